import { createHash, randomUUID } from "node:crypto";
import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { mkdir, open, rename, rm } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { syncFolder } from "./durable-file.ts";

export interface StoredFile {
  readonly bytes: number;
  /** Hex. */
  readonly sha256: string;
}

/**
 * Bytes by their SHA-256: `files/ab/ab12…`. Written once and never changed; the same bytes lie there once, whatever they
 * are called. They are on disk before a row of the database names them, so that a kill leaves at most bytes that nobody
 * names, which harm nobody and are found again by the next who brings them.
 */
export class FileStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Keeps bytes; undefined if there are more than `most`. */
  async put(content: Readable | Uint8Array, most: number): Promise<StoredFile | undefined> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const temporary = path.join(this.#folder, `${randomUUID()}.tmp`);
    const hash = createHash("sha256");
    let bytes = 0;
    try {
      await pipeline(
        content instanceof Uint8Array ? Readable.from([content]) : content,
        async function* (chunks: AsyncIterable<Uint8Array>) {
          for await (const chunk of chunks) {
            bytes += chunk.length;
            if (bytes > most) throw new TooLarge();
            hash.update(chunk);
            yield chunk;
          }
        },
        createWriteStream(temporary, { mode: 0o600, flush: true }),
      );
      const sha256 = hash.digest("hex");
      await this.#keep(temporary, sha256);
      return { bytes, sha256 };
    } catch (error) {
      await rm(temporary, { force: true });
      if (error instanceof TooLarge) return undefined;
      throw error;
    }
  }

  async #keep(temporary: string, sha256: string): Promise<void> {
    const file = this.pathOf(sha256);
    if (existsSync(file)) {
      await rm(temporary);
      return;
    }
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    await rename(temporary, file);
    await syncFolder(path.dirname(file));
  }

  pathOf(sha256: string): string {
    return path.join(this.#folder, sha256.slice(0, 2), sha256);
  }

  /** The bytes, after they were found to be those that were kept; undefined when they are gone or changed. */
  async read(sha256: string): Promise<Readable | undefined> {
    const file = this.pathOf(sha256);
    if ((await digestOfFile(file)) !== sha256) return undefined;
    return createReadStream(file);
  }
}

class TooLarge extends Error {}

/** Undefined when there is no such file. */
export async function digestOfFile(file: string): Promise<string | undefined> {
  const handle = await open(file, "r").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (handle === undefined) return undefined;
  const hash = createHash("sha256");
  await pipeline(handle.createReadStream(), hash);
  return hash.digest("hex");
}
