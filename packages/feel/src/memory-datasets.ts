import { formatValue } from "./format.ts";
import { kindOf } from "./kind.ts";
import type { DatasetAccess } from "./program.ts";
import type { Row } from "./row.ts";
import type { FeelValue } from "./value.ts";

/**
 * Access to datasets held in memory. An index over key columns is built on first use, once; a look-up then costs the
 * same however many rows there are. An unknown dataset has no rows.
 */
export function memoryDatasets(rowsById: ReadonlyMap<string, readonly Row[]>): DatasetAccess {
  const indexes = new Map<string, ReadonlyMap<string, readonly Row[]>>();
  return (datasetId, keyColumnIds) => {
    const rows = rowsById.get(datasetId) ?? [];
    if (keyColumnIds.length === 0) return () => rows;
    const name = [datasetId, ...keyColumnIds].join("\u0000");
    let index = indexes.get(name);
    if (index === undefined) {
      index = indexRows(rows, keyColumnIds);
      indexes.set(name, index);
    }
    const found = index;
    return (keys) => found.get(keyOfValues(keys)) ?? [];
  };
}

function indexRows(rows: readonly Row[], columnIds: readonly string[]): ReadonlyMap<string, readonly Row[]> {
  const [first] = rows;
  const places = columnIds.map((id) => first?.schema.columns.findIndex((column) => column.id === id) ?? -1);
  const index = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOfValues(places.map((place) => row.cells[place] ?? null));
    const bucket = index.get(key);
    if (bucket === undefined) index.set(key, [row]);
    else bucket.push(row);
  }
  return index;
}

/** Equal values give equal text, different ones different text: the kind stands before each value. */
function keyOfValues(values: readonly FeelValue[]): string {
  let key = "";
  for (const value of values) {
    if (typeof value === "string") key += `s${value.length}:${value}`;
    else if (value === null) key += "n";
    else key += `${kindOf(value).charAt(0)}${formatValue(value)};`;
  }
  return key;
}
