import { mkdir, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { writeXlsx } from "@jianheng/files";
import { type Config, readConfig } from "../config.ts";
import { EmbeddedDatabaseError } from "../database/embedded/index.ts";
import { migrate } from "../database/migrate.ts";
import { asSystem, openDatabase, openPool, type Tx } from "../database/pool.ts";
import { openDatabaseServer } from "../database/server.ts";
import {
  dayOfText,
  describeOrganisationProblem,
  exportOrganisation,
  importOrganisation,
  type IssuedPassword,
  type OrganisationImport,
  type OrganisationPlan,
  organisationWorkbook,
  readOrganisationWorkbook,
  renewPassword,
} from "../modules/identity/index.ts";
import type { Streams } from "../streams.ts";

const usage = `用法 / usage
  jianheng organisation template FILE.xlsx                 写出空白的单位与人员表
  jianheng organisation import FILE.xlsx [--dry-run] [--end-missing D] [--passwords OUT.xlsx] [--json]
                                                           导入；--dry-run 只核对，--end-missing 使表中不再列出的任职止于该日
  jianheng organisation export FILE.xlsx                   写出现有的单位与人员
  jianheng organisation password 用户名                     发一个新的一次性口令
  另可加 --data 目录（默认 ./data）；服务运行时不能使用
`;

/** Which database to work on; tests bring their own. */
export type OpenDatabase = typeof openDatabaseServer;

interface Order {
  readonly verb: string;
  /** The file, or the user name. */
  readonly name: string;
  readonly config: Config;
  readonly dryRun: boolean;
  readonly endMissing: string | undefined;
  readonly passwords: string | undefined;
  readonly json: boolean;
}

/**
 * `jianheng organisation`: offices, departments, people and sign-ins of a real office. Exit codes: 0 done, 1 the workbook
 * is bad (located messages on stderr; nothing was written), the user name is unknown or the server runs, 2 usage.
 */
export async function organisation(
  args: readonly string[],
  streams: Streams,
  open: OpenDatabase = openDatabaseServer,
): Promise<number> {
  const order = readOrder(args);
  if (typeof order === "string") {
    streams.stderr.write(`${order}\n${usage}`);
    return 2;
  }
  if (order.verb === "template") {
    await writeXlsx(organisationWorkbook({ offices: [], departments: [], posts: [] }), order.name);
    streams.stdout.write(`已写出 ${order.name}\n`);
    return 0;
  }
  try {
    if (order.verb === "import") return await importFile(order, streams, open);
    if (order.verb === "export") return await exportFile(order, streams, open);
    return await newPassword(order, streams, open);
  } catch (error) {
    if (!(error instanceof EmbeddedDatabaseError) || error.code !== "embedded.in_use") throw error;
    streams.stderr.write(
      `服务正在使用数据目录 ${order.config.dataDir}。请先停止服务，再执行此命令。\n${error.message}\n`,
    );
    return 1;
  }
}

function readOrder(args: readonly string[]): Order | string {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        data: { type: "string" },
        "dry-run": { type: "boolean", default: false },
        "end-missing": { type: "string" },
        passwords: { type: "string" },
        json: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const { values, positionals } = parsed;
  const [verb, name, ...rest] = positionals;
  if (verb === undefined || !["import", "template", "export", "password"].includes(verb))
    return verb === undefined ? "要做什么？" : `不会“${verb}”。`;
  if (name === undefined || rest.length > 0) return verb === "password" ? "请给出一个用户名。" : "请给出一个文件。";
  const workbooks = [verb === "password" ? undefined : name, values.passwords].filter((file) => file !== undefined);
  const other = workbooks.find((file) => !file.endsWith(".xlsx"));
  if (other !== undefined) return `文件名应以 .xlsx 结尾：${other}`;
  const written = values["end-missing"];
  const endMissing = written === undefined ? undefined : dayOfText(written);
  if (written !== undefined && endMissing === undefined) return `--end-missing 应为日期，如 2025-01-31：${written}`;
  return {
    verb,
    name,
    config: readConfig({ dataDir: values.data, environment: process.env }),
    dryRun: values["dry-run"],
    endMissing,
    passwords: values.passwords,
    json: values.json,
  };
}

async function importFile(order: Order, { stdout, stderr }: Streams, open: OpenDatabase): Promise<number> {
  const { name, dryRun, endMissing, passwords: passwordsFile } = order;
  if ((await stat(name).catch(() => undefined))?.isFile() !== true) {
    stderr.write(`没有文件 ${name}\n`);
    return 1;
  }
  // Passwords are shown once; a file of earlier ones must not be lost to new ones.
  if (passwordsFile !== undefined && (await stat(passwordsFile).catch(() => undefined)) !== undefined) {
    stderr.write(`文件 ${passwordsFile} 已经存在，请另换一个文件名。\n`);
    return 1;
  }
  const { lines, problems } = await readOrganisationWorkbook({ name: path.basename(name), path: name });
  let result: OrganisationImport;
  if (problems.length > 0) result = { outcome: "faulty", problems };
  else
    try {
      result = await withDatabase(order.config, open, stderr, async (tx) => {
        const imported = await importOrganisation(tx, lines, { endMissing, dryRun });
        // Before the transaction ends: no passwords without their file.
        if (imported.outcome === "imported" && passwordsFile !== undefined && !dryRun)
          await writePasswords(imported.passwords, passwordsFile);
        return imported;
      });
    } catch (error) {
      if (passwordsFile !== undefined) await rm(passwordsFile, { force: true });
      throw error;
    }
  if (order.json) stdout.write(`${JSON.stringify(result)}\n`);
  if (result.outcome === "demonstration") {
    stderr.write("此数据目录是演示单位的，不能导入真实单位。请用 --data 指定另一个目录。\n");
    return 1;
  }
  if (result.outcome === "faulty") {
    for (const problem of result.problems.slice(0, problemsShownMax))
      stderr.write(`${describeOrganisationProblem(problem)}\n`);
    stderr.write(`共 ${result.problems.length} 处问题，没有写入任何内容。请改正后重新导入。\n`);
    return 1;
  }
  if (order.json) return 0;
  stdout.write(`${summaryOf(result.plan, dryRun)}\n`);
  if (result.passwords.length > 0) stdout.write(`\n${passwordTable(result.passwords)}\n`);
  return 0;
}

/** Nobody corrects more in one pass. */
const problemsShownMax = 200;

async function exportFile(order: Order, { stdout, stderr }: Streams, open: OpenDatabase): Promise<number> {
  await withDatabase(order.config, open, stderr, async (tx) => {
    await writeXlsx(await exportOrganisation(tx), order.name);
  });
  stdout.write(`已写出 ${order.name}\n`);
  return 0;
}

async function newPassword(order: Order, { stdout, stderr }: Streams, open: OpenDatabase): Promise<number> {
  const issued = await withDatabase(order.config, open, stderr, (tx) => renewPassword(tx, order.name));
  if (issued === undefined) {
    stderr.write(`没有用户名“${order.name}”。\n`);
    return 1;
  }
  stdout.write(
    order.json ? `${JSON.stringify(issued)}\n` : `${passwordTable([issued])}\n原口令和已登录的会话即刻失效。\n`,
  );
  return 0;
}

/** Opens the data folder's database, brought to the newest migration, for one transaction. */
async function withDatabase<Result>(
  config: Config,
  open: OpenDatabase,
  stderr: NodeJS.WritableStream,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  await mkdir(config.dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  // What the database says of its own start is of interest only if it does not start.
  const lines: string[] = [];
  const server = await open(config, (line) => void lines.push(line)).catch((error: unknown) => {
    for (const line of lines) stderr.write(`${line}\n`);
    throw error;
  });
  try {
    const { ownerUrl, applicationUrl, applicationRole } = server;
    await migrate({ ownerUrl, migrationsDir: config.migrationsDir, applicationRole });
    const pool = openPool(applicationUrl, { searchPath: "jianheng", max: 1 });
    try {
      return await asSystem(openDatabase(pool), work);
    } finally {
      await pool.end();
    }
  } finally {
    await server.stop();
  }
}

function summaryOf(plan: OrganisationPlan, dryRun: boolean): string {
  const counts = [
    `单位：新增 ${plan.newOffices.length}，修改 ${plan.changedOffices.length}`,
    `部门：新增 ${plan.newDepartments.length}`,
    `人员：新增 ${plan.newPeople.length}，修改 ${plan.changedPeople.length}`,
    `任职：新增 ${plan.newPosts.length}，修改 ${plan.changedPosts.length}，终止 ${plan.endedPosts.length}`,
  ];
  return [dryRun ? "核对无误，没有写入。导入后将：" : "已导入。", ...counts].join("\n");
}

function passwordTable(issued: readonly IssuedPassword[]): string {
  const rows = issued.map(({ officeCode, personName, userName, password }) => [
    officeCode,
    personName,
    userName,
    password,
  ]);
  const table = [["单位编码", "姓名", "用户名", "初始口令"], ...rows];
  const widths = [0, 1, 2].map((column) => Math.max(...table.map((row) => widthOf(row[column]!))));
  const lines = table.map((row) =>
    row.map((text, column) => text + " ".repeat(Math.max(0, (widths[column] ?? 0) - widthOf(text)))).join("  "),
  );
  return ["初始口令只显示这一次，系统不保存。请分别交给本人：", ...lines].join("\n");
}

/** Places on a terminal: a Chinese character takes two (a rare one is two units of text anyway). */
function widthOf(text: string): number {
  return text.length + (text.match(/[\u1100-\ud7ff\uf900-\uffef]/g)?.length ?? 0);
}

async function writePasswords(issued: readonly IssuedPassword[], file: string): Promise<void> {
  const columns = ["单位编码", "姓名", "用户名", "初始口令"].map((header) => ({ header }));
  const rows = issued.map(({ officeCode, personName, userName, password }) => [
    officeCode,
    personName,
    userName,
    password,
  ]);
  // Made for its owner alone before anything stands in it; refused if it is there.
  await writeFile(file, "", { flag: "wx", mode: 0o600 });
  await writeXlsx({ title: "初始口令", sheets: [{ name: "初始口令", columns, rows }] }, file);
}
