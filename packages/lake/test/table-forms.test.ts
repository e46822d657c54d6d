// The forms in which offices lay out a table: headers of several rows, merged cells, pages, totals, notes.

import { afterAll, describe, expect, it } from "vitest";
import { rawWorkbook, rawZip, sheetXml, textRow } from "../../files/test/raw-zip.ts";
import { cellOf, openSnapshot } from "../src/index.ts";
import { deliver, file, removeDeliveries } from "./deliver.ts";

afterAll(removeDeliveries);

function merged(...refs: readonly string[]): string {
  return `<mergeCells>${refs.map((ref) => `<mergeCell ref="${ref}"/>`).join("")}</mergeCells>`;
}

function workbook(name: string, rows: readonly (readonly (string | null)[])[], merges: readonly string[]): Buffer {
  const xml = rows.map((row, index) => textRow(index + 1, row)).join("");
  return rawWorkbook({ sheets: [{ name, xml: sheetXml(xml, merges.length === 0 ? "" : merged(...merges)) }] });
}

const first = "甲检刑诉受[2025]990101000001号";
const second = "甲检刑诉受[2025]990101000002号";

describe("a header of several rows", () => {
  const groups = [
    ["甲县人民检察院强制措施一览表"],
    ["部门受案号", "嫌疑人编号", "强制措施", null, null, "审查逮捕", null],
    [null, null, "类型", "决定日期", "执行时间", "决定日期", "承办人"],
  ];
  const merges = ["A1:G1", "A2:A3", "B2:B3", "C2:E2", "F2:G2"];
  const data = [first, "1", "拘留", "2025-01-03", "2025-01-03 09:30", "2025-02-05", "李某"];

  it("is understood by its groups: a leaf under another dataset's group is not taken", async () => {
    const { manifest, rows, said } = await deliver([file("导出.xlsx", workbook("表", [...groups, data], merges))]);
    const [source] = manifest.sources;
    expect(source).toMatchObject({ dataset: "measures", headerRow: 3, headerRows: 2, rows: 1 });
    expect(source?.columns.map(({ header, column }) => [header, column])).toEqual([
      ["部门受案号", "legalCaseNo"],
      ["嫌疑人编号", "suspectNo"],
      ["强制措施/类型", "measureType"],
      ["强制措施/决定日期", "decidedDate"],
      ["强制措施/执行时间", "executedAt"],
      ["审查逮捕/决定日期", null],
      ["审查逮捕/承办人", null],
    ]);
    expect(await rows("SELECT measureType, decidedDate, executedAt, _row, _extra FROM measures")).toEqual([
      {
        measureType: "拘留",
        decidedDate: "2025-01-03",
        executedAt: "2025-01-03 09:30:00",
        _row: 4,
        _extra: JSON.stringify({ "审查逮捕/决定日期": "2025-02-05", "审查逮捕/承办人": "李某" }),
      },
    ]);
    expect(said).toEqual(["xlsx.merged_cells", "delivery.column_unknown 3 F", "delivery.column_unknown 3 G"]);
  });

  it("is the same in a text file, where a group's cells are empty", async () => {
    const text = [...groups, data].map((row) => row.map((cell) => cell ?? "").join(",")).join("\n");
    const { manifest } = await deliver([file("强制措施.csv", text)]);
    expect(manifest.sources[0]).toMatchObject({ dataset: "measures", headerRow: 3, headerRows: 2, rows: 1 });
    expect(manifest.sources[0]?.columns.map(({ column }) => column)).toEqual([
      "legalCaseNo",
      "suspectNo",
      "measureType",
      "decidedDate",
      "executedAt",
      null,
      null,
    ]);
  });

  it("may have three rows", async () => {
    const rows = [
      ["部门受案号", "案件名称", "办案", null, null, null],
      [null, null, "承办", null, "日期", null],
      [null, null, "承办单位", "承办检察官", "受理日期", "审结日期"],
      [first, "张某某盗窃案", "甲县人民检察院", "李某", "2025-01-03", "2025-02-03"],
    ];
    const refs = ["A1:A3", "B1:B3", "C1:F1", "C2:D2", "E2:F2"];
    const { manifest } = await deliver([file("a.xlsx", workbook("案件", rows, refs))]);
    expect(manifest.sources[0]).toMatchObject({ headerRow: 3, headerRows: 3, rows: 1 });
    expect(manifest.sources[0]?.columns.map(({ header, column }) => [header, column])).toEqual([
      ["部门受案号", "legalCaseNo"],
      ["案件名称", "caseName"],
      ["办案/承办/承办单位", "officeName"],
      ["办案/承办/承办检察官", "prosecutor"],
      ["办案/日期/受理日期", "acceptedDate"],
      ["办案/日期/审结日期", "decidedDate"],
    ]);
  });

  it("leaves a leaf that two unknown groups share to a person, who names it by group and leaf", async () => {
    const rows = [
      ["部门受案号", "嫌疑人编号", "姓名", "初次", null, "二次", null],
      [null, null, null, "决定日期", "地点", "决定日期", "地点"],
      [first, "1", "张某某", "2025-01-03", "甲", "2025-02-03", "乙"],
    ];
    const refs = ["A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:G1"];
    const book = file("a.xlsx", workbook("强制措施", rows, refs));
    const asked = await deliver([book]);
    expect(asked.manifest.sources[0]?.columns.map(({ column }) => column)).toEqual([
      "legalCaseNo",
      "suspectNo",
      null,
      null,
      null,
      null,
      null,
    ]);
    const headers = asked.manifest.sources[0]?.columns.map(({ header }) => header) ?? [];
    expect(headers.slice(3)).toEqual(["初次/决定日期", "初次/地点", "二次/决定日期", "二次/地点"]);
    const columns = { "初次/决定日期": "decidedDate", "初次/地点": "decidedBy" };
    const tables = [{ title: "强制措施", headers, dataset: "measures", columns }];
    const answered = await deliver([book], { mapping: { tables, encodings: {} } });
    expect(await answered.rows("SELECT decidedDate, decidedBy FROM measures")).toEqual([
      { decidedDate: "2025-01-03", decidedBy: "甲" },
    ]);
  });

  it("does not take the first row of data for a second one", async () => {
    const rows = [
      ["部门受案号", "案件名称", null, "承办检察官"],
      [first, "张某某盗窃案", "无表头", "李某"],
    ];
    const { manifest } = await deliver([file("a.xlsx", workbook("案件", rows, []))]);
    expect(manifest.sources[0]).toMatchObject({ headerRow: 1, headerRows: 1, rows: 1 });
  });
});

describe("cells merged over several rows", () => {
  const rows = [
    ["部门受案号", "嫌疑人编号", "姓名", "出生日期", "备考"],
    [first, "1", "张某某", "1990年1月3日", "同案"],
    [null, "2", "李某某", null, null],
    [null, "3", "王某某", null, null],
    [second, "1", "赵某某", "某日", null],
    [null, "2", "钱某某", null, null],
  ];
  const refs = ["A2:A4", "A5:A6", "D2:D3", "D5:D6", "E2:E3"];
  const delivery = () => deliver([file("a.xlsx", workbook("犯罪嫌疑人", rows, refs))]);

  it("give their value to every row they span", async () => {
    const delivered = await delivery();
    const found = await delivered.rows("SELECT legalCaseNo, name, birthDate, _extra FROM suspects ORDER BY _rowId");
    expect(found).toEqual([
      { legalCaseNo: first, name: "张某某", birthDate: "1990-01-03", _extra: '{"备考":"同案"}' },
      { legalCaseNo: first, name: "李某某", birthDate: "1990-01-03", _extra: '{"备考":"同案"}' },
      { legalCaseNo: first, name: "王某某", birthDate: null, _extra: null },
      { legalCaseNo: second, name: "赵某某", birthDate: null, _extra: null },
      { legalCaseNo: second, name: "钱某某", birthDate: null, _extra: null },
    ]);
    expect(delivered.manifest.sources[0]?.rows).toBe(5);
    expect(delivered.said).toEqual(["xlsx.merged_cells", "delivery.column_unknown 1 E", "delivery.merges_filled"]);
    expect(delivered.manifest.diagnostics.at(-1)).toMatchObject({ severity: "info", args: { count: 3 } });
  });

  it("are located where they are written, and a problem in one is told once", async () => {
    const { directory, problems } = await delivery();
    const snapshot = await openSnapshot(directory);
    const at = (rowId: number, columnId: string) => cellOf(snapshot, { dataset: "suspects", rowId, columnId });
    expect(await at(3, "legalCaseNo")).toMatchObject({ row: 2, column: "A", header: "部门受案号" });
    expect(await at(3, "name")).toMatchObject({ row: 4, column: "C" });
    expect(await at(1, "legalCaseNo")).toMatchObject({ row: 2 });
    snapshot.close();
    expect(problems.map(({ code, row, column }) => [code, row, column])).toEqual([["cell.not_a_date", 5, "D"]]);
  });

  it("an unreadable one is unreadable in every row", async () => {
    const { rows: ask } = await delivery();
    const found = await ask("SELECT _unreadable, _mergedFrom FROM suspects WHERE _row >= 5 ORDER BY _rowId");
    expect(found).toEqual([
      { _unreadable: ["birthDate"], _mergedFrom: null },
      { _unreadable: ["birthDate"], _mergedFrom: '{"legalCaseNo":5,"birthDate":5}' },
    ]);
  });

  it("take back nothing of the tables before", async () => {
    const sheets = [
      {
        name: "犯罪嫌疑人",
        xml: sheetXml(
          textRow(1, ["部门受案号", "嫌疑人编号", "姓名", "出生日期"]) + textRow(2, [second, "9", "孙某某", "昨天"]),
        ),
      },
      {
        name: "犯罪嫌疑人2",
        xml: sheetXml(rows.map((row, index) => textRow(index + 1, row)).join(""), merged(...refs)),
      },
    ];
    const delivered = await deliver([file("a.xlsx", rawWorkbook({ sheets }))]);
    expect(await delivered.rows("SELECT name, _rowId::INTEGER AS id FROM suspects ORDER BY _rowId")).toEqual(
      ["孙某某", "张某某", "李某某", "王某某", "赵某某", "钱某某"].map((name, index) => ({ name, id: index + 1 })),
    );
    expect(delivered.manifest.problems).toMatchObject({ total: 2, listed: 2, kinds: [{ count: 2 }] });
    expect(delivered.problems.map(({ raw }) => raw)).toEqual(["昨天", "某日"]);
  });
});

describe("rows that are no data", () => {
  const text = [
    "甲县人民检察院案件一览表,,,,",
    "制表日期,2025-03-31,,,",
    "部门受案号,案件名称,,受理日期,涉案金额",
    `${first},张某某盗窃案,附卷,2025-01-03,100`,
    "小 计,,,,100",
    "甲县人民检察院案件一览表,,,,",
    "部门受案号,案件名称,,受理日期,涉案金额",
    `${second},合计某盗窃案,,2025-01-04,200`,
    "合计,2件,,,300",
    "注：涉案金额不含退赔。,,,,",
    "填表人：李某,,审核人：王某,,",
  ].join("\n");

  it("the header again, totals and notes are set aside, each named with its row", async () => {
    const { rows, said, manifest } = await deliver([file("案件.csv", text)]);
    expect(await rows("SELECT legalCaseNo, amount, _row, _extra FROM cases ORDER BY _rowId")).toEqual([
      { legalCaseNo: first, amount: "100.00", _row: 4, _extra: '{"(C)":"附卷"}' },
      { legalCaseNo: second, amount: "200.00", _row: 8, _extra: null },
    ]);
    expect(said.filter((one) => !one.startsWith("delivery.column_missing"))).toEqual([
      "delivery.column_unnamed 3 C",
      "delivery.total_rows 5",
      "delivery.header_repeated 6",
      "delivery.note_rows 10",
    ]);
    expect(manifest.diagnostics.flatMap(({ code, args }) => (code === "delivery.total_rows" ? [args] : []))).toEqual([
      { count: 2, row: 5 },
    ]);
    expect(manifest.sources[0]?.rows).toBe(2);
  });

  it("a column without a header can be named by its letter in an answer", async () => {
    const tables = [{ title: "案件", headers: ["部门受案号"], dataset: "cases", columns: { "(C)": "summary" } }];
    const { rows } = await deliver([file("案件.csv", text)], { mapping: { tables, encodings: {} } });
    expect(await rows("SELECT summary FROM cases ORDER BY _rowId")).toEqual([{ summary: "附卷" }, { summary: null }]);
  });

  it("a row that names its case is data, whatever its first cell says", async () => {
    const counted = `序号,部门受案号,案件名称\n合计,${first},张某某盗窃案\n注：补录,${second},李某某盗窃案\n`;
    const { rows } = await deliver([file("案件.csv", counted)]);
    expect(await rows("SELECT caseName FROM cases ORDER BY _rowId")).toHaveLength(2);
  });
});

function caseSheet(name: string, numbers: readonly number[]) {
  const rows = numbers.map((number, index) =>
    textRow(index + 2, [`甲检刑诉受[2025]99010100000${number}号`, `案${number}`]),
  );
  return { name, xml: sheetXml(textRow(1, ["部门受案号", "案件名称"]) + rows.join("")) };
}

describe("one dataset in many tables", () => {
  const january = rawWorkbook({ sheets: [caseSheet("案件1月上", [1, 2]), caseSheet("案件1月下", [3])] });
  const february = rawWorkbook({ sheets: [caseSheet("案件2月", [4, 1]), caseSheet("案件1月下", [3, 4])] });

  it("is put together from sheets and workbooks, and a number given twice is told with both places", async () => {
    const zip = rawZip([
      { name: "导出/一月.xlsx", data: january },
      { name: "导出/二月.xlsx", data: february },
    ]);
    const delivered = await deliver([file("导出.zip", zip)]);
    expect(
      delivered.manifest.sources.map(({ fileName, sheet: name, dataset, rows }) => [fileName, name, dataset, rows]),
    ).toEqual([
      ["导出.zip/导出/一月.xlsx", "案件1月上", "cases", 2],
      ["导出.zip/导出/一月.xlsx", "案件1月下", "cases", 1],
      ["导出.zip/导出/二月.xlsx", "案件2月", "cases", 2],
      ["导出.zip/导出/二月.xlsx", "案件1月下", "cases", 2],
    ]);
    const found = await delivered.rows("SELECT caseName, _source, _row FROM cases ORDER BY _rowId");
    expect(found.map((row) => [row["caseName"], row["_source"], row["_row"]])).toEqual([
      ["案1", 0, 2],
      ["案2", 0, 3],
      ["案3", 1, 2],
      ["案4", 2, 2],
      ["案1", 2, 3],
      ["案3", 3, 2],
      ["案4", 3, 3],
    ]);
    const twice = delivered.problems.filter(({ code }) => code === "row.duplicate_key");
    expect(
      twice.map(({ file: name, sheet: where, row, args }) => [name, where, row, args["firstSheet"], args["firstRow"]]),
    ).toEqual([
      ["导出.zip/导出/二月.xlsx", "案件2月", 3, "导出.zip/导出/一月.xlsx 案件1月上", 2],
      ["导出.zip/导出/二月.xlsx", "案件1月下", 2, "导出.zip/导出/一月.xlsx 案件1月下", 2],
      ["导出.zip/导出/二月.xlsx", "案件1月下", 3, "案件2月", 2],
    ]);
  });

  it("the same workbook twice in an archive is read once", async () => {
    const zip = rawZip([
      { name: "一月.xlsx", data: january },
      { name: "一月 副本.xlsx", data: january },
    ]);
    const delivered = await deliver([file("导出.zip", zip)]);
    expect(delivered.manifest.datasets.find(({ id }) => id === "cases")?.rows).toBe(3);
    expect(delivered.problems.filter(({ code }) => code === "row.duplicate_key")).toEqual([]);
  });
});
