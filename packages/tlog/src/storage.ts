/**
 * Named blobs in which a log lives. Names are paths of the tlog-tiles specification, with `/`.
 *
 * A write replaces the blob as a whole. When it has resolved, the new bytes survive a power cut; when it has not, a
 * reader finds the old bytes, the new bytes or, for a new name, nothing; never a part.
 */
export interface TileStorage {
  /** The bytes, or undefined where there is no such blob. */
  read(path: string): Promise<Uint8Array | undefined>;
  write(path: string, bytes: Uint8Array): Promise<void>;
  /** Every name that begins with `prefix`, in any order. */
  list(prefix: string): AsyncIterable<string>;
  /** Removes a blob; one that is not there is no error. */
  remove(path: string): Promise<void>;
}

/** A log in memory, for tests and for reading a log that arrived in one piece. */
export class MemoryTileStorage implements TileStorage {
  readonly blobs = new Map<string, Uint8Array>();

  async read(path: string): Promise<Uint8Array | undefined> {
    return this.blobs.get(path);
  }

  async write(path: string, bytes: Uint8Array): Promise<void> {
    this.blobs.set(path, Uint8Array.from(bytes));
  }

  async *list(prefix: string): AsyncIterable<string> {
    for (const path of this.blobs.keys()) if (path.startsWith(prefix)) yield path;
  }

  async remove(path: string): Promise<void> {
    this.blobs.delete(path);
  }
}
