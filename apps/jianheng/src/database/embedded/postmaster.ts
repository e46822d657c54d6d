import { type ChildProcess, spawn } from "node:child_process";
import { rm } from "node:fs/promises";
import { createServer, type Socket } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Binaries } from "./binaries.ts";
import { SUPERUSER } from "./cluster.ts";
import { EmbeddedDatabaseError } from "./embedded-error.ts";
import { commandLineOf, isAlive } from "./process-identity.ts";
import { withClient } from "./roles.ts";
import type { RunAs } from "./run-as.ts";
import { environment, hasRoomForParallelQueries, serverSettings } from "./settings.ts";
import { readIfPresent } from "./small-files.ts";

const WATCHDOG = fileURLToPath(new URL("./watchdog.mjs", import.meta.url));

/** Between two questions whether the server answers. */
const POLL_MS = 30;
/** Recovery after a power cut reads the whole write-ahead log since the last checkpoint; minutes on a slow disk. */
const READY_TIMEOUT_MS = 15 * 60_000;
/** Processes of a killed server need a moment to notice that it is gone. */
const LEFTOVER_TIMEOUT_MS = 60_000;
/** Ports tried at one start; a second one is rarely needed. */
const PORTS_MAX = 10;

/** How to start the server; the same for every start of one run, except for the port. */
export interface LaunchOptions {
  readonly binaries: Binaries;
  readonly cluster: string;
  readonly runAs: RunAs | undefined;
  readonly durable: boolean;
  /** Address of the superuser at a port, to ask whether the server answers. */
  readonly urlAt: (port: number) => string;
  /** Gives the stopped database the superuser's password that `urlAt` uses. */
  readonly repairPassword: () => Promise<void>;
  readonly log: (line: string) => void;
}

/** A running server and the watchdog that holds it. */
export interface Postmaster {
  readonly port: number;
  /** Settles when the watchdog has ended, with a sentence saying how. */
  readonly ended: Promise<string>;
  /** Fast shutdown: clients are cut off, a checkpoint is written. */
  stop(): Promise<void>;
}

/** Starts at the wished port, or at another free one when it is busy and `portMayChange`. */
export async function launch(
  options: LaunchOptions,
  wish: { readonly port: number | undefined; readonly portMayChange: boolean },
): Promise<Postmaster> {
  const deadline = Date.now() + LEFTOVER_TIMEOUT_MS;
  let port = wish.port ?? (await findFreePort());
  let portsTried = 1;
  let repaired = false;
  while (true) {
    await stopLeftover(options.cluster, options.log);
    const attempt = await launchOnce(options, port);
    if ("postmaster" in attempt) return attempt.postmaster;
    const said = attempt.lines.join("\n");
    if (attempt.how === "password refused" && !repaired) {
      options.log("the database has other passwords than the data folder; setting those of the data folder");
      await options.repairPassword();
      repaired = true;
    } else if (/could not create any TCP\/IP sockets/.test(said) && wish.portMayChange && portsTried < PORTS_MAX) {
      options.log(`port ${port} is busy, trying another`);
      port = await findFreePort();
      portsTried += 1;
    } else if (/pre-existing shared memory block|Address already in use/.test(said) && Date.now() < deadline) {
      await sleep(500);
    } else {
      throw new EmbeddedDatabaseError("embedded.start_failed", `PostgreSQL did not start: ${attempt.how}\n${said}`);
    }
  }
}

/** Sets the superuser's password without a server: single-user mode needs none. The server must not be running. */
export async function setSuperuserPassword(
  binaries: Binaries,
  cluster: string,
  runAs: RunAs | undefined,
  password: string,
): Promise<void> {
  const child = spawn(binaries.postgres, ["--single", "-D", cluster, "-c", "log_min_messages=log", "postgres"], {
    ...runAs,
    cwd: "/",
    env: environment(),
    stdio: ["pipe", "ignore", "pipe"],
  });
  const said = text(child.stderr);
  // One line is one statement; the password is of our own making and needs no escaping.
  child.stdin.end(`alter role ${SUPERUSER} password '${password}'\n`);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code === 0) return;
  throw new EmbeddedDatabaseError("embedded.start_failed", `The passwords could not be set:\n${await said}`);
}

/** A port of the loopback address that was free a moment ago. */
export async function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => {
        if (address !== null && typeof address === "object") resolve(address.port);
        else reject(new Error("a listening socket has no port"));
      });
    });
  });
}

/**
 * Stops a server of ours that outlived its keeper, and removes the note of one that is gone when its process number now
 * belongs to another program, because PostgreSQL would take that program for itself. The caller holds the lock.
 */
export async function stopLeftover(cluster: string, log: (line: string) => void): Promise<void> {
  const path = join(cluster, "postmaster.pid");
  const note = await readIfPresent(path);
  const pid = Number(note?.split("\n")[0]);
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return;
  const commandLine = await commandLineOf(pid);
  if (commandLine === undefined) return;
  if (!commandLine.includes(cluster)) {
    await rm(path, { force: true });
    return;
  }
  log(`stopping the PostgreSQL process ${pid} that an earlier run left behind`);
  for (const signal of ["SIGINT", "SIGQUIT", "SIGKILL"] as const) {
    signalProcess(pid, signal);
    if (await hasEnded(pid, cluster, LEFTOVER_TIMEOUT_MS / 2)) return;
  }
  throw new EmbeddedDatabaseError("embedded.start_failed", `The PostgreSQL process ${pid} cannot be stopped.`);
}

async function hasEnded(pid: number, cluster: string, withinMs: number): Promise<boolean> {
  const deadline = Date.now() + withinMs;
  while (Date.now() < deadline) {
    // An ended process whose parent has not looked yet has no command line.
    if (!isAlive(pid) || !(await commandLineOf(pid))?.includes(cluster)) return true;
    await sleep(POLL_MS);
  }
  return false;
}

function signalProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

type Attempt = { postmaster: Postmaster } | { how: string; lines: readonly string[] };

async function launchOnce(options: LaunchOptions, port: number): Promise<Attempt> {
  const lines: string[] = [];
  const child = spawnWatchdog(options, port, await hasRoomForParallelQueries());
  const ended = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(`the watchdog could not be started: ${error.message}`));
    child.once("exit", (code, signal) => resolve(signal === null ? `exit code ${code}` : `signal ${signal}`));
  });
  let starting = true;
  if (child.stderr !== null) {
    createInterface({ input: child.stderr }).on("line", (line) => {
      if (starting) lines.push(line);
      options.log(line);
    });
  }
  const outcome: { how?: string } = {};
  void ended.then((how) => (outcome.how = how));
  const stop = async (): Promise<void> => {
    child.ref();
    child.stdin?.end();
    await ended;
  };
  const deadline = Date.now() + READY_TIMEOUT_MS;
  while (outcome.how === undefined) {
    const answer = await ask(options.urlAt(port));
    if (answer === "ready") {
      starting = false;
      letGo(child);
      return { postmaster: { port, ended, stop } };
    }
    if (answer === "password refused" || Date.now() > deadline) {
      await stop();
      return { how: answer === "password refused" ? answer : "it did not answer in time", lines };
    }
    await sleep(POLL_MS);
  }
  // The last lines are still on their way when the exit is reported.
  await sleep(POLL_MS);
  return { how: outcome.how, lines };
}

function spawnWatchdog(options: LaunchOptions, port: number, parallel: boolean): ChildProcess {
  const plan = {
    command: options.binaries.postgres,
    args: ["-D", options.cluster, ...serverSettings({ port, durable: options.durable, parallel })],
    env: environment(),
    ...options.runAs,
  };
  const child = spawn(process.execPath, [WATCHDOG, JSON.stringify(plan)], {
    cwd: "/",
    // A session of its own: Ctrl-C in the terminal must reach us and not the database.
    detached: true,
    env: environment(),
    stdio: ["pipe", "ignore", "pipe"],
    windowsHide: true,
  });
  // A watchdog that is gone is reported by its exit; that its pipe broke says nothing more.
  child.stdin.on("error", () => undefined);
  return child;
}

/** The database does not keep this process alive; when it ends, the pipe closes and the watchdog stops the database. */
function letGo(child: ChildProcess): void {
  child.unref();
  for (const stream of [child.stdin, child.stderr]) (stream as unknown as Socket | null)?.unref();
}

/** SCRAM proves to us, too, that the server is ours: it knows a hash of our password. */
async function ask(url: string): Promise<"ready" | "not yet" | "password refused"> {
  try {
    await withClient(url, (client) => client.query("select 1"));
    return "ready";
  } catch (error) {
    // 28P01 is "invalid password"; everything else is a server that is not up yet.
    return (error as { code?: unknown }).code === "28P01" ? "password refused" : "not yet";
  }
}
