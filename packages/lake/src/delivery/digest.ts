import { createHash } from "node:crypto";
import type { Dataset, DeliveryMapping } from "@jianheng/contract";

/**
 * SHA-256 (lower-case hex) over the distinct SHA-256 of the files, sorted, one per line: the same bytes are the same
 * delivery, in whatever order and under whatever names they come.
 */
export function deliveryDigest(fileDigests: Iterable<string>): string {
  const sorted = [...new Set(fileDigests)].sort();
  return createHash("sha256")
    .update(sorted.map((digest) => `${digest}\n`).join(""))
    .digest("hex");
}

/**
 * SHA-256 (lower-case hex) over what files were read with: answers and datasets beyond the standard ones; empty when
 * there were none of either. The order of the answers counts, because the first that fits a table is followed.
 */
export function readingDigest(mapping: DeliveryMapping | undefined, furtherDatasets: readonly Dataset[]): string {
  const { tables = [], encodings = {} } = mapping ?? {};
  if (tables.length === 0 && Object.keys(encodings).length === 0 && furtherDatasets.length === 0) return "";
  return createHash("sha256")
    .update(JSON.stringify(sorted({ tables, encodings, furtherDatasets })))
    .digest("hex");
}

/** The same data with the keys of every object in order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, member]) => [key, sorted(member)]));
}
