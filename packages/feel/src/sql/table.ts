import type { Ir, LiteralIr, TableIr, TableOutputIr, TestIr, UnaryTestsIr } from "../ir.ts";
import { literalOf, valueOfLiteral } from "../literal.ts";
import { isNumber, negateNumber } from "../number.ts";
import { equalValues } from "../operators.ts";
import type { FeelType } from "../type.ts";
import { sameType, typeName } from "../type.ts";
import { Block, columnOf, type Env } from "./block.ts";
import { equalSql, orderSql } from "./comparison.ts";
import type { EmitContext } from "./context.ts";
import type { Fragment } from "./fragment.ts";
import { commonDigits, digitsOfText, fragment, Refused, sqlTypeOf, truthSql } from "./fragment.ts";
import { unifyNumbers } from "./numbers.ts";
import { sqlText } from "./parameters.ts";

// A decision table is a relation of its rules, joined to the rows: which rules hold is one join, whose keys are the
// columns with equal signs; which of them counts is one aggregate; what it says is a second join. Rules whose columns are
// tested in the same ways stand in one relation, so that every condition is a plain comparison.
//
// Cells must be constants: values, comparisons with values, ranges, and lists of these. Other tables are refused.

/** What the table gives in one of its outputs, by its place. */
export function tableOutputSql(context: EmitContext, ir: TableIr, place: number, env: Env, block: Block): Fragment {
  const output = ir.outputs[place];
  if (output === undefined) throw new Refused("feel.sql.table", ir.span);
  const values = ir.rules.map((rule) => constantOf(rule.outputs[place]) ?? refuse(ir));
  const holding = joinHolding(context, ir, env, block);
  const result = resultSql(context, { ir, output, values }, holding, { env, block });
  const allowed = ir.inputs.flatMap((input) => allowedSql(context, input, { env, block }));
  if (allowed.length === 0) return result;
  return { ...result, sql: `CASE WHEN ${allowed.join(" AND ")} THEN ${result.sql} END`, nullable: true };
}

function refuse(ir: Ir): never {
  throw new Refused("feel.sql.table", ir.span);
}

// Which rules hold ---------------------------------------------------------------------------------------------------

/** What one cell asks of its column. */
type Cell =
  | { readonly kind: "any" }
  | { readonly kind: "null" }
  | { readonly kind: "equal"; readonly value: LiteralIr }
  | { readonly kind: "range"; readonly low: End | null; readonly high: End | null };

interface End {
  readonly value: LiteralIr;
  readonly closed: boolean;
}

/** A way in which a rule holds: one part of each of its cells. A cell that lists several values makes several ways. */
interface Way {
  readonly rule: number;
  readonly parts: readonly Part[];
}

interface Part {
  readonly cell: Cell;
  /** Whether a missing value leaves the part unknown, not failed: the cell does not speak of null. */
  readonly unsure: boolean;
}

/** Tables are written by people: more is a mistake, or better a dataset. */
const maxWays = 100_000;
/** Each shape is a join of its own. */
const maxShapes = 24;

interface Holding {
  /**
   * The join's column of this aggregate over `h.no`, the numbers of the rules that hold, and `h.unsure`, the numbers of
   * those that might hold if a missing value were known.
   */
  readonly aggregate: (sql: string) => string;
  /** The same, over the outputs `o.v` of the rules that hold. */
  readonly aggregateOutputs: (relation: string, sql: string) => string;
}

/** Joins the numbers of the rules that hold for each row. Equal tables share the join. */
function joinHolding(context: EmitContext, ir: TableIr, env: Env, block: Block): Holding {
  const ids = block.sources.map((source) => columnOf(source, source.rowId));
  const keys = ids.map((_, index) => `k${index + 1}`);
  const numbered = ids.map((id, index) => `${id} AS ${keys[index]}`).join(", ");
  const selects = [...shapesOf(ir).values()].flatMap((ways) => {
    const inner = new Block(block.sources, block.from, block.depth + 1);
    const { relation, conditions } = waysRelation(context, ir, ways, env, inner);
    const from = `FROM ${inner.fromWithJoins()} JOIN ${relation} t ON`;
    const holds = conditions.map((condition) => condition.sql);
    const sure = `SELECT ${numbered}, t.no AS no, CAST(NULL AS INTEGER) AS unsure ${from} ${allOf(holds)}`;
    const missing = conditions.flatMap((condition) => condition.missing ?? []);
    if (ir.missing === "no match" || missing.length === 0) return [sure];
    const mayHold = conditions.map(({ sql, missing: own }) => (own === undefined ? sql : `(${sql} OR ${own})`));
    const unsure = allOf([`(${missing.join(" OR ")})`, ...mayHold]);
    return [sure, `SELECT ${numbered}, CAST(NULL AS INTEGER) AS no, t.no AS unsure ${from} ${unsure}`];
  });
  const on = ids.map((id, index) => `\u0001.k${index + 1} = ${id}`).join(" AND ");
  const groups = keys.map((_, index) => String(index + 1)).join(", ");
  // UNION without ALL: a rule that holds in two ways counts once.
  const found = `FROM (${selects.join(" UNION ")}) h`;
  const from = (tail: string) => (sql: string) =>
    block.aggregate({
      keys: keys.map((key) => `h.${key}`),
      tail: `${tail} GROUP BY ${groups}`,
      on,
      aggregate: sql,
    });
  return {
    aggregate: from(found),
    aggregateOutputs: (relation, sql) => from(`${found} JOIN ${relation} o ON o.no = h.no`)(sql),
  };
}

function allOf(conditions: readonly string[]): string {
  return conditions.length === 0 ? "TRUE" : conditions.join(" AND ");
}

function shapesOf(ir: TableIr): ReadonlyMap<string, readonly Way[]> {
  const ways = ir.rules.flatMap((rule, index) => waysOf(ir, rule.tests, index + 1));
  if (ways.length === 0 || ways.length > maxWays) refuse(ir);
  const shapes = new Map<string, Way[]>();
  for (const way of ways) {
    const shape = way.parts.map(shapeOf).join(" ");
    const known = shapes.get(shape);
    if (known === undefined) shapes.set(shape, [way]);
    else known.push(way);
  }
  if (shapes.size > maxShapes) refuse(ir);
  return shapes;
}

function shapeOf({ cell, unsure }: Part): string {
  const ends = cell.kind === "range" ? [cell.low, cell.high] : [];
  const signs = ends.map((end) => (end === null ? "." : end.closed ? "=" : "<"));
  return [cell.kind, ...signs, ...(unsure ? ["?"] : [])].join("");
}

function waysOf(ir: TableIr, tests: readonly UnaryTestsIr[], rule: number): readonly Way[] {
  let ways: readonly (readonly Part[])[] = [[]];
  for (const column of tests) {
    if (column.negated) refuse(ir);
    const cells = column.tests.flatMap((test) => cellsOf(ir, test));
    const speaksOfNull = cells.some(({ kind }) => kind === "null");
    ways = ways.flatMap((way) => cells.map((cell) => [...way, { cell, unsure: cell.kind !== "any" && !speaksOfNull }]));
    if (ways.length > maxWays) refuse(ir);
  }
  return ways.map((parts) => ({ rule, parts }));
}

/** What a test asks; several where it names a list. */
function cellsOf(ir: TableIr, test: TestIr): readonly Cell[] {
  switch (test.kind) {
    case "expression": {
      const holds = constantOf(test.body);
      return holds?.value === true ? [{ kind: "any" }] : refuse(ir);
    }
    case "compare": {
      const value = constantOf(test.operand) ?? refuse(ir);
      if (test.operator === "=") return [equalTo(value)];
      if (test.operator === "!=") return refuse(ir);
      // Nothing is less or more than null.
      if (value.value === null) return [];
      const end = { value, closed: test.operator === "<=" || test.operator === ">=" };
      const below = test.operator === "<" || test.operator === "<=";
      return [{ kind: "range", low: below ? null : end, high: below ? end : null }];
    }
    default:
      return memberCells(ir, test.operand);
  }
}

function memberCells(ir: TableIr, operand: Ir): readonly Cell[] {
  if (operand.kind === "list") return operand.items.flatMap((item) => memberCells(ir, item));
  if (operand.kind === "range") {
    const [low, high] = [operand.low, operand.high].map((end) =>
      end === null ? null : (constantOf(end) ?? refuse(ir)),
    );
    if (low?.value === null || high?.value === null) return refuse(ir);
    return [{ kind: "range", low: endAt(low, operand.lowClosed), high: endAt(high, operand.highClosed) }];
  }
  return [equalTo(constantOf(operand) ?? refuse(ir))];
}

function endAt(value: LiteralIr | null | undefined, closed: boolean): End | null {
  return value === null || value === undefined ? null : { value, closed };
}

function equalTo(value: LiteralIr): Cell {
  return value.value === null ? { kind: "null" } : { kind: "equal", value };
}

/** `sql` is true where the part holds; `missing` is true where it is unknown for want of a value. */
interface Condition {
  readonly sql: string;
  readonly missing?: string;
}

/** The relation of ways of one shape, and when each holds for a row of the block. */
function waysRelation(
  context: EmitContext,
  ir: TableIr,
  ways: readonly Way[],
  env: Env,
  inner: Block,
): { readonly relation: string; readonly conditions: readonly Condition[] } {
  const columns: Column[] = [{ name: "no", type: "INTEGER", texts: ways.map((way) => String(rankOf(ir, way.rule))) }];
  const add = (values: readonly LiteralIr[]): Fragment => {
    const name = `c${columns.length}`;
    const { column, type, digits } = columnOfLiterals(ir, name, values);
    columns.push(column);
    return fragment(`t.${name}`, type, false, digits);
  };
  const [shape] = ways;
  const conditions = (shape?.parts ?? []).flatMap(({ cell, unsure }, index): readonly Condition[] => {
    const input = ir.inputs[index]?.value ?? refuse(ir);
    if (cell.kind === "any") return [];
    const value = context.emit(input, env, inner);
    const missing = unsure && value.nullable ? { missing: `${value.sql} IS NULL` } : {};
    if (cell.kind === "null") return [{ sql: `(${value.sql} IS NULL)` }];
    const at = (pick: (cell: Cell) => LiteralIr | undefined): Fragment =>
      add(ways.map((way) => pick(way.parts[index]!.cell) ?? refuse(ir)));
    if (cell.kind === "equal") {
      const wanted = at((own) => (own.kind === "equal" ? own.value : undefined));
      if (!keyTypes.includes(wanted.type)) throw new Refused("feel.sql.type", ir.span, { type: typeName(wanted.type) });
      return [{ sql: truthSql(equalSql(value, wanted, ir)), ...missing }];
    }
    const { low, high } = cell;
    const lowSql =
      low &&
      orderSql(
        value,
        low.closed ? ">=" : ">",
        at((own) => endOf(own, "low")),
        ir,
      ).sql;
    const highSql =
      high &&
      orderSql(
        value,
        high.closed ? "<=" : "<",
        at((own) => endOf(own, "high")),
        ir,
      ).sql;
    const ends = [lowSql, highSql].filter((sql) => sql !== null);
    return [{ sql: ends.length === 1 ? ends.join("") : `(${ends.join(" AND ")})`, ...missing }];
  });
  return { relation: valuesSql(columns), conditions };
}

const keyTypes: readonly FeelType[] = ["string", "number", "boolean", "date"];

function endOf(cell: Cell, end: "low" | "high"): LiteralIr | undefined {
  return cell.kind === "range" ? cell[end]?.value : undefined;
}

// Which of them counts, and what it says -----------------------------------------------------------------------------

interface Output {
  readonly ir: TableIr;
  readonly output: TableOutputIr;
  /** Of every rule. */
  readonly values: readonly LiteralIr[];
}

function resultSql(
  context: EmitContext,
  { ir, output, values }: Output,
  holding: Holding,
  place: { readonly env: Env; readonly block: Block },
): Fragment {
  const { block, env } = place;
  const first = holding.aggregate("MIN(h.no)");
  const unsure = unsureSql(ir, first, holding);
  if (ir.hitPolicy === "COLLECT COUNT") {
    const count = `COALESCE(${holding.aggregate("COUNT(h.no)")}, 0)`;
    const sql = unsure === undefined ? count : `CASE WHEN ${unsure} THEN NULL ELSE ${count} END`;
    return fragment(sql, "number", unsure !== undefined, { precision: 18, scale: 0 });
  }
  const fallback = output.fallback === null ? undefined : context.emit(output.fallback, env, block);
  const relation = outputsRelation(ir, values);
  const collected = collectedSql(ir, relation, values, holding);
  const chosen =
    collected ?? fragment(`${joinOutputs(block, relation.sql, first)}.v`, relation.type, true, relation.digits);
  const several = mustBeOne.includes(ir.hitPolicy) ? `${first} <> ${holding.aggregate("MAX(h.no)")}` : undefined;
  return chooseSql({ chosen, unsure, fallback, none: `${first} IS NULL`, several }, ir);
}

/** Whether a rule that might hold leaves the answer open; undefined if the table passes over missing values. */
function unsureSql(ir: TableIr, first: string, holding: Holding): string | undefined {
  if (ir.missing === "no match") return undefined;
  const least = holding.aggregate("MIN(h.unsure)");
  if (ir.hitPolicy !== "FIRST") return `${least} IS NOT NULL`;
  return `${least} IS NOT NULL AND (${first} IS NULL OR ${least} < ${first})`;
}

const mustBeOne: readonly string[] = ["UNIQUE", "ANY"];

function chooseSql(
  parts: {
    readonly chosen: Fragment;
    readonly unsure: string | undefined;
    readonly fallback: Fragment | undefined;
    readonly none: string;
    readonly several: string | undefined;
  },
  ir: Ir,
): Fragment {
  const { chosen, unsure, fallback, none, several } = parts;
  const branches = unsure === undefined ? [] : [`WHEN ${unsure} THEN NULL`];
  let digits = chosen.digits;
  let sql = chosen.sql;
  if (fallback !== undefined && fallback.type !== "null") {
    if (fallback.type !== chosen.type) throw new Refused("feel.sql.type", ir.span, { type: typeName(fallback.type) });
    let other = fallback.sql;
    if (chosen.type === "number") {
      const unified = unifyNumbers([chosen, fallback], ir);
      ({ digits } = unified);
      [sql = "", other = ""] = unified.values;
    }
    branches.push(`WHEN ${none} THEN ${other}`);
  }
  if (several !== undefined) branches.push(`WHEN ${several} THEN NULL`);
  const whole = branches.length === 0 ? sql : `CASE ${branches.join(" ")} ELSE ${sql} END`;
  return fragment(whole, chosen.type, true, digits);
}

/** Sums, least and greatest of what the rules say; undefined for the policies that choose one rule. */
function collectedSql(
  ir: TableIr,
  relation: OutputsRelation,
  values: readonly LiteralIr[],
  holding: Holding,
): Fragment | undefined {
  const function_ = aggregates[ir.hitPolicy];
  if (function_ === undefined) {
    if (!choosing.includes(ir.hitPolicy)) refuse(ir);
    return undefined;
  }
  if (ir.outputs.length !== 1 || values.some(({ value }) => value === null)) refuse(ir);
  if (function_ !== "SUM") {
    if (!["number", "string", "date"].includes(typeName(relation.type))) refuse(ir);
    const column = holding.aggregateOutputs(relation.sql, `${function_}(o.v)`);
    return fragment(column, relation.type, true, relation.digits);
  }
  const { digits } = relation;
  if (relation.type !== "number" || digits === undefined) return refuse(ir);
  const precision = digits.precision + String(ir.rules.length).length;
  if (precision > 34) throw new Refused("feel.sql.digits", ir.span);
  const sum = holding.aggregateOutputs(relation.sql, "SUM(o.v)");
  const type = sqlTypeOf("number", { precision, scale: digits.scale });
  return fragment(`CAST(${sum} AS ${type})`, "number", true, { precision, scale: digits.scale });
}

const aggregates: Readonly<Partial<Record<string, string>>> = {
  "COLLECT SUM": "SUM",
  "COLLECT MIN": "MIN",
  "COLLECT MAX": "MAX",
};
const choosing: readonly string[] = ["UNIQUE", "ANY", "FIRST", "PRIORITY"];

interface OutputsRelation {
  readonly sql: string;
  readonly type: FeelType;
  readonly digits: Fragment["digits"];
}

function outputsRelation(ir: TableIr, values: readonly LiteralIr[]): OutputsRelation {
  const { column, type, digits } = columnOfLiterals(ir, "v", values);
  const numbers = values.map((_, index) => rankOf(ir, index + 1));
  // Rules with one number say the same.
  const distinct = numbers.flatMap((number, index) => (numbers.indexOf(number) === index ? [index] : []));
  const columns = [
    { name: "no", type: "INTEGER", texts: distinct.map((index) => String(numbers[index])) },
    { ...column, texts: distinct.map((index) => column.texts[index] ?? null) },
  ];
  return { sql: valuesSql(columns), type, digits };
}

function joinOutputs(block: Block, relation: string, number: string): string {
  return block.relation(relation, `\u0001.no = ${number}`);
}

const ranks = new WeakMap<TableIr, readonly number[]>();

/** The number of a rule: its place, or what stands for it under the policy. The least number counts. */
function rankOf(ir: TableIr, rule: number): number {
  let known = ranks.get(ir);
  if (known === undefined) {
    known = ranksOf(ir);
    ranks.set(ir, known);
  }
  return known[rule - 1] ?? rule;
}

function ranksOf(ir: TableIr): readonly number[] {
  const places = ir.rules.map((_, index) => index + 1);
  if (ir.hitPolicy === "ANY") {
    const outputs = ir.rules.map((rule) => rule.outputs.map((output) => constantOf(output) ?? refuse(ir)));
    return outputs.map((own) => 1 + outputs.findIndex((other) => other.every((each, at) => same(each, own[at]!))));
  }
  if (ir.hitPolicy !== "PRIORITY") return places;
  const priorities = ir.rules.map((rule) => ir.outputs.map((output, at) => priorityOf(ir, output, rule.outputs[at])));
  const sorted = places.toSorted((one, other) => {
    for (const [at, rank] of (priorities[one - 1] ?? []).entries()) {
      const difference = rank - (priorities[other - 1]?.[at] ?? 0);
      if (difference !== 0) return difference;
    }
    return one - other;
  });
  return places.map((place) => 1 + sorted.indexOf(place));
}

function priorityOf(ir: TableIr, output: TableOutputIr, written: Ir | undefined): number {
  const value = constantOf(written) ?? refuse(ir);
  const place = output.priorities.findIndex((test) => {
    const [cell, ...more] = cellsOf(ir, test);
    if (cell === undefined || more.length > 0) return refuse(ir);
    if (cell.kind === "null") return value.value === null;
    return cell.kind === "equal" ? same(cell.value, value) : refuse(ir);
  });
  return place < 0 ? output.priorities.length : place;
}

function same(one: LiteralIr, other: LiteralIr): boolean {
  return equalValues(valueOfLiteral(one), valueOfLiteral(other)) === true;
}

// Allowed values -----------------------------------------------------------------------------------------------------

function allowedSql(
  context: EmitContext,
  input: TableIr["inputs"][number],
  { env, block }: { readonly env: Env; readonly block: Block },
): readonly string[] {
  const { value, allowed, slot } = input;
  if (allowed === null) return [];
  const { span } = value;
  const tested: Ir = { kind: "in", value, slot, tests: allowed.tests, type: "boolean", span };
  const test: Ir = allowed.negated
    ? { kind: "call", function: "not", overload: 0, args: [tested], type: "boolean", span }
    : tested;
  return [`(${context.emit(value, env, block).sql} IS NULL OR ${truthSql(context.emit(test, env, block))})`];
}

// Constants ----------------------------------------------------------------------------------------------------------

/** A constant, through signs and declared types that leave it as it is. */
function constantOf(ir: Ir | undefined): LiteralIr | undefined {
  switch (ir?.kind) {
    case "literal":
      return ir;
    case "negate": {
      const operand = constantOf(ir.operand);
      const value = operand === undefined ? null : valueOfLiteral(operand);
      return isNumber(value) ? literalOf(negateNumber(value), ir.span) : undefined;
    }
    case "conform": {
      const operand = constantOf(ir.operand);
      const kept = operand !== undefined && (operand.type === "null" || sameType(operand.type, ir.to));
      return kept && ir.constraint === undefined ? operand : undefined;
    }
    default:
      return undefined;
  }
}

interface Column {
  readonly name: string;
  readonly type: string;
  readonly texts: readonly (string | null)[];
}

/** The literals of one column in their common type. */
function columnOfLiterals(
  ir: TableIr,
  name: string,
  values: readonly LiteralIr[],
): { readonly column: Column; readonly type: FeelType; readonly digits: Fragment["digits"] } {
  const filled = values.filter(({ value }) => value !== null);
  const [first] = filled;
  const type = first?.type ?? "string";
  const texts = values.map((literal) => {
    if (literal.value === null) return null;
    if (!sameType(literal.type, type)) throw new Refused("feel.sql.type", ir.span, { type: "any" });
    const text = sqlText(valueOfLiteral(literal));
    return text === undefined ? refuse(ir) : String(text);
  });
  const written = texts.filter((text) => text !== null);
  const digits = type === "number" ? written.map(digitsOfText).reduce(commonDigits) : undefined;
  const whole = digits !== undefined && digits.scale === 0 && digits.precision <= 18;
  const sqlType = whole ? "BIGINT" : sqlTypeOf(type, digits);
  if (sqlType === undefined) throw new Refused("feel.sql.type", ir.span, { type: typeName(type) });
  return { column: { name, type: sqlType, texts }, type, digits };
}

/** A bracketed SELECT over VALUES, which stand in the statement as quoted texts. */
function valuesSql(columns: readonly Column[]): string {
  const rows = (columns[0]?.texts ?? []).map((_, row) => {
    const cells = columns.map(({ texts }) => {
      const text = texts[row] ?? null;
      return text === null ? "NULL" : `'${text.replaceAll("'", "''")}'`;
    });
    return `(${cells.join(", ")})`;
  });
  const names = columns.map((_, index) => `v${index + 1}`);
  const cast = columns.map(({ name, type }, index) => `CAST(${names[index]} AS ${type}) AS ${name}`);
  return `(SELECT ${cast.join(", ")} FROM (VALUES ${rows.join(", ")}) w(${names.join(", ")}))`;
}
