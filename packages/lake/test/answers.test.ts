// What a person's answers do: dataset, header row, columns, values, order of days, constants, encodings.

import type { TableMapping } from "@jianheng/contract";
import iconv from "iconv-lite";
import { afterAll, describe, expect, it } from "vitest";
import { inspectDelivery, proposeColumns } from "../src/index.ts";
import { deliver, file, freshLake, removeDeliveries } from "./deliver.ts";

afterAll(removeDeliveries);

const caseNo = "甲检刑捕受[2025]990101000001号";

const headers = ["编号", "谁", "哪天定的", "怎么定的", "听讯问"];
const table = [
  "某系统导出",
  headers.join(","),
  `${caseNo},1,3/4/2025,捕,2025/3/1`,
  `${caseNo},2,13/4/2025,不捕,12/2/2025 8:30`,
  `${caseNo},3,,待定,`,
].join("\n");

const answer: TableMapping = {
  title: "导出",
  headers,
  dataset: "arrestReviews",
  columns: {
    编号: "legalCaseNo",
    谁: "suspectNo",
    哪天定的: "decidedDate",
    怎么定的: "decision",
    听讯问: "interrogatedDate",
  },
};

function withAnswer(more: Partial<TableMapping>, name = "导出.csv", text = table) {
  return deliver([file(name, text)], { mapping: { tables: [{ ...answer, ...more }], encodings: {} } });
}

describe("an answer", () => {
  it("is asked for with all that is needed to give it", async () => {
    const { refused, answerable, manifest } = await inspectDelivery([file("导出.csv", table)], {
      lakeDir: freshLake(),
    });
    expect([refused, answerable]).toEqual([true, true]);
    const [source] = manifest.sources;
    expect(source).toMatchObject({ dataset: null, recognisedBy: null, headerRow: 2, headerRows: 1, rows: 5 });
    expect(source?.columns.map(({ header, samples }) => [header, samples])).toEqual([
      ["编号", [caseNo]],
      ["谁", ["1", "2", "3"]],
      ["哪天定的", ["3/4/2025", "13/4/2025"]],
      ["怎么定的", ["捕", "不捕", "待定"]],
      ["听讯问", ["2025/3/1", "12/2/2025 8:30"]],
    ]);
    expect(source?.firstRows.slice(0, 3)).toEqual([
      { row: 1, cells: ["某系统导出"] },
      { row: 2, cells: headers },
      { row: 3, cells: [caseNo, "1", "3/4/2025", "捕", "2025/3/1"] },
    ]);
    expect(proposeColumns("arrestReviews", source?.columns ?? [])[0]?.[0]?.column).toBe("legalCaseNo");
  });

  it("names dataset and columns", async () => {
    const { manifest, rows } = await withAnswer({});
    expect(manifest.sources[0]).toMatchObject({
      dataset: "arrestReviews",
      recognisedBy: "saved",
      headerRow: 2,
      rows: 3,
    });
    expect(await rows("SELECT legalCaseNo, suspectNo, decision FROM arrestReviews ORDER BY _rowId")).toEqual(
      ["1", "2", "3"].map((suspectNo) => ({ legalCaseNo: caseNo, suspectNo, decision: null })),
    );
  });

  it("is asked for values outside the codes and for the order of days", async () => {
    const { manifest, problems } = await withAnswer({});
    const [source] = manifest.sources;
    const unknown = source?.columns.find(({ column }) => column === "decision")?.unknownValues;
    expect(unknown).toEqual([
      { value: "不捕", count: 1 },
      { value: "待定", count: 1 },
      { value: "捕", count: 1 },
    ]);
    const questions = manifest.diagnostics.filter(({ severity }) => severity === "question");
    expect(questions.map(({ code, where, args }) => [code, "column" in where && where.column, args])).toEqual([
      ["delivery.dates_ambiguous", "C", { header: "哪天定的", count: 2, raw: "3/4/2025" }],
      ["delivery.dates_ambiguous", "E", { header: "听讯问", count: 1, raw: "12/2/2025 8:30" }],
    ]);
    expect(problems.map(({ code, row, column }) => `${column}${row} ${code}`)).toEqual([
      "C3 cell.date_ambiguous",
      "D3 cell.not_in_codes",
      "C4 cell.date_ambiguous",
      "D4 cell.not_in_codes",
      "E4 cell.date_ambiguous",
      "D5 cell.not_in_codes",
    ]);
  });

  it("translates values and orders days, and keeps what was written", async () => {
    const { rows, problems } = await withAnswer({
      values: { decision: { 捕: "批准逮捕", 不捕: "不批准逮捕", 待定: "" } },
      dateOrders: { decidedDate: "dmy", interrogatedDate: "mdy" },
    });
    expect(
      await rows("SELECT decision, decidedDate, interrogatedDate, _raw FROM arrestReviews ORDER BY _rowId"),
    ).toEqual([
      { decision: "批准逮捕", decidedDate: "2025-04-03", interrogatedDate: "2025-03-01", _raw: '{"decision":"捕"}' },
      {
        decision: "不批准逮捕",
        decidedDate: "2025-04-13",
        interrogatedDate: "2025-12-02",
        _raw: '{"decision":"不捕"}',
      },
      { decision: null, decidedDate: null, interrogatedDate: null, _raw: '{"decision":"待定"}' },
    ]);
    expect(problems).toEqual([]);
  });

  it("an order that makes no day is a problem, not another order", async () => {
    const { problems } = await withAnswer({ dateOrders: { decidedDate: "mdy" } });
    expect(problems.filter(({ columnId }) => columnId === "decidedDate")).toMatchObject([
      { code: "cell.date_impossible", row: 4, raw: "13/4/2025" },
    ]);
  });

  it("fills columns that the table says only by what it is", async () => {
    const constants = { decision: "批准逮捕", inCustody: "是", decidedDate: "2025年3月5日" };
    const { rows, manifest, problems } = await withAnswer({ constants });
    expect(await rows("SELECT DISTINCT decision, inCustody, decidedDate FROM arrestReviews")).toEqual([
      { decision: "批准逮捕", inCustody: true, decidedDate: "2025-03-05" },
    ]);
    expect(problems.filter(({ columnId }) => columnId === "decision")).toEqual([]);
    const [source] = manifest.sources;
    expect(source?.constants).toEqual(constants);
    expect(source?.missingRequired).not.toContain("inCustody");
    // The constant stands for the column that the table has; what stands there is kept aside.
    expect(source?.columns.find(({ header }) => header === "怎么定的")?.column).toBeNull();
    const delivered = manifest.datasets.find(({ id }) => id === "arrestReviews")?.deliveredColumns;
    expect(delivered).toEqual(expect.arrayContaining(["decision", "inCustody"]));
  });

  it("with a constant that cannot be read asks again", async () => {
    const { manifest, rows } = await withAnswer({ constants: { inCustody: "也许" } });
    expect(manifest.diagnostics).toContainEqual(
      expect.objectContaining({
        code: "delivery.constant_unreadable",
        severity: "question",
        args: { table: "导出", column: "是否羁押", value: "也许" },
      }),
    );
    expect(await rows("SELECT DISTINCT inCustody FROM arrestReviews")).toEqual([{ inCustody: null }]);
  });

  it("says where the header stands, and is followed where its headers stand there", async () => {
    const odd = `案件,甲,乙\n编号,谁,怎么定的\n${caseNo},1,批准\n`;
    const told = { headers: ["编号", "谁", "怎么定的"], headerRow: 2, headerRows: 1 };
    const there = await withAnswer(told, "导出.csv", odd);
    expect(there.manifest.sources[0]).toMatchObject({ headerRow: 2, headerRows: 1, rows: 1 });
    const moved = await withAnswer(told, "导出.csv", `一\n二\n三\n${odd.split("\n").slice(1).join("\n")}`);
    expect(moved.manifest.sources[0]).toMatchObject({ headerRow: 4, headerRows: 1, rows: 1 });
    const two = await withAnswer(
      { headers: ["案件/编号", "甲/谁"], headerRow: 2, headerRows: 2, columns: { "案件/编号": "legalCaseNo" } },
      "导出.csv",
      odd,
    );
    expect(two.manifest.sources[0]?.columns.map(({ header, column }) => [header, column])).toEqual([
      ["案件/编号", "legalCaseNo"],
      ["甲/谁", null],
      ["乙/怎么定的", null],
    ]);
  });

  it("leaves a table out, and still says how it looks", async () => {
    const cases = file("案件.csv", `部门受案号,案件名称\n${caseNo},张某某盗窃案\n`);
    const { manifest } = await deliver([cases, file("导出.csv", table)], {
      mapping: { tables: [{ ...answer, dataset: null }], encodings: {} },
    });
    expect(manifest.sources[1]).toMatchObject({ dataset: null, recognisedBy: "leftOut", headerRow: 2 });
    expect(manifest.diagnostics.filter(({ where }) => where.file === "导出.csv")).toEqual([]);
  });

  it("for a dataset or column that does not exist is said to be wrong", async () => {
    const cases = file("案件.csv", `部门受案号,案件名称\n${caseNo},张某某盗窃案\n`);
    const wrong = await deliver([cases, file("导出.csv", table)], {
      mapping: { tables: [{ ...answer, dataset: "nowhere" }], encodings: {} },
    });
    expect(wrong.said).toContain("delivery.answer_dataset");
    const slip = await withAnswer({ columns: { ...answer.columns, 谁: "suspectNumber" } });
    expect(slip.manifest.diagnostics).toContainEqual(
      expect.objectContaining({
        code: "delivery.answer_column",
        args: { table: "导出", dataset: "审查逮捕", column: "suspectNumber" },
      }),
    );
  });

  it("of an encoding makes a file readable that nobody could tell", async () => {
    // Big5 that is neither UTF-8 nor GB18030: 0xA1 0x40 is no pair of the latter's strict decoder at the end.
    const bytes = Buffer.concat([iconv.encode("部門,金額\n", "big5"), Buffer.from([0xff, 0x0a])]);
    const unknown = file("案件.csv", bytes);
    const inspected = await inspectDelivery([unknown], { lakeDir: freshLake() });
    expect(inspected).toMatchObject({ refused: true, answerable: true });
    expect(inspected.manifest.diagnostics.map(({ code }) => code)).toEqual(["csv.encoding_unknown"]);
    const { manifest } = await deliver([unknown], {
      mapping: { tables: [{ title: "案件", headers: [], dataset: "cases" }], encodings: { "案件.csv": "big5" } },
    });
    expect(manifest.files[0]).toMatchObject({ encoding: "big5" });
    expect(manifest.sources[0]?.columns.map(({ header }) => header)).toEqual(["部門", "金額"]);
  });

  it("a damaged file cannot be helped by an answer", async () => {
    const inspected = await inspectDelivery([file("a.xlsx", "PK\u0003\u0004"), file("导出.csv", table)], {
      lakeDir: freshLake(),
    });
    expect(inspected).toMatchObject({ refused: true, answerable: false });
    expect(inspected.manifest.sources.map(({ fileName }) => fileName)).toEqual(["导出.csv"]);
  });
});

describe("the same files with other answers", () => {
  it("are another reading; with the same answers the same one", async () => {
    const one = await withAnswer({});
    const other = await withAnswer({ values: { decision: { 捕: "批准逮捕" } } });
    expect(one.manifest.digest).toBe(other.manifest.digest);
    expect(one.manifest.readWith).not.toBe(other.manifest.readWith);
    expect((await withAnswer({})).manifest.readWith).toBe(one.manifest.readWith);
    expect(one.directory.split("/").at(-1)).not.toBe(other.directory.split("/").at(-1));
  });
});
