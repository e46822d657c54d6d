// Rows while they are being planned: days and moments are numbers, case and document numbers are still open.
import { iso, isoMoment } from "./days.ts";
import type { PendingNumber } from "./identifiers.ts";
import type { Cell, DatasetId, Row } from "./types.ts";

/**
 * By column id. In a column whose id ends with `Date` a number is a day, with `At` a number of minutes; anywhere else a
 * number is a number. `undefined` is an empty cell.
 */
export type DraftRow = Record<string, Cell | PendingNumber | undefined>;

export type DraftRows = Record<DatasetId, DraftRow[]>;

export const datasetIds = [
  "cases",
  "suspects",
  "measures",
  "arrestReviews",
  "prosecutionReviews",
  "returns",
  "rightsNotices",
  "documents",
  "judgments",
  "publicInterest",
  "suggestions",
  "property",
] as const satisfies readonly DatasetId[];

export function emptyRows<Item>(): Record<DatasetId, Item[]> {
  return Object.fromEntries(datasetIds.map((id) => [id, []])) as unknown as Record<DatasetId, Item[]>;
}

/** Call after numbering has settled. */
export function finishRow(draft: DraftRow): Row {
  const row: Record<string, Cell> = {};
  for (const id in draft) {
    const value = draft[id];
    if (value === undefined) continue;
    if (typeof value === "object") row[id] = value.value;
    else if (typeof value !== "number") row[id] = value;
    else if (id.endsWith("Date")) row[id] = iso(value);
    else if (id.endsWith("At")) row[id] = isoMoment(value);
    else row[id] = value;
  }
  return row;
}
