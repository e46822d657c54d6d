import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import type { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import yauzl from "yauzl";
import { introPath } from "./archive-writer.ts";
import { backupFormat, BackupProblem, manifest, type Manifest, manifestPath, type Member } from "./manifest.ts";
import { formatOfComment, sealBytes } from "./seal.ts";

/** The list of a million members is below this; a larger one is none of ours. */
const manifestBytesMax = 512 * 1024 * 1024;
/** Damaged members that are named; whoever reads that has seen enough. */
const namedMax = 20;

/** A backup that was read from beginning to end once and found to be what was written. */
export interface Archive {
  readonly manifest: Manifest;
  /** SHA-256 of the file without its last 64 bytes: tells this backup from every other. */
  readonly seal: string;
  readonly bytes: number;
  /** A member's bytes. They are the caller's to compare again: a disk may fail between two readings. */
  read(member: Pick<Member, "path">): Promise<Readable>;
  close(): void;
}

/**
 * Opens a backup and checks every byte of it. Throws `BackupProblem` for a file that is none, is cut off, was changed, or
 * was written by a newer program; it names the members that are damaged.
 */
export async function openArchive(file: string, progress: (done: number, total: number) => void): Promise<Archive> {
  const bytes = await lookAtStart(file);
  const zip = await openZip(file);
  try {
    const format = formatOfComment(zip.comment);
    if (format === undefined) throw new BackupProblem(`${file} 的结尾不是备份的结尾：文件被改动过，不能恢复。`);
    if (format > backupFormat)
      throw new BackupProblem(
        `${file} 的备份格式是 ${format}，本程序只懂到 ${backupFormat}。请用写出它的版本或更新的版本恢复。`,
      );
    const entries = await readEntries(zip, file);
    const seal = zip.comment.slice(-sealBytes);
    const isWhole = (await digestOf(file, bytes - sealBytes, progress)) === seal;
    const read = async ({ path }: Pick<Member, "path">) => {
      const entry = entries.get(path);
      if (entry === undefined) throw new BackupProblem(`${file} 缺少 ${path}。`);
      return zip.openReadStreamPromise(entry);
    };
    if (!isWhole) throw await damageOf(file, read);
    const content = await readManifest(file, read);
    const names = [introPath, ...content.members.map(({ path }) => path), manifestPath];
    if (JSON.stringify([...entries.keys()]) !== JSON.stringify(names))
      throw new BackupProblem(`${file} 的内容与其清单不符，不能恢复。`);
    return { manifest: content, seal, bytes, read, close: () => zip.close() };
  } catch (error) {
    zip.close();
    throw error;
  }
}

/** The size, after a look at the first bytes: whether it is a backup at all, cut off or not. */
async function lookAtStart(file: string): Promise<number> {
  const handle = await open(file, "r").catch((error: NodeJS.ErrnoException) => {
    throw new BackupProblem(`不能读取 ${file}：${error.code === "ENOENT" ? "没有这个文件" : error.message}。`);
  });
  try {
    const { size } = await handle.stat();
    // A zip's local header: signature, 26 bytes, the name.
    const start = Buffer.alloc(30 + introPath.length);
    const { bytesRead } = await handle.read(start, 0, start.length, 0).catch(() => ({ bytesRead: 0 }));
    const isOurs =
      bytesRead === start.length && start.readUInt32LE(0) === 0x04034b50 && start.toString("latin1", 30) === introPath;
    if (!isOurs) throw new BackupProblem(`${file} 不是检衡的备份文件。`);
    return size;
  } finally {
    await handle.close();
  }
}

async function openZip(file: string): Promise<yauzl.ZipFile> {
  try {
    return await yauzl.openPromise(file, { lazyEntries: true, autoClose: false, validateEntrySizes: true });
  } catch (error) {
    throw new BackupProblem(
      `${file} 没有结尾：备份没有写完，或者复制时被截断，不能恢复。请换另一份备份，或重新复制此文件。`,
      { cause: error },
    );
  }
}

async function readEntries(zip: yauzl.ZipFile, file: string): Promise<ReadonlyMap<string, yauzl.Entry>> {
  const entries = new Map<string, yauzl.Entry>();
  try {
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
  } catch (error) {
    throw new BackupProblem(`${file} 的目录损坏，不能恢复。请换另一份备份。`, { cause: error });
  }
  return entries;
}

async function digestOf(file: string, end: number, progress: (done: number, total: number) => void): Promise<string> {
  const hash = createHash("sha256");
  let done = 0;
  for await (const chunk of createReadStream(file, { end: end - 1, highWaterMark: 1024 * 1024 })) {
    hash.update(chunk as Buffer);
    done += (chunk as Buffer).length;
    progress(done, end);
  }
  return hash.digest("hex");
}

type Read = (member: Pick<Member, "path">) => Promise<Readable>;

async function readManifest(file: string, read: Read): Promise<Manifest> {
  const stream = await read({ path: manifestPath });
  try {
    let size = 0;
    stream.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > manifestBytesMax) stream.destroy(new Error("too large"));
    });
    return manifest.parse(JSON.parse((await buffer(stream)).toString("utf8")));
  } catch (error) {
    throw new BackupProblem(`${file} 的清单 ${manifestPath} 不可读，不能恢复。`, { cause: error });
  }
}

/** What differs, as far as the manifest can still tell. */
async function damageOf(file: string, read: Read): Promise<BackupProblem> {
  const content = await readManifest(file, read).catch((error: BackupProblem) => error);
  if (content instanceof BackupProblem) return content;
  const damaged: string[] = [];
  for (const member of content.members) if (!(await isIntact(member, read))) damaged.push(member.path);
  const named = damaged.slice(0, namedMax).join("\n  ");
  const more = damaged.length > namedMax ? `\n  …… 共 ${damaged.length} 处` : "";
  return new BackupProblem(
    damaged.length > 0
      ? `${file} 已损坏，不能恢复。与清单不符的内容：\n  ${named}${more}\n请换另一份备份，或重新复制此文件。`
      : `${file} 被改动过（改动不在清单所列内容之中），不能恢复。请换另一份备份，或重新复制此文件。`,
  );
}

async function isIntact(member: Member, read: Read): Promise<boolean> {
  try {
    const hash = createHash("sha256");
    for await (const chunk of await read(member)) hash.update(chunk as Buffer);
    return hash.digest("hex") === member.sha256;
  } catch {
    return false;
  }
}
