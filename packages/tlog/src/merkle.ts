import { EMPTY_ROOT, equalBytes, type Hash, HASH_BYTES, nodeHash } from "./hash.ts";

/** A tree of `size` entries and its root. `size` is a count, at most 2^53 - 1. */
export interface TreeHead {
  readonly size: number;
  readonly root: Hash;
}

export const EMPTY_HEAD: TreeHead = { size: 0, root: EMPTY_ROOT };

/** The entries from `start` (included) to `end` (excluded). */
export interface EntryRange {
  readonly start: number;
  readonly end: number;
}

/** The largest power of two strictly smaller than `size`, which is at least 2 (RFC 6962 §2.1: k < n <= 2k). */
export function splitPoint(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}

/** The root over consecutive nodes of one level, a complete tree below each (RFC 6962 §2.1). */
export function rootOver(nodes: readonly Hash[]): Hash {
  const [first] = nodes;
  if (first === undefined) return EMPTY_ROOT;
  if (nodes.length === 1) return first;
  const split = splitPoint(nodes.length);
  return nodeHash(rootOver(nodes.slice(0, split)), rootOver(nodes.slice(split)));
}

/**
 * The subtrees whose roots, in this order, are the audit path of entry `index` in the tree of `size` entries
 * (RFC 6962 §2.1.1). `index` is smaller than `size`.
 */
export function inclusionRanges(index: number, size: number): readonly EntryRange[] {
  const ranges: EntryRange[] = [];
  let start = 0;
  let end = size;
  while (end - start > 1) {
    const middle = start + splitPoint(end - start);
    if (index < middle) {
      ranges.push({ start: middle, end });
      end = middle;
    } else {
      ranges.push({ start, end: middle });
      start = middle;
    }
  }
  return ranges.reverse();
}

/**
 * The subtrees whose roots, in this order, prove that the tree of `oldSize` entries is a beginning of the tree of
 * `newSize` (RFC 6962 §2.1.2). Empty when `oldSize` is 0 or equals `newSize`.
 */
export function consistencyRanges(oldSize: number, newSize: number): readonly EntryRange[] {
  if (oldSize === 0) return [];
  const ranges: EntryRange[] = [];
  let start = 0;
  let end = newSize;
  // Whether the old tree is still split here; when it is not, the verifier lacks its root and must be given it.
  let oldIsWhole = true;
  while (oldSize !== end) {
    const middle = start + splitPoint(end - start);
    if (oldSize <= middle) {
      ranges.push({ start: middle, end });
      end = middle;
    } else {
      ranges.push({ start, end: middle });
      start = middle;
      oldIsWhole = false;
    }
  }
  if (!oldIsWhole) ranges.push({ start, end });
  return ranges.reverse();
}

/**
 * Whether `proof` shows that the entry with hash `leaf` is number `index` of the tree `head` (RFC 9162 §2.1.3.2). Any
 * malformed input is simply no proof.
 */
export function verifyInclusion(options: {
  leaf: Hash;
  index: number;
  head: TreeHead;
  proof: readonly Hash[];
}): boolean {
  const { leaf, index, head, proof } = options;
  if (!isCount(index) || !isCount(head.size) || index >= head.size || !areHashes([leaf, head.root, ...proof])) {
    return false;
  }
  let position = index;
  let last = head.size - 1;
  let root = leaf;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (isOdd(position) || position === last) {
      root = nodeHash(sibling, root);
      // A node without a right neighbour rises until it has a left one.
      while (!isOdd(position) && position !== 0) {
        position = half(position);
        last = half(last);
      }
    } else {
      root = nodeHash(root, sibling);
    }
    position = half(position);
    last = half(last);
  }
  return last === 0 && equalBytes(root, head.root);
}

/**
 * Whether `proof` shows that the tree `from` is a beginning of the tree `to` (RFC 9162 §2.1.4.2). The empty tree is a
 * beginning of every tree. Any malformed input is simply no proof.
 */
export function verifyConsistency(options: { from: TreeHead; to: TreeHead; proof: readonly Hash[] }): boolean {
  const { from, to, proof } = options;
  if (!isCount(from.size) || !isCount(to.size) || from.size > to.size) return false;
  if (!areHashes([from.root, to.root, ...proof])) return false;
  if (from.size === to.size) return proof.length === 0 && equalBytes(from.root, to.root);
  if (from.size === 0) return proof.length === 0 && equalBytes(from.root, EMPTY_ROOT);

  let position = from.size - 1;
  let last = to.size - 1;
  while (isOdd(position)) {
    position = half(position);
    last = half(last);
  }
  // A complete old tree is itself a node of the new one, so the proof leaves its root out.
  const path = position === 0 ? [from.root, ...proof] : proof;
  const [seed, ...rest] = path;
  if (seed === undefined) return false;
  let oldRoot = seed;
  let newRoot = seed;
  for (const sibling of rest) {
    if (last === 0) return false;
    if (isOdd(position) || position === last) {
      oldRoot = nodeHash(sibling, oldRoot);
      newRoot = nodeHash(sibling, newRoot);
      while (!isOdd(position) && position !== 0) {
        position = half(position);
        last = half(last);
      }
    } else {
      newRoot = nodeHash(newRoot, sibling);
    }
    position = half(position);
    last = half(last);
  }
  return last === 0 && equalBytes(oldRoot, from.root) && equalBytes(newRoot, to.root);
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function areHashes(values: readonly Uint8Array[]): boolean {
  return values.every((value) => value.length === HASH_BYTES);
}

// Bit operators of the language stop at 32 bits; sizes go to 2^53 - 1.
function isOdd(value: number): boolean {
  return value % 2 === 1;
}

function half(value: number): number {
  return Math.floor(value / 2);
}
