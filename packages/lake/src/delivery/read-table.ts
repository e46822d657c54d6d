// One table of a delivery (a sheet, or a text file) → typed rows in its dataset's spool, problems, and what was
// understood of it.

import { lakeColumns } from "../parquet/columns.ts";
import { type CsvSpool, csvText } from "../parquet/csv-spool.ts";
import { headerSearchRows, type Recognition, recogniseTable, type TableHead } from "../catalogue/recognise.ts";
import type { Dataset, DatasetColumn } from "@jianheng/contract";
import { type Cell, columnLetter, type Row } from "@jianheng/files";
import { deliveryDiagnostic } from "./messages.ts";
import type { CellProblem, DeliveryDiagnostic, DeliverySource, SourceColumn } from "./manifest.ts";
import type { ProblemLog } from "./problem-log.ts";
import { type CellReader, cellReader, listSeparator } from "./read-cell.ts";
import type { SheetMapping } from "./types.ts";
import { tidy } from "./written.ts";

export interface Table {
  /** Index in manifest.files. */
  readonly file: number;
  readonly fileName: string;
  readonly sheet: string | null;
  readonly hidden: boolean;
  readonly date1904: boolean;
  /** What names the dataset: the sheet, or the text file without folder and ending. */
  readonly title: string;
  readonly saved: SheetMapping | undefined;
  /** Ids of datasets that another table of the delivery has by its name. */
  readonly taken: ReadonlySet<string>;
  readonly batches: AsyncIterable<readonly Row[]>;
}

export interface TableSink {
  spool(dataset: Dataset): CsvSpool;
  readonly problems: ProblemLog;
  readonly onRows: (rows: number) => void;
}

export interface TableResult {
  readonly source: DeliverySource;
  readonly diagnostics: readonly DeliveryDiagnostic[];
}

/** Sheets that explain or support a workbook of lists; they hold no data and need no warning. */
const sheetsWithoutData: ReadonlySet<string> = new Set(["选项", "说明", "填写说明", "填报说明"]);

/** Undefined for a table without any row. */
export async function readTable(table: Table, index: number, sink: TableSink): Promise<TableResult | undefined> {
  const batches = table.batches[Symbol.asyncIterator]();
  const firstRows: Row[] = [];
  while (firstRows.length < headerSearchRows) {
    const next = await batches.next();
    if (next.done === true) break;
    firstRows.push(...next.value);
  }
  if (firstRows.length === 0) return undefined;
  const recognition = recogniseTable(table.title, firstRows, table.saved, table.taken);
  if (recognition.kind !== "recognised") {
    let rows = firstRows.length;
    // Read to the end all the same: a damaged file is a damaged file, known or not.
    for (let next = await batches.next(); next.done !== true; next = await batches.next()) rows += next.value.length;
    return { source: unknownSource(table, index, rows), diagnostics: notRecognised(table, recognition) };
  }
  const { head } = recognition;
  const reader = new RowReader(table, index, head, sink);
  reader.read(firstRows.filter((row) => row.number > head.headerRow));
  for (let next = await batches.next(); next.done !== true; next = await batches.next()) reader.read(next.value);
  return { source: knownSource(table, index, head, reader.rows), diagnostics: aboutColumns(table, head) };
}

interface Target {
  readonly column: DatasetColumn;
  readonly source: SourceColumn;
  /** Of its first field in the row. */
  readonly position: number;
  readonly read: CellReader;
}

class RowReader {
  rows = 0;
  private readonly table: Table;
  private readonly index: number;
  private readonly dataset: Dataset;
  private readonly sink: TableSink;
  private readonly spool: CsvSpool;
  private readonly targets: (Target | undefined)[] = [];
  private readonly required: readonly Target[];
  private readonly headers = new Map<number, string>();
  private readonly emptyRow: readonly string[];

  constructor(table: Table, index: number, head: TableHead, sink: TableSink) {
    this.table = table;
    this.index = index;
    this.dataset = head.dataset;
    this.sink = sink;
    this.spool = sink.spool(head.dataset);
    const columns = lakeColumns(head.dataset);
    this.emptyRow = columns.map(() => "");
    const firstPosition = new Map<string, number>();
    columns.forEach(({ column }, position) => {
      if (column !== undefined && !firstPosition.has(column.id)) firstPosition.set(column.id, position);
    });
    for (const source of head.columns) {
      this.headers.set(source.index, uniqueHeader(source, head.columns));
      const column = head.dataset.columns.find((one) => one.id === source.column);
      const position = firstPosition.get(column?.id ?? "");
      if (column === undefined || position === undefined) continue;
      this.targets[source.index] = { column, source, position, read: cellReader(column, table.date1904) };
    }
    this.required = this.targets.filter((target) => target?.column.required === true) as Target[];
  }

  read(rows: readonly Row[]): void {
    for (const row of rows) this.readRow(row);
    this.sink.onRows(this.rows);
  }

  private readRow(row: Row): void {
    const fields = this.emptyRow.slice();
    const rowId = this.spool.rows + 1;
    let extra: Record<string, string> | undefined;
    let raw: Record<string, string> | undefined;
    let unreadable: string[] | undefined;
    let holdsValue = false;
    const problems: CellProblem[] = [];
    for (const cell of row.cells) {
      const target = this.targets[cell.column];
      if (target === undefined) {
        if (tidy(cell.text) !== "") (extra ??= {})[this.headerOf(cell)] = cell.text;
        continue;
      }
      const reading = target.read(cell);
      const { fields: values, problem } = reading;
      fields[target.position] = values[0] as string;
      if (target.column.type === "datetime") fields[target.position + 1] = values[1] as string;
      if (reading.raw !== undefined) (raw ??= {})[target.column.id] = reading.raw;
      if (problem !== undefined) {
        (unreadable ??= []).push(target.column.id);
        problems.push(this.problem(row, rowId, target, cell.text, problem));
      } else if (!holdsValue) holdsValue = values[0] !== "" || values[1] !== "";
    }
    if (!holdsValue && extra === undefined && unreadable === undefined) return;
    for (const target of this.required) {
      if (fields[target.position] !== "" || unreadable?.includes(target.column.id) === true) continue;
      problems.push(this.problem(row, rowId, target, "", { code: "cell.missing", args: {} }));
    }
    const end = fields.length;
    fields[end - 6] = String(rowId);
    fields[end - 5] = String(this.index);
    fields[end - 4] = String(row.number);
    if (raw !== undefined) fields[end - 3] = csvText(JSON.stringify(raw));
    if (extra !== undefined) fields[end - 2] = csvText(JSON.stringify(extra));
    if (unreadable !== undefined) fields[end - 1] = csvText(unreadable.join(listSeparator));
    this.spool.write(fields);
    this.rows += 1;
    for (const problem of problems) this.sink.problems.add(problem);
  }

  private problem(
    row: Row,
    rowId: number,
    target: Target,
    raw: string,
    { code, args }: Pick<CellProblem, "code" | "args">,
  ): CellProblem {
    return {
      code,
      dataset: this.dataset.id,
      columnId: target.column.id,
      file: this.table.fileName,
      sheet: this.table.sheet,
      row: row.number,
      column: target.source.letter,
      header: target.source.header,
      rowId,
      raw,
      args,
    };
  }

  private headerOf(cell: Cell): string {
    return this.headers.get(cell.column) ?? `(${columnLetter(cell.column)})`;
  }
}

/** Two unknown columns may carry the same header; the letter keeps them apart. */
function uniqueHeader(source: SourceColumn, all: readonly SourceColumn[]): string {
  const same = all.filter((other) => other.header === source.header && other.column === null);
  return same.length > 1 && source.column === null ? `${source.header} (${source.letter})` : source.header;
}

function knownSource(table: Table, index: number, head: TableHead, rows: number): DeliverySource {
  const mapped = new Set(head.columns.map((column) => column.column));
  const missing = head.dataset.columns.filter((column) => !mapped.has(column.id));
  return {
    ...unknownSource(table, index, rows),
    dataset: head.dataset.id,
    recognisedBy: head.recognisedBy,
    headerRow: head.headerRow,
    columns: head.columns,
    missing: missing.map((column) => column.id),
    missingRequired: missing.filter((column) => column.required === true).map((column) => column.id),
  };
}

function unknownSource(table: Table, index: number, rows: number): DeliverySource {
  return {
    index,
    file: table.file,
    fileName: table.fileName,
    sheet: table.sheet,
    hidden: table.hidden,
    dataset: null,
    recognisedBy: null,
    headerRow: null,
    rows,
    columns: [],
    missing: [],
    missingRequired: [],
  };
}

function placeOf(table: Table, row?: number, column?: string): DeliveryDiagnostic["where"] {
  return {
    file: table.fileName,
    ...(table.sheet === null ? {} : { sheet: table.sheet }),
    ...(row === undefined ? {} : { row }),
    ...(column === undefined ? {} : { column }),
  };
}

function notRecognised(table: Table, recognition: Recognition): DeliveryDiagnostic[] {
  const where = placeOf(table);
  if (recognition.kind === "noHeader") {
    const args = { table: table.title, dataset: recognition.dataset.label, rows: headerSearchRows };
    return [deliveryDiagnostic("delivery.header_not_found", where, args)];
  }
  if (recognition.kind !== "unknown" || sheetsWithoutData.has(table.title.trim())) return [];
  if (table.sheet !== null && recognition.candidates.length === 0) {
    return [deliveryDiagnostic("delivery.sheet_unknown", where, { sheet: table.sheet })];
  }
  const names = recognition.candidates.map((dataset) => dataset.label).join("、");
  const args = { table: table.title, candidates: names === "" ? "" : `(${names})` };
  return [deliveryDiagnostic("delivery.dataset_unknown", where, args)];
}

function aboutColumns(table: Table, head: TableHead): DeliveryDiagnostic[] {
  const { dataset, headerRow } = head;
  const mapped = new Set(head.columns.map((column) => column.column));
  const named = new Set([...head.twice, ...head.otherUnit]);
  const at = (column: SourceColumn) => placeOf(table, headerRow, column.letter);
  const missing = dataset.columns
    .filter((column) => column.required === true && !mapped.has(column.id))
    .map((column) => {
      const args = { dataset: dataset.label, column: column.label };
      return deliveryDiagnostic("delivery.column_missing", placeOf(table, headerRow), args);
    });
  const unknown = head.columns.filter((column) => column.column === null && !named.has(column));
  return [
    ...missing,
    ...head.otherUnit.map((column) => {
      const label = column.header.replace(/[((].*$/, "");
      return deliveryDiagnostic("delivery.column_unit", at(column), { header: column.header, column: label });
    }),
    ...head.twice.map((column) => deliveryDiagnostic("delivery.column_twice", at(column), { header: column.header })),
    ...unknown.map((column) => deliveryDiagnostic("delivery.column_unknown", at(column), { header: column.header })),
  ];
}
