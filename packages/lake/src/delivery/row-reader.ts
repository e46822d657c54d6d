// The data rows of a recognised table → lines of its dataset's spool, and a problem for every cell that cannot be taken
// as it stands. This is the hot path of every import.

import type { Dataset, DatasetColumn, TableMapping } from "@jianheng/contract";
import { type Cell, columnLetter, type Row } from "@jianheng/files";
import type { HeadColumn, TableHead } from "../catalogue/recognise.ts";
import { lakeColumns } from "../parquet/columns.ts";
import { type CsvSpool, csvText } from "../parquet/csv-spool.ts";
import type { CellProblem, SourceColumn } from "./manifest.ts";
import type { ProblemLog } from "./problem-log.ts";
import { type CellReader, cellReader, listSeparator } from "./read-cell.ts";
import { tidy } from "./written.ts";

/** Values outside a code list that a person can be asked about on one page. */
const maxUnknownValues = 50;
/** Distinct ones counted; a column with more is no code list at all. */
const maxCountedValues = 1000;

export interface TableSink {
  spool(dataset: Dataset): CsvSpool;
  readonly problems: ProblemLog;
  readonly onRows: (rows: number) => void;
}

export interface RowContext {
  readonly table: { readonly fileName: string; readonly sheet: string | null; readonly date1904: boolean };
  /** Index in manifest.sources. */
  readonly index: number;
  readonly head: TableHead;
  readonly mapping: TableMapping | undefined;
}

interface Target {
  readonly column: DatasetColumn;
  readonly source: HeadColumn;
  /** Of its first field in the row. */
  readonly position: number;
  readonly read: CellReader;
}

export class RowReader {
  rows = 0;
  private readonly table: RowContext["table"];
  private readonly index: number;
  private readonly dataset: Dataset;
  private readonly sink: TableSink;
  private readonly spool: CsvSpool;
  private readonly targets: (Target | undefined)[] = [];
  private readonly required: readonly Target[];
  private readonly headers = new Map<number, string>();
  private readonly emptyRow: readonly string[];
  /** By column id, then by value. */
  private readonly unknown = new Map<string, Map<string, number>>();

  constructor({ table, index, head }: RowContext, sink: TableSink) {
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
      this.targets[source.index] = { column, source, position, read: cellReader(column, { date1904: table.date1904 }) };
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
        if (problem.code === "cell.not_in_codes") this.countUnknown(target.column.id, cell.text);
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

  /** Values of a column that its closed code list does not hold, most frequent first, then in order of value. */
  unknownValues(columnId: string | null): SourceColumn["unknownValues"] {
    return [...(this.unknown.get(columnId ?? "") ?? [])]
      .map(([value, count]) => ({ value, count }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
      .slice(0, maxUnknownValues);
  }

  private countUnknown(columnId: string, written: string): void {
    const counts = this.unknown.get(columnId) ?? new Map<string, number>();
    this.unknown.set(columnId, counts);
    const value = tidy(written);
    const count = counts.get(value);
    if (count !== undefined || counts.size < maxCountedValues) counts.set(value, (count ?? 0) + 1);
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
function uniqueHeader(source: HeadColumn, all: readonly HeadColumn[]): string {
  const same = all.filter((other) => other.header === source.header && other.column === null);
  return same.length > 1 && source.column === null ? `${source.header} (${source.letter})` : source.header;
}
