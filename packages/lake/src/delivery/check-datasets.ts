// What only shows when a whole dataset is there: keys that occur twice, and times that are all midnight.

import type { DuckDBConnection } from "@duckdb/node-api";
import type { Dataset } from "@jianheng/contract";
import { quoteIdentifier, quoteText } from "../duckdb/quote.ts";
import { deliveryDiagnostic } from "./messages.ts";
import type { DeliveryDiagnostic, DeliverySource } from "./manifest.ts";
import type { ProblemLog } from "./problem-log.ts";

/** Fewer midnights than this may be chance. */
const minMidnights = 5;

/**
 * Adds a problem for every row whose key an earlier row has. Rows with an empty key part are left out: two measures
 * without a number are not the same measure.
 */
export async function findDuplicateKeys(
  connection: DuckDBConnection,
  dataset: Dataset,
  parquet: string,
  sources: readonly DeliverySource[],
  problems: ProblemLog,
): Promise<void> {
  const keys = dataset.key.map(quoteIdentifier);
  const data = `read_parquet(${quoteText(parquet)})`;
  const reader = await connection.streamAndRead(
    `WITH twice AS (SELECT ${keys.join(", ")}, min(_rowId) AS _first FROM ${data} ` +
      `WHERE ${keys.map((key) => `${key} IS NOT NULL`).join(" AND ")} GROUP BY ALL HAVING count(*) > 1) ` +
      `SELECT row._rowId, row._source, row._row, first._source, first._row, ` +
      `concat_ws(' / ', ${keys.map((key) => `row.${key}`).join(", ")}) ` +
      `FROM ${data} AS row JOIN twice USING (${keys.join(", ")}) JOIN ${data} AS first ON first._rowId = twice._first ` +
      `WHERE row._rowId <> twice._first ORDER BY row._rowId`,
  );
  let done = 0;
  while (!reader.done) {
    await reader.readUntil(done + 2048);
    for (const values of reader.getRows().slice(done)) addDuplicate(values, dataset, sources, problems);
    done = reader.currentRowCount;
  }
}

function addDuplicate(
  values: readonly unknown[],
  dataset: Dataset,
  sources: readonly DeliverySource[],
  problems: ProblemLog,
): void {
  const [rowId, source, row, firstSource, firstRow, key] = values;
  const from = sources[Number(source)];
  const first = sources[Number(firstSource)];
  const column = from?.columns.find((one) => one.column === dataset.key.at(-1));
  problems.add({
    code: "row.duplicate_key",
    dataset: dataset.id,
    columnId: null,
    file: from?.fileName ?? "",
    sheet: from?.sheet ?? null,
    row: Number(row),
    column: column?.letter ?? null,
    header: column?.header ?? null,
    rowId: Number(rowId),
    raw: String(key),
    args: { key: String(key), firstRow: Number(firstRow), firstSheet: placeOf(first, from) },
  });
}

/** The sheet, and its file too where the sheet of another file is meant. */
function placeOf(first: DeliverySource | undefined, from: DeliverySource | undefined): string {
  if (first === undefined) return "";
  if (first.sheet === null) return first.fileName;
  return first.file === from?.file ? first.sheet : `${first.fileName} ${first.sheet}`;
}

/** A system that exports only the day of a moment prints midnight for all; taken as times, they would mislead. */
export async function findAllMidnight(
  connection: DuckDBConnection,
  dataset: Dataset,
  parquet: string,
): Promise<readonly DeliveryDiagnostic[]> {
  const columns = dataset.columns.filter((column) => column.type === "datetime");
  if (columns.length === 0) return [];
  const counts = columns.flatMap(({ id }) => {
    const name = quoteIdentifier(id);
    return [`count(${name})`, `count(*) FILTER (${name}::TIME = TIME '00:00:00')`];
  });
  const reader = await connection.runAndReadAll(`SELECT ${counts.join(", ")} FROM read_parquet(${quoteText(parquet)})`);
  const row = (reader.getRows()[0] ?? []).map(Number);
  return columns.flatMap((column, index) => {
    const [total = 0, midnight = 0] = row.slice(index * 2, index * 2 + 2);
    if (total < minMidnights || midnight !== total) return [];
    const args = { dataset: dataset.label, column: column.label, count: total };
    return [deliveryDiagnostic("delivery.column_all_midnight", { file: "" }, args)];
  });
}
