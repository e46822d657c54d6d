// Deliveries one after the other, and what each does to the findings. Expected answers by hand:
// E01: received on Monday 2025-03-10, told by Thursday 2025-03-13; told on the 14th is late (CPL 34).
// V06: the example number of GB 11643 with another check digit is wrong.
// A08: assigned by appointment without a reason; an empty kind of assignment leaves it open.
import type { FindingRow } from "@jianheng/contract";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deliver } from "../../../test/deliver.ts";
import {
  badIdNumber,
  caseNoOf,
  goodIdNumber,
  sheetsOfCase,
  suspectNameOf,
  workbookOf,
  writeWorkbook,
  type InventedCase,
} from "../../../test/invented-workbook.ts";
import { otherCountyCode, people, startTestOffice, type Client, type TestOffice } from "../../../test/test-office.ts";
import { asSystem } from "../../database/pool.ts";
import { registerHits } from "./register.ts";

const { officer, secondOfficer, prosecutor, neighbour } = people;

let office: TestOffice;
let api: Client;
beforeAll(async () => {
  office = await startTestOffice();
  api = await office.as(officer);
});
afterAll(() => office.stop());

const late = { informed: "2025-03-14" } as const;
let sent = 0;

/** Delivers cases; the file always differs by a word, as a new export does. */
async function send(
  dataDate: string,
  cases: readonly InventedCase[],
  kind: "full" | "increment" = "full",
): Promise<NonNullable<Awaited<ReturnType<Client["deliveries"]["get"]>>["report"]>> {
  sent += 1;
  const [first, ...rest] = cases;
  const workbook = await workbookOf({ ...first!, summary: `第${sent}次导出` }, ...rest);
  const { deliveryId } = await deliver(office, officer, { workbook, dataDate, kind, label: `第${sent}次` });
  const { report } = await api.deliveries.get({ id: deliveryId });
  expect(report).not.toBeNull();
  return report!;
}

async function findingOf(number: number, rule: string): Promise<FindingRow> {
  const { items } = await api.findings.list({ filters: { text: caseNoOf(number), rule } });
  expect(items).toHaveLength(1);
  return items[0]!;
}

const act = async (
  who: typeof officer,
  name: "confirm" | "handOver" | "answer" | "acceptCorrection" | "passRecheck" | "dismiss",
  finding: FindingRow,
  given = {},
) => {
  const on = [{ id: finding.id, version: (await api.findings.get({ id: finding.id })).version }];
  const done = await (
    await office.as(who)
  ).findings.act({ requestId: crypto.randomUUID(), act: name, on, arguments: given });
  return done.items[0]!;
};

async function close(finding: FindingRow): Promise<void> {
  await act(officer, "handOver", finding, { assigneePersonId: prosecutor.id });
  await act(prosecutor, "answer", finding, { answerKind: "corrected", reason: "已更正" });
  await act(officer, "acceptCorrection", finding);
  expect((await act(secondOfficer, "passRecheck", finding)).state).toBe("closed");
}

describe("hits become findings", () => {
  it("each with its reason, its days, its evidence down to the cell, and whose duty it was", async () => {
    await send("2025-03-31", [
      { number: 1, ...late },
      { number: 2, informed: "2025-03-13" },
      { number: 3, idNumber: badIdNumber },
      { number: 4, assigned: "指定" },
      { number: 5, assigned: "指定", assignReason: "涉未成年人案件" },
      { number: 6, assigned: null },
    ]);
    const rules = new Map<string, string[]>();
    for (const finding of (await api.findings.list({ filters: {}, limit: 200 })).items)
      if (["E01", "V06", "A08"].includes(finding.rule))
        rules.set(finding.rule, [
          ...(rules.get(finding.rule) ?? []),
          `${finding.legalCaseNo} ${finding.subject.label} ${finding.outcome}`,
        ]);
    expect(Object.fromEntries(rules)).toEqual({
      E01: [`${caseNoOf(1)} ${suspectNameOf(1)} hit`],
      V06: [`${caseNoOf(3)} ${suspectNameOf(3)} hit`],
      A08: [
        expect.stringMatching(`${escaped(caseNoOf(4))} .* hit`),
        expect.stringMatching(`${escaped(caseNoOf(6))} .* undetermined`),
      ],
    });

    const { id } = await findingOf(1, "E01");
    const detail = await api.findings.get({ id });
    expect(detail).toMatchObject({
      state: "suspected",
      dataState: "present",
      level: "L2",
      dueDate: "2025-03-13",
      asOf: "2025-03-31",
      department: "第一检察部",
      handler: "测检察官",
      dutyPerson: "测检察官",
      office: "测试县人民检察院",
      timesFound: 1,
      version: 0,
      deadline: { dueDate: "2025-03-13", legalExpiry: "2025-03-13", trigger: "2025-03-10" },
    });
    expect(detail.message.zh).toContain("2025-03-13");
    expect(detail.basis.map(({ instrument, article }) => `${instrument} ${article}`)).toContain("刑事诉讼法 34");
    expect(detail.values.find((value) => value.name === "告知嫌疑人日期")).toMatchObject({
      value: "2025-03-14",
      cell: { sheet: "审查起诉", row: 2, column: "C", header: "告知嫌疑人日期" },
    });
    expect(detail.reasons.map(({ text }) => text)).toContainEqual({
      zh: "“逾期(告知之日, 届满日)”成立（告知之日为 2025-03-14，届满日为 2025-03-13）",
      en: "“逾期(告知之日, 届满日)” holds (告知之日 is 2025-03-14, 届满日 is 2025-03-13)",
    });
    const open = await api.findings.get({ id: (await findingOf(6, "A08")).id });
    expect(open.missing).toEqual(["分案方式"]);
    expect(open.reasons).toEqual([
      {
        depth: 0,
        text: {
          zh: '适用条件：“等于(分案方式, "指定")”不能确定（分案方式为空）',
          en: 'Whether it applies: “等于(分案方式, "指定")” cannot be told (分案方式 is empty)',
        },
      },
    ]);
  });

  it("numbered within the office and year without gap or repeat", async () => {
    const { items, total } = await api.findings.list({ filters: {}, limit: 200 });
    const year = new Date().getFullYear();
    const numbers = items.map(({ number }) => Number(new RegExp(`^疑点〔${year}〕(\\d+)号$`).exec(number)?.[1]));
    expect(numbers.toSorted((one, other) => one - other)).toEqual(
      Array.from({ length: total }, (_, index) => index + 1),
    );
  });

  it("in the year of Beijing's calendar, whatever the year is elsewhere", async () => {
    const { db } = office.server.app;
    const undone = new Error("undone");
    let number: string | undefined;
    const work = asSystem(db, async (tx) => {
      const run = await tx.selectFrom("screening_run").selectAll().limit(1).executeTakeFirstOrThrow();
      const hit = await tx.selectFrom("hit").selectAll().limit(1).executeTakeFirstOrThrow();
      const body = hit.body as Parameters<typeof registerHits>[1]["hits"][number]["hit"];
      await registerHits(tx, {
        run: { id: run.id, officeCode: run.office_code },
        delivery: { id: run.delivery_id, label: "", dataDate: "2025-03-31", kind: "increment" },
        offices: [run.office_code],
        reach: [run.office_code],
        hits: [{ dedupeKey: "another key", kind: "", held: false, hit: body }],
        caseOf: (caseNo) => ({
          caseNo,
          caseName: "",
          officeCode: run.office_code,
          departmentId: null,
          department: "",
          handler: "",
          handlerId: null,
        }),
        postsOf: () => [],
        standingsOf: async () => new Map(),
        // The evening of the 31st in London is the morning of the 1st in Beijing.
        at: new Date("2030-12-31T20:00:00Z"),
      });
      number = (
        await tx.selectFrom("finding").select("number").where("dedupe_key", "=", "another key").executeTakeFirst()
      )?.number;
      throw undone;
    });
    await expect(work).rejects.toBe(undone);
    expect(number).toBe("疑点〔2031〕1号");
  });

  it("belong to the run whole: as many hit rows as it reports, and the log's leaf commits to exactly these", async () => {
    const { db } = office.server.app;
    const run = await asSystem(db, async (tx) => {
      const row = await tx.selectFrom("screening_run").selectAll().executeTakeFirstOrThrow();
      const hits = await tx.selectFrom("hit").select(["outcome"]).where("run_id", "=", row.id).execute();
      return {
        progress: row.progress as { hits: number; undetermined: number },
        report: row.report as { newFindings: number },
        hits,
      };
    });
    expect(run.hits.filter(({ outcome }) => outcome === "hit")).toHaveLength(run.progress.hits);
    expect(run.hits.filter(({ outcome }) => outcome === "undetermined")).toHaveLength(run.progress.undetermined);
    expect((await api.findings.list({ filters: {} })).total).toBe(run.report.newFindings);
  });
});

describe("the next delivery", () => {
  const march: readonly InventedCase[] = [
    { number: 1, ...late },
    { number: 2, informed: "2025-03-13" },
    { number: 3, idNumber: badIdNumber },
    { number: 4, assigned: "指定" },
    { number: 5, assigned: "指定", assignReason: "涉未成年人案件" },
    { number: 6, assigned: null },
  ];

  it("with the same content: the same findings, found twice, none doubled", async () => {
    const before = (await api.findings.list({ filters: {}, limit: 200 })).items;
    const report = await send("2025-04-30", march);
    const after = (await api.findings.list({ filters: {}, limit: 200 })).items;
    expect(after.map(({ id, number }) => ({ id, number }))).toEqual(before.map(({ id, number }) => ({ id, number })));
    for (const finding of after.filter(({ outcome }) => outcome === "hit"))
      expect(finding).toMatchObject({ timesFound: 2, dataState: "present", version: 0 });
    expect(report).toMatchObject({ newFindings: 0, foundAgain: before.length, correctedInData: 0, reopened: 0 });
  });

  it("with one fault put right: corrected in data only where the subject is there and the rule clear", async () => {
    // 1 put right; 3 gone from the export; 4 can no longer be judged; 6 turns out to be a fault.
    const report = await send("2025-05-31", [
      { number: 1, informed: "2025-03-13" },
      { number: 4, assigned: null },
      { number: 6, assigned: "指定" },
    ]);
    expect(await findingOf(1, "E01")).toMatchObject({
      dataState: "correctedInData",
      state: "suspected",
      timesFound: 2,
    });
    expect(await findingOf(3, "V06")).toMatchObject({ dataState: "notReexamined", state: "suspected", timesFound: 2 });
    expect(await findingOf(4, "A08")).toMatchObject({ dataState: "notReexamined", outcome: "hit", timesFound: 2 });
    expect(await findingOf(6, "A08")).toMatchObject({ dataState: "present", outcome: "hit" });
    expect(report.correctedInData).toBeGreaterThanOrEqual(1);
    const history = (await api.findings.get({ id: (await findingOf(1, "E01")).id })).history;
    expect(history.map(({ sentence }) => sentence.zh)).toEqual([
      expect.stringMatching(/^第2次：再次发现$/),
      expect.stringMatching(/^第3次：数据已改正$/),
    ]);
  });

  it("that cannot judge a fault leaves the evidence of the one that could", async () => {
    const detail = await api.findings.get({ id: (await findingOf(4, "A08")).id });
    expect(detail.outcome).toBe("hit");
    expect(detail.missing).toEqual([]);
    expect(detail.values.find(({ name }) => name === "分案方式")?.value).toBe("指定");
    expect(detail.asOf).toBe("2025-04-30");
  });

  it("that tells more about an open question brings its new words along", async () => {
    const detail = await api.findings.get({ id: (await findingOf(6, "A08")).id });
    expect(detail.missing).toEqual([]);
    expect(detail.message.zh).toContain("分案方式为指定");
  });

  it("that is only a part says nothing of what it does not carry", async () => {
    const before = (await api.findings.list({ filters: {}, limit: 200 })).items.filter(
      ({ legalCaseNo }) => legalCaseNo !== caseNoOf(9),
    );
    await send("2025-06-15", [{ number: 9, ...late }], "increment");
    const after = (await api.findings.list({ filters: {}, limit: 200 })).items.filter(
      ({ legalCaseNo }) => legalCaseNo !== caseNoOf(9),
    );
    expect(after).toEqual(before);
    expect(await findingOf(9, "E01")).toMatchObject({ state: "suspected" });
    // But what a part carries, it does say.
    await send("2025-06-16", [{ number: 9, informed: "2025-03-11" }], "increment");
    expect(await findingOf(9, "E01")).toMatchObject({ dataState: "correctedInData" });
  });

  it("that is older than what was seen last changes nothing, neither findings nor cases", async () => {
    const before = await findingsAndCases();
    const report = await send("2025-02-28", march);
    const after = await findingsAndCases();
    const newOnes = after.findings.filter(({ id }) => !before.findings.some((finding) => finding.id === id));
    expect(after.findings.filter((finding) => !newOnes.includes(finding))).toEqual(before.findings);
    expect(newOnes).toHaveLength(report.newFindings);
    const numbers = before.cases.map((legalCase) => legalCase.legalCaseNo);
    expect(
      after.cases
        .filter(({ legalCaseNo }) => numbers.includes(legalCaseNo))
        .map(({ openFindings: _open, ...legalCase }) => legalCase),
    ).toEqual(before.cases.map(({ openFindings: _open, ...legalCase }) => legalCase));
  });
});

describe("a fault that was settled", () => {
  it("and comes back after it had gone from the data reopens", async () => {
    await send("2025-07-01", [{ number: 20, ...late }], "increment");
    const finding = await findingOf(20, "E01");
    await close(finding);
    await send("2025-07-02", [{ number: 20, informed: "2025-03-12" }], "increment");
    expect(await findingOf(20, "E01")).toMatchObject({ state: "closed", dataState: "correctedInData" });
    const report = await send("2025-07-03", [{ number: 20, ...late }], "increment");
    expect(report.reopened).toBe(1);
    expect(await findingOf(20, "E01")).toMatchObject({ state: "confirmed", dataState: "present", timesFound: 2 });
    const { history, version } = await api.findings.get({ id: finding.id });
    expect(version).toBe(4);
    expect(history.at(-1)?.sentence.zh).toMatch(/再次发现，自动重新打开$/);
    // The finding goes on from there like any other.
    expect((await act(officer, "handOver", finding, { assigneePersonId: prosecutor.id })).state).toBe("handedOver");
  });

  it("and only explained stays closed while the data still show it", async () => {
    await send("2025-07-04", [{ number: 21, ...late }], "increment");
    const finding = await findingOf(21, "E01");
    await close(finding);
    const report = await send("2025-07-05", [{ number: 21, ...late }], "increment");
    expect(report.reopened).toBe(0);
    expect(await findingOf(21, "E01")).toMatchObject({ state: "closed", dataState: "present", timesFound: 2 });
  });

  it("and dismissed stays dismissed", async () => {
    await send("2025-07-06", [{ number: 22, idNumber: badIdNumber }], "increment");
    const finding = await findingOf(22, "V06");
    await act(officer, "dismiss", finding, { dismissalReason: "falseAlarm" });
    await send("2025-07-07", [{ number: 22, idNumber: goodIdNumber }], "increment");
    await send("2025-07-08", [{ number: 22, idNumber: badIdNumber }], "increment");
    expect(await findingOf(22, "V06")).toMatchObject({ state: "dismissed", dataState: "present" });
  });
});

describe("a delivery of another office", () => {
  it("that carries a case number of ours changes neither our case nor our findings", async () => {
    await send("2025-07-10", [{ number: 30, ...late }], "increment");
    const own = { finding: await findingOf(30, "E01"), page: await api.cases.get({ legalCaseNo: caseNoOf(30) }) };
    const sheets = sheetsOfCase({
      number: 30,
      ...late,
      idNumber: badIdNumber,
      department: "案件管理部",
      handler: "测邻县案管",
    });
    const theirs = sheets.案件!.map((row) => ({ ...row, 承办单位编码: otherCountyCode }));
    const { deliveryId } = await deliver(office, neighbour, {
      workbook: await writeWorkbook({ ...sheets, 案件: theirs }),
      dataDate: "2025-09-30",
    });
    const { report } = await (await office.as(neighbour)).deliveries.get({ id: deliveryId });
    expect(report).toMatchObject({ foundAgain: 0, correctedInData: 0, reopened: 0 });
    expect(await findingOf(30, "E01")).toEqual(own.finding);
    expect(await api.cases.get({ legalCaseNo: caseNoOf(30) })).toEqual(own.page);
    // That their sheet has a number that is not theirs is a finding of theirs.
    const found = await (await office.as(neighbour)).findings.list({ filters: { text: caseNoOf(30), rule: "V03" } });
    expect(found.total).toBe(1);
  });
});

describe("runs", () => {
  it("of two deliveries at once register one after the other: no finding twice, no number twice", async () => {
    const cases = Array.from({ length: 30 }, (_, index) => ({ number: 5100 + index, ...late }));
    const books = await Promise.all([
      workbookOf(...cases),
      workbookOf({ ...cases[0]!, summary: "另一份" }, ...cases.slice(1)),
    ]);
    await Promise.all(
      books.map((workbook, index) =>
        deliver(office, index === 0 ? officer : secondOfficer, { workbook, dataDate: "2025-08-01", kind: "increment" }),
      ),
    );
    const { items, total } = await api.findings.list({ filters: { rule: "E01", text: "0051" }, limit: 200 });
    expect(total).toBe(30);
    expect(new Set(items.map(({ legalCaseNo }) => legalCaseNo)).size).toBe(30);
    expect(items.every(({ timesFound }) => timesFound === 2)).toBe(true);
    const { rows } = await asSystem(office.server.app.db, (tx) =>
      sql<{ numbers: number; findings: number; last: number }>`
        SELECT count(DISTINCT number)::int AS numbers, count(*)::int AS findings,
               (SELECT last FROM finding_number WHERE office_code = '990102') AS last
        FROM finding WHERE office_code = '990102'`.execute(tx),
    );
    expect(rows[0]!.numbers).toBe(rows[0]!.findings);
    expect(rows[0]!.last).toBe(rows[0]!.findings);
  });
});

async function findingsAndCases() {
  return {
    findings: (await api.findings.list({ filters: {}, limit: 200 })).items,
    cases: (await api.cases.list({ sort: "legalCaseNo", limit: 200 })).items,
  };
}

function escaped(text: string): string {
  return text.replace(/[[\]]/g, "\\$&");
}
