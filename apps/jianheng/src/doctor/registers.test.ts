// Records, the acts that made them, and the files they name: each thing that can be wrong is made wrong on purpose.
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { registerPaths, type RecordRow } from "@jianheng/contract";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { talkRegister } from "../../test/talk-register.ts";
import { people, startTestOffice, type TestOffice, type TestPerson } from "../../test/test-office.ts";
import { readConfig } from "../config.ts";
import { examine } from "./index.ts";

const { prosecutor, leader, supervisor, clerk, administrator } = people;

let office: TestOffice;
let client: pg.Client;
let ruleBookDir: string;
let talk: RecordRow;
let hearing: RecordRow;
let attached: { readonly id: string; readonly sha256: string };
/** Undoes what a test broke, last first. */
const repairs: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  office = await startTestOffice({ rules: [] });
  ruleBookDir = path.join(office.dataDir, "no-rules");
  await mkdir(ruleBookDir);
  const adopt = { requestId: crypto.randomUUID(), text: talkRegister, ground: "试用" };
  await (await office.as(administrator)).definitions.adopt(adopt);
  await holdTalk();
  await giveNotice();
  await office.server.app.proofLog.settled();
  client = new pg.Client({ connectionString: office.database.ownerUrl, options: "-c search_path=jianheng" });
  await client.connect();
});
afterEach(async () => {
  for (const repair of repairs.splice(0).toReversed()) await repair();
});
afterAll(async () => {
  await client.end();
  await office.stop();
});

async function act(who: TestPerson, name: string, { id, version }: RecordRow, fields = {}): Promise<RecordRow> {
  const request = { requestId: crypto.randomUUID(), act: name, on: [{ id, version }], fields };
  return (await (await office.as(who)).records.act(request)).items[0]!;
}

/** Kept apart words, written twice; a person taken out of the record by the answer stays in its history. */
async function holdTalk(): Promise<void> {
  const fields = { subject: "工作提醒", partner: clerk.id, unit: "县二部", words: "初稿" };
  const api = await office.as(supervisor);
  talk = await api.records.create({ requestId: crypto.randomUUID(), register: "talk", fields });
  talk = await act(supervisor, "talk", talk, { words: "定稿" });
  talk = await act(clerk, "reply", talk, { answer: "接受" });
}

/** A hearing with a paper that its act made, and a file that was attached. */
async function giveNotice(): Promise<void> {
  const wanted = { caseName: "虚构人甲案", kind: "nonProsecution", openness: "public", reason: "分歧" };
  const fields = { ...wanted, handler: prosecutor.id };
  const api = await office.as(prosecutor);
  hearing = await api.records.create({ requestId: crypto.randomUUID(), register: "hearing", fields });
  hearing = await act(leader, "approve", hearing);
  const officers = [{ name: "虚构听证员一" }, { name: "虚构听证员二" }, { name: "虚构听证员三" }];
  const notice = { heldOn: "2026-07-10", place: "听证室", noticeOn: "2026-07-01", officers };
  hearing = await act(prosecutor, "notify", hearing, notice);
  const body = new FormData();
  body.append("requestId", crypto.randomUUID());
  body.append("file", new Blob(["附件的字节"]), "附件.txt");
  const response = await office.request(prosecutor, registerPaths.attach(hearing.id), { method: "POST", body });
  attached = (await response.json()) as typeof attached;
}

async function ask() {
  const config = { ...readConfig({ dataDir: office.dataDir, environment: {} }), ruleBookDir };
  return examine(config, new Date(), async () => ({
    ...office.database,
    applicationRole: "jianheng_application",
    how: "running",
    stop: async () => undefined,
  }));
}

/** What is bad, each with its check. */
async function wrong(): Promise<string[]> {
  return (await ask()).filter(({ state }) => state === "bad").map(({ check, says }) => `${check}: ${says}`);
}

/** As whoever owns the tables could, past the triggers that keep history; `before` is put back. */
async function tamper(table: string, change: string, where: string): Promise<void> {
  const { rows } = await client.query<{ row: string }>(
    `SELECT to_jsonb(t)::text AS row FROM ${table} t WHERE ${where}`,
  );
  const freely = async (...statements: readonly [string, unknown[]][]) => {
    await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
    for (const [statement, values] of statements) await client.query(statement, values);
    await client.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
  };
  expect(rows).toHaveLength(1);
  await freely([
    change === "DELETE" ? `DELETE FROM ${table} WHERE ${where}` : `UPDATE ${table} SET ${change} WHERE ${where}`,
    [],
  ]);
  repairs.push(() =>
    change === "DELETE"
      ? freely([
          `INSERT INTO ${table} OVERRIDING SYSTEM VALUE SELECT * FROM jsonb_populate_record(NULL::jianheng.${table}, $1::jsonb)`,
          [rows[0]!.row],
        ])
      : freely([restoring(table, change, where), [rows[0]!.row]]),
  );
}

function restoring(table: string, change: string, where: string): string {
  const column = change.split(" ")[0]!;
  return `UPDATE ${table} SET ${column} = was.${column} FROM jsonb_populate_record(NULL::jianheng.${table}, $1::jsonb) was
          WHERE ${where.replaceAll(/\b(id|record_id|seq|register)\b/g, `${table}.$1`)}`;
}

const kept = () => path.join(office.dataDir, "files", attached.sha256.slice(0, 2), attached.sha256);

describe("an office with records", () => {
  it("has nothing bad: records, acts and files agree", async () => {
    expect(await wrong()).toEqual([]);
    const says = (await ask()).map((one) => one.says);
    expect(says).toContain("2 条登记与其办理记录重算的一致");
    expect(says).toContain("2 个附件与登记的校验值一致");
  });
});

describe("files", () => {
  it("a byte that was changed, and a file that is gone, are named with their record", async () => {
    const place = `files/${attached.sha256.slice(0, 2)}/${attached.sha256}`;
    const by = `（记录 ${hearing.id} 的附件 ${attached.id}）`;
    const bytes = await readFile(kept());
    repairs.push(() => writeFile(kept(), bytes));
    await writeFile(kept(), "附件的字书");
    expect(await wrong()).toEqual([`files: ${place}：内容与其 SHA-256 不符${by}`]);
    await writeFile(kept(), "附件");
    expect(await wrong()).toEqual([`files: ${place}：应为 15 字节，实为 6${by}`]);
    await rm(kept());
    expect(await wrong()).toEqual([`files: ${place}：缺失${by}`]);
  });

  it("that nobody names are counted, and no fault", async () => {
    const unnamed = path.join(office.dataDir, "files/ab/ab00");
    await mkdir(path.dirname(unnamed), { recursive: true });
    await writeFile(unnamed, "x");
    repairs.push(() => rm(unnamed));
    expect(await wrong()).toEqual([]);
    expect((await ask()).map(({ says }) => says)).toContain(
      "2 个附件与登记的校验值一致；另有 1 个文件没有记录引用，无妨",
    );
  });

  it("a digest that is not the one of the act, and a file that was struck off", async () => {
    await tamper("record_file", `sha256 = repeat('0', 64)`, `id = '${attached.id}'`);
    await rename(kept(), `${office.dataDir}/away`);
    repairs.push(() => rename(`${office.dataDir}/away`, kept()));
    expect((await wrong()).filter((one) => one.startsWith("records"))).toEqual([
      `records: 记录 ${hearing.id}：附件 ${attached.id} 与第 4 步所记的不同`,
      `records: 记录 ${hearing.id}：第 4 步的附件没有登记`,
    ]);
    for (const repair of repairs.splice(0).toReversed()) await repair();
    await tamper("record_file", "DELETE", `id = '${attached.id}'`);
    expect(await wrong()).toEqual([`records: 记录 ${hearing.id}：第 4 步的附件没有登记`]);
  });
});

describe("records", () => {
  it.each([
    ["state = 'closed'", "状态"],
    ["ended = true", "状态"],
    ["version = 9", "版本"],
    [`fields = fields || '{"answer": "不接受"}'`, "字段"],
    [`fields = fields - 'partner'`, "字段"],
    [`doers = doers || '{"talk": "p-officer"}'`, "经手人"],
    ["author_id = 'p-officer'", "登记人"],
    ["office_code = '990103'", "单位"],
    ["register = 'themeDay'", "登记簿"],
    ["changed_at = changed_at - interval '1 day'", "办理时间"],
  ])("whose %s was changed differs from its acts", async (change, column) => {
    await tamper("record", change, `id = '${talk.id}'`);
    expect(await wrong()).toEqual([`records: 记录 ${talk.id}：${column}与办理记录重算的不同`]);
  });

  it("whose last act was removed", async () => {
    await tamper("act", "DELETE", `record_id = '${talk.id}' AND seq = 3`);
    expect(await wrong()).toContain(`records: 记录 ${talk.id}：版本、字段、经手人、办理时间与办理记录重算的不同`);
  });

  it("whose words kept apart were changed, an older version too, or removed", async () => {
    const first = `record_id = '${talk.id}' AND seq = 1`;
    await tamper("record_confidential", `value = '"改写"'`, first);
    expect(await wrong()).toEqual([`records: 记录 ${talk.id}：第 1 步“words”单独保存的内容与办理记录的摘要不符`]);
    for (const repair of repairs.splice(0)) await repair();
    await tamper("record_confidential", "DELETE", first);
    expect(await wrong()).toEqual([`records: 记录 ${talk.id}：第 1 步“words”单独保存的内容缺失`]);
  });
});

describe("a definition", () => {
  it("that was changed after it was adopted, its digest along with it", async () => {
    await tamper(
      "register_definition",
      "text = replace(text, 'role:leadership', 'role:supervision')",
      "register = 'talk'",
    );
    const said = await wrong();
    expect(said).toContain("records: 登记簿 talk 第 1 版的定义与其 SHA-256 不符");
    expect(said.filter((one) => /^log\.leaves: 登记簿定义 \d+ 与第 1 片叶子的承诺不符/.test(one))).toHaveLength(1);
    await client.query("ALTER TABLE register_definition DISABLE TRIGGER USER");
    await client.query(
      "UPDATE register_definition SET digest = encode(sha256(convert_to(text, 'UTF8')), 'hex') WHERE register = 'talk'",
    );
    await client.query("ALTER TABLE register_definition ENABLE TRIGGER USER");
    expect((await wrong()).map((one) => one.split(" ")[0])).toEqual(["log.leaves:"]);
  });
});
