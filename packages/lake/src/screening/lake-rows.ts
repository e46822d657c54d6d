// Rows of a snapshot as the rule language reads them, each with its place in the delivered file.

import {
  type DuckDBConnection,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBListValue,
  DuckDBTimestampValue,
  type DuckDBValue,
} from "@duckdb/node-api";
import {
  type ColumnSchema,
  type DatasetSchema,
  Decimal,
  FeelDate,
  FeelDateTime,
  type FeelValue,
  makeNumber,
  Row,
} from "@jianheng/feel";
import type { Dataset } from "@jianheng/contract";
import { caseColumnOf } from "../catalogue/catalogue.ts";
import { datasetSchema } from "../rules/dataset-schemas.ts";
import { mergedFromOf, type RowPlace } from "../duckdb/open-snapshot.ts";
import { quoteIdentifier } from "../duckdb/quote.ts";

/** A row that knows where it was delivered. */
export class LakeRow extends Row {
  readonly place: RowPlace;
  readonly dataset: Dataset;
  readonly #cells: readonly FeelValue[];

  constructor(
    dataset: Dataset,
    id: number,
    cells: readonly FeelValue[],
    unreadable: ReadonlySet<string> | undefined,
    place: RowPlace,
  ) {
    const schema = datasetSchema(dataset);
    super(
      schema,
      id,
      unreadable === undefined ? cells : watchedCells(cells, schema, unreadable, () => this),
      unreadable,
    );
    this.#cells = cells;
    this.place = place;
    this.dataset = dataset;
  }

  /** The case the row belongs to, or what stands for one in its dataset. */
  get caseNo(): string {
    const value = this.at(caseColumnOf(this.dataset));
    return typeof value === "string" ? value : "";
  }

  /** The cell of a physical column, without counting as a reading of the rule. */
  at(columnId: string): FeelValue {
    const index = this.schema.columns.findIndex(({ id }) => id === columnId);
    return this.#cells[index] ?? null;
  }
}

/** A cell that was filled but could not be read. */
export interface UnreadableCell {
  readonly row: LakeRow;
  /** Physical column id. */
  readonly column: string;
}

let watcher: ((cell: UnreadableCell) => void) | undefined;

/** Does `work`, which must not wait for anything, and tells each unreadable cell that it reads. */
export function watchUnreadable<T>(see: (cell: UnreadableCell) => void, work: () => T): T {
  const before = watcher;
  watcher = see;
  try {
    return work();
  } finally {
    watcher = before;
  }
}

/** Says that an unreadable cell was read; for readers that go around `cells`. */
export function noteUnreadable(cell: UnreadableCell): void {
  watcher?.(cell);
}

/** The cells of one of the few rows with an unreadable one: reading that one is noticed. */
function watchedCells(
  cells: readonly FeelValue[],
  schema: DatasetSchema,
  unreadable: ReadonlySet<string>,
  row: () => LakeRow,
): readonly FeelValue[] {
  return new Proxy(cells, {
    get(target, key, receiver) {
      const column = typeof key === "string" ? schema.columns[Number(key)] : undefined;
      if (column !== undefined && unreadable.has(column.id)) noteUnreadable({ row: row(), column: column.id });
      return Reflect.get(target, key, receiver) as unknown;
    },
  });
}

export interface RowQuery {
  readonly connection: DuckDBConnection;
  /** Its id names its view. */
  readonly dataset: Dataset;
  /** SQL after WHERE; all rows if absent. */
  readonly where?: string;
  readonly values?: readonly DuckDBValue[];
}

/** Rows that name a case, in the order of the delivery: the others cannot be joined, and rules do not see them. */
export async function readRows(query: RowQuery): Promise<readonly LakeRow[]> {
  const { connection, dataset, where, values = [] } = query;
  const schema = datasetSchema(dataset);
  const columns = schema.columns.map(({ id }) => quoteIdentifier(id));
  const sql =
    `SELECT _rowId, _source, _row, _unreadable, _mergedFrom, ${columns.join(", ")} FROM ${quoteIdentifier(dataset.id)}` +
    ` WHERE ${quoteIdentifier(caseColumnOf(dataset))} IS NOT NULL${where === undefined ? "" : ` AND (${where})`} ORDER BY _rowId`;
  const rows: LakeRow[] = [];
  for await (const chunk of await connection.stream(sql, [...values])) {
    for (const raw of chunk.getRows()) rows.push(rowOf(dataset, raw));
  }
  return rows;
}

function rowOf(dataset: Dataset, raw: readonly DuckDBValue[]): LakeRow {
  const schema = datasetSchema(dataset);
  const [rowId, source, sheetRow, unreadable, merged, ...cells] = raw;
  const ids = unreadable instanceof DuckDBListValue ? unreadable.items.map(String) : [];
  return new LakeRow(
    dataset,
    Number(rowId),
    schema.columns.map((column, index) => cellValue(column, cells[index] ?? null)),
    ids.length === 0 ? undefined : new Set(ids.flatMap((id) => physicalIds(schema, id))),
    { source: Number(source), row: Number(sheetRow), mergedFrom: mergedFromOf(merged) },
  );
}

/** An unreadable datetime cell leaves both its time and its day unread. */
function physicalIds(schema: DatasetSchema, catalogueId: string): readonly string[] {
  const day = `${catalogueId}Date`;
  return schema.columns.some(({ id }) => id === day) ? [catalogueId, day] : [catalogueId];
}

const MICROS_PER_DAY = 86_400_000_000n;

function cellValue(column: ColumnSchema, value: DuckDBValue): FeelValue {
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "bigint" || typeof value === "number") return makeNumber(new Decimal(String(value)));
  if (value instanceof DuckDBDateValue) return new FeelDate(value.days);
  if (value instanceof DuckDBDecimalValue) {
    return makeNumber(new Decimal(String(value.value)).div(new Decimal(10).pow(value.scale)));
  }
  if (value instanceof DuckDBTimestampValue) {
    const days =
      value.micros >= 0n ? value.micros / MICROS_PER_DAY : -((MICROS_PER_DAY - 1n - value.micros) / MICROS_PER_DAY);
    return new FeelDateTime(Number(days), Number(value.micros - days * MICROS_PER_DAY) * 1000);
  }
  if (value instanceof DuckDBListValue) return value.items.map((item) => (item === null ? null : String(item)));
  throw new Error(`column ${column.id} holds a value that rules cannot read`);
}
