import { createHash } from "node:crypto";

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
