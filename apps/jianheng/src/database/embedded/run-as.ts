import { type Stats } from "node:fs";
import { realpath, stat } from "node:fs/promises";
import { dirname } from "node:path";

/** The system user PostgreSQL runs as; undefined means "as we are". */
export interface RunAs {
  readonly uid: number;
  readonly gid: number;
}

/** The conventional user without rights ("nobody"); it needs no entry in /etc/passwd. */
const UNPRIVILEGED: RunAs = { uid: 65534, gid: 65534 };

/** PostgreSQL refuses to run as root, so root hands it to an unprivileged user. */
export function defaultRunAs(): RunAs | undefined {
  return isRoot() ? UNPRIVILEGED : undefined;
}

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** Whether `runAs` can enter `folder`: every folder on the way must let it through. */
export async function canEnter(folder: string, runAs: RunAs | undefined): Promise<boolean> {
  return (await findClosedFolder(folder, runAs)) === undefined;
}

/**
 * The innermost folder on the way to `folder` that does not let `runAs` through. Judged by mode bits, because the
 * question has to be answered before any process of that user can be started there.
 */
export async function findClosedFolder(folder: string, runAs: RunAs | undefined): Promise<string | undefined> {
  if (runAs === undefined) return undefined;
  let current = await realpath(folder);
  while (true) {
    if (!letsThrough(await stat(current), runAs)) return current;
    const parent = dirname(current);
    if (parent === current) return undefined;
    current = parent;
  }
}

function letsThrough(entry: Stats, runAs: RunAs): boolean {
  if (entry.uid === runAs.uid) return (entry.mode & 0o100) !== 0;
  if (entry.gid === runAs.gid) return (entry.mode & 0o010) !== 0;
  return (entry.mode & 0o001) !== 0;
}
