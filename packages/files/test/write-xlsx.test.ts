// What we write is judged by another program's reader (exceljs) and by the XML itself; our own reader comes last.

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import exceljs from "exceljs";
import { afterAll, describe, expect, it } from "vitest";
import yauzl from "yauzl";
import { type ColumnToWrite, readXlsx, type WorkbookToWrite, writeXlsx, xlsxBytes } from "../src/index.ts";
import { parseXml } from "../src/xml-part.ts";

const folder = mkdtempSync(join(tmpdir(), "xlsx-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function byAnother(workbook: WorkbookToWrite): Promise<exceljs.Workbook> {
  const book = new exceljs.Workbook();
  await book.xlsx.load((await xlsxBytes(workbook)) as unknown as ArrayBuffer);
  return book;
}

async function parts(bytes: Buffer): Promise<Map<string, string>> {
  const zip = await yauzl.fromBufferPromise(bytes, { lazyEntries: true });
  const found = new Map<string, string>();
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    found.set(entry.fileName, Buffer.concat(chunks).toString("utf8"));
  }
  return found;
}

function oneColumn(rows: Iterable<readonly string[]>): WorkbookToWrite {
  return { sheets: [{ name: "a", columns: [{ header: "甲" }], rows }] };
}

function* failingSource(): Generator<string[]> {
  yield ["1"];
  throw new Error("source broke");
}

const sample: WorkbookToWrite = {
  title: "样例",
  sheets: [
    {
      name: "案件",
      columns: [
        { header: "部门受案号", required: true, note: "统一业务系统中的编号" },
        { header: "证件号码" },
        { header: "受理日期", kind: "date" },
        { header: "执行时间", kind: "datetime" },
        { header: "涉案金额", kind: "money" },
        { header: "人数", kind: "integer" },
        { header: "案件类别", choices: ["审查逮捕", "审查起诉"], choicesOnly: true },
      ],
      rows: [
        [
          "甲检刑诉受[2024]990129000001号",
          "110105194912310021",
          "2025-01-03",
          "2025-01-03T08:30:00",
          "1234.50",
          "3",
          "审查起诉",
        ],
        ["=1+1", "007", "2025-02-30", "下午", "12万元", "三", null],
        ['a&<b>\n"c"_x0041_\u0001', null, { value: "无", mark: "error", note: "应为日期" }, undefined, -5, 7.25, true],
      ],
    },
    { name: "底稿", columns: [{ header: "甲" }], rows: [], hidden: true },
  ],
};

describe("a written workbook, as another reader sees it", () => {
  it("keeps text as text and makes dates and numbers real", async () => {
    const sheet = (await byAnother(sample)).getWorksheet("案件");
    const values = (row: number) => Array.from((sheet?.getRow(row).values ?? []) as unknown[]).slice(1);
    expect(values(1)).toEqual(["部门受案号", "证件号码", "受理日期", "执行时间", "涉案金额", "人数", "案件类别"]);
    expect(values(2)).toEqual([
      "甲检刑诉受[2024]990129000001号",
      "110105194912310021",
      new Date("2025-01-03T00:00:00Z"),
      new Date("2025-01-03T08:30:00Z"),
      1234.5,
      3,
      "审查起诉",
    ]);
    expect(values(3)).toEqual(["=1+1", "007", "2025-02-30", "下午", "12万元", "三"]);
    expect(sheet?.getCell("A3").type).toBe(exceljs.ValueType.String);
    expect(sheet?.getCell("C2").numFmt).toBe("yyyy-mm-dd");
    expect(values(4).slice(4)).toEqual([-5, 7.25, true]);
  });

  it("freezes and filters the header, lists choices, shows comments, hides what is hidden", async () => {
    const book = await byAnother(sample);
    const sheet = book.getWorksheet("案件");
    expect(sheet?.views[0]).toMatchObject({ state: "frozen", ySplit: 1 });
    expect(sheet?.autoFilter).toBe("A1:G1");
    expect(sheet?.getCell("G2").dataValidation).toMatchObject({
      type: "list",
      formulae: ['"审查逮捕,审查起诉"'],
      errorStyle: "stop",
    });
    expect(JSON.stringify(sheet?.getCell("A1").note)).toContain("统一业务系统中的编号");
    expect(JSON.stringify(sheet?.getCell("C4").note)).toContain("应为日期");
    expect(sheet?.getCell("C4").fill).toMatchObject({ pattern: "solid", fgColor: { argb: "FFFFC7CE" } });
    expect(book.getWorksheet("底稿")?.state).toBe("hidden");
  });

  it("puts a long list of choices on a hidden sheet", async () => {
    const choices = Array.from({ length: 60 }, (_, index) => `某某类别第${index}项`);
    const sheets = [{ name: "甲", columns: [{ header: "类别", choices }], rows: [] }];
    const book = await byAnother({ sheets });
    expect(book.getWorksheet("甲")?.getCell("A2").dataValidation.formulae).toEqual(["'选项'!$A$2:$A$61"]);
    expect(book.getWorksheet("选项")?.state).toBe("hidden");
    expect(book.getWorksheet("选项")?.getCell("A61").value).toBe("某某类别第59项");
  });

  it("offers choices without insisting, says what may stand in a cell, and checks days typed by hand", async () => {
    const columns: ColumnToWrite[] = [
      { header: "情节", choices: ["自首", "坦白"], choicesOnly: "suggested", hint: '以“、”隔开 <"&' },
      { header: "受理日期", kind: "date", checksDays: true },
      { header: "办结日期", kind: "date" },
    ];
    const sheet = (await byAnother({ sheets: [{ name: "甲", columns, rows: [] }] })).getWorksheet("甲");
    const [several, checked, unchecked] = ["A2", "B2", "C2"].map((cell) => sheet?.getCell(cell).dataValidation);
    expect(several).toMatchObject({
      type: "list",
      formulae: ['"自首,坦白"'],
      showInputMessage: true,
      prompt: '以“、”隔开 <"&',
    });
    expect(several?.showErrorMessage ?? false).toBe(false);
    expect(checked).toMatchObject({ type: "date", operator: "between", errorStyle: "warning", showErrorMessage: true });
    // Excel counts a 29 February 1900 that never was, so readers differ by a day before it.
    const bounds = checked?.formulae.map((day: unknown) =>
      day instanceof Date ? day.toISOString().slice(0, 10) : day,
    );
    expect(bounds).toEqual([expect.stringMatching(/^(1900-01-01|1899-12-31)$/), "2100-12-31"]);
    expect(unchecked).toBeUndefined();
  });

  it("makes sheet names that Excel takes", async () => {
    const names = ["a/b", "A_B", "很".repeat(40), "很".repeat(40), "'x'", ""];
    const sheets = names.map((name) => ({ name, columns: [{ header: "甲" }], rows: [] }));
    const written = (await byAnother({ sheets })).worksheets.map((sheet) => sheet.name);
    expect(written).toEqual(["a_b", "A_B_2", "很".repeat(31), `${"很".repeat(29)}_2`, "x", "Sheet"]);
  });
});

describe("a written workbook, byte by byte", () => {
  it("marks what looks like a formula as text for good, and writes no formula", async () => {
    const texts = ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\tx"];
    const bytes = await xlsxBytes({
      sheets: [{ name: "a", columns: [{ header: "甲" }], rows: texts.map((text) => [text]) }],
    });
    const all = await parts(bytes);
    const sheet = all.get("xl/worksheets/sheet1.xml") ?? "";
    expect(sheet).not.toContain("<f>");
    const cellFormats = (all.get("xl/styles.xml") ?? "").replace(/^.*<cellXfs/s, "");
    const formats = [...cellFormats.matchAll(/<xf [^>]*?(?:\/>|>)/g)].map(String);
    const styles = [...sheet.matchAll(/<c r="A[2-6]" s="(\d+)" t="inlineStr">/g)].map(
      (match) => formats[Number(match[1])],
    );
    expect(styles).toHaveLength(5);
    for (const style of styles) expect(style).toContain('quotePrefix="1"');
  });

  it("is well-formed in every part and names every part it has", async () => {
    const all = await parts(await xlsxBytes(sample));
    for (const [name, text] of all) expect(() => parseXml(text), name).not.toThrow();
    const types = all.get("[Content_Types].xml") ?? "";
    for (const name of all.keys()) {
      if (!/\.(rels|vml)$/.test(name) && name !== "[Content_Types].xml") expect(types).toContain(`PartName="/${name}"`);
    }
  });

  it("keeps Excel's order of elements in a sheet", async () => {
    const sheet = (await parts(await xlsxBytes(sample))).get("xl/worksheets/sheet1.xml") ?? "";
    const order = parseXml(sheet).children.map((child) => child.name);
    expect(order).toEqual([
      "sheetViews",
      "sheetFormatPr",
      "cols",
      "sheetData",
      "autoFilter",
      "dataValidations",
      "pageMargins",
      "legacyDrawing",
    ]);
  });

  it("gives the same bytes for the same input, and their digest", async () => {
    const path = join(folder, "a.xlsx");
    const { sha256, bytes } = await writeXlsx(sample, path);
    const onDisk = readFileSync(path);
    expect(onDisk.length).toBe(bytes);
    expect(createHash("sha256").update(onDisk).digest("hex")).toBe(sha256);
    expect(onDisk.equals(await xlsxBytes(sample))).toBe(true);
  });
});

describe("what we write, we read", () => {
  it("gives back every text as it was", async () => {
    const texts = ["普通", " 前后 ", "行\n断", "\r\n", "_x000D_", "a\u0001b", "<&\">'", "😀𠮷", "=1", "\u{feff}x"];
    const bytes = await xlsxBytes({
      sheets: [{ name: "a", columns: [{ header: "甲" }], rows: texts.map((text) => [text]) }],
    });
    const book = await readXlsx({ name: "a.xlsx", bytes });
    const found: string[] = [];
    for (const sheet of book.sheets)
      for await (const rows of book.rows(sheet))
        for (const row of rows) found.push(...row.cells.map((cell) => cell.text));
    book.close();
    expect(book.diagnostics).toEqual([]);
    expect(found.slice(1)).toEqual(texts);
  });

  it("fails rather than writing what Excel cannot hold, and passes on a failing row source", async () => {
    await expect(xlsxBytes(oneColumn([["x".repeat(32_768)]]))).rejects.toThrow(/32767/);
    await expect(xlsxBytes(oneColumn(failingSource()))).rejects.toThrow("source broke");
  });
});
