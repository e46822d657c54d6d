// A spooled CSV → one Parquet file, typed by the catalogue.

import type { Dataset } from "@jianheng/contract";
import type { DuckDBConnection } from "@duckdb/node-api";
import { quoteIdentifier, quoteText } from "../duckdb/quote.ts";
import { lakeColumns, type LakeColumn } from "./columns.ts";
import type { CsvSpool } from "./csv-spool.ts";

/** The engine reads the CSV in buffers of some lines; small ones keep its memory small and cost nothing measurable. */
const minLineBytes = 1024 * 1024;
const linesPerBuffer = 4;
/** Rows per Parquet row group: small enough that two writing threads stay within a small memory. */
const rowGroupRows = 40_960;

/** Writes the spool's rows, in their order, to `path`. A value that does not fit its type is a defect and throws. */
export async function writeParquet(
  connection: DuckDBConnection,
  dataset: Dataset,
  spool: CsvSpool,
  path: string,
): Promise<void> {
  await connection.run(copyStatement(dataset, spool, path));
}

function copyStatement(dataset: Dataset, spool: CsvSpool, path: string): string {
  const columns = lakeColumns(dataset);
  const types = columns.map((column) => `${quoteText(column.name)}: ${quoteText(spooledType(column))}`);
  const lineBytes = Math.max(minLineBytes, spool.maxLineBytes + 1);
  const reader = [
    quoteText(spool.path),
    "auto_detect=false",
    "header=false",
    "delim=','",
    "quote='\"'",
    "escape='\"'",
    "nullstr=''",
    "allow_quoted_nulls=false",
    "new_line='\\n'",
    // A file read from the middle could take a line break inside a text for the end of a row.
    `parallel=${!spool.hasLineBreaks}`,
    `max_line_size=${lineBytes}`,
    `buffer_size=${lineBytes * linesPerBuffer}`,
    `columns={${types.join(", ")}}`,
  ];
  return (
    `COPY (SELECT ${columns.map(selected).join(", ")} FROM read_csv(${reader.join(", ")})) ` +
    `TO ${quoteText(path)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${rowGroupRows})`
  );
}

function spooledType(column: LakeColumn): string {
  return column.type === "VARCHAR[]" ? "VARCHAR" : column.type;
}

function selected(column: LakeColumn): string {
  const name = quoteIdentifier(column.name);
  if (column.type !== "VARCHAR[]") return name;
  const list = `string_split(${name}, chr(31))`;
  return column.name === "_unreadable" ? `coalesce(${list}, []::VARCHAR[]) AS ${name}` : `${list} AS ${name}`;
}
