import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { openEngine } from "@jianheng/lake";
import { equalBytes, openCheckpoint, parseTilePath, TILE_WIDTH, type TileStorage } from "@jianheng/tlog";
import pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import type { Config } from "../config.ts";
import { folders } from "../config.ts";
import { appliedMigrations, type Migration } from "../database/migrate.ts";
import { FileStore } from "../file-store.ts";
import { formatPublicKeys, readPublicKeys } from "../modules/ledger/index.ts";
import {
  checkDelivery,
  listDeliveryFiles,
  originalDigestOf,
  type StoredDelivery,
} from "../wholeness/delivery-folder.ts";
import { checkBytes, listNamedBytes, pathOfBytes, type NamedBytes } from "../wholeness/filed-bytes.ts";
import { growTree } from "../wholeness/log-leaves.ts";
import { ArchiveWriter } from "./archive-writer.ts";
import {
  accountsPath,
  backupFormat,
  BackupProblem,
  deliveriesFolder,
  keysPath,
  logFolder,
  type Manifest,
  tablePath,
} from "./manifest.ts";
import { copyOutSql, fixSession, listSequences, listTables } from "./tables.ts";

export interface BackupReport {
  readonly createdAt: string;
  readonly bytes: number;
  readonly seal: string;
  readonly tables: number;
  readonly rows: number;
  readonly deliveries: number;
  /** Files of records. */
  readonly files: number;
  readonly logEntries: number;
  readonly checkpointSize: number;
}

/**
 * Writes the whole state of an installation to one file, as it was at one moment, while others go on working: one
 * read-only snapshot of the database, the deliveries it lists (which never change), the log up to its checkpoint.
 * Verifies everything as it reads it, and throws `BackupProblem` rather than keep what is damaged already. Memory does
 * not grow with the data.
 */
export async function writeBackup(options: {
  readonly config: Config;
  readonly ownerUrl: string;
  readonly file: string;
  readonly program: string;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
}): Promise<BackupReport> {
  const client = new pg.Client({ connectionString: options.ownerUrl });
  client.on("error", () => undefined);
  await client.connect();
  const archive = new ArchiveWriter(options.file, options.signal);
  try {
    await fixSession(client);
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const migrations = await appliedMigrations(client);
    if (migrations.length === 0) throw new BackupProblem("数据库中没有检衡的表，没有可备份的内容。");
    const work: Work = { ...options, client, archive };
    const content = await writeContent(work, migrations);
    const { seal, bytes } = await archive.finish(content);
    return {
      createdAt: content.createdAt,
      bytes,
      seal,
      tables: content.tables.length,
      rows: content.tables.reduce((sum, { rows }) => sum + rows, 0),
      deliveries: content.deliveries.length,
      files: content.files.count,
      logEntries: content.log.entries,
      checkpointSize: content.log.size,
    };
  } catch (error) {
    await archive.abandon();
    throw options.signal.aborted ? new BackupProblem("已中断，没有留下备份文件。", { cause: error }) : inWords(error);
  } finally {
    await client.end();
  }
}

interface Work {
  readonly config: Config;
  readonly program: string;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
  readonly client: pg.Client;
  readonly archive: ArchiveWriter;
}

async function writeContent(work: Work, migrations: readonly Migration[]): Promise<Manifest> {
  // The first statement fixes the snapshot; the sequences are asked after it.
  const [now] = (await work.client.query<{ now: Date }>("SELECT clock_timestamp() AS now")).rows;
  const tables = await writeTables(work);
  const sequences = await listSequences(work.client);
  const listed = await listDeliveries(work.client);
  const named = await listNamedBytes(work.client);
  const log = await writeLog(work);
  // What follows never changes once it is listed; a snapshot held for hours would keep the database from tidying up.
  await work.client.query("COMMIT");
  const deliveries = await writeDeliveries(work, listed);
  const files = await writeFiles(work, named);
  await writePublicParts(work);
  return {
    format: backupFormat,
    program: work.program,
    createdAt: now!.now.toISOString(),
    migrations: [...migrations],
    tables,
    sequences: [...sequences],
    deliveries,
    files,
    log,
    members: [...work.archive.members],
  };
}

async function writeTables({ client, archive, say, signal }: Work): Promise<Manifest["tables"]> {
  const tables = await listTables(client);
  const written: Manifest["tables"] = [];
  for (const [at, table] of tables.entries()) {
    signal.throwIfAborted();
    const rows = client.query(copyTo(await copyOutSql(client, table)));
    const member = await archive.add(tablePath(table), rows, { compress: true, countLines: true });
    say(`表 ${at + 1}/${tables.length} ${table.schema}.${table.name}：${member.lines} 行`);
    written.push({ ...table, columns: [...table.columns], rows: member.lines, sha256: member.sha256 });
  }
  return written;
}

async function listDeliveries(client: pg.Client): Promise<readonly StoredDelivery[]> {
  const { rows } = await client.query<{ id: string; digest: string; rows: string }>(
    'SELECT id, digest, rows FROM jianheng.delivery ORDER BY id COLLATE "C"',
  );
  return rows.map((row) => ({ ...row, rows: Number(row.rows) }));
}

async function writeDeliveries(
  { archive, config, say, signal }: Work,
  listed: readonly StoredDelivery[],
): Promise<Manifest["deliveries"]> {
  const written: Manifest["deliveries"] = [];
  const engine = await openEngine();
  try {
    for (const [at, stored] of listed.entries()) {
      const directory = path.join(folders(config).lake, "deliveries", stored.id);
      // Hashes are compared as the bytes go by.
      const [problem] = await checkDelivery(directory, stored, { engine, everyByte: false });
      if (problem !== undefined) throw damagedDelivery(stored.id, problem);
      const files = await listDeliveryFiles(directory);
      let bytes = 0;
      for (const file of files) {
        signal.throwIfAborted();
        const source = createReadStream(path.join(directory, file.name), { highWaterMark: 1024 * 1024 });
        const member = await archive.add(`${deliveriesFolder}${stored.id}/${file.name}`, source, {
          compress: false,
          bytes: file.bytes,
        });
        const digest = originalDigestOf(file.name);
        if (digest !== undefined && digest !== member.sha256)
          throw damagedDelivery(stored.id, `原件 ${file.name} 的内容与其 SHA-256 不符`);
        bytes += member.bytes;
      }
      written.push({ id: stored.id, files: files.length, bytes });
      say(`数据 ${at + 1}/${listed.length} ${stored.id}：${files.length} 个文件，${bytes} 字节`);
    }
  } finally {
    engine.close();
  }
  return written;
}

function damagedDelivery(id: string, problem: string): BackupProblem {
  return new BackupProblem(
    `lake/deliveries/${id}：${problem}。不完整的数据不作备份：请从上一份备份取回这个文件夹；jianheng doctor 列出全部问题。`,
  );
}

/** Files of records; hashes are compared as the bytes go by. */
async function writeFiles(
  { archive, config, say, signal }: Work,
  named: readonly NamedBytes[],
): Promise<Manifest["files"]> {
  const filesDir = folders(config).files;
  const store = new FileStore(filesDir);
  let written = 0;
  for (const one of named) {
    signal.throwIfAborted();
    const name = pathOfBytes(one.sha256);
    const problem = await checkBytes(filesDir, one, { everyByte: false });
    if (problem !== undefined) throw damagedFile(name, problem);
    const source = createReadStream(store.pathOf(one.sha256), { highWaterMark: 1024 * 1024 });
    const { sha256, bytes } = await archive.add(name, source, { compress: false, bytes: one.bytes });
    if (sha256 !== one.sha256) throw damagedFile(name, `内容与其 SHA-256 不符（${one.namedBy}）`);
    written += bytes;
  }
  if (named.length > 0) say(`附件：${named.length} 个文件，${written} 字节`);
  return { count: named.length, bytes: written };
}

function damagedFile(name: string, problem: string): BackupProblem {
  return new BackupProblem(
    `${name}：${problem}。不完整的数据不作备份：请从上一份备份取回这个文件；jianheng doctor 列出全部问题。`,
  );
}

/** The log as it was when the snapshot was taken, built from the leaves; the files have gone on since. */
async function writeLog({ client, archive, config, say }: Work): Promise<Manifest["log"]> {
  const [head] = (
    await client.query<{ next_index: string; tree_size: string; checkpoint: string }>(
      "SELECT next_index, tree_size, checkpoint FROM jianheng.log_head",
    )
  ).rows;
  const log = {
    entries: Number(head!.next_index),
    size: Number(head!.tree_size),
    checkpoint: head!.checkpoint,
  };
  const keys = await readPublicKeys(folders(config).keys);
  if (log.size === 0) return log;
  const opened = openCheckpoint(log.checkpoint, keys);
  if ("code" in opened)
    throw new BackupProblem(
      `数据库中日志的树根不能用 keys/proof-log.pub 或 keys/proof-log 的公钥核验（${opened.code}）。请先放回正确的密钥。`,
    );
  const sink = new LogMembers(archive);
  const tree = await growTree(client, log.size, sink);
  await sink.finish();
  if (opened.size !== log.size || !equalBytes(opened.root, tree.root))
    throw new BackupProblem("数据库中日志的叶子与其签署的树根不符。请运行 jianheng doctor 查明，不要覆盖以往的备份。");
  await archive.addBytes(`${logFolder}checkpoint`, log.checkpoint);
  say(`日志：${log.size} 条`);
  return log;
}

/** Takes the tiles of a growing tree into the archive: full ones at once, of the right edge only what stays. */
class LogMembers implements TileStorage {
  readonly #archive: ArchiveWriter;
  readonly #edge = new Map<string, { readonly path: string; readonly bytes: Uint8Array }>();

  constructor(archive: ArchiveWriter) {
    this.#archive = archive;
  }

  async read(): Promise<undefined> {
    return undefined;
  }

  async write(name: string, bytes: Uint8Array): Promise<void> {
    const tile = parseTilePath(name)!;
    const place = `${tile.level}/${tile.index}`;
    if (tile.width < TILE_WIDTH) {
      this.#edge.set(place, { path: name, bytes: Uint8Array.from(bytes) });
      return;
    }
    this.#edge.delete(place);
    await this.#archive.addBytes(`${logFolder}${name}`, bytes);
  }

  async finish(): Promise<void> {
    for (const { path: name, bytes } of this.#edge.values()) await this.#archive.addBytes(`${logFolder}${name}`, bytes);
  }

  async *list(): AsyncGenerator<string> {}

  async remove(): Promise<void> {}
}

/** Public keys, the checkpoints of former ones, and the sign-ins that the demonstration prints anyway. */
async function writePublicParts({ archive, config }: Work): Promise<void> {
  const { keys, log } = folders(config);
  await archive.addBytes(keysPath, formatPublicKeys(await readPublicKeys(keys)));
  for (const { name } of await listDeliveryFiles(path.join(log, "earlier")).catch(() => []))
    await archive.addBytes(`${logFolder}earlier/${name}`, await readFile(path.join(log, "earlier", name)));
  const accounts = await readFile(`${keys}/demonstration-accounts.json`).catch(() => undefined);
  if (accounts !== undefined) await archive.addBytes(accountsPath, accounts);
}

/** What a person can do something about, said so. */
function inWords(error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === "ENOSPC" || code === "EDQUOT" || code === "EFBIG")
    return new BackupProblem("磁盘已满，备份没有写完，已删除未写完的文件。请换一个有足够空间的位置。", {
      cause: error,
    });
  if (code === "EACCES" || code === "EPERM" || code === "EROFS")
    return new BackupProblem(`不能写入：${(error as Error).message}。请换一个可以写入的位置。`, { cause: error });
  return error;
}
