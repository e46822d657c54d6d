// One table of a delivery (a sheet, or a text file) → typed rows in its dataset's spool, problems, and what was
// understood of it.

import type { Dataset, TableMapping } from "@jianheng/contract";
import { columnLetter, type MergedRange, type Row } from "@jianheng/files";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { chooseMapping } from "../catalogue/choose-mapping.ts";
import { type HeaderBlock, maxHeaderRows } from "../catalogue/header-blocks.ts";
import { proposeDatasets } from "../catalogue/propose-datasets.ts";
import {
  guessHeader,
  type HeadColumn,
  headerSearchRows,
  type Recognition,
  recogniseTable,
  type TableHead,
} from "../catalogue/recognise.ts";
import { aboutRows, aboutTable } from "./about-table.ts";
import { spansRows } from "./fill-merges.ts";
import type { DeliveryDiagnostic, DeliverySource } from "./manifest.ts";
import { RowReader, type TableSink } from "./row-reader.ts";
import { samplesOf, writtenRows } from "./table-look.ts";

export interface Table {
  /** Index in manifest.files. */
  readonly file: number;
  readonly fileName: string;
  readonly sheet: string | null;
  readonly hidden: boolean;
  readonly date1904: boolean;
  /** What names the dataset: the sheet, or the text file without folder and ending. */
  readonly title: string;
  /** Ids of datasets that another table of the delivery has by its name. */
  readonly taken: ReadonlySet<string>;
  /** Reads the rows from the beginning. */
  batches(): AsyncIterable<readonly Row[]>;
  /** Known when the rows were read to their end. */
  merges(): readonly MergedRange[];
}

export interface TableContext {
  /** Index in manifest.sources. */
  readonly index: number;
  readonly mappings: readonly TableMapping[];
  readonly catalogue: Catalogue;
}

export interface TableResult {
  readonly source: DeliverySource;
  readonly diagnostics: readonly DeliveryDiagnostic[];
}

/** Data rows that values are shown from. */
const sampledRows = 200;
/** Rows looked at for a header that a person's answer places further down. */
const maxHeaderRow = 1000;

/**
 * Undefined for a table without any row. Merged ranges stand behind the rows in a sheet. Most tables have none that
 * matter, so the rows are read at once, and only where it turns out that some do, everything is taken back and read anew.
 */
export async function readTable(
  table: Table,
  context: TableContext,
  sink: TableSink,
): Promise<TableResult | undefined> {
  const undo = [sink.problems.mark()];
  const marking = {
    ...sink,
    spool: (dataset: Dataset) => {
      const spool = sink.spool(dataset);
      undo.push(spool.mark());
      return spool;
    },
  };
  const first = await readOnce(table, context, marking, []);
  const merges = table.merges();
  if (first === undefined || !merges.some((merge) => matters(merge, first))) return first;
  for (const takeBack of undo) takeBack();
  return readOnce(table, context, sink, merges);
}

/** A value over several rows, or a name over several columns of what may be the header. */
function matters(merge: MergedRange, { headRows, source }: TableReading): boolean {
  if (spansRows(merge)) return true;
  const row = headRows.find(({ number }) => number === merge.firstRow);
  // A title over the whole table stands alone in its row.
  if (row === undefined || row.cells.length < 2) return false;
  const { dataset, headerRow } = source;
  return dataset === null || headerRow === null || Math.abs(headerRow - row.number) < maxHeaderRows;
}

interface TableReading extends TableResult {
  /** The rows a header was looked for in. */
  readonly headRows: readonly Row[];
}

async function readOnce(
  table: Table,
  context: TableContext,
  sink: TableSink,
  merges: readonly MergedRange[],
): Promise<TableReading | undefined> {
  const { mappings, catalogue } = context;
  const batches = table.batches()[Symbol.asyncIterator]();
  const { headRows, rows: firstRows } = await rowsUpTo(batches, mappings);
  if (firstRows.length === 0) return undefined;
  const { title, taken } = table;
  const mapping = chooseMapping(title, headRows, mappings, merges);
  const recognition = recogniseTable({ title, rows: headRows, merges, mapping, taken, catalogue });
  const candidates = proposeDatasets(title, headRows, catalogue, merges).map(({ id }) => id);
  const look: Look = { table, context, candidates, headRows };
  const diagnostics = aboutTable(table, recognition, mapping);
  if (recognition.kind !== "recognised") {
    let rows = firstRows.length;
    // Read to the end all the same: a damaged file is a damaged file, known or not.
    for (let next = await batches.next(); next.done !== true; next = await batches.next()) rows += next.value.length;
    return { source: unreadSource(look, recognition, rows, merges), diagnostics, headRows };
  }
  const { head } = recognition;
  const above = headRows.filter((row) => row.number <= head.block.lastRow);
  const reader = new RowReader({ table, index: context.index, head, mapping, above, merges }, sink);
  const data = firstRows.filter((row) => row.number > head.block.lastRow);
  const sampled = data.slice(0, sampledRows);
  reader.read(data);
  for (let next = await batches.next(); next.done !== true; next = await batches.next()) {
    if (sampled.length < sampledRows) sampled.push(...next.value.slice(0, sampledRows - sampled.length));
    reader.read(next.value);
  }
  const source = readSource(look, head, reader, sampled, mapping);
  return { source, diagnostics: [...diagnostics, ...aboutRows(table, head, reader.report())], headRows };
}

/** The rows that a header is looked for in, and all that came with them. */
async function rowsUpTo(
  batches: AsyncIterator<readonly Row[]>,
  mappings: readonly TableMapping[],
): Promise<{ readonly headRows: readonly Row[]; readonly rows: readonly Row[] }> {
  const told = Math.max(0, ...mappings.map(({ headerRow = 0 }) => headerRow));
  const wanted = Math.min(Math.max(headerSearchRows, told + 1), maxHeaderRow);
  const rows: Row[] = [];
  while (rows.length < wanted) {
    const next = await batches.next();
    if (next.done === true) break;
    rows.push(...next.value);
  }
  return { headRows: rows.slice(0, wanted), rows };
}

interface Look {
  readonly table: Table;
  readonly context: TableContext;
  readonly candidates: readonly string[];
  readonly headRows: readonly Row[];
}

function readSource(
  look: Look,
  head: TableHead,
  reader: RowReader,
  sampled: readonly Row[],
  mapping: TableMapping | undefined,
): DeliverySource {
  const { dataset, block } = head;
  const constants = mapping?.constants ?? {};
  const filled = new Set([...head.columns.map((column) => column.column), ...Object.keys(constants)]);
  const missing = dataset.columns.filter((column) => !filled.has(column.id));
  const samples = samplesOf(sampled);
  return {
    ...sourceOf(look, reader.rows),
    dataset: dataset.id,
    recognisedBy: head.recognisedBy,
    headerRow: block.lastRow,
    headerRows: block.rows,
    columns: head.columns.map((column) => ({
      ...column,
      samples: samples.get(column.index) ?? [],
      unknownValues: reader.unknownValues(column.column),
    })),
    constants,
    missing: missing.map((column) => column.id),
    missingRequired: missing.filter((column) => column.required === true).map((column) => column.id),
  };
}

/** Not read: its header is a guess, for whoever is asked what it is. */
function unreadSource(
  look: Look,
  recognition: Recognition,
  rows: number,
  merges: readonly MergedRange[],
): DeliverySource {
  const block = guessHeader(look.headRows, merges);
  const samples = samplesOf(look.headRows.filter((row) => row.number > (block?.lastRow ?? 0)));
  return {
    ...sourceOf(look, rows),
    recognisedBy: recognition.kind === "leftOut" ? "leftOut" : null,
    headerRow: block?.lastRow ?? null,
    headerRows: block?.rows ?? 0,
    columns: columnsOf(block).map((column) => ({
      ...column,
      samples: samples.get(column.index) ?? [],
      unknownValues: [],
    })),
  };
}

function columnsOf(block: HeaderBlock | undefined): readonly HeadColumn[] {
  return (block?.cells ?? []).map(({ index, header }) => ({
    index,
    letter: columnLetter(index),
    header,
    column: null,
  }));
}

function sourceOf({ table, context, candidates, headRows }: Look, rows: number): DeliverySource {
  return {
    index: context.index,
    file: table.file,
    fileName: table.fileName,
    sheet: table.sheet,
    hidden: table.hidden,
    dataset: null,
    recognisedBy: null,
    headerRow: null,
    headerRows: 0,
    rows,
    columns: [],
    constants: {},
    firstRows: writtenRows(headRows),
    candidates,
    missing: [],
    missingRequired: [],
  };
}
