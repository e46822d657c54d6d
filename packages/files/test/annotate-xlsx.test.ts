import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJs from "exceljs";
import { afterAll, describe, expect, it } from "vitest";
import {
  type AddedSheet,
  annotateXlsx,
  type Annotation,
  type CellToMark,
  readXlsx,
  workbookKind,
  writeXlsx,
} from "../src/index.ts";
import { all, type Element, faultsOf, membersOf, one, parse } from "./package-check.ts";
import { rawWorkbook, rawZip, sheetXml, textRow } from "./raw-zip.ts";
import { richParts, richWorkbook } from "./rich-workbook.ts";

const folder = mkdtempSync(join(tmpdir(), "annotate-test-"));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;

function stored(bytes: Buffer): string {
  const path = join(folder, `in${++files}.xlsx`);
  writeFileSync(path, bytes);
  return path;
}

async function annotated(path: string, annotation: Annotation): Promise<string> {
  const out = join(folder, `out${++files}.xlsx`);
  const result = await annotateXlsx({ name: "表.xlsx", path }, annotation, out);
  expect(result).toMatchObject({ outcome: "written" });
  expect(faultsOf(membersOf(out))).toEqual([]);
  return out;
}

const noteOf = (text: string) => `【检衡】疑点 V11：${text}。请核实。`;
const findings: AddedSheet = {
  name: "检衡疑点",
  intro: ["检衡疑点", "数据日期 2026-03-31"],
  columns: [
    { header: "序号", width: 6 },
    { header: "说明", width: 60 },
    { header: "位置", width: 14 },
    { header: "办理情况", width: 30, typed: true },
    { header: "key", width: 10, hidden: true },
  ],
  rows: [
    [1, "=移送日期晚于受理日期", { text: "案件!C2", link: { sheet: "案件", cell: "C2" } }, null, "k1"],
    [2, { text: "待核", mark: "note" }, null, null, "k2"],
  ],
};
const cells: readonly CellToMark[] = [
  { sheet: "案件", row: 2, column: 2, mark: "error", note: noteOf("晚于") },
  { sheet: "案件", row: 2, column: 0, mark: "warning", note: noteOf("线程") },
  { sheet: "案件", row: 2, column: 1, mark: "note", note: noteOf("名称") },
  // Not there: a cell between others, a cell of a row that is one tag, a row, a cell beyond the sheet.
  { sheet: "案件", row: 3, column: 2, mark: "error", note: noteOf("为空") },
  { sheet: "案件", row: 5, column: 0, mark: "warning" },
  { sheet: "案件", row: 4, column: 3, mark: "error", note: noteOf("无此行") },
  { sheet: "案件", row: 9, column: 27, mark: "error", note: noteOf("之外") },
  { sheet: "案件", row: 1, column: 0, mark: "error" },
  { sheet: "犯罪嫌疑人", row: 2, column: 1, mark: "error", note: noteOf("姓名为空") },
  { sheet: "没有这张表", row: 2, column: 1, mark: "error" },
];

function styleOfCell(styles: Element, sheet: Element, reference: string) {
  const cell = all(sheet, "c").find(({ attributes }) => attributes["r"] === reference);
  const xf = one(styles, "cellXfs").children[Number(cell?.attributes["s"])];
  const fill = one(styles, "fills").children[Number(xf?.attributes["fillId"])];
  const font = one(styles, "fonts").children[Number(xf?.attributes["fontId"])];
  return {
    numFmtId: xf?.attributes["numFmtId"],
    borderId: xf?.attributes["borderId"],
    alignment: xf?.children.map(({ attributes }) => attributes["horizontal"]),
    fill: fill === undefined ? undefined : all(fill, "fgColor")[0]?.attributes["rgb"],
    font: font === undefined ? undefined : all(font, "color")[0]?.attributes,
  };
}

function read(path: string) {
  const members = membersOf(path);
  return { members, xml: (part: string) => parse((members.get(part) as Buffer).toString()) };
}

/** The same in the strict variant of ISO/IEC 29500. */
const strict = (text: string) =>
  text
    .replaceAll(
      "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
      "http://purl.oclc.org/ooxml/spreadsheetml/main",
    )
    .replaceAll(
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
      "http://purl.oclc.org/ooxml/officeDocument/relationships",
    );

const afterData = (text: string) => text.slice(text.indexOf("</sheetData>"));
const beforeData = (text: string) => text.slice(0, text.indexOf("<sheetData>"));

async function rowsOf(path: string) {
  const book = await readXlsx({ name: "表.xlsx", path });
  const rows = [];
  for (const sheet of book.sheets.slice(0, 3)) for await (const batch of book.rows(sheet)) rows.push(...batch);
  book.close();
  return rows;
}

describe("annotateXlsx on a workbook made by hand", async () => {
  const source = stored(richWorkbook());
  const out = await annotated(source, { cells, sheets: [findings] });
  const { members, xml } = read(out);
  const changed = new Set([
    "[Content_Types].xml",
    "docProps/app.xml",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/styles.xml",
    "xl/worksheets/sheet1.xml",
    "xl/worksheets/_rels/sheet1.xml.rels",
    "xl/worksheets/sheet2.xml",
    "xl/comments1.xml",
    "xl/drawings/vmlDrawing1.vml",
  ]);

  it("keeps every other part byte for byte", () => {
    for (const { name, data } of richParts) {
      if (changed.has(name)) expect(members.has(name), name).toBe(true);
      else expect(members.get(name), name).toEqual(Buffer.from(data));
    }
  });

  it("changes nothing in a sheet but styles, missing cells and hints", () => {
    const before = richParts.find(({ name }) => name === "xl/worksheets/sheet1.xml")?.data.toString() ?? "";
    const after = (members.get("xl/worksheets/sheet1.xml") as Buffer).toString();
    expect(afterData(after)).toBe(afterData(before));
    expect(beforeData(after)).toBe(beforeData(before).replace('ref="A1:D6"', 'ref="A1:AB9"'));
    expect(after).toContain("<f>C2-1</f><v>45719</v>");
    expect(after).toContain('<row r="1" spans="1:4" s="2" customFormat="1" ht="30" customHeight="1">');
  });

  it("gives a marked cell its own style with a fill, and readable letters", () => {
    const [styles, sheet] = [xml("xl/styles.xml"), xml("xl/worksheets/sheet1.xml")];
    expect(styleOfCell(styles, sheet, "C2")).toEqual({
      numFmtId: "176",
      borderId: "1",
      alignment: ["center"],
      fill: "FFFFC7CF",
      font: { theme: "1" },
    });
    expect(styleOfCell(styles, sheet, "B2")).toMatchObject({
      numFmtId: "49",
      fill: "FFDDEBF8",
      font: { rgb: "FF006100" },
    });
    // White letters on a pale fill could not be read.
    expect(styleOfCell(styles, sheet, "A1")).toMatchObject({ fill: "FFFFC7CF", font: { rgb: "FF000000" } });
    expect(styleOfCell(styles, sheet, "A2")).toMatchObject({ fill: "FFFFEB9D" });
    // An empty cell that was not there looks as its column says.
    expect(styleOfCell(styles, sheet, "D4")).toMatchObject({ numFmtId: "176", fill: "FFFFC7CF" });
    expect(styleOfCell(styles, sheet, "D2")).toMatchObject({ fill: undefined });
    const old = all(parse(richParts.find(({ name }) => name === "xl/styles.xml")?.data.toString() ?? ""), "cellXfs")[0];
    expect(one(styles, "cellXfs").children.slice(0, 4)).toEqual(old?.children);
  });

  it("puts missing cells and rows where they belong", () => {
    const rows = all(xml("xl/worksheets/sheet1.xml"), "row");
    expect(rows.map((row) => [row.attributes["r"], ...row.children.map(({ attributes }) => attributes["r"])])).toEqual([
      ["1", "A1", "B1", "C1", "D1"],
      ["2", "A2", "B2", "C2", "D2"],
      ["3", "A3", "B3", "C3", "D3"],
      ["4", "D4"],
      ["5", "A5"],
      ["6", "A6"],
      ["9", "AB9"],
    ]);
    const prefixed = all(xml("xl/worksheets/sheet2.xml"), "c").map(({ attributes }) => attributes["r"]);
    expect(prefixed).toEqual([undefined, undefined, undefined, "B2"]);
  });

  it("adds to notes and threads that are there, and draws boxes for new ones", () => {
    const notes = new Map(
      all(xml("xl/comments1.xml"), "comment").map((comment) => [
        comment.attributes["ref"],
        all(comment, "t")
          .map(({ text }) => text)
          .join(""),
      ]),
    );
    expect(notes.get("C2")).toBe(`甲的批注：已电话核对\n${noteOf("晚于")}`);
    expect(notes.get("A2")).toBe(`[线程批注] 请看 回复\n${noteOf("线程")}`);
    expect(new Set(notes.keys())).toEqual(new Set(["A2", "AB9", "B2", "C2", "C3", "D4"]));
    expect(all(xml("xl/comments1.xml"), "author").map(({ text }) => text)).toContain("检衡");
    // The person's note keeps its author.
    expect(all(xml("xl/comments1.xml"), "comment")[0]?.attributes["authorId"]).toBe("0");
    expect((members.get("xl/drawings/vmlDrawing1.vml") as Buffer).toString()).toContain('ObjectType="Button"');
  });

  it("adds its sheet at the end, with names and titles, and leaves those of others", () => {
    const workbook = xml("xl/workbook.xml");
    expect(all(workbook, "sheet").map(({ attributes }) => [attributes["name"], attributes["sheetId"]])).toEqual([
      ["案件", "1"],
      ["犯罪嫌疑人", "7"],
      ["底稿", "4"],
      ["检衡疑点", "8"],
    ]);
    expect(all(workbook, "definedName").map(({ attributes, text }) => [attributes["localSheetId"], text])).toEqual([
      ["0", "案件!$1:$1"],
      ["3", "'检衡疑点'!$A$3:$E$5"],
      ["3", "'检衡疑点'!$3:$3"],
    ]);
    const titles = all(xml("docProps/app.xml"), "TitlesOfParts")[0];
    expect(titles === undefined ? [] : all(titles, "lpstr").map(({ text }) => text)).toEqual([
      "案件",
      "犯罪嫌疑人",
      "底稿",
      "检衡疑点",
      "案件!Print_Titles",
    ]);
    expect(all(xml("docProps/app.xml"), "i4").map(({ text }) => text)).toEqual(["4", "1"]);
  });

  it("links a finding to its cell", () => {
    const [link] = all(xml("xl/worksheets/sheet4.xml"), "hyperlink");
    expect(link?.attributes).toMatchObject({ ref: "C4", location: "'案件'!C2" });
  });

  it("is read by another program's reader with its fills and notes", async () => {
    const book = new ExcelJs.Workbook();
    // It trips over the thread's and the controls' parts of the fixture, so it reads the sheet of a plain workbook.
    const plain = join(folder, "plain.xlsx");
    await writeXlsx(
      {
        sheets: [
          {
            name: "案件",
            columns: [{ header: "部门受案号" }, { header: "受理日期", kind: "date" }],
            rows: [["示例1号", "2025-03-04"]],
          },
        ],
      },
      plain,
    );
    await book.xlsx.readFile(
      await annotated(plain, {
        cells: [{ sheet: "案件", row: 2, column: 1, mark: "error", note: noteOf("晚于") }],
        sheets: [findings],
      }),
    );
    const cell = book.getWorksheet("案件")?.getCell("B2");
    expect(cell?.fill).toMatchObject({ pattern: "solid", fgColor: { argb: "FFFFC7CF" } });
    expect(cell?.numFmt).toBe("yyyy-mm-dd");
    expect(JSON.stringify(cell?.note)).toContain("【检衡】疑点 V11：晚于。请核实。");
    const sheet = book.getWorksheet("检衡疑点");
    expect(sheet?.getCell("B4").value).toBe("=移送日期晚于受理日期");
    expect(sheet?.getColumn(5).hidden).toBe(true);
    expect(sheet?.pageSetup).toMatchObject({ orientation: "landscape", fitToPage: true });
    expect(sheet?.views[0]).toMatchObject({ state: "frozen", ySplit: 3 });
  });

  it("reads back with the same values", async () => {
    expect(await rowsOf(out)).toEqual(await rowsOf(source));
  });

  it("says what ending a workbook with macros needs", async () => {
    expect(await workbookKind({ name: "表.xlsx", path: out })).toEqual({ ending: ".xlsm", signed: false });
    expect(await workbookKind({ name: "表.csv", bytes: Buffer.from("甲,乙") })).toBeUndefined();
  });
});

describe("a second round", async () => {
  const first = await annotated(stored(richWorkbook()), { cells, sheets: [findings] });

  it("takes off the marks and notes of the first, and leaves what people wrote and coloured", async () => {
    const second = await annotated(first, {
      cells: [{ sheet: "案件", row: 2, column: 1, mark: "error", note: noteOf("新") }],
      sheets: [findings],
    });
    const { xml } = read(second);
    const [styles, sheet] = [xml("xl/styles.xml"), xml("xl/worksheets/sheet1.xml")];
    expect(styleOfCell(styles, sheet, "C2")).toMatchObject({ numFmtId: "176", borderId: "1", fill: undefined });
    expect(styleOfCell(styles, sheet, "A1")).toMatchObject({ fill: "FF1F4E79", font: { theme: "0" } });
    expect(styleOfCell(styles, sheet, "B2")).toMatchObject({ fill: "FFFFC7CF", font: { rgb: "FF006100" } });
    const notes = all(xml("xl/comments1.xml"), "comment").map((comment) => [
      comment.attributes["ref"],
      all(comment, "t")
        .map(({ text }) => text)
        .join(""),
    ]);
    expect(notes).toEqual([
      ["C2", "甲的批注：已电话核对"],
      ["A2", "[线程批注] 请看 回复"],
      ["B2", noteOf("新")],
    ]);
    expect(all(xml("xl/workbook.xml"), "sheet")).toHaveLength(4);
    expect(all(xml("xl/workbook.xml"), "definedName")).toHaveLength(3);
  });

  it("takes off a mark of a cell with a named style, and gives the style back", async () => {
    const second = read(await annotated(first, { cells: [], sheets: [findings] }));
    const styles = second.xml("xl/styles.xml");
    const cell = all(second.xml("xl/worksheets/sheet1.xml"), "c").find(({ attributes }) => attributes["r"] === "B2");
    expect(one(styles, "cellXfs").children[Number(cell?.attributes["s"])]?.attributes).toMatchObject({
      fillId: "3",
      fontId: "2",
      xfId: "1",
    });
  });

  it("does not pile up from round to round", async () => {
    const annotation = { cells, sheets: [findings] };
    const second = await annotated(await annotated(first, annotation), annotation);
    const third = await annotated(second, annotation);
    const [before, after] = [second, third].map((path) => {
      const { members, xml } = read(path);
      const lists = ["fonts", "fills", "borders", "cellStyleXfs", "cellStyles"];
      return [
        new Set(members.keys()),
        ...lists.map((name) => one(xml("xl/styles.xml"), name).children.length),
        (members.get("xl/comments1.xml") as Buffer).toString(),
        all(xml("xl/drawings/vmlDrawing1.vml"), "shape").length,
      ];
    });
    expect(after).toEqual(before);
  });

  it("leaves a fill that a person has chosen since", async () => {
    const members = membersOf(first);
    const styles = (members.get("xl/styles.xml") as Buffer).toString().replaceAll('rgb="FFFFC7CF"', 'rgb="FF00FF00"');
    const path = stored(
      rawZip([...members].map(([name, data]) => ({ name, data: name === "xl/styles.xml" ? styles : data }))),
    );
    const { xml } = read(await annotated(path, { cells: [], sheets: [findings] }));
    const [after, sheet] = [xml("xl/styles.xml"), xml("xl/worksheets/sheet1.xml")];
    expect(styleOfCell(after, sheet, "C2")).toMatchObject({ fill: "FF00FF00" });
  });
});

describe("workbooks that lack things", () => {
  it("gives styles to a workbook without any, and content types", async () => {
    const types =
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Default Extension="xml" ContentType="application/xml"/></Types>';
    const path = stored(
      rawWorkbook({
        sheets: [{ name: "案件", xml: sheetXml(textRow(1, ["部门受案号"])) }],
        extra: [{ name: "[Content_Types].xml", data: types }],
      }),
    );
    const out = await annotated(path, {
      cells: [{ sheet: "案件", row: 1, column: 0, mark: "error", note: noteOf("甲") }],
      sheets: [],
    });
    const { xml } = read(out);
    expect(styleOfCell(xml("xl/styles.xml"), xml("xl/worksheets/sheet1.xml"), "A1")).toMatchObject({
      fill: "FFFFC7CF",
    });
  });

  it("fills cells but writes no more notes than programs bear, the gravest first", async () => {
    const path = stored(richWorkbook());
    const many: CellToMark[] = [1, 2, 3].map((row) => ({
      sheet: "底稿",
      row,
      column: 0,
      mark: row === 3 ? "error" : "note",
      note: noteOf(`第${row}`),
    }));
    const out = join(folder, "many.xlsx");
    const result = await annotateXlsx({ name: "表", path }, { cells: many, sheets: [], maxNotes: 2 }, out);
    expect(result).toMatchObject({ outcome: "written", file: { marked: 3, notes: 2, notesLeftOut: 1 } });
    const { xml } = read(out);
    expect(all(xml("xl/worksheets/sheet3.xml"), "c")).toHaveLength(3);
    expect(all(xml("xl/comments2.xml"), "comment").map(({ attributes }) => attributes["ref"])).toEqual(["A1", "A3"]);
  });

  it("lists several notes of one cell, and takes the gravest mark", async () => {
    const path = stored(richWorkbook());
    const twice = (["warning", "error"] as const).map((mark) => ({
      sheet: "底稿",
      row: 1,
      column: 0,
      mark,
      note: noteOf(mark),
    }));
    const { xml } = read(await annotated(path, { cells: twice, sheets: [] }));
    expect(one(xml("xl/comments2.xml"), "t").text).toBe(`${noteOf("warning")}\n${noteOf("error")}`);
    expect(styleOfCell(xml("xl/styles.xml"), xml("xl/worksheets/sheet3.xml"), "A1")).toMatchObject({
      fill: "FFFFC7CF",
    });
  });

  it("speaks the dialect of a strict workbook", async () => {
    const parts = richParts.map((part) =>
      /\.(xml|rels)$/.test(part.name) ? { ...part, data: strict(part.data.toString()) } : part,
    );
    const out = await annotated(stored(rawZip(parts)), {
      cells: [{ sheet: "底稿", row: 1, column: 0, mark: "error", note: noteOf("甲") }],
      sheets: [findings],
    });
    const { members } = read(out);
    for (const part of [
      "xl/worksheets/sheet3.xml",
      "xl/worksheets/sheet4.xml",
      "xl/comments2.xml",
      "xl/workbook.xml",
    ]) {
      expect((members.get(part) as Buffer).toString(), part).not.toContain("openxmlformats.org/spreadsheetml");
      expect((members.get(part) as Buffer).toString(), part).not.toContain("openxmlformats.org/officeDocument");
    }
  });

  it("refuses what is no workbook, and leaves nothing behind", async () => {
    const out = join(folder, "refused.xlsx");
    const bad = await annotateXlsx(
      { name: "坏.xlsx", bytes: Buffer.from("PK\u0003\u0004 nothing") },
      { cells: [], sheets: [] },
      out,
    );
    expect(bad).toMatchObject({ outcome: "refused" });
    const cut = rawWorkbook({ sheets: [{ name: "案件", xml: sheetXml(textRow(1, ["甲"])).slice(0, -20) }] });
    const broken = await annotateXlsx(
      { name: "断.xlsx", bytes: cut },
      { cells: [{ sheet: "案件", row: 1, column: 0, mark: "error" }], sheets: [] },
      out,
    );
    expect(broken).toMatchObject({ outcome: "refused", diagnostics: [{ code: "xml.malformed" }] });
    expect(readdirSync(folder).filter((name) => name.startsWith("refused"))).toEqual([]);
  });
});
