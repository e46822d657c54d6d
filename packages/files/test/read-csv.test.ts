import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import iconv from "iconv-lite";
import { afterAll, describe, expect, it } from "vitest";
import { type CsvOptions, describeDiagnostic, readCsv } from "../src/index.ts";

interface Read {
  readonly encoding: string | undefined;
  readonly delimiter: string;
  readonly codes: readonly string[];
  readonly rows: readonly (readonly [number, ...string[]])[];
}

async function read(content: string | Buffer, options: CsvOptions = {}): Promise<Read> {
  const csv = await readCsv({ name: "案件.csv", bytes: Buffer.from(content as string) }, options);
  const rows: [number, ...string[]][] = [];
  for await (const batch of csv.rows()) {
    for (const { number, cells } of batch) rows.push([number, ...cells.map(({ column, text }) => `${column}:${text}`)]);
  }
  const { encoding, delimiter, diagnostics } = csv;
  return { encoding, delimiter, codes: diagnostics.map((one) => one.code), rows };
}

const chinese = "部门受案号,姓名\n甲检刑诉受[2024]990129000001号,张某某\n";
const chineseRows = [
  [1, "0:部门受案号", "1:姓名"],
  [2, "0:甲检刑诉受[2024]990129000001号", "1:张某某"],
];

describe("encodings", () => {
  it.each([
    ["UTF-8", Buffer.from(chinese), "utf-8"],
    ["UTF-8 with a mark", Buffer.from(`\u{feff}${chinese}`), "utf-8"],
    ["GB18030", iconv.encode(chinese, "gb18030"), "gb18030"],
    ["UTF-16 little endian", Buffer.from(`\u{feff}${chinese}`, "utf16le"), "utf-16le"],
    ["UTF-16 big endian", Buffer.from(`\u{feff}${chinese}`, "utf16le").swap16(), "utf-16be"],
  ])("%s is found out", async (_, bytes, encoding) => {
    expect(await read(bytes)).toEqual({ encoding, delimiter: ",", codes: [], rows: chineseRows });
  });

  it("GB18030 of four bytes, and bytes that fall apart at a chunk's edge", async () => {
    const rare = "䶮𠮷"; // two and four bytes in GB18030
    const filler = "a".repeat(256 * 1024 - 3);
    const { rows, encoding } = await read(iconv.encode(`${filler},${rare}\n`, "gb18030"), {
      limits: { maxCellChars: 300_000 },
    });
    expect(encoding).toBe("gb18030");
    expect(rows[0]?.[2]).toBe(`1:${rare}`);
  });

  it("asks when it is neither", async () => {
    const bytes = Buffer.concat([Buffer.from("部门,"), Buffer.from([0xff, 0xff, 0x80, 0x0a])]);
    expect(await read(bytes)).toMatchObject({ encoding: undefined, codes: ["csv.encoding_unknown"], rows: [] });
  });

  it("takes the answer", async () => {
    const bytes = iconv.encode("案號,姓名\n一,張\n", "big5");
    expect((await read(bytes, { encoding: "big5" })).rows).toEqual([
      [1, "0:案號", "1:姓名"],
      [2, "0:一", "1:張"],
    ]);
  });

  const row = "甲检刑诉受[2024]990129000002号,李某某\n";
  const mark = "990129000002";
  it("honours what a person says although bytes are wrong, replaces those, counts them and says where", async () => {
    const bytes = iconv.encode(chinese + row, "gb18030");
    const at = bytes.indexOf(mark);
    bytes[at + mark.length] = 0xff;
    bytes[bytes.length - 3] = 0xff;
    const csv = await readCsv({ name: "案件.csv", bytes }, { encoding: "gbk" });
    const texts: string[] = [];
    for await (const batch of csv.rows()) for (const { cells } of batch) texts.push(...cells.map((cell) => cell.text));
    expect(texts[2]).toBe("甲检刑诉受[2024]990129000001号");
    expect(texts.at(-2)).toContain("\u{fffd}");
    expect(csv.diagnostics).toMatchObject([
      { code: "csv.bytes_unreadable", severity: "warning", where: { row: 3, cell: "A3" } },
    ]);
    const [diagnostic] = csv.diagnostics;
    if (diagnostic === undefined) throw new Error("nothing was said");
    expect(describeDiagnostic(diagnostic)).toBe(
      "2 处字节无法按 GBK 识别,首处在第 3 行(A3),已显示为“�”,请对照原系统更正。",
    );
  });

  it("follows a byte order mark although bytes after it are wrong", async () => {
    const bytes = Buffer.concat([Buffer.from(`\u{feff}${chinese}`), Buffer.from([0xff, 0x0a])]);
    expect(await read(bytes)).toMatchObject({ encoding: "utf-8", codes: ["csv.bytes_unreadable"] });
  });

  it.each([
    ["GB18030", iconv.encode("部门受案号,姓名\n一,张", "gb18030")],
    ["UTF-8", Buffer.from("部门受案号,姓名\n一,张")],
    // Two thirds of a character more: an even number of bytes, which GB18030 could read as something.
    ["UTF-8, one byte less", Buffer.from("部门受案号,姓名\n一,张").subarray(0, -1)],
    ["UTF-16 with a mark", Buffer.from("\u{feff}部门受案号,姓名\n一,张", "utf16le")],
  ])("knows a file that was cut in the middle of a character: %s", async (_, whole) => {
    const { codes, rows } = await read(whole.subarray(0, -1));
    expect(codes).toEqual(["csv.cut_off"]);
    expect(rows).toEqual([]);
  });

  it("refuses an encoding that does not exist, or is none for a table", async () => {
    for (const encoding of ["klingon", "base64", "hex"]) {
      expect((await read(chinese, { encoding })).codes).toEqual(["csv.encoding_name_unknown"]);
    }
  });

  it("refuses what is no text", async () => {
    expect((await read(Buffer.from([0x61, 0, 0x62]))).codes).toEqual(["files.binary_text"]);
    expect((await read(Buffer.from("PK\u0003\u0004"))).codes).toEqual(["files.binary_text"]);
    expect((await read("")).codes).toEqual(["files.empty"]);
    expect((await read("<html><body><table>")).codes).toEqual(["files.html_disguised"]);
  });
});

describe("shape", () => {
  it.each([
    [";", "甲;乙;丙,丁\n1;2;3\n"],
    ["\t", "甲\t乙\n1\t2\n"],
    [",", '"甲;乙;丙;丁",戊\n1,2\n'],
    [",", "甲\n1\n"],
    [";", "sep=;\n甲,a;乙\n1;2\n"],
  ])("the delimiter %j is found out", async (delimiter, text) => {
    expect((await read(text)).delimiter).toBe(delimiter);
  });

  it("does not count the separator hint as a row", async () => {
    expect((await read("sep=;\n甲;乙\n1;2\n")).rows).toEqual([
      [1, "0:甲", "1:乙"],
      [2, "0:1", "1:2"],
    ]);
  });

  it("keeps what looks like a formula as text, says where, and says it once", async () => {
    const csv = await readCsv({ name: "x.csv", bytes: Buffer.from("甲,乙\n-1,+86 10\n=1+1,\"+cmd|' /c calc'!A1\"\n") });
    for (let times = 0; times < 2; times++)
      for await (const batch of csv.rows()) expect(batch[2]?.cells[0]?.text).toBe("=1+1");
    expect(csv.diagnostics).toMatchObject([
      { code: "csv.formula_text", where: { row: 3, cell: "A3" }, args: { count: 2 } },
    ]);
  });

  it("counts rows as Excel does: quoted breaks within a row, empty lines as rows", async () => {
    expect((await read('甲,乙\r\n"一\r\n二",2\r\n\r\n,\r\n3,"说""是"""\r\n')).rows).toEqual([
      [1, "0:甲", "1:乙"],
      [2, "0:一\r\n二", "1:2"],
      [5, "0:3", '1:说"是"'],
    ]);
  });

  it("keeps rows of unequal length and quotes in the middle of a text", async () => {
    expect((await read('甲,乙,丙\n1\n1,张"三",3,4\n')).rows).toEqual([
      [1, "0:甲", "1:乙", "2:丙"],
      [2, "0:1"],
      [3, "0:1", '1:张"三"', "2:3", "3:4"],
    ]);
  });

  it("takes off the guards that keep a number text, and nothing else", async () => {
    const { rows } = await read(`甲,乙,丙,丁,戊\n="0110","=""0120""",'0130,'张',=""\n`);
    expect(rows[1]).toEqual([2, "0:0110", "1:0120", "2:0130", "3:'张'"]);
  });

  it("says where a quotation mark is never closed", async () => {
    const { codes } = await read('甲,乙\n1,"二\n3,4\n');
    expect(codes).toEqual(["csv.malformed"]);
  });

  it("keeps its bounds", async () => {
    expect((await read("1\n2\n3\n", { limits: { maxRows: 2 } })).codes).toEqual(["table.too_many_rows"]);
    expect((await read("1,2,3\n", { limits: { maxColumns: 2 } })).codes).toEqual(["table.too_many_columns"]);
    expect((await read("12345\n", { limits: { maxCellChars: 4 } })).codes).toEqual(["table.cell_too_long"]);
    expect((await read("12345\n", { limits: { maxFileBytes: 5 } })).codes).toEqual(["files.too_large"]);
  });
});

describe("a file on disk", () => {
  const folder = mkdtempSync(join(tmpdir(), "csv-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  it("streams, and gives every row once", async () => {
    const path = join(folder, "many.csv");
    writeFileSync(path, Array.from({ length: 5000 }, (_, index) => `${index},张某\n`).join(""));
    const csv = await readCsv({ name: "many.csv", path });
    const numbers: number[] = [];
    for await (const batch of csv.rows()) numbers.push(...batch.map((row) => row.number));
    expect(numbers).toEqual(Array.from({ length: 5000 }, (_, index) => index + 1));
    expect(csv.diagnostics).toEqual([]);
  });

  it("reports one that is gone", async () => {
    const csv = await readCsv({ name: "x.csv", path: join(folder, "gone.csv") });
    expect(csv.diagnostics.map((one) => one.code)).toEqual(["files.unreadable"]);
  });
});
