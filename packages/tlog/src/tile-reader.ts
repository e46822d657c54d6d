import type { TileStorage } from "./storage.ts";
import { type Tile, TILE_WIDTH, tilePath } from "./tiles.ts";

export interface UnreadableTile {
  readonly problem: "missing" | "malformed";
  readonly path: string;
}

/**
 * Reads a tile into its parts, or the beginning of the full tile that has replaced a partial one (tlog-tiles, "Partial
 * Tiles").
 */
export async function readTile(
  storage: TileStorage,
  tile: Tile,
  decode: (bytes: Uint8Array, width: number) => readonly Uint8Array[] | undefined,
): Promise<readonly Uint8Array[] | UnreadableTile> {
  const path = tilePath(tile);
  const exact = await storage.read(path);
  const bytes = exact ?? (await storage.read(tilePath({ ...tile, width: TILE_WIDTH })));
  if (bytes === undefined) return { problem: "missing", path };
  const parts = decode(bytes, exact === undefined ? TILE_WIDTH : tile.width);
  return parts === undefined ? { problem: "malformed", path } : parts.slice(0, tile.width);
}
