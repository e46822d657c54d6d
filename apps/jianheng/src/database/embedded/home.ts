import { randomBytes } from "node:crypto";
import { chmod, mkdir, realpath, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { EmbeddedDatabaseError } from "./embedded-error.ts";
import { canEnter, defaultRunAs, findClosedFolder, isRoot, type RunAs } from "./run-as.ts";
import { readIfPresent, writeFileDurably } from "./small-files.ts";

/**
 * System folders where root may keep a cluster when the data folder is closed to the user of the database. Temporary
 * folders are not among them: systems empty them.
 */
const SYSTEM_FOLDERS: readonly string[] = ["/var/lib/jianheng", "/opt/jianheng", "/srv/jianheng"];

/** Where the parts of one embedded database lie. */
export interface Home {
  /** `postgres` in the data folder: passwords and the record of where the cluster is. Ours alone. */
  readonly recordFolder: string;
  /** The folder that holds the cluster: the record folder, or one under a system folder. */
  readonly folder: string;
  /** The cluster, which is PostgreSQL's own data folder. */
  readonly cluster: string;
  /** Folders that may take a copy of the programs, best first. */
  readonly copyFolders: readonly string[];
  /** Whether the record says that the cluster was once complete. */
  readonly ready: boolean;
}

/** The content of `location.json`. */
interface LocationRecord {
  /** "." for the record folder itself, so that the data folder can be moved; else an absolute path. */
  readonly folder: string;
  /** `initialising` until the cluster was complete once. */
  readonly state: "initialising" | "ready";
}

/** Makes `<dataDir>/postgres` and gives back its real path. Its passwords are for us alone; others may only pass. */
export async function openRecordFolder(dataDir: string): Promise<string> {
  const folder = join(resolve(dataDir), "postgres");
  await mkdir(folder, { recursive: true, mode: isRoot() ? 0o711 : 0o700 });
  // Whatever the umask was: root must let the user of the database pass, and nobody may list.
  await chmod(folder, isRoot() ? 0o711 : 0o700);
  return realpath(folder);
}

/** Reads where the cluster is, or decides it on first use and records the decision before anything is made there. */
export async function openHome(recordFolder: string, durable: boolean): Promise<Home> {
  const recorded = await homeRecorded(recordFolder);
  if (recorded !== undefined) return recorded;
  const folder = (await canEnter(recordFolder, defaultRunAs())) ? "." : await makeSystemFolder(durable);
  await writeRecord(recordFolder, { folder, state: "initialising" });
  return homeAt(recordFolder, folder, false);
}

/** Where the cluster is, if that was ever decided. Changes nothing. */
export async function homeRecorded(recordFolder: string): Promise<Home | undefined> {
  const text = await readIfPresent(join(recordFolder, "location.json"));
  if (text === undefined) return undefined;
  const record = JSON.parse(text) as LocationRecord;
  return homeAt(recordFolder, record.folder, record.state === "ready");
}

/** The port of the last run. */
export async function lastPort(recordFolder: string): Promise<number | undefined> {
  const port = Number(await readIfPresent(join(recordFolder, "port")));
  return Number.isInteger(port) && port > 0 ? port : undefined;
}

/** Whether the folder of the cluster is one of ours outside the data folder. */
export function liesInSystemFolder(home: Home): boolean {
  return home.folder !== home.recordFolder && SYSTEM_FOLDERS.includes(dirname(home.folder));
}

/** Records that the cluster is complete: from now on a missing cluster is a loss, never a reason to make a new one. */
export async function markReady(home: Home): Promise<void> {
  const folder = home.folder === home.recordFolder ? "." : home.folder;
  await writeRecord(home.recordFolder, { folder, state: "ready" });
}

/** The user a cluster belongs to: whoever made it, so that root can run a cluster made by a plain user. */
export async function ownerOf(home: Home): Promise<RunAs | undefined> {
  const found = await stat(home.cluster).catch(() => undefined);
  if (found === undefined || process.getuid === undefined) return defaultRunAs();
  if (isRoot()) return found.uid === 0 ? defaultRunAs() : { uid: found.uid, gid: found.gid };
  if (found.uid === process.getuid()) return undefined;
  throw new EmbeddedDatabaseError(
    "embedded.wrong_owner",
    `The database ${home.cluster} belongs to the system user ${found.uid}, and this process runs as ` +
      `${process.getuid()}. Start as that user or as root, or give the folder to this user with chown -R.`,
  );
}

/** Refuses a cluster whose user can no longer reach it, naming the folder that was closed meanwhile. */
export async function assertCanEnter(home: Home, runAs: RunAs | undefined): Promise<void> {
  const closed = await findClosedFolder(home.folder, runAs);
  if (closed === undefined) return;
  throw new EmbeddedDatabaseError(
    "embedded.no_usable_folder",
    `The database ${home.cluster} runs as the system user ${runAs?.uid}, who cannot enter ${closed}. ` +
      `Allow it with: chmod o+x ${closed}`,
  );
}

function homeAt(recordFolder: string, recorded: string, ready: boolean): Home {
  const folder = recorded === "." ? recordFolder : recorded;
  const systemFolders = isRoot() ? SYSTEM_FOLDERS : [];
  return {
    recordFolder,
    folder,
    cluster: join(folder, "cluster"),
    copyFolders: recorded === "." ? [recordFolder, ...systemFolders] : [dirname(folder)],
    ready,
  };
}

async function writeRecord(recordFolder: string, record: LocationRecord): Promise<void> {
  await writeFileDurably(join(recordFolder, "location.json"), `${JSON.stringify(record, null, 2)}\n`, 0o600);
}

async function makeSystemFolder(durable: boolean): Promise<string> {
  const bases = durable ? SYSTEM_FOLDERS : [...SYSTEM_FOLDERS, join(tmpdir(), "jianheng")];
  const refused: string[] = [];
  for (const base of bases) {
    try {
      const folder = join(base, `database-${randomBytes(6).toString("hex")}`);
      await makePassableFolder(base);
      await makePassableFolder(folder);
      if (await canEnter(folder, defaultRunAs())) return folder;
      refused.push(`${base}: the user of the database cannot enter it`);
    } catch (error) {
      refused.push(`${base}: ${String(error)}`);
    }
  }
  throw new EmbeddedDatabaseError(
    "embedded.no_usable_folder",
    "PostgreSQL does not run as root, and the user it would run as can enter neither the data folder nor:\n  " +
      `${refused.join("\n  ")}\nStart as a user other than root, or use a data folder that others may enter (chmod o+x).`,
  );
}

/** A folder of ours that others may pass but not change. A folder that somebody else put there is refused. */
async function makePassableFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o755 });
  const found = await stat(folder);
  if (found.uid !== 0 || (found.mode & 0o022) !== 0) throw new Error("others may write there");
  await chmod(folder, 0o755);
}
