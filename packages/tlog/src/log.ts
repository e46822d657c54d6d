import { Frontier } from "./frontier.ts";
import { concatBytes, equalBytes, type Hash, leafHash, nodeHash } from "./hash.ts";
import { consistencyRanges, EMPTY_HEAD, inclusionRanges, rootOver, splitPoint, type TreeHead } from "./merkle.ts";
import type { TileStorage } from "./storage.ts";
import { readTile, type UnreadableTile } from "./tile-reader.ts";
import {
  decodeBundle,
  encodeBundle,
  hashesAtLevel,
  parseTilePath,
  partialFolder,
  splitHashes,
  type Tile,
  TILE_WIDTH,
  tilePath,
} from "./tiles.ts";

/** The stored tiles do not bear out the head they were opened with, or one is missing or malformed. */
export class LogDamagedError extends Error {
  /** The blob concerned. */
  readonly path: string;

  constructor(path: string, message: string) {
    super(`${path}: ${message}`);
    this.name = "LogDamagedError";
    this.path = path;
  }
}

/**
 * An append-only log. The head it is opened with is the truth; blobs beyond it are leftovers of an append that was not
 * published, and are overwritten. One appender at a time: the caller holds a lock from `open` to the publication of the
 * new head.
 */
export class TileLog {
  readonly #storage: TileStorage;
  #frontier: Frontier;
  /** The entries of the unfinished bundle. */
  #entries: readonly Uint8Array[];

  private constructor(storage: TileStorage, frontier: Frontier, entries: readonly Uint8Array[]) {
    this.#storage = storage;
    this.#frontier = frontier;
    this.#entries = entries;
  }

  /**
   * Opens the log at `head`; the default is a new, empty log. Reads the right edge only, so the cost does not grow with
   * the log. Throws `LogDamagedError` when the edge does not give the root of `head`.
   */
  static async open(storage: TileStorage, head: TreeHead = EMPTY_HEAD): Promise<TileLog> {
    const levels: (readonly Hash[])[] = [];
    for (let level = 0; hashesAtLevel(head.size, level) > 0; level += 1) {
      const count = hashesAtLevel(head.size, level);
      const width = count % TILE_WIDTH;
      levels.push(
        width === 0 ? [] : await readHashes(storage, { level, index: Math.floor(count / TILE_WIDTH), width }),
      );
    }
    const width = head.size % TILE_WIDTH;
    const index = Math.floor(head.size / TILE_WIDTH);
    const entries = width === 0 ? [] : await readEntries(storage, { level: "entries", index, width });
    const frontier = new Frontier(head.size, levels);
    if (!equalBytes(frontier.head().root, head.root)) {
      throw new LogDamagedError("tile/", `the tiles do not have the root of the head with ${head.size} entries`);
    }
    return new TileLog(storage, frontier, entries);
  }

  get head(): TreeHead {
    return this.#frontier.head();
  }

  /**
   * Appends the entries in order and gives back the new head, with every tile and bundle that it needs written. Entries
   * have at most 65535 bytes each. The new head counts once its checkpoint is published; if that does not happen, open
   * the log again at the old one. If a write fails, this object stays at the old head.
   */
  async append(entries: readonly Uint8Array[]): Promise<TreeHead> {
    const frontier = new Frontier(this.#frontier.size, this.#frontier.partialRows());
    const sizeBefore = frontier.size;
    let bundle = [...this.#entries];
    for (const entry of entries) {
      bundle.push(entry);
      const full = frontier.push(leafHash(entry));
      if (full.length > 0) {
        await this.#writeBundle({ level: "entries", index: frontier.size / TILE_WIDTH - 1, width: TILE_WIDTH }, bundle);
        bundle = [];
      }
      for (const { level, index, hashes } of full) {
        await this.#storage.write(tilePath({ level, index, width: TILE_WIDTH }), concatBytes(hashes));
      }
    }
    await this.#writePartials(frontier, sizeBefore, bundle);
    this.#frontier = frontier;
    this.#entries = bundle;
    return frontier.head();
  }

  /** The audit path of entry `index` in the tree of `size` entries; `size` defaults to all of them. */
  async inclusionProof(index: number, size: number = this.#frontier.size): Promise<readonly Hash[]> {
    if (!Number.isSafeInteger(index) || index < 0 || index >= size)
      throw new RangeError(`no entry ${index} of ${size}`);
    return this.#rootsOf(inclusionRanges(index, this.#known(size)));
  }

  /** The proof that the tree of `oldSize` entries is a beginning of the tree of `newSize`, by default of this one. */
  async consistencyProof(oldSize: number, newSize: number = this.#frontier.size): Promise<readonly Hash[]> {
    if (!Number.isSafeInteger(oldSize) || oldSize < 0 || oldSize > newSize) {
      throw new RangeError(`a tree of ${newSize} entries has no beginning of ${oldSize}`);
    }
    return this.#rootsOf(consistencyRanges(oldSize, this.#known(newSize)));
  }

  /** The head that the log had when it was `size` entries long. */
  async headAt(size: number): Promise<TreeHead> {
    if (this.#known(size) === 0) return EMPTY_HEAD;
    return { size, root: await this.#rootOf(0, size) };
  }

  /** Entry number `index`, counted from 0. */
  async entry(index: number): Promise<Uint8Array> {
    const size = this.#frontier.size;
    if (!Number.isSafeInteger(index) || index < 0 || index >= size)
      throw new RangeError(`no entry ${index} of ${size}`);
    const number = Math.floor(index / TILE_WIDTH);
    const width = Math.min(TILE_WIDTH, size - number * TILE_WIDTH);
    const entries = await readEntries(this.#storage, { level: "entries", index: number, width });
    const entry = entries[index % TILE_WIDTH];
    if (entry === undefined) throw new RangeError(`no entry ${index} of ${size}`);
    return entry;
  }

  /**
   * Removes the partial tiles whose full tile exists, for the tiles finished since the log was `sizeBefore` entries long
   * (tlog-tiles, "Partial Tiles", allows it). Call it after the checkpoint is published, never before.
   */
  async removeSupersededPartials(sizeBefore: number): Promise<void> {
    const levels: readonly Tile["level"][] = ["entries", ...this.#frontier.partialRows().keys()];
    for (const level of levels) {
      const height = level === "entries" ? 0 : level;
      const first = Math.floor(hashesAtLevel(sizeBefore, height) / TILE_WIDTH);
      const end = Math.floor(hashesAtLevel(this.#frontier.size, height) / TILE_WIDTH);
      for (let index = first; index < end; index += 1) {
        for await (const path of this.#storage.list(partialFolder(level, index))) {
          if (parseTilePath(path) !== undefined) await this.#storage.remove(path);
        }
      }
    }
  }

  #known(size: number): number {
    if (Number.isSafeInteger(size) && size >= 0 && size <= this.#frontier.size) return size;
    throw new RangeError(`the log has ${this.#frontier.size} entries, not ${size}`);
  }

  async #writeBundle(tile: Tile, entries: readonly Uint8Array[]): Promise<void> {
    await this.#storage.write(tilePath(tile), encodeBundle(entries));
  }

  async #writePartials(frontier: Frontier, sizeBefore: number, bundle: readonly Uint8Array[]): Promise<void> {
    if (frontier.size === sizeBefore) return;
    if (bundle.length > 0) {
      const index = Math.floor(frontier.size / TILE_WIDTH);
      await this.#writeBundle({ level: "entries", index, width: bundle.length }, bundle);
    }
    for (const [level, hashes] of frontier.partialRows().entries()) {
      const count = hashesAtLevel(frontier.size, level);
      if (hashes.length === 0 || count === hashesAtLevel(sizeBefore, level)) continue;
      const tile = { level, index: Math.floor(count / TILE_WIDTH), width: hashes.length };
      await this.#storage.write(tilePath(tile), concatBytes(hashes));
    }
  }

  async #rootsOf(ranges: readonly { start: number; end: number }[]): Promise<readonly Hash[]> {
    const roots: Hash[] = [];
    for (const { start, end } of ranges) roots.push(await this.#rootOf(start, end));
    return roots;
  }

  /** The root over the entries from `start` to `end` (excluded); `start` is where a subtree of that width may begin. */
  async #rootOf(start: number, end: number): Promise<Hash> {
    const width = end - start;
    const power = exponentOf(width);
    if (power !== undefined) return this.#completeSubtree(start, power);
    const middle = start + splitPoint(width);
    return nodeHash(await this.#rootOf(start, middle), await this.#rootOf(middle, end));
  }

  /** The root of the complete subtree of `2^power` entries from `start`, from one tile. */
  async #completeSubtree(start: number, power: number): Promise<Hash> {
    const level = Math.floor(power / 8);
    const at = start / TILE_WIDTH ** level;
    const index = Math.floor(at / TILE_WIDTH);
    const width = Math.min(TILE_WIDTH, hashesAtLevel(this.#frontier.size, level) - index * TILE_WIDTH);
    const hashes = await readHashes(this.#storage, { level, index, width });
    const from = at % TILE_WIDTH;
    return rootOver(hashes.slice(from, from + 2 ** (power % 8)));
  }
}

/** The power of two that `width` is, or undefined when it is none. Exact for every safe integer. */
function exponentOf(width: number): number | undefined {
  let power = 0;
  let rest = width;
  while (rest % 2 === 0) {
    rest /= 2;
    power += 1;
  }
  return rest === 1 ? power : undefined;
}

async function readHashes(storage: TileStorage, tile: Tile): Promise<readonly Hash[]> {
  return intact(await readTile(storage, tile, splitHashes));
}

async function readEntries(storage: TileStorage, tile: Tile): Promise<readonly Uint8Array[]> {
  return intact(await readTile(storage, tile, decodeBundle));
}

function intact(answer: readonly Uint8Array[] | UnreadableTile): readonly Uint8Array[] {
  if ("problem" in answer) throw new LogDamagedError(answer.path, `is ${answer.problem}`);
  return answer;
}
