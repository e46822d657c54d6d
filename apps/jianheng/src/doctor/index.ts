/**
 * The doctor looks at a whole installation and changes nothing: the machine, the program, the database with its roles and
 * row-level security, every delivery, the proof log against every record, keys, work under way. Beside a working server
 * it attaches to its database; with no server it starts the database for the time being.
 *
 * Each check gives lines that are ok, warn or bad, with what to do. A check that cannot be made is itself bad.
 */
import { stat } from "node:fs/promises";
import type { Config } from "../config.ts";
import { EmbeddedDatabaseError } from "../database/embedded/index.ts";
import { type ExistingDatabase, NoInstallationError, type openExistingDatabase } from "../database/existing.ts";
import { withClient } from "../database/one-client.ts";
import { openDatabase, openPool } from "../database/pool.ts";
import { UnfinishedRestoreError } from "../database/restoring-mark.ts";
import { checkDatabase } from "./database.ts";
import { type CheckResult, Results } from "./finding.ts";
import { checkDataFolder, checkProgram } from "./machine.ts";
import { checkRegisters } from "./registers.ts";
import { checkKeys, checkLake, checkProof, checkWork } from "./state.ts";

export type { CheckResult } from "./finding.ts";

/** Everything, in the order of the lines. */
export async function examine(
  config: Config,
  now: Date,
  open: typeof openExistingDatabase,
): Promise<readonly CheckResult[]> {
  const results = new Results();
  const attempt = async (check: string, work: () => Promise<unknown>) => {
    try {
      await work();
    } catch (error) {
      results.bad(check, `检查未能完成：${messageOf(error)}`, "先解决以上问题，再检查一次");
    }
  };
  await attempt("program", () => checkProgram(config, now, results));
  const folder = await stat(config.dataDir).catch(() => undefined);
  if (folder?.isDirectory() !== true) {
    results.bad("folders", `没有数据目录 ${config.dataDir}`, "用 --data 指定数据目录");
    return results.list;
  }
  await attempt("folders", () => checkDataFolder(config, results));
  const database = await openOrSay(config, open, results);
  if (database === undefined) return results.list;
  try {
    await checkState(database, config, now, results, attempt);
  } finally {
    await database.stop();
  }
  return results.list;
}

async function openOrSay(
  config: Config,
  open: typeof openExistingDatabase,
  results: Results,
): Promise<ExistingDatabase | undefined> {
  try {
    const database = await open(config, () => undefined);
    results.ok("database", howWords[database.how]);
    return database;
  } catch (error) {
    const known =
      error instanceof EmbeddedDatabaseError ||
      error instanceof NoInstallationError ||
      error instanceof UnfinishedRestoreError;
    if (!known) throw error;
    results.bad("database", `数据库不能打开：${error.message}`, "按所示处理，再检查一次");
    return undefined;
  }
}

const howWords: Readonly<Record<ExistingDatabase["how"], string>> = {
  running: "服务正在运行，已连接其数据库",
  started: "服务没有运行，为检查临时启动了数据库",
  external: "数据库由 DATABASE_URL 指定",
};

type Attempt = (check: string, work: () => Promise<unknown>) => Promise<void>;

async function checkState(
  database: ExistingDatabase,
  config: Config,
  now: Date,
  results: Results,
  attempt: Attempt,
): Promise<void> {
  // With a database elsewhere nobody here knows whether a server works on it: allow for one.
  const isRunning = database.how !== "started";
  const { ownerUrl, applicationRole, jobsUrl } = database;
  const { migrationsDir } = config;
  let isCurrent = false;
  await attempt("database", () =>
    withClient(ownerUrl, async (client) => {
      isCurrent = await checkDatabase(client, { migrationsDir, applicationRole, now }, results);
    }),
  );
  await checkLogin(database, results);
  await attempt("keys", () => checkKeys(config, results));
  // Tables of another version: what is asked of them may not be there.
  if (!isCurrent) return;
  const pool = openPool(ownerUrl, { searchPath: "jianheng", max: 2 });
  const db = openDatabase(pool);
  try {
    await attempt("lake", () => checkLake(db, config, isRunning, results));
    await attempt("records", () => withClient(ownerUrl, (client) => checkRegisters(client, db, config, results)));
    await attempt("log", () => withClient(ownerUrl, (client) => checkProof(client, db, config, isRunning, results)));
    await attempt("work", () =>
      withClient(ownerUrl, (client) => checkWork(client, db, { isRunning, now, jobsUrl }, results)),
    );
  } finally {
    await pool.end();
  }
}

/** Whether a server could sign in to the database with the passwords of the data folder. */
async function checkLogin({ applicationUrl, applicationRole }: ExistingDatabase, results: Results): Promise<void> {
  const todo = "启动一次服务即重设口令";
  if (applicationUrl === undefined) {
    results.warn("database.login", `keys 中没有 ${applicationRole} 的口令`, todo);
    return;
  }
  try {
    await withClient(applicationUrl, (client) => client.query("SELECT 1"));
    results.ok("database.login", "应用角色可以登录");
  } catch (error) {
    results.bad("database.login", `应用角色不能登录：${messageOf(error)}`, todo);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
