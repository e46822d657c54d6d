// Where a delivery is built before anyone can see it. A staging folder is private to the process that made it and
// becomes the delivery by one rename; whatever a crash leaves behind is a staging folder.

import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { type DeliveryManifest, deliveryFormatVersion } from "./manifest.ts";
import { type StoredManifest, upgradeManifest } from "./upgrade-manifest.ts";

export const manifestFile = "manifest.json";
export const problemsFile = "problems.jsonl";
export const originalsFolder = "originals";
/** Inside staging: the CSV on their way to Parquet, and what the engine spills. Gone before publication. */
export const scratchFolder = "scratch";

export function deliveriesDir(lakeDir: string): string {
  return join(lakeDir, "deliveries");
}

function stagingDir(lakeDir: string): string {
  return join(lakeDir, "staging");
}

/** The folder's name begins with the process id, by which `sweepStaging` knows whether anyone still works on it. */
export async function openStaging(lakeDir: string): Promise<string> {
  await mkdir(deliveriesDir(lakeDir), { recursive: true });
  const folder = join(stagingDir(lakeDir), `${process.pid}-${randomUUID()}`);
  await mkdir(join(folder, originalsFolder), { recursive: true });
  await mkdir(join(folder, scratchFolder));
  inUse.add(folder);
  return folder;
}

export async function dropStaging(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  inUse.delete(folder);
}

const inUse = new Set<string>();

/**
 * Removes what crashed imports have left and gives back how many folders that were. Folders of this process's running
 * imports and of other living processes on this machine stay. Call it when the server starts.
 */
export async function sweepStaging(lakeDir: string): Promise<number> {
  const parent = stagingDir(lakeDir);
  if (!existsSync(parent)) return 0;
  let swept = 0;
  for (const name of await readdir(parent)) {
    const folder = join(parent, name);
    const owner = Number(/^(\d+)-/.exec(name)?.[1]);
    if (inUse.has(folder) || (owner !== process.pid && isAlive(owner))) continue;
    await rm(folder, { recursive: true, force: true });
    swept += 1;
  }
  return swept;
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It lives, but belongs to someone else.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/**
 * Everything in staging is flushed, then the folder moves to its place and the move is flushed. False when a delivery
 * of that id is already there; staging is then untouched.
 */
export async function publishStaging(staging: string, lakeDir: string, id: string): Promise<boolean> {
  await rm(join(staging, scratchFolder), { recursive: true, force: true });
  for (const name of await readdir(staging)) if (name !== originalsFolder) await flush(join(staging, name));
  await flushFolder(join(staging, originalsFolder));
  await flushFolder(staging);
  const target = join(deliveriesDir(lakeDir), id);
  if (existsSync(target)) return false;
  try {
    await rename(staging, target);
  } catch (error) {
    // Another process was faster.
    if (existsSync(target)) return false;
    throw error;
  }
  inUse.delete(staging);
  await flushFolder(deliveriesDir(lakeDir));
  return true;
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function flushFolder(path: string): Promise<void> {
  // Windows cannot open a folder and keeps its directory entries by itself.
  if (process.platform === "win32") return;
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * In the present form, whatever the format on disk. Undefined when there is no such delivery. Throws when its format is
 * newer than this program.
 */
export async function readManifest(directory: string): Promise<DeliveryManifest | undefined> {
  const path = join(directory, manifestFile);
  if (!existsSync(path)) return undefined;
  const stored = JSON.parse(await readFile(path, "utf8")) as StoredManifest;
  if (stored.formatVersion > deliveryFormatVersion) {
    throw new Error(
      `delivery ${directory} has format ${stored.formatVersion}, this program knows ${deliveryFormatVersion}`,
    );
  }
  return upgradeManifest(stored);
}
