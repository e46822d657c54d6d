// Files from outside, read and written within bounds.
//
// A file is hostile until it is read: a workbook is a zip of XML, and both have famous traps. So every door here works
// the same way. `readXlsx` and `readCsv` never throw for what is wrong with a file; they collect diagnostics, each
// `{code, severity, where, args}`, whose sentences in Chinese and English stand once in `diagnostics.ts`. An error means
// that nothing from the file is to be relied on. Every bound is a named constant with its reason in `limits.ts`.
//
// Readers stream. A sheet comes as batches of rows, a row as its cells with 0-based column, kind and text. A number
// keeps its stored digits and a date becomes ISO text, because only the catalogue knows what a column means: an
// identity number that a spreadsheet has turned into 3.2E+17 must reach the reader as exactly that. Memory is bounded
// by one chunk of XML and the workbook's shared strings, never by the rows.
//
// What a workbook can hide is said: hidden sheets, merged cells, macros (ignored), formulas without a stored result.
// A zip is judged by its directory before anything is unpacked (size, ratio, count, overlap, names, encryption), and
// checked again while it is (size and checksum). A DTD is refused wherever it stands.
//
//     const book = await readXlsx({ name: "案件.xlsx", path });
//     for (const sheet of book.sheets) for await (const rows of book.rows(sheet)) use(rows);
//     if (isFailure(book.diagnostics)) refuse(book.diagnostics.map((one) => describeDiagnostic(one)));
//
// `annotateXlsx` gives somebody's workbook back with marked cells, notes and added sheets, and everything else in it as it
// was: parts are passed on, never rebuilt. `rowsToXlsx` makes any other table such a workbook first.
//
// `writeXlsx` streams the other way: a text stays text, whatever it looks like; dates and numbers are written as such
// when their column says so and their text has that shape. The same input gives the same bytes.
//
// `docxBytes` writes an official paper after GB/T 9704-2012 as a Word file, from its elements as text.

export type { AddedCell, AddedColumn, AddedSheet } from "./added-sheet.ts";
export * from "./annotate-xlsx.ts";
export * from "./diagnostics.ts";
export * from "./digest.ts";
export { docxBytes } from "./docx/docx-bytes.ts";
export type { Paper, PaperBlock, PaperLayout } from "./docx/paper.ts";
export * from "./encoding-preview.ts";
export * from "./excel-serial.ts";
export * from "./limits.ts";
export { noteMark } from "./mark-notes.ts";
export * from "./parquet-footer.ts";
export * from "./read-csv.ts";
export * from "./read-xlsx.ts";
export * from "./read-zip.ts";
export * from "./rows-to-xlsx.ts";
export * from "./sniff.ts";
export * from "./table.ts";
export { looksLikeTextTable } from "./text-bytes.ts";
export * from "./write-types.ts";
export * from "./write-xlsx.ts";
