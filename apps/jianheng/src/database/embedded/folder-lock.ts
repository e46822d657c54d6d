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

/** A lock is taken over at most this often in one attempt; more means that several processes fight for it. */
const TAKEOVERS_MAX = 5;
/** The holder touches its lock this often, for those who cannot see its process. */
const HEARTBEAT_MS = 3_000;
/** A lock from another world that stays untouched this long is dead: five missed heartbeats. */
const SILENCE_MS = 15_000;

/**
 * Takes `server.lock` in `folder` for this process, or throws `embedded.in_use` naming the process that holds it. A lock
 * whose process has ended (kill -9, power cut) is taken over. The process of another container or machine cannot be
 * seen from here, so such a lock is watched for its heartbeat first, which takes 15 seconds. `shownAs` names the folder
 * in messages.
 */
export async function lockFolder(folder: string, shownAs: string = folder): Promise<FolderLock> {
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
  const draft = `${path}.${token}`;
  await writeFile(draft, `${JSON.stringify(mine)}\n`, { mode: 0o644 });
  try {
    for (let attempt = 0; attempt < TAKEOVERS_MAX; attempt += 1) {
      if (await linkIfFree(draft, path)) return keep(path, token);
      const holder = await readHolder(path);
      if (holder === undefined) continue;
      if (await isHeld(path, holder, mine.world)) throw inUse(shownAs, holder);
      await setAside(path, holder.token);
    }
    throw new EmbeddedDatabaseError("embedded.in_use", `Several processes are starting on ${shownAs} at once.`);
  } finally {
    await rm(draft, { force: true });
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

async function isHeld(path: string, holder: Holder, world: string): Promise<boolean> {
  if (holder.world === world) {
    const identity = await processIdentity(holder.pid);
    return identity !== undefined && identity === holder.identity;
  }
  const touched = await touchedAt(path);
  await sleep(SILENCE_MS);
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

/** Removes the lock of an ended process. If another starter was faster, its fresh lock is put back. */
async function setAside(path: string, staleToken: string): Promise<void> {
  const aside = `${path}.stale-${randomBytes(8).toString("hex")}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
    throw error;
  }
  const moved = await readHolder(aside);
  if (moved !== undefined && moved.token !== staleToken) await linkIfFree(aside, path);
  await rm(aside, { force: true });
}

/** The holder written in the lock. A lock that a power cut left unreadable belongs to nobody who lives. */
async function readHolder(path: string): Promise<Holder | undefined> {
  const text = await readIfPresent(path);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as Holder;
  } catch {
    return { pid: 0, identity: "unreadable", world: await processWorld(), host: "", since: "", token: "" };
  }
}

function inUse(folder: string, holder: Holder): EmbeddedDatabaseError {
  return new EmbeddedDatabaseError(
    "embedded.in_use",
    `The data folder ${folder} is in use by process ${holder.pid} on ${holder.host} since ${holder.since}. ` +
      "Stop that process, or use another data folder.",
  );
}
