// The life of a rule in an office: drafted, tried on real data, approved by another person, judged by, set aside, put back.
import { readFile } from "node:fs/promises";
import path from "node:path";
import {
  ruleQuarantineRegister,
  ruleRevisionRegister,
  type FieldValues,
  type FindingRow,
  type RecordRow,
} from "@jianheng/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deliver } from "../../../test/deliver.ts";
import { workbookOf, type InventedCase } from "../../../test/invented-workbook.ts";
import { people, startTestOffice, type TestOffice, type TestPerson } from "../../../test/test-office.ts";
import { ruleBookDir } from "../../config.ts";
import { precisionOf, wilson } from "./precision.ts";

const { officer, secondOfficer, prosecutor, neighbour, leader, clerk } = people;

let office: TestOffice;
let shippedText: string;
/** 告知迟一日：E01 的门槛为三日。 */
const cases: readonly InventedCase[] = Array.from({ length: 6 }, (_, index) => ({
  number: index + 1,
  informed: index < 4 ? "2025-03-14" : "2025-03-20",
}));

beforeAll(async () => {
  office = await startTestOffice({ rules: ["process-monitoring/E01"] });
  shippedText = await readFile(path.join(ruleBookDir, "process-monitoring/E01.yaml"), "utf8");
  await deliver(office, officer, { workbook: await workbookOf(...cases), dataDate: "2025-03-31" });
});
afterAll(() => office.stop());

const as = (who: TestPerson) => office.as(who);
async function findingsOf(who: TestPerson): Promise<readonly FindingRow[]> {
  return (await (await as(who)).findings.list({ filters: { rule: "E01" }, offset: 0, limit: 200 })).items;
}
async function create(who: TestPerson, register: string, fields: FieldValues): Promise<RecordRow> {
  return (await as(who)).records.create({ requestId: crypto.randomUUID(), register, fields });
}
async function act(who: TestPerson, row: RecordRow, name: string, fields: FieldValues = {}, ground?: string) {
  const { items } = await (
    await as(who)
  ).records.act({
    requestId: crypto.randomUUID(),
    act: name,
    on: [{ id: row.id, version: row.version }],
    fields,
    ...(ground === undefined ? {} : { ground }),
  });
  return items[0]!;
}
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => "accepted",
    (error: { code: string }) => error.code,
  );
/** E01 as an office might write it: so many days after acceptance, holidays left aside. Three examples that come out. */
const ruleOf = ({ id = "E01", days = 6, told = "2025-03-20" } = {}) => `id: ${id}
revision: 1
title: { zh: 未在${days}日内告知, en: Not told within ${days} days }
kind: { zh: 诉讼权利保障, en: Procedural rights }
level: L2
duty: own
basis: [{ instrument: 人民检察院刑事诉讼规则, article: 40 }]
inForce: { from: "2019-12-30" }
over: 审查起诉
subject: suspect
needs: [告知嫌疑人日期, 案件.受理日期]
let:
  本案: 案件[部门受案号 = 本行.部门受案号][1]
  届满日: 期限日(${days}, 本案.受理日期)
hit: 逾期(告知嫌疑人日期, 届满日)
show: [告知嫌疑人日期, 届满日]
message: { zh: "应在{届满日}前告知，告知日期：{告知嫌疑人日期}。", en: "Due by {届满日}, told on {告知嫌疑人日期}." }
examples:
  - name: 迟了几日
    asOf: "2025-03-31"
    row: { 告知嫌疑人日期: "${told}" }
    datasets: { 案件: [{ 受理日期: "2025-03-10" }] }
    expect: hit
  - name: 当日告知
    asOf: "2025-03-31"
    row: { 告知嫌疑人日期: "2025-03-10" }
    datasets: { 案件: [{ 受理日期: "2025-03-10" }] }
    expect: clear
  - name: 受理日期未填
    asOf: "2025-03-31"
    row: { 告知嫌疑人日期: "2025-03-20" }
    datasets: { 案件: [{}] }
    expect: undetermined
`;

describe("a text as it is typed", () => {
  it("is told what is wrong with it, at its place", async () => {
    const text = ruleOf().replace("hit: 逾期(告知嫌疑人日期,", "hit: 逾期(告知嫌疑人日其,");
    const at = text.split("\n").findIndex((line) => line.startsWith("hit:"));
    const { rule, problems } = await (await as(officer)).workbench.check({ text });
    expect(rule).toBeNull();
    expect(problems[0]).toMatchObject({ severity: "error", line: at + 1 });
    expect(problems[0]!.message.zh).toContain("告知嫌疑人日其");
  });

  it("has its examples run, and says why one does not come out", async () => {
    const checked = await (await as(officer)).workbench.check({ text: shippedText });
    expect(checked.rule).toMatchObject({ id: "E01" });
    expect(checked.examples.length).toBeGreaterThan(2);
    expect(checked.examples.flatMap(({ faults }) => faults)).toEqual([]);
    const { examples } = await (await as(officer)).workbench.check({ text: ruleOf({ told: "2025-03-11" }) });
    const wrong = examples.filter(({ faults }) => faults.length > 0);
    expect(wrong).toHaveLength(1);
    expect(wrong[0]!.reasons.length).toBeGreaterThan(0);
  });
});

describe("a revision", () => {
  it("is tried on the newest delivery beside the one in force, and makes no findings", async () => {
    const before = await findingsOf(officer);
    const same = await (await as(officer)).workbench.trial({ text: shippedText });
    expect(same).toMatchObject({ added: { total: 0 }, removed: { total: 0 } });
    expect(same.counts).toMatchObject({ hits: before.length, same: before.length });
    const trial = await (await as(officer)).workbench.trial({ text: ruleOf() });
    expect(trial.removed.total).toBe(4);
    expect(trial.removed.rows.map(({ legalCaseNo }) => legalCaseNo).toSorted()).toEqual(
      before
        .filter(({ legalCaseNo }) => trial.removed.rows.some((row) => row.legalCaseNo === legalCaseNo))
        .map(({ legalCaseNo }) => legalCaseNo)
        .toSorted(),
    );
    expect(await findingsOf(officer)).toEqual(before);
  });

  it("goes into force through another person's hands, and is judged by from then on", async () => {
    const fields = {
      ruleId: "E01",
      over: "审查起诉",
      ruleTitle: "三日内未告知犯罪嫌疑人",
      pack: "process-monitoring",
      source: "own",
      ruleText: ruleOf({ told: "2025-03-11" }),
    };
    let draft = await create(officer, ruleRevisionRegister, fields);
    expect(await codeOf(act(officer, draft, "tryOut", { trial: "已试" }))).toBe("rule.example_wrong");
    draft = await act(officer, draft, "edit", { ruleText: "id: E01" });
    expect(await codeOf(act(officer, draft, "tryOut", { trial: "已试" }))).toBe("rule.text_wrong");
    draft = await act(officer, draft, "edit", { ruleText: ruleOf({ id: "E99" }) });
    expect(await codeOf(act(officer, draft, "tryOut", { trial: "已试" }))).toBe("rule.other_rule");
    draft = await act(officer, draft, "edit", { ruleText: ruleOf() });
    draft = await act(officer, draft, "tryOut", { trial: "少四件" });
    draft = await act(officer, draft, "submit", { why: "本院按六日掌握，仅供试验" });
    expect(await codeOf(act(officer, draft, "approve"))).not.toBe("accepted");
    expect(await codeOf(act(clerk, draft, "approve"))).not.toBe("accepted");
    draft = await act(secondOfficer, draft, "approve");
    expect(draft.state).toBe("inForce");
    const rules = await (await as(officer)).workbench.rules();
    const own = rules.find(({ id }) => id === "E01")!;
    expect(own).toMatchObject({ state: "own", underWay: [] });
    expect((await (await as(officer)).workbench.text({ id: "E01", over: "审查起诉" })).text).toBe(ruleOf().trim());
    // The neighbour judges as before.
    expect((await (await as(neighbour)).workbench.rules()).find(({ id }) => id === "E01")).toMatchObject({
      state: "shipped",
    });
    await deliver(office, officer, {
      workbook: await workbookOf({ number: 101, informed: "2025-03-14" }, { number: 102, informed: "2025-03-20" }),
      dataDate: "2025-04-01",
    });
    const found = (await findingsOf(officer)).filter(({ legalCaseNo }) => /00010[12]号/u.test(legalCaseNo));
    expect(found.map(({ legalCaseNo }) => legalCaseNo.slice(-4, -1))).toEqual(["102"]);
    const detail = await (await as(officer)).findings.get({ id: found[0]!.id });
    expect(detail.revision).toBe(own.revision);
  });

  it("takes the place of the one before it, which is retired with the reason", async () => {
    const list = async () =>
      (
        await (
          await as(leader)
        ).records.list({
          register: ruleRevisionRegister,
          filters: {},
          sort: "number",
          direction: "ascending",
          offset: 0,
          limit: 50,
        })
      ).items;
    let next = await create(secondOfficer, ruleRevisionRegister, {
      ruleId: "E01",
      over: "审查起诉",
      ruleTitle: "三日内未告知犯罪嫌疑人",
      pack: "process-monitoring",
      source: "own",
      ruleText: shippedText,
    });
    next = await act(secondOfficer, next, "tryOut", { trial: "恢复三日" });
    next = await act(secondOfficer, next, "submit", { why: "恢复随产品的写法" });
    await act(leader, next, "approve");
    expect((await list()).map(({ state }) => state)).toEqual(["retired", "inForce"]);
    const ledger = await (await as(officer)).workbench.ledger({ id: "E01" });
    expect(ledger.history.map(({ says }) => says.zh)).toContain("停用：由新批准的修订取代");
  });
});

const late = (number: number) => workbookOf({ number, informed: "2025-03-20" });

describe("a rule that is set aside", () => {
  it("runs and makes no new findings until another person has put it back", async () => {
    const row = await create(officer, ruleQuarantineRegister, {
      ruleId: "E01",
      ruleTitle: "三日内未告知犯罪嫌疑人",
      reason: "defect",
      figures: "写法有误",
    });
    expect((await (await as(officer)).workbench.rules()).find(({ id }) => id === "E01")).toMatchObject({
      state: "quarantined",
      setAside: row.id,
    });
    const numbers = async () => (await findingsOf(officer)).map(({ legalCaseNo }) => Number(legalCaseNo.slice(-7, -1)));
    await deliver(office, officer, { workbook: await late(201), dataDate: "2025-04-02" });
    expect(await numbers()).not.toContain(201);
    expect(await codeOf(act(officer, row, "release", { review: "无误" }))).not.toBe("accepted");
    await act(secondOfficer, row, "release", { review: "复查无误" });
    await deliver(office, officer, { workbook: await late(202), dataDate: "2025-04-03" });
    expect(await numbers()).toContain(202);
  });
});

describe("how often a rule was right", () => {
  it("counts what people decided, without lagging data and duplicates", async () => {
    const rows = await findingsOf(officer);
    const send = async (row: FindingRow, name: "confirm" | "dismiss", given: object) =>
      (await as(officer)).findings.act({
        requestId: crypto.randomUUID(),
        act: name,
        on: [{ id: row.id, version: row.version }],
        arguments: given,
      });
    await send(rows[0]!, "confirm", {});
    await send(rows[1]!, "confirm", {});
    await send(rows[2]!, "dismiss", { dismissalReason: "falseAlarm" });
    await send(rows[3]!, "dismiss", { dismissalReason: "dataLag" });
    const { whole, reasons, byRevision } = await (await as(officer)).workbench.ledger({ id: "E01" });
    expect(whole).toMatchObject({ confirmed: 2, falseAlarms: 1, dataLag: 1 });
    expect(whole.share).toBeCloseTo(2 / 3, 10);
    expect(reasons.map(({ count }) => count)).toEqual([1, 1]);
    expect(byRevision.reduce((sum, { precision }) => sum + precision.confirmed, 0)).toBe(2);
    // Another office's decisions are not this reader's.
    expect((await (await as(neighbour)).workbench.ledger({ id: "E01" })).whole.confirmed).toBe(0);
  });

  it("sets a rule aside whose present revision was wrong more often than right, once there are twenty decisions", async () => {
    const many = Array.from({ length: 24 }, (_, index) => ({ number: 301 + index, informed: "2025-03-20" }));
    await deliver(office, officer, { workbook: await workbookOf(...many), dataDate: "2025-04-10" });
    const fresh = (await findingsOf(officer)).filter(({ legalCaseNo }) => /0003\d\d号/u.test(legalCaseNo));
    expect(fresh).toHaveLength(24);
    const decide = async (rows: readonly FindingRow[], name: "confirm" | "dismiss", given: object) =>
      (await as(officer)).findings.act({
        requestId: crypto.randomUUID(),
        act: name,
        on: rows.map(({ id, version }) => ({ id, version })),
        arguments: given,
      });
    const stateOf = async () => (await (await as(officer)).workbench.rules()).find(({ id }) => id === "E01")!;
    // With the two right ones and the wrong one before.
    await decide(fresh.slice(0, 6), "confirm", {});
    // Nineteen decided, eleven of them wrong: too few to judge the rule by.
    await decide(fresh.slice(9, 19), "dismiss", { dismissalReason: "falseAlarm" });
    expect((await stateOf()).state).not.toBe("quarantined");
    // What lags in the data says nothing of the rule.
    await decide(fresh.slice(19, 22), "dismiss", { dismissalReason: "dataLag" });
    expect((await stateOf()).state).not.toBe("quarantined");
    await decide(fresh.slice(22, 23), "dismiss", { dismissalReason: "explainedByDocument" });
    const aside = await stateOf();
    expect(aside.state).toBe("quarantined");
    const record = await (await as(secondOfficer)).records.get({ id: aside.setAside! });
    expect(JSON.stringify(record)).toContain("核实 20 件，确认 8 件（40%，");
    expect(record.allowedActs).toContain("release");
    expect((await (await as(officer)).records.get({ id: aside.setAside! })).allowedActs).not.toContain("release");
  });

  // Newcombe 1998, table I: 81 of 263 and 15 of 148, Wilson without correction.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])("gives the interval of %i of %i", (right, all, low, high) => {
    const [from, to] = wilson(right, all);
    expect(from).toBeCloseTo(low, 3);
    expect(to).toBeCloseTo(high, 3);
  });

  it("has no share where nothing was decided", () => {
    const nothing = precisionOf([]);
    expect(nothing).toMatchObject({ decided: 0, share: null, low: null, high: null });
  });
});

describe("what rules watch", () => {
  it("names the rules of every column, and the columns that none reads", async () => {
    const map = await (await as(prosecutor)).workbench.coverage();
    const card = map.find(({ dataset }) => dataset.zh === "审查起诉")!;
    expect(card.columns.find(({ label }) => label === "告知嫌疑人日期")!.rules).toEqual(["E01"]);
    expect(card.columns.find(({ label }) => label === "公开宣布日期")!.rules).toEqual([]);
  });

  it("offers every column and function by name", async () => {
    const { datasets, functions } = await (await as(officer)).workbench.vocabulary();
    expect(datasets.map(({ label }) => label)).toContain("审查起诉");
    expect(functions.map(({ name }) => name)).toContain("期限日");
  });
});
