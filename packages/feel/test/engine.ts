// Runs emitted SQL on a real engine, for tests.
import type { DuckDBConnection } from "@duckdb/node-api";
import { DuckDBInstance } from "@duckdb/node-api";
import type { ColumnSchema, DatasetSchema, FeelValue, Row, SqlBindings, SqlProgram } from "../src/index.ts";
import {
  bindSqlParameters,
  DayTimeDuration,
  FeelDate,
  FeelDateTime,
  formatValue,
  isNumber,
  readNumber,
  YearMonthDuration,
} from "../src/index.ts";

export async function openEngine(): Promise<DuckDBConnection> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "2" });
  return instance.connect();
}

export const rowIdColumn = "row no";

export function relation(datasetId: string): { readonly from: string; readonly rowId: string } {
  return { from: quote(datasetId), rowId: rowIdColumn };
}

/** A table with the physical types that the lake gives its columns. */
export async function createTable(
  connection: DuckDBConnection,
  schema: DatasetSchema,
  rows: readonly Row[],
): Promise<void> {
  const columns = schema.columns.map((column) => `${quote(column.id)} ${physicalType(column)}`);
  await connection.run(
    `CREATE OR REPLACE TABLE ${quote(schema.id)} (${[`${quote(rowIdColumn)} BIGINT`, ...columns].join(", ")})`,
  );
  if (rows.length === 0) return;
  const values = rows.map((row) => `(${[String(row.id), ...row.cells.map(sqlLiteral)].join(", ")})`);
  await connection.run(`INSERT INTO ${quote(schema.id)} VALUES ${values.join(", ")}`);
}

function physicalType(column: ColumnSchema): string {
  switch (column.type) {
    case "number":
      if (column.scale === 0 && column.precision === 10) return "INTEGER";
      if (column.scale === 0 && column.precision === 18) return "BIGINT";
      return `DECIMAL(${column.precision ?? 38}, ${column.scale ?? 0})`;
    case "boolean":
      return "BOOLEAN";
    case "date":
      return "DATE";
    case "date and time":
      return "TIMESTAMP";
    case "list of string":
      return "VARCHAR[]";
    default:
      return "VARCHAR";
  }
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function sqlLiteral(value: FeelValue): string {
  if (value === null) return "NULL";
  if (typeof value === "boolean" || isNumber(value)) return formatValue(value);
  if (Array.isArray(value)) return `[${value.map((item) => sqlLiteral(item as FeelValue)).join(", ")}]`;
  return `'${formatValue(value).replaceAll("'", "''")}'`;
}

/** The values of the named columns as text, by row id; null where null. */
export async function runSql(
  connection: DuckDBConnection,
  emitted: SqlProgram,
  bindings: SqlBindings,
): Promise<ReadonlyMap<number, Readonly<Record<string, string | null>>>> {
  const columns = emitted.columns.map((column) => `CAST(${column.name} AS VARCHAR) AS ${column.name}`);
  const sql = `SELECT ${["row_id", ...columns].join(", ")} FROM (${emitted.sql}) result`;
  const values = bindSqlParameters(emitted.params, bindings);
  const result = await connection.runAndReadAll(sql, [...values]);
  return new Map(
    result.getRowObjects().map((row) => {
      const { row_id: id, ...rest } = row;
      return [Number(id), rest as Record<string, string | null>];
    }),
  );
}

/** A value of the evaluator as `runSql` shows it. */
export function shown(value: FeelValue): string | null {
  if (value === null) return null;
  if (value instanceof YearMonthDuration) return String(value.months);
  if (value instanceof DayTimeDuration) return String(value.nanos / 1000n);
  if (value instanceof FeelDateTime) return formatValue(value).replace("T", " ");
  if (value instanceof FeelDate) return formatValue(value);
  return formatValue(value);
}

/** Numbers differ in trailing zeros only by their type. */
export function normalized(text: string | null | undefined, type: string): string | null {
  if (text === null || text === undefined) return null;
  if (type.startsWith("date")) return withoutEra(text);
  if (type !== "number") return text;
  const value = readNumber(text);
  return value === null ? null : formatValue(value);
}

/** The engine writes the year before 1 as 0001 (BC); the language counts a year 0000. */
function withoutEra(text: string): string {
  const found = /^(\d+)(-.*?) \(BC\)(.*)$/u.exec(text);
  if (found === null) return text;
  const year = 1 - Number(found[1]);
  return `${year < 0 ? "-" : ""}${String(Math.abs(year)).padStart(4, "0")}${found[2]}${found[3]}`;
}
