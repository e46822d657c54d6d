// `jianheng check --xlsx` over every kind of table that it takes, and in English.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { PassThrough } from "node:stream";
import { text as textOf } from "node:stream/consumers";
import { readZip, type SheetToWrite, xlsxBytes } from "@jianheng/files";
import { openEngine, quoteText } from "@jianheng/lake";
import ExcelJs from "exceljs";
import { afterAll, describe, expect, it } from "vitest";
import { rawZip, type RawEntry } from "../../../../packages/files/test/raw-zip.ts";
import { check } from "./check.ts";

const folder = mkdtempSync(path.join(tmpdir(), "check-xlsx-kinds-"));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (...names: readonly string[]) => path.join(folder, ...names);

const headers = ["部门受案号", "案件名称", "移送日期", "受理日期"];
/** Sent after it was accepted: V11. */
const faulty = ["示例检刑诉受[2025]990101000001号", "测试甲盗窃案", "2025-03-04", "2025-03-03"];

async function run(...args: readonly string[]) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const [out, err] = [textOf(stdout), textOf(stderr)];
  const all = [...args, "--as-of", "2025-03-31", "--pack", "case-card"];
  const code = await check(all, { stdin: new PassThrough(), stdout, stderr });
  stdout.end();
  stderr.end();
  return { code, out: await out, err: await err };
}

async function open(file: string): Promise<ExcelJs.Workbook> {
  const book = new ExcelJs.Workbook();
  await book.xlsx.readFile(file);
  return book;
}

const workbook = (name = "案件"): Promise<Uint8Array> => {
  const sheet: SheetToWrite = { name, columns: headers.map((header) => ({ header })), rows: [faulty] };
  return xlsxBytes({ sheets: [sheet] });
};

/** What is found in the faulty row stands at its cell, and in the list. */
async function expectMarked(file: string, sheet = "案件"): Promise<void> {
  const book = await open(file);
  expect(JSON.stringify(book.getWorksheet(sheet)?.getCell("C2").note)).toContain("V11");
  expect(JSON.stringify(book.getWorksheet("检衡疑点")?.getSheetValues())).toContain("V11");
}

/** The workbook with other or further parts. */
async function withParts(bytes: Uint8Array, change: (part: RawEntry) => RawEntry, more: readonly RawEntry[]) {
  const source = at("parts.xlsx");
  writeFileSync(source, bytes);
  const zip = await readZip({ name: source, path: source });
  const parts: RawEntry[] = [];
  for (const member of zip.members) {
    const to = at("part");
    await zip.extract(member, to);
    parts.push(change({ name: member.name, data: readFileSync(to) }));
    rmSync(to);
  }
  zip.close();
  return rawZip([...parts, ...more]);
}
const replaced = (name: string, from: string, to: string) => (part: RawEntry) =>
  part.name === name ? { ...part, data: String(part.data).replace(from, to) } : part;

describe("jianheng check --xlsx", () => {
  it("gives a Parquet table back as a workbook with marks", async () => {
    const engine = await openEngine();
    const source = at("案件.parquet");
    const values = faulty.map(quoteText).join(", ");
    await engine.connection.run(
      `COPY (SELECT * FROM (VALUES (${values})) AS row(${headers.map((name) => `"${name}"`).join(", ")})) TO ${quoteText(source)} (FORMAT parquet)`,
    );
    engine.close();
    const { code, err } = await run(source, "--xlsx", at("parquet.xlsx"));
    expect([code, err]).toEqual([0, expect.stringContaining(`已写出 ${at("parquet.xlsx")}`)]);
    await expectMarked(at("parquet.xlsx"));
  });

  it("gives the one workbook of a zip back as a file, or in a folder below the name of the zip", async () => {
    const source = at("一个.zip");
    writeFileSync(source, rawZip([{ name: "三月/案件.xlsx", data: Buffer.from(await workbook()) }]));
    expect((await run(source, "--xlsx", at("zip-one.xlsx"))).code).toBe(0);
    await expectMarked(at("zip-one.xlsx"));
    expect((await run(source, "--xlsx", at("zip-one"))).code).toBe(0);
    await expectMarked(at("zip-one", "一个.zip", "三月", "案件.xlsx"));
  });

  it("gives each workbook of a zip back in a folder, and says so when a file was named", async () => {
    const source = at("多个.zip");
    const data = Buffer.from(await workbook());
    writeFileSync(
      source,
      rawZip([
        { name: "甲/案件.xlsx", data },
        { name: "乙/案件.xlsx", data: Buffer.from(await workbook("案件信息")) },
        { name: "丙/犯罪嫌疑人.csv", data: `部门受案号,嫌疑人编号,姓名\n${faulty[0]},1,测试甲\n` },
      ]),
    );
    const refused = await run(source, "--xlsx", at("several.xlsx"));
    expect(refused.code).toBe(2);
    expect(refused.err).toContain(`共有 3 张表格文件，--xlsx 请给出目录，而不是文件：${at("several.xlsx")}`);
    expect(existsSync(at("several.xlsx"))).toBe(false);
    expect((await run(source, "--xlsx", at("several"))).code).toBe(0);
    const written = readdirSync(at("several"), { recursive: true, encoding: "utf8" });
    expect(written.filter((name) => name.endsWith(".xlsx")).toSorted()).toEqual(
      ["丙/犯罪嫌疑人.xlsx", "乙/案件.xlsx", "甲/案件.xlsx"].map((name) => path.join("多个.zip", name)).toSorted(),
    );
    await expectMarked(at("several", "多个.zip", "甲", "案件.xlsx"));
  });

  it("keeps a workbook's macros, and asks for a name by which it can be opened", async () => {
    const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    const macros = Buffer.from("d0cf11e0a1b11ae1", "hex");
    const source = at("案件.xlsm");
    const asMacros = replaced("[Content_Types].xml", type, "application/vnd.ms-excel.sheet.macroEnabled.main+xml");
    writeFileSync(source, await withParts(await workbook(), asMacros, [{ name: "xl/vbaProject.bin", data: macros }]));
    const refused = await run(source, "--xlsx", at("macros.xlsx"));
    expect(refused.code).toBe(2);
    expect(refused.err).toContain(`“案件.xlsm”写回后须以 .xlsm 结尾才能打开，请改为：${at("macros.xlsm")}`);
    expect((await run(source, "--xlsx", at("macros.xlsm"))).code).toBe(0);
    await expectMarked(at("macros.xlsm"));
    const zip = await readZip({ name: "macros.xlsm", path: at("macros.xlsm") });
    expect(zip.members.map(({ name }) => name)).toContain("xl/vbaProject.bin");
    zip.close();
  });

  it("says of a signed workbook that the copy is not what was signed, on stderr and in the list", async () => {
    const source = at("签名.xlsx");
    const relation =
      '<Relationship Id="rIdSig" Type="http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin" Target="_xmlsignatures/origin.sigs"/>';
    const signed = replaced("_rels/.rels", "</Relationships>", `${relation}</Relationships>`);
    const parts = [{ name: "_xmlsignatures/origin.sigs", data: "" }];
    writeFileSync(source, await withParts(await workbook(), signed, parts));
    const { code, err } = await run(source, "--xlsx", at("signed.xlsx"));
    const sentence = "原工作簿带有数字签名；这一份加了标注，签名不再有效，以签名为凭的请用原件。";
    expect([code, err]).toEqual([0, expect.stringContaining(`${at("signed.xlsx")}: ${sentence}\n`)]);
    await expectMarked(at("signed.xlsx"));
    const list = (await open(at("signed.xlsx"))).getWorksheet("检衡疑点");
    expect(JSON.stringify(list?.getSheetValues())).toContain(sentence);
    const english = await run(source, "--xlsx", at("signed-en.xlsx"), "--lang", "en");
    expect(english.err).toContain("so its signature no longer holds");

    writeFileSync(at("未加签.xlsx"), await workbook());
    expect((await run(at("未加签.xlsx"), "--xlsx", at("unsigned.xlsx"))).err).not.toContain("签名");
  });
});

describe("jianheng check --lang en", () => {
  it("prints, notes and lists in English; the words of rules and data stay as they are", async () => {
    writeFileSync(at("english.xlsx"), await workbook());
    const { code, out, err } = await run(at("english.xlsx"), "--lang", "en", "--xlsx", at("english-out.xlsx"));
    expect(code).toBe(0);
    expect(err).toContain(`Written: ${at("english-out.xlsx")}, `);
    const message = "The case was sent on 2025-03-04 and accepted on 2025-03-03.";
    expect(out).toContain(message);
    const book = await open(at("english-out.xlsx"));
    const list = JSON.stringify(book.getWorksheet("检衡疑点")?.getSheetValues());
    for (const words of ["As of 2025-03-31", "What to look at", "Place (click to go)", "suspected", message])
      expect(list).toContain(words);
    expect(JSON.stringify(book.getWorksheet("案件")?.getCell("C2").note)).toContain(message);
  });

  it.each<[string, readonly string[], number, string]>([
    ["a path that is none", [at("none.xlsx")], 1, "There is no such file or folder"],
    ["a file to be overwritten", [at("english.xlsx"), "--xlsx", at("english.xlsx")], 2, "This would overwrite a file"],
    ["a rule pack that is none", [at("english.xlsx"), "--pack", "kitchen"], 2, "There is no rule pack “kitchen”"],
    [
      "a workbook of the time before that is none",
      [at("english.xlsx"), "--before", at("english.xlsx")],
      1,
      "has no sheet “检衡疑点” that can be read",
    ],
    ["several tables into a file", [at("多个.zip"), "--xlsx", at("x.xlsx")], 2, "give --xlsx a folder, not a file"],
    ["macros in an .xlsx", [at("案件.xlsm"), "--xlsx", at("y.xlsx")], 2, "with the ending .xlsm"],
  ])("refuses %s in English", async (_what, args, code, sentence) => {
    const refused = await run(...args, "--lang", "en");
    expect(refused.err).toContain(sentence);
    expect(refused.code).toBe(code);
  });
});
