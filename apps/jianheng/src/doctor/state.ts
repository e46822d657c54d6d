import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { openEngine } from "@jianheng/lake";
import { parseSigner } from "@jianheng/tlog";
import type pg from "pg";
import { folders, type Config } from "../config.ts";
import { withClient } from "../database/one-client.ts";
import type { Database } from "../database/pool.ts";
import { readPublicKeys, signingKeyFile } from "../modules/ledger/index.ts";
import { checkDelivery } from "../wholeness/delivery-folder.ts";
import { checkLeaves } from "../wholeness/leaves.ts";
import { checkLogFiles } from "../wholeness/log-files.ts";
import { inSnapshot } from "../wholeness/snapshot.ts";
import type { Results } from "./finding.ts";

/** What a server is doing this very moment is done after this. */
const momentMs = 3000;

const fromBackup = "从备份取回；先保留现状，不要改动";

/** Deliveries: every byte of the originals, every value of the tables, and both ways between folders and rows. */
export async function checkLake(db: Database, config: Config, isRunning: boolean, results: Results): Promise<void> {
  const deliveriesDir = path.join(folders(config).lake, "deliveries");
  const stored = () =>
    inSnapshot(db, (tx) => tx.selectFrom("delivery").select(["id", "digest", "rows"]).orderBy("id").execute());
  const names = await readdir(deliveriesDir).catch(() => []);
  let rows = await stored();
  const hasRow = (name: string) => rows.some(({ id }) => id === name);
  if (isRunning && !names.every(hasRow)) {
    // A delivery is being accepted: its folder is there a moment before its row.
    await sleep(momentMs);
    rows = await stored();
  }
  const strays = names.filter((name) => !hasRow(name));
  if (strays.length > 0)
    results.warn("lake.strays", `lake/deliveries 中有未登记的文件夹：${strays.join("、")}`, "重启服务即清除");
  const engine = await openEngine();
  let broken = 0;
  try {
    for (const row of rows) {
      const problems = await checkDelivery(path.join(deliveriesDir, row.id), row, { engine, everyByte: true });
      if (problems.length > 0) broken += 1;
      for (const problem of problems) results.bad("lake.delivery", `lake/deliveries/${row.id}：${problem}`, fromBackup);
    }
  } finally {
    engine.close();
  }
  if (broken === 0) results.ok("lake.delivery", `${rows.length} 批数据的原件和数据表完整`);
  const staging = (await readdir(path.join(folders(config).lake, "staging")).catch(() => [])).length;
  if (staging > 0 && !isRunning)
    results.warn("lake.staging", `lake/staging 中有 ${staging} 个中断的导入`, "重启服务即清除");
}

/** The proof log: files, signature and leaves, and every record against its leaf. */
export async function checkProof(
  client: pg.ClientBase,
  db: Database,
  config: Config,
  isRunning: boolean,
  results: Results,
): Promise<void> {
  const { log, keys } = folders(config);
  let head = await headOf(client);
  if (isRunning && head.signed < head.next) {
    await sleep(momentMs);
    head = await headOf(client);
  }
  if (head.next > 0 || head.signed > 0) {
    const publicKeys = await readPublicKeys(keys).catch(() => []);
    const { problems, size } = await checkLogFiles(client, log, publicKeys);
    results.each(
      "log.files",
      problems,
      `日志文件 ${size} 条，与签名和数据库一致`,
      `先用见证人保存的树根核验（jianheng log verify ${log} --witness 文件），再${fromBackup}`,
    );
  } else results.ok("log.files", "日志尚无条目");
  const waiting = head.next - head.signed;
  if (waiting > 0)
    results.warn(
      "log.unsigned",
      `${waiting} 条尚未签署`,
      isRunning ? "查看服务的输出，签署出错的原因在其中" : "启动服务即签署",
    );
  const { leaves, compared, problems, unknownOwners } = await inSnapshot(db, checkLeaves);
  results.each(
    "log.leaves",
    problems,
    `${leaves} 片叶子各有其记录，${compared} 条记录的内容与承诺一致`,
    "记录或日志被改动：保留现状，查明何人经何途径改动数据库，再从备份恢复",
  );
  for (const column of unknownOwners)
    results.warn("log.owners", `${column} 的叶子只清点，内容未比对`, "程序不认识这类记录，请报告");
}

async function headOf(client: pg.ClientBase): Promise<{ readonly next: number; readonly signed: number }> {
  const [head] = (
    await client.query<{ next_index: string; tree_size: string }>("SELECT next_index, tree_size FROM jianheng.log_head")
  ).rows;
  return { next: Number(head?.next_index ?? 0), signed: Number(head?.tree_size ?? 0) };
}

/** Keys: there, readable by us alone, and belonging together. */
export async function checkKeys(config: Config, results: Results): Promise<void> {
  const { keys } = folders(config);
  const problems: string[] = [];
  const secret = await readFile(signingKeyFile(keys), "utf8").catch(() => undefined);
  const signer = secret === undefined ? undefined : parseSigner(secret.trim());
  if (secret === undefined) problems.push("keys/proof-log 缺失：日志不能续签");
  else if (signer === undefined) problems.push("keys/proof-log 不是签名密钥");
  const publicKeys = await readPublicKeys(keys).catch(() => undefined);
  if (publicKeys === undefined) problems.push("keys/proof-log.pub 不是公钥");
  else if (signer !== undefined && publicKeys[0]?.encoded !== signer.verifier.encoded)
    problems.push("keys/proof-log.pub 的第一行不是 keys/proof-log 的公钥");
  const sessions = await readFile(`${keys}/session-secret`, "utf8").catch(() => undefined);
  if (sessions !== undefined && sessions.trim().length < 32) problems.push("keys/session-secret 过短");
  if (process.platform !== "win32")
    for (const name of await readdir(keys).catch(() => [])) {
      if (name.endsWith(".pub")) continue;
      const found = await stat(path.join(keys, name));
      if ((found.mode & 0o077) !== 0) problems.push(`keys/${name} 可由其他用户读取：chmod 600 ${keys}/${name}`);
    }
  results.each(
    "keys",
    problems,
    `密钥齐全，只有本用户可读；日志公钥 ${signer?.verifier.encoded ?? ""}`,
    "由安全保密管理员放回另行保管的密钥，或收回权限；可能已经泄露的密钥应当更换",
  );
}

/** Work that waits, hangs or failed. */
export async function checkWork(
  client: pg.ClientBase,
  db: Database,
  options: { readonly isRunning: boolean; readonly now: Date; readonly jobsUrl: string | undefined },
  results: Results,
): Promise<void> {
  const runs = await inSnapshot(db, (tx) =>
    tx
      .selectFrom("screening_run")
      .innerJoin("delivery", "delivery.id", "delivery_id")
      .select(["screening_run.id", "delivery_id", "state", "queued_at"])
      // A withdrawal ends the runs of its delivery, and nobody misses what they would have said.
      .where("withdrawn_at", "is", null)
      .orderBy("queued_at")
      .execute(),
  );
  // A later run of the same delivery that ended well has made up for it.
  const failed = runs.filter(
    ({ state, delivery_id }, at) =>
      state === "failed" &&
      !runs.slice(at + 1).some((later) => later.delivery_id === delivery_id && later.state === "finished"),
  );
  const open = runs.filter(({ state }) => state === "queued" || state === "running");
  results.each(
    "screening.failed",
    failed.map(({ id, delivery_id }) => `数据 ${delivery_id} 的筛查 ${id} 失败`),
    `筛查 ${runs.length} 次，没有失败的`,
    "查看服务当时的输出，改正后重新导入这批数据",
  );
  if (open.length > 0)
    results.ok("screening.open", `${open.length} 次筛查未完成，${options.isRunning ? "进行中" : "下次启动时继续"}`);
  await checkQueue(options.jobsUrl, options.isRunning, results);
  const [last] = (
    await client.query<{ at: Date | null }>(
      `SELECT greatest((SELECT max(at) FROM jianheng.act), (SELECT max(accepted_at) FROM jianheng.delivery)) AS at`,
    )
  ).rows;
  const at = last?.at ?? null;
  if (at !== null && at.getTime() > options.now.getTime() + clockApartMs)
    results.bad("clock", `本机时钟早于最后一次办理（${at.toISOString()}）`, "给本机校时，再继续办理");
  else results.ok("clock", "本机时钟不早于最后一次办理");
}

const clockApartMs = 60_000;

/** The queue belongs to a role of its own. */
async function checkQueue(jobsUrl: string | undefined, isRunning: boolean, results: Results): Promise<void> {
  if (jobsUrl === undefined) {
    results.warn("jobs", "keys 中没有 jianheng_jobs 的口令，后台任务不能检查", "启动一次服务即重设口令");
    return;
  }
  const counts = await withClient(jobsUrl, async (client) => {
    const [queue] = (await client.query<{ there: boolean }>("SELECT to_regclass('jobs.job') IS NOT NULL AS there"))
      .rows;
    if (queue?.there !== true) return undefined;
    const { rows } = await client.query<{ failed: number; stuck: number }>(
      `SELECT count(*) FILTER (WHERE state = 'failed')::int AS failed,
              count(*) FILTER (WHERE state = 'active' AND started_on + expire_in < now())::int AS stuck
       FROM jobs.job`,
    );
    return rows[0]!;
  });
  if (counts === undefined) {
    results.ok("jobs", "后台任务队列尚未建立，启动服务时建立");
    return;
  }
  const { failed, stuck } = counts;
  if (failed > 0) results.warn("jobs.failed", `${failed} 个后台任务失败`, "查看服务的输出");
  if (stuck > 0 && isRunning) results.warn("jobs.stuck", `${stuck} 个后台任务超时未完成`, "重启服务");
  if (failed === 0 && (stuck === 0 || !isRunning)) results.ok("jobs", "后台任务没有失败或超时的");
}
