import { mkdir } from "node:fs/promises";
import { asSystem, openDatabase as openKysely, openPool } from "./database/pool.ts";
import { migrate } from "./database/migrate.ts";
import { openDatabaseServer } from "./database/server.ts";
import type { App, DemonstrationAccount } from "./app.ts";
import { systemClock } from "./clock.ts";
import { folders, type Config } from "./config.ts";
import { createHttpServer } from "./http/server.ts";
import { FileStore } from "./file-store.ts";
import { Jobs } from "./jobs.ts";
import { readDemonstrationAccounts } from "./demonstration.ts";
import { createAuth, type Auth } from "./modules/identity/index.ts";
import { startRecomputing } from "./modules/cases/index.ts";
import { listDeliveryIds, sweepLake, sweepUploads } from "./modules/deliveries/index.ts";
import { quarantineWrong, refreshOwnRules, workbenchHooks } from "./modules/workbench/index.ts";
import { conferenceHooks, escalateTo, MeetingWatch, reopenArrived } from "./modules/conferences/index.ts";
import { LawBook } from "./modules/law-settings/index.ts";
import { openProofLog } from "./modules/ledger/index.ts";
import {
  enterShippedRegisters,
  loadShippedRegisters,
  paperMaker,
  RegisterCatalogue,
  remindHourly,
} from "./modules/registers/index.ts";
import { openRuleBook, RuleBook } from "./modules/rulebook/index.ts";
import { RunWatch, startScreening } from "./modules/screening/index.ts";
import { type Readers, Readings } from "./reading/index.ts";
import { readOrCreateSecret } from "./secret-file.ts";

export interface RunningServer {
  readonly app: App;
  readonly auth: Auth;
  readonly address: string;
  /** Stops taking requests, lets the running job notice, and stops the embedded database. */
  stop(): Promise<void>;
}

/** What the servers of one process may share; each makes for itself what is left out. */
export interface Shared {
  readonly ruleBook?: RuleBook | undefined;
  readonly shippedRegisters?: Awaited<ReturnType<typeof loadShippedRegisters>> | undefined;
  readonly readers?: Readers | undefined;
}

/** Requests that may touch the database at once; two cores gain nothing from more. */
const poolConnections = 10;

/** Builds everything top to bottom and listens on the loopback address. */
export async function startServer(
  config: Config,
  log: (line: string) => void,
  openDatabase: typeof openDatabaseServer = openDatabaseServer,
  shared: Shared = {},
): Promise<RunningServer> {
  // Root hands the embedded database to another user, who has to pass this folder; what lies in it is closed by itself.
  await mkdir(config.dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  const { lake, uploads, files: filesDir, log: logDir, keys } = folders(config);
  await mkdir(lake, { recursive: true, mode: 0o700 });
  const clock = systemClock;
  // What offices decided of the book is the server's own; only the compiled rules are shared.
  const ruleBook =
    shared.ruleBook === undefined ? await openRuleBook(config.ruleBookDir) : new RuleBook(shared.ruleBook.shipped);
  const shippedRegisters = shared.shippedRegisters ?? (await loadShippedRegisters(config.registersDir));

  const server = await openDatabase(config, log);
  const stops: (() => Promise<unknown>)[] = [() => server.stop()];
  const stop = async () => {
    for (const step of stops.splice(0).reverse()) await step();
  };
  try {
    await migrate({
      ownerUrl: server.ownerUrl,
      migrationsDir: config.migrationsDir,
      applicationRole: server.applicationRole,
    });
    const pool = openPool(server.applicationUrl, { searchPath: "jianheng", max: poolConnections });
    const authPool = openPool(server.applicationUrl, { searchPath: "auth", max: 4 });
    stops.push(
      () => pool.end(),
      () => authPool.end(),
    );
    // A connection that breaks while idle is replaced on the next use; without a listener it would end this process.
    for (const one of [pool, authPool]) one.on("error", (error) => log(`database connection lost: ${error.message}`));
    const db = openKysely(pool);
    const proofLog = await openProofLog({ db, logDir, keysDir: keys });
    // After the jobs have stopped: the last of them may still have something to sign.
    stops.push(() => proofLog.stop());
    const jobs = await Jobs.start({
      jobsUrl: server.jobsUrl,
      applicationRole: server.applicationRole,
      onError: (error) => log(`job queue: ${String(error)}`),
    });
    stops.push(() => jobs.stop());
    const runWatch = new RunWatch();
    const readings = new Readings(shared.readers);
    const meetingWatch = new MeetingWatch();
    const files = new FileStore(filesDir);
    await enterShippedRegisters(db, [...shippedRegisters.values()], clock.now());
    const accounts: DemonstrationAccount[] = await readDemonstrationAccounts(config);
    const app: App = {
      config,
      clock,
      db,
      jobs,
      proofLog,
      lawBook: new LawBook(),
      ruleBook,
      readings,
      runWatch,
      registers: new RegisterCatalogue(),
      files,
      papers: paperMaker(files),
      registerHooks: new Map([...conferenceHooks(meetingWatch), ...workbenchHooks(() => app)]),
      meetingWatch,
      onScreened: (deliveryId) => reopenArrived(app, deliveryId),
      onDismissed: (signedIn, rules) => quarantineWrong(app, signedIn, rules),
      onEscalated: escalateTo(() => app),
      log,
      demonstrationAccounts: () => accounts,
    };

    await refreshOwnRules(app);
    await sweepUploads(uploads, clock.now());
    const known = new Set(await asSystem(db, listDeliveryIds));
    await sweepLake(lake, (id) => known.has(id));
    proofLog.signSoon((error) => log(`signing the proof log failed: ${String(error)}`));
    await startScreening(app);
    await startRecomputing(app);
    stops.push(remindHourly(app));

    const secret = await readOrCreateSecret(`${keys}/session-secret`);
    const auth = createAuth({ database: authPool, secret, baseUrl: `http://127.0.0.1:${config.port}` });
    const http = await createHttpServer(app, auth);
    const address = await http.listen({ host: "127.0.0.1", port: config.port });
    // First the readers and the watchers end, so that their requests have an answer.
    stops.push(
      () => closeSoon(http),
      () => readings.stop(),
      async () => runWatch.close(),
      async () => meetingWatch.close(),
    );
    return { app, auth, address, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Time for requests under way to get their answer. Watchers of a run and slow uploads would keep the server for hours. */
const closeGraceMs = 3000;

async function closeSoon(http: Awaited<ReturnType<typeof createHttpServer>>): Promise<void> {
  const impatience = setTimeout(() => http.server.closeAllConnections(), closeGraceMs);
  await http.close();
  clearTimeout(impatience);
}
