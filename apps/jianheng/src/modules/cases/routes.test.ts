// The case pages of two exports written by hand, against due days worked out by hand (test/handwritten).
import { readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { CaseRow } from "@jianheng/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deliver } from "../../../test/deliver.ts";
import { caseNoOf, workbookOf } from "../../../test/invented-workbook.ts";
import { people, startTestOffice, type Client, type TestOffice } from "../../../test/test-office.ts";

const { cityOfficer, officer, prosecutor, clerk, neighbour } = people;
const handwritten = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../../../../test/handwritten");

interface Expectation {
  readonly rule: string;
  readonly legalCaseNo: string | null;
  readonly suspectNo?: string;
  readonly outcome: "hit" | "clear" | "undetermined" | "not-hit";
  readonly dueDate?: string;
}

interface Export {
  readonly file: string;
  readonly dataDate: string;
  readonly expectations: readonly Expectation[];
}

let office: TestOffice;
let city: Client;
let exports: readonly Export[];
beforeAll(async () => {
  office = await startTestOffice();
  city = await office.as(cityOfficer);
  const all = JSON.parse(await readFile(path.join(handwritten, "expected.json"), "utf8")) as { workbooks: Export[] };
  exports = all.workbooks.filter(({ file }) => /^office-export-\d{4}-spring\.xlsx$/.test(file));
  for (const { file, dataDate } of exports)
    await deliver(office, cityOfficer, { workbook: await readFile(path.join(handwritten, file)), dataDate });
  const own = await workbookOf(
    { number: 1, accepted: "2025-03-10", informed: null },
    { number: 2, accepted: "2025-02-10" },
    { number: 3, handler: "测检察官二" },
    { number: 4, department: "第二检察部", handler: "测二部检察官" },
  );
  await deliver(office, officer, { workbook: own, dataDate: "2025-03-31" });
});
afterAll(() => office.stop());

/** Told in time, but with nothing to show for it (GZ 40): a fault, though no day has passed. */
const inTimeWithoutProof = ["星检刑诉受[2025]990101000162号"];

/** The limit of the page that each of these rules speaks of. */
const limitOfRule: Readonly<Record<string, string>> = {
  B01: "arrest-review",
  B02: "arrest-review",
  D01: "prosecution-review",
  E01: "defence-rights-notice",
  E02: "victim-rights-notice",
};

describe("limits of a case page", () => {
  it.each([0, 1])("of export %i fall on the days worked out by hand, in time or late as by hand", async (index) => {
    const { expectations } = exports[index]!;
    const wanted = expectations.filter((one) => one.dueDate !== undefined && limitOfRule[one.rule] !== undefined);
    expect(wanted.length).toBeGreaterThan(30);
    const wrong: unknown[] = [];
    // Every third case: `jianheng check` compares them all, with the same counting behind it.
    const caseNos = [...new Set(wanted.map((one) => one.legalCaseNo!))].filter((_, at) => at % 3 === 0);
    expect(caseNos.length).toBeGreaterThan(10);
    for (const caseNo of caseNos) {
      const { lanes } = await city.cases.get({ legalCaseNo: caseNo });
      for (const one of wanted.filter(({ legalCaseNo }) => legalCaseNo === caseNo)) {
        const lane = lanes.find(({ suspectNo }) => suspectNo === (one.suspectNo ?? "1"));
        const limit = lane?.limits.find((candidate) => candidate.limit === limitOfRule[one.rule]);
        const late = limit?.state === "doneLate" || limit?.state === "passed";
        const agrees =
          limit?.state === "undetermined"
            ? one.outcome !== "clear"
            : limit?.dueDate === one.dueDate &&
              (inTimeWithoutProof.includes(caseNo) ? !late : late === (one.outcome === "hit"));
        if (!agrees)
          wrong.push({ ...one, page: limit && { due: limit.dueDate, done: limit.doneDate, state: limit.state } });
      }
    }
    expect(wrong).toEqual([]);
  });

  it("each tell their steps, in order, with the article", async () => {
    const { lanes } = await (await office.as(officer)).cases.get({ legalCaseNo: caseNoOf(1) });
    const notice = lanes[0]!.limits.find(({ limit }) => limit === "defence-rights-notice")!;
    // Received on Monday 2025-03-10: the third day after is Thursday the 13th (CPL 34, 105).
    expect(notice).toMatchObject({
      trigger: "2025-03-10",
      legalExpiry: "2025-03-13",
      dueDate: "2025-03-13",
      state: "passed",
    });
    expect(notice.steps.length).toBeGreaterThan(0);
    expect(notice.steps.some(({ basis }) => basis?.instrument === "刑事诉讼法")).toBe(true);
    expect(notice.warningDate <= notice.legalExpiry).toBe(true);
  });
});

describe("a case page", () => {
  it("shows facts, suspects, stages, the sheets as delivered, and the findings", async () => {
    const api = await office.as(officer);
    const page = await api.cases.get({ legalCaseNo: caseNoOf(1) });
    expect(page).toMatchObject({ caseType: "审查起诉", handler: "测检察官", dataDate: "2025-03-31", suspects: 1 });
    expect(page.facts).toContainEqual({ label: "受理日期", value: "2025-03-10" });
    expect(page.lanes.map(({ suspectNo, name }) => ({ suspectNo, name }))).toEqual([
      { suspectNo: "1", name: "虚构人1" },
    ]);
    expect(page.lanes[0]!.stages[0]).toMatchObject({ from: "2025-03-10", to: null, label: { zh: "审查起诉" } });
    expect(page.lanes[0]!.marks).toContainEqual({
      date: "2025-03-10",
      label: { zh: "受理", en: "accepted" },
      source: expect.stringMatching(/^案件 第2行/),
    });
    expect(page.sheets.map(({ dataset }) => dataset)).toEqual(["案件", "犯罪嫌疑人", "审查起诉"]);
    const sheet = page.sheets[0]!;
    expect(sheet.rows[0]!.values[sheet.columns.indexOf("部门受案号")]).toBe(caseNoOf(1));
    expect(page.findings.map(({ rule }) => rule)).toContain("E01");
    expect(page.openFindings).toBe(page.findings.length);
    expect(page.restDays.some(({ date }) => date === "2025-04-04")).toBe(true);
  });

  it("counts only what is open", async () => {
    const api = await office.as(officer);
    const before = await api.cases.get({ legalCaseNo: caseNoOf(1) });
    const finding = before.findings.find(({ rule }) => rule === "E01")!;
    await api.findings.act({
      requestId: crypto.randomUUID(),
      act: "dismiss",
      on: [{ id: finding.id, version: finding.version }],
      arguments: { dismissalReason: "dataLag" },
    });
    const after = await api.cases.get({ legalCaseNo: caseNoOf(1) });
    expect(after.openFindings).toBe(before.openFindings - 1);
    const [row] = (await api.cases.list({ text: caseNoOf(1) })).items;
    expect(row!.openFindings).toBe(after.openFindings);
  });

  it("of a case that is not there and of one that is not the reader's are the same answer", async () => {
    for (const [who, caseNo] of [
      [officer, "示例检刑诉受[2025]990102999999号"],
      [neighbour, caseNoOf(1)],
      [clerk, caseNoOf(1)],
      [officer, exports[0]!.expectations.find(({ legalCaseNo }) => legalCaseNo !== null)!.legalCaseNo!],
    ] as const) {
      const asked = (await office.as(who)).cases.get({ legalCaseNo: caseNo });
      await expect(asked).rejects.toMatchObject({ code: "case.not_found", status: 404 });
    }
    expect((await (await office.as(prosecutor)).cases.get({ legalCaseNo: caseNoOf(1) })).handler).toBe("测检察官");
  });
});

describe("the list", () => {
  it("finds by number, name and handler, and takes signs for signs", async () => {
    const api = await office.as(officer);
    const find = async (text: string) =>
      (await api.cases.list({ text, sort: "legalCaseNo" })).items.map(({ legalCaseNo }) => legalCaseNo);
    expect(await find(caseNoOf(2))).toEqual([caseNoOf(2)]);
    expect(await find("虚构人3虚构案")).toEqual([caseNoOf(3)]);
    expect(await find("测检察官二")).toEqual([caseNoOf(3)]);
    expect(await find("测检察官")).toEqual([caseNoOf(1), caseNoOf(2), caseNoOf(3)]);
    for (const sign of ["%", "_", "\\", "'"]) expect(await find(sign)).toEqual([]);
  });

  it("leaves what the filters say, and counts it", async () => {
    const all: CaseRow[] = [];
    for (;;) {
      const page = await city.cases.list({ sort: "legalCaseNo", offset: all.length, limit: 200 });
      all.push(...page.items);
      if (all.length >= page.total) break;
    }
    expect(all.length).toBeGreaterThan(200);
    for (const [filter, keeps] of [
      [{ caseType: "审查逮捕" }, (row: CaseRow) => row.caseType === "审查逮捕"],
      [{ open: true }, isOpen],
      [{ officeCode: "990102" }, (row: CaseRow) => row.office === "测试990102人民检察院"],
      [{ caseType: "审查起诉", open: true }, (row: CaseRow) => row.caseType === "审查起诉" && isOpen(row)],
    ] as const) {
      const expected = all.filter(keeps);
      const page = await city.cases.list({ ...filter, sort: "legalCaseNo", limit: 200 });
      expect([filter, page.total]).toEqual([filter, expected.length]);
      expect(page.items.map(({ legalCaseNo }) => legalCaseNo)).toEqual(
        expected.slice(0, 200).map(({ legalCaseNo }) => legalCaseNo),
      );
      expect(expected.length).toBeGreaterThan(0);
    }
    const byDue = (await city.cases.list({ sort: "nextDue", limit: 200 })).items.map(
      ({ nextDue }) => nextDue ?? "9999",
    );
    expect(byDue).toEqual(byDue.toSorted());
    const accepted = (await city.cases.list({ limit: 200 })).items.map(({ acceptedDate }) => acceptedDate ?? "0000");
    expect(accepted).toEqual(accepted.toSorted().toReversed());
  });

  it("the nearest limit that still runs on the data date stands in the row", async () => {
    const api = await office.as(officer);
    const [row] = (await api.cases.list({ text: caseNoOf(1) })).items;
    // On bail, received 2025-03-10: one month ends on 2025-04-10, a Thursday (CPL 172). The notice is past already.
    expect(row!.nextDue).toBe("2025-04-10");
  });
});

function isOpen(row: CaseRow): boolean {
  return row.decidedDate === null && row.closedDate === null;
}
