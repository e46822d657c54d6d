// The data rows of a recognised table → lines of its dataset's spool, and a problem for every cell that cannot be taken
// as it stands. This is the hot path of every import.

import type { Dataset, DatasetColumn, TableMapping } from "@jianheng/contract";
import { type Cell, columnLetter, type MergedRange, type Row } from "@jianheng/files";
import type { HeadColumn, TableHead } from "../catalogue/recognise.ts";
import { type FilledRow, MergeFiller, spansRows } from "./fill-merges.ts";
import { type AsideKind, RowSieve } from "./row-sieve.ts";
import { lakeColumns } from "../parquet/columns.ts";
import { type CsvSpool, csvText } from "../parquet/csv-spool.ts";
import type { CellProblem, SourceColumn } from "./manifest.ts";
import type { ProblemLog } from "./problem-log.ts";
import { type CellReader, type CellReading, cellReader, listSeparator } from "./read-cell.ts";
import { hasDateOrder } from "./read-moment.ts";
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
  /** Rows above the data. */
  readonly above: readonly Row[];
  readonly merges: readonly MergedRange[];
}

/** Rows that are no data. */
export interface AsideRows {
  readonly count: number;
  /** 1-based */
  readonly firstRow: number;
}

interface Target {
  readonly column: DatasetColumn;
  readonly source: HeadColumn;
  /** Of its first field in the row. */
  readonly position: number;
  readonly read: CellReader;
}

export interface RowReport {
  /** Data rows that were given a value merged over them. */
  readonly filledRows: number;
  readonly aside: ReadonlyMap<AsideKind, AsideRows>;
  readonly ambiguousDays: readonly {
    readonly column: HeadColumn | undefined;
    readonly count: number;
    readonly raw: string;
  }[];
  /** Column id → text. */
  readonly badConstants: ReadonlyMap<string, string>;
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
  /** With what every row has: the columns that an answer fills. */
  private readonly emptyRow: readonly string[];
  private readonly positions: Readonly<Record<BookkeepingColumn, number>>;
  private readonly sieve: RowSieve;
  private readonly filler: MergeFiller | undefined;
  private readonly aside = new Map<AsideKind, { count: number; firstRow: number }>();
  /** Texts of days that can be read in two ways, by column id. */
  private readonly ambiguous = new Map<string, { count: number; raw: string }>();
  /** Constants that their column cannot read, by column id. */
  private readonly badConstants = new Map<string, string>();
  /** By column id, then by value. */
  private readonly unknown = new Map<string, Map<string, number>>();

  constructor({ table, index, head, mapping, above, merges }: RowContext, sink: TableSink) {
    this.table = table;
    this.index = index;
    this.dataset = head.dataset;
    this.sink = sink;
    this.spool = sink.spool(head.dataset);
    const keyColumn = head.columns.find((column) => column.column === head.dataset.key[0])?.index;
    this.sieve = new RowSieve({ block: head.block, above, keyColumn });
    const below = merges.filter((merge) => spansRows(merge) && merge.firstRow > head.block.lastRow);
    this.filler = below.length === 0 ? undefined : new MergeFiller(below);
    const columns = lakeColumns(head.dataset);
    this.positions = bookkeepingPositions(columns.map(({ name }) => name));
    const firstPosition = new Map<string, number>();
    columns.forEach(({ column }, position) => {
      if (column !== undefined && !firstPosition.has(column.id)) firstPosition.set(column.id, position);
    });
    for (const source of head.columns) {
      this.headers.set(source.index, uniqueHeader(source, head.columns));
      const column = head.dataset.columns.find((one) => one.id === source.column);
      const position = firstPosition.get(column?.id ?? "");
      if (column === undefined || position === undefined) continue;
      const read = cellReader(column, {
        date1904: table.date1904,
        dateOrder: mapping?.dateOrders?.[column.id],
        values: mapping?.values?.[column.id],
      });
      this.targets[source.index] = { column, source, position, read };
    }
    this.emptyRow = this.constantRow(columns.length, firstPosition, mapping?.constants ?? {});
    this.required = this.targets.filter((target) => target?.column.required === true) as Target[];
  }

  read(rows: readonly Row[]): void {
    for (const row of rows) this.readRow(row);
    this.sink.onRows(this.rows);
  }

  private readRow(row: Row): void {
    const aside = this.sieve.asideOf(row);
    if (aside !== undefined) {
      this.setAside(aside, row);
      return;
    }
    const filled = this.filler?.fill(row);
    this.readData(row, filled?.cells ?? row.cells, filled);
  }

  private readData(row: Row, cells: readonly Cell[], filled: FilledRow | undefined): void {
    const fields = this.emptyRow.slice();
    const rowId = this.spool.rows + 1;
    let extra: Record<string, string> | undefined;
    let raw: Record<string, string> | undefined;
    let unreadable: string[] | undefined;
    let mergedFrom: Record<string, number> | undefined;
    let holdsValue = false;
    const problems: CellProblem[] = [];
    for (const cell of cells) {
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
      const origin = filled?.from.get(cell.column);
      if (origin !== undefined) (mergedFrom ??= {})[target.column.id] = origin;
      if (problem !== undefined) {
        (unreadable ??= []).push(target.column.id);
        // The cell itself was told where it is written.
        if (origin === undefined) {
          problems.push(this.problem(row, rowId, target, cell.text, problem));
          this.note(target.column.id, cell.text, reading);
        }
      } else if (!holdsValue) holdsValue = values[0] !== "" || values[1] !== "";
    }
    if (!holdsValue && extra === undefined && unreadable === undefined) return;
    for (const target of this.required) {
      if (fields[target.position] !== "" || unreadable?.includes(target.column.id) === true) continue;
      problems.push(this.problem(row, rowId, target, "", { code: "cell.missing", args: {} }));
    }
    const { positions } = this;
    fields[positions._rowId] = String(rowId);
    fields[positions._source] = String(this.index);
    fields[positions._row] = String(row.number);
    if (raw !== undefined) fields[positions._raw] = csvText(JSON.stringify(raw));
    if (extra !== undefined) fields[positions._extra] = csvText(JSON.stringify(extra));
    if (unreadable !== undefined) fields[positions._unreadable] = csvText(unreadable.join(listSeparator));
    if (mergedFrom !== undefined) fields[positions._mergedFrom] = csvText(JSON.stringify(mergedFrom));
    this.spool.write(fields);
    this.rows += 1;
    for (const problem of problems) this.sink.problems.add(problem);
  }

  /** What is to be said of the table once it was read. */
  report(): RowReport {
    return {
      filledRows: this.filler?.filledRows ?? 0,
      aside: this.aside,
      ambiguousDays: [...this.ambiguous].map(([columnId, { count, raw }]) => ({
        column: this.targets.find((target) => target?.column.id === columnId)?.source,
        count,
        raw,
      })),
      badConstants: this.badConstants,
    };
  }

  /** Values of a column that its closed code list does not hold, most frequent first, then in order of value. */
  unknownValues(columnId: string | null): SourceColumn["unknownValues"] {
    return [...(this.unknown.get(columnId ?? "") ?? [])]
      .map(([value, count]) => ({ value, count }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
      .slice(0, maxUnknownValues);
  }

  private setAside(kind: AsideKind, row: Row): void {
    const known = this.aside.get(kind);
    if (known === undefined) this.aside.set(kind, { count: 1, firstRow: row.number });
    else known.count += 1;
  }

  /** Remembers what a person can be asked about. */
  private note(columnId: string, written: string, { problem, unknown = [] }: CellReading): void {
    for (const value of unknown) this.countUnknown(columnId, value);
    if (problem?.code !== "cell.date_ambiguous" || !hasDateOrder(written)) return;
    const known = this.ambiguous.get(columnId);
    if (known === undefined) this.ambiguous.set(columnId, { count: 1, raw: written });
    else known.count += 1;
  }

  private countUnknown(columnId: string, value: string): void {
    const counts = this.unknown.get(columnId) ?? new Map<string, number>();
    this.unknown.set(columnId, counts);
    const count = counts.get(value);
    if (count !== undefined || counts.size < maxCountedValues) counts.set(value, (count ?? 0) + 1);
  }

  private constantRow(
    length: number,
    firstPosition: ReadonlyMap<string, number>,
    constants: Readonly<Record<string, string>>,
  ): readonly string[] {
    const fields = Array.from({ length }, () => "");
    for (const [id, text] of Object.entries(constants)) {
      const column = this.dataset.columns.find((one) => one.id === id);
      const position = firstPosition.get(id);
      if (column === undefined || position === undefined || text === "") continue;
      const reading = cellReader(column, { date1904: false })({ column: 0, kind: "text", text });
      if (reading.problem !== undefined) this.badConstants.set(id, text);
      fields[position] = reading.fields[0] as string;
      if (column.type === "datetime") fields[position + 1] = reading.fields[1] as string;
    }
    return fields;
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

type BookkeepingColumn = "_rowId" | "_source" | "_row" | "_raw" | "_extra" | "_unreadable" | "_mergedFrom";

function bookkeepingPositions(names: readonly string[]): Readonly<Record<BookkeepingColumn, number>> {
  const at = (name: BookkeepingColumn) => names.lastIndexOf(name);
  return {
    _rowId: at("_rowId"),
    _source: at("_source"),
    _row: at("_row"),
    _raw: at("_raw"),
    _extra: at("_extra"),
    _unreadable: at("_unreadable"),
    _mergedFrom: at("_mergedFrom"),
  };
}
