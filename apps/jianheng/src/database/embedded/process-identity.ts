import { execFile } from "node:child_process";
import { readFile, readlink } from "node:fs/promises";
import { promisify } from "node:util";

const run = promisify(execFile);

/**
 * What tells one process from a later one with the same number: its start time, and on Linux the boot it was started
 * in. Undefined when no such process lives.
 */
export async function processIdentity(pid: number): Promise<string | undefined> {
  if (!isAlive(pid)) return undefined;
  if (process.platform === "linux") {
    const startTicks = await startTicksOf(pid);
    return startTicks === undefined ? undefined : `${await bootId()}/${startTicks}`;
  }
  if (process.platform === "win32") return `pid ${pid}`;
  const started = await run("ps", ["-o", "lstart=", "-p", String(pid)]).catch(() => undefined);
  const text = started?.stdout.trim();
  return text === undefined || text === "" ? undefined : text;
}

/** The command line of a process, its words joined by a space; undefined when it cannot be read. */
export async function commandLineOf(pid: number): Promise<string | undefined> {
  if (process.platform === "linux") {
    const words = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => undefined);
    return words?.replaceAll("\0", " ").trim();
  }
  if (process.platform === "win32") return undefined;
  const shown = await run("ps", ["-o", "command=", "-p", String(pid)]).catch(() => undefined);
  return shown?.stdout.trim();
}

/**
 * The world in which process numbers of this process mean something: a container has a world of its own, and so has
 * another machine that shares the folder.
 */
export async function processWorld(): Promise<string> {
  if (process.platform !== "linux") return process.platform;
  const namespace = await readlink("/proc/self/ns/pid").catch(() => "unknown");
  return `${await machineId()}/${namespace}`;
}

/** Whether a process with this number lives, ours or another user's. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

async function startTicksOf(pid: number): Promise<string | undefined> {
  const line = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => undefined);
  if (line === undefined) return undefined;
  // The second field is the program's name in parentheses and may hold spaces; count from the last parenthesis.
  const fields = line.slice(line.lastIndexOf(")") + 2).split(" ");
  // State "Z": ended, but its parent has not yet asked for the exit code.
  return fields[0] === "Z" ? undefined : fields[19];
}

async function bootId(): Promise<string> {
  const text = await readFile("/proc/sys/kernel/random/boot_id", "utf8").catch(() => "unknown");
  return text.trim();
}

async function machineId(): Promise<string> {
  const text = await readFile("/etc/machine-id", "utf8").catch(() => "");
  return text.trim() || (await bootId());
}
