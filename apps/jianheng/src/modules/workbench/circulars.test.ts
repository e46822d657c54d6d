// A superior's circular, entered as the workbook it comes as, beside what our rules find in the same cases.
import { importReport, registerPaths } from "@jianheng/contract";
import { xlsxBytes } from "@jianheng/files";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deliver } from "../../../test/deliver.ts";
import { caseNoOf, suspectNameOf, workbookOf } from "../../../test/invented-workbook.ts";
import { countyCode, people, startTestOffice, type TestOffice } from "../../../test/test-office.ts";

const { officer, neighbour } = people;
let office: TestOffice;
/** 1: told too late, found by E01. 2: in order for our rules. 3: with the circular's full-width number. 9: not ours. */
const items = [
  [caseNoOf(1), suspectNameOf(1), "告知嫌疑人权利超过三日"],
  [caseNoOf(2), suspectNameOf(2), "未填写公开宣布日期"],
  [caseNoOf(1).replace("[2025]", "〔２０２５〕"), "王某某", "同案另一人未告知"],
  [caseNoOf(9), suspectNameOf(9), "案件类别填写错误"],
] as const;

beforeAll(async () => {
  office = await startTestOffice({ rules: ["process-monitoring/E01"] });
  await deliver(office, officer, {
    workbook: await workbookOf({ number: 1, informed: "2025-03-20" }, { number: 2, informed: "2025-03-11" }),
    dataDate: "2025-03-31",
  });
  const workbook = await xlsxBytes({
    sheets: [
      {
        name: "上级通报问题",
        columns: ["通报批次", "部门受案号", "嫌疑人姓名", "错误明细"].map((header) => ({ header })),
        rows: items.map(([caseNo, suspect, detail]) => ["2025年第2期", caseNo, suspect, detail]),
      },
    ],
  });
  const body = new FormData();
  body.set("file", new Blob([new Uint8Array(workbook)]), "通报.xlsx");
  const tried = await office.request(officer, registerPaths.tryWorkbook("circularItem"), { method: "POST", body });
  const report = importReport.parse(await tried.json());
  expect(report).toMatchObject({ rows: 4, good: 4, faults: [] });
  const entered = await office.request(officer, registerPaths.enterWorkbook("circularItem"), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ id: report.id, digest: report.digest, requestId: crypto.randomUUID() }),
  });
  expect(entered.status).toBe(200);
});
afterAll(() => office.stop());

describe("a circular", () => {
  it("is one batch, each item beside the findings of its case and suspect", async () => {
    const api = await office.as(officer);
    expect(await api.workbench.circulars()).toEqual([{ batch: "2025年第2期", items: 4 }]);
    const read = await api.workbench.circular({ batch: "2025年第2期" });
    expect(read.map(({ standing }) => standing)).toEqual(["found", "none", "none", "noCase"]);
    expect(read[0]!.findings.map(({ rule }) => rule)).toEqual(["E01"]);
    expect(read[2]!.caseNo).toBe(caseNoOf(1));
  });

  it("shows to no other office", async () => {
    const api = await office.as(neighbour);
    expect(await api.workbench.circulars()).toEqual([]);
    expect(await api.workbench.circular({ batch: "2025年第2期" })).toEqual([]);
  });

  it("begins a rule whose examples are the rows of its cases, without names and numbers of persons", async () => {
    const api = await office.as(officer);
    const { text, rows } = await api.workbench.draftFrom({
      id: "Z02",
      over: "审查起诉",
      caseNos: [caseNoOf(2), caseNoOf(9)],
      title: "未填写公开宣布日期",
    });
    expect(rows).toBe(1);
    expect(text).toContain("告知嫌疑人日期: 2025-03-11");
    for (const secret of [caseNoOf(2), suspectNameOf(2), countyCode]) expect(text).not.toContain(secret);
    // It reads as a rule; what is still missing is told at its place, nothing else.
    const { problems } = await api.workbench.check({ text });
    expect(problems.map(({ message }) => message.zh).join()).toContain("示例");
    expect(problems).toHaveLength(1);
    // Another office's reader gets no row of it.
    const other = await (
      await office.as(neighbour)
    ).workbench
      .draftFrom({ id: "Z02", over: "审查起诉", caseNos: [caseNoOf(2)], title: "x" })
      .then(
        () => "accepted",
        (error: { code: string }) => error.code,
      );
    expect(other).toBe("rule.no_delivery");
  });
});
