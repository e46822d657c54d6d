import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { findBinaries } from "./binaries.ts";
import { clusterIsPresent, initCluster, SUPERUSER } from "./cluster.ts";
import { EmbeddedDatabaseError } from "./embedded-error.ts";
import { type FolderLock, lockFolder } from "./folder-lock.ts";
import { type Home, markReady, openHome, openRecordFolder, ownerOf } from "./home.ts";
import { launch, type LaunchOptions, type Postmaster } from "./postmaster.ts";
import { DATABASE, prepareRoles, ROLES } from "./roles.ts";
import { loadSecrets, type Secrets } from "./secrets.ts";
import { readIfPresent, writeFileDurably } from "./small-files.ts";

/** A server that dies is brought back at most this often in one run; then something is wrong with the machine. */
const RESTARTS_MAX = 10;
const RESTART_PAUSE_MS = 500;

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
  const locks: FolderLock[] = [await lockFolder(recordFolder)];
  const releaseLocks = async (): Promise<void> => {
    for (const lock of locks.reverse()) await lock.release();
  };
  try {
    const home = await openHome(recordFolder, durable);
    // A copied data folder names the same cluster, so the cluster has a lock of its own.
    if (home.folder !== recordFolder) locks.push(await lockFolder(home.folder));
    const { secrets } = await loadSecrets(recordFolder);
    const launchOptions = await openCluster(home, secrets, durable, log);
    const wish = options.port ?? (await lastPort(home));
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
  const binaries = await findBinaries(home.copyFolders, runAs);
  if (!(await clusterIsPresent(home, binaries))) {
    log(`creating the database in ${home.cluster}`);
    await initCluster({ home, binaries, runAs, superuserPassword: secrets.superuser, durable });
  }
  if (!home.ready) await markReady(home);
  const urlAt = (port: number): string => urlOf(SUPERUSER, secrets.superuser, port, "postgres");
  return { binaries, cluster: home.cluster, runAs, durable, urlAt, log };
}

interface Keeper {
  readonly port: number;
  stop(): Promise<void>;
}

/** Starts the server, and again on the same port whenever it dies by itself. */
async function keepRunning(
  options: LaunchOptions,
  wish: number | undefined,
  onLost: (error: EmbeddedDatabaseError) => void,
): Promise<Keeper> {
  let current: Postmaster = await launch(options, wish, true);
  const { port } = current;
  let stopping = false;
  const watch = async (): Promise<void> => {
    for (let restarts = 0; ; restarts += 1) {
      const how = await current.ended;
      if (stopping) return;
      options.log(`PostgreSQL ended by itself (${how})`);
      if (restarts === RESTARTS_MAX) throw new Error(`it ended ${restarts + 1} times`);
      await sleep(RESTART_PAUSE_MS);
      current = await launch(options, port, false);
      options.log("PostgreSQL runs again");
    }
  };
  const watching = watch().catch((error: unknown) => {
    if (!stopping)
      onLost(new EmbeddedDatabaseError("embedded.lost", `PostgreSQL is gone: ${String(error)}`, { cause: error }));
  });
  return {
    port,
    async stop() {
      stopping = true;
      await current.stop();
      await watching;
      // A restart that was under way when we were asked to stop.
      await current.stop();
    },
  };
}

function urlOf(user: string, password: string, port: number, database: string): string {
  return `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;
}

async function lastPort(home: Home): Promise<number | undefined> {
  const port = Number(await readIfPresent(join(home.recordFolder, "port")));
  return Number.isInteger(port) && port > 0 ? port : undefined;
}

async function recordPort(home: Home, port: number): Promise<void> {
  await writeFileDurably(join(home.recordFolder, "port"), `${port}\n`, 0o644);
}
