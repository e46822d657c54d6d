import { type ChildProcess, spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { EmbeddedErrorCode } from "../embedded-error.ts";
import type { EmbeddedPostgres } from "../embedded-postgres.ts";
import { isAlive, processIdentity } from "../process-identity.ts";
import type { RunAs } from "../run-as.ts";

const HOST = fileURLToPath(new URL("./host.ts", import.meta.url));

/** A process that runs `host.ts`. */
export interface Host {
  readonly child: ChildProcess;
  readonly pid: number;
  /** Everything it wrote for the operator so far. */
  log(): string;
  /** What it said first. */
  readonly answer: Promise<HostAnswer>;
}

export interface HostAnswer {
  readonly ready?: Omit<EmbeddedPostgres, "stop">;
  readonly refused?: { readonly code: EmbeddedErrorCode; readonly message: string };
}

/** Starts a server in a process of its own, in a group of its own, as a terminal would. */
export function startHost(options: { dataDir: string; durable?: boolean; stopOnSignal?: boolean }, as?: RunAs): Host {
  const child = spawn(process.execPath, ["--import", "tsx", HOST, JSON.stringify(options)], {
    ...as,
    detached: true,
    stdio: ["pipe", "pipe", "pipe"],
  });
  let log = "";
  child.stderr.on("data", (chunk: Buffer) => (log += chunk.toString()));
  const answer = new Promise<HostAnswer>((resolve, reject) => {
    createInterface({ input: child.stdout }).once("line", (line) => resolve(JSON.parse(line) as HostAnswer));
    child.once("exit", (code, signal) => reject(new Error(`host ended: ${code} ${signal}\n${log}`)));
  });
  // A test that kills the host early does not ask for its answer.
  answer.catch(() => undefined);
  return { child, pid: child.pid ?? 0, log: () => log, answer };
}

/** The number of the server process, from the note in its folder. */
export async function postmasterPid(cluster: string): Promise<number> {
  const note = await readFile(join(cluster, "postmaster.pid"), "utf8");
  return Number(note.split("\n")[0]);
}

export async function parentOf(pid: number): Promise<number> {
  return (await statFields(pid))[1] ?? 0;
}

/** The process group, which is what a terminal signals. */
export async function groupOf(pid: number): Promise<number> {
  return (await statFields(pid))[2] ?? 0;
}

/** The fields of /proc/<pid>/stat after the name, which may hold spaces: state, parent, group, session … */
async function statFields(pid: number): Promise<readonly number[]> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8");
  return stat
    .slice(stat.lastIndexOf(")") + 2)
    .split(" ")
    .map(Number);
}

/** Waits until a process is gone; false when it still lives after `withinMs`. */
export async function isGone(pid: number, withinMs: number): Promise<boolean> {
  return until(async () => !isAlive(pid) || (await processIdentity(pid)) === undefined, withinMs);
}

/** Waits until `condition` holds; false when it does not within `withinMs`. */
export async function until(condition: () => Promise<boolean> | boolean, withinMs: number): Promise<boolean> {
  const deadline = Date.now() + withinMs;
  while (Date.now() < deadline) {
    if (await condition()) return true;
    await sleep(20);
  }
  return condition();
}
