// A value written once over several rows (one case number merged over the rows of its suspects) belongs to each of them.
// A spreadsheet keeps it in the first row alone; here the rows below are given it back, in the order they stream by.

import type { Cell, MergedRange, Row } from "@jianheng/files";

/** A merge to the right needs nothing: its value stands in the first of its columns. */
export function spansRows(merge: MergedRange): boolean {
  return merge.lastRow > merge.firstRow;
}

export interface FilledRow {
  readonly cells: readonly Cell[];
  /** 0-based column → row where its value is written; only of cells that were filled. */
  readonly from: ReadonlyMap<number, number>;
}

interface OpenMerge {
  readonly merge: MergedRange;
  readonly cell: Cell;
}

/** For the data rows of one sheet, top to bottom. Memory: the merges that are open at the same time. */
export class MergeFiller {
  /** Rows that were given a value. */
  filledRows = 0;
  private readonly merges: readonly MergedRange[];
  private next = 0;
  private open: OpenMerge[] = [];

  constructor(merges: readonly MergedRange[]) {
    this.merges = merges.filter(spansRows).sort((one, other) => one.firstRow - other.firstRow);
  }

  fill(row: Row): FilledRow {
    const { number } = row;
    this.open = this.open.filter(({ merge }) => merge.lastRow >= number);
    const filled = this.open.flatMap(({ merge, cell }) =>
      row.cells.some(({ column }) => column === cell.column) ? [] : [{ cell, row: merge.firstRow }],
    );
    for (let merge = this.merges[this.next]; merge !== undefined && merge.firstRow <= number;) {
      const { firstRow, firstColumn } = merge;
      const cell = firstRow === number ? row.cells.find(({ column }) => column === firstColumn) : undefined;
      if (cell !== undefined) this.open.push({ merge, cell });
      merge = this.merges[++this.next];
    }
    if (filled.length === 0) return { cells: row.cells, from: nothing };
    this.filledRows += 1;
    return {
      cells: [...row.cells, ...filled.map(({ cell }) => cell)].sort((one, other) => one.column - other.column),
      from: new Map(filled.map((one) => [one.cell.column, one.row])),
    };
  }
}

const nothing: ReadonlyMap<number, number> = new Map();
