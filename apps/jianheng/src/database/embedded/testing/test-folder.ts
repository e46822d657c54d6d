import { execFile } from "node:child_process";
import { chmod, mkdtemp, readdir, rm, stat, statfs } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { lockFolder } from "../folder-lock.ts";
import { stopLeftover } from "../postmaster.ts";

const run = promisify(execFile);

const PREFIX = "jianheng-test-";
/** A cluster has some thousand files; memory makes and drops them ten times as fast as a disk. */
const MEMORY_FOLDER = "/dev/shm";
/** A run with many databases needs some hundred megabytes; the rest is for the machine. */
const MEMORY_BYTES_MIN = 2 * 1024 ** 3;

/** A new folder for one data folder of a test, in memory where there is room; the user of the database may pass it. */
export async function makeTestFolder(): Promise<string> {
  const folder = await mkdtemp(join(await baseFolder(), PREFIX));
  await chmod(folder, 0o711);
  return folder;
}

/** No test run takes this long; a younger folder may belong to one that lives, whether or not it is in use just now. */
const ABANDONED_AFTER_MS = 6 * 3600_000;

/** Removes the data folders of test runs that were killed. Those of runs that may live are left alone. */
export async function sweepTestFolders(): Promise<void> {
  const base = await baseFolder();
  for (const name of await readdir(base)) {
    if (!name.startsWith(PREFIX)) continue;
    const records = join(base, name, "postgres");
    try {
      const { mtimeMs } = await stat(join(base, name));
      if (Date.now() - mtimeMs < ABANDONED_AFTER_MS) continue;
      const lock = await lockFolder(records);
      await stopLeftover(join(records, "cluster"), () => undefined);
      await lock.release();
      await rm(join(base, name), { recursive: true, force: true });
    } catch {
      // Held by a process that lives, or another user's: not ours to remove.
    }
  }
}

/** A copy with owners and modes, of a data folder on which no server runs. */
export async function copyTestFolder(source: string): Promise<string> {
  const copy = await makeTestFolder();
  await run("cp", ["-a", `${source}/.`, copy]);
  return copy;
}

async function baseFolder(): Promise<string> {
  const memory = await statfs(MEMORY_FOLDER).catch(() => undefined);
  return memory !== undefined && memory.bavail * memory.bsize >= MEMORY_BYTES_MIN ? MEMORY_FOLDER : tmpdir();
}
