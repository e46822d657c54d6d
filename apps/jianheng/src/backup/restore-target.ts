import { mkdir, readdir, rm, rmdir } from "node:fs/promises";
import { folders, type Config } from "../config.ts";
import { lockFolder, removeEmbeddedPostgres, type FolderLock } from "../database/embedded/index.ts";
import { withClient } from "../database/one-client.ts";
import { findRestoringMark, removeRestoringMark, setRestoringMark } from "../database/restoring-mark.ts";
import { applicationRole, jobsRole } from "../database/server.ts";
import { BackupProblem } from "./manifest.ts";

/** A data folder, and with `DATABASE_URL` a database, that a restore has for itself. */
export interface RestoreTarget {
  /** What was restored is whole: the folder may be used. */
  complete(): Promise<void>;
  /** Removes everything that the restore wrote. The database must have been stopped. */
  takeBack(): Promise<void>;
}

const lockName = "server.lock";

/**
 * Takes an empty or missing data folder for a restore and marks it. What an earlier restore that did not end has left
 * there is removed first. Throws `BackupProblem` when anything else is there, or in the database.
 */
export async function takeTarget(options: {
  readonly config: Config;
  readonly backup: string;
  /** Whether the passwords of the database's roles are put back with the keys. */
  readonly keepsRoles: boolean;
  readonly now: Date;
  readonly say: (line: string) => void;
}): Promise<RestoreTarget> {
  const { config, backup, keepsRoles, now, say } = options;
  const { dataDir, databaseUrl } = config;
  const database = databaseUrl === undefined ? null : identityOf(databaseUrl);
  const made = await mkdir(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  const lock = await lockFolder(dataDir);
  try {
    const mark = await findRestoringMark(dataDir);
    if (mark !== undefined) {
      if (mark.database !== database)
        throw new BackupProblem(
          `上次没有完成的恢复写入的是${describe(mark.database)}，这次指定的是${describe(database)}。请用同一个数据库，或换一个空目录。`,
        );
      say(`清除上次没有完成的恢复（${mark.since}）`);
      await removeAll(config);
    }
    const there = (await readdir(dataDir)).filter((name) => name !== lockName && name !== "restoring.json");
    if (there.length > 0)
      throw new BackupProblem(
        `数据目录 ${dataDir} 不是空的（${there.slice(0, 5).join("、")}）。恢复只写入空目录：请另换目录，或先移走其中的内容。`,
      );
    if (mark === undefined && databaseUrl !== undefined) await assertFreeDatabase(databaseUrl, keepsRoles);
    await setRestoringMark(dataDir, { backup, since: now.toISOString(), database });
  } catch (error) {
    await giveUp(dataDir, made, lock);
    throw error;
  }
  return {
    async complete() {
      await removeRestoringMark(dataDir);
      await lock.release();
    },
    async takeBack() {
      await removeAll(config);
      await removeRestoringMark(dataDir);
      await giveUp(dataDir, made, lock);
    },
  };
}

async function giveUp(dataDir: string, made: string | undefined, lock: FolderLock): Promise<void> {
  await lock.release();
  // Folders above that we made, too, stay: they are empty and harmless.
  if (made !== undefined) await rmdir(dataDir).catch(() => undefined);
}

/** Everything a restore writes, the mark excepted. */
async function removeAll(config: Config): Promise<void> {
  if (config.databaseUrl === undefined) await removeEmbeddedPostgres(config.dataDir);
  else await emptyDatabase(config.databaseUrl);
  const { lake, uploads, files, log, keys } = folders(config);
  for (const folder of [lake, uploads, files, log, keys]) await rm(folder, { recursive: true, force: true });
}

/** Host, port and name, without who connects: what tells one database from another. */
function identityOf(databaseUrl: string): string {
  const { hostname, port, pathname } = new URL(databaseUrl);
  return `${hostname}:${port === "" ? "5432" : port}${pathname}`;
}

function describe(database: string | null): string {
  return database === null ? "内置数据库" : `数据库 ${database}`;
}

const ourSchemas = ["jianheng", "auth", "jobs"];

async function assertFreeDatabase(databaseUrl: string, keepsRoles: boolean): Promise<void> {
  await withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `SELECT nspname AS name FROM pg_namespace WHERE nspname = ANY ($1)
       UNION ALL SELECT relname FROM pg_class WHERE oid = to_regclass('public.jianheng_migration')`,
      [ourSchemas],
    );
    if (rows.length > 0)
      throw new BackupProblem(
        `数据库 ${identityOf(databaseUrl)} 不是空的（${rows.map(({ name }) => name).join("、")}）。恢复只写入空数据库：请另建一个数据库。`,
      );
    if (keepsRoles) return;
    // Roles belong to the whole server: new passwords would lock out the installation that uses them now.
    const [used] = (
      await client.query<{ elsewhere: boolean }>(
        `SELECT EXISTS (
           SELECT 1 FROM pg_shdepend d JOIN pg_roles r ON r.oid = d.refobjid AND d.refclassid = 'pg_authid'::regclass
           WHERE r.rolname = ANY ($1) AND d.dbid NOT IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))
         ) AS elsewhere`,
        [[applicationRole, jobsRole]],
      )
    ).rows;
    if (used?.elsewhere === true)
      throw new BackupProblem(
        `数据库服务器 ${new URL(databaseUrl).host} 上另有数据库在用角色 ${applicationRole}、${jobsRole}，恢复会改掉它们的口令，使那里的服务不能登录。` +
          "请恢复到另一台数据库服务器；或用 --keys 放回含有这两个口令的 keys 文件夹。",
      );
  });
}

async function emptyDatabase(databaseUrl: string): Promise<void> {
  await withClient(databaseUrl, async (client) => {
    // The queue's schema is made by the first server, never by a restore.
    await client.query("DROP SCHEMA IF EXISTS auth, jianheng CASCADE");
    await client.query("DROP TABLE IF EXISTS public.jianheng_migration");
  });
}
