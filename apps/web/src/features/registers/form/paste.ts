// Rows copied in a spreadsheet and pasted into a small table: tabs between cells, quotes around cells with line breaks.
import type { RowColumn, RowValue } from "@jianheng/contract";
import { noTexts, yesTexts } from "../../../words/registers.ts";
import { readDay, readNumber } from "./draft.ts";

/** More is a register of its own, or a workbook. */
export const rowsMax = 2000;

/** The cells of the text, row by row. A quote opens a cell only at its beginning, as spreadsheets write it. */
export function cellsOf(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const [cell, end] = text[at] === '"' ? quotedCell(text, at) : plainCell(text, at);
    row.push(cell);
    const stop = text[end];
    at = end + 1;
    if (stop === "\t") {
      if (at === text.length) row.push("");
      continue;
    }
    if (stop === "\r" && text[at] === "\n") at += 1;
    rows.push(row);
    row = [];
  }
  if (row.length > 0) rows.push(row);
  return rows;
}

function plainCell(text: string, from: number): readonly [string, number] {
  let end = from;
  while (end < text.length && !"\t\r\n".includes(text[end] ?? "")) end += 1;
  return [text.slice(from, end), end];
}

function quotedCell(text: string, from: number): readonly [string, number] {
  let cell = "";
  let at = from + 1;
  while (at < text.length) {
    if (text[at] === '"' && text[at + 1] === '"') {
      cell += '"';
      at += 2;
    } else if (text[at] === '"') {
      const next = text[at + 1];
      // Not closed before a tab or line end: the quote was a character of the text.
      return next === undefined || "\t\r\n".includes(next) ? [cell, at + 1] : plainCell(text, from);
    } else {
      cell += text[at];
      at += 1;
    }
  }
  return plainCell(text, from);
}

/** The text of a cell as the column understands it; what it does not understand stays as written, to be seen and mended. */
export function readCell(column: RowColumn, text: string): RowValue[string] {
  const plain = text.trim();
  if (plain === "") return null;
  switch (column.type) {
    case "yesNo": {
      const lower = plain.toLowerCase();
      if ((yesTexts as readonly string[]).includes(lower)) return true;
      return (noTexts as readonly string[]).includes(lower) ? false : plain;
    }
    case "choice": {
      const lower = plain.toLowerCase();
      const choice = column.choices.find(
        ({ id, label }) => label.zh === plain || label.en.toLowerCase() === lower || id === plain,
      );
      return choice?.id ?? plain;
    }
    case "date":
      return readDay(plain);
    case "integer":
    case "number":
    case "money":
      return readNumber(plain);
    case "text":
    case "longText":
      return plain;
  }
}

/** Rows with the pasted cells put in from a cell onwards; a copied head row is recognised and left out. */
export function pasteCells(
  rows: readonly RowValue[],
  columns: readonly RowColumn[],
  at: { readonly row: number; readonly column: number },
  text: string,
): { readonly rows: readonly RowValue[]; readonly pasted: number } {
  const cells = cellsOf(text);
  const withoutHead = isHead(cells[0], columns.slice(at.column)) ? cells.slice(1) : cells;
  const filled = withoutHead.slice(0, Math.max(0, rowsMax - at.row));
  const next: Record<string, RowValue[string]>[] = rows.map((row) => ({ ...row }));
  for (const [index, line] of filled.entries()) {
    while (next.length <= at.row + index) next.push({});
    const row = next[at.row + index] ?? {};
    for (const [offset, cell] of line.entries()) {
      const column = columns[at.column + offset];
      if (column !== undefined) row[column.id] = readCell(column, cell);
    }
  }
  return { rows: next, pasted: filled.length };
}

function isHead(line: readonly string[] | undefined, columns: readonly RowColumn[]): boolean {
  if (line === undefined || line.length === 0) return false;
  return line.every((cell, index) => {
    const label = columns[index]?.label;
    return label !== undefined && (cell.trim() === label.zh || cell.trim() === label.en);
  });
}
