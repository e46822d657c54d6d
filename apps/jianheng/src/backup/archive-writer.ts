import { createWriteStream } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import yazl from "yazl";
import { syncFolder } from "../durable-file.ts";
import { manifestPath, type Manifest, type Member } from "./manifest.ts";
import { Measure } from "./measure.ts";
import { Seal, unsealedComment } from "./seal.ts";

export const introPath = "jianheng-backup.txt";
const intro = `检衡备份文件。恢复：jianheng restore 本文件 --data 空目录
内容和格式见 docs/formats/backup.md。含办案内容，请按原数据的密级保管。

A backup of Jianheng. To restore: jianheng restore THIS_FILE --data EMPTY_FOLDER
Format: docs/formats/backup.md. It holds case content; guard it as the original.
`;

/** Same for every backup: when it was made stands in the manifest. */
const memberTime = new Date("2000-01-01T00:00:00Z");

/**
 * Writes a backup to `<file>.partial`, member by member, without a second copy of anything. `finish` gives it its name;
 * whatever happens before leaves no file of that name, and `abandon` removes the part.
 */
export class ArchiveWriter {
  readonly #file: string;
  readonly #partial: string;
  readonly #zip = new yazl.ZipFile();
  readonly #seal = new Seal();
  readonly #written: Promise<void>;
  /** Rejects when the file cannot be written on: a full disk, an interruption. */
  readonly #broken: Promise<never>;
  readonly #stop = new AbortController();
  readonly #members: Member[] = [];

  constructor(file: string, signal: AbortSignal) {
    this.#file = file;
    this.#partial = `${file}.partial`;
    const output = createWriteStream(this.#partial, { mode: 0o600 });
    const stop = AbortSignal.any([signal, this.#stop.signal]);
    this.#written = pipeline(this.#zip.outputStream, this.#seal, output, { signal: stop });
    this.#broken = Promise.race([
      this.#written.then(() => new Promise<never>(() => undefined)),
      new Promise<never>((_, reject) => void this.#zip.on("error", reject)),
    ]);
    // Whoever adds the next member is told; nobody may be adding just now.
    this.#broken.catch(() => undefined);
    this.#zip.addBuffer(Buffer.from(intro), introPath, { mtime: memberTime, mode: 0o600, compress: false });
  }

  get members(): readonly Member[] {
    return this.#members;
  }

  /** Adds one member. Give `bytes` where the size is known before; it must be right. Texts are worth compressing. */
  async add(
    name: string,
    source: Readable,
    options: { readonly compress: boolean; readonly bytes?: number; readonly countLines?: boolean },
  ): Promise<Member & { readonly lines: number }> {
    const measure = new Measure({ countLines: options.countLines === true });
    const through = pipeline(source, measure);
    this.#zip.addReadStream(measure, name, {
      mtime: memberTime,
      mode: 0o600,
      compress: options.compress,
      ...(options.bytes === undefined || options.compress ? { forceZip64Format: true } : { size: options.bytes }),
    });
    try {
      await Promise.race([through, this.#broken]);
    } catch (error) {
      source.destroy();
      through.catch(() => undefined);
      throw error;
    }
    const member = { path: name, bytes: measure.bytes, sha256: measure.sha256() };
    this.#members.push(member);
    return { ...member, lines: measure.lines };
  }

  addBytes(name: string, content: Uint8Array | string): Promise<Member> {
    const bytes = Buffer.from(content);
    return this.add(name, Readable.from([bytes]), { compress: false, bytes: bytes.length });
  }

  /** Writes the manifest, seals the archive, flushes it and gives it its name. Gives back its SHA-256 seal. */
  async finish(content: Manifest): Promise<{ readonly seal: string; readonly bytes: number }> {
    const text = Buffer.from(`${JSON.stringify(content, null, 1)}\n`);
    this.#zip.addBuffer(text, manifestPath, { mtime: memberTime, mode: 0o600, compress: true });
    this.#zip.end({ comment: unsealedComment, forceZip64Format: false });
    await Promise.race([this.#written, this.#broken]);
    const handle = await open(this.#partial, "r+");
    let bytes: number;
    try {
      await handle.sync();
      bytes = (await handle.stat()).size;
    } finally {
      await handle.close();
    }
    await rename(this.#partial, this.#file);
    await syncFolder(path.dirname(this.#file));
    return { seal: this.#seal.digest, bytes };
  }

  async abandon(): Promise<void> {
    this.#stop.abort();
    await this.#written.catch(() => undefined);
    await rm(this.#partial, { force: true });
  }
}
