import { type Hash, nodeHash } from "./hash.ts";
import { EMPTY_HEAD, rootOver, type TreeHead } from "./merkle.ts";
import { hashesAtLevel, TILE_WIDTH } from "./tiles.ts";

/** A tile that has just become full. */
export interface FullTile {
  readonly level: number;
  readonly index: number;
  readonly hashes: readonly Hash[];
}

/**
 * The right edge of a tree: for every level the hashes of its last, unfinished tile. It is all that is needed to append
 * and to tell the root, so a log of any length is extended with a few hundred hashes in memory.
 */
export class Frontier {
  readonly #levels: Hash[][];
  #size: number;

  /** An edge read back from tiles; `levels` holds `size / 256^level mod 256` hashes each. Default: the empty tree. */
  constructor(size = 0, levels: readonly (readonly Hash[])[] = []) {
    this.#size = size;
    this.#levels = levels.map((hashes) => [...hashes]);
  }

  get size(): number {
    return this.#size;
  }

  /** Takes one more leaf and gives back the tiles that it made full, lowest level first. */
  push(leaf: Hash): readonly FullTile[] {
    const full: FullTile[] = [];
    let hash = leaf;
    this.#size += 1;
    for (let level = 0; ; level += 1) {
      const row = (this.#levels[level] ??= []);
      row.push(hash);
      if (row.length < TILE_WIDTH) return full;
      full.push({ level, index: hashesAtLevel(this.#size, level) / TILE_WIDTH - 1, hashes: row });
      this.#levels[level] = [];
      hash = rootOver(row);
    }
  }

  /** The unfinished tiles, lowest level first; an empty one means that the level ends with a full tile. */
  partialRows(): readonly (readonly Hash[])[] {
    return this.#levels;
  }

  head(): TreeHead {
    const peaks = this.#levels.toReversed().flatMap(completeSubtrees);
    if (peaks.length === 0) return EMPTY_HEAD;
    // Sizes fall from left to right, so RFC 6962's splitting is a fold from the right.
    return { size: this.#size, root: peaks.reduceRight((right, left) => nodeHash(left, right)) };
  }
}

/** Groups the hashes of a row into the largest complete subtrees, left to right, and gives back their roots. */
function completeSubtrees(row: readonly Hash[]): readonly Hash[] {
  const roots: Hash[] = [];
  let start = 0;
  for (let width = TILE_WIDTH / 2; width >= 1; width /= 2) {
    if (row.length - start < width) continue;
    roots.push(rootOver(row.slice(start, start + width)));
    start += width;
  }
  return roots;
}
