import type { MappingFault, TableMapping } from "@jianheng/contract";
import { describe, expect, test } from "vitest";
import { emptyDraft, withColumn, withConstant, withHeader, type MappingDraft } from "./draft.ts";
import { faultsAt, faultsInHand, standingFaults } from "./faults.ts";

const key = "台账.xlsx/收案";
const answer: TableMapping = {
  title: "收案",
  headers: ["案号", "收到"],
  dataset: "cases",
  headerRow: 2,
  headerRows: 1,
  columns: { 案号: "legalCaseNo", 收到: "legalCaseNo" },
  constants: { assignmentMode: "抓阄" },
};
const draft: MappingDraft = { ...emptyDraft, tables: { [key]: answer }, encodings: { "案件.csv": "klingon" } };
const fault = (part: MappingFault["part"], other: Partial<MappingFault>): MappingFault => ({
  code: "mapping.header_unknown",
  table: 0,
  title: "收案",
  part,
  headers: [],
  column: null,
  args: {},
  ...other,
});
const faults = [
  fault("columns", { headers: ["案号", "收到"], column: "legalCaseNo" }),
  fault("constants", { column: "assignmentMode" }),
  fault("headerRow", {}),
  fault("encodings", { table: null, title: "案件.csv" }),
];
const inHand = faultsInHand(faults, [key], draft);
const standing = (now: MappingDraft) => standingFaults(inHand, now).map((one) => one.fault.part);
const changed = (next: TableMapping) => ({ ...draft, tables: { [key]: next } });

describe("a fault that the server found", () => {
  test("is known by the table that was sent in its place, or by the file", () => {
    expect(inHand.map((one) => one.key)).toEqual([key, key, key, "案件.csv"]);
  });

  test("stands until the answer it is about changes, and others stand on", () => {
    expect(standing(draft)).toEqual(["columns", "constants", "headerRow", "encodings"]);
    expect(standing(changed(withColumn(answer, "收到", null)))).toEqual(["constants", "headerRow", "encodings"]);
    expect(standing(changed(withConstant(answer, "assignmentMode", "随机")))).toEqual([
      "columns",
      "headerRow",
      "encodings",
    ]);
    expect(standing({ ...draft, encodings: { "案件.csv": "big5" } })).toEqual(["columns", "constants", "headerRow"]);
    // Another header: whatever was said of columns was said of the one before.
    expect(standing(changed(withHeader(answer, 1, 1)))).toEqual(["encodings"]);
    expect(standing(emptyDraft)).toEqual([]);
  });

  test("is shown at its header, its column, its part", () => {
    expect(parts(inHand, "columns", { header: "收到" })).toEqual(["columns"]);
    expect(parts(inHand, "columns", { header: "经办" })).toEqual([]);
    expect(parts(inHand, "constants", { column: "assignmentMode" })).toEqual(["constants"]);
    expect(parts(inHand, "constants", { column: "officeCode" })).toEqual([]);
    expect(parts(inHand, "encodings")).toEqual(["encodings"]);
  });
});

const parts = (...found: Parameters<typeof faultsAt>) => faultsAt(...found).map((one) => one.fault.part);
