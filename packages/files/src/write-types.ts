// What a caller hands to the workbook writer.

/** How a column's strings are written: a string in a `text` column stays text, whatever it looks like. */
export type WriteKind = "text" | "integer" | "decimal" | "money" | "date" | "datetime";

/** A filled background with a meaning; colour is never the only sign, so a marked cell should carry a note too. */
export type CellMark = "error" | "warning" | "note";

export interface MarkedCell {
  readonly value: string | number | boolean | null;
  /** Instead of the column's kind. */
  readonly kind?: WriteKind;
  readonly mark?: CellMark;
  /** A cell comment. */
  readonly note?: string;
}

/**
 * A string in a column of kind date (`2025-01-03`), datetime (`2025-01-03T08:30:00`), integer, decimal or money
 * (`1234.50`) becomes a real date or number when it has that shape, and stays text when it has not. A JavaScript
 * number is written as a number.
 */
export type CellToWrite = string | number | boolean | null | undefined | MarkedCell;

export interface ColumnToWrite {
  readonly header: string;
  readonly kind?: WriteKind;
  /** In characters; a Chinese character counts two. Default from the header. */
  readonly width?: number;
  /** A comment on the header. */
  readonly note?: string;
  /** A drop-down below the header. */
  readonly choices?: readonly string[];
  /** Whether a value outside `choices` is refused by Excel, or silently allowed (default: allowed after a warning). */
  readonly choicesOnly?: boolean | "suggested";
  /** Shown while a cell below the header is selected: what may stand there. */
  readonly hint?: string;
  /** For filling in by hand: a column of kind date warns when what is typed is no day between 1900 and 2100. */
  readonly checksDays?: boolean;
  /** Shown in the header's style. */
  readonly required?: boolean;
}

export interface SheetToWrite {
  /** At most 31 characters, none of \ / ? * [ ] : — others are replaced. */
  readonly name: string;
  readonly columns: readonly ColumnToWrite[];
  /** Each row's cells in column order; iterated once, so a generator keeps memory flat. */
  readonly rows: Iterable<readonly CellToWrite[]> | AsyncIterable<readonly CellToWrite[]>;
  readonly hidden?: boolean;
  /** Default true: an auto-filter on the header row. */
  readonly filter?: boolean;
}

export interface WorkbookToWrite {
  readonly sheets: readonly SheetToWrite[];
  /** Document properties. No time of writing is recorded, so the same input gives the same bytes. */
  readonly title?: string;
}

export interface WrittenFile {
  readonly bytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
}
