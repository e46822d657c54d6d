// Datasets for the row evaluator, loaded from a snapshot by case as they are asked for. The evaluator asks while it
// runs and cannot wait, so it is answered with what is here, what was missing is noted, and after the pass it is loaded
// and the rows that lacked it are judged again.

import type { DuckDBConnection } from "@duckdb/node-api";
import { listValue } from "@duckdb/node-api";
import {
  type DatasetAccess,
  type FeelValue,
  FeelDate,
  formatValue,
  isNumber,
  memoryDatasets,
  type Row,
} from "@jianheng/feel";
import { type Catalogue, caseColumnOf, getDataset } from "../catalogue/catalogue.ts";
import { quoteIdentifier } from "../duckdb/quote.ts";
import { type LakeRow, noteUnreadable, readRows } from "./lake-rows.ts";

/** Rows of other datasets kept between batches; then the store is emptied. About 200 MB of rows. */
const MAX_KEPT_ROWS = 400_000;
/** A dataset is loaded at once if it has at most this many rows, or if many of its cases are wanted anyway. */
const FEW_ROWS = 2000;
const WHOLE_DATASET_ROWS = 100_000;

/** What one judged row has read: for witnesses and unreadable cells. */
export interface Reading {
  readonly rows: Set<LakeRow>;
  /** True if something it asked for was not loaded yet. */
  incomplete: boolean;
}

export class RowStore {
  readonly #connection: DuckDBConnection;
  readonly #catalogue: Catalogue;
  readonly #byCase = new Map<string, Map<string, readonly LakeRow[]>>();
  readonly #whole = new Map<string, DatasetAccess>();
  readonly #wanted = new Map<string, Set<string>>();
  readonly #wantedWhole = new Set<string>();
  readonly #complete = new Set<string>();
  #kept = 0;
  #reading: Reading = { rows: new Set(), incomplete: false };

  constructor(connection: DuckDBConnection, catalogue: Catalogue) {
    this.#connection = connection;
    this.#catalogue = catalogue;
  }

  /** Everything read from now on goes into a new reading. */
  beginReading(): Reading {
    this.#reading = { rows: new Set(), incomplete: false };
    return this.#reading;
  }

  /** Says that these cases will be asked for in this dataset. */
  want(dataset: string, caseNos: Iterable<string>): void {
    const loaded = this.#byCase.get(dataset);
    if (this.#complete.has(dataset)) return;
    for (const caseNo of caseNos) {
      if (loaded?.has(caseNo) !== true) this.#wantedFor(dataset).add(caseNo);
    }
  }

  readonly access: DatasetAccess = (dataset, columns) => {
    const place = columns.indexOf(caseColumnOf(getDataset(this.#catalogue, dataset)));
    const look = place < 0 ? this.#wholeLookup(dataset, columns) : this.#caseLookup(dataset, columns, place);
    return (keys) => {
      const rows = look(keys);
      for (const row of rows) this.#reading.rows.add(row as LakeRow);
      return rows;
    };
  };

  /** Whether a whole dataset was asked for, by no case, that is not here. */
  get wantsWhole(): boolean {
    return this.#wantedWhole.size > 0;
  }

  /** Loads what was asked for and not here. False if there was nothing to load. */
  async load(): Promise<boolean> {
    if (this.#wanted.size === 0 && this.#wantedWhole.size === 0) return false;
    if (this.#kept > MAX_KEPT_ROWS) this.#clear();
    for (const [dataset, caseNos] of this.#wanted) await this.#loadCases(dataset, [...caseNos]);
    for (const dataset of this.#wantedWhole) {
      const rows = await this.#readAll(dataset);
      this.#whole.set(dataset, memoryDatasets(new Map([[dataset, rows]])));
      this.#kept += rows.length;
    }
    this.#wanted.clear();
    this.#wantedWhole.clear();
    return true;
  }

  rowsOfCase(dataset: string, caseNo: string): readonly LakeRow[] | undefined {
    return this.#byCase.get(dataset)?.get(caseNo) ?? (this.#complete.has(dataset) ? [] : undefined);
  }

  #caseLookup(dataset: string, columns: readonly string[], place: number) {
    const others = columns.map((id, index) => ({ id, index })).filter(({ index }) => index !== place);
    return (keys: readonly FeelValue[]): readonly Row[] => {
      const caseNo = keys[place];
      if (typeof caseNo !== "string") return [];
      const rows = this.rowsOfCase(dataset, caseNo);
      if (rows === undefined) {
        this.#reading.incomplete = true;
        this.#wantedFor(dataset).add(caseNo);
        return [];
      }
      if (others.length === 0) return rows;
      return rows.filter((row) =>
        others.every(({ id, index }) => {
          if (row.unreadable?.has(id) === true) noteUnreadable({ row, column: id });
          return sameValue(row.at(id), keys[index] ?? null);
        }),
      );
    };
  }

  #wholeLookup(dataset: string, columns: readonly string[]) {
    let opened: ReturnType<DatasetAccess> | undefined;
    return (keys: readonly FeelValue[]): readonly Row[] => {
      opened ??= this.#whole.get(dataset)?.(dataset, columns);
      if (opened !== undefined) return opened(keys);
      this.#reading.incomplete = true;
      this.#wantedWhole.add(dataset);
      return [];
    };
  }

  #wantedFor(dataset: string): Set<string> {
    const known = this.#wanted.get(dataset);
    if (known !== undefined) return known;
    const made = new Set<string>();
    this.#wanted.set(dataset, made);
    return made;
  }

  async #loadCases(dataset: string, caseNos: readonly string[]): Promise<void> {
    const loaded = this.#byCase.get(dataset) ?? new Map<string, LakeRow[]>();
    this.#byCase.set(dataset, loaded);
    const small = await this.#loadsWhole(dataset, caseNos.length);
    const described = getDataset(this.#catalogue, dataset);
    const rows = small
      ? await this.#readAll(dataset)
      : await readRows({
          connection: this.#connection,
          dataset: described,
          where: `${quoteIdentifier(caseColumnOf(described))} IN (SELECT unnest($1::VARCHAR[]))`,
          values: [listValue([...caseNos])],
        });
    if (small) {
      loaded.clear();
      this.#complete.add(dataset);
    } else for (const caseNo of caseNos) loaded.set(caseNo, []);
    for (const row of rows) {
      const { caseNo } = row;
      const bucket = loaded.get(caseNo) as LakeRow[] | undefined;
      if (bucket === undefined) loaded.set(caseNo, [row]);
      else bucket.push(row);
    }
    this.#kept += rows.length;
  }

  async #readAll(dataset: string): Promise<readonly LakeRow[]> {
    return readRows({ connection: this.#connection, dataset: getDataset(this.#catalogue, dataset) });
  }

  async #loadsWhole(dataset: string, wanted: number): Promise<boolean> {
    const reader = await this.#connection.runAndReadAll(`SELECT count(*) FROM ${quoteIdentifier(dataset)}`);
    const rows = Number(reader.getRows()[0]?.[0] ?? 0);
    return rows <= FEW_ROWS || (rows <= WHOLE_DATASET_ROWS && wanted * 4 >= rows);
  }

  #clear(): void {
    this.#byCase.clear();
    this.#whole.clear();
    this.#complete.clear();
    this.#kept = 0;
  }
}

function sameValue(left: FeelValue, right: FeelValue): boolean {
  if (left === right) return true;
  if (left instanceof FeelDate && right instanceof FeelDate) return left.epochDay === right.epochDay;
  return isNumber(left) && isNumber(right) && formatValue(left) === formatValue(right);
}
