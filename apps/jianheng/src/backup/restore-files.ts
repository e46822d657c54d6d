import { createWriteStream } from "node:fs";
import { mkdir, open } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { syncFolder } from "../durable-file.ts";
import { fileDigest } from "../wholeness/delivery-folder.ts";
import type { Archive } from "./archive-reader.ts";
import { accountsPath, BackupProblem, deliveriesFolder, filesFolder, logFolder, type Member } from "./manifest.ts";
import { Measure } from "./measure.ts";

/** Members that become files of the data folder under the same path. Keys have a step of their own. */
export function filesOf(archive: Archive): readonly Member[] {
  return archive.manifest.members.filter(
    ({ path: name }) =>
      [deliveriesFolder, filesFolder, logFolder].some((folder) => name.startsWith(folder)) || name === accountsPath,
  );
}

/** Unpacks the files, flushed to disk. */
export async function unpackFiles(
  archive: Archive,
  dataDir: string,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const files = filesOf(archive);
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const made = new Set<string>();
  let done = 0;
  let said = 0;
  for (const member of files) {
    signal.throwIfAborted();
    const file = path.join(dataDir, member.path);
    const folder = path.dirname(file);
    // The log may be handed out; everything else is for us alone.
    const isLog = member.path.startsWith(logFolder);
    await mkdir(folder, { recursive: true, mode: isLog ? 0o755 : 0o700 });
    made.add(folder);
    await unpack(archive, member, file, { mode: isLog ? 0o644 : 0o600, signal });
    done += member.bytes;
    if (done - said < sayEveryBytes && done < total) continue;
    said = done;
    say(`文件 ${done}/${total} 字节`);
  }
  for (const folder of made) await syncFolder(folder);
}

const sayEveryBytes = 256 * 1024 * 1024;

async function unpack(
  archive: Archive,
  member: Member,
  file: string,
  { mode, signal }: { readonly mode: number; readonly signal: AbortSignal },
): Promise<void> {
  const measure = new Measure();
  await pipeline(await archive.read(member), measure, createWriteStream(file, { flags: "wx", mode }), { signal });
  if (measure.sha256() !== member.sha256) throw new BackupProblem(`${member.path} 读出的内容与清单不符。`);
  const handle = await open(file, "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Reads the files back from the data folder; throws unless every one is what the backup holds. */
export async function verifyFiles(archive: Archive, dataDir: string, signal: AbortSignal): Promise<number> {
  const files = filesOf(archive);
  for (const { path: name, sha256 } of files) {
    signal.throwIfAborted();
    if ((await fileDigest(path.join(dataDir, name))) !== sha256)
      throw new BackupProblem(`${name} 恢复后的内容与备份不同：请检查磁盘。`);
  }
  return files.length;
}
