// From a row of the lake back to the cell in the delivered file.

import { catalogueColumnId } from "../rules/dataset-schemas.ts";
import type { DeliveryManifest } from "../delivery/manifest.ts";
import { locate } from "../duckdb/open-snapshot.ts";
import type { HitCell } from "./hit.ts";
import type { LakeRow } from "./lake-rows.ts";

/** The cell of a physical column; undefined where the delivered sheet has no such column. */
export function cellOfColumn(manifest: DeliveryManifest, row: LakeRow, column: string): HitCell | undefined {
  const id = catalogueColumnId(row.dataset, column);
  const found = locate(manifest, row.place, id);
  if (found === undefined || found.column === null || found.header === null) return undefined;
  return { file: found.file, sheet: found.sheet ?? "", row: found.row, column: found.column, header: found.header };
}

/** File, sheet and row of a whole row. */
export function placeOfRow(manifest: DeliveryManifest, row: LakeRow): { file: string; sheet: string; row: number } {
  const found = locate(manifest, row.place, undefined);
  return { file: found?.file ?? "", sheet: found?.sheet ?? "", row: row.place.row };
}
