import { readFile, rm } from "node:fs/promises";
import { syncFolder, writeDurably } from "../durable-file.ts";

// A restore writes for minutes, and only at its end is shown to be whole. Until then a file in the data folder says so,
// and nothing else starts there: half of an installation looks like an installation.

export interface RestoringMark {
  /** File that is being restored. */
  readonly backup: string;
  /** Instant in UTC. */
  readonly since: string;
  /** Where the database is that this restore fills: host, port and name; null for the embedded one. */
  readonly database: string | null;
}

const markOf = (dataDir: string) => `${dataDir}/restoring.json`;

/** A restore into this folder was begun and did not end. */
export class UnfinishedRestoreError extends Error {
  constructor(dataDir: string, mark: RestoringMark) {
    super(
      `数据目录 ${dataDir} 的恢复没有完成（${mark.since} 自 ${mark.backup}）。` +
        "请重新执行 jianheng restore，上次写入的内容会先被清除。",
    );
    this.name = "UnfinishedRestoreError";
  }
}

export async function findRestoringMark(dataDir: string): Promise<RestoringMark | undefined> {
  try {
    return JSON.parse(await readFile(markOf(dataDir), "utf8")) as RestoringMark;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Every way into an installation passes here first. */
export async function assertRestored(dataDir: string): Promise<void> {
  const mark = await findRestoringMark(dataDir);
  if (mark !== undefined) throw new UnfinishedRestoreError(dataDir, mark);
}

export async function setRestoringMark(dataDir: string, mark: RestoringMark): Promise<void> {
  await writeDurably(markOf(dataDir), `${JSON.stringify(mark, null, 2)}\n`, 0o600);
}

export async function removeRestoringMark(dataDir: string): Promise<void> {
  await rm(markOf(dataDir), { force: true });
  await syncFolder(dataDir);
}
