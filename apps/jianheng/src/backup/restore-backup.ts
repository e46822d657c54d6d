import path from "node:path";
import { text } from "node:stream/consumers";
import { openEngine } from "@jianheng/lake";
import type { NoteVerifier } from "@jianheng/tlog";
import pg from "pg";
import { folders, type Config } from "../config.ts";
import { migrate, readMigrations } from "../database/migrate.ts";
import { asSystem, openDatabase, openPool, type Database } from "../database/pool.ts";
import type { DatabaseServer } from "../database/server.ts";
import { writeDurably } from "../durable-file.ts";
import { mkdir } from "node:fs/promises";
import { appendLeaves, openProofLog, parsePublicKeys, readPublicKeys } from "../modules/ledger/index.ts";
import { checkDelivery } from "../wholeness/delivery-folder.ts";
import { listNamedBytes, pathOfBytes } from "../wholeness/filed-bytes.ts";
import { checkLeaves } from "../wholeness/leaves.ts";
import { checkLogFiles } from "../wholeness/log-files.ts";
import { type Archive, openArchive } from "./archive-reader.ts";
import { BackupProblem, filesFolder, keysPath, type Manifest } from "./manifest.ts";
import { chooseLogKey, keepsRolePasswords, type LogKey, placeLogKey, placeSecrets } from "./restore-keys.ts";
import { unpackFiles, verifyFiles } from "./restore-files.ts";
import { loadTables, verifyTables } from "./restore-tables.ts";
import { takeTarget } from "./restore-target.ts";

export interface RestoreReport {
  /** When the state was as it is restored. */
  readonly createdAt: string;
  readonly seal: string;
  readonly tables: number;
  readonly rows: number;
  readonly files: number;
  readonly deliveries: number;
  readonly leaves: number;
  /** Stored contents that were compared with their leaves. */
  readonly contents: number;
  /** Migrations that ran after the tables were filled. */
  readonly upgraded: readonly string[];
  /** The public key that signs from now on. */
  readonly logKey: string;
  /** The one before, when the secret key was not put back. */
  readonly replacedKey: string | null;
}

export interface RestoreOptions {
  readonly config: Config;
  readonly file: string;
  /** Where the secret keys were kept. Without it a new key goes on with the log. */
  readonly keptKeysDir: string | undefined;
  readonly program: string;
  readonly now: () => Date;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
  readonly openServer: (config: Config, log: (line: string) => void) => Promise<DatabaseServer>;
}

/**
 * Restores a backup into an empty data folder and verifies what it restored. Throws `BackupProblem`, and leaves nothing,
 * when the backup is not whole, the place is not free, or anything restored differs from what was backed up.
 */
export async function restoreBackup(options: RestoreOptions): Promise<RestoreReport> {
  const { config, file, say } = options;
  let said = -1;
  const archive = await openArchive(file, (done, total) => {
    const percent = Math.floor((done / total) * 10) * 10;
    if (percent > said) say(`核验备份文件 ${percent}%`);
    said = Math.max(said, percent);
  });
  try {
    await assertKnownMigrations(archive.manifest, config.migrationsDir);
    const publicKeys = parsePublicKeys(await text(await archive.read({ path: keysPath })));
    const key = await chooseLogKey(publicKeys, options.keptKeysDir);
    const { keptKeysDir } = options;
    const keepsRoles = await keepsRolePasswords(keptKeysDir);
    const target = await takeTarget({ config, backup: file, keepsRoles, now: options.now(), say });
    let report: RestoreReport;
    try {
      report = await fillAndVerify({ ...options, archive, publicKeys, key });
    } catch (error) {
      await target.takeBack();
      throw options.signal.aborted ? new BackupProblem("已中断，没有留下任何内容。", { cause: error }) : inWords(error);
    }
    await target.complete();
    return report;
  } finally {
    archive.close();
  }
}

interface Work extends RestoreOptions {
  readonly archive: Archive;
  readonly publicKeys: readonly NoteVerifier[];
  readonly key: LogKey;
}

async function fillAndVerify(work: Work): Promise<RestoreReport> {
  const { archive, config, say, signal } = work;
  const { manifest } = archive;
  await unpackFiles(archive, config.dataDir, say, signal);
  await placeSecrets(folders(config).keys, work.keptKeysDir);
  const server = await work.openServer(config, () => undefined);
  try {
    const { ownerUrl, applicationRole } = server;
    const { migrationsDir } = config;
    await migrate({ ownerUrl, migrationsDir, applicationRole, upTo: manifest.migrations.at(-1)!.name });
    const client = new pg.Client({ connectionString: ownerUrl });
    client.on("error", () => undefined);
    await client.connect();
    const pool = openPool(ownerUrl, { searchPath: "jianheng", max: 2 });
    try {
      await loadTables(client, archive, say, signal);
      say("核验：逐表重新计算");
      const { rows } = await verifyTables(client, manifest.tables, signal);
      const upgraded = (await migrate({ ownerUrl, migrationsDir, applicationRole })).applied;
      say("核验：逐文件重新计算");
      const files = await verifyFiles(archive, config.dataDir, signal);
      await verifyDeliveries(client, config, manifest);
      await verifyFiledBytes(client, manifest);
      say("核验：存证日志，逐条");
      const db = openDatabase(pool);
      await verifyLog(client, config, work.publicKeys, manifest);
      const { leaves, contents } = await verifyLeaves(db);
      signal.throwIfAborted();
      await goOnWithLog(work, db);
      await verifyLog(client, config, await readPublicKeys(folders(config).keys), undefined);
      return {
        createdAt: manifest.createdAt,
        seal: archive.seal,
        tables: manifest.tables.length,
        rows,
        files,
        deliveries: manifest.deliveries.length,
        leaves,
        contents,
        upgraded,
        logKey: work.key.signer.verifier.encoded,
        replacedKey: work.key.replaced?.encoded ?? null,
      };
    } finally {
      await client.end();
      await pool.end();
    }
  } finally {
    await server.stop();
  }
}

/** The backup must come from a program whose migrations are the beginning of ours. */
async function assertKnownMigrations(manifest: Manifest, migrationsDir: string): Promise<void> {
  const ours = await readMigrations(migrationsDir);
  for (const [at, { name, digest }] of manifest.migrations.entries()) {
    if (ours[at]?.name === name && ours[at].digest === digest) continue;
    throw new BackupProblem(
      at >= ours.length
        ? `备份由更新的程序写成（数据库版本 ${name}），本程序只到 ${ours.at(-1)?.name ?? "无"}。请用写出它的版本或更新的版本恢复。`
        : `备份的数据库版本 ${name} 不是本程序所知的，不能恢复。请用写出它的版本恢复。`,
    );
  }
}

async function verifyDeliveries(client: pg.Client, config: Config, manifest: Manifest): Promise<void> {
  const { rows } = await client.query<{ id: string; digest: string; rows: string }>(
    'SELECT id, digest, rows FROM jianheng.delivery ORDER BY id COLLATE "C"',
  );
  if (JSON.stringify(rows.map(({ id }) => id)) !== JSON.stringify(manifest.deliveries.map(({ id }) => id)))
    throw new BackupProblem("备份清单所列的数据批次与其数据库登记的不同，不能恢复。");
  const engine = await openEngine();
  try {
    for (const row of rows) {
      const directory = path.join(folders(config).lake, "deliveries", row.id);
      const [problem] = await checkDelivery(
        directory,
        { ...row, rows: Number(row.rows) },
        { engine, everyByte: false },
      );
      if (problem !== undefined) throw new BackupProblem(`lake/deliveries/${row.id}：${problem}。`);
    }
  } finally {
    engine.close();
  }
}

/** The files of records are those that the restored table names; their bytes were compared with the manifest. */
async function verifyFiledBytes(client: pg.Client, manifest: Manifest): Promise<void> {
  const named = await listNamedBytes(client);
  const members = manifest.members.filter(({ path: name }) => name.startsWith(filesFolder));
  const wanted = named.map(({ sha256, bytes }) => `${pathOfBytes(sha256)} ${bytes} ${sha256}`);
  const held = members.map(({ path: name, bytes, sha256 }) => `${name} ${bytes} ${sha256}`);
  if (JSON.stringify(wanted.toSorted()) !== JSON.stringify(held.toSorted()))
    throw new BackupProblem("备份所含的附件与其数据库登记的不同，不能恢复。");
}

/** Throws unless the files, the signature and the leaves agree, up to where the backup's own checkpoint says. */
async function verifyLog(
  client: pg.Client,
  config: Config,
  keys: readonly NoteVerifier[],
  manifest: Manifest | undefined,
): Promise<void> {
  // Nothing was signed: there is no log yet.
  if (manifest?.log.size === 0) return;
  const { problems, size } = await checkLogFiles(client, folders(config).log, keys);
  if (problems[0] !== undefined) throw new BackupProblem(`存证日志恢复后核验不符：${problems.join("；")}。`);
  if (manifest !== undefined && size !== manifest.log.size)
    throw new BackupProblem(`存证日志恢复后有 ${size} 条，备份中有 ${manifest.log.size} 条。`);
}

async function verifyLeaves(db: Database): Promise<{ readonly leaves: number; readonly contents: number }> {
  const { leaves, compared, problems } = await asSystem(db, checkLeaves);
  if (problems.length > 0)
    throw new BackupProblem(`恢复后的记录与存证日志不符：\n  ${problems.join("\n  ")}\n这些问题在备份时已经存在。`);
  return { leaves, contents: compared };
}

/** Puts the keys in place, says in the log what happened to it, and signs. */
async function goOnWithLog(work: Work, db: Database): Promise<void> {
  const { archive, config, key, publicKeys, now, program } = work;
  const { keys, log } = folders(config);
  const { createdAt, log: was } = archive.manifest;
  await placeLogKey(keys, key, publicKeys);
  if (key.replaced !== undefined && was.size > 0) {
    await mkdir(`${log}/earlier`, { recursive: true, mode: 0o755 });
    await writeDurably(`${log}/earlier/${was.size}.${key.replaced.keyId}`, was.checkpoint);
  }
  const at = now();
  const content = {
    type: "restored",
    backup: { createdAt, seal: archive.seal },
    log: was,
    key: key.signer.verifier.encoded,
    replacedKey: key.replaced?.encoded ?? null,
    program,
    at: at.toISOString(),
  };
  await asSystem(db, async (tx) => {
    const [leaf] = await appendLeaves(tx, [content]);
    await tx
      .insertInto("installation_event")
      .values({ content: JSON.stringify(content), at, nonce: leaf!.nonce, leaf_index: leaf!.leafIndex })
      .execute();
  });
  const proofLog = await openProofLog({ db, logDir: log, keysDir: keys });
  await proofLog.signAll();
}

function inWords(error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  // 53100 is PostgreSQL's word for a full disk.
  if (code === "ENOSPC" || code === "EDQUOT" || code === "53100")
    return new BackupProblem("磁盘已满，恢复没有完成，已写入的内容已经清除。请换一个有足够空间的位置。", {
      cause: error,
    });
  return error;
}
