import { datasets, findDataset, type TableMapping } from "@jianheng/contract";
import type { Row } from "@jianheng/files";
import { describe, expect, it } from "vitest";
import { type HeaderBlock, headerBlocks } from "./header-blocks.ts";
import { datasetByName, mapHeaders, recogniseTable } from "./recognise.ts";

function row(number: number, headers: readonly string[]): Row {
  return { number, cells: headers.map((text, column) => ({ column, kind: "text", text })) };
}

function header(headers: readonly string[]): HeaderBlock {
  const [block] = headerBlocks([row(1, headers)]);
  if (block === undefined) throw new Error("no header");
  return block;
}

function mapped(datasetId: string, headers: readonly string[]): readonly (string | null)[] {
  const dataset = findDataset(datasetId);
  if (dataset === undefined) throw new Error(datasetId);
  return mapHeaders(dataset, header(headers)).columns.map((column) => column.column);
}

describe("sheet and file names", () => {
  it.each([
    ["案件", "cases"],
    [" 案 件\n", "cases"],
    ["cases", "cases"],
    ["Arrest Reviews", "arrestReviews"],
    ["arrest_reviews", "arrestReviews"],
    ["arrestReviews", "arrestReviews"],
    ["案件信息表", "cases"],
    ["1、案件", "cases"],
    ["案件(2024年)", "cases"],
    ["案件_2024-06", "cases"],
    ["犯罪嫌疑人2", "suspects"],
    ["检察建议", "suggestions"],
    ["涉案财物台账", "property"],
  ])("%j is %s", (name, id) => {
    expect(datasetByName(name)?.id).toBe(id);
  });

  it.each(["Sheet1", "说明", "工作量统计", "案件质量评查"])("%j is none", (name) => {
    expect(datasetByName(name)).toBeUndefined();
  });
});

describe("headers", () => {
  it("knows labels, identifiers, pinyin codes and further names", () => {
    expect(
      mapped("cases", ["部门受案号", "dept_case_no", "BMSAH", "案件名称", "ajlb_mc", "承办人", "acceptedDate"]),
    ).toEqual(["legalCaseNo", null, null, "caseName", "caseType", "prosecutor", "acceptedDate"]);
  });

  it("bears spaces, line breaks, full width, byte order marks, stars, units and formats", () => {
    const headers = [
      "\u{feff}部门\n受案号",
      "*案件 名称",
      "涉案金额(元)",
      "受理日期(yyyy-mm-dd)",
      "ajlb_mc",
      "承办单位(必填)",
    ];
    expect(mapped("cases", headers)).toEqual([
      "legalCaseNo",
      "caseName",
      "amount",
      "acceptedDate",
      "caseType",
      "officeName",
    ]);
  });

  it("reads brackets around a unit as part of the label", () => {
    expect(mapped("prosecutionReviews", ["建议刑期下限(月)"])).toEqual(["termMinMonths"]);
  });

  it("does not guess what a qualifier means", () => {
    expect(mapped("arrestReviews", ["决定日期(公安)"])).toEqual([null]);
  });

  it("leaves a money column in another unit unmapped and says so", () => {
    const cases = findDataset("cases");
    if (cases === undefined) throw new Error("cases");
    const head = mapHeaders(cases, header(["部门受案号", "涉案金额(万元)"]));
    expect(head.columns[1]?.column).toBeNull();
    expect(head.otherUnit.map((column) => column.letter)).toEqual(["B"]);
  });

  it("prefers the label when two headers mean one column", () => {
    const cases = findDataset("cases");
    if (cases === undefined) throw new Error("cases");
    const head = mapHeaders(cases, header(["承办人", "部门受案号", "承办检察官"]));
    expect(head.columns.map((column) => column.column)).toEqual([null, "legalCaseNo", "prosecutor"]);
    expect(head.twice.map((column) => column.header)).toEqual(["承办人"]);
  });

  it.each(datasets.map((dataset) => [dataset.label, dataset] as const))(
    "of %s map one to one by label and by alias",
    (_, dataset) => {
      const ids = dataset.columns.map((column) => column.id);
      expect(
        mapped(
          dataset.id,
          dataset.columns.map((column) => column.label),
        ),
      ).toEqual(ids);
      expect(
        mapped(
          dataset.id,
          dataset.columns.map((column) => column.aliases[0] ?? column.id),
        ),
      ).toEqual(ids);
    },
  );
});

describe("tables", () => {
  const suspects = ["部门受案号", "嫌疑人编号", "姓名", "性别", "出生日期"];

  it("finds the header below a title and a note", () => {
    const rows = [
      row(1, ["甲市人民检察院嫌疑人一览"]),
      row(2, ["制表日期", "2025-01-03"]),
      row(4, suspects),
      row(5, ["甲", "1"]),
    ];
    expect(recogniseTable({ title: "导出", rows: rows })).toMatchObject({
      kind: "recognised",
      head: { dataset: { id: "suspects" }, recognisedBy: "headers", block: { lastRow: 4, rows: 1 } },
    });
  });

  it("lets the name decide, then the headers", () => {
    const shared = row(1, ["部门受案号", "嫌疑人编号", "决定日期"]);
    expect(recogniseTable({ title: "强制措施", rows: [shared] })).toMatchObject({
      head: { dataset: { id: "measures" }, recognisedBy: "name" },
    });
    expect(recogniseTable({ title: "Sheet1", rows: [shared] })).toMatchObject({
      kind: "unknown",
      candidates: [{ id: "measures" }, { id: "arrestReviews" }, { id: "prosecutionReviews" }],
    });
    expect(recogniseTable({ title: "案件", rows: [row(1, ["一", "二"])] })).toMatchObject({
      kind: "noHeader",
      dataset: { id: "cases" },
    });
    expect(recogniseTable({ title: "Sheet1", rows: [row(1, ["一", "二", "三"])] })).toEqual({
      kind: "unknown",
      candidates: [],
    });
  });

  it("takes no table that mostly speaks of something else", () => {
    const faults = ["部门受案号", "案件名称", "承办部门", "错误", "批次", "备注", "说明"];
    expect(recogniseTable({ title: "Sheet1", rows: [row(1, faults)] })).toEqual({ kind: "unknown", candidates: [] });
    expect(recogniseTable({ title: "Sheet1", rows: [row(1, faults.slice(0, 6))] })).toMatchObject({
      head: { dataset: { id: "cases" } },
    });
  });

  it("asks about a second table that only looks like one the delivery has by name", () => {
    const faults = [row(1, ["部门受案号", "案件名称", "承办部门", "错误"])];
    expect(recogniseTable({ title: "疑点", rows: faults, taken: new Set(["cases"]) })).toMatchObject({
      kind: "unknown",
      candidates: [{ id: "cases" }],
    });
    expect(recogniseTable({ title: "案件2", rows: faults, taken: new Set(["cases"]) })).toMatchObject({
      kind: "recognised",
    });
  });

  it("follows a saved answer before anything else", () => {
    const rows = [row(1, ["部门受案号", "嫌疑人编号", "定的日子"])];
    const saved: TableMapping = {
      title: "强制措施",
      headers: ["部门受案号", "嫌疑人编号", "定的日子"],
      dataset: "arrestReviews",
      columns: { 定的日子: "decidedDate", 嫌疑人编号: null },
    };
    expect(recogniseTable({ title: "强制措施", rows, mapping: saved })).toMatchObject({
      head: {
        recognisedBy: "saved",
        columns: [{ column: "legalCaseNo" }, { column: null }, { column: "decidedDate" }],
      },
    });
    expect(recogniseTable({ title: "强制措施", rows, mapping: { ...saved, dataset: null } })).toEqual({
      kind: "leftOut",
    });
  });
});
