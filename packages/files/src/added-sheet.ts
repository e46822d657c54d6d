// A sheet of findings put into somebody's workbook: a few lines on top, a header that stays in view, wrapped rows, links
// to cells, columns for programs that are hidden, and a print set-up for a wide list.

import { columnLetter, cellReference } from "./table.ts";
import type { AddedStyle, MarkStyles } from "./mark-styles.ts";
import type { CellMark } from "./write-types.ts";
import { displayWidth, escapeXml, quoteSheetName, sheetOpening } from "./xlsx-write-parts.ts";

export interface AddedColumn {
  readonly header: string;
  /** In characters; a Chinese character counts two. */
  readonly width: number;
  /** For programs, not for people. */
  readonly hidden?: boolean;
  /** For people to type into. */
  readonly typed?: boolean;
}

/** A link leads to a cell of the same workbook. */
export type AddedCell =
  | string
  | number
  | null
  | {
      readonly text: string;
      readonly link?: { readonly sheet: string; readonly cell: string };
      readonly mark?: CellMark;
    };

export interface AddedSheet {
  /** As `uniqueSheetName` allows it. A sheet of this name that `replaces` says is ours is written anew. */
  readonly name: string;
  /** Lines above the header, the first as title. */
  readonly intro: readonly string[];
  readonly columns: readonly AddedColumn[];
  readonly rows: Iterable<readonly AddedCell[]>;
}

/** Excel's own bound is 65,530 links on a sheet; what comes later is named without a link. */
const maxLinks = 65_000;
/** Excel's own bound on rows. */
const maxRows = 1_048_576;
/** Excel's own bound on a cell's text. */
const maxTextChars = 32_767;
const pieceChars = 64 * 1024;
/** Points: of a line, of what is around the lines, and at most, which is Excel's own bound. */
const heights = { line: 13.5, around: 4, most: 409 };

export interface WrittenSheet {
  readonly headerRow: number;
  lastRow: number;
}

/** The sheet as XML in pieces; afterwards `written` knows where it ended. */
export function* addedSheetXml(sheet: AddedSheet, styles: MarkStyles, written: WrittenSheet): Generator<Buffer> {
  const { columns, intro } = sheet;
  const { headerRow } = written;
  const links: string[] = [];
  const below = `A${headerRow + 1}`;
  let xml =
    `${sheetOpening()}<sheetPr><tabColor rgb="FF1F4E79"/><pageSetUpPr fitToPage="1"/></sheetPr>` +
    `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${headerRow}" topLeftCell="${below}" ` +
    `activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="${below}" sqref="${below}"/>` +
    '</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>' +
    `<cols>${columns.map(columnXml).join("")}</cols><sheetData>`;
  intro.forEach((line, index) => {
    const style = styles.added(index === 0 ? "title" : "intro");
    const height = index === 0 ? ' ht="22" customHeight="1"' : "";
    xml += `<row r="${index + 1}"${height}>${textCell(`A${index + 1}`, style, line)}</row>`;
  });
  const header = styles.added("header");
  const heads = columns.map((column, index) => textCell(cellReference(index, headerRow), header, column.header));
  xml += `<row r="${headerRow}">${heads.join("")}</row>`;
  let row = headerRow;
  for (const cells of sheet.rows) {
    if (row >= maxRows) break;
    row += 1;
    xml += `<row r="${row}" ht="${heightOf(cells, columns)}" customHeight="1">${columns.map((column, index) => cellXml(cells[index], column, index)).join("")}</row>`;
    if (xml.length < pieceChars) continue;
    yield Buffer.from(xml);
    xml = "";
  }
  written.lastRow = row;
  const range = `A${headerRow}:${columnLetter(columns.length - 1)}${row}`;
  xml += `</sheetData><autoFilter ref="${range}"/>`;
  if (links.length > 0) xml += `<hyperlinks>${links.join("")}</hyperlinks>`;
  yield Buffer.from(
    `${xml}<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>` +
      '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>' +
      "<headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter></worksheet>",
  );

  function cellXml(cell: AddedCell | undefined, column: AddedColumn, index: number): string {
    const reference = cellReference(index, row);
    const plain: AddedStyle = column.typed === true ? "typed" : "text";
    if (cell === null || cell === undefined || cell === "") return `<c r="${reference}" s="${styles.added(plain)}"/>`;
    if (typeof cell === "number") return `<c r="${reference}" s="${styles.added(plain)}"><v>${cell}</v></c>`;
    if (typeof cell === "string") return textCell(reference, styles.added(plain, startsFormula(cell)), cell);
    const { text, link, mark } = cell;
    if (link === undefined || links.length >= maxLinks) {
      return textCell(reference, styles.added(mark ?? plain, startsFormula(text)), text);
    }
    const location = escapeXml(`${quoteSheetName(link.sheet)}!${link.cell}`);
    links.push(`<hyperlink ref="${reference}" location="${location}" display="${escapeXml(text)}"/>`);
    return textCell(reference, styles.added("link"), text);
  }
}

/** Programs differ in whether they fit rows to wrapped text when they open a file; so the height is given. */
function heightOf(cells: readonly AddedCell[], columns: readonly AddedColumn[]): number {
  let lines = 1;
  columns.forEach(({ width, hidden }, index) => {
    const cell = cells[index];
    const text = typeof cell === "string" ? cell : typeof cell === "object" ? (cell?.text ?? "") : "";
    if (hidden !== true) lines = Math.max(lines, Math.ceil(displayWidth(text) / (width - 1)));
  });
  return Math.min(heights.most, lines * heights.line + heights.around);
}

function columnXml({ width, hidden }: AddedColumn, index: number): string {
  const position = `min="${index + 1}" max="${index + 1}"`;
  return `<col ${position} width="${width}" customWidth="1"${hidden === true ? ' hidden="1"' : ""}/>`;
}

function textCell(reference: string, style: number, text: string): string {
  const whole = text.length > maxTextChars ? `${text.slice(0, maxTextChars - 1)}…` : text;
  return `<c r="${reference}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(whole)}</t></is></c>`;
}

function startsFormula(text: string): boolean {
  return /^[=+\-@\t\r]/.test(text);
}
