import type { TableMapping, TableToMap } from "@jianheng/contract";
import { describe, expect, test } from "vitest";
import { answerInFull, dayAndMonthOf, viewOf } from "./column-lines.ts";
import {
  answerOf,
  countChanges,
  emptyDraft,
  tableKey,
  withColumn,
  withConstant,
  withDataset,
  withDateOrder,
  withHeader,
  withTable,
  withValue,
} from "./draft.ts";

type Column = TableToMap["columns"][number];

function column(letter: string, header: string, other: Partial<Column> = {}): Column {
  return { letter, header, column: null, proposals: [], samples: [], unknownValues: [], ambiguousDays: [], ...other };
}

const why = { zh: "名称相近", en: "a similar name" };
const table: TableToMap = {
  file: "台账.xlsx",
  sheet: "收案",
  title: "收案",
  rows: 3,
  mapping: { title: "收案", headers: ["案号", "收到", "承办", "分法"], dataset: null },
  recognisedBy: null,
  candidates: [],
  columns: [
    column("A", "案号", { proposals: [{ column: "legalCaseNo", why }] }),
    column("B", "收到", {
      proposals: [
        { column: "acceptedDate", why },
        { column: "sentDate", why },
      ],
      ambiguousDays: ["3/4/2025"],
    }),
    column("C", "承办", { proposals: [{ column: "prosecutor", why }] }),
    column("D", "分法", { samples: ["随机", "电脑派"] }),
  ],
  firstRows: [],
};
const cases = withDataset(table, "cases");
const lineOf = (answer: TableMapping, letter: string) =>
  viewOf(answer, table)!.lines.find((line) => line.letter === letter)!;

describe("an answer being given", () => {
  test("is none before anybody has said what the table is", () => {
    expect(answerOf(emptyDraft, table)).toBeUndefined();
    expect(answerOf(emptyDraft, { ...table, recognisedBy: "name" })).toBe(table.mapping);
  });

  test("is kept by file and sheet, and dropped when it says what is so already", () => {
    const draft = withTable(emptyDraft, table, cases);
    expect(draft.tables).toEqual({ "台账.xlsx/收案": cases });
    const known: TableToMap = {
      ...table,
      recognisedBy: "saved",
      mapping: { ...cases, columns: { 案号: "legalCaseNo" } },
    };
    const changed = withTable(emptyDraft, known, withColumn(known.mapping, "收到", "acceptedDate"));
    expect(Object.keys(changed.tables)).toEqual([tableKey(known)]);
    expect(withTable(changed, known, withColumn(known.mapping, "收到", null)).tables).toEqual({});
  });

  test("about columns ends with another dataset or header, and comes back with the one before", () => {
    const answered = withColumn(cases, "案号", "legalCaseNo");
    expect(withHeader(answered, 3, 2)).toEqual({ ...cases, headerRow: 3, headerRows: 2 });
    // A header cannot take more rows than there are.
    expect(withHeader(answered, 1, 3)).toMatchObject({ headerRow: 1, headerRows: 1 });
    const known: TableToMap = { ...table, recognisedBy: "name", mapping: answered };
    expect(withDataset(known, "suspects").columns).toBeUndefined();
    expect(withDataset(known, "cases")).toBe(answered);
  });

  test("counts each thing that was said", () => {
    const said = withDateOrder(
      withConstant(
        withValue(withColumn(cases, "案号", "legalCaseNo"), "assignmentMode", "电脑派", "随机"),
        "officeCode",
        "1",
      ),
      "acceptedDate",
      "dmy",
    );
    // The dataset, a column, a value, a text for all rows, an order of days.
    expect(countChanges(said, table)).toBe(5);
    expect(countChanges(withDateOrder(said, "acceptedDate", null), table)).toBe(4);
  });
});

describe("the table as the page shows it", () => {
  test("proposes each column once, and none that something stands for", () => {
    expect([...viewOf(cases, table)!.proposed]).toEqual([
      ["案号", "legalCaseNo"],
      ["收到", "acceptedDate"],
      ["承办", "prosecutor"],
    ]);
    const taken = withColumn(cases, "承办", "acceptedDate");
    expect([...viewOf(taken, table)!.proposed]).toEqual([
      ["案号", "legalCaseNo"],
      ["收到", "sentDate"],
    ]);
    expect(viewOf(withColumn(cases, "案号", null), table)!.proposed.has("案号")).toBe(false);
  });

  test("ticks off required columns, by a header or by a text for all rows", () => {
    const matched = (answer: TableMapping) =>
      viewOf(answer, table)!
        .required.filter((one) => one.matched)
        .map((one) => one.column.id);
    expect(matched(cases)).toEqual([]);
    expect(matched(withConstant(withColumn(cases, "案号", "legalCaseNo"), "officeCode", "990101"))).toEqual([
      "legalCaseNo",
      "officeCode",
    ]);
    expect(matched(withConstant(cases, "officeCode", ""))).toEqual([]);
  });

  test("names who collides: two headers on one column, a header and a text for all rows", () => {
    const twice = withColumn(withColumn(cases, "案号", "legalCaseNo"), "承办", "legalCaseNo");
    expect(lineOf(twice, "A").rivals).toEqual(["C"]);
    expect(lineOf(twice, "C").rivals).toEqual(["A"]);
    expect(viewOf(twice, table)!.conflicts.map(({ letter }) => letter)).toEqual(["A", "C"]);
    const both = withConstant(withColumn(cases, "承办", "prosecutor"), "prosecutor", "虚构人");
    expect(viewOf(both, table)!.conflicts.map(({ letter }) => letter)).toEqual(["C"]);
  });

  test("two columns of one header are one answer", () => {
    const doubled = { ...table, columns: [...table.columns, column("E", "案号")] };
    const view = viewOf(withColumn(cases, "案号", "legalCaseNo"), doubled)!;
    expect(view.lines.at(-1)).toMatchObject({ letter: "E", column: "legalCaseNo", sameAs: "A", rivals: [] });
    expect(view.conflicts).toEqual([]);
  });

  test("asks about values outside the codes: from samples at first, with counts once it was read", () => {
    const answer = withColumn(cases, "分法", "assignmentMode");
    expect(lineOf(answer, "D").values).toEqual([{ value: "电脑派", count: null, means: null }]);
    const read: TableToMap = {
      ...table,
      columns: [column("D", "分法", { column: "assignmentMode", unknownValues: [{ value: "电脑派", count: 7 }] })],
    };
    const answered = withValue(withValue(answer, "assignmentMode", "电脑派", "随机"), "assignmentMode", "抽签", "轮案");
    expect(viewOf(answered, read)!.lines[0]!.values).toEqual([
      { value: "电脑派", count: 7, means: "随机" },
      { value: "抽签", count: null, means: "轮案" },
    ]);
    // 案件类别 may grow: nothing is asked.
    expect(lineOf(withColumn(cases, "分法", "caseType"), "D").values).toEqual([]);
  });

  test("asks about the order of days only in a column of days", () => {
    expect(lineOf(withColumn(cases, "收到", "acceptedDate"), "B").ambiguousDay).toBe("3/4/2025");
    expect(lineOf(withColumn(cases, "收到", "caseName"), "B").ambiguousDay).toBeNull();
  });

  test("is nothing for a table that is left out", () => {
    expect(viewOf(withDataset(table, null), table)).toBeUndefined();
  });
});

describe("the answer as it is sent", () => {
  test("names the headers that stand there, the columns that mean something, and no empty text", () => {
    const shown: TableToMap = {
      ...table,
      mapping: { ...table.mapping, headerRow: 2, headerRows: 1 },
      columns: table.columns.map((one) => (one.letter === "C" ? { ...one, column: "prosecutor" } : one)),
    };
    const said = withConstant(
      withConstant(withColumn(withColumn(cases, "案号", "legalCaseNo"), "分法", null), "officeCode", "990101"),
      "officeName",
      " ",
    );
    expect(answerInFull(said, shown)).toEqual({
      title: "收案",
      headers: ["案号", "收到", "承办", "分法"],
      dataset: "cases",
      headerRow: 2,
      headerRows: 1,
      columns: { 案号: "legalCaseNo", 承办: "prosecutor", 分法: null },
      constants: { officeCode: "990101" },
    });
    expect(answerInFull(withDataset(table, null), shown)).toEqual({
      title: "收案",
      headers: ["案号", "收到", "承办", "分法"],
      dataset: null,
    });
  });
});

test.each([
  ["3/4/2025", { first: 3, second: 4 }],
  ["03-12-25", { first: 3, second: 12 }],
  ["13.4.2025 08:30", { first: 13, second: 4 }],
  ["三月四日", null],
])("the parts of %s", (text, parts) => {
  expect(dayAndMonthOf(text)).toEqual(parts);
});
