import type { DatasetSchema } from "./schema.ts";
import type { FeelValue } from "./value.ts";

/** One row of a dataset: a cell per column, in the order of the schema's columns. */
export class Row {
  readonly schema: DatasetSchema;
  readonly cells: readonly FeelValue[];
  /** The row's identity in its relation (its position in the delivery). Orders the rows of a dataset. */
  readonly id: number;
  /** Ids of columns whose cell was filled but could not be read; such a cell is null. */
  readonly unreadable: ReadonlySet<string> | undefined;

  constructor(schema: DatasetSchema, id: number, cells: readonly FeelValue[], unreadable?: ReadonlySet<string>) {
    this.schema = schema;
    this.id = id;
    this.cells = cells;
    this.unreadable = unreadable;
  }
}

/** A row from values by column id; a column without a value is null. */
export function rowFromRecord(
  schema: DatasetSchema,
  id: number,
  record: Readonly<Record<string, FeelValue | undefined>>,
): Row {
  return new Row(
    schema,
    id,
    schema.columns.map((column) => record[column.id] ?? null),
  );
}
