// What a reader yields: rows of cells, whatever the file was. Text stays text and a number keeps its written digits,
// so that nothing is lost before the catalogue has said what a column means.

/**
 * text: as written. number: the digits as stored, `1234.5` or `3.2E+17`. date: `2025-01-03`. datetime:
 * `2025-01-03T08:30:00`. time: `08:30:00`. bool: `TRUE` or `FALSE`. error: `#N/A` and the like.
 * A CSV has only text.
 */
export type CellKind = "text" | "number" | "date" | "datetime" | "time" | "bool" | "error";

export interface Cell {
  /** 0-based: 0 is column A. */
  readonly column: number;
  readonly kind: CellKind;
  /** Never empty: an empty cell is left out of its row. */
  readonly text: string;
}

export interface Row {
  /** 1-based, as Excel shows it. */
  readonly number: number;
  /** In column order, only cells that hold something. */
  readonly cells: readonly Cell[];
}

export interface MergedRange {
  /** Rows 1-based, columns 0-based, both ends included. */
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

/** Where the bytes are. `name` is what messages call the file. */
export type FileSource =
  | { readonly name: string; readonly path: string }
  | { readonly name: string; readonly bytes: Uint8Array };

const knownLetters: string[] = [];

/** 0 → A, 25 → Z, 26 → AA. */
export function columnLetter(column: number): string {
  return (knownLetters[column] ??= spellLetters(column));
}

function spellLetters(column: number): string {
  let rest = column + 1;
  let letters = "";
  while (rest > 0) {
    const digit = (rest - 1) % 26;
    letters = String.fromCharCode(65 + digit) + letters;
    rest = (rest - 1 - digit) / 26;
  }
  return letters;
}

export function cellReference(column: number, row: number): string {
  return columnLetter(column) + String(row);
}
