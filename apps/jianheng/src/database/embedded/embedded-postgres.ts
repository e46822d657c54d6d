import { join } from "node:path";
import { findBinaries } from "./binaries.ts";
import { clusterIsPresent, initCluster, SUPERUSER } from "./cluster.ts";
import type { EmbeddedDatabaseError } from "./embedded-error.ts";
import { type FolderLock, lockFolder } from "./folder-lock.ts";
import { assertCanEnter, type Home, lastPort, markReady, openHome, openRecordFolder, ownerOf } from "./home.ts";
import { keepRunning } from "./keeper.ts";
import { type LaunchOptions, setSuperuserPassword } from "./postmaster.ts";
import { DATABASE, prepareRoles, ROLES } from "./roles.ts";
import { loadSecrets, type Secrets } from "./secrets.ts";
import { writeFileDurably } from "./small-files.ts";

export interface EmbeddedOptions {
  /** The data folder; the database keeps to `postgres` in it. Made if missing. */
  readonly dataDir: string;
  /** Takes lines for the operator; they name no person. Default: none. */
  readonly log?: (line: string) => void;
  /** The wished port; another free one is taken when it is busy. Default: the port of the last run. */
  readonly port?: number;
  /** False for tests only: nothing is flushed to disk. Default: true. */
  readonly durable?: boolean;
  /** Called once if the server died and could not be brought back. */
  readonly onLost?: (error: EmbeddedDatabaseError) => void;
}

export interface EmbeddedPostgres {
  /** For migrations: the owner of the database and of its tables. */
  readonly ownerUrl: string;
  /** For requests: neither owner nor superuser, bound by row-level security. */
  readonly applicationUrl: string;
  /** For the job queue, which makes and owns a schema of its own. */
  readonly jobsUrl: string;
  /** The superuser, for test databases and whole-cluster backups. Never for requests. */
  readonly supervisorUrl: string;
  readonly port: number;
  /** Stops the server and gives the folder back. Connections still open are cut off. May be called twice. */
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL on the loopback address with the cluster of `dataDir`, made on first use, and keeps it running until
 * `stop()` or the end of this process, however it ends. Throws `EmbeddedDatabaseError`.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const log = options.log ?? (() => undefined);
  const durable = options.durable ?? true;
  const recordFolder = await openRecordFolder(options.dataDir);
  const locks: FolderLock[] = [await lockFolder(recordFolder, { shownAs: options.dataDir })];
  const releaseLocks = async (): Promise<void> => {
    for (const lock of locks.reverse()) await lock.release();
  };
  try {
    const home = await openHome(recordFolder, durable);
    // A copied data folder names the same cluster, so the cluster has a lock of its own.
    if (home.folder !== recordFolder) locks.push(await lockFolder(home.folder, { shownAs: options.dataDir }));
    const secrets = await loadSecrets(recordFolder);
    const launchOptions = await openCluster(home, secrets, durable, log);
    const wish = options.port ?? (await lastPort(home.recordFolder));
    const keeper = await keepRunning(launchOptions, wish, options.onLost ?? (() => undefined));
    try {
      await prepareRoles(launchOptions.urlAt(keeper.port), secrets);
      await recordPort(home, keeper.port);
    } catch (error) {
      await keeper.stop();
      throw error;
    }
    const at = (user: string, password: string): string => urlOf(user, password, keeper.port, DATABASE);
    let stopped: Promise<void> | undefined;
    return {
      ownerUrl: at(ROLES.owner, secrets.owner),
      applicationUrl: at(ROLES.application, secrets.application),
      jobsUrl: at(ROLES.jobs, secrets.jobs),
      supervisorUrl: launchOptions.urlAt(keeper.port),
      port: keeper.port,
      stop: () => (stopped ??= keeper.stop().then(releaseLocks)),
    };
  } catch (error) {
    await releaseLocks();
    throw error;
  }
}

/** Finds or makes the cluster and everything needed to run it. */
async function openCluster(
  home: Home,
  secrets: Secrets,
  durable: boolean,
  log: (line: string) => void,
): Promise<LaunchOptions> {
  const runAs = await ownerOf(home);
  await assertCanEnter(home, runAs);
  const binaries = await findBinaries(home.copyFolders, runAs);
  if (!(await clusterIsPresent(home, binaries))) {
    log(`creating the database in ${home.cluster}`);
    await initCluster({ home, binaries, runAs, superuserPassword: secrets.superuser, durable });
  }
  if (!home.ready) await markReady(home);
  return {
    binaries,
    cluster: home.cluster,
    runAs,
    durable,
    urlAt: (port) => urlOf(SUPERUSER, secrets.superuser, port, "postgres"),
    repairPassword: () => setSuperuserPassword(binaries, home.cluster, runAs, secrets.superuser),
    log,
  };
}

function urlOf(user: string, password: string, port: number, database: string): string {
  return `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;
}

async function recordPort(home: Home, port: number): Promise<void> {
  await writeFileDurably(join(home.recordFolder, "port"), `${port}\n`, 0o644);
}
