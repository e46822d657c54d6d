// What the rule language sees of the dataset catalogue: Chinese labels as names, lake columns as physical columns.

import type { ColumnType as CatalogueType, Dataset } from "@jianheng/contract";
import type { ColumnSchema, DatasetSchema } from "@jianheng/feel";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { dayColumnOf } from "../parquet/columns.ts";

/** A datetime column 执行时间 has a second name, 执行时间的日期: its day, known even when the time is not. */
export const daySuffix = "的日期";

// Digits as the Parquet types have them (parquet/columns.ts): BIGINT, DECIMAL(24,6), DECIMAL(18,2).
const feelTypes = {
  text: { type: "string" },
  "case-no": { type: "string" },
  "doc-no": { type: "string" },
  charge: { type: "string" },
  code: { type: "string" },
  codes: { type: "list of string" },
  bool: { type: "boolean" },
  int: { type: "number", precision: 19, scale: 0 },
  decimal: { type: "number", precision: 24, scale: 6 },
  money: { type: "number", precision: 18, scale: 2 },
  date: { type: "date" },
} as const satisfies Record<Exclude<CatalogueType, "datetime">, Pick<ColumnSchema, "type" | "precision" | "scale">>;

export function datasetSchemas(catalogue: Catalogue): readonly DatasetSchema[] {
  return catalogue.map(datasetSchema);
}

/** The same object for the same dataset. */
export function datasetSchema(dataset: Dataset): DatasetSchema {
  const ready = schemas.get(dataset);
  if (ready !== undefined) return ready;
  const schema = { name: dataset.label, id: dataset.id, columns: columnSchemas(dataset) };
  schemas.set(dataset, schema);
  return schema;
}

const schemas = new WeakMap<Dataset, DatasetSchema>();

function columnSchemas(dataset: Dataset): readonly ColumnSchema[] {
  return dataset.columns.flatMap((column): ColumnSchema[] => {
    const { id, label: name, type } = column;
    if (type !== "datetime") return [{ name, id, ...feelTypes[type] }];
    return [
      { name, id, type: "date and time" },
      { name: name + daySuffix, id: dayColumnOf(id), type: "date" },
    ];
  });
}

/** The catalogue column behind a physical column: the day of a datetime column is of the same cell. */
export function catalogueColumnId(dataset: Dataset, lakeColumn: string): string | undefined {
  return dataset.columns.find(
    ({ id, type }) => id === lakeColumn || (type === "datetime" && dayColumnOf(id) === lakeColumn),
  )?.id;
}
