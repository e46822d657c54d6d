import { concatBytes, type Hash, HASH_BYTES } from "./hash.ts";

/** Hashes in a full tile: a subtree of height 8 (tlog-tiles, "Merkle Tree"). */
export const TILE_WIDTH = 256;

/** Bytes of one entry at most: its length is written in 16 bits (tlog-tiles, "Log entries"). */
export const ENTRY_BYTES_MAX = 0xffff;

/** Where the signed tree head is kept. */
export const CHECKPOINT_PATH = "checkpoint";

/** One file of the log: hashes of a level of the tree, or the entries themselves. */
export interface Tile {
  /** 0 for leaf hashes; each level above stands for 256 times as many entries. */
  readonly level: number | "entries";
  /** Number of the tile in its level, from 0. */
  readonly index: number;
  /** Hashes or entries in it: 256 when full, 1 to 255 when partial. */
  readonly width: number;
}

/** The path of a tile, as `tile/0/x001/x234/067.p/8`. */
export function tilePath(tile: Tile): string {
  const partial = tile.width === TILE_WIDTH ? "" : `.p/${tile.width}`;
  return `tile/${tile.level}/${encodeIndex(tile.index)}${partial}`;
}

/** The tile a path names, or undefined when the path is none of ours. Each tile has exactly one path. */
export function parseTilePath(path: string): Tile | undefined {
  const match = /^tile\/(entries|[0-9]{1,2})\/((?:x\d{3}\/)*\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path);
  if (match === null) return undefined;
  const [, level = "", index = "", width = String(TILE_WIDTH)] = match;
  const tile: Tile = {
    level: level === "entries" ? "entries" : Number(level),
    index: Number(index.replaceAll(/[x/]/g, "")),
    width: Number(width),
  };
  const isInRange = tile.width >= 1 && tile.width <= TILE_WIDTH && (tile.level === "entries" || tile.level <= 63);
  return isInRange && Number.isSafeInteger(tile.index) && tilePath(tile) === path ? tile : undefined;
}

/** The folder that holds the partial forms of a tile. */
export function partialFolder(level: Tile["level"], index: number): string {
  return `tile/${level}/${encodeIndex(index)}.p/`;
}

/** How many hashes level `level` has in a tree of `size` entries; only complete subtrees have one. */
export function hashesAtLevel(size: number, level: number): number {
  return Math.floor(size / TILE_WIDTH ** level);
}

/** Every tile of a tree of `size` entries, without the entry bundles: level by level, from left to right. */
export function* tilesOf(size: number): Generator<Tile & { level: number }> {
  for (let level = 0; hashesAtLevel(size, level) > 0; level += 1) {
    const count = hashesAtLevel(size, level);
    for (let index = 0; index * TILE_WIDTH < count; index += 1) {
      yield { level, index, width: Math.min(TILE_WIDTH, count - index * TILE_WIDTH) };
    }
  }
}

/** The hashes of a tile's bytes, or undefined when the length is not `width` hashes. */
export function splitHashes(bytes: Uint8Array, width: number): readonly Hash[] | undefined {
  if (bytes.length !== width * HASH_BYTES) return undefined;
  return Array.from({ length: width }, (_, at) => bytes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES));
}

/** Entries with their length before each, 16 bits, most significant byte first. */
export function encodeBundle(entries: readonly Uint8Array[]): Uint8Array {
  return concatBytes(entries.flatMap((entry) => [encodeLength(entry), entry]));
}

/** The entries of a bundle, or undefined when the bytes are not exactly `width` entries. */
export function decodeBundle(bytes: Uint8Array, width: number): readonly Uint8Array[] | undefined {
  const entries: Uint8Array[] = [];
  let offset = 0;
  while (offset < bytes.length && entries.length < width) {
    const high = bytes[offset];
    const low = bytes[offset + 1];
    if (high === undefined || low === undefined) return undefined;
    const end = offset + 2 + high * 256 + low;
    if (end > bytes.length) return undefined;
    entries.push(bytes.subarray(offset + 2, end));
    offset = end;
  }
  return entries.length === width && offset === bytes.length ? entries : undefined;
}

function encodeLength(entry: Uint8Array): Uint8Array {
  if (entry.length > ENTRY_BYTES_MAX) throw new RangeError(`an entry has ${entry.length} bytes, more than 65535`);
  return Uint8Array.of(Math.floor(entry.length / 256), entry.length % 256);
}

/** 1234067 as `x001/x234/067`, so that no path is a file here and a folder there. */
function encodeIndex(index: number): string {
  const groups: string[] = [];
  let rest = index;
  do {
    groups.unshift(String(rest % 1000).padStart(3, "0"));
    rest = Math.floor(rest / 1000);
  } while (rest > 0);
  return groups.map((group, at) => (at === groups.length - 1 ? group : `x${group}`)).join("/");
}
