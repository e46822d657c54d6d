import type { CompiledDecision, CompiledInput, CompiledModels } from "../dmn/compiled-model.ts";
import { formatNumber, isNumber, readNumber } from "../number.ts";
import type { Expression } from "../compile.ts";
import type { Ir } from "../ir.ts";
import type { Program } from "../program.ts";
import type { ColumnType, DatasetSchema } from "../schema.ts";
import { emitSql } from "../sql/emit.ts";
import { digitsOfText, quoteIdentifier, sqlTypeOf } from "../sql/fragment.ts";
import { bindSqlParameters, sqlText } from "../sql/parameters.ts";
import { readDate, readDateTime } from "../temporal.ts";
import type { FeelType } from "../type.ts";
import { rowOf, sameType } from "../type.ts";
import type { FeelDate, FeelDateTime, FeelValue } from "../value.ts";
import { DayTimeDuration, YearMonthDuration } from "../value.ts";

/** A statement over a table of one row; its answer is the text of the first column of the first row, or null. */
export interface SqlStatement {
  readonly sql: string;
  readonly params: readonly (string | boolean | null)[];
  /** The answer as a value of the language. */
  readonly read: (answer: string | null) => FeelValue;
}

const datasetId = "case";
const rowIdColumn = "row no";

/**
 * A decision as SQL: its inputs are columns of a one-row table, the literals of its text are parameters. undefined if
 * it is more than one expression, or if the SQL back end refuses it.
 */
export function decisionSql(
  decision: CompiledDecision,
  models: CompiledModels,
  inputs: ReadonlyMap<string, FeelValue>,
  environment: { readonly today: FeelDate; readonly now: FeelDateTime },
): SqlStatement | undefined {
  const columns = decision.needs.map((need) => {
    const element = models.elements[need.key];
    return element?.kind === "input" && need.under === null
      ? columnOf(element, inputs.get(need.key) ?? null)
      : undefined;
  });
  const known = columns.filter((column) => column !== undefined);
  const { expression } = decision;
  if (expression === undefined || known.length < columns.length) return undefined;
  // A conversion of a text, `date("2026-01-01")`, is a literal of the grammar; alone it leaves SQL nothing to do.
  const root = withoutIdleConform(expression.ir);
  if (root.kind === "literal" && isTemporal(root.type) && !expression.text.trimStart().startsWith("@"))
    return undefined;
  const schema: DatasetSchema = { name: datasetId, id: datasetId, columns: known.map(({ column }) => column) };
  const emitted = emitSql(programOf(expression, root, schema), {
    dialect: "duckdb",
    relation: () => ({ from: oneRow(known), rowId: rowIdColumn }),
  });
  if ("refused" in emitted) return undefined;
  const type = emitted.columns[0]?.type ?? "any";
  return {
    sql: `SELECT CAST(o1 AS VARCHAR) AS answer FROM (${emitted.sql}) result`,
    params: bindSqlParameters(emitted.params, environment),
    read: (answer) => (answer === null ? null : readAnswer(answer, type)),
  };
}

interface OneColumn {
  readonly column: DatasetSchema["columns"][number];
  readonly sql: string;
}

/** An input as a column with its value; undefined if its type has no column in SQL. */
function columnOf({ name, type }: CompiledInput, value: FeelValue): OneColumn | undefined {
  const digits = type === "number" ? digitsOfText(isNumber(value) ? formatNumber(value) : "0") : undefined;
  const sqlType = sqlTypeOf(type, digits);
  const text = value === null ? null : sqlText(value);
  if (sqlType === undefined || text === undefined) return undefined;
  const written = text === null ? "NULL" : `'${String(text).replaceAll("'", "''")}'`;
  const id = `in ${name}`;
  return {
    column: { name, id, type: type as ColumnType, ...digits },
    sql: `CAST(${written} AS ${sqlType}) AS ${quoteIdentifier(id)}`,
  };
}

function oneRow(columns: readonly OneColumn[]): string {
  return `(SELECT ${[`1 AS ${quoteIdentifier(rowIdColumn)}`, ...columns.map(({ sql }) => sql)].join(", ")})`;
}

function programOf({ text, slots }: Expression, root: Ir, schema: DatasetSchema): Program {
  const ir = withColumns(root, schema);
  const outputs = [{ name: "answer", text, type: ir.type, ir }];
  return { version: 1, over: schema, datasets: [], parameters: [], lets: [], outputs, slots };
}

function isTemporal(type: FeelType): boolean {
  return type !== "null" && type !== "number" && type !== "string" && type !== "boolean";
}

/** A declared type that the expression has anyway changes nothing. */
function withoutIdleConform(ir: Ir): Ir {
  if (ir.kind !== "conform" || ir.constraint !== undefined || !sameType(ir.to, ir.operand.type)) return ir;
  return withoutIdleConform(ir.operand);
}

/** The same tree with every variable read from its column. */
function withColumns<Node>(node: Node, schema: DatasetSchema): Node {
  if (Array.isArray(node)) return node.map((item) => withColumns<unknown>(item, schema)) as Node;
  if (typeof node !== "object" || node === null) return node;
  if ("kind" in node && node.kind === "parameter" && "name" in node && "span" in node) {
    const { name, span } = node as unknown as Extract<Ir, { kind: "parameter" }>;
    const index = schema.columns.findIndex((column) => column.name === name);
    const column = schema.columns[index];
    if (column === undefined) return node;
    const of: Ir = { kind: "subject", type: rowOf(schema.id), span };
    const field: Ir = {
      kind: "field",
      of,
      name,
      mode: "row",
      column: { id: column.id, index },
      type: column.type as FeelType,
      span,
    };
    return field as Node;
  }
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, withColumns<unknown>(value, schema)]),
  ) as Node;
}

/** What the engine shows for a value, read back. */
function readAnswer(answer: string, type: FeelType): FeelValue {
  switch (type) {
    case "number":
      return readNumber(answer);
    case "boolean":
      return answer === "true";
    case "date":
      return readDate(answer);
    case "date and time":
      return readDateTime(answer.replace(" ", "T"));
    case "years and months duration":
      return new YearMonthDuration(Number(answer));
    case "days and time duration":
      return new DayTimeDuration(BigInt(answer) * 1000n);
    default:
      return answer;
  }
}
