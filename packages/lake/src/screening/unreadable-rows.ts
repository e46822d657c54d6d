// Rows that SQL may call clear although a cell they rest on could not be read: such rows are judged by the row evaluator.

import { type Catalogue, caseColumnOf, getDataset } from "../catalogue/catalogue.ts";
import type { Dataset } from "@jianheng/contract";
import type { DeliveryManifest } from "../delivery/manifest.ts";
import { quoteIdentifier, quoteText } from "../duckdb/quote.ts";
import type { Snapshot } from "../duckdb/types.ts";
import { catalogueColumnId } from "../rules/dataset-schemas.ts";
import type { CompiledRule } from "../rules/rule-book.ts";
import { usedColumns } from "../rules/used-columns.ts";

/** Ids of judged rows with an unreadable cell in a column the rule reads, in themselves or in a row of the same case. */
export async function unreadableRowIds(
  snapshot: Snapshot,
  rule: CompiledRule,
  catalogue: Catalogue,
): Promise<readonly number[]> {
  const ids: number[] = [];
  const judged = quoteIdentifier(caseColumnOf(rule.dataset));
  for (const [id, columns] of usedColumns(rule.screening)) {
    const dataset = getDataset(catalogue, id);
    const doubtful = unreadableColumns(snapshot.manifest, dataset, columns);
    if (doubtful.length === 0) continue;
    const list = doubtful.map(quoteText).join(", ");
    const caseColumn = quoteIdentifier(caseColumnOf(dataset));
    const cases = `SELECT ${caseColumn} FROM ${quoteIdentifier(id)} WHERE list_has_any(_unreadable, [${list}])`;
    const own = id === rule.over ? ` OR list_has_any(_unreadable, [${list}])` : "";
    const sql = `SELECT _rowId FROM ${quoteIdentifier(rule.over)} WHERE ${judged} IN (${cases})${own}`;
    const reader = await snapshot.connection.runAndReadAll(sql);
    for (const [rowId] of reader.getRows()) ids.push(Number(rowId));
  }
  return ids;
}

/** Catalogue columns among those read that the delivery could not read everywhere. */
function unreadableColumns(
  manifest: DeliveryManifest,
  dataset: Dataset,
  columns: ReadonlySet<string>,
): readonly string[] {
  const read = new Set([...columns].map((column) => catalogueColumnId(dataset, column)));
  const kinds = manifest.problems.kinds.filter((kind) => kind.dataset === dataset.id && kind.columnId !== null);
  return [...new Set(kinds.flatMap(({ columnId }) => (columnId !== null && read.has(columnId) ? [columnId] : [])))];
}
