// What a person needs to see of a table to say what it is: its first rows, and a few values of every column.

import type { Row } from "@jianheng/files";
import type { WrittenRow } from "./manifest.ts";

/** Header, groups, a title and some data: a screenful. */
const maxRows = 12;
/** As wide as anyone scrolls on the page that shows it; every standard sheet is narrower. */
const maxCells = 60;
/** The start tells what it is; the manifest stays small. */
const maxCellChars = 80;
/** Enough to tell dates from numbers from codes. */
const maxSamples = 5;
const maxSampleChars = 60;

export function writtenRows(rows: readonly Row[]): readonly WrittenRow[] {
  return rows.slice(0, maxRows).map((row) => {
    const cells: string[] = [];
    for (const { column, text } of row.cells) {
      if (column >= maxCells) break;
      while (cells.length < column) cells.push("");
      cells.push(shortened(text, maxCellChars));
    }
    return { row: row.number, cells };
  });
}

/** By 0-based column: a few distinct values of these rows. */
export function samplesOf(rows: readonly Row[]): ReadonlyMap<number, readonly string[]> {
  const samples = new Map<number, string[]>();
  for (const { cells } of rows) {
    for (const { column, text } of cells) {
      const known = samples.get(column);
      const value = shortened(text, maxSampleChars);
      if (known === undefined) samples.set(column, [value]);
      else if (known.length < maxSamples && !known.includes(value)) known.push(value);
    }
  }
  return samples;
}

function shortened(text: string, chars: number): string {
  return text.length <= chars ? text : `${text.slice(0, chars - 1)}…`;
}
