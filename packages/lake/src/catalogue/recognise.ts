// Which dataset a table is, where its header stands, and which column each header means. A name decides first, then
// the headers; a person's answer goes before both. What is not certain is not taken.

import type { Dataset, DatasetColumn, TableMapping } from "@jianheng/contract";
import { columnLetter, type MergedRange, type Row } from "@jianheng/files";
import type { RecognisedBy } from "../delivery/manifest.ts";
import { type Catalogue, standardCatalogue } from "./catalogue.ts";
import { headerOverlap } from "./choose-mapping.ts";
import {
  blocksOfHeight,
  type HeaderBlock,
  headerBlocks,
  type HeaderCell,
  isName,
  toldBlock,
  widestBlocks,
} from "./header-blocks.ts";
import { isMoneyUnit, isYuan, plainName, readHeader, sheetNameForms, snakeCase } from "./names.ts";

/** Titles, dates of printing and notes may stand above the header; more than this is no list. */
export const headerSearchRows = 20;
/** By headers alone, fewer matches than this are coincidence (部门受案号 and 嫌疑人编号 stand in most sheets). */
const minHeaderMatches = 3;
// And at least half of the headers must be known: a table about something else may name its case, too.

export interface HeadColumn {
  /** 0-based */
  readonly index: number;
  /** A, B, … */
  readonly letter: string;
  /** As written; of several header rows, joined by `/`. */
  readonly header: string;
  /** Catalogue column id, or null: unknown, kept in `_extra`. */
  readonly column: string | null;
}

export interface TableHead {
  readonly dataset: Dataset;
  readonly recognisedBy: RecognisedBy;
  readonly block: HeaderBlock;
  readonly columns: readonly HeadColumn[];
  /** Headers that name a column which another header names better. */
  readonly twice: readonly HeadColumn[];
  /** Money columns whose header gives a unit other than yuan; left unmapped. */
  readonly otherUnit: readonly HeadColumn[];
}

export type Recognition =
  | { readonly kind: "recognised"; readonly head: TableHead }
  /** A person's answer says to leave the table out. */
  | { readonly kind: "leftOut" }
  /** The name is known but no row looks like its headers. */
  | { readonly kind: "noHeader"; readonly dataset: Dataset }
  /** A person's answer names a dataset that the catalogue does not have. */
  | { readonly kind: "noDataset"; readonly dataset: string }
  /** Datasets that fit equally well by their headers; empty when none does. */
  | { readonly kind: "unknown"; readonly candidates: readonly Dataset[] };

export interface TableToRecognise {
  /** Sheet name, or for a text file its name without folder and ending. */
  readonly title: string;
  /** The first rows that hold something. */
  readonly rows: readonly Row[];
  readonly merges?: readonly MergedRange[];
  /** A person's answer about this table. */
  readonly mapping?: TableMapping | undefined;
  /**
   * Ids of datasets that another table of the delivery has by its name: a second table that only looks like one (a
   * list of faults found in the cases, say) is asked about.
   */
  readonly taken?: ReadonlySet<string>;
  readonly catalogue?: Catalogue;
}

export function recogniseTable(table: TableToRecognise): Recognition {
  const recognition = recognise(table);
  return recognition.kind === "recognised"
    ? { kind: "recognised", head: withUnnamed(recognition.head, table) }
    : recognition;
}

/** What stands for the header of a column that has none, in answers too. */
export function unnamedHeader(letter: string): string {
  return `(${letter})`;
}

/** The head with the columns that hold something in the first rows below it, although no header stands over them. */
function withUnnamed(head: TableHead, { rows, mapping, catalogue }: TableToRecognise): TableHead {
  const named = new Set(head.block.cells.map(({ index }) => index));
  const below = rows.filter((row) => row.number > head.block.lastRow).flatMap((row) => row.cells);
  const unnamed = [...new Set(below.map(({ column }) => column))].filter((column) => !named.has(column));
  if (unnamed.length === 0) return head;
  const added = unnamed.map((index): HeaderCell => {
    const header = unnamedHeader(columnLetter(index));
    return { index, levels: [header], header };
  });
  const cells = [...head.block.cells, ...added].sort((one, other) => one.index - other.index);
  const context = { ...(mapping === undefined ? {} : { mapping }), ...(catalogue === undefined ? {} : { catalogue }) };
  return { ...mapHeaders(head.dataset, { ...head.block, cells }, context), recognisedBy: head.recognisedBy };
}

function recognise(table: TableToRecognise): Recognition {
  const { title, mapping, merges = [], taken = new Set(), catalogue = standardCatalogue } = table;
  if (mapping !== undefined) return recogniseByAnswer(table, mapping);
  const blocks = widestBlocks(headerBlocks(table.rows.slice(0, headerSearchRows), merges));
  const named = datasetByName(title, catalogue);
  if (named !== undefined) {
    const head = bestHead(named, blocks, catalogue);
    if (head !== undefined && matchesOf(head) > 0) {
      return { kind: "recognised", head: { ...head, recognisedBy: "name" } };
    }
  }
  const byHeaders = recogniseByHeaders(blocks, catalogue);
  if (byHeaders.kind === "unknown" && named !== undefined) return { kind: "noHeader", dataset: named };
  if (byHeaders.kind === "recognised" && taken.has(byHeaders.head.dataset.id)) {
    return { kind: "unknown", candidates: [byHeaders.head.dataset] };
  }
  return byHeaders;
}

/** Follows a person's answer even where nothing of the table is understood: it was asked for. */
function recogniseByAnswer(table: TableToRecognise, mapping: TableMapping): Recognition {
  const { rows, merges = [], catalogue = standardCatalogue } = table;
  if (mapping.dataset === null) return { kind: "leftOut" };
  const dataset = catalogue.find(({ id }) => id === mapping.dataset);
  if (dataset === undefined) return { kind: "noDataset", dataset: mapping.dataset };
  const heads = blocksUnder(mapping, rows, merges).map((block) => mapHeaders(dataset, block, { mapping, catalogue }));
  const best = heads.reduce<TableHead | undefined>((one, other) => {
    if (one === undefined) return other;
    const gain = headerOverlap(mapping.headers, other.block) - headerOverlap(mapping.headers, one.block);
    return gain > 0 || (gain === 0 && isBetter(other, one)) ? other : one;
  }, undefined);
  return best === undefined
    ? { kind: "noHeader", dataset }
    : { kind: "recognised", head: { ...best, recognisedBy: "saved" } };
}

/** The header rows that the answer names, if the remembered headers stand there; else wherever they stand now. */
function blocksUnder(
  mapping: TableMapping,
  rows: readonly Row[],
  merges: readonly MergedRange[],
): readonly HeaderBlock[] {
  const { headerRow, headerRows, headers } = mapping;
  const found = headerBlocks(rows, merges);
  const wanted = headerRows === undefined ? found : blocksOfHeight(rows, merges, headerRows);
  if (headerRow === undefined) return wanted;
  const told =
    headerRows === undefined
      ? found.filter((block) => block.lastRow === headerRow)
      : [toldBlock(mapping, rows, merges)].filter((block) => block !== undefined);
  // A line more above the table, and the header stands elsewhere.
  const best = Math.max(0, ...wanted.map((block) => headerOverlap(headers, block)));
  const stands = told.filter((block) => {
    const overlap = headerOverlap(headers, block);
    return headers.length === 0 || (overlap > 0 && overlap >= best);
  });
  return stands.length > 0 ? stands : wanted;
}

export function datasetByName(name: string, catalogue: Catalogue = standardCatalogue): Dataset | undefined {
  for (const form of sheetNameForms(name)) {
    const found = catalogue.find(({ id, label, en }) =>
      [label, id, snakeCase(id), en].some((known) => plainName(known) === form),
    );
    if (found !== undefined) return found;
  }
  return undefined;
}

function recogniseByHeaders(blocks: readonly HeaderBlock[], catalogue: Catalogue): Recognition {
  const heads = catalogue
    .map((dataset) => bestHead(dataset, blocks, catalogue))
    .filter((head) => head !== undefined)
    .filter(
      (head) => matchesOf(head) >= minHeaderMatches && matchesOf(head) * 2 >= head.columns.length && carriesKey(head),
    )
    .sort((a, b) => matchesOf(b) - matchesOf(a));
  const [first, second] = heads;
  if (first === undefined) return { kind: "unknown", candidates: [] };
  if (second !== undefined && matchesOf(second) === matchesOf(first)) {
    const tied = heads.filter((head) => matchesOf(head) === matchesOf(first));
    return { kind: "unknown", candidates: tied.map((head) => head.dataset) };
  }
  return { kind: "recognised", head: first };
}

/** The block whose headers the dataset knows best. */
export function bestHead(
  dataset: Dataset,
  blocks: readonly HeaderBlock[],
  catalogue: Catalogue = standardCatalogue,
): TableHead | undefined {
  return blocks.reduce<TableHead | undefined>((best, block) => {
    const head = mapHeaders(dataset, block, { catalogue });
    return best === undefined || isBetter(head, best) ? head : best;
  }, undefined);
}

/** More headers understood; of two that end in the same row, the one with its groups. */
function isBetter(head: TableHead, than: TableHead): boolean {
  const gain = matchesOf(head) - matchesOf(than);
  if (gain !== 0) return gain > 0;
  if (matchesOf(head) === 0) return false;
  // The groups of a header are no header of their own.
  const below = head.block.lastRow > than.block.lastRow && head.block.lastRow - head.block.rows < than.block.lastRow;
  return below || (head.block.lastRow === than.block.lastRow && head.block.rows > than.block.rows);
}

export function matchesOf(head: TableHead): number {
  return head.columns.filter((column) => column.column !== null).length;
}

export function carriesKey(head: TableHead): boolean {
  return head.columns.some((column) => column.column === head.dataset.key[0]);
}

/** Where the header of a table that nothing knows probably stands: the first row of the most names. */
export function guessHeader(rows: readonly Row[], merges: readonly MergedRange[] = []): HeaderBlock | undefined {
  const blocks = widestBlocks(headerBlocks(rows.slice(0, headerSearchRows), merges));
  const named = new Set(rows.filter((row) => row.cells.length > 1 && row.cells.every(isName)).map((row) => row.number));
  return blocks
    .filter((block) => named.has(block.lastRow))
    .reduce<HeaderBlock | undefined>(
      (best, block) => (best === undefined || block.cells.length > best.cells.length ? block : best),
      undefined,
    );
}

export interface HeaderContext {
  readonly mapping?: TableMapping;
  readonly catalogue?: Catalogue;
}

/** Maps one block as if it were the header of `dataset`. */
export function mapHeaders(dataset: Dataset, block: HeaderBlock, context: HeaderContext = {}): TableHead {
  const { mapping, catalogue = standardCatalogue } = context;
  const known = headerIndex(dataset);
  const answers = answersOf(mapping);
  const constant = new Set(Object.keys(mapping?.constants ?? {}));
  const leaves = leafCounts(block, dataset, catalogue);
  const claims = block.cells.map(
    (cell) => answeredClaim(cell, answers, known) ?? claimOf(cell, known, dataset, catalogue, leaves),
  );
  const otherUnit: HeadColumn[] = [];
  const twice: HeadColumn[] = [];
  const winners = new Map<string, number>();
  claims.forEach((claim, position) => {
    if (claim.column === undefined || claim.otherUnit || constant.has(claim.column.id)) return;
    const rival = winners.get(claim.column.id);
    if (rival === undefined || claim.rank < (claims[rival]?.rank ?? 0)) winners.set(claim.column.id, position);
  });
  const columns = block.cells.map((cell, position): HeadColumn => {
    const claim = claims[position];
    const mapped = claim?.column !== undefined && winners.get(claim.column.id) === position ? claim.column.id : null;
    const column = { index: cell.index, letter: columnLetter(cell.index), header: cell.header, column: mapped };
    if (claim?.otherUnit === true) otherUnit.push(column);
    else if (claim?.column !== undefined && mapped === null) twice.push(column);
    return column;
  });
  return { dataset, recognisedBy: "headers", block, columns, twice, otherUnit };
}

interface Claim {
  readonly column?: DatasetColumn;
  /** Lower is better: a person's answer, label, other name; half a step more where only the leaf is known. */
  readonly rank: number;
  readonly otherUnit: boolean;
}

const noClaim: Claim = { rank: 0, otherUnit: false };

function answersOf(mapping: TableMapping | undefined): ReadonlyMap<string, string | null> {
  return new Map(Object.entries(mapping?.columns ?? {}).map(([header, column]) => [plainName(header), column]));
}

function answeredClaim(
  { header }: HeaderCell,
  answers: ReadonlyMap<string, string | null>,
  known: HeaderIndex,
): Claim | undefined {
  const answer = answers.get(plainName(header));
  if (answer === undefined) return undefined;
  const column = answer === null ? undefined : known.byId.get(answer);
  return column === undefined ? noClaim : { ...noClaim, column };
}

/**
 * A header in several rows is understood by its groups and its leaf together (强制措施决定日期), or by the leaf where a
 * group names this dataset, or by a leaf that no other column has. A group that names another dataset ends it, except
 * over the only column that joins the sheets: 案件信息 stands over the case number of any sheet.
 */
function claimOf(
  { levels }: HeaderCell,
  known: HeaderIndex,
  dataset: Dataset,
  catalogue: Catalogue,
  leaves: ReadonlyMap<string, LeafCount>,
): Claim {
  const leaf = levels.at(-1) ?? "";
  const groups = levels.slice(0, -1);
  for (let from = 0; from < groups.length; from++) {
    const found = claimByName(levels.slice(from).join(""), known);
    if (found.column !== undefined) return found;
  }
  const claim = claimByName(leaf, known);
  if (claim.column === undefined || groups.length === 0) return claim;
  const named = groups.map((group) => datasetByName(group, catalogue)).filter((one) => one !== undefined);
  if (named.includes(dataset)) return claim;
  const { own, free, foreign } = leaves.get(plainName(leaf)) ?? noLeaves;
  const joins = dataset.key.includes(claim.column.id) && free + foreign === 1;
  if (own > 0 || (!joins && (named.length > 0 || free !== 1))) return noClaim;
  return { ...claim, rank: claim.rank + 0.5 };
}

interface LeafCount {
  /** Under a group that names the dataset. */
  readonly own: number;
  /** Under no group, or one that names no dataset. */
  readonly free: number;
  /** Under a group that names another dataset. */
  readonly foreign: number;
}

const noLeaves: LeafCount = { own: 0, free: 0, foreign: 0 };

function leafCounts(block: HeaderBlock, dataset: Dataset, catalogue: Catalogue): ReadonlyMap<string, LeafCount> {
  const counts = new Map<string, LeafCount>();
  if (block.rows === 1) return counts;
  for (const { levels } of block.cells) {
    const leaf = plainName(levels.at(-1) ?? "");
    const named = levels.slice(0, -1).map((group) => datasetByName(group, catalogue));
    const count = counts.get(leaf) ?? noLeaves;
    if (named.includes(dataset)) counts.set(leaf, { ...count, own: count.own + 1 });
    else if (named.every((one) => one === undefined)) counts.set(leaf, { ...count, free: count.free + 1 });
    else counts.set(leaf, { ...count, foreign: count.foreign + 1 });
  }
  return counts;
}

function claimByName(header: string, known: HeaderIndex): Claim {
  const { forms, suffix } = readHeader(header);
  for (const form of forms) {
    const found = known.byName.get(form);
    if (found === undefined) continue;
    const otherUnit = found.column.type === "money" && isMoneyUnit(suffix) && suffix !== undefined && !isYuan(suffix);
    return { column: found.column, rank: found.rank, otherUnit };
  }
  return noClaim;
}

interface HeaderIndex {
  readonly byId: ReadonlyMap<string, DatasetColumn>;
  readonly byName: ReadonlyMap<string, { readonly column: DatasetColumn; readonly rank: number }>;
}

const indexes = new WeakMap<Dataset, HeaderIndex>();

function headerIndex(dataset: Dataset): HeaderIndex {
  const ready = indexes.get(dataset);
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
  indexes.set(dataset, index);
  return index;
}
