// Between the rows of data stand rows that are none: the header again on every printed page, totals, notes at the end.

import type { Row } from "@jianheng/files";
import type { HeaderBlock } from "../catalogue/header-blocks.ts";

export type AsideKind = "header" | "total" | "note";

/** Longer than any of the words that open such a row. */
const maxTotalChars = 12;
const total =
  /^\s*(?:合\s*计|总\s*计|小\s*计|共\s*计|累\s*计|本\s*页\s*[合小]\s*计|(?:grand |sub)?totals?)\s*[:：]?\s*$/i;
const note =
  /^\s*[(（【[]?(?:附?注|备注|说明|填表|填报|制表|制作|审核|审批|统计|打印|导出|单位负责|负责人|经办人)[^:：]{0,12}[:：]/;
/** A row of data of a standard sheet has more. */
const maxNoteCells = 6;
/** What a print layout puts under every page. */
const pageNumber = /^\s*(?:第\s*\d+\s*页)?[\s,，、/]*(?:共\s*\d+\s*页)?\s*$|^\s*page \d+(?: of \d+)?\s*$/i;

export interface SieveContext {
  readonly block: HeaderBlock;
  /** Rows above the data, header and titles. */
  readonly above: readonly Row[];
  /** 0-based column of the first key, where the table carries it: a row that names its case is data. */
  readonly keyColumn: number | undefined;
}

export class RowSieve {
  private readonly headers: ReadonlySet<string>;
  private readonly keyColumn: number | undefined;

  constructor({ block, above, keyColumn }: SieveContext) {
    this.headers = new Set([
      ...above.flatMap((row) => row.cells.map((cell) => cell.text)),
      ...block.cells.flatMap((cell) => cell.levels),
    ]);
    this.keyColumn = keyColumn;
  }

  /** Undefined for a row of data. Most rows are known by their first cell. */
  asideOf({ cells }: Row): AsideKind | undefined {
    const [first] = cells;
    if (first === undefined || first.kind !== "text") return undefined;
    if (cells.length <= 2 && cells.every((cell) => /\d/.test(cell.text) && pageNumber.test(cell.text))) return "note";
    if (this.headers.has(first.text) && cells.every((cell) => this.headers.has(cell.text))) return "header";
    if (first.text.length <= maxTotalChars && total.test(first.text) && this.namesNoCase(cells)) return "total";
    if (cells.length <= maxNoteCells && note.test(first.text) && this.namesNoCase(cells)) return "note";
    return undefined;
  }

  private namesNoCase(cells: Row["cells"]): boolean {
    return cells.every((cell, position) => position === 0 || cell.column !== this.keyColumn);
  }
}
