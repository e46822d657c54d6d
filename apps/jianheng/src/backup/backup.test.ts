// A backup taken from an office at work, restored beside it: what comes back is what was there, or nothing comes back.
import { cp, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { encodeSigner } from "@jianheng/tlog";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deliver } from "../../test/deliver.ts";
import { workbookOf } from "../../test/invented-workbook.ts";
import { runCommand } from "../../test/run-command.ts";
import { clientOf, people, signIn, startTestOffice, type Client, type TestOffice } from "../../test/test-office.ts";
import { backup } from "../commands/backup.ts";
import { logVerify } from "../commands/log-verify.ts";
import { restore } from "../commands/restore.ts";
import { readConfig } from "../config.ts";
import { createTestDatabase, type TestDatabase } from "../database/embedded/index.ts";
import { until } from "../database/embedded/testing/processes.ts";
import type { ExistingDatabase } from "../database/existing.ts";
import { startServer } from "../main.ts";
import { restoreBackup, type RestoreReport, writeBackup } from "./index.ts";

const { officer, secondOfficer, prosecutor } = people;

let office: TestOffice;
let api: Client;
let work: string;
/** Databases made along the way. */
const databases: TestDatabase[] = [];

beforeAll(async () => {
  office = await startTestOffice({ rules: ["process-monitoring/E01"] });
  api = await office.as(officer);
  work = await mkdtemp(path.join(os.tmpdir(), "jianheng-backup-"));
  const cases = Array.from({ length: 40 }, (_, index) => ({ number: index + 1, informed: "2025-03-14" }));
  await deliver(office, officer, { workbook: await workbookOf(...cases), dataDate: "2025-03-31" });
  const { items } = await api.findings.list({ filters: { rule: "E01" }, limit: 12 });
  await act(api, "confirm", items);
  await act(await office.as(secondOfficer), "dismiss", await now(items.slice(0, 3)), {
    dismissalReason: "other",
    // Everything that the text of a table writes in a way of its own.
    reason: "“引号”、\\N、\\.、制表\t、换行\n与 🙂",
  });
  await act(api, "handOver", await now(items.slice(3, 6)), { assigneePersonId: prosecutor.id });
  const mistaken = await workbookOf({ number: 500, informed: "2025-03-14" });
  const { deliveryId } = await deliver(office, officer, {
    workbook: mistaken,
    dataDate: "2025-03-31",
    kind: "increment",
  });
  await api.deliveries.withdraw({ id: deliveryId, reason: "传错了文件", requestId: crypto.randomUUID() });
});
afterAll(async () => {
  await office.stop();
  for (const database of databases) await database.drop();
  await rm(work, { recursive: true, force: true });
});

type Named = { readonly id: string; readonly version: number };

async function act(
  who: Client,
  name: "confirm" | "dismiss" | "handOver" | "comment",
  on: readonly Named[],
  given = {},
) {
  const items = on.map(({ id, version }) => ({ id, version }));
  const requestId = crypto.randomUUID();
  await who.findings.act({ requestId, act: name, on: items, arguments: given });
  return requestId;
}

async function now(findings: readonly Named[]): Promise<Named[]> {
  return Promise.all(findings.map(async ({ id }) => api.findings.get({ id })));
}

const existing = async (): Promise<ExistingDatabase> => ({
  ...office.database,
  applicationRole: "jianheng_application",
  how: "running",
  stop: async () => undefined,
});

let files = 0;
async function backUp(...more: readonly string[]) {
  const file = path.join(work, `${(files += 1)}.backup`);
  const answer = await runCommand((streams) => backup([file, "--data", office.dataDir, ...more], streams, existing));
  return { file, ...answer };
}

interface Restored {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly dataDir: string;
  readonly database: TestDatabase;
}

let folders = 0;
async function restoreFrom(file: string, ...more: readonly string[]): Promise<Restored> {
  const database = await createTestDatabase();
  databases.push(database);
  const dataDir = path.join(work, `restored-${(folders += 1)}`);
  const answer = await runCommand((streams) =>
    restore([file, "--data", dataDir, ...more], streams, async () => serverOf(database)),
  );
  return { ...answer, dataDir, database };
}

function serverOf(database: TestDatabase) {
  return { ...database, applicationRole: "jianheng_application", stop: async () => undefined };
}

async function query<Row extends object>(database: TestDatabase, sql: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: database.ownerUrl, options: "-c search_path=jianheng" });
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/** Every row of every table as text, asked without the code under test. */
async function everything(database: TestDatabase): Promise<Record<string, string[]>> {
  const tables = await query<{ name: string }>(
    database,
    "SELECT schemaname || '.\"' || tablename || '\"' AS name FROM pg_tables WHERE schemaname IN ('jianheng', 'auth')",
  );
  const all: Record<string, string[]> = {};
  for (const { name } of tables)
    all[name] = (await query<{ row: string }>(database, `SELECT t::text AS row FROM ${name} t ORDER BY 1`)).map(
      ({ row }) => row,
    );
  return all;
}

/** Every file below a folder, with its bytes. */
async function filesBelow(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: Record<string, string> = {};
  for (const entry of entries.filter((one) => one.isFile())) {
    const file = path.join(entry.parentPath, entry.name);
    found[path.relative(folder, file)] = (await readFile(file)).toString("base64");
  }
  return found;
}

describe("a backup of an office at rest", () => {
  let restored: Restored;
  beforeAll(async () => {
    await office.server.app.proofLog.settled();
    const made = await backUp("--json");
    expect(made.err).toContain("jianheng.finding：");
    expect(made.code).toBe(0);
    restored = await restoreFrom(made.file);
    expect([restored.code, restored.err.includes("程序故障")]).toEqual([0, false]);
    expect(restored.out).toContain("已恢复并核验");
  });

  it("comes back row by row, and the log goes on with one entry that says so", async () => {
    const [before, after] = [await everything(office.database), await everything(restored.database)];
    expect(before['jianheng."finding"']!.length).toBeGreaterThan(39);
    const own = ['jianheng."log_head"', 'jianheng."log_leaf"', 'jianheng."installation_event"'];
    for (const [name, rows] of Object.entries(before))
      if (!own.includes(name)) expect([name, after[name]]).toEqual([name, rows]);
    expect(Object.keys(after).toSorted()).toEqual(Object.keys(before).toSorted());
    expect(after['jianheng."log_leaf"']!.length).toBe(before['jianheng."log_leaf"']!.length + 1);
    expect(after['jianheng."log_leaf"']).toEqual(expect.arrayContaining(before['jianheng."log_leaf"']!));
    const [event] = await query<{ content: Record<string, unknown>; at_leaf: number }>(
      restored.database,
      "SELECT content, leaf_index::int AS at_leaf FROM installation_event",
    );
    expect(event).toMatchObject({ content: { type: "restored" }, at_leaf: before['jianheng."log_leaf"']!.length });
  });

  it("comes back file by file, without uploads and without secret keys", async () => {
    expect(await filesBelow(path.join(restored.dataDir, "lake"))).toEqual(
      await filesBelow(path.join(office.dataDir, "lake")),
    );
    const [was, is] = [path.join(office.dataDir, "keys"), path.join(restored.dataDir, "keys")];
    expect(await readFile(path.join(is, "proof-log"), "utf8")).not.toBe(
      await readFile(path.join(was, "proof-log"), "utf8"),
    );
    const secrets = [await readFile(path.join(was, "proof-log")), await readFile(path.join(was, "session-secret"))];
    const bytes = await readFile(path.join(work, "1.backup"));
    for (const secret of secrets) expect(bytes.includes(secret.subarray(-40).toString().trim())).toBe(false);
    expect((await readdir(restored.dataDir)).toSorted()).toEqual(["files", "keys", "lake", "log"]);
    // The notices that the hand-over made.
    const papers = await filesBelow(path.join(office.dataDir, "files"));
    expect(Object.keys(papers).length).toBeGreaterThan(0);
    expect(await filesBelow(path.join(restored.dataDir, "files"))).toEqual(papers);
  });

  it("a new key signs the same log under its name; the old one vouches for what was before", async () => {
    const log = path.join(restored.dataDir, "log");
    const [earlier] = await readdir(path.join(log, "earlier"));
    const witness = path.join(log, "earlier", earlier!);
    expect(await readFile(witness, "utf8")).toBe(await readFile(path.join(office.dataDir, "log/checkpoint"), "utf8"));
    const verify = async (key: string) =>
      runCommand((streams) => logVerify([log, "--key", key, "--witness", witness, "--json"], streams));
    const both = path.join(restored.dataDir, "keys/proof-log.pub");
    expect(JSON.parse((await verify(both)).out)).toMatchObject({ ok: true, signature: "verified", problems: [] });
    const oldOnly = path.join(work, "old.pub");
    await writeFile(oldOnly, await readFile(path.join(office.dataDir, "keys/proof-log.pub")));
    // Whoever has only the old key is not told that all is well.
    expect((await verify(oldOnly)).code).toBe(1);
  });

  it("the next identity value does not repeat one that is taken", async () => {
    const [{ last, next }] = (await query(
      restored.database,
      "SELECT (SELECT max(id)::int FROM hit) AS last, nextval(pg_get_serial_sequence('hit', 'id'))::int AS next",
    )) as [{ last: number; next: number }];
    expect(next).toBe(last + 1);
  });

  it("a server starts on it, people sign in, and their work goes on", async () => {
    const { database, dataDir } = restored;
    const lines: string[] = [];
    const config = { ...readConfig({ dataDir, port: 0, environment: {} }), databaseUrl: undefined };
    const server = await startServer(
      config,
      (line) => void lines.push(line),
      async () => serverOf(database),
    );
    try {
      const there = clientOf(server.address, await signIn(server.address, officer));
      const [finding] = (await api.findings.list({ filters: { state: ["handedOver"] }, limit: 1 })).items;
      const [was, is] = [await api.findings.get({ id: finding!.id }), await there.findings.get({ id: finding!.id })];
      expect(is.history).toEqual(was.history);
      await act(there, "comment", [finding!], { reason: "恢复之后" });
      await server.app.proofLog.settled();
      const { leaves, checkpointSize, verifierKey } = await there.proof.status({});
      expect(checkpointSize).toBe(leaves);
      const key = await readFile(path.join(dataDir, "keys/proof-log.pub"), "utf8");
      expect(key.split("\n")[0]).toBe(verifierKey);
      expect(lines.filter((line) => /defect|failed/.test(line))).toEqual([]);
    } finally {
      await server.stop();
    }
  });
});

describe("the key that was kept apart", () => {
  it("is put back: the log stays signed by it", async () => {
    const { file } = await backUp();
    const kept = path.join(office.dataDir, "keys");
    const restored = await restoreFrom(file, "--keys", kept, "--json");
    expect(restored.code).toBe(0);
    const report = JSON.parse(restored.out) as RestoreReport;
    expect(report.replacedKey).toBeNull();
    for (const name of ["proof-log", "proof-log.pub", "session-secret"])
      expect(await readFile(path.join(restored.dataDir, "keys", name), "utf8")).toBe(
        await readFile(path.join(kept, name), "utf8"),
      );
    const key = path.join(office.dataDir, "keys/proof-log.pub");
    const log = path.join(restored.dataDir, "log");
    expect((await runCommand((streams) => logVerify([log, "--key", key], streams))).code).toBe(0);
    expect(await readdir(log)).toEqual(expect.not.arrayContaining(["earlier"]));
  });

  it("of another log is refused, and nothing is left", async () => {
    const { file } = await backUp();
    const other = await mkdtemp(path.join(work, "other-keys-"));
    await writeFile(path.join(other, "proof-log"), encodeSigner("example.org", Buffer.alloc(32, 7)));
    for (const [folder, says] of [
      [other, "example.org+"],
      [path.join(work, "nowhere"), "不能读取"],
    ] as const) {
      const refused = await restoreFrom(file, "--keys", folder);
      expect([refused.code, await isThere(refused.dataDir)]).toEqual([1, false]);
      expect(refused.err).toContain(says);
    }
  });
});

async function isThere(file: string): Promise<boolean> {
  return (await stat(file).catch(() => undefined)) !== undefined;
}

describe("a backup while people work", () => {
  it("is one moment: every act has its leaf, every leaf its act, and what was acknowledged before is in it", async () => {
    const end = new AbortController();
    const acknowledged: string[] = [];
    const { items } = await api.findings.list({ filters: { rule: "E01", state: ["suspected"] }, limit: 30 });
    const workers = [officer, secondOfficer].map(async (who, worker) => {
      const own = await office.as(who);
      for (let at = worker; !end.signal.aborted; at = (at + 2) % items.length)
        acknowledged.push(await act(own, "comment", await now([items[at]!]), { reason: `第 ${at} 条` }));
    });
    const delivering = (async () => {
      for (let batch = 0; !end.signal.aborted && batch < 3; batch += 1) {
        const cases = Array.from({ length: 20 }, (_, index) => ({
          number: 1000 + batch * 100 + index,
          informed: "2025-03-14",
        }));
        await deliver(office, officer, {
          workbook: await workbookOf(...cases),
          dataDate: "2025-03-31",
          kind: "increment",
        });
      }
    })();
    const taken: { file: string; before: readonly string[] }[] = [];
    try {
      for (let times = 0; times < 3; times += 1) {
        expect(await until(() => acknowledged.length > times * 8 + 5, 20_000)).toBe(true);
        const before = [...acknowledged];
        const made = await backUp();
        expect([made.code, made.err.split("\n").filter((line) => line.includes("问题"))]).toEqual([0, []]);
        taken.push({ file: made.file, before });
      }
    } finally {
      end.abort();
      await Promise.all([...workers, delivering]);
    }
    const sizes: number[] = [];
    for (const { file, before } of taken) {
      const restored = await restoreFrom(file);
      expect([restored.code, restored.err.split("\n").at(-2)]).toEqual([0, "核验：存证日志，逐条"]);
      const [counts] = await query<Record<string, number>>(
        restored.database,
        `SELECT (SELECT count(*) FROM log_leaf)::int AS leaves, (SELECT next_index FROM log_head)::int AS next,
                (SELECT tree_size FROM log_head)::int AS signed,
                (SELECT count(*) FROM act)::int + (SELECT count(*) FROM delivery)::int
                  + (SELECT count(*) FROM delivery WHERE withdrawn_at IS NOT NULL)::int
                  + (SELECT count(*) FROM screening_run WHERE state = 'finished')::int + 1 AS owners,
                (SELECT count(*) FROM hit JOIN screening_run r ON r.id = run_id WHERE state <> 'finished')::int AS half`,
      );
      expect(counts).toEqual({
        leaves: counts!.leaves,
        next: counts!.leaves,
        signed: counts!.leaves,
        owners: counts!.leaves,
        half: 0,
      });
      const stored = await query<{ request_id: string }>(restored.database, "SELECT request_id FROM act");
      expect(stored.map(({ request_id }) => request_id)).toEqual(expect.arrayContaining([...before]));
      const folders = await readdir(path.join(restored.dataDir, "lake/deliveries"));
      const rows = await query<{ id: string }>(restored.database, "SELECT id FROM delivery");
      expect(folders.toSorted()).toEqual(rows.map(({ id }) => id).toSorted());
      sizes.push(counts!.leaves!);
    }
    expect(sizes).toEqual(sizes.toSorted((one, other) => one - other));
    expect(new Set(sizes).size).toBe(3);
  });

  it("keeps a screening that was under way: the restored server does it again", async () => {
    const holder = new pg.Client({ connectionString: office.database.ownerUrl });
    await holder.connect();
    // Nobody registers findings while this lock is held.
    await holder.query("SELECT pg_advisory_lock(74200002)");
    const workbook = await workbookOf({ number: 900_001, informed: "2025-03-14" });
    const uploadId = await office.upload(officer, [{ name: "在途.xlsx", content: workbook }]);
    const { runId } = await api.deliveries.accept({ uploadId, dataDate: "2025-03-31", kind: "increment" });
    const { file } = await backUp();
    await holder.end();
    const { code, database, dataDir } = await restoreFrom(file);
    expect(code).toBe(0);
    const stateOf = async () =>
      (await query<{ state: string }>(database, "SELECT state FROM screening_run WHERE id = $1", [runId]))[0]?.state;
    expect(["queued", "running"]).toContain(await stateOf());
    const config = { ...readConfig({ dataDir, port: 0, environment: {} }), databaseUrl: undefined };
    const server = await startServer(
      config,
      () => undefined,
      async () => serverOf(database),
    );
    try {
      expect(await until(async () => (await stateOf()) === "finished", 30_000)).toBe(true);
    } finally {
      await server.stop();
    }
  });
});

const run = (...args: readonly string[]) => runCommand((streams) => backup(args, streams, existing));

describe("a backup that cannot be made", () => {
  it("leaves no file: usage, a file that is there, a folder that is not, no installation", async () => {
    const file = path.join(work, "there.backup");
    await writeFile(file, "earlier");
    expect((await run()).code).toBe(2);
    expect((await run(file, "--quick")).code).toBe(2);
    const refused = await run(file, "--data", office.dataDir);
    expect([refused.code, refused.err.includes("--force")]).toEqual([1, true]);
    expect(await readFile(file, "utf8")).toBe("earlier");
    expect((await run(path.join(work, "nowhere/x.backup"))).code).toBe(1);
    expect((await run(file, "--data", office.dataDir, "--force")).code).toBe(0);
    expect((await stat(file)).size).toBeGreaterThan(10_000);
    const empty = await mkdtemp(path.join(work, "empty-"));
    const nothing = await runCommand((streams) => backup([path.join(work, "no.backup"), "--data", empty], streams));
    expect([nothing.code, nothing.err]).toEqual([1, `${empty} 中没有检衡的数据。请用 --data 指定数据目录。\n`]);
    expect(await readdir(empty)).toEqual([]);
    expect(await isThere(path.join(work, "no.backup"))).toBe(false);
  });

  it.skipIf(process.platform !== "linux")("on a full disk it says so, and leaves nothing", async () => {
    const file = path.join(work, "full.backup");
    await symlink("/dev/full", `${file}.partial`);
    const full = await runCommand((streams) => backup([file, "--data", office.dataDir], streams, existing));
    expect([full.code, full.err.includes("磁盘已满")]).toEqual([1, true]);
    expect((await readdir(work)).filter((name) => name.startsWith("full"))).toEqual([]);
  });

  it("interrupted it leaves nothing", async () => {
    const config = { ...readConfig({ dataDir: office.dataDir, environment: {} }), databaseUrl: undefined };
    const controller = new AbortController();
    const file = path.join(work, "cut.backup");
    const say = (line: string) => (line.startsWith("表 9/") ? controller.abort() : undefined);
    const { ownerUrl } = office.database;
    const { signal } = controller;
    await expect(writeBackup({ config, ownerUrl, file, program: "0", signal, say })).rejects.toThrow("已中断");
    expect((await readdir(work)).filter((name) => name.startsWith("cut"))).toEqual([]);
  });

  it("does not keep a delivery whose original was changed, and names it", async () => {
    const deliveries = path.join(office.dataDir, "lake/deliveries");
    const [id] = (await readdir(deliveries)).toSorted();
    const [name] = await readdir(path.join(deliveries, id!, "originals"));
    const original = path.join(deliveries, id!, "originals", name!);
    const bytes = await readFile(original);
    const flipped = Buffer.from(bytes);
    flipped[100]! ^= 1;
    await writeFile(original, flipped);
    const refused = await backUp();
    await writeFile(original, bytes);
    expect([refused.code, await isThere(refused.file), await isThere(`${refused.file}.partial`)]).toEqual([
      1,
      false,
      false,
    ]);
    expect(refused.err).toContain(`lake/deliveries/${id}：原件 originals/${name} 的内容与其 SHA-256 不符`);
  });
});

describe("what is restored", () => {
  it("must agree with its log: a ground that was changed in the database is found", async () => {
    const change = async (ground: string) => {
      await query(office.database, "ALTER TABLE act DISABLE TRIGGER act_append_only");
      await query(office.database, "UPDATE act SET ground = $1 WHERE id = (SELECT min(id) FROM act)", [ground]);
      await query(office.database, "ALTER TABLE act ENABLE TRIGGER act_append_only");
    };
    const [first] = await query<{ ground: string; record_id: string }>(
      office.database,
      "SELECT ground, record_id FROM act ORDER BY id LIMIT 1",
    );
    await change("后来改写的理由");
    const { file } = await backUp();
    await change(first!.ground);
    const refused = await restoreFrom(file);
    expect([refused.code, await isThere(refused.dataDir)]).toEqual([1, false]);
    expect(refused.err).toContain(`办理记录 ${first!.record_id} 与第`);
  });

  it("goes into an empty folder only", async () => {
    const { file } = await backUp();
    const dataDir = await mkdtemp(path.join(work, "taken-"));
    await writeFile(path.join(dataDir, "note.txt"), "mine");
    const refused = await runCommand((streams) => restore([file, "--data", dataDir], streams));
    expect([refused.code, refused.err.includes("不是空的（note.txt）")]).toEqual([1, true]);
    expect(await readdir(dataDir)).toEqual(["note.txt"]);
    expect((await runCommand((streams) => restore([], streams))).code).toBe(2);
  });

  it("with DATABASE_URL goes into an empty database only, and takes no role's password from another one", async () => {
    const { file } = await backUp();
    const database = await createTestDatabase();
    databases.push(database);
    const kept = await mkdtemp(path.join(work, "kept-"));
    await cp(path.join(office.dataDir, "keys/proof-log"), path.join(kept, "proof-log"));
    const into = async (url: string, ...more: readonly string[]) => {
      const dataDir = path.join(work, `external-${(folders += 1)}`);
      process.env.DATABASE_URL = url;
      try {
        const answer = await runCommand((streams) =>
          restore([file, "--data", dataDir, ...more], streams, async () => serverOf(database)),
        );
        return { ...answer, dataDir };
      } finally {
        delete process.env.DATABASE_URL;
      }
    };
    const full = await into(office.database.ownerUrl);
    expect([full.code, full.err]).toEqual([1, expect.stringContaining("不是空的（")]);
    // Other databases of the tests use the same roles.
    const locked = await into(database.ownerUrl, "--keys", kept);
    expect([locked.code, locked.err]).toEqual([1, expect.stringContaining("使那里的服务不能登录")]);
    for (const { dataDir } of [full, locked]) expect(await isThere(dataDir)).toBe(false);
    for (const role of ["jianheng_application", "jianheng_jobs"]) await writeFile(path.join(kept, role), "password");
    const done = await into(database.ownerUrl, "--keys", kept);
    expect(done.code).toBe(0);
    expect(await readFile(path.join(done.dataDir, "keys/jianheng_jobs"), "utf8")).toBe("password");
  });

  it("that fails with DATABASE_URL leaves the database empty", async () => {
    const { file } = await backUp();
    const database = await createTestDatabase();
    databases.push(database);
    const config = {
      ...readConfig({ dataDir: path.join(work, "failed"), environment: {} }),
      databaseUrl: database.ownerUrl,
    };
    const kept = await mkdtemp(path.join(work, "kept-"));
    await cp(path.join(office.dataDir, "keys/proof-log"), path.join(kept, "proof-log"));
    for (const role of ["jianheng_application", "jianheng_jobs"]) await writeFile(path.join(kept, role), "password");
    const controller = new AbortController();
    const restoring = restoreBackup({
      config,
      file,
      keptKeysDir: kept,
      program: "0",
      now: () => new Date(),
      signal: controller.signal,
      say: (line) => (line.startsWith("核验：存证日志") ? controller.abort() : undefined),
      openServer: async () => serverOf(database),
    });
    await expect(restoring).rejects.toThrow("已中断，没有留下任何内容");
    expect(await isThere(config.dataDir)).toBe(false);
    const left = await query<{ name: string }>(
      database,
      `SELECT nspname AS name FROM pg_namespace WHERE nspname IN ('jianheng', 'auth')
       UNION ALL SELECT tablename FROM pg_tables WHERE schemaname = 'public'`,
    );
    expect(left).toEqual([]);
  });
});
