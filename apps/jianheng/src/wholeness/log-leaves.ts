import { equalBytes, type TileStorage, TileLog, type TreeHead, MemoryTileStorage } from "@jianheng/tlog";
import type pg from "pg";

/** Leaves read at a time; whole tiles, so that only the last part leaves the right edge unfinished. */
const leavesAtOnce = 256 * 32;

/** The first `size` leaves of the database, in order, some thousand at a time. Throws on a gap. */
export async function* readLeaves(client: pg.ClientBase, size: number): AsyncGenerator<readonly Buffer[]> {
  for (let from = 0; from < size; from += leavesAtOnce) {
    const end = Math.min(size, from + leavesAtOnce);
    const { rows } = await client.query<{ leaf_index: number | string; commitment: Buffer }>(
      "SELECT leaf_index, commitment FROM jianheng.log_leaf WHERE leaf_index >= $1 AND leaf_index < $2 ORDER BY leaf_index",
      [from, end],
    );
    const gap = rows.findIndex((row, at) => Number(row.leaf_index) !== from + at);
    if (gap >= 0 || rows.length < end - from) throw new LeafMissingError(from + (gap >= 0 ? gap : rows.length));
    yield rows.map((row) => row.commitment);
  }
}

/** The database lacks a leaf. */
export class LeafMissingError extends Error {
  readonly leafIndex: number;

  constructor(leafIndex: number) {
    super(`leaf ${leafIndex} is missing`);
    this.name = "LeafMissingError";
    this.leafIndex = leafIndex;
  }
}

/** Builds the tree over the first `size` leaves of the database; its tiles go to `storage`. Cost: linear. */
export async function growTree(client: pg.ClientBase, size: number, storage: TileStorage): Promise<TreeHead> {
  const log = await TileLog.open(storage);
  for await (const leaves of readLeaves(client, size)) await log.append(leaves);
  return log.head;
}

/** The tree over the first `size` leaves of the database. */
export function treeOfLeaves(client: pg.ClientBase, size: number): Promise<TreeHead> {
  return growTree(client, size, new NoStorage());
}

/** The first leaf of the database that differs from the log's entry; undefined when none of the first `size` does. */
export async function findDifferingLeaf(
  client: pg.ClientBase,
  size: number,
  log: TileLog,
): Promise<number | undefined> {
  let at = 0;
  for await (const leaves of readLeaves(client, size))
    for (const leaf of leaves) {
      if (!equalBytes(await log.entry(at), leaf)) return at;
      at += 1;
    }
  return undefined;
}

/** Forgets: for a tree of which only the root is asked. */
class NoStorage extends MemoryTileStorage {
  override async write(): Promise<void> {}
}
