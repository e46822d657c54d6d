// Where a header may stand, and what it says: one row, or two or three of which the upper ones name groups
// (强制措施 over 类型 and 决定日期). A group is written once and stands for the columns to its right as well: a merged
// range tells how far, and where there is none (a text file), the empty cells beside it do.

import type { TableMapping } from "@jianheng/contract";
import type { MergedRange, Row } from "@jianheng/files";
import { readMoment } from "../delivery/read-moment.ts";
import { plainName } from "./names.ts";

/** Groups over groups end here; contract: `TableMapping.headerRows`. */
export const maxHeaderRows = 3;
/** A longer text explains something; it is no name of a column. */
const maxHeaderChars = 60;

export interface HeaderCell {
  /** 0-based column. */
  readonly index: number;
  /** From the outermost group to the column's own name, each once; never empty. */
  readonly levels: readonly string[];
  /** Levels joined by `/`. */
  readonly header: string;
}

export interface HeaderBlock {
  /** 1-based, as Excel shows it: the last row of the header. */
  readonly lastRow: number;
  /** How many rows it takes. */
  readonly rows: number;
  readonly cells: readonly HeaderCell[];
}

/** Every row as a header of its own, and with the rows above it where those are its groups; in order of rows. */
export function headerBlocks(rows: readonly Row[], merges: readonly MergedRange[] = []): readonly HeaderBlock[] {
  return rows.flatMap((row, position) => {
    const blocks = [blockOf([row], merges)];
    const taken = [row];
    while (taken.length < maxHeaderRows) {
      const lower = taken[0];
      const upper = rows[position - taken.length];
      if (lower === undefined || upper === undefined || !isGroupRow(upper, lower, merges)) break;
      taken.unshift(upper);
      blocks.push(blockOf(taken, merges));
    }
    return blocks;
  });
}

/** Of the blocks that end in one row, the one with all its groups. */
export function widestBlocks(blocks: readonly HeaderBlock[]): readonly HeaderBlock[] {
  return blocks.filter((block) => !blocks.some((other) => other.lastRow === block.lastRow && other.rows > block.rows));
}

/** Every row with the rows above it as one header of this height, whatever stands there: a person has said how high it is. */
export function blocksOfHeight(
  rows: readonly Row[],
  merges: readonly MergedRange[],
  headerRows: number,
): readonly HeaderBlock[] {
  return rows.flatMap((row) => toldBlock({ headerRow: row.number, headerRows }, rows, merges) ?? []);
}

/** The block that an answer names; undefined where it names none, or none of its rows is here. */
export function toldBlock(
  { headerRow, headerRows = 1 }: Pick<TableMapping, "headerRow" | "headerRows">,
  rows: readonly Row[],
  merges: readonly MergedRange[],
): HeaderBlock | undefined {
  if (headerRow === undefined) return undefined;
  const own = rows.filter(({ number }) => number > headerRow - headerRows && number <= headerRow);
  return own.length === 0 ? undefined : { ...blockOf(own, merges), lastRow: headerRow, rows: headerRows };
}

function blockOf(rows: readonly Row[], merges: readonly MergedRange[]): HeaderBlock {
  const byLevel: ReadonlyMap<number, string>[] = [];
  // From the lowest up: a group of groups stands over all their columns.
  for (const row of rows.toReversed()) {
    const [lower] = byLevel;
    byLevel.unshift(lower === undefined ? textsOf(row) : groupTexts(row, [...lower.keys()], merges));
  }
  const columns = [...new Set(byLevel.flatMap((texts) => [...texts.keys()]))].sort((a, b) => a - b);
  const cells = columns.flatMap((index): HeaderCell[] => {
    const levels = byLevel
      .map((texts) => texts.get(index)?.trim() ?? "")
      .filter((text, level, all) => text !== "" && (level === 0 || text !== all[level - 1]));
    return levels.length === 0
      ? []
      : [{ index, levels, header: levels.length === 1 ? textOf(rows, index, levels) : levels.join("/") }];
  });
  return { lastRow: rows.at(-1)?.number ?? 0, rows: rows.length, cells };
}

/** A single name is kept exactly as written. */
function textOf(rows: readonly Row[], index: number, [level = ""]: readonly string[]): string {
  const own = rows.map((row) => textsOf(row).get(index)).find((text) => text !== undefined);
  return own?.trim() === level ? own : level;
}

function textsOf(row: Row): ReadonlyMap<number, string> {
  return new Map(row.cells.map((cell) => [cell.column, cell.text]));
}

/** The texts of an upper header row, each also over the columns to its right that it groups. */
function groupTexts(upper: Row, below: readonly number[], merges: readonly MergedRange[]): ReadonlyMap<number, string> {
  const texts = new Map(textsOf(upper));
  for (const { first, columns } of groupsOf(upper, below, merges)) {
    const text = texts.get(first);
    if (text !== undefined) for (const column of columns) texts.set(column, text);
  }
  return texts;
}

interface Group {
  readonly first: number;
  /** Columns with a name below it, at least two. */
  readonly columns: readonly number[];
}

function groupsOf(upper: Row, below: readonly number[], merges: readonly MergedRange[]): readonly Group[] {
  const wide = wideMerges(upper, merges);
  if (wide.length > 0) {
    return wide
      .map(({ firstColumn, lastColumn }) => ({
        first: firstColumn,
        columns: below.filter((column) => column >= firstColumn && column <= lastColumn),
      }))
      .filter(({ columns }) => columns.length > 1);
  }
  const starts = upper.cells.map((cell) => cell.column);
  return starts
    .map((first, position) => {
      const end = starts[position + 1] ?? Number.POSITIVE_INFINITY;
      const columns: number[] = [];
      // Without gaps: an empty name ends the group.
      for (let column = first; column < end && below.includes(column); column++) columns.push(column);
      return { first, columns };
    })
    .filter(({ columns }) => columns.length > 1);
}

function wideMerges(row: Row, merges: readonly MergedRange[]): readonly MergedRange[] {
  return merges.filter((one) => one.firstRow === row.number && one.lastColumn > one.firstColumn);
}

/** Whether `upper` names groups of the columns that `lower` names. A title over everything does not. */
function isGroupRow(upper: Row, lower: Row, merges: readonly MergedRange[]): boolean {
  if (lower.number !== upper.number + 1 || upper.cells.length < 2) return false;
  if (!upper.cells.every(isName) || !lower.cells.every(isName)) return false;
  const groups = groupsOf(
    upper,
    lower.cells.map((cell) => cell.column),
    merges,
  );
  if (
    groups.length === 0 ||
    groups.some(({ columns }) => columns.length === lower.cells.length && upper.cells.length < 3)
  )
    return false;
  if (wideMerges(upper, merges).length > 0) return true;
  // Without merged ranges: what is no group has nothing below it, else the lower row is a first row of data.
  const grouped = new Set(groups.flatMap(({ columns }) => columns));
  return lower.cells.every((cell) => grouped.has(cell.column));
}

/** A name of a column or group: text that is no value. */
export function isName(cell: Row["cells"][number]): boolean {
  if (cell.kind !== "text" || cell.text.length > maxHeaderChars) return false;
  const plain = plainName(cell.text);
  return (
    plain !== "" &&
    !/^[-+\d.,:%/]+$/.test(plain) &&
    "problem" in readMoment(plain) &&
    !/[受任][[(〔【]\d{4}/.test(plain)
  );
}
