import type { TableMapping } from "@jianheng/contract";
import type { Row } from "@jianheng/files";
import { describe, expect, it } from "vitest";
import { recogniseTable } from "./recognise.ts";
import { chooseMapping } from "./choose-mapping.ts";

function row(number: number, headers: readonly string[]): Row {
  return { number, cells: headers.map((text, column) => ({ column, kind: "text", text })) };
}

const headers = ["编号", "名字", "哪天", "怎么定", "经手"];
const answer: TableMapping = {
  title: "台账2024",
  headers,
  dataset: "arrestReviews",
  columns: { 编号: "legalCaseNo", 哪天: "decidedDate" },
};
const other: TableMapping = { title: "另一张", headers: ["甲", "乙", "丙", "丁"], dataset: "cases" };

const chosen = (title: string, names: readonly string[], answers: readonly TableMapping[] = [other, answer]) =>
  chooseMapping(title, [row(1, ["一览表"]), row(2, names)], answers);

describe("which remembered answer is about a table", () => {
  it.each([
    ["the same headers under another name", "导出", headers],
    ["four of five headers", "导出", headers.slice(1)],
    ["a new column beside them", "导出", [...headers, "备注"]],
    [
      "headers in another order, with spaces and stars of their own",
      "导出",
      ["经手", " 名字", "怎么定", "哪天", "编 号"],
    ],
    [
      "the same title stem, with the headers it translates",
      "台账2025",
      ["编号", "哪天", "新一", "新二", "新三", "新四"],
    ],
  ])("%s: yes", (_, title, names) => {
    expect(chosen(title, names)).toBe(answer);
  });

  it.each([
    ["three of five headers", "导出", headers.slice(2)],
    ["the same headers among twice as many others", "导出", [...headers, "一", "二", "三", "四", "五", "六"]],
    ["the same title stem without a header it translates", "台账2025", ["编号", "名字", "怎么定"]],
    ["nothing alike", "导出", ["一", "二", "三"]],
  ])("%s: no", (_, title, names) => {
    expect(chosen(title, names)).toBeUndefined();
  });

  it("a table to leave out is not known by a general title alone", () => {
    const leftOut: TableMapping = { title: "Sheet1", headers: ["人员", "件数", "合计"], dataset: null };
    expect(chosen("Sheet1", ["人员", "件数", "合计"], [leftOut])).toBe(leftOut);
    expect(chosen("Sheet1", headers, [leftOut])).toBeUndefined();
  });

  it("the greater overlap wins, then the same title, then the earlier answer", () => {
    const wider = { ...answer, title: "宽", headers: [...headers, "备注"] };
    expect(chosen("导出", [...headers, "备注"], [answer, wider])).toBe(wider);
    const twin = { ...answer, title: "导出" };
    expect(chosen("导出", headers, [answer, twin])).toBe(twin);
    expect(chosen("无关", headers, [answer, twin])).toBe(answer);
    expect(chosen("无关", headers, [twin, answer])).toBe(twin);
  });

  it("a header of the height that was told is looked for where nothing else shows that it takes two rows", () => {
    // 序号 stands under no group: the upper row alone could be a title.
    const house: TableMapping = {
      title: "收案登记",
      headers: ["序号", "案子/案号", "案子/叫什么", "日子/收到"],
      dataset: "cases",
      headerRow: 2,
      headerRows: 2,
    };
    const upper = ["", "案子", "", "日子"];
    const lower = ["序号", "案号", "叫什么", "收到"];
    const data = ["1", "甲检刑诉受[2025]990101000001号", "虚构人1案", "3/4/2025"];
    expect(chooseMapping("四月", rowsOf(upper, lower, data), [house])).toBe(house);
    expect(chooseMapping("四月", rowsOf(["收案登记表"], upper, lower, data), [house])).toBe(house);
    expect(chooseMapping("四月", rowsOf(upper, lower, data), [{ ...house, headerRows: 1 }])).toBeUndefined();
    const moved = recogniseTable({
      title: "四月",
      rows: rowsOf(["收案登记表"], upper, lower, data),
      mapping: { ...house, columns: { "日子/收到": "acceptedDate" } },
    });
    expect(moved).toMatchObject({ kind: "recognised", head: { block: { lastRow: 3, rows: 2 } } });
  });
});

const rowsOf = (...lines: readonly (readonly string[])[]): Row[] =>
  lines.map((line, position) => ({
    number: position + 1,
    cells: line.flatMap((text, column) => (text === "" ? [] : [{ column, kind: "text" as const, text }])),
  }));
