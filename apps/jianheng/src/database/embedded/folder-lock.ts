import { randomBytes } from "node:crypto";
import { link, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { EmbeddedDatabaseError } from "./embedded-error.ts";
import { processIdentity, processWorld } from "./process-identity.ts";
import { readIfPresent } from "./small-files.ts";

/** One live process holds a folder. */
export interface FolderLock {
  release(): Promise<void>;
}

interface LockOptions {
  /** The folder's name in messages. Default: the folder. */
  readonly shownAs?: string;
  /** How long a lock from another world is watched. Default: five heartbeats. */
  readonly silenceMs?: number;
}

interface Holder {
  /** Process number in the holder's world. */
  readonly pid: number;
  /** Tells the holder from a later process with the same number. */
  readonly identity: string | undefined;
  /** The machine or container in which the process number means something. */
  readonly world: string;
  /** Name of the machine, for people. */
  readonly host: string;
  /** When the lock was taken, an instant in UTC, for people. */
  readonly since: string;
  /** Tells two locks of one process apart. */
  readonly token: string;
}

/** Each further round means that somebody else was faster in between. */
const ROUNDS_MAX = 5;
/** The holder touches its lock this often, for those who cannot see its process. */
const HEARTBEAT_MS = 3_000;
/** A lock from another world that stays untouched this long is dead: five missed heartbeats. */
const SILENCE_MS = 15_000;

/**
 * Takes `server.lock` in `folder` for this process, or throws `embedded.in_use` naming the process that holds it. A lock
 * whose process has ended (kill -9, power cut) is taken over. The process of another container or machine cannot be
 * seen from here, so such a lock is watched for its heartbeat first, which takes 15 seconds.
 */
export async function lockFolder(folder: string, options: LockOptions = {}): Promise<FolderLock> {
  const { shownAs = folder, silenceMs = SILENCE_MS } = options;
  const path = join(folder, "server.lock");
  const token = randomBytes(8).toString("hex");
  const mine: Holder = {
    pid: process.pid,
    identity: await processIdentity(process.pid),
    world: await processWorld(),
    host: hostname(),
    since: new Date().toISOString(),
    token,
  };
  const draft = `${path}.new-${token}`;
  await writeFile(draft, `${JSON.stringify(mine)}\n`, { mode: 0o644 });
  try {
    await acquire({ path, draft, shownAs, silenceMs, world: mine.world });
  } finally {
    await rm(draft, { force: true });
  }
  return keep(path, token);
}

interface Attempt {
  readonly path: string;
  /** A file that says who we are; it is given the lock's name. */
  readonly draft: string;
  readonly shownAs: string;
  readonly silenceMs: number;
  readonly world: string;
}

async function acquire(attempt: Attempt): Promise<void> {
  const { path, draft } = attempt;
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    if (await linkIfFree(draft, path)) return;
    const holder = await readHolder(path);
    if (holder === undefined) continue;
    if (await isHeld(path, holder, attempt)) throw inUse(attempt.shownAs, holder);
    if (await takeOver(attempt, holder)) return;
  }
  throw new EmbeddedDatabaseError("embedded.in_use", `Several processes are starting on ${attempt.shownAs} at once.`);
}

/**
 * Replaces the lock of a dead holder. Who found it dead first may have replaced it already, so the right to replace this
 * very lock is itself a lock, named by the dead one's token. False when another was faster.
 */
async function takeOver(attempt: Attempt, dead: Holder): Promise<boolean> {
  const { path, draft } = attempt;
  const right = `${path}.over-${dead.token}`;
  await acquire({ ...attempt, path: right });
  try {
    if ((await readHolder(path))?.token !== dead.token) return false;
    const copy = `${draft}.copy`;
    await link(draft, copy);
    await rename(copy, path);
    return true;
  } finally {
    await rm(right, { force: true });
  }
}

/** `link` fails when the name exists, on every file system we know, so exactly one process gets the name. */
async function linkIfFree(draft: string, path: string): Promise<boolean> {
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

async function isHeld(path: string, holder: Holder, { world, silenceMs }: Attempt): Promise<boolean> {
  if (holder.world === world) {
    const identity = await processIdentity(holder.pid);
    return identity !== undefined && identity === holder.identity;
  }
  const touched = await touchedAt(path);
  await sleep(silenceMs);
  return (await touchedAt(path)) !== touched;
}

async function touchedAt(path: string): Promise<number | undefined> {
  const found = await stat(path).catch(() => undefined);
  return found?.mtimeMs;
}

function keep(path: string, token: string): FolderLock {
  const heartbeat = setInterval(() => {
    const now = new Date();
    // A missed beat does no harm; the folder may be gone when a test cleans up.
    utimes(path, now, now).catch(() => undefined);
  }, HEARTBEAT_MS);
  heartbeat.unref();
  return {
    async release() {
      clearInterval(heartbeat);
      const holder = await readHolder(path);
      if (holder?.token === token) await rm(path, { force: true });
    },
  };
}

/** The holder written in the lock. A lock that a power cut left unreadable belongs to nobody who lives. */
async function readHolder(path: string): Promise<Holder | undefined> {
  const text = await readIfPresent(path);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as Holder;
  } catch {
    return { pid: 0, identity: "unreadable", world: await processWorld(), host: "", since: "", token: "unreadable" };
  }
}

function inUse(folder: string, holder: Holder): EmbeddedDatabaseError {
  return new EmbeddedDatabaseError(
    "embedded.in_use",
    `The data folder ${folder} is in use by process ${holder.pid} on ${holder.host} since ${holder.since}. ` +
      "Stop that process, or use another data folder.",
  );
}
