// Manifests of earlier formats, read as if they were of the present one. Format 1 kept no answers, no further datasets,
// and of its tables neither the first rows nor samples.

import type { DeliveryManifest, DeliverySource, SourceColumn } from "./manifest.ts";

export type StoredManifest = DeliveryManifest | ManifestOfFormat1;

interface ManifestOfFormat1 extends Omit<DeliveryManifest, "readWith" | "furtherDatasets" | "sources"> {
  readonly formatVersion: 1;
  readonly sources: readonly SourceOfFormat1[];
}

interface SourceOfFormat1 extends Omit<
  DeliverySource,
  "headerRows" | "columns" | "constants" | "firstRows" | "candidates"
> {
  readonly columns: readonly Omit<SourceColumn, "samples" | "unknownValues">[];
}

/** `formatVersion` stays what the folder has: it says which columns its Parquet files carry. */
export function upgradeManifest(stored: StoredManifest): DeliveryManifest {
  if (!isOfFormat1(stored)) return stored;
  const sources = stored.sources.map((source): DeliverySource => ({
    ...source,
    headerRows: source.headerRow === null ? 0 : 1,
    columns: source.columns.map((column) => ({ ...column, samples: [], unknownValues: [] })),
    constants: {},
    firstRows: [],
    candidates: source.dataset === null ? [] : [source.dataset],
  }));
  return { ...stored, readWith: "", furtherDatasets: [], sources };
}

function isOfFormat1(stored: StoredManifest): stored is ManifestOfFormat1 {
  return stored.formatVersion === 1;
}
