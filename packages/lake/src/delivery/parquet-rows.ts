// A delivered Parquet file as a table like any other: its column names are row 1, its rows follow from row 2, and a
// cell is what it would be in a sheet. The engine does the reading, within bounds; what the file promises has been
// judged before it may.

import { type DuckDBConnection } from "@duckdb/node-api";
import {
  type Cell,
  type CellKind,
  cellReference,
  type FileDiagnostic,
  fileDiagnostic,
  FileFault,
  type FileLimits,
  judgeParquet,
  type Row,
} from "@jianheng/files";
import { type Engine, openEngine } from "../duckdb/engine.ts";
import { quoteIdentifier, quoteText } from "../duckdb/quote.ts";

export interface ParquetReading {
  /** Grows while rows are read. An error means that what was read is not to be relied on. */
  readonly diagnostics: readonly FileDiagnostic[];
  /** Like those of a sheet; after an error they end early. */
  rows(): AsyncGenerator<readonly Row[], void>;
}

export interface ParquetOptions {
  readonly limits: FileLimits;
  /** Where the engine may spill. */
  readonly tempDir: string;
}

/** One row group of a hundred columns, unpacked; beyond it the engine says that it cannot. */
const engineMemoryBytes = 192 * 1024 * 1024;
/** How a list is written in one cell of a sheet. */
const listComma = "、";
/** Instants are told as the clock in Beijing shows them, which has no summer time since 1992. */
const beijingMicroseconds = 8 * 3600 * 1_000_000;

/** Never throws for what is wrong with the file: that is in `diagnostics`. */
export async function readParquetRows(
  source: { readonly name: string; readonly path: string },
  options: ParquetOptions,
): Promise<ParquetReading> {
  const diagnostics: FileDiagnostic[] = [];
  const fault = await judgeParquet(source, { limits: options.limits });
  if (fault !== undefined) diagnostics.push(fault);
  return {
    diagnostics,
    rows: async function* () {
      if (fault !== undefined) return;
      const engine = await openEngine({ memoryBytes: engineMemoryBytes, threads: 1, tempDir: options.tempDir });
      try {
        yield* streamRows(engine, source, options.limits);
      } catch (error) {
        diagnostics.push(diagnosticOf(error, source));
      } finally {
        engine.close();
      }
    },
  };
}

async function* streamRows(
  engine: Engine,
  source: { readonly name: string; readonly path: string },
  limits: FileLimits,
): AsyncGenerator<readonly Row[], void> {
  // Old writers (Impala, older Spark) do not mark their texts as such.
  const from = `read_parquet(${quoteText(source.path)}, binary_as_string=true, hive_partitioning=false)`;
  const columns = await columnsOf(engine.connection, from);
  if (columns.length > limits.maxColumns) {
    const args = { row: 1, limit: limits.maxColumns };
    throw new FileFault(fileDiagnostic("table.too_many_columns", { file: source.name, row: 1 }, args));
  }
  const header = columns.map(({ name }, column): Cell => ({ column, kind: "text", text: name }));
  yield [{ number: 1, cells: header.filter((cell) => cell.text !== "") }];
  const selected = columns.map(({ sql }) => sql).join(", ");
  const result = await engine.connection.stream(`SELECT ${selected} FROM ${from}`);
  let number = 1;
  for (;;) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) return;
    const values = columns.map((_, column) => chunk.getColumnValues(column) as (string | null)[]);
    const rows: Row[] = [];
    for (let index = 0; index < chunk.rowCount; index++) {
      number += 1;
      if (number > limits.maxRows) {
        const where = { file: source.name, row: number };
        throw new FileFault(fileDiagnostic("table.too_many_rows", where, { limit: limits.maxRows }));
      }
      const cells = columns.flatMap(({ kind }, column) =>
        cellOf({ column, kind, text: values[column]?.[index] ?? "" }, number, source.name, limits),
      );
      if (cells.length > 0) rows.push({ number, cells });
    }
    if (rows.length > 0) yield rows;
  }
}

function cellOf(cell: Cell, row: number, file: string, limits: FileLimits): readonly Cell[] {
  if (cell.text === "") return [];
  if (cell.text.length > limits.maxCellChars) {
    const args = { cell: cellReference(cell.column, row), limit: limits.maxCellChars };
    throw new FileFault(fileDiagnostic("table.cell_too_long", { file, row }, args));
  }
  return [isOfItsKind(cell) ? cell : { ...cell, kind: "text" }];
}

/** A day or moment beyond time (`infinity`), before our era, and what is no number (`nan`) are only words in a cell. */
function isOfItsKind({ kind, text }: Cell): boolean {
  if (kind === "date" || kind === "datetime") return /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d)?$/.test(text);
  return kind !== "number" || /^-?\d/.test(text);
}

interface ParquetColumn {
  readonly name: string;
  readonly kind: CellKind;
  /** Its value as the text of a cell. */
  readonly sql: string;
}

async function columnsOf(connection: DuckDBConnection, from: string): Promise<readonly ParquetColumn[]> {
  const described = await connection.runAndReadAll(
    `SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM ${from})`,
  );
  return described.getRows().map(([name, type]) => columnOf(String(name), String(type)));
}

function columnOf(name: string, type: string): ParquetColumn {
  const value = quoteIdentifier(name);
  const text = `CAST(${value} AS VARCHAR)`;
  if (type === "DATE") return { name, kind: "date", sql: text };
  if (type === "BOOLEAN") return { name, kind: "bool", sql: `upper(${text})` };
  if (/^TIMESTAMP(_S|_MS|_NS)?$/.test(type))
    return { name, kind: "datetime", sql: moment(`CAST(${value} AS TIMESTAMP)`) };
  if (type === "TIMESTAMP WITH TIME ZONE") {
    return { name, kind: "datetime", sql: moment(`make_timestamp(epoch_us(${value}) + ${beijingMicroseconds})`) };
  }
  if (/^TIME\b/.test(type)) return { name, kind: "time", sql: `left(${text}, 8)` };
  // Whole numbers and decimals are exact, however many digits they have; as text they stay so.
  if (type === "FLOAT" || type === "DOUBLE") return { name, kind: "number", sql: text };
  if (type.endsWith("[]")) {
    return { name, kind: "text", sql: `array_to_string(CAST(${value} AS VARCHAR[]), ${quoteText(listComma)})` };
  }
  return { name, kind: "text", sql: text };
}

/** Parts of a second are dropped: no sheet has them. */
function moment(timestamp: string): string {
  return `CASE WHEN isfinite(${timestamp}) THEN strftime(${timestamp}, '%Y-%m-%dT%H:%M:%S') ELSE CAST(${timestamp} AS VARCHAR) END`;
}

/** What the engine says about the file becomes a diagnostic; anything else is thrown on. */
function diagnosticOf(error: unknown, source: { readonly name: string; readonly path: string }): FileDiagnostic {
  if (error instanceof FileFault) return error.diagnostic;
  if (!(error instanceof Error)) throw error;
  const where = { file: source.name };
  if (/out of memory/i.test(error.message)) {
    return fileDiagnostic("parquet.too_large", where, { limit: engineMemoryBytes });
  }
  if (/encrypt/i.test(error.message)) return fileDiagnostic("parquet.encrypted", where);
  const reason = (error.message.split("\n")[0] ?? "").replaceAll(source.path, source.name);
  return fileDiagnostic("parquet.damaged", where, { reason });
}
