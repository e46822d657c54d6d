import { hash as digest } from "node:crypto";

/** A SHA-256 value: 32 bytes. */
export type Hash = Uint8Array;

export const HASH_BYTES = 32;

// RFC 6962 §2.1: the prefixes keep a leaf from being passed off as an inner node.
const LEAF_PREFIX = Uint8Array.of(0x00);
const NODE_PREFIX = 0x01;

/** The root of the tree without entries: the hash of the empty string (RFC 6962 §2.1). */
export const EMPTY_ROOT: Hash = sha256(new Uint8Array());

export function sha256(bytes: Uint8Array): Hash {
  return new Uint8Array(digest("sha256", bytes, "buffer"));
}

/** The hash of one entry as a leaf of the tree. */
export function leafHash(entry: Uint8Array): Hash {
  return sha256(concatBytes([LEAF_PREFIX, entry]));
}

/** The hash of an inner node over its two children. */
export function nodeHash(left: Hash, right: Hash): Hash {
  // Most of the time of a verification is spent here, so the bytes are joined without further ado.
  const bytes = new Uint8Array(1 + 2 * HASH_BYTES);
  bytes[0] = NODE_PREFIX;
  bytes.set(left, 1);
  bytes.set(right, 1 + HASH_BYTES);
  return sha256(bytes);
}

export function concatBytes(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
