// A published delivery as something to query: one view per dataset of the catalogue.

import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Dataset } from "@jianheng/contract";
import { type Catalogue, standardCatalogue } from "../catalogue/catalogue.ts";
import type { CellLocation, DeliveredDataset, DeliveryManifest } from "../delivery/manifest.ts";
import { readManifest } from "../delivery/staging.ts";
import { lakeColumns } from "../parquet/columns.ts";
import { openEngine } from "./engine.ts";
import { quoteIdentifier, quoteText } from "./quote.ts";
import type { Snapshot, SnapshotOptions } from "./types.ts";

/** Throws when `directory` holds no delivery or one that is not whole. */
export async function openSnapshot(directory: string, options: SnapshotOptions = {}): Promise<Snapshot> {
  const manifest = await readManifest(directory);
  if (manifest === undefined) throw new Error(`no delivery in ${directory}`);
  const engine = await openEngine(options);
  const catalogue = withFurther(options.catalogue ?? standardCatalogue, manifest.furtherDatasets);
  try {
    for (const dataset of catalogue) await engine.connection.run(viewOf(dataset, directory, manifest));
  } catch (error) {
    engine.close();
    throw error;
  }
  return { directory, manifest, catalogue, ...engine };
}

function withFurther(catalogue: Catalogue, further: readonly Dataset[]): Catalogue {
  return [...catalogue, ...further.filter(({ id }) => !catalogue.some((known) => known.id === id))];
}

/** Makes empty views for datasets that a rule book speaks of and the snapshot was opened without. */
export async function installFurtherDatasets(snapshot: Snapshot, catalogue: Catalogue): Promise<void> {
  for (const dataset of catalogue) {
    if (snapshot.catalogue.some(({ id }) => id === dataset.id)) continue;
    await snapshot.connection.run(viewOf(dataset, snapshot.directory, snapshot.manifest));
  }
}

/** A column that came into the catalogue after the delivery reads as null. */
function viewOf(dataset: Dataset, directory: string, manifest: DeliveryManifest): string {
  const delivered = manifest.datasets.find((one) => one.id === dataset.id);
  const stored = new Set(delivered?.lakeColumns.map((column) => column.name));
  const columns = lakeColumns(dataset).map(({ name, type }) => {
    const value = stored.has(name) ? quoteIdentifier(name) : "NULL";
    return `CAST(${value} AS ${type}) AS ${quoteIdentifier(name)}`;
  });
  return `CREATE VIEW IF NOT EXISTS ${quoteIdentifier(dataset.id)} AS SELECT ${columns.join(", ")} ${rowsOf(delivered, directory)}`;
}

function rowsOf(delivered: DeliveredDataset | undefined, directory: string): string {
  if (delivered === undefined || delivered.file === null) {
    const nothing = delivered?.lakeColumns.map(({ name, type }) => `NULL::${type} AS ${quoteIdentifier(name)}`);
    return `FROM (SELECT ${nothing === undefined ? "1" : nothing.join(", ")}) WHERE false`;
  }
  const path = join(directory, delivered.file);
  if (!existsSync(path)) throw new Error(`the delivery lacks ${path}`);
  return `FROM read_parquet(${quoteText(path)})`;
}

export interface CellAddress {
  /** Dataset id. */
  readonly dataset: string;
  /** `_rowId` */
  readonly rowId: number | bigint;
  /** Catalogue column id; absent: only file, sheet and row. */
  readonly columnId?: string;
}

/** Where a value stood in the delivered file; undefined when there is no such row. */
export async function cellOf(snapshot: Snapshot, address: CellAddress): Promise<CellLocation | undefined> {
  const dataset = snapshot.catalogue.find((one) => one.id === address.dataset);
  if (dataset === undefined) return undefined;
  const reader = await snapshot.connection.runAndReadAll(
    `SELECT _source, _row, _mergedFrom FROM ${quoteIdentifier(dataset.id)} WHERE _rowId = $1`,
    [BigInt(address.rowId)],
  );
  const [source, row, merged] = reader.getRows()[0] ?? [];
  if (source === undefined) return undefined;
  const mergedFrom = mergedFromOf(merged);
  return locate(snapshot.manifest, { source: Number(source), row: Number(row), mergedFrom }, address.columnId);
}

/** Where a row of the lake came from. */
export interface RowPlace {
  /** Index in `manifest.sources`. */
  readonly source: number;
  /** 1-based row of the sheet. */
  readonly row: number;
  /** Column id → the row where its value is written, for values merged over several rows. */
  readonly mergedFrom?: Readonly<Record<string, number>> | undefined;
}

/** Reads `_mergedFrom`. */
export function mergedFromOf(stored: unknown): RowPlace["mergedFrom"] {
  return typeof stored === "string" ? (JSON.parse(stored) as Record<string, number>) : undefined;
}

/** The same for a row whose place is at hand. */
export function locate(
  manifest: DeliveryManifest,
  place: RowPlace,
  columnId: string | undefined,
): CellLocation | undefined {
  const from = manifest.sources[place.source];
  if (from === undefined) return undefined;
  const row = (columnId === undefined ? undefined : place.mergedFrom?.[columnId]) ?? place.row;
  const column = columnId === undefined ? undefined : from.columns.find((one) => one.column === columnId);
  const { fileName, sheet } = from;
  return { file: fileName, sheet, row, column: column?.letter ?? null, header: column?.header ?? null };
}
