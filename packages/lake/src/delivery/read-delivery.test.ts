import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { datasets, type TableMapping } from "@jianheng/contract";
import { writeXlsx } from "@jianheng/files";
import iconv from "iconv-lite";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { rawWorkbook, rawZip, sheetXml, stylesOf, textRow } from "../../../files/test/raw-zip.ts";
import { cellOf, openSnapshot } from "../duckdb/open-snapshot.ts";
import { describeDelivery, describeProblem } from "./messages.ts";
import { type CellProblem, deliveryFormatVersion } from "./manifest.ts";
import { inspectDelivery, readDelivery } from "./read-delivery.ts";
import { readProblems } from "./read-problems.ts";
import { sweepStaging } from "./staging.ts";
import type { DeliveryPhase, DeliveryResult, FileToRead, ReadDeliveryOptions } from "./types.ts";

const root = mkdtempSync(join(tmpdir(), "delivery-"));
afterAll(() => rmSync(root, { recursive: true }));
let lakeDir = "";
let count = 0;
beforeEach(() => {
  lakeDir = join(root, `lake-${count++}`);
});

function file(name: string, content: Buffer | string): FileToRead {
  const folder = mkdtempSync(join(root, "in-"));
  const path = join(folder, "file");
  writeFileSync(path, content);
  return { name, path };
}

async function deliver(files: readonly FileToRead[], options: Partial<ReadDeliveryOptions> = {}) {
  const result = await readDelivery(files, { lakeDir, ...options });
  if (result.outcome === "refused") throw new Error(`refused: ${JSON.stringify(result.diagnostics)}`);
  return result;
}

function codesOf(result: DeliveryResult): readonly string[] {
  return result.outcome === "refused" ? result.diagnostics.map((one) => one.code) : [];
}

async function rowsOf(directory: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const snapshot = await openSnapshot(directory);
  try {
    return (await snapshot.connection.runAndReadAll(sql)).getRowObjectsJson();
  } finally {
    snapshot.close();
  }
}

async function problemsIn(directory: string): Promise<readonly CellProblem[]> {
  const problems: CellProblem[] = [];
  for await (const problem of readProblems(directory)) problems.push(problem);
  return problems;
}

const caseHeader = [
  "部门受案号",
  "案件名称",
  "案件类别",
  "承办单位编码",
  "承办单位",
  "承办部门",
  "承办检察官",
  "受理日期",
];
const caseRow = [
  "甲检刑诉受[2024]990129000001号",
  "张某某盗窃案",
  "审查起诉",
  "990129",
  "甲市检察院",
  "第一检察部",
  "李某",
  "2024-03-05",
];

/** Every kind of cell, one measure sheet with dates of both sorts, one unknown sheet; all XML by hand. */
function handMade(): Buffer {
  const measures =
    textRow(1, [
      "部门受案号",
      "嫌疑人编号",
      "措施序号",
      "强制措施类型",
      "执行时间",
      "通知家属时间",
      "保证金金额",
      "备注",
    ]) +
    '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="inlineStr"><is><t>1</t></is></c><c r="C2"><v>1</v></c>' +
    '<c r="D2" t="s"><v>1</v></c><c r="E2" s="2"><v>45356.354166666664</v></c><c r="F2" s="1"><v>45357</v></c>' +
    '<c r="G2" s="3"><v>1234.5599999999999</v></c><c r="H2" t="s"><v>2</v></c></row>' +
    textRow(4, ["甲检刑诉受〔2024〕990129000001号", "2", "1", "关押", "2024-03-05", "昨天", "12万元", null]);
  return rawWorkbook({
    sheets: [
      { name: "案件", xml: sheetXml(textRow(1, caseHeader) + textRow(2, caseRow)) },
      { name: "强制措施", xml: sheetXml(measures) },
      { name: "工作量", xml: sheetXml(textRow(1, ["人员", "件数"]) + textRow(2, ["李某", "3"])), state: "hidden" },
    ],
    sharedStrings:
      "<sst><si><t>甲检刑诉受[2024]990129000001号</t></si><si><t>拘留</t></si><si><t>备注\n两行</t></si></sst>",
    styles: stylesOf([0, 14, 22, 4]),
  });
}

describe("a workbook made by hand", () => {
  it("becomes typed rows that know their cells", async () => {
    const { directory, manifest } = await deliver([file("导出/三月.xlsx", handMade())]);
    const rows = await rowsOf(directory, 'SELECT * FROM measures ORDER BY "_rowId"');
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({
      legalCaseNo: "甲检刑诉受[2024]990129000001号",
      suspectNo: "1",
      measureNo: "1",
      measureType: "拘留",
      executedAt: "2024-03-05 08:30:00",
      executedAtDate: "2024-03-05",
      familyNotifiedAt: null,
      familyNotifiedAtDate: "2024-03-06",
      depositAmount: "1234.56",
      decidedDate: null,
      _rowId: "1",
      _source: 1,
      _row: 2,
      _raw: null,
      _extra: JSON.stringify({ 备注: "备注\n两行" }),
      _unreadable: [],
    });
    expect(rows[1]).toMatchObject({
      legalCaseNo: "甲检刑诉受[2024]990129000001号",
      measureType: null,
      executedAt: null,
      executedAtDate: "2024-03-05",
      familyNotifiedAt: null,
      familyNotifiedAtDate: null,
      depositAmount: null,
      _row: 4,
      _raw: JSON.stringify({
        legalCaseNo: "甲检刑诉受〔2024〕990129000001号",
        measureType: "关押",
        familyNotifiedAt: "昨天",
        depositAmount: "12万元",
      }),
      _unreadable: ["measureType", "familyNotifiedAt", "depositAmount"],
    });
    expect(manifest.problems.total).toBe(3);
    expect(
      (await problemsIn(directory)).map(({ code, file: name, sheet, row, column, header, raw }) => [
        code,
        name,
        sheet,
        row,
        column,
        header,
        raw,
      ]),
    ).toEqual([
      ["cell.not_in_codes", "导出/三月.xlsx", "强制措施", 4, "D", "强制措施类型", "关押"],
      ["cell.not_a_datetime", "导出/三月.xlsx", "强制措施", 4, "F", "通知家属时间", "昨天"],
      ["cell.not_in_yuan", "导出/三月.xlsx", "强制措施", 4, "G", "保证金金额", "12万元"],
    ]);
  });

  it("has the types of the catalogue, and an empty relation for what was not delivered", async () => {
    const { directory } = await deliver([file("a.xlsx", handMade())]);
    const described = await rowsOf(
      directory,
      "SELECT column_name, data_type FROM information_schema.columns WHERE table_name = 'measures'",
    );
    const types = Object.fromEntries(described.map((row) => [row["column_name"], row["data_type"]]));
    expect(types).toMatchObject({
      legalCaseNo: "VARCHAR",
      measureNo: "BIGINT",
      decidedDate: "DATE",
      executedAt: "TIMESTAMP",
      executedAtDate: "DATE",
      depositAmount: "DECIMAL(18,2)",
      _rowId: "BIGINT",
      _source: "INTEGER",
      _row: "INTEGER",
      _raw: "VARCHAR",
      _extra: "VARCHAR",
      _unreadable: "VARCHAR[]",
    });
    for (const { id } of datasets) {
      const [row] = await rowsOf(directory, `SELECT count(*)::INTEGER AS n FROM "${id}"`);
      expect(row?.["n"], id).toBe(id === "cases" ? 1 : id === "measures" ? 2 : 0);
    }
    const [lists] = await rowsOf(
      directory,
      "SELECT data_type FROM information_schema.columns WHERE table_name = 'suspects' AND column_name = 'circumstances'",
    );
    expect(lists?.["data_type"]).toBe("VARCHAR[]");
  });

  it("is not fooled by a list of findings beside the cases", async () => {
    const findings = sheetXml(
      textRow(1, [...caseHeader.slice(0, 3), "疑点"]) + textRow(2, [...caseRow.slice(0, 3), "超期"]),
    );
    const cases = sheetXml(textRow(1, caseHeader) + textRow(2, caseRow));
    const sheets = [
      { name: "疑点清单", xml: findings },
      { name: "案件", xml: cases },
    ];
    const { manifest } = await deliver([file("a.xlsx", rawWorkbook({ sheets }))]);
    expect(manifest.sources.map((source) => source.dataset)).toEqual([null, "cases"]);
    expect(manifest.diagnostics.map((one) => one.code)).toEqual(["delivery.dataset_unknown"]);
  });

  it("finds the cell behind a value", async () => {
    const { directory } = await deliver([file("a.xlsx", handMade())]);
    const snapshot = await openSnapshot(directory);
    const where = { file: "a.xlsx", sheet: "强制措施", row: 4 };
    expect(await cellOf(snapshot, { dataset: "measures", rowId: 2, columnId: "depositAmount" })).toEqual({
      ...where,
      column: "G",
      header: "保证金金额",
    });
    expect(await cellOf(snapshot, { dataset: "measures", rowId: 2n, columnId: "guarantor" })).toEqual({
      ...where,
      column: null,
      header: null,
    });
    expect(await cellOf(snapshot, { dataset: "measures", rowId: 3 })).toBeUndefined();
    expect(await cellOf(snapshot, { dataset: "nothing", rowId: 1 })).toBeUndefined();
    snapshot.close();
  });

  it("says what was understood", async () => {
    const bytes = handMade();
    const { manifest, directory } = await deliver([file("a.xlsx", bytes)]);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    expect(manifest.formatVersion).toBe(deliveryFormatVersion);
    expect(manifest.files).toEqual([{ name: "a.xlsx", bytes: bytes.length, sha256, kind: "xlsx" }]);
    expect(readFileSync(join(directory, "originals", sha256)).equals(bytes)).toBe(true);
    expect(
      manifest.sources.map(({ sheet, dataset, recognisedBy, headerRow, rows, hidden }) => [
        sheet,
        dataset,
        recognisedBy,
        headerRow,
        rows,
        hidden,
      ]),
    ).toEqual([
      ["案件", "cases", "name", 1, 1, false],
      ["强制措施", "measures", "name", 1, 2, false],
      ["工作量", null, null, 1, 2, true],
    ]);
    expect(manifest.sources[1]?.columns.at(-1)).toEqual({
      index: 7,
      letter: "H",
      header: "备注",
      column: null,
      samples: ["备注\n两行"],
      unknownValues: [],
    });
    expect(manifest.sources[1]?.missing).toContain("guarantor");
    expect(manifest.datasets.find((one) => one.id === "measures")).toMatchObject({ rows: 2, file: "measures.parquet" });
    expect(manifest.datasets.find((one) => one.id === "cases")?.deliveredColumns).toHaveLength(8);
    expect(manifest.datasets.find((one) => one.id === "suspects")).toMatchObject({
      rows: 0,
      file: null,
      deliveredColumns: [],
    });
    expect(manifest.diagnostics.map((one) => [one.code, one.where.sheet])).toEqual([
      ["xlsx.hidden_sheet", "工作量"],
      ["delivery.column_unknown", "强制措施"],
      ["delivery.sheet_unknown", "工作量"],
    ]);
    expect(manifest.problems.kinds.map(({ code, columnId, count: times }) => [code, columnId, times])).toEqual([
      ["cell.not_in_codes", "measureType", 1],
      ["cell.not_a_datetime", "familyNotifiedAt", 1],
      ["cell.not_in_yuan", "depositAmount", 1],
    ]);
    expect(JSON.parse(readFileSync(join(directory, "manifest.json"), "utf8"))).toEqual(manifest);
  });

  it("an inspection says the same and leaves nothing", async () => {
    const files = [file("a.xlsx", handMade())];
    const inspection = await inspectDelivery(files, { lakeDir });
    expect(readdirSync(join(lakeDir, "deliveries"))).toEqual([]);
    expect(readdirSync(join(lakeDir, "staging"))).toEqual([]);
    expect(inspection).toEqual({ refused: false, answerable: false, manifest: (await deliver(files)).manifest });
  });
});

describe("a workbook written by the program itself", () => {
  it("comes back row by row, with text that is hard to carry", async () => {
    const hard = ['逗号,"引号"', "行\n断\r\n行", "NULL", "'", "\\N", "=1+1", "😀𠮷", "a\tb", "0123", "\u001Fx"];
    const path = join(root, "own.xlsx");
    const columns = caseHeader.concat("案情摘要").map((header) => ({ header }));
    const rows = hard.map((text, index) => [`甲检刑诉受[2024]99012900000${index}号`, ...caseRow.slice(1), text]);
    await writeXlsx({ sheets: [{ name: "案件", columns, rows }] }, path);
    const { directory, manifest } = await deliver([{ name: "own.xlsx", path }]);
    expect(manifest.problems.total).toBe(0);
    const found = await rowsOf(directory, 'SELECT summary FROM cases ORDER BY "_rowId"');
    expect(found.map((row) => row["summary"])).toEqual(hard.map((text) => (text === "NULL" ? null : text)));
  });
});

describe("text tables", () => {
  const lines = [caseHeader, caseRow].map((row) => row.join(",")).join("\n");

  it("are recognised by name, in GB18030", async () => {
    const { manifest, directory } = await deliver([file("2024/案件.csv", iconv.encode(lines, "gb18030"))]);
    expect(manifest.files[0]).toMatchObject({ kind: "csv", encoding: "gb18030", delimiter: "," });
    expect(manifest.sources[0]).toMatchObject({ dataset: "cases", recognisedBy: "name", sheet: null });
    expect(await rowsOf(directory, "SELECT prosecutor, acceptedDate FROM cases")).toEqual([
      { prosecutor: "李某", acceptedDate: "2024-03-05" },
    ]);
  });

  it("are recognised by their headers, also under the name of a workbook", async () => {
    const { manifest } = await deliver([file("导出.xls", lines.replaceAll(",", "\t"))]);
    expect(manifest.sources[0]).toMatchObject({ dataset: "cases", recognisedBy: "headers" });
    expect(manifest.files[0]).toMatchObject({ kind: "csv", delimiter: "\t" });
  });

  it("are taken from a .txt that is a table, while a document stays a document", async () => {
    const table = file("案件.txt", lines.replaceAll(",", "\t"));
    const document = file("起诉书.txt", "某某人民检察院\n起诉书\n被告人张某某,男,1990年1月1日出生。\n");
    const { manifest } = await deliver([table, document]);
    expect(manifest.files.map((one) => one.kind)).toEqual(["csv", "other"]);
    expect(manifest.sources).toMatchObject([{ dataset: "cases", fileName: "案件.txt" }]);
  });

  it("are asked about when it is not clear, and follow the answer", async () => {
    const table = file(
      "x.csv",
      "部门受案号,嫌疑人编号,决定日期,批语\n甲检刑捕受[2024]990129000001号,1,2024-03-05,同意\n",
    );
    const cases = file("案件.csv", lines);
    const asked = await deliver([cases, table], { id: "asked" });
    expect(asked.manifest.diagnostics).toMatchObject([
      {
        code: "delivery.dataset_unknown",
        severity: "question",
        where: { file: "x.csv" },
        args: { candidates: "(强制措施、审查逮捕、审查起诉)" },
      },
    ]);
    const answer: TableMapping = {
      title: "x",
      headers: ["部门受案号", "嫌疑人编号", "决定日期", "批语"],
      dataset: "arrestReviews",
      columns: { 批语: "dangerReason" },
    };
    const answered = await deliver([cases, table], { id: "answered", mapping: { tables: [answer], encodings: {} } });
    expect(await rowsOf(answered.directory, "SELECT decidedDate, dangerReason FROM arrestReviews")).toEqual([
      { decidedDate: "2024-03-05", dangerReason: "同意" },
    ]);
  });

  it("report what a spreadsheet has broken, and never guess it", async () => {
    const text = `${lines.replace("990129,", "9.9E+05,")}\n`;
    const { directory } = await deliver([file("案件.csv", text)]);
    expect(await rowsOf(directory, "SELECT officeCode, _raw FROM cases")).toEqual([
      { officeCode: null, _raw: '{"officeCode":"9.9E+05"}' },
    ]);
    const [problem] = await problemsIn(directory);
    expect(problem).toMatchObject({ code: "cell.digits_lost", column: "D", row: 2, columnId: "officeCode" });
    if (problem === undefined) throw new Error("no problem");
    expect(describeProblem(problem)).toEqual({
      message: "“9.9E+05”已被表格软件改成科学计数,原来的数字无法还原。",
      expected: "按文本导出的完整号码:导出前把该列的单元格格式设为“文本”,文本文件不要先用表格软件打开再保存",
    });
  });
});

/** Five measures, four of them at midnight and the last at `clock`. */
function measuresAt(clock: string): string {
  const rows = ["00:00:00", "00:00:00", "00:00:00", "00:00:00", clock].map(
    (time, index) => `甲检受[2024]${index}号,1,1,拘留,2024-03-0${index + 1} ${time}`,
  );
  return `部门受案号,嫌疑人编号,措施序号,强制措施类型,执行时间\n${rows.join("\n")}\n`;
}

describe("archives", () => {
  const cases = `${caseHeader.join(",")}\n${caseRow.join(",")}\n`;

  const part = (name: string) => rawZip([{ name: `${name}.csv`, data: cases.repeat(20), deflate: false }]);

  it("are kept and opened one level deep", async () => {
    const zip = rawZip([
      { name: "三月/案件.csv", data: cases },
      { name: "三月/文书/起诉书.txt", data: "起诉书" },
    ]);
    const { manifest, directory } = await deliver([file("导出.zip", zip)]);
    expect(manifest.files.map(({ name, kind }) => [name, kind])).toEqual([
      ["导出.zip", "other"],
      ["导出.zip/三月/案件.csv", "csv"],
      ["导出.zip/三月/文书/起诉书.txt", "other"],
    ]);
    expect(manifest.sources).toMatchObject([{ file: 1, dataset: "cases", rows: 1 }]);
    expect(readdirSync(join(directory, "originals")).sort()).toEqual(manifest.files.map((one) => one.sha256).sort());
  });

  it("that are damaged inside refuse the delivery, and the files after them are still judged", async () => {
    const damaged = rawZip([{ name: "甲.txt", data: "甲", claimedCrc: 1 }]);
    const files = [
      file("坏.zip", damaged),
      file("坏2.zip", Buffer.concat([damaged, Buffer.from(" ")])),
      file("空.csv", ""),
    ];
    expect(codesOf(await readDelivery(files, { lakeDir }))).toEqual(["zip.checksum", "zip.damaged", "files.empty"]);
  });

  it("a file beyond the bound is refused without being copied, even beside a delivery that is known", async () => {
    const first = file("案件.csv", cases);
    await deliver([first]);
    const large = file("大.csv", "x".repeat(2000));
    expect(codesOf(await readDelivery([first, large], { lakeDir, limits: { maxFileBytes: 1000 } }))).toEqual([
      "files.too_large",
    ]);
  });

  it("that are hostile refuse the delivery", async () => {
    const innermost = rawZip([{ name: "案件.csv", data: cases }]);
    const nested = rawZip([{ name: "中.zip", data: rawZip([{ name: "里.zip", data: innermost }]) }]);
    const result = await readDelivery([file("案件.csv", cases), file("导出.zip", nested)], { lakeDir });
    expect(codesOf(result)).toEqual(["zip.nested"]);
  });

  it("may hold a further zip, which is kept and opened too", async () => {
    const inner = rawZip([{ name: "案件.csv", data: cases }]);
    const { manifest } = await deliver([file("导出.zip", rawZip([{ name: "一部/三月.zip", data: inner }]))]);
    expect(manifest.files.map(({ name, kind }) => [name, kind])).toEqual([
      ["导出.zip", "other"],
      ["导出.zip/一部/三月.zip", "other"],
      ["导出.zip/一部/三月.zip/案件.csv", "csv"],
    ]);
    expect(manifest.sources).toMatchObject([{ file: 2, dataset: "cases", rows: 1 }]);
  });

  it("keep their bounds over both levels together", async () => {
    const both = rawZip([
      { name: "甲.zip", data: part("甲") },
      { name: "乙.zip", data: part("乙") },
    ]);
    const limitsOf = (maxTotalBytes: number) => ({ lakeDir, limits: { maxTotalBytes } });
    const inner = part("甲").length;
    // Two inner archives and what they hold, which is a little less than they are.
    expect(codesOf(await readDelivery([file("导出.zip", both)], limitsOf(3 * inner)))).toContain("zip.too_large");
    expect((await readDelivery([file("导出.zip", both)], limitsOf(4 * inner))).outcome).toBe("imported");
    expect(codesOf(await readDelivery([file("导出.zip", both)], { lakeDir, limits: { maxEntries: 3 } }))).toContain(
      "zip.too_many_entries",
    );
  });
});

describe("across a whole dataset", () => {
  it("reports keys that occur twice, across files and after normalising, and keeps the rows", async () => {
    const head = "部门受案号,嫌疑人编号,措施序号,强制措施类型\n";
    const one = file(
      "强制措施.csv",
      `${head}甲检受[2024]1号,1,1,拘留\n甲检受[2024]1号,1,,逮捕\n甲检受[2024]1号,1,,逮捕\n`,
    );
    const two = file("强制措施2.csv", `${head}甲检受〔2024〕1号,1,1,逮捕\n`);
    const { directory, manifest } = await deliver([one, two]);
    expect(manifest.datasets.find((dataset) => dataset.id === "measures")?.rows).toBe(4);
    expect(await problemsIn(directory)).toMatchObject([
      {
        code: "row.duplicate_key",
        columnId: null,
        file: "强制措施2.csv",
        row: 2,
        rowId: 4,
        args: { key: "甲检受[2024]1号 / 1 / 1", firstRow: 2, firstSheet: "强制措施.csv" },
      },
    ]);
  });

  it("warns when every moment is midnight", async () => {
    const all = await deliver([file("强制措施.csv", measuresAt("00:00:00"))]);
    expect(all.manifest.diagnostics).toMatchObject([
      { code: "delivery.column_all_midnight", args: { column: "执行时间", count: 5 } },
    ]);
    const some = await deliver([file("强制措施.csv", measuresAt("08:00:00"))]);
    expect(some.manifest.diagnostics).toEqual([]);
  });

  it("reports required columns that are missing and required cells that are empty", async () => {
    const { manifest, directory } = await deliver([
      file("犯罪嫌疑人.csv", "部门受案号,嫌疑人编号\n甲检受[2024]1号,\n"),
    ]);
    expect(manifest.diagnostics).toMatchObject([
      {
        code: "delivery.column_missing",
        severity: "error",
        where: { file: "犯罪嫌疑人.csv", row: 1 },
        args: { column: "姓名" },
      },
    ]);
    expect(manifest.sources[0]?.missingRequired).toEqual(["name"]);
    expect(await problemsIn(directory)).toMatchObject([
      { code: "cell.missing", row: 2, column: "B", header: "嫌疑人编号" },
    ]);
  });

  it("lists problems up to a bound and counts them all", async () => {
    const rows = Array.from({ length: 20 }, (_, index) => `甲检受[2024]${index}号,1,张某,某日`).join("\n");
    const table = file("犯罪嫌疑人.csv", `部门受案号,嫌疑人编号,姓名,出生日期\n${rows}\n`);
    const { manifest, directory } = await deliver([table], { limits: { maxListedProblems: 7 } });
    expect(manifest.problems).toMatchObject({
      total: 20,
      listed: 7,
      kinds: [{ code: "cell.not_a_date", columnId: "birthDate", count: 20 }],
    });
    expect(await problemsIn(directory)).toHaveLength(7);
    expect(manifest.problems.kinds[0]?.samples).toHaveLength(5);
  });
});

describe("all or nothing", () => {
  const phases: readonly DeliveryPhase[] = ["keep", "read", "convert", "check", "publish"];

  it.each(phases)("a failure while it is at %s leaves nothing, and the next attempt succeeds", async (phase) => {
    const files = [file("a.xlsx", handMade()), file("文书/起诉书.txt", "起诉书")];
    let reached = false;
    const onProgress: ReadDeliveryOptions["onProgress"] = (progress) => {
      reached ||= progress.phase === phase;
      if (progress.phase === phase) throw new Error(`failed at ${phase}`);
    };
    await expect(readDelivery(files, { lakeDir, onProgress })).rejects.toThrow(`failed at ${phase}`);
    expect(reached).toBe(true);
    expect(readdirSync(join(lakeDir, "deliveries"))).toEqual([]);
    expect(readdirSync(join(lakeDir, "staging"))).toEqual([]);
    expect((await deliver(files)).outcome).toBe("imported");
  });

  it("what a crash leaves is a staging folder, which the sweep removes", async () => {
    const { directory } = await deliver([file("a.xlsx", handMade())]);
    // A process id that no process has: above the largest that Linux, macOS and Windows give out.
    const dead = join(lakeDir, "staging", `99999999-dead`);
    const own = join(lakeDir, "staging", `${process.ppid}-living`);
    for (const folder of [dead, own]) mkdirSync(join(folder, "scratch"), { recursive: true });
    writeFileSync(join(dead, "cases.parquet"), "half");
    expect(await sweepStaging(lakeDir)).toBe(1);
    expect(existsSync(dead)).toBe(false);
    expect(existsSync(own)).toBe(true);
    expect(existsSync(join(directory, "manifest.json"))).toBe(true);
  });

  it("the sweep spares an import that runs", async () => {
    let during = -1;
    const sweeps: Promise<void>[] = [];
    const onProgress: ReadDeliveryOptions["onProgress"] = ({ phase }) => {
      if (phase !== "convert" || sweeps.length > 0) return;
      sweeps.push(sweepStaging(lakeDir).then((swept) => void (during = swept)));
    };
    const { outcome } = await deliver([file("a.xlsx", handMade())], { onProgress });
    await Promise.all(sweeps);
    expect([outcome, during]).toEqual(["imported", 0]);
  });

  it("one unreadable file refuses all, and every file's fault is told", async () => {
    const cut = handMade().subarray(0, 900);
    const result = await readDelivery([file("好.xlsx", handMade()), file("断.xlsx", cut), file("空.csv", "")], {
      lakeDir,
    });
    expect(codesOf(result)).toEqual([
      "xlsx.hidden_sheet",
      "zip.truncated",
      "files.empty",
      "delivery.column_unknown",
      "delivery.sheet_unknown",
    ]);
    expect(readdirSync(join(lakeDir, "deliveries"))).toEqual([]);
    expect(readdirSync(join(lakeDir, "staging"))).toEqual([]);
  });

  it("nothing recognised is refused rather than read as no cases", async () => {
    const result = await readDelivery([file("x.csv", "甲,乙\n1,2\n")], { lakeDir });
    expect(codesOf(result)).toEqual(["delivery.dataset_unknown", "delivery.nothing_recognised"]);
    if (result.outcome !== "refused") throw new Error("not refused");
    expect(result.diagnostics.map((one) => describeDelivery(one))).toEqual([
      "无法判断“x”是哪一类数据,请选择。",
      "没有认出任何一张表,请对照标准模板检查工作表名称和表头。",
    ]);
  });

  it("documents alone are a delivery without rows", async () => {
    const { manifest, directory } = await deliver([file("起诉书.docx", "PK…"), file("通知书.txt", "通知书")]);
    expect(manifest.files.map((one) => one.kind)).toEqual(["other", "other"]);
    expect(await rowsOf(directory, "SELECT count(*)::INTEGER AS n FROM documents")).toEqual([{ n: 0 }]);
  });

  it("refuses too many files and two of one name", async () => {
    const one = file("a.csv", "a");
    expect(codesOf(await readDelivery([one, one], { lakeDir }))).toEqual(["delivery.duplicate_file_name"]);
    expect(codesOf(await readDelivery([one, file("b.csv", "b")], { lakeDir, limits: { maxFiles: 1 } }))).toEqual([
      "delivery.too_many_files",
    ]);
  });
});

describe("the same delivery twice", () => {
  it("is recognised by its bytes, whatever the names and the order", async () => {
    const cases = `${caseHeader.join(",")}\n${caseRow.join(",")}\n`;
    const first = await deliver([file("案件.csv", cases), file("说明.txt", "x")]);
    const second = await deliver([file("别名.txt", "x"), file("案件2.csv", cases)]);
    expect(second).toEqual({ ...first, outcome: "known" });
    const third = await deliver([file("案件.csv", `${cases}\n`), file("说明.txt", "x")]);
    expect(third.outcome).toBe("imported");
    expect(third.directory).not.toBe(first.directory);
  });

  it("reads tables that come twice in one delivery once", async () => {
    const cases = `${caseHeader.join(",")}\n${caseRow.join(",")}\n`;
    const { manifest } = await deliver([file("案件.csv", cases), file("案件 副本.csv", cases)]);
    expect(manifest.files).toHaveLength(2);
    expect(manifest.sources).toHaveLength(1);
    expect(manifest.datasets[0]?.rows).toBe(1);
  });

  it("an id that another delivery has is a defect of the caller", async () => {
    await deliver([file("说明.txt", "x")], { id: "d1" });
    await expect(deliver([file("说明.txt", "y")], { id: "d1" })).rejects.toThrow("another delivery");
    await expect(deliver([file("说明.txt", "y")], { id: "../x" })).rejects.toThrow("id");
  });
});
