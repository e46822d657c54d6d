import type { CompareIr } from "../ir.ts";
import type { RowTest, Sides } from "./aggregate.ts";
import { joinAggregate, readsOutside, sidesOf, sortTests, unsureAnswers } from "./aggregate.ts";
import type { Block } from "./block.ts";
import { logicSql, orderedTypes, orderSql } from "./comparison.ts";
import type { EmitContext } from "./context.ts";
import type { Fragment } from "./fragment.ts";
import { fragment } from "./fragment.ts";
import { flip, quotientIr } from "./numbers.ts";
import type { Plan } from "./plan.ts";

// `some d in D satisfies d.key = key and d.x < y`: some x is less than y exactly where the least is. So the rows are
// grouped by key once, and the least (or greatest) x of each key is compared with y in the block that asks; no row of the
// block meets more than one row of D, however many share a key.

/** Whether some item meets the tests, and whether none does. */
export interface ExtremeAnswer {
  readonly some: Fragment;
  readonly none: Fragment;
}

/** Undefined where the tests have another shape: they must read the block in keys and in one inequality only. */
export function extremeAnswer(
  context: EmitContext,
  block: Block,
  plan: Plan,
  tests: readonly RowTest[],
): ExtremeAnswer | undefined {
  const found = inequalityOf(context, plan, tests);
  if (found === undefined) return undefined;
  const { ir, sides } = found;
  const operator = sides.turned ? flip(ir.operator) : ir.operator;
  const { days: _, ...outer } = context.emit(sides.outer.ir, sides.outer.env, block);
  const columns = extremeColumns(context, block, plan, { ...found, extreme: operator.startsWith("<") ? "MIN" : "MAX" });
  const compared = (column: Fragment): string => orderSql(column, operator, outer, ir).sql;
  const { sure, possible, missing } = columns;
  // A key that has rows has an answer to whether a value is missing; where none can be, it has an extreme.
  const present = `${missing ?? possible.sql} IS NOT NULL`;
  return answerSql(compared(sure), [
    ...(possible.sql === sure.sql ? [] : [compared(possible)]),
    ...(missing === undefined ? [] : [missing]),
    ...(outer.nullable ? [`(${outer.sql} IS NULL AND ${present})`] : []),
  ]);
}

/** Three-valued: true where `sure` is, else unknown where one of `unknown` is true. Each may be null for false. */
function answerSql(sure: string, unknown: readonly string[]): ExtremeAnswer {
  if (unknown.length === 0) {
    const none = `(${sure} IS NOT TRUE)`;
    const some = { ...fragment(`(${sure} IS TRUE)`, "boolean", false), truth: sure, negation: none };
    return { some, none: fragment(none, "boolean", false) };
  }
  const cases = (whenSure: string, otherwise: string): string =>
    `CASE WHEN ${sure} THEN ${whenSure} WHEN ${unknown.join(" OR ")} THEN NULL ELSE ${otherwise} END`;
  const notFalse = `(${[sure, ...unknown].join(" OR ")})`;
  return {
    some: { ...fragment(cases("TRUE", "FALSE"), "boolean", true), truth: sure, notFalse },
    none: {
      ...fragment(cases("FALSE", "TRUE"), "boolean", true),
      truth: `(${notFalse} IS NOT TRUE)`,
      notFalse: `(${sure} IS NOT TRUE)`,
    },
  };
}

interface Inequality {
  readonly ir: CompareIr;
  readonly sides: Sides;
  /** The tests without it. */
  readonly others: readonly RowTest[];
}

function inequalityOf(context: EmitContext, plan: Plan, tests: readonly RowTest[]): Inequality | undefined {
  const own = new Set(plan.sources);
  const { rest } = sortTests(context, plan, tests);
  const [only, ...more] = rest.filter((test) => readsOutside(context, test, own));
  // A condition of the list counts what is unknown as false; only the body keeps it.
  if (only?.keepUnknown !== true || more.length > 0 || only.ir.kind !== "compare") return undefined;
  const { ir, env } = only;
  const ordered = orderedTypes.includes(ir.left.type) && ir.left.type === ir.right.type;
  if (ir.operator === "=" || ir.operator === "!=" || !ordered) return undefined;
  // A quotient is no value: it is only exact where it is compared.
  if ([ir.left, ir.right].some((side) => quotientIr(context.program, side) !== undefined)) return undefined;
  const sides = sidesOf(context, { ir, env }, own);
  return sides === undefined ? undefined : { ir, sides, others: tests.filter((test) => test !== only) };
}

interface ExtremeColumns {
  /** The extreme value of the rows that surely meet the other tests. */
  readonly sure: Fragment;
  /** Of those that may: the same column where no other test can be unknown. */
  readonly possible: Fragment;
  /** Whether the value is null in some row; undefined where it never is. */
  readonly missing: string | undefined;
}

function extremeColumns(
  context: EmitContext,
  block: Block,
  plan: Plan,
  { sides, others, extreme }: Inequality & { readonly extreme: "MIN" | "MAX" },
): ExtremeColumns {
  const seen: { value: Fragment; unsure: boolean }[] = [];
  const column = (aggregate: (value: string, sure: string) => string): string =>
    joinAggregate(context, block, {
      plan,
      tests: others,
      reads: [sides.inner],
      aggregate: (inner, rest) => {
        const { days: _, ...value } = context.emit(sides.inner.ir, sides.inner.env, inner);
        const unsure = unsureAnswers(context, inner, rest);
        seen.push({ value, unsure: unsure.length > 0 });
        return aggregate(value.sql, unsure.length === 0 ? "TRUE" : logicSql("and", unsure).sql);
      },
    });
  const possible = column((value) => `${extreme}(${value})`);
  const [first] = seen;
  if (first === undefined) throw new Error("the aggregate was not asked for");
  const { value, unsure } = first;
  const sure = unsure ? column((each, test) => `${extreme}(CASE WHEN ${test} THEN ${each} END)`) : possible;
  const missing = value.nullable ? column((each) => `BOOL_OR(${each} IS NULL)`) : undefined;
  const like = (sql: string): Fragment => ({ ...value, sql, nullable: true });
  return { sure: like(sure), possible: like(possible), missing };
}
