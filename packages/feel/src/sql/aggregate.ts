import type { CompareIr, Ir } from "../ir.ts";
import { childrenOf } from "../ir.ts";
import { conjunctsOf, slotsOf } from "../keys.ts";
import type { Env, Source } from "./block.ts";
import { Block, columnOf, rebind } from "./block.ts";
import type { EmitContext } from "./context.ts";
import type { Fragment } from "./fragment.ts";
import { notFalseSql, Refused, truthSql } from "./fragment.ts";
import type { Plan, Scoped } from "./plan.ts";
import { sourcesRead } from "./plan.ts";

// A list becomes a sub-select joined to the block that asks for it:
//   - where its conditions tie it to the block by equalities alone, it is grouped by those keys once for all rows;
//   - where they also compare with the block's values, it is joined to the block's own rows and grouped by their ids.
// Either way one row of the block meets at most one row of the sub-select.

/** A condition of the sub-select: must be true, or (for the body of `some`) must not be false. */
export interface RowTest extends Scoped {
  readonly keepUnknown?: boolean;
}

export interface AggregateRequest {
  readonly plan: Plan;
  /** Further tests of the rows, besides the plan's conditions. */
  readonly tests?: readonly RowTest[];
  /** Further expressions that `aggregate` emits; they decide which form the sub-select takes. */
  readonly reads?: readonly Scoped[];
  /** The aggregate, emitted inside the sub-select; `rest` are the tests that its rows do not meet by their keys. */
  readonly aggregate: (inner: Block, rest: readonly RowTest[]) => string;
}

/** Joins the aggregate to the block; answers its column, null where no row was found. */
export function joinAggregate(context: EmitContext, block: Block, request: AggregateRequest): string {
  const { plan } = request;
  for (const [index, source] of plan.sources.entries()) source.alias = `d${block.depth + 1}_${index + 1}`;
  const own = new Set(plan.sources);
  const { keys, rest } = sortTests(context, plan, request.tests ?? []);
  const outward = [...rest, ...(request.reads ?? [])].some((scoped) => readsOutside(context, scoped, own));
  return outward ? joinPerRow(context, block, request, keys, rest) : joinGrouped(context, block, request, keys, rest);
}

/** The two sides of a comparison between the plan's rows and those around them. */
export interface Sides {
  /** Reads the plan's rows only. */
  readonly inner: Scoped;
  /** Reads none of them. */
  readonly outer: Scoped;
  /** The outer side is written first. */
  readonly turned: boolean;
}

/** The plan's conditions and further tests, apart: equalities that tie its rows to the block, and the rest. */
export function sortTests(
  context: EmitContext,
  plan: Plan,
  more: readonly RowTest[],
): { readonly keys: readonly Sides[]; readonly rest: readonly RowTest[] } {
  const own = new Set(plan.sources);
  const conditions = plan.conditions.flatMap(({ ir, env }) =>
    conjunctsOf(ir).map((conjunct) => ({ ir: conjunct, env })),
  );
  const sorted = [...conditions, ...more].map((test) => {
    const { ir, env } = test;
    const isKey = ir.kind === "compare" && isKeyEquality(ir);
    return { test, key: isKey ? sidesOf(context, { ir, env }, own) : undefined };
  });
  return {
    keys: sorted.flatMap(({ key }) => (key === undefined ? [] : [key])),
    rest: sorted.flatMap(({ key, test }) => (key === undefined ? [test] : [])),
  };
}

/** Undefined where a side reads both, or either reads no row. */
export function sidesOf(
  context: EmitContext,
  { ir, env }: { readonly ir: CompareIr; readonly env: Env },
  own: ReadonlySet<Source>,
): Sides | undefined {
  const [left, right] = [
    { ir: ir.left, env },
    { ir: ir.right, env },
  ];
  const [leftReads, rightReads] = [sourcesRead(context, left), sourcesRead(context, right)];
  const inside = (reads: ReadonlySet<Source>): boolean => reads.size > 0 && [...reads].every((each) => own.has(each));
  const outside = (reads: ReadonlySet<Source>): boolean => reads.size > 0 && ![...reads].some((each) => own.has(each));
  if (inside(leftReads) && outside(rightReads)) return { inner: left, outer: right, turned: false };
  if (inside(rightReads) && outside(leftReads)) return { inner: right, outer: left, turned: true };
  return undefined;
}

/** Equality of two values of one simple type: never null, so it can be a key in every kind of list. */
export function isKeyEquality(ir: CompareIr): boolean {
  const { type } = ir.left;
  const simple = type === "string" || type === "number" || type === "boolean" || type === "date";
  return ir.operator === "=" && simple && type === ir.right.type;
}

export function readsOutside(context: EmitContext, scoped: Scoped, own: ReadonlySet<Source>): boolean {
  return [...sourcesRead(context, scoped)].some((source) => !own.has(source));
}

function joinGrouped(
  context: EmitContext,
  block: Block,
  request: AggregateRequest,
  keys: readonly Sides[],
  rest: readonly RowTest[],
): string {
  const inner = new Block(request.plan.sources, fromOf(context, request.plan.sources), block.depth + 1);
  const innerKeys = keys.map((key) => context.emit(key.inner.ir, key.inner.env, inner));
  const where = rest.map((test) => testSql(context, test, inner));
  const aggregate = request.aggregate(inner, rest);
  const on = keys.map((key, index) => {
    const outer = context.emit(key.outer.ir, key.outer.env, block);
    const column: Fragment = { ...outer, sql: `\u0001.k${index + 1}`, nullable: innerKeys[index]?.nullable ?? true };
    return equalitySql(column, outer);
  });
  const groups = keys.map((_, index) => String(index + 1)).join(", ");
  const tail = [
    `FROM ${inner.fromWithJoins()}`,
    ...(where.length === 0 ? [] : [`WHERE ${where.join(" AND ")}`]),
    ...(keys.length === 0 ? [] : [`GROUP BY ${groups}`]),
  ].join(" ");
  return block.aggregate({
    keys: innerKeys.map((key) => key.sql),
    tail,
    on: on.length === 0 ? "TRUE" : on.join(" AND "),
    aggregate,
  });
}

function joinPerRow(
  context: EmitContext,
  block: Block,
  request: AggregateRequest,
  keys: readonly Sides[],
  rest: readonly RowTest[],
): string {
  const { plan } = request;
  const sources = [...block.sources, ...plan.sources];
  // The key equalities stand where the rows meet, so they must not need joins of their own there.
  const probe = new Block(sources, "", block.depth + 1);
  const on = keys.map((key) => {
    hoistOuterParts(context, key.outer);
    return equalitySql(
      context.emit(key.inner.ir, key.inner.env, probe),
      context.emit(key.outer.ir, key.outer.env, probe),
    );
  });
  for (const test of rest) hoistOuterParts(context, test);
  if (probe.joinCount > 0) throw new Refused("feel.sql.list", plan.element.ir.span);
  const joined = `${block.from} JOIN ${fromOf(context, plan.sources)} ON ${on.join(" AND ") || "TRUE"}`;
  const inner = new Block(sources, joined, block.depth + 1);
  const where = rest.map((test) => testSql(context, test, inner));
  const aggregate = request.aggregate(inner, rest);
  const ids = block.sources.map((source) => columnOf(source, source.rowId));
  const groups = ids.map((_, index) => String(index + 1)).join(", ");
  const tail = [
    `FROM ${inner.fromWithJoins()}`,
    ...(where.length === 0 ? [] : [`WHERE ${where.join(" AND ")}`]),
    `GROUP BY ${groups}`,
  ].join(" ");
  const outerOn = ids.map((id, index) => `\u0001.k${index + 1} = ${id}`).join(" AND ");
  return block.aggregate({ keys: ids, tail, on: outerOn, aggregate });
}

function fromOf(context: EmitContext, sources: readonly Source[]): string {
  return sources.map((source) => `${context.relation(source.dataset ?? "").from} ${source.alias}`).join(" CROSS JOIN ");
}

function testSql(context: EmitContext, test: RowTest, inner: Block): string {
  const emitted = context.emit(test.ir, test.env, inner);
  return test.keepUnknown === true ? notFalseSql(emitted) : truthSql(emitted);
}

/** The answers that decide among rows that are there: those that fail a test are not, so only tests that may be unknown. */
export function unsureAnswers(context: EmitContext, inner: Block, rest: readonly RowTest[]): readonly Fragment[] {
  return rest
    .filter((test) => test.keepUnknown === true)
    .map((test) => context.emit(test.ir, test.env, inner))
    .filter((answer) => answer.nullable);
}

/** FEEL's `=` of two values of one type: null equals null and nothing else, never unknown. */
export function equalitySql(left: Fragment, right: Fragment): string {
  const operator = left.nullable || right.nullable ? "IS NOT DISTINCT FROM" : "=";
  return `${left.sql} ${operator} ${right.sql}`;
}

/** Parts that read the judged row alone and need joins are computed in an earlier layer, once per row. */
function hoistOuterParts(context: EmitContext, scoped: Scoped): void {
  const reads = sourcesRead(context, scoped);
  const baseOnly = [...reads].every((source) => source === context.base) && reads.size > 0;
  if (isPlain(context, scoped)) return;
  if (
    baseOnly &&
    context.isOwn(scoped.ir) &&
    needsJoin(scoped.ir) &&
    typeof scoped.ir.type === "string" &&
    !mentionsLocals(scoped.ir, new Set())
  ) {
    // A computed column stands for the node alone, so the node must not hang on variables.
    context.hoist(scoped.ir);
    return;
  }
  for (const child of directParts(scoped.ir)) hoistOuterParts(context, { ir: child, env: scoped.env });
}

function directParts(ir: Ir): readonly Ir[] {
  switch (ir.kind) {
    case "and":
    case "or":
      return ir.operands;
    case "compare":
    case "arithmetic":
      return [ir.left, ir.right];
    case "between":
      return [ir.value, ir.low, ir.high];
    case "if":
      return [ir.condition, ir.whenTrue, ir.otherwise];
    case "call":
    case "library call":
      return ir.args.filter((argument) => argument !== null);
    case "negate":
      return [ir.operand];
    default:
      return [];
  }
}

/** Whether an expression is more than arithmetic on columns: it reads lists, lets or functions from outside. */
function needsJoin(ir: Ir): boolean {
  if (["dataset", "let", "library call"].includes(ir.kind)) return true;
  return childrenOf(ir).some(needsJoin);
}

function mentionsLocals(ir: Ir, own: ReadonlySet<number>): boolean {
  if (ir.kind === "local" || ir.kind === "item name") return !own.has(ir.slot);
  const inner = new Set([...own, ...slotsOf(ir)]);
  return childrenOf(ir).some((child) => mentionsLocals(child, inner));
}

/** Already a column of the base, or no column at all. */
function isPlain(context: EmitContext, scoped: Scoped): boolean {
  const { ir } = scoped;
  if (ir.kind === "field" && ir.of.kind === "subject") return true;
  return ir.kind === "literal" || ir.kind === "parameter" || context.computed(ir) !== undefined;
}

/** Joins the row at a place of the list (1 first, -1 last); answers its source and the element seen from it. */
export function joinRow(
  context: EmitContext,
  block: Block,
  plan: Plan,
  position: 1 | -1,
): { readonly source: Source; readonly element: Scoped } {
  const [only] = plan.sources;
  if (only?.dataset === undefined || plan.sources.length !== 1)
    throw new Refused("feel.sql.list", plan.element.ir.span);
  const from: Source = only;
  const id = joinAggregate(context, block, {
    plan,
    aggregate: () => `${position === 1 ? "MIN" : "MAX"}(${columnOf(from, from.rowId)})`,
  });
  const relation = context.relation(only.dataset);
  const alias = block.relation(relation.from, `${columnOf({ ...from, alias: "\u0001" }, from.rowId)} = ${id}`);
  const source: Source = { dataset: only.dataset, rowId: only.rowId, alias };
  return { source, element: { ir: plan.element.ir, env: rebind(plan.element.env, from, source) } };
}
