// From catalogue to Parquet: which lake columns a catalogue column becomes, and of which DuckDB type.

import type { ColumnType, Dataset, DatasetColumn } from "@jianheng/contract";

export interface LakeColumn {
  readonly name: string;
  /** DuckDB type, as written in SQL. */
  readonly type: string;
  /** The catalogue column it comes from; absent for the bookkeeping columns. */
  readonly column?: DatasetColumn;
  /** For a datetime column: which of its two lake columns this is. */
  readonly part?: "at" | "day";
}

const duckdbTypes: Record<ColumnType, string> = {
  text: "VARCHAR",
  "case-no": "VARCHAR",
  "doc-no": "VARCHAR",
  charge: "VARCHAR",
  code: "VARCHAR",
  codes: "VARCHAR[]",
  bool: "BOOLEAN",
  int: "BIGINT",
  decimal: "DECIMAL(24,6)",
  money: "DECIMAL(18,2)",
  date: "DATE",
  datetime: "TIMESTAMP",
};

/** `_raw`, `_extra` and `_mergedFrom` are JSON objects as text, so that every engine reads them. */
export const bookkeepingColumns: readonly LakeColumn[] = [
  { name: "_rowId", type: "BIGINT" }, // unique within the dataset of the delivery, from 1
  { name: "_source", type: "INTEGER" }, // index in manifest.sources
  { name: "_row", type: "INTEGER" }, // 1-based, as Excel shows it
  { name: "_raw", type: "VARCHAR" }, // {columnId: text as written}, where unreadable or normalised; else null
  { name: "_extra", type: "VARCHAR" }, // {header: text as written} of unknown columns; else null
  { name: "_unreadable", type: "VARCHAR[]" }, // ids of the columns whose value could not be read; never null
  { name: "_mergedFrom", type: "VARCHAR" }, // {columnId: row} where a value is written once for several rows; else null
];

/**
 * The lake columns of a dataset, in file order. A datetime column X gives two: `X` TIMESTAMP, null when only a day
 * was written, and `XDate` DATE, the day, whenever one was written.
 */
export function lakeColumns(dataset: Dataset): readonly LakeColumn[] {
  const fromCatalogue = dataset.columns.flatMap((column): LakeColumn[] => {
    const type = duckdbTypes[column.type];
    if (column.type !== "datetime") return [{ name: column.id, type, column }];
    return [
      { name: column.id, type, column, part: "at" },
      { name: dayColumnOf(column.id), type: "DATE", column, part: "day" },
    ];
  });
  return [...fromCatalogue, ...bookkeepingColumns];
}

/** The DATE column beside a datetime column. */
export function dayColumnOf(columnId: string): string {
  return `${columnId}Date`;
}
