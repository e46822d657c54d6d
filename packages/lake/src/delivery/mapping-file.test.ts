import { describe, expect, it } from "vitest";
import { standardCatalogue } from "../catalogue/catalogue.ts";
import { formatMappingFault, readMapping } from "./mapping-file.ts";

const read = (text: string) => readMapping("对应.yaml", text, standardCatalogue);

describe("a mapping file", () => {
  it("may be YAML, every text as written, null and row numbers as meant", () => {
    const { mapping, faults } = read(`
tables:
  - title: 01月
    headers: [编号, 是否]
    dataset: cases
    headerRow: 3
    headerRows: 2
    columns: { 编号: legalCaseNo, 是否: null }
    values: { caseType: { 01: 审查逮捕, 无: "" } }
    constants: { officeCode: 010203 }
  - title: 底稿
    dataset: null
encodings: { a.csv: big5 }
`);
    expect(faults).toEqual([]);
    expect(mapping).toEqual({
      tables: [
        {
          title: "01月",
          headers: ["编号", "是否"],
          dataset: "cases",
          headerRow: 3,
          headerRows: 2,
          columns: { 编号: "legalCaseNo", 是否: null },
          values: { caseType: { "01": "审查逮捕", 无: "" } },
          constants: { officeCode: "010203" },
        },
        { title: "底稿", headers: [], dataset: null },
      ],
      encodings: { "a.csv": "big5" },
    });
  });

  it("may be JSON", () => {
    const answers = { tables: [{ title: "x", headers: ["a"], dataset: null, columns: { a: null } }], encodings: {} };
    expect(read(JSON.stringify(answers)).mapping).toEqual(answers);
  });

  it.each([
    ["tables: [", /^对应\.yaml:1:\d+: .*\[mapping\.yaml\]/],
    ["tables:\n  - title: x\n", /^对应\.yaml:2:5: .*tables\.0\.dataset.*\[mapping\.shape\]/],
    [
      "tables:\n  - title: x\n    dataset: cases\n    headerRow: first\n",
      /^对应\.yaml:4:16: .*headerRow.*\[mapping\.shape\]/,
    ],
    [
      "tables:\n  - title: x\n    dataset: cases\n    headerRows: 4\n",
      /^对应\.yaml:4:17: .*headerRows.*\[mapping\.shape\]/,
    ],
    [
      "tables:\n  - title: x\n    dataset: cases\n    column: {}\n",
      /^对应\.yaml:4:5: .*“column”.*\[mapping\.unknown_key\]/,
    ],
    [
      "tables:\n  - title: x\n    dataset: cases\n    dateOrders: { acceptedDate: ymd }\n",
      /:4:33: .*\[mapping\.shape\]/,
    ],
    ["tables:\n  - title: x\n    dataset: 案子\n", /:3:14: .*“案子”.*cases.*\[mapping\.dataset\]/],
    [
      "tables:\n  - title: x\n    dataset: cases\n    values: { casetype: { a: b } }\n",
      /:4:15: .*casetype.*\[mapping\.column\]/,
    ],
    ["encodings: {}\n", /^对应\.yaml:1:1: .*tables.*\[mapping\.shape\]/],
  ])("%j is refused at its place", (text, expected) => {
    const { mapping, faults } = read(text);
    expect(mapping).toBeUndefined();
    expect(faults.map((fault) => formatMappingFault(fault, "zh")).join("\n")).toMatch(expected);
  });
});
