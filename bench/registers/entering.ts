// A workbook of records, tried and entered through HTTP into an embedded database that waits for its disk, as an office
// does it: `npm run bench -- entering`, rows by argument. Prints one run; docs/measurements.md keeps the last.
import { readdir, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { registerPaths } from "@jianheng/contract";
import ExcelJs from "exceljs";
import { makeTestFolder } from "../../apps/jianheng/src/database/embedded/testing/test-folder.ts";
import { asSystem } from "../../apps/jianheng/src/database/pool.ts";
import { readConfig } from "../../apps/jianheng/src/config.ts";
import { startServer } from "../../apps/jianheng/src/main.ts";
import { fillOffice, people, signIn } from "../../apps/jianheng/test/test-office.ts";

const rows = Number(process.argv[2] ?? 5000);
const kinds = ["告知逾期", "文书不规范", "系统填录", "移送迟延", "涉案财物登记", "案卡漏填", "期限预警未处理"];

/** Registers by what their beginning costs: one field each that refers, a hook and notices; a limit; lines of its own. */
const books: Readonly<Record<string, (n: number) => Readonly<Record<string, string | number>>>> = {
  oversightProblem: (n) => ({
    问题领域: ["人", "财", "物", "案"][n % 4]!,
    问题阶段: n % 2 === 0 ? "事前" : "事后",
    问题类别: kinds[n % kinds.length]!,
    问题描述: `虚构的第${n + 1}个问题，见流程监控记录，核对以后补充说明。`,
    提出部门: "案件管理部",
    责任部门: "第一检察部",
  }),
  hearing: (n) => ({
    案件名称: `虚构人${n + 1}涉嫌盗窃案`,
    听证类型: "拟不起诉",
    是否公开: "公开听证",
    听证理由: `虚构的理由${n + 1}：事实认定存在分歧，拟公开听证听取意见。`,
    承办检察官: "测检察官",
  }),
};

const dataDir = await makeTestFolder();
const config = readConfig({ dataDir, port: 0, environment: {} });
const server = await startServer(config, () => undefined);
try {
  await fillOffice(server);
  const cookie = await signIn(server.address, people.prosecutor);
  process.stdout.write(
    `${os.cpus().length} cores, load ${os.loadavg()[0]!.toFixed(1)}, Node ${process.versions.node}\n\n` +
      `| register | rows | step | s | rows/s | server, processor s | database, processor s | server, most memory |\n` +
      `|---|---|---|---|---|---|---|---|\n`,
  );
  for (const [register, rowOf] of Object.entries(books)) {
    const form = new FormData();
    form.append("file", new Blob([await bookOf(await titleOf(register), rowOf)]), "台账.xlsx");
    const tried = await measured(register, "try", () => post(registerPaths.tryWorkbook(register), form));
    if (tried["good"] !== rows) throw new Error(`${register}: ${JSON.stringify(tried).slice(0, 2000)}`);
    const { id, digest } = tried;
    const body = JSON.stringify({ id, digest, requestId: crypto.randomUUID() });
    const done = await measured(register, "enter", () => post(registerPaths.enterWorkbook(register), body));
    if (done["done"] !== rows) throw new Error(`${register}: ${JSON.stringify(done)}`);
  }

  async function post(url: string, body: FormData | string): Promise<Record<string, unknown>> {
    const headers = { cookie, ...(typeof body === "string" ? { "content-type": "application/json" } : {}) };
    const answer = await fetch(`${server.address}${url}`, { method: "POST", body, headers });
    return (await answer.json()) as Record<string, unknown>;
  }

  async function titleOf(register: string): Promise<string> {
    const held = await asSystem(server.app.db, (tx) => server.app.registers.find(tx, register));
    if (held === undefined) throw new Error(`no register ${register}`);
    return held.compiled.definition.title.zh;
  }
} finally {
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
}

async function bookOf(title: string, rowOf: (n: number) => Readonly<Record<string, string | number>>) {
  const book = new ExcelJs.Workbook();
  const sheet = book.addWorksheet(title);
  sheet.addRow(Object.keys(rowOf(0)));
  for (let n = 0; n < rows; n += 1) sheet.addRow(Object.values(rowOf(n)));
  return new Uint8Array(await book.xlsx.writeBuffer());
}

async function measured<Result>(register: string, step: string, work: () => Promise<Result>): Promise<Result> {
  globalThis.gc?.();
  let most = 0;
  const look = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 50);
  const [began, mine, theirs] = [performance.now(), process.cpuUsage(), await processorOfDatabase()];
  const result = await work();
  const taken = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(mine);
  const cells = [
    register,
    rows,
    step,
    taken.toFixed(1),
    Math.round(rows / taken),
    ((user + system) / 1e6).toFixed(1),
    ((await processorOfDatabase()) - theirs).toFixed(1),
    `${Math.round(most / 1e6)} MB`,
  ];
  clearInterval(look);
  process.stdout.write(`| ${cells.join(" | ")} |\n`);
  return result;
}

/** Seconds of processor that living processes of the database in this run's folder have used; Linux alone tells. */
async function processorOfDatabase(): Promise<number> {
  const postmaster = await pidOfDatabase();
  let ticks = 0;
  for (const pid of await readdir("/proc")) {
    const stat = /^\d+$/.test(pid) ? await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "") : "";
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (Number(fields[1]) === postmaster) ticks += Number(fields[11]) + Number(fields[12]);
  }
  return ticks / 100;
}

async function pidOfDatabase(): Promise<number> {
  for (const entry of await readdir(dataDir, { recursive: true }))
    if (path.basename(entry) === "postmaster.pid")
      return Number((await readFile(path.join(dataDir, entry), "utf8")).split("\n", 1)[0]);
  throw new Error("the database has no postmaster.pid");
}
