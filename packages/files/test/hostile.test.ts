import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { describeDiagnostic, type FileLimits, readXlsx } from "../src/index.ts";
import { type RawEntry, rawWorkbook, rawZip, sheetXml, textRow } from "./raw-zip.ts";

async function refuse(bytes: Buffer, limits: Partial<FileLimits> = {}): Promise<readonly string[]> {
  const book = await readXlsx({ name: "坏.xlsx", bytes }, { limits });
  for (const sheet of book.sheets) for await (const rows of book.rows(sheet)) expect(rows.length).toBeGreaterThan(0);
  book.close();
  for (const one of book.diagnostics) {
    expect(one.where.file).toBe("坏.xlsx");
    expect(describeDiagnostic(one)).not.toMatch(/\{\w+\}/);
    expect(describeDiagnostic(one, "en")).not.toMatch(/\{\w+\}/);
  }
  return book.diagnostics.filter((one) => one.severity === "error").map((one) => one.code);
}

const plain = rawWorkbook({ sheets: [{ name: "案件", xml: sheetXml(textRow(1, ["部门受案号"])) }] });

function withEntry(extra: Partial<RawEntry> & { name: string }): Buffer {
  const xml = sheetXml(textRow(1, ["a"]));
  return rawWorkbook({ sheets: [{ name: "a", xml }], extra: [{ data: "x", ...extra }] });
}

function compound(text: string): Buffer {
  const name = Buffer.from(text, "utf16le");
  return Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(1016), name, Buffer.alloc(512)]);
}

describe("hostile and broken workbooks are refused, each with its own words", () => {
  it("reads the plain one, so that the refusals below mean something", async () => {
    expect(await refuse(plain)).toEqual([]);
  });

  it("an empty file", async () => expect(await refuse(Buffer.alloc(0))).toEqual(["files.empty"]));

  it("a file too large on disk", async () =>
    expect(await refuse(plain, { maxFileBytes: 100 })).toEqual(["files.too_large"]));

  it("a zip bomb by its ratio, before anything is unpacked", async () => {
    const bomb = withEntry({ name: "xl/media/zeros.bin", data: Buffer.alloc(20 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(100_000);
    expect(await refuse(bomb)).toEqual(["zip.ratio"]);
  });

  it("a zip bomb by its size", async () => {
    const claims = withEntry({ name: "b", claimedSize: 0xf000_0000 });
    expect(await refuse(claims)).toEqual(["zip.too_large"]);
    expect(await refuse(plain, { maxTotalBytes: 500 })).toEqual(["zip.too_large"]);
  });

  it("a directory that claims less than is unpacked", async () => {
    const rows = Array.from({ length: 2000 }, (_, index) => textRow(index + 1, ["甲"])).join("");
    const book = rawWorkbook({ sheets: [{ name: "a", xml: sheetXml(textRow(1, ["a"])) }] });
    expect(await refuse(book)).toEqual([]);
    const lying = rawZip([
      {
        name: "_rels/.rels",
        data: '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="w.xml"/></Relationships>',
      },
      { name: "w.xml", data: '<workbook><sheets><sheet name="a" id="s"/></sheets></workbook>' },
      {
        name: "_rels/w.xml.rels",
        data: '<Relationships><Relationship Id="s" Type="x/worksheet" Target="s.xml"/></Relationships>',
      },
      { name: "s.xml", data: sheetXml(rows), claimedSize: 5000 },
    ]);
    expect(await refuse(lying)).toEqual(["zip.size_differs"]);
  });

  it("overlapping members", async () =>
    expect(await refuse(withEntry({ name: "again", claimedOffset: 0 }))).toEqual(["zip.overlap"]));

  it("too many members", async () => expect(await refuse(plain, { maxEntries: 3 })).toEqual(["zip.too_many_entries"]));

  it("two members of one name", async () =>
    expect(await refuse(withEntry({ name: "xl/workbook.xml" }))).toEqual(["zip.duplicate_entry"]));

  it("a path that leads outside", async () =>
    expect(await refuse(withEntry({ name: "../../evil.xml" }))).toEqual(["zip.unsafe_name"]));

  it("an encrypted member", async () =>
    expect(await refuse(withEntry({ name: "e", flags: 1 }))).toEqual(["files.encrypted"]));

  it("a password-protected workbook, and an old xls", async () => {
    expect(await refuse(compound("EncryptedPackage"))).toEqual(["files.encrypted"]);
    expect(await refuse(compound("Workbook"))).toEqual(["files.legacy_office"]);
  });

  it.each([0.3, 0.7, 0.99])("a workbook cut off at %d of its length", async (part) =>
    expect(await refuse(plain.subarray(0, Math.floor(plain.length * part)))).toEqual(["zip.truncated"]),
  );

  it("a changed byte inside", async () => {
    const sheet = rawZip([{ name: "x", data: "0123456789", deflate: false, claimedCrc: 1 }]);
    expect(await refuse(sheet)).toEqual(["xlsx.not_a_workbook"]);
    const xml = sheetXml(textRow(1, ["正确"]));
    const book = rawWorkbook({ sheets: [{ name: "a", xml }], sharedStrings: "<sst><si><t>真</t></si></sst>" });
    // The stored checksum of the last directory record belongs to the shared strings.
    const record = book.lastIndexOf(Buffer.from("504b0102", "hex"));
    book[record + 16] = (book[record + 16] ?? 0) ^ 1;
    expect(await refuse(book)).toEqual(["zip.checksum"]);
  });

  const xxe = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
  it("a DTD in a sheet", async () =>
    expect(
      await refuse(rawWorkbook({ sheets: [{ name: "a", xml: `<?xml version="1.0"?>${xxe}<worksheet/>` }] })),
    ).toEqual(["xml.doctype"]));
  it("a DTD in the shared strings", async () => {
    const sheets = [{ name: "a", xml: sheetXml("") }];
    expect(await refuse(rawWorkbook({ sheets, sharedStrings: `${xxe}<sst><si><t>&x;</t></si></sst>` }))).toEqual([
      "xml.doctype",
    ]);
  });
  it("a DTD in the styles", async () =>
    expect(
      await refuse(rawWorkbook({ sheets: [{ name: "a", xml: sheetXml("") }], styles: `${xxe}<styleSheet/>` })),
    ).toEqual(["xml.doctype"]));

  it("ten thousand columns", async () => {
    const wide = textRow(
      7,
      Array.from({ length: 10_000 }, () => "x"),
    );
    const bytes = rawWorkbook({ sheets: [{ name: "a", xml: sheetXml(wide) }] });
    expect(await refuse(bytes)).toEqual(["table.too_many_columns"]);
  });

  it("more rows than a sheet can have", async () => {
    const rows = '<row r="1048577"><c><v>1</v></c></row>';
    expect(await refuse(rawWorkbook({ sheets: [{ name: "a", xml: sheetXml(rows) }] }))).toEqual([
      "table.too_many_rows",
    ]);
  });

  it("a cell longer than any Excel cell", async () => {
    const rows = textRow(1, ["x".repeat(100_001)]);
    expect(await refuse(rawWorkbook({ sheets: [{ name: "a", xml: sheetXml(rows) }] }))).toEqual([
      "table.cell_too_long",
    ]);
  });

  it("too many sheets", async () => {
    const sheets = Array.from({ length: 3 }, (_, index) => ({ name: `s${index}`, xml: sheetXml("") }));
    expect(await refuse(rawWorkbook({ sheets }), { maxSheets: 2 })).toEqual(["xlsx.too_many_sheets"]);
  });

  it("too much text in all", async () => {
    const sharedStrings = `<sst>${"<si><t>甲</t></si>".repeat(50)}</sst>`;
    const bytes = rawWorkbook({ sheets: [{ name: "a", xml: sheetXml("") }], sharedStrings });
    expect(await refuse(bytes, { maxSharedStrings: 49 })).toEqual(["xlsx.shared_strings_too_large"]);
    expect(await refuse(bytes, { maxSharedStrings: 50 })).toEqual([]);
  });

  it("what only calls itself a workbook", async () => {
    expect(await refuse(Buffer.from("<html><table><tr><td>部门受案号"))).toEqual(["files.html_disguised"]);
    expect(await refuse(Buffer.from("部门受案号,案件名称"))).toEqual(["xlsx.not_a_workbook"]);
    expect(await refuse(rawZip([{ name: "word/document.xml", data: "<w/>" }]))).toEqual(["xlsx.not_a_workbook"]);
    const binary =
      '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>';
    expect(await refuse(rawZip([{ name: "_rels/.rels", data: binary }]))).toEqual(["xlsx.binary_workbook"]);
  });

  it("a workbook without one of its sheets", async () => {
    const links = '<Relationships><Relationship Id="s" Type="x/worksheet" Target="gone.xml"/></Relationships>';
    const bytes = rawZip([
      {
        name: "_rels/.rels",
        data: '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="w.xml"/></Relationships>',
      },
      { name: "w.xml", data: '<workbook><sheets><sheet name="a" id="s"/></sheets></workbook>' },
      { name: "_rels/w.xml.rels", data: links },
    ]);
    expect(await refuse(bytes)).toEqual(["xlsx.part_missing"]);
  });

  it("nesting without end", async () => {
    const deep = `<worksheet>${"<a>".repeat(5000)}`;
    expect(await refuse(rawWorkbook({ sheets: [{ name: "a", xml: deep }] }))).toEqual(["xml.too_deep"]);
    expect(await refuse(rawWorkbook({ sheets: [{ name: "a", xml: sheetXml("") }], styles: deep }))).toEqual([
      "xml.too_deep",
    ]);
  });

  it("one that shrinks while it is read", async () => {
    const path = join(mkdtempSync(join(tmpdir(), "shrinks-")), "案件.xlsx");
    const rows = Array.from({ length: 3000 }, (_, index) => textRow(index + 1, [`甲${index}`])).join("");
    writeFileSync(path, rawWorkbook({ sheets: [{ name: "a", xml: sheetXml(rows) }] }));
    const book = await readXlsx({ name: "案件.xlsx", path });
    truncateSync(path, 1000);
    for (const sheet of book.sheets)
      for await (const batch of book.rows(sheet)) expect(batch.length).toBeGreaterThan(0);
    book.close();
    rmSync(dirname(path), { recursive: true });
    expect(book.diagnostics.map((one) => one.severity)).toEqual(["error"]);
    expect(book.diagnostics[0]?.code).toMatch(/^zip\.(truncated|damaged|size_differs)$/);
  });

  it("text that is not UTF-8, while a character that was lost before us is kept as it is", async () => {
    const lost = rawWorkbook({ sheets: [{ name: "a", xml: sheetXml(textRow(1, ["张\u{fffd}"])) }] });
    expect(await refuse(lost)).toEqual([]);
    const xml = Buffer.from(sheetXml(textRow(1, ["张三"])));
    xml[xml.indexOf("张")] = 0xb5;
    expect(await refuse(rawWorkbook({ sheets: [{ name: "a", xml }] }))).toEqual(["xml.not_utf8"]);
  });

  it("a file that cannot be opened", async () => {
    const book = await readXlsx({ name: "没有.xlsx", path: "/nowhere/没有.xlsx" });
    expect(book.diagnostics.map((one) => one.code)).toEqual(["files.unreadable"]);
  });
});
