// A table of three lines: above the header, below it, at the end. Its header comes again on each page.

import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from "docx";
import { face, font, line, textWidth, widestOf } from "./measures.ts";
import { exactly, offGrid, textRun } from "./paragraphs.ts";
import { linesOf } from "./plain-text.ts";

/** Half-points: 小四, 五号, 小五. The largest in which the columns have the widths they want. */
const sizes = [24, 21, 18] as const;
/** With no more columns than this, long cells rather wrap than become 小五. */
const fewColumns = 8;
/** In characters: a column of short cells (numbers, days, names) is not broken; the long share what is left. */
const narrowest = 2;
const short = 9;
const widest = 24;
const slack = 0.4;
const cellMargin = 90;
/** Taller cells may go over to the next page. */
const longestUnbrokenCell = 300;
export function tableOf(
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  options: { readonly keepNext: boolean },
): readonly (Paragraph | Table)[] {
  const count = Math.max(headers.length, ...rows.map((row) => row.length));
  if (count < 1) return [];
  const columns = columnsOf(headers, rows, count);
  const last = rows.length - 1;
  const table = new Table({
    width: { size: textWidth, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    columnWidths: columns.map(({ width }) => width),
    borders: { ...noLines, top: hairline(line.table), bottom: hairline(line.table) },
    margins: { left: cellMargin, right: cellMargin, top: 40, bottom: 40 },
    rows: [
      ...(headers.length > 0 ? [rowOf(headers, columns, { isHeader: true, keepNext: rows.length > 0 })] : []),
      ...rows.map((row, index) =>
        rowOf(row, columns, { isHeader: false, keepNext: options.keepNext && index === last }),
      ),
    ],
  });
  // Two tables with nothing between them are one to a word processor.
  const { keepNext } = options;
  const gap = new Paragraph({ style: offGrid, spacing: exactly(200), keepNext, run: { size: 2 }, children: [] });
  return [table, gap];
}

interface Column {
  readonly width: number;
  readonly halfPoints: number;
  readonly centred: boolean;
}

function columnsOf(headers: readonly string[], rows: readonly (readonly string[])[], count: number): readonly Column[] {
  const wishes = Array.from({ length: count }, (_, column) =>
    wishOf([headers, ...rows].map((row) => widestOf(row[column] ?? ""))),
  );
  const room = textWidth - count * 2 * cellMargin;
  const total = wishes.reduce((sum, { width }) => sum + width, 0);
  const fitting = sizes.find((one) => total * one * 10 <= room);
  const halfPoints = fitting ?? (count <= fewColumns ? 21 : 18);
  const inner = shares(wishes, room, halfPoints * 10);
  const left = textWidth - inner.reduce((sum, one) => sum + one + 2 * cellMargin, 0);
  return inner.map((width, column) => ({
    width: width + 2 * cellMargin + (column === count - 1 ? left : 0),
    halfPoints,
    centred: wishes[column]?.isShort === true,
  }));
}

interface Wish {
  /** In characters. */
  readonly width: number;
  readonly isShort: boolean;
}

/** One long name among short ones does not take the room of columns that are long in every row. */
function wishOf(widths: readonly number[]): Wish {
  const longest = Math.max(narrowest, ...widths);
  if (longest <= short) return { width: longest + slack, isShort: true };
  const mean = widths.reduce((sum, one) => sum + one, 0) / widths.length;
  return { width: Math.max(short / 2, Math.sqrt(mean * Math.min(widest, longest))) + slack, isShort: false };
}

/** What each column gets of the room, in twips. Where the short ones would take too much, each gives way alike. */
function shares(wishes: readonly Wish[], room: number, character: number): readonly number[] {
  const sumOf = (some: readonly Wish[]) => some.reduce((sum, { width }) => sum + width * character, 0);
  const long = wishes.filter(({ isShort }) => !isShort);
  const rest = room - sumOf(wishes.filter(({ isShort }) => isShort));
  if (long.length === 0 || rest < long.length * 4 * character) {
    return wishes.map(({ width }) => Math.floor((width * character * room) / sumOf(wishes)));
  }
  return wishes.map(({ width, isShort }) =>
    Math.floor(isShort ? width * character : (width * character * rest) / sumOf(long)),
  );
}

const none = { style: BorderStyle.NONE, size: 0, color: "auto" } as const;
const noLines = { left: none, right: none, insideHorizontal: none, insideVertical: none };

function hairline(eighths: number) {
  return { style: BorderStyle.SINGLE, size: eighths, space: 0, color: "000000" } as const;
}

interface RowOptions {
  readonly isHeader: boolean;
  readonly keepNext: boolean;
}

function rowOf(cells: readonly string[], columns: readonly Column[], options: RowOptions): TableRow {
  return new TableRow({
    ...(options.isHeader ? { tableHeader: true } : {}),
    ...(cells.every((cell) => cell.length <= longestUnbrokenCell) ? { cantSplit: true } : {}),
    children: columns.map((column, index) => cellOf(cells[index] ?? "", column, options)),
  });
}

function cellOf(text: string, column: Column, options: RowOptions): TableCell {
  const { isHeader, keepNext } = options;
  const type = face(isHeader ? font.black : font.body, column.halfPoints);
  return new TableCell({
    width: { size: column.width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    ...(isHeader ? { borders: { bottom: hairline(line.table) } } : {}),
    children: [
      new Paragraph({
        style: offGrid,
        alignment: isHeader || column.centred ? AlignmentType.CENTER : AlignmentType.LEFT,
        spacing: exactly(column.halfPoints * 15),
        keepNext,
        children: linesOf(text).flatMap((one, index) => [
          ...(index === 0 ? [] : [new TextRun({ ...type, break: 1 })]),
          textRun(one, type),
        ]),
      }),
    ],
  });
}
