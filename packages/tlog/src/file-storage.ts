import { randomBytes } from "node:crypto";
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { dirname, join, sep } from "node:path";
import type { TileStorage } from "./storage.ts";

/** Temporary files begin so; one that a crash left behind is no part of the log. */
const DRAFT_PREFIX = ".new-";

/**
 * A log in a folder, one file per blob, as any web server can hand it out. A write goes to a temporary file, is flushed,
 * renamed, and the folder is flushed, so that what was acknowledged survives a power cut.
 */
export class FileTileStorage implements TileStorage {
  readonly #folder: string;
  readonly #flush: boolean;

  /** `flush: false` is for tests and for copies that can be made again. */
  constructor(folder: string, options: { readonly flush?: boolean } = {}) {
    this.#folder = folder;
    this.#flush = options.flush ?? true;
  }

  async read(path: string): Promise<Uint8Array | undefined> {
    try {
      return new Uint8Array(await readFile(this.#fileOf(path)));
    } catch (error) {
      if (isAbsence(error)) return undefined;
      throw error;
    }
  }

  async write(path: string, bytes: Uint8Array): Promise<void> {
    const file = this.#fileOf(path);
    const folder = dirname(file);
    await this.#makeFolder(folder);
    const draft = join(folder, `${DRAFT_PREFIX}${randomBytes(8).toString("hex")}`);
    try {
      const handle = await open(draft, "wx", 0o644);
      try {
        await handle.writeFile(bytes);
        if (this.#flush) await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(draft, file);
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
    await this.#flushFolder(folder);
  }

  async *list(prefix: string): AsyncIterable<string> {
    // A prefix may end within a name; the walk starts at the folder before it.
    const folder = prefix.includes("/") ? prefix.slice(0, prefix.lastIndexOf("/")) : "";
    for await (const path of this.#walk(folder)) if (path.startsWith(prefix)) yield path;
  }

  async remove(path: string): Promise<void> {
    await rm(this.#fileOf(path), { force: true });
  }

  async *#walk(folder: string): AsyncIterable<string> {
    const entries = await readdir(join(this.#folder, folder), { withFileTypes: true }).catch((error: unknown) => {
      if (isAbsence(error)) return [];
      throw error;
    });
    for (const entry of entries) {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) yield* this.#walk(path);
      else if (entry.isFile() && !entry.name.startsWith(DRAFT_PREFIX)) yield path;
    }
  }

  /** Names are ours, but a log may also come from outside: no name leads out of the folder. */
  #fileOf(path: string): string {
    const parts = path.split("/");
    if (!parts.every((part) => /^[a-z0-9][a-z0-9.]*$/.test(part) && !part.includes(".."))) {
      throw new RangeError(`not a name of a log: ${path}`);
    }
    return join(this.#folder, parts.join(sep));
  }

  /** A new folder is only safe once its own name is flushed in the folder above. */
  async #makeFolder(folder: string): Promise<void> {
    const first = await mkdir(folder, { recursive: true, mode: 0o755 });
    if (first === undefined) return;
    for (let made = folder; ; made = dirname(made)) {
      await this.#flushFolder(dirname(made));
      if (made === first) return;
    }
  }

  async #flushFolder(folder: string): Promise<void> {
    // Windows cannot flush a folder.
    if (!this.#flush || process.platform === "win32") return;
    let handle: FileHandle | undefined;
    try {
      handle = await open(folder, "r");
      await handle.sync();
    } finally {
      await handle?.close();
    }
  }
}

function isAbsence(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code;
  return code === "ENOENT" || code === "ENOTDIR";
}
