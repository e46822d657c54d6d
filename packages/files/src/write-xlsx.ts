// Writes a workbook as a stream: each row is turned into XML when its turn comes, so memory does not grow with rows.
//
// Why not a library: of the streaming writers at hand one is unmaintained with a long tail of dependencies, and all keep
// more per cell than this needs. A workbook of tables is a zip of six small parts and one long one per sheet.
//
// A text is written as an inline string, which no spreadsheet program ever evaluates; one that begins like a formula
// also gets the mark that Excel sets for a leading apostrophe, so it stays text when a person edits the cell.

import { createWriteStream } from "node:fs";
import { type PassThrough, Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import yazl from "yazl";
import { DigestStream } from "./digest.ts";
import { serialOfDay } from "./excel-serial.ts";
import { cellReference, columnLetter } from "./table.ts";
import type {
  CellToWrite,
  ColumnToWrite,
  MarkedCell,
  SheetToWrite,
  WorkbookToWrite,
  WriteKind,
  WrittenFile,
} from "./write-types.ts";
import {
  type Comment,
  commentDrawingXml,
  commentsXml,
  contentTypesXml,
  corePropertiesXml,
  displayWidth,
  escapeXml,
  headerStyle,
  packageRelationsXml,
  quoteSheetName,
  sheetOpening,
  sheetRelationsXml,
  styleIndex,
  stylesXml,
  workbookRelationsXml,
  workbookXml,
} from "./xlsx-write-parts.ts";
import { entryOptions } from "./zip-writer.ts";

/** XML handed to the compressor at a time. */
const pieceChars = 64 * 1024;
/** Excel refuses longer texts and longer lists written into the rule itself. */
const maxExcelTextChars = 32_767;
const maxInlineListChars = 255;
const maxPromptChars = 255;
/** 1900-01-01 and 2100-12-31, between which the lake takes a day for one. */
const firstDay = 1;
const lastDay = 73_415;
const maxExcelRows = 1_048_576;
/** Drop-downs reach this far down; some programs unfold a rule cell by cell when they open the file. */
const lastChoiceRow = 50_000;
const choicesSheet = "选项";

/** Writes to `path`, replacing what is there. Rows beyond Excel's bound are a defect of the caller and throw. */
export async function writeXlsx(workbook: WorkbookToWrite, path: string): Promise<WrittenFile> {
  const digest = new DigestStream();
  await pipeline(xlsxStream(workbook), digest, createWriteStream(path));
  return digest.digest();
}

/** The workbook as bytes in memory, for small ones. */
export async function xlsxBytes(workbook: WorkbookToWrite): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of xlsxStream(workbook)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

export function xlsxStream(workbook: WorkbookToWrite): Readable {
  const zip = new yazl.ZipFile();
  // A PassThrough of Node; the library types it by its oldest interface.
  const output = zip.outputStream as PassThrough;
  zip.on("error", (error: Error) => output.destroy(error));
  const { sheets, lists } = withChoiceSheet(workbook.sheets);
  const names = uniqueSheetNames(sheets.map((sheet) => sheet.name));
  const add = (text: string, part: string) => zip.addBuffer(Buffer.from(text), part, entryOptions);

  // Comments are only known once a sheet's rows were written, but the list of parts comes first in no required order:
  // so the sheets go first and the parts that speak of them last.
  const comments: Comment[][] = sheets.map(() => []);
  let left = sheets.length;
  sheets.forEach((sheet, index) => {
    zip.addReadStreamLazy(`xl/worksheets/sheet${index + 1}.xml`, entryOptions, (give) => {
      const rows = Readable.from(buffered(sheetXml(sheet, lists, comments[index] ?? [])), { objectMode: false });
      rows.on("error", (error) => output.destroy(error));
      rows.on("end", () => {
        left -= 1;
        if (left === 0) finish();
      });
      give(null, rows);
    });
  });
  if (sheets.length === 0) finish();

  function finish(): void {
    const parts = sheets.map((sheet, index) => ({
      name: names[index] ?? "",
      hidden: sheet.hidden === true,
      hasComments: (comments[index] ?? []).length > 0,
      filterRange: filterRange(sheet),
    }));
    for (const [index, list] of comments.entries()) {
      if (list.length === 0) continue;
      add(sheetRelationsXml(index + 1), `xl/worksheets/_rels/sheet${index + 1}.xml.rels`);
      add(commentsXml(list), `xl/comments${index + 1}.xml`);
      add(commentDrawingXml(list), `xl/drawings/vmlDrawing${index + 1}.vml`);
    }
    add(contentTypesXml(parts), "[Content_Types].xml");
    add(packageRelationsXml(), "_rels/.rels");
    add(corePropertiesXml(workbook.title ?? ""), "docProps/core.xml");
    add(workbookXml(parts), "xl/workbook.xml");
    add(workbookRelationsXml(sheets.length), "xl/_rels/workbook.xml.rels");
    add(stylesXml(), "xl/styles.xml");
    zip.end();
  }
  return output;
}

/** A name that Excel takes for a sheet: 31 characters at most, some not at all. */
export function sheetNameFor(title: string): string {
  const name = title
    .replace(/[\\/?*[\]:]/g, "_")
    .replace(/^'+|'+$/g, "")
    .slice(0, 31);
  return name === "" ? "Sheet" : name;
}

/** No two names may differ in case only. */
function uniqueSheetNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const base = sheetNameFor(name);
    let unique = base;
    for (let number = 2; taken.has(unique.toLowerCase()); number++) {
      unique = `${base.slice(0, 31 - String(number).length - 1)}_${number}`;
    }
    taken.add(unique.toLowerCase());
    return unique;
  });
}

/** Lists too long for a rule are put on a hidden sheet of their own. Gives each such list its range there. */
function withChoiceSheet(sheets: readonly SheetToWrite[]): {
  sheets: readonly SheetToWrite[];
  lists: Map<string, string>;
} {
  const lists = new Map<string, string>();
  const long: (readonly string[])[] = [];
  for (const { choices } of sheets.flatMap((sheet) => sheet.columns)) {
    if (choices === undefined || inlineList(choices) !== undefined || lists.has(choices.join("\n"))) continue;
    const letter = columnLetter(long.length);
    lists.set(choices.join("\n"), `${quoteSheetName(choicesSheet)}!$${letter}$2:$${letter}$${choices.length + 1}`);
    long.push(choices);
  }
  if (long.length === 0) return { sheets, lists };
  const longest = Math.max(...long.map((choices) => choices.length));
  const rows = Array.from({ length: longest }, (_, row) => long.map((choices) => choices[row] ?? null));
  const columns = long.map((_, index) => ({ header: `${choicesSheet}${index + 1}` }));
  return { sheets: [...sheets, { name: choicesSheet, columns, rows, hidden: true, filter: false }], lists };
}

/** The list as a rule can hold it, or undefined when it is too long or an entry has a comma. */
function inlineList(choices: readonly string[]): string | undefined {
  const list = choices.join(",");
  return list.length <= maxInlineListChars && !choices.some((choice) => /[,"]/.test(choice)) ? `"${list}"` : undefined;
}

async function* buffered(pieces: AsyncGenerator<string>): AsyncGenerator<Buffer> {
  let text = "";
  for await (const piece of pieces) {
    text += piece;
    if (text.length < pieceChars) continue;
    yield Buffer.from(text);
    text = "";
  }
  if (text !== "") yield Buffer.from(text);
}

async function* sheetXml(sheet: SheetToWrite, lists: Map<string, string>, comments: Comment[]): AsyncGenerator<string> {
  const { columns } = sheet;
  yield (
    sheetOpening() +
      '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" ' +
      'state="frozen"/><selection pane="bottomLeft"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>'
  );
  if (columns.length > 0) yield `<cols>${columns.map(widthXml).join("")}</cols>`;
  yield "<sheetData>";
  yield headerXml(columns, comments);
  let row = 1;
  let rowsXml = "";
  for await (const cells of sheet.rows) {
    row += 1;
    if (row > maxExcelRows) throw new RangeError(`a sheet holds ${maxExcelRows} rows at most`);
    rowsXml += rowXml(cells, columns, row, comments);
    if (rowsXml.length < pieceChars) continue;
    yield rowsXml;
    rowsXml = "";
  }
  yield `${rowsXml}</sheetData>`;
  const range = filterRange(sheet);
  if (range !== undefined) yield `<autoFilter ref="${range.replaceAll("$", "")}"/>`;
  yield validationsXml(columns, lists);
  yield '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>';
  if (comments.length > 0) yield '<legacyDrawing r:id="rId2"/>';
  yield "</worksheet>";
}

function filterRange(sheet: SheetToWrite): string | undefined {
  if (sheet.filter === false || sheet.columns.length === 0) return undefined;
  return `$A$1:$${columnLetter(sheet.columns.length - 1)}$1`;
}

function widthXml(column: ColumnToWrite, index: number): string {
  const width = column.width ?? Math.min(40, Math.max(defaultWidth(column.kind), displayWidth(column.header) + 4));
  // What a person types into an empty cell takes this format. A moment's cells are text until they are written: with a
  // format of its own, a typed day alone would turn into midnight of that day.
  const typed = column.kind === undefined || column.kind === "datetime" ? "text" : column.kind;
  const style = styleIndex(typed, undefined, false);
  return `<col min="${index + 1}" max="${index + 1}" width="${width}" style="${style}" customWidth="1"/>`;
}

function defaultWidth(kind: WriteKind | undefined): number {
  return kind === "datetime" ? 20 : 12;
}

function headerXml(columns: readonly ColumnToWrite[], comments: Comment[]): string {
  const cells = columns.map((column, index) => {
    const cell = cellReference(index, 1);
    if (column.note !== undefined) comments.push({ cell, column: index, row: 0, text: column.note });
    const style = column.required === true ? headerStyle.required : headerStyle.plain;
    return `<c r="${cell}" s="${style}" t="inlineStr"><is>${textXml(column.header)}</is></c>`;
  });
  return `<row r="1">${cells.join("")}</row>`;
}

function rowXml(
  cells: readonly CellToWrite[],
  columns: readonly ColumnToWrite[],
  row: number,
  comments: Comment[],
): string {
  let xml = `<row r="${row}">`;
  for (let index = 0; index < cells.length; index++) {
    const cell = cells[index];
    if (cell === null || cell === undefined) continue;
    const reference = columnLetter(index) + row;
    if (typeof cell === "object") {
      if (cell.note !== undefined) comments.push({ cell: reference, column: index, row: row - 1, text: cell.note });
      xml += cellXml(reference, cell.value, cell.kind ?? columns[index]?.kind ?? "text", cell.mark);
    } else xml += cellXml(reference, cell, columns[index]?.kind ?? "text", undefined);
  }
  return `${xml}</row>`;
}

function cellXml(reference: string, value: MarkedCell["value"], kind: WriteKind, mark: MarkedCell["mark"]): string {
  if (value === null || value === "")
    return mark === undefined ? "" : `<c r="${reference}" s="${styleIndex(kind, mark, false)}"/>`;
  if (typeof value === "boolean")
    return `<c r="${reference}" s="${styleIndex("text", mark, false)}" t="b"><v>${value ? 1 : 0}</v></c>`;
  const number = typeof value === "number" ? finite(value) : numberFor(value, kind);
  if (number !== undefined) {
    const numberKind = kind === "text" ? "decimal" : kind;
    return `<c r="${reference}" s="${styleIndex(numberKind, mark, false)}"><v>${number}</v></c>`;
  }
  const text = String(value);
  if (text.length > maxExcelTextChars)
    throw new RangeError(`${reference} has more than ${maxExcelTextChars} characters`);
  const style = styleIndex("text", mark, startsFormula(text));
  return `<c r="${reference}" s="${style}" t="inlineStr"><is>${textXml(text)}</is></c>`;
}

function finite(value: number): string | undefined {
  return Number.isFinite(value) ? String(value) : undefined;
}

/** The number a string stands for in a column of this kind; undefined when it is to stay text. */
function numberFor(text: string, kind: WriteKind): string | undefined {
  switch (kind) {
    case "text":
      return undefined;
    case "integer":
      // Excel keeps fifteen digits; longer ones would change.
      return /^-?\d{1,15}$/.test(text) ? text : undefined;
    case "decimal":
    case "money":
      return /^-?\d+(\.\d+)?$/.test(text) && text.replace(/[-.]/g, "").length <= 15 ? text : undefined;
    case "date": {
      const day = realDay(text);
      return day === undefined ? undefined : String(day);
    }
    case "datetime":
      return momentSerial(text);
  }
  return undefined;
}

function momentSerial(text: string): string | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2}))?$/.exec(text);
  const day = match === null ? undefined : realDay(match[1] ?? "");
  const seconds = Number(match?.[2]) * 3600 + Number(match?.[3]) * 60 + Number(match?.[4] ?? 0);
  return day === undefined || !(seconds < 86_400) ? undefined : String(day + seconds / 86_400);
}

function realDay(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const date = new Date(`${text}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text) return undefined;
  return serialOfDay(text);
}

/** What a spreadsheet would take for a formula when the cell is typed anew or pasted as plain text. */
function startsFormula(text: string): boolean {
  return /^[=+\-@\t\r]/.test(text);
}

function textXml(text: string): string {
  return `<t xml:space="preserve">${escapeXml(text)}</t>`;
}

function validationsXml(columns: readonly ColumnToWrite[], lists: Map<string, string>): string {
  const rules = columns.flatMap((column, index) => {
    const letter = columnLetter(index);
    const range = `sqref="${letter}2:${letter}${lastChoiceRow}"`;
    const attributes = `${ruleOf(column)}${hintOf(column)}`;
    if (attributes === "") return [];
    return [`<dataValidation ${attributes} allowBlank="1" ${range}>${formulasOf(column, lists)}</dataValidation>`];
  });
  return rules.length === 0 ? "" : `<dataValidations count="${rules.length}">${rules.join("")}</dataValidations>`;
}

function hasChoices(column: ColumnToWrite): boolean {
  return column.choices !== undefined && column.choices.length > 0;
}

function ruleOf(column: ColumnToWrite): string {
  if (hasChoices(column)) {
    if (column.choicesOnly === "suggested") return 'type="list"';
    return `type="list" errorStyle="${column.choicesOnly === true ? "stop" : "warning"}" showErrorMessage="1"`;
  }
  if (column.kind !== "date" || column.checksDays !== true) return "";
  return 'type="date" operator="between" errorStyle="warning" showErrorMessage="1"';
}

/** Excel shows at most 255 characters. */
function hintOf({ hint }: ColumnToWrite): string {
  return hint === undefined ? "" : ` showInputMessage="1" prompt="${escapeXml(hint.slice(0, maxPromptChars))}"`;
}

function formulasOf(column: ColumnToWrite, lists: Map<string, string>): string {
  const { choices = [] } = column;
  if (hasChoices(column)) {
    return `<formula1>${escapeXml(inlineList(choices) ?? lists.get(choices.join("\n")) ?? "")}</formula1>`;
  }
  return ruleOf(column) === "" ? "" : `<formula1>${firstDay}</formula1><formula2>${lastDay}</formula2>`;
}
