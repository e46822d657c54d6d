import { describe, expect, it } from "vitest";
import { type Cell, type FileDiagnostic, readXlsx } from "../src/index.ts";
import { XmlBytes, type XmlHandler } from "../src/xml-bytes.ts";
import { rawWorkbook, type RawWorkbook, sheetXml, stylesOf, textRow } from "./raw-zip.ts";

interface Read {
  readonly rows: readonly { readonly number: number; readonly cells: readonly string[] }[];
  readonly diagnostics: readonly FileDiagnostic[];
}

/** Each cell as `column:kind:text`. */
async function read(workbook: RawWorkbook, sheetIndex = 0): Promise<Read> {
  const book = await readXlsx({ name: "案件.xlsx", bytes: rawWorkbook(workbook) });
  const rows: { number: number; cells: string[] }[] = [];
  const sheet = book.sheets[sheetIndex];
  if (sheet !== undefined) {
    for await (const batch of book.rows(sheet)) {
      for (const row of batch) rows.push({ number: row.number, cells: row.cells.map(spell) });
    }
  }
  book.close();
  return { rows, diagnostics: book.diagnostics };
}

function spell({ column, kind, text }: Cell): string {
  return `${column}:${kind}:${text}`;
}

async function readRow(row: string, rest: Partial<RawWorkbook> = {}): Promise<readonly string[]> {
  const { rows, diagnostics } = await read({ sheets: [{ name: "案件", xml: sheetXml(row) }], ...rest });
  expect(diagnostics).toEqual([]);
  return rows[0]?.cells ?? [];
}

describe("cells of a sheet", () => {
  it("reads shared strings: plain, rich, with reading aid, with escapes, empty", async () => {
    const sharedStrings =
      '<sst xmlns="x"><si><t>张某某</t></si><si><r><rPr><b/></rPr><t>盗窃</t></r><r><t xml:space="preserve"> 案</t></r></si>' +
      '<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si><si><t>a_x000D_b_x005F_x000D_</t></si><si/><si><t>甲&amp;乙&#x4E19;&#19969;</t></si></sst>';
    const row = "<row r='3'>" + [0, 1, 2, 3, 4, 5].map((index) => `<c t="s"><v>${index}</v></c>`).join("") + "</row>";
    expect(await readRow(row, { sharedStrings })).toEqual([
      "0:text:张某某",
      "1:text:盗窃 案",
      "2:text:東京",
      "3:text:a\rb_x000D_",
      "5:text:甲&乙丙丁",
    ]);
  });

  it("reads shared strings of which the first is empty", async () => {
    const row = '<row r="1"><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>';
    expect(await readRow(row, { sharedStrings: "<sst><si><t></t></si><si><t>甲</t></si></sst>" })).toEqual([
      "1:text:甲",
    ]);
  });

  it("keeps a number's written digits", async () => {
    const row =
      '<row r="1"><c r="A1"><v>320101194912310000</v></c><c r="B1"><v>3.2010119491231E+17</v></c><c r="C1" t="n"><v>0.1</v></c></row>';
    expect(await readRow(row)).toEqual(["0:number:320101194912310000", "1:number:3.2010119491231E+17", "2:number:0.1"]);
  });

  it("tells days, moments, times and padded numbers by their style", async () => {
    const styles = stylesOf([
      0,
      14,
      22,
      "yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;",
      20,
      "000000",
      31,
      "0.00E+00",
      "[$-804]yyyy-mm-dd hh:mm",
    ]);
    const cells = [
      [0, "45660"],
      [1, "45660"],
      [2, "45660.354166666664"],
      [3, "45660"],
      [4, "0.354166666666667"],
      [5, "10101"],
      [6, "45660"],
      [7, "45660"],
      [8, "45660"],
      [1, "45660.5"],
    ].map(([style, value]) => `<c s="${style}"><v>${value}</v></c>`);
    expect(await readRow(`<row r="1">${cells.join("")}</row>`, { styles })).toEqual([
      "0:number:45660",
      "1:date:2025-01-03",
      "2:datetime:2025-01-03T08:30:00",
      "3:date:2025-01-03",
      "4:time:08:30:00",
      "5:text:010101",
      "6:date:2025-01-03",
      "7:number:45660",
      "8:datetime:2025-01-03T00:00:00",
      "9:datetime:2025-01-03T12:00:00",
    ]);
  });

  it("counts days from 1904 when the workbook says so", async () => {
    const row = '<row r="1"><c s="0"><v>44198</v></c></row>';
    expect(await readRow(row, { styles: stylesOf([14]), date1904: true })).toEqual(["0:date:2025-01-03"]);
  });

  it("reads booleans, errors, inline strings, strict dates and cached formula values", async () => {
    const row =
      '<row r="1"><c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="e"><v>#N/A</v></c>' +
      '<c t="inlineStr"><is><r><t>甲</t></r><r><t>乙</t></r><rPh><t>x</t></rPh></is></c><c t="d"><v>2025-01-03</v></c>' +
      '<c t="str"><f>A1&amp;"x"</f><v>结果</v></c><c><f>1+1</f><v>2</v></c><c t="d"><v>2025-01-03T08:30:00</v></c></row>';
    expect(await readRow(row)).toEqual([
      "0:bool:TRUE",
      "1:bool:FALSE",
      "2:error:#N/A",
      "3:text:甲乙",
      "4:date:2025-01-03",
      "5:text:结果",
      "6:number:2",
      "7:datetime:2025-01-03T08:30:00",
    ]);
  });

  it("places cells and rows without references, out of order, and beyond Z", async () => {
    const rows =
      '<row><c><v>1</v></c></row><row r="5"><c r="AB5"><v>3</v></c><c r="B5"><v>2</v></c></row><row><c><v>4</v></c></row>';
    const { rows: found } = await read({ sheets: [{ name: "a", xml: sheetXml(rows) }] });
    expect(found).toEqual([
      { number: 1, cells: ["0:number:1"] },
      { number: 5, cells: ["1:number:2", "27:number:3"] },
      { number: 6, cells: ["0:number:4"] },
    ]);
  });

  it("understands prefixes, CDATA, comments, odd quotes and white space", async () => {
    const xml =
      "<?xml version='1.0'?><!-- > --><x:worksheet xmlns:x='m'><x:sheetData><x:row  r = '2' >" +
      "<x:c r='A2' t='inlineStr'><x:is><x:t><![CDATA[a<b&amp;]]>c<!-- no -->d</x:t></x:is></x:c>" +
      '<x:c t="inlineStr" r="C2" note="a>b"><x:is><x:t>e</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>';
    const { rows, diagnostics } = await read({ sheets: [{ name: "a", xml }] });
    expect(diagnostics).toEqual([]);
    expect(rows).toEqual([{ number: 2, cells: ["0:text:a<b&amp;cd", "2:text:e"] }]);
  });

  it("leaves out styled cells that hold nothing, however far right", async () => {
    expect(await readRow('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="1"/></row>')).toEqual(["0:number:1"]);
  });
});

describe("what a workbook may hide", () => {
  it("names hidden sheets, merged cells, macros and formulas without a result", async () => {
    const merges = '<mergeCells count="2"><mergeCell ref="A2:A4"/><mergeCell ref="B2:C2"/></mergeCells>';
    const rows = textRow(1, ["部门受案号"]) + '<row r="2"><c r="A2"><f>B2</f></c><c r="B2"><v>1</v></c></row>';
    const workbook = {
      sheets: [
        { name: "案件", xml: sheetXml(rows, merges) },
        { name: "底稿", xml: sheetXml(""), state: "veryHidden" },
      ],
      macros: true,
    };
    const { rows: found, diagnostics } = await read(workbook);
    expect(found[1]).toEqual({ number: 2, cells: ["0:error:#未计算", "1:number:1"] });
    expect(diagnostics.map(({ code, where, args }) => [code, where.sheet, args])).toEqual([
      ["xlsx.macros_ignored", undefined, {}],
      ["xlsx.hidden_sheet", "底稿", { sheet: "底稿" }],
      ["xlsx.merged_cells", "案件", { count: 2, range: "A2:A4" }],
      ["xlsx.formula_without_value", "案件", { count: 1, cell: "A2" }],
    ]);
  });

  it("gives the merged ranges once the rows were read", async () => {
    const xml = sheetXml(textRow(1, ["a"]), '<mergeCells><mergeCell ref="A2:AB4"/></mergeCells>');
    const book = await readXlsx({ name: "a.xlsx", bytes: rawWorkbook({ sheets: [{ name: "a", xml }] }) });
    const [sheet] = book.sheets;
    if (sheet === undefined) throw new Error("no sheet");
    for await (const rows of book.rows(sheet)) expect(rows).toHaveLength(1);
    expect(book.merges(sheet)).toEqual([{ firstRow: 2, lastRow: 4, firstColumn: 0, lastColumn: 27 }]);
    book.close();
  });
});

describe("damage inside", () => {
  const damaged: readonly (readonly [string, string, string])[] = [
    ["a sheet that ends too early", "<worksheet><sheetData><row r='1'><c><v>1</v></c></row>", "xml.malformed"],
    ["a tag that never ends", "<worksheet><sheetData><row r='1'><c><v>1</v></c></row", "xml.malformed"],
    ["an unknown entity", sheetXml(textRow(1, ["&lol;"])), "xml.malformed"],
    ["an element too many closed", "<worksheet/></a>", "xml.malformed"],
    ["a text that does not exist", sheetXml('<row r="1"><c t="s"><v>7</v></c></row>'), "xlsx.bad_reference"],
    ["UTF-16", Buffer.from("<worksheet/>", "utf16le").toString("latin1"), "xml.not_utf8"],
  ];
  it.each(damaged)("reports %s", async (_, xml, code) => {
    const { diagnostics } = await read({ sheets: [{ name: "案件", xml }] });
    expect(diagnostics.map((one) => [one.code, one.severity])).toEqual([[code, "error"]]);
  });
});

describe("the byte tokenizer", () => {
  const xml = '\u{feff}<?xml version="1.0"?><a x="1>2"><b>甲&amp;乙</b><!-- c --><d/><![CDATA[<e>]]>丙</a>\n';
  const whole = [
    'open a  x="1>2"',
    "open b ",
    "text 甲&amp;乙",
    "close b",
    "open d ",
    "text <e>",
    "text 丙",
    "close a",
  ];

  it.each([1, 2, 3, 7, 1000])("sees the same in pieces of %i bytes", (size) => {
    const seen: string[] = [];
    const handler: XmlHandler = {
      open: (bytes, start, end, last) =>
        void seen.push(`open ${bytes.toString("utf8", start, end)} ${bytes.toString("utf8", end, last)}`),
      close: (bytes, start, end) => void seen.push(`close ${bytes.toString("utf8", start, end)}`),
      text: (bytes, start, end) => void seen.push(`text ${bytes.toString("utf8", start, end)}`),
    };
    const tokenizer = new XmlBytes(handler);
    const bytes = Buffer.from(xml);
    for (let from = 0; from < bytes.length; from += size) tokenizer.feed(bytes.subarray(from, from + size));
    tokenizer.end();
    expect(seen).toEqual(whole);
  });
});
