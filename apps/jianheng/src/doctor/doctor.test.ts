// Each thing that can be wrong is made wrong on purpose, and the doctor must name it; then it is put right again.
import { chmod, mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { encodeSigner } from "@jianheng/tlog";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { deliver } from "../../test/deliver.ts";
import { workbookOf } from "../../test/invented-workbook.ts";
import { runCommand } from "../../test/run-command.ts";
import { people, startTestOffice, type TestOffice } from "../../test/test-office.ts";
import { doctor } from "../commands/doctor.ts";
import { readConfig } from "../config.ts";
import { startTestDatabase } from "../database/embedded/index.ts";
import { asSystem } from "../database/pool.ts";
import type { ExistingDatabase } from "../database/existing.ts";
import { setRestoringMark } from "../database/restoring-mark.ts";
import { leafColumns, leafOwners } from "../wholeness/leaves.ts";
import { type CheckResult, Results } from "./finding.ts";
import { examine } from "./index.ts";
import { checkNode } from "./machine.ts";

let office: TestOffice;
let client: pg.Client;
let deliveryId: string;
let ruleBookDir: string;
/** Undoes what a test broke, last first. */
const repairs: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  office = await startTestOffice({ rules: ["process-monitoring/E01"] });
  const api = await office.as(people.officer);
  const cases = Array.from({ length: 30 }, (_, index) => ({ number: index + 1, informed: "2025-03-14" }));
  const workbook = await workbookOf(...cases);
  ({ deliveryId } = await deliver(office, people.officer, { workbook, dataDate: "2025-03-31" }));
  const { items } = await api.findings.list({ filters: { rule: "E01" }, limit: 5 });
  const on = items.map(({ id, version }) => ({ id, version }));
  await api.findings.act({ requestId: crypto.randomUUID(), act: "confirm", on, arguments: {} });
  await office.server.app.proofLog.settled();
  client = new pg.Client({ connectionString: office.database.ownerUrl, options: "-c search_path=jianheng" });
  await client.connect();
  ruleBookDir = path.join(office.dataDir, "rules-of-this-test");
  await mkdir(path.join(ruleBookDir, "own"), { recursive: true });
});
afterEach(async () => {
  for (const repair of repairs.splice(0).reverse()) await repair();
});
afterAll(async () => {
  await client.end();
  await office.stop();
});

/** The doctor with a rule book of one rule: what is asked of the whole book costs a second each time. */
async function ask(change: Partial<ExistingDatabase> = {}) {
  const config = { ...readConfig({ dataDir: office.dataDir, environment: {} }), ruleBookDir };
  const checks = await examine(config, new Date(), async () => ({ ...running(), ...change }));
  const wrong = checks.filter(({ state }) => state === "bad");
  return { checks, wrong };
}

const running = (): ExistingDatabase => ({
  ...office.database,
  applicationRole: "jianheng_application",
  how: "running",
  stop: async () => undefined,
});

/** That exactly this is bad, and says what to do. */
async function expectBad(check: string, says: RegExp, change: Partial<ExistingDatabase> = {}): Promise<void> {
  const { wrong } = await ask(change);
  expect(wrong.map((one) => one.check)).toEqual(wrong.map(() => check));
  expect(wrong.map((one) => one.says).join("\n")).toMatch(says);
  expect(wrong.every(({ todo }) => (todo ?? "").length > 4)).toBe(true);
}

async function expectWarned(check: string, says: RegExp, change: Partial<ExistingDatabase> = {}): Promise<void> {
  const { checks, wrong } = await ask(change);
  const warned = checks.filter((one) => one.state === "warn" && one.check === check);
  expect(warned.map((one) => one.says).join("\n")).toMatch(says);
  expect(wrong).toEqual([]);
}

const inLake = (...names: readonly string[]) => path.join(office.dataDir, "lake/deliveries", deliveryId, ...names);

async function flipByte(file: string, at: number): Promise<void> {
  const bytes = await readFile(file);
  repairs.push(() => writeFile(file, bytes));
  const flipped = Buffer.from(bytes);
  flipped[at]! ^= 1;
  await writeFile(file, flipped);
}

async function hide(file: string): Promise<void> {
  await rename(file, `${office.dataDir}.hidden`);
  repairs.push(() => rename(`${office.dataDir}.hidden`, file));
}

/** As whoever owns the tables could, past the triggers that keep history. */
async function tamper(table: string, sql: string, back: string, values: unknown[] = []): Promise<void> {
  const run = async (statement: string, given: unknown[]) => {
    await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
    await client.query(statement, given);
    await client.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
  };
  await run(sql, []);
  repairs.push(() => run(back, values));
}

const run = (...args: readonly string[]) =>
  runCommand((streams) => doctor(["--data", office.dataDir, ...args], streams, async () => running()));

describe("an office at work", () => {
  it("has nothing bad: a line for each thing that was looked at", async () => {
    const { code, out } = await run();
    expect(code).toBe(0);
    expect(out).toContain("[正常] 1 批数据的原件和数据表完整\n");
    expect(out).toContain("[正常] 7 片叶子各有其记录，7 条记录的内容与承诺一致\n");
    expect(out).toMatch(/结论：没有问题|结论：一切正常/);
  });

  it("with a fault says so in the answer, in JSON, and in the exit code", async () => {
    await client.query("ALTER TABLE hit DISABLE ROW LEVEL SECURITY");
    repairs.push(() => client.query("ALTER TABLE hit ENABLE ROW LEVEL SECURITY"));
    const { code, out } = await run("--json");
    const answer = JSON.parse(out) as { ok: boolean; bad: number; checks: CheckResult[] };
    expect([code, answer.ok, answer.bad]).toEqual([1, false, 1]);
    expect(answer.checks.length).toBeGreaterThan(15);
    expect((await run()).out).toMatch(/\[问题\] 表 hit 的行级安全被关闭\n {7}处理：\S+/);
  });
});

describe("the lake", () => {
  it("a byte of an original", async () => {
    const [name] = await readdir(inLake("originals"));
    await flipByte(inLake("originals", name!), 200);
    await expectBad("lake.delivery", new RegExp(`${deliveryId}：原件 originals/${name} 的内容与其 SHA-256 不符`));
  });

  it("an original that is gone", async () => {
    const [name] = await readdir(inLake("originals"));
    await hide(inLake("originals", name!));
    await expectBad("lake.delivery", new RegExp(`原件 originals/${name} 缺失`));
  });

  it("a table that is gone", async () => {
    await hide(inLake("suspects.parquet"));
    await expectBad("lake.delivery", /suspects\.parquet 缺失/);
  });

  it("a table that cannot be read", async () => {
    const { size } = await stat(inLake("cases.parquet"));
    await flipByte(inLake("cases.parquet"), size - 2);
    await expectBad("lake.delivery", /cases\.parquet 不可读/);
  });

  it("a table with other rows", async () => {
    const kept = await readFile(inLake("manifest.json"), "utf8");
    repairs.push(() => writeFile(inLake("manifest.json"), kept));
    const manifest = JSON.parse(kept) as { datasets: { id: string; rows: number }[] };
    manifest.datasets.find(({ id }) => id === "cases")!.rows = 29;
    await writeFile(inLake("manifest.json"), JSON.stringify(manifest));
    await expectBad("lake.delivery", /cases\.parquet 应有 29 行，实有 30 行[^]*清单共 89 行，数据库登记 90 行/);
  });

  it("a whole delivery that is gone, and a folder that nobody knows", async () => {
    await rename(inLake(), `${inLake()}x`);
    repairs.push(() => rename(`${inLake()}x`, inLake()));
    const { checks, wrong } = await ask();
    expect(wrong.map(({ says }) => says)).toEqual([`lake/deliveries/${deliveryId}：缺少 manifest.json`]);
    expect(checks.find(({ check }) => check === "lake.strays")?.says).toContain(`${deliveryId}x`);
  });

  it("an import that was cut off", async () => {
    const staging = path.join(office.dataDir, "lake/staging/99999999-x");
    await mkdir(staging, { recursive: true });
    repairs.push(() => rm(staging, { recursive: true }));
    await expectWarned("lake.staging", /1 个中断的导入/, { how: "started" });
  });
});

describe("the proof log", () => {
  it.each([
    ["a tile", "tile/0/000.p/7", 5, /log\/tile\/0\/000\.p\/7：与条目重新计算的结果不同/],
    ["an entry", "tile/entries/000.p/7", 30, /条目的树根与签署的不同[^]*第 1 片叶子与日志文件的第 1 条不同|树根/],
    ["the checkpoint", "checkpoint", 40, /log\/checkpoint：签名不能用所存公钥核验/],
  ])("%s that was changed", async (_name, file, at, says) => {
    await flipByte(path.join(office.dataDir, "log", file), at);
    await expectBad("log.files", says);
  });

  it("a file that is gone", async () => {
    await hide(path.join(office.dataDir, "log/tile/entries/000.p/7"));
    await expectBad("log.files", /log\/tile\/entries\/000\.p\/7：文件缺失/);
  });

  it("older files beside a newer database", async () => {
    const file = path.join(office.dataDir, "log/checkpoint");
    const { rows } = await client.query<{ tree_size: number }>("SELECT tree_size::int FROM log_head");
    await client.query("UPDATE log_head SET tree_size = 9, next_index = 9");
    repairs.push(() => client.query("UPDATE log_head SET tree_size = $1, next_index = $1", [rows[0]!.tree_size]));
    expect(await readFile(file, "utf8")).toContain("\n7\n");
    const { wrong } = await ask();
    expect(wrong.map(({ says }) => says).join("\n")).toMatch(/日志文件旧于数据库[^]*日志应有 9 片叶子，实有 7 片/);
  });

  it("a leaf that was removed, with its act", async () => {
    const { rows } = await client.query<Record<string, unknown>>("SELECT * FROM act WHERE leaf_index = 4");
    const { rows: leaves } = await client.query<{ commitment: Buffer }>(
      "SELECT commitment FROM log_leaf WHERE leaf_index = 4",
    );
    await client.query("ALTER TABLE act DISABLE TRIGGER USER");
    await client.query("DELETE FROM act WHERE leaf_index = 4");
    await client.query("ALTER TABLE act ENABLE TRIGGER USER");
    await tamper("log_leaf", "DELETE FROM log_leaf WHERE leaf_index = 4", "INSERT INTO log_leaf VALUES (4, $1)", [
      leaves[0]!.commitment,
    ]);
    repairs.unshift(() =>
      client.query(
        "INSERT INTO act OVERRIDING SYSTEM VALUE SELECT * FROM jsonb_populate_record(NULL::act, $1::jsonb)",
        [JSON.stringify({ ...rows[0], nonce: `\\x${(rows[0]!["nonce"] as Buffer).toString("hex")}` })],
      ),
    );
    const said = (await ask()).wrong.map(({ says }) => says).join("\n");
    expect(said).toContain("数据库缺少日志的第 5 片叶子");
    expect(said).toContain("第 5 片叶子缺失");
  });

  it("an act that was removed", async () => {
    const { rows } = await client.query<Record<string, unknown>>("SELECT * FROM act WHERE leaf_index = 4");
    await tamper(
      "act",
      "DELETE FROM act WHERE leaf_index = 4",
      "INSERT INTO act OVERRIDING SYSTEM VALUE SELECT * FROM jsonb_populate_record(NULL::act, $1::jsonb)",
      [JSON.stringify({ ...rows[0], nonce: `\\x${(rows[0]!["nonce"] as Buffer).toString("hex")}` })],
    );
    await expectBad("log.leaves", /^第 5 片叶子没有对应的记录：记录被删去$/);
  });

  it("an act, a delivery, a hit whose content was changed", async () => {
    const { rows } = await client.query<{ record_id: string }>("SELECT record_id FROM act WHERE leaf_index = 3");
    await tamper(
      "act",
      "UPDATE act SET by_name = '别人' WHERE leaf_index = 3",
      "UPDATE act SET by_name = $1 WHERE leaf_index = 3",
      [people.officer.name],
    );
    await tamper(
      "delivery",
      "UPDATE delivery SET data_date = '2025-04-01'",
      "UPDATE delivery SET data_date = '2025-03-31'",
    );
    const { wrong } = await ask();
    expect(wrong.map(({ says }) => says)).toEqual([
      `办理记录 ${rows[0]!.record_id} 与第 4 片叶子的承诺不符：内容被改动`,
      `数据批次 ${deliveryId} 与第 1 片叶子的承诺不符：内容被改动`,
    ]);
    for (const repair of repairs.splice(0).reverse()) await repair();
    await tamper(
      "hit",
      `UPDATE hit SET body = body || '{"level": "x"}' WHERE id = (SELECT min(id) FROM hit)`,
      `UPDATE hit SET body = body || $1 WHERE id = (SELECT min(id) FROM hit)`,
      [
        (
          await client.query<{ level: unknown }>(
            "SELECT jsonb_build_object('level', body->'level') AS level FROM hit ORDER BY id LIMIT 1",
          )
        ).rows[0]!.level,
      ],
    );
    await expectBad("log.leaves", /^筛查 \S+ 与第 2 片叶子的承诺不符：内容被改动$/);
  });

  it("knows the content of every kind of leaf that the database can hold", async () => {
    const columns = await asSystem(office.server.app.db, leafColumns);
    const known = leafOwners.map(({ table, index }) => `${table}.${index}`);
    expect(known.toSorted()).toEqual(columns.map(({ table, index }) => `${table}.${index}`).toSorted());
  });

  it("leaves that nobody signed", async () => {
    await client.query("UPDATE log_head SET tree_size = 6");
    repairs.push(() => client.query("UPDATE log_head SET tree_size = 7"));
    await expectWarned("log.unsigned", /1 条尚未签署/, { how: "started" });
  });
});

describe("the database", () => {
  it("row-level security that was switched off, and a policy that was dropped", async () => {
    await client.query("ALTER TABLE finding DISABLE ROW LEVEL SECURITY");
    repairs.push(() => client.query("ALTER TABLE finding ENABLE ROW LEVEL SECURITY"));
    await expectBad("database.row_security", /^表 finding 的行级安全被关闭$/);
  });

  it("a new table that nobody closed", async () => {
    await client.query("CREATE TABLE unnamed (id integer PRIMARY KEY)");
    repairs.push(() => client.query("DROP TABLE unnamed"));
    await expectBad("database.row_security", /^表 unnamed 的行级安全被关闭$/);
  });

  it("an application role that row-level security does not bind", async () => {
    const supervisor = new pg.Client({ connectionString: `${(await startTestDatabase()).supervisor}/postgres` });
    await supervisor.connect();
    repairs.push(() => supervisor.end());
    const applicationRole = `doctor_test_${process.pid}`;
    await supervisor.query(`CREATE ROLE ${applicationRole} BYPASSRLS SUPERUSER`);
    repairs.push(() => supervisor.query(`DROP ROLE ${applicationRole}`));
    await expectBad("database.role", /是超级用户[^]*有 BYPASSRLS/, { applicationRole });
    await supervisor.query(`ALTER ROLE ${applicationRole} NOBYPASSRLS NOSUPERUSER`);
    await supervisor.query(`GRANT jianheng_owner TO ${applicationRole}`);
    await expectBad("database.role", /是表属主的成员/, { applicationRole });
  });

  it("a migration that was changed, is not known, or is still to come", async () => {
    const last = "0004-installation-events.sql";
    const { rows } = await client.query<{ digest: string }>(
      "SELECT digest FROM public.jianheng_migration WHERE name = $1",
      [last],
    );
    await client.query("UPDATE public.jianheng_migration SET digest = 'x' WHERE name = $1", [last]);
    await expectBad("database.migrations", /迁移 0004-installation-events\.sql 与本程序的不同/);
    await client.query("UPDATE public.jianheng_migration SET digest = $2, name = '9999-later.sql' WHERE name = $1", [
      last,
      rows[0]!.digest,
    ]);
    await expectBad("database.migrations", /数据库比本程序新：有 9999-later\.sql/);
    await client.query("DELETE FROM public.jianheng_migration WHERE name = '9999-later.sql'");
    await expectWarned("database.migrations", /缺 0004-installation-events\.sql/);
    await client.query("INSERT INTO public.jianheng_migration (name, digest) VALUES ($1, $2)", [last, rows[0]!.digest]);
  });

  it("passwords that do not open it", async () => {
    const wrong = Object.assign(new URL(office.database.applicationUrl), { password: "x" }).href;
    await expectBad("database.login", /应用角色不能登录/, { applicationUrl: wrong });
    await expectWarned("database.login", /没有 jianheng_application 的口令/, { applicationUrl: undefined });
  });

  it("that does not answer", async () => {
    const ownerUrl = "postgres://nobody:x@127.0.0.1:1/none";
    expect((await ask({ ownerUrl })).wrong[0]?.check).toBe("database");
  });
});

const key = (name: string) => path.join(office.dataDir, "keys", name);

describe("keys and folders", () => {
  it.skipIf(process.platform === "win32")("that others can read", async () => {
    await chmod(key("proof-log"), 0o644);
    repairs.push(() => chmod(key("proof-log"), 0o600));
    await expectBad("keys", /keys\/proof-log 可由其他用户读取/);
  });

  it.skipIf(process.platform === "win32")("a lake that others can enter", async () => {
    await chmod(path.join(office.dataDir, "lake"), 0o755);
    repairs.push(() => chmod(path.join(office.dataDir, "lake"), 0o700));
    await expectBad("folders", /lake 可由其他用户进入/);
  });

  it("a signing key that is gone, is none, or is another one", async () => {
    const text = await readFile(key("proof-log"), "utf8");
    repairs.push(() => writeFile(key("proof-log"), text, { mode: 0o600 }));
    await rm(key("proof-log"));
    await expectBad("keys", /keys\/proof-log 缺失：日志不能续签/);
    await writeFile(key("proof-log"), "x", { mode: 0o600 });
    await expectBad("keys", /不是签名密钥/);
    await writeFile(key("proof-log"), encodeSigner("example.org", Buffer.alloc(32, 7)), { mode: 0o600 });
    await expectBad("keys", /proof-log\.pub 的第一行不是 keys\/proof-log 的公钥/);
  });

  it("a restore that did not end", async () => {
    await setRestoringMark(office.dataDir, { backup: "x.backup", since: "2025-03-31T00:00:00Z", database: null });
    repairs.push(() => rm(path.join(office.dataDir, "restoring.json")));
    const { code, out } = await runCommand((streams) => doctor(["--data", office.dataDir, "--json"], streams));
    expect([code, out.includes("的恢复没有完成")]).toEqual([1, true]);
  });

  it("a data folder that is not there is not made", async () => {
    const nowhere = path.join(office.dataDir, "nowhere");
    const { code, out } = await runCommand((streams) => doctor(["--data", nowhere], streams));
    expect([code, out.includes("没有数据目录")]).toEqual([1, true]);
    expect(await stat(nowhere).catch(() => "absent")).toBe("absent");
    expect((await runCommand((streams) => doctor(["--all"], streams))).code).toBe(2);
  });
});

describe("the rule book", () => {
  it("with a rule that cannot be read", async () => {
    await writeFile(path.join(ruleBookDir, "own/X01.yaml"), "id: [");
    repairs.push(() => rm(path.join(ruleBookDir, "own/X01.yaml")));
    await expectBad("rules", /X01\.yaml/);
  });
});

describe("work", () => {
  it("a screening that failed", async () => {
    await client.query("UPDATE screening_run SET state = 'failed'");
    repairs.push(() => client.query("UPDATE screening_run SET state = 'finished'"));
    await expectBad("screening.failed", new RegExp(`数据 ${deliveryId} 的筛查 \\S+ 失败`));
  });

  it("a screening that failed of a delivery that was withdrawn since is nothing", async () => {
    await client.query("UPDATE screening_run SET state = 'failed'");
    repairs.push(() => client.query("UPDATE screening_run SET state = 'finished'"));
    const taken =
      "withdrawn_at, withdrawn_reason, withdrawn_by, withdrawn_nonce, withdrawn_leaf_index, withdrawn_request_id";
    await client.query("INSERT INTO log_leaf VALUES (99, decode(repeat('00', 32), 'hex'))");
    await client.query(`UPDATE delivery SET (${taken}) = (now(), 'x', accepted_by, nonce, 99, gen_random_uuid())`);
    repairs.push(async () => {
      await client.query(`UPDATE delivery SET (${taken}) = (NULL, NULL, NULL, NULL, NULL, NULL)`);
      await client.query("ALTER TABLE log_leaf DISABLE TRIGGER USER");
      await client.query("DELETE FROM log_leaf WHERE leaf_index = 99");
      await client.query("ALTER TABLE log_leaf ENABLE TRIGGER USER");
    });
    const { wrong } = await ask();
    expect(wrong.map(({ check }) => check)).not.toContain("screening.failed");
    expect(wrong.map(({ says }) => says)).toContain(`数据撤回 ${deliveryId} 与第 100 片叶子的承诺不符：内容被改动`);
  });

  it("a clock that is behind the last act", async () => {
    const { rows } = await client.query<{ at: Date }>("SELECT accepted_at AS at FROM delivery");
    await client.query("UPDATE delivery SET accepted_at = now() + interval '1 day'");
    repairs.push(() => client.query("UPDATE delivery SET accepted_at = $1", [rows[0]!.at]));
    const { wrong } = await ask();
    expect(wrong.find(({ check }) => check === "clock")?.says).toContain("本机时钟早于最后一次办理");
  });
});

describe("Node.js", () => {
  it.each([
    ["18.20.4", "bad"],
    ["20.18.3", "bad"],
    ["20.19.0", "warn"],
    ["21.7.3", "bad"],
    ["22.17.1", "bad"],
    ["22.18.0", "ok"],
    ["24.1.0", "ok"],
  ] as const)("%s is %s", (version, state) => {
    const results = new Results();
    checkNode(version, results);
    expect(results.list.map((one) => one.state)).toEqual([state]);
  });
});
