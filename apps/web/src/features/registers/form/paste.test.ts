import type { RowColumn } from "@jianheng/contract";
import { describe, expect, test } from "vitest";
import { cellsOf, pasteCells, readCell } from "./paste.ts";

const columns: readonly RowColumn[] = [
  { id: "name", label: { zh: "姓名", en: "Name" }, type: "text", required: true },
  { id: "field", label: { zh: "专业或身份", en: "Field or standing" }, type: "text" },
  { id: "avoidance", label: { zh: "有回避情形", en: "Must withdraw" }, type: "yesNo" },
];

describe("cells copied in a spreadsheet", () => {
  test("come apart at tabs and line ends, the last line end is none", () => {
    expect(cellsOf("虚构甲\t律师\r\n虚构乙\t教师\r\n")).toEqual([
      ["虚构甲", "律师"],
      ["虚构乙", "教师"],
    ]);
  });

  test("keep line breaks, tabs and quotes that stand in quotes", () => {
    expect(cellsOf('"第一行\n第二行"\t"他说""好"""\n丙')).toEqual([["第一行\n第二行", '他说"好"'], ["丙"]]);
  });

  test("a quote inside a text is a character", () => {
    expect(cellsOf('"甲"乙\t丙')).toEqual([['"甲"乙', "丙"]]);
  });

  test("empty cells keep their places", () => {
    expect(cellsOf("甲\t\t是\n\t乙\t")).toEqual([
      ["甲", "", "是"],
      ["", "乙", ""],
    ]);
  });
});

describe("a cell as its column understands it", () => {
  const choice: RowColumn = {
    id: "c",
    label: { zh: "种类", en: "Kind" },
    type: "choice",
    choices: [{ id: "oral", label: { zh: "口头", en: "Oral" } }],
  };
  test.each([
    [{ id: "d", label: choice.label, type: "date" }, "2026年7月1日", "2026-07-01"],
    [{ id: "d", label: choice.label, type: "date" }, "2026/7/11", "2026-07-11"],
    [{ id: "d", label: choice.label, type: "date" }, "20260701", "2026-07-01"],
    [{ id: "d", label: choice.label, type: "date" }, "七月一日", "七月一日"],
    [{ id: "m", label: choice.label, type: "money" }, "￥1,234.50", "1234.50"],
    [{ id: "y", label: choice.label, type: "yesNo" }, "有", true],
    [{ id: "y", label: choice.label, type: "yesNo" }, "否", false],
    [{ id: "y", label: choice.label, type: "yesNo" }, "不清楚", "不清楚"],
    [choice, "口头", "oral"],
    [choice, "oral", "oral"],
    [choice, "书面", "书面"],
    [choice, "  ", null],
  ] as const)("%o %s", (column, text, value) => {
    expect(readCell(column, text)).toBe(value);
  });
});

describe("pasting into a small table", () => {
  test("fills rows from the cell on and adds what is missing", () => {
    const { rows, pasted } = pasteCells(
      [{ name: "原有", field: "律师" }],
      columns,
      { row: 0, column: 1 },
      "教师\t有\n医师\t",
    );
    expect(rows).toEqual([
      { name: "原有", field: "教师", avoidance: true },
      { field: "医师", avoidance: null },
    ]);
    expect(pasted).toBe(2);
  });

  test("leaves a copied head row out", () => {
    const { rows, pasted } = pasteCells([{}], columns, { row: 0, column: 0 }, "姓名\t专业或身份\n虚构甲\t律师");
    expect(rows).toEqual([{ name: "虚构甲", field: "律师" }]);
    expect(pasted).toBe(1);
  });

  test("cells beyond the last column are dropped", () => {
    const { rows } = pasteCells([], columns, { row: 0, column: 2 }, "是\t多余");
    expect(rows).toEqual([{ avoidance: true }]);
  });
});
