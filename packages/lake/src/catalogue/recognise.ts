// Which dataset a table is, where its header row stands, and which column each header means. A name decides first,
// then the headers; a person's saved answer goes before both. What is not certain is not taken.

import { columnLetter, type Row } from "@jianheng/files";
import { type Dataset, type DatasetColumn, datasets } from "@jianheng/contract";
import type { RecognisedBy, SourceColumn } from "../delivery/manifest.ts";
import type { SheetMapping } from "../delivery/types.ts";
import { isMoneyUnit, isYuan, plainName, readHeader, sheetNameForms, snakeCase } from "./names.ts";

/** Titles, dates of printing and notes may stand above the header; more than this is no list. */
export const headerSearchRows = 20;
/** By headers alone, fewer matches than this are coincidence (部门受案号 and 嫌疑人编号 stand in most sheets). */
const minHeaderMatches = 3;
// And at least half of the headers must be known: a table about something else may name its case, too.

export interface TableHead {
  readonly dataset: Dataset;
  readonly recognisedBy: RecognisedBy;
  /** 1-based, as Excel shows it. */
  readonly headerRow: number;
  readonly columns: readonly SourceColumn[];
  /** Headers that name a column which another header names better. */
  readonly twice: readonly SourceColumn[];
  /** Money columns whose header gives a unit other than yuan; left unmapped. */
  readonly otherUnit: readonly SourceColumn[];
}

export type Recognition =
  | { readonly kind: "recognised"; readonly head: TableHead }
  /** A saved answer says to leave the table out. */
  | { readonly kind: "leftOut" }
  /** The name is known but no row looks like its headers. */
  | { readonly kind: "noHeader"; readonly dataset: Dataset }
  /** Datasets that fit equally well by their headers; empty when none does. */
  | { readonly kind: "unknown"; readonly candidates: readonly Dataset[] };

/**
 * @param name sheet name, or for a CSV the file name without folder and ending
 * @param firstRows the first rows that hold something, at most `headerSearchRows` of them are looked at
 * @param taken ids of datasets that another table of the delivery has by its name: a second table that only looks like
 *   one (a list of faults found in the cases, say) is asked about
 */
export function recogniseTable(
  name: string,
  firstRows: readonly Row[],
  saved?: SheetMapping,
  taken: ReadonlySet<string> = new Set(),
): Recognition {
  if (saved?.dataset === null) return { kind: "leftOut" };
  const rows = firstRows.slice(0, headerSearchRows);
  const named = saved === undefined ? datasetByName(name) : datasets.find((one) => one.id === saved.dataset);
  if (named !== undefined) {
    const head = bestHead(named, rows, saved);
    if (head !== undefined && matches(head) > 0) {
      return { kind: "recognised", head: { ...head, recognisedBy: saved === undefined ? "name" : "saved" } };
    }
  }
  const byHeaders = recogniseByHeaders(rows);
  if (byHeaders.kind === "unknown" && named !== undefined) return { kind: "noHeader", dataset: named };
  if (byHeaders.kind === "recognised" && taken.has(byHeaders.head.dataset.id)) {
    return { kind: "unknown", candidates: [byHeaders.head.dataset] };
  }
  return byHeaders;
}

export function datasetByName(name: string): Dataset | undefined {
  for (const form of sheetNameForms(name)) {
    const found = datasets.find(({ id, label, en }) =>
      [label, id, snakeCase(id), en].some((known) => plainName(known) === form),
    );
    if (found !== undefined) return found;
  }
  return undefined;
}

function recogniseByHeaders(rows: readonly Row[]): Recognition {
  const heads = datasets
    .map((dataset) => bestHead(dataset, rows, undefined))
    .filter((head) => head !== undefined)
    .filter((head) => matches(head) >= minHeaderMatches && matches(head) * 2 >= head.columns.length && carriesKey(head))
    .sort((a, b) => matches(b) - matches(a));
  const [first, second] = heads;
  if (first === undefined) return { kind: "unknown", candidates: [] };
  if (second !== undefined && matches(second) === matches(first)) {
    const tied = heads.filter((head) => matches(head) === matches(first));
    return { kind: "unknown", candidates: tied.map((head) => head.dataset) };
  }
  return { kind: "recognised", head: first };
}

function bestHead(dataset: Dataset, rows: readonly Row[], saved: SheetMapping | undefined): TableHead | undefined {
  let best: TableHead | undefined;
  for (const row of rows) {
    const head = mapHeaders(dataset, row, saved);
    if (best === undefined || matches(head) > matches(best)) best = head;
  }
  return best;
}

function matches(head: TableHead): number {
  return head.columns.filter((column) => column.column !== null).length;
}

function carriesKey(head: TableHead): boolean {
  return head.columns.some((column) => column.column === head.dataset.key[0]);
}

/** Maps one row as if it were the header of `dataset`. */
export function mapHeaders(dataset: Dataset, row: Row, saved?: SheetMapping): TableHead {
  const known = headerIndex(dataset);
  const claims = row.cells.map((cell) => claimOf(cell.text, known, saved));
  const otherUnit: SourceColumn[] = [];
  const twice: SourceColumn[] = [];
  const winners = new Map<string, number>();
  claims.forEach((claim, position) => {
    if (claim.column === undefined || claim.otherUnit) return;
    const rival = winners.get(claim.column.id);
    if (rival === undefined || claim.rank < (claims[rival]?.rank ?? 0)) winners.set(claim.column.id, position);
  });
  const columns = row.cells.map((cell, position): SourceColumn => {
    const claim = claims[position];
    const mapped = claim?.column !== undefined && winners.get(claim.column.id) === position ? claim.column.id : null;
    const column = { index: cell.column, letter: columnLetter(cell.column), header: cell.text, column: mapped };
    if (claim?.otherUnit === true) otherUnit.push(column);
    else if (claim?.column !== undefined && mapped === null) twice.push(column);
    return column;
  });
  return { dataset, recognisedBy: "headers", headerRow: row.number, columns, twice, otherUnit };
}

interface Claim {
  readonly column?: DatasetColumn;
  /** Lower is better: saved answer, label, other name. */
  readonly rank: number;
  readonly otherUnit: boolean;
}

function claimOf(header: string, known: HeaderIndex, saved: SheetMapping | undefined): Claim {
  const answer = saved?.columns?.[header];
  if (answer === null) return { rank: 0, otherUnit: false };
  if (answer !== undefined) {
    const column = known.byId.get(answer);
    return column === undefined ? { rank: 0, otherUnit: false } : { column, rank: 0, otherUnit: false };
  }
  const { forms, suffix } = readHeader(header);
  for (const form of forms) {
    const found = known.byName.get(form);
    if (found === undefined) continue;
    const otherUnit = found.column.type === "money" && isMoneyUnit(suffix) && suffix !== undefined && !isYuan(suffix);
    return { column: found.column, rank: found.rank, otherUnit };
  }
  return { rank: 0, otherUnit: false };
}

interface HeaderIndex {
  readonly byId: ReadonlyMap<string, DatasetColumn>;
  readonly byName: ReadonlyMap<string, { readonly column: DatasetColumn; readonly rank: number }>;
}

const indexes = new Map<string, HeaderIndex>();

function headerIndex(dataset: Dataset): HeaderIndex {
  const ready = indexes.get(dataset.id);
  if (ready !== undefined) return ready;
  const byName = new Map<string, { column: DatasetColumn; rank: number }>();
  const offer = (name: string, column: DatasetColumn, rank: number) => {
    const plain = plainName(name);
    if (!byName.has(plain)) byName.set(plain, { column, rank });
  };
  for (const column of dataset.columns) offer(column.label, column, 1);
  for (const column of dataset.columns) for (const name of [column.id, ...column.aliases]) offer(name, column, 2);
  for (const column of dataset.columns) offer(column.en, column, 3);
  const index = { byId: new Map(dataset.columns.map((column) => [column.id, column])), byName };
  indexes.set(dataset.id, index);
  return index;
}
