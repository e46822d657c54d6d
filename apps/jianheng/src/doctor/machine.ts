import { readdir, stat, statfs } from "node:fs/promises";
import path from "node:path";
import { civilDate, dayInfo, nationalCalendar } from "@jianheng/law";
import { loadRuleBook } from "@jianheng/lake";
import { beijingDay } from "../clock.ts";
import { folders, type Config } from "../config.ts";
import type { Results } from "./finding.ts";

const gibibyte = 1024 ** 3;
/** Below this the database may stop; below the other a delivery of the usual size may not fit. */
const freeBytes = { bad: gibibyte / 2, warn: 5 * gibibyte };

/** The program and what it runs on. */
export async function checkProgram(config: Config, now: Date, results: Results): Promise<void> {
  checkNode(process.versions.node, results);
  await checkRuleBook(config, results);
  checkCalendar(now, results);
  if (config.webDir === undefined) results.warn("pages", "页面尚未生成，只有接口可用", "运行 npm run build");
  else results.ok("pages", "页面已生成");
}

/** As `engines` in package.json: ^20.19.0 || >=22.18.0. */
export function checkNode(version: string, results: Results): void {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const runs = (major === 20 && minor >= 19) || (major === 22 && minor >= 18) || major > 22;
  if (!runs) results.bad("node", `Node.js ${version} 不受支持`, "安装 Node.js 24");
  else if (major === 20) results.warn("node", `Node.js ${version} 已停止维护`, "可以继续使用；建议改用 Node.js 24");
  else results.ok("node", `Node.js ${version}`);
}

async function checkRuleBook(config: Config, results: Results): Promise<void> {
  const { book, diagnostics } = await loadRuleBook(config.ruleBookDir);
  for (const diagnostic of diagnostics) {
    const says = `规则库：${JSON.stringify(diagnostic)}`;
    if (diagnostic.severity === "error") results.bad("rules", says, "改正规则文件，jianheng rules test 检查");
    else results.warn("rules", says, "查看规则文件");
  }
  if (diagnostics.length === 0) results.ok("rules", `规则库 ${book.rules.length} 条，没有问题`);
}

function checkCalendar(now: Date, results: Results): void {
  const thisYear = Number(beijingDay(now).slice(0, 4));
  const missing = [thisYear, thisYear + 1].filter(
    (year) => dayInfo(nationalCalendar, civilDate(`${year}-12-31`)) === undefined,
  );
  if (missing.length === 0) results.ok("calendar", `工作日历包括 ${thisYear}、${thisYear + 1} 年`);
  else
    results.warn(
      "calendar",
      `工作日历没有 ${missing.join("、")} 年：届满日在这些年份的期限算不出`,
      "国务院办公厅公布放假安排后更新程序",
    );
}

/** The data folder: who may read it, and how much room is left. */
export async function checkDataFolder(config: Config, results: Results): Promise<void> {
  const { dataDir } = config;
  const { lake, uploads, files, keys } = folders(config);
  if (process.platform !== "win32") {
    const open: string[] = [];
    // Others may pass the data folder itself, where root hands the database to another user; nobody may list or write.
    if (await hasMode(dataDir, 0o066)) open.push(`${dataDir} 可由其他用户读写：chmod go-rw ${dataDir}`);
    for (const folder of [lake, uploads, files, keys])
      if (await hasMode(folder, 0o077)) open.push(`${folder} 可由其他用户进入：chmod 700 ${folder}`);
    results.each("folders", open, `数据目录 ${dataDir} 只有本用户可读`, "按所示命令收回权限");
  }
  const space = await statfs(dataDir);
  const free = space.bavail * space.bsize;
  const says = `磁盘剩余 ${(free / gibibyte).toFixed(1)} GB`;
  if (free < freeBytes.bad) results.bad("disk", says, "立即清理或扩容，否则数据库将停止");
  else if (free < freeBytes.warn) results.warn("disk", says, "清理或扩容");
  else results.ok("disk", says);
  await checkUploads(uploads, results);
}

async function hasMode(file: string, bits: number): Promise<boolean> {
  const found = await stat(file).catch(() => undefined);
  return found !== undefined && (found.mode & bits) !== 0;
}

async function checkUploads(uploads: string, results: Results): Promise<void> {
  const names = await readdir(uploads).catch(() => []);
  const old: string[] = [];
  for (const name of names) {
    const sent = await stat(path.join(uploads, name)).catch(() => undefined);
    if (sent !== undefined && Date.now() - sent.mtimeMs > staleDays * 86_400_000) old.push(name);
  }
  if (old.length > 0)
    results.warn("uploads", `uploads 中有 ${old.length} 份超过 ${staleDays} 天未接收的上传`, "重启服务即清除");
  else results.ok("uploads", `uploads 中有 ${names.length} 份待接收的上传`);
}

/** A running server sweeps at its start only: an upload may be a week old and then wait for the next start. */
const staleDays = 8;
