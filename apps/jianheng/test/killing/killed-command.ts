// Backups and restores that are killed on the way: nothing half may pass for whole.
import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { mkdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { openArchive } from "../../src/backup/archive-reader.ts";
import { until } from "../../src/database/embedded/testing/processes.ts";

const entry = fileURLToPath(new URL("../../bin/jianheng.mjs", import.meta.url));
const endWithinMs = 180_000;

export interface CommandEnd {
  readonly code: number | null;
  readonly said: string;
}

/** Runs the command line in a process of its own; `kill` is asked with what it has said so far and may strike. */
export async function runProcess(
  args: readonly string[],
  kill: (said: () => string) => Promise<void> = () => new Promise(() => undefined),
): Promise<CommandEnd> {
  const {
    NODE_ENV: _mode,
    VITEST: _runner,
    NODE_OPTIONS: _options,
    DATABASE_URL: _database,
    ...environment
  } = process.env;
  const child = spawn(process.execPath, [entry, ...args], { env: environment, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => void (said += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => void child.once("close", (code) => resolve(code)));
  const struck = kill(() => said).then(() => void child.kill("SIGKILL"));
  const late = setTimeout(() => child.kill("SIGKILL"), endWithinMs);
  await Promise.race([ended, struck.then(() => ended)]);
  clearTimeout(late);
  return { code: await ended, said };
}

/** Strikes as soon as the command has said this. */
export const onceSaid = (words: string) => async (said: () => string) => {
  if (!(await until(() => said().includes(words), endWithinMs))) throw new Error(`never said ${words}: ${said()}`);
};

export const after = (ms: number) => () => sleep(ms);

const isThere = async (file: string) => (await stat(file).catch(() => undefined)) !== undefined;

/**
 * Restores `file` into a new folder below `base` and kills it. What is then there is nothing, or marked, or whole; and
 * the same command once more makes it whole. Gives back which of the three it was.
 */
export async function killRestore(
  file: string,
  base: string,
  kill: (said: () => string) => Promise<void>,
): Promise<"nothing" | "marked" | "whole"> {
  const dataDir = path.join(base, "killed-restore");
  await mkdir(base, { recursive: true });
  const first = await runProcess(["restore", file, "--data", dataDir], kill);
  const found = await stateOf(dataDir);
  if (found === "marked") {
    const refused = await runProcess(["serve", "--data", dataDir, "--port", "0"]);
    if (refused.code !== 1 || !refused.said.includes("的恢复没有完成"))
      throw new Error(`a server on a half restored folder: ${refused.code} ${refused.said}`);
  }
  if (found === "nothing" || found === "marked") {
    const again = await runProcess(["restore", file, "--data", dataDir]);
    if (again.code !== 0) throw new Error(`restored again: ${again.code} ${again.said}\nbefore: ${first.said}`);
  }
  const checked = await runProcess(["doctor", "--data", dataDir]);
  if (checked.code !== 0) throw new Error(`the doctor after ${found}: ${checked.said}`);
  await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
  return found;
}

async function stateOf(dataDir: string): Promise<"nothing" | "marked" | "whole"> {
  if (await isThere(path.join(dataDir, "restoring.json"))) return "marked";
  const names = (await isThere(dataDir)) ? readdirSync(dataDir).filter((name) => !name.startsWith("server.lock")) : [];
  // The mark is written aside and renamed; what stays of that is no state.
  return names.every((name) => name.startsWith("restoring.json")) ? "nothing" : "whole";
}

/** Backs up `dataDir` and kills it; the file is then absent or whole, and the next backup is made and leaves no part. */
export async function killBackup(
  dataDir: string,
  base: string,
  kill: (said: () => string) => Promise<void>,
): Promise<"absent" | "whole"> {
  const file = path.join(base, "killed.backup");
  await runProcess(["backup", file, "--data", dataDir], kill);
  const found = (await isThere(file)) ? "whole" : "absent";
  if (found === "whole") (await openArchive(file, () => undefined)).close();
  const again = await runProcess(["backup", file, "--data", dataDir, "--force"]);
  if (again.code !== 0) throw new Error(`backed up again: ${again.code} ${again.said}`);
  if (await isThere(`${file}.partial`)) throw new Error("a part of a backup stayed");
  (await openArchive(file, () => undefined)).close();
  await rm(file);
  return found;
}
