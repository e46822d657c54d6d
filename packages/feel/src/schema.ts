import type { SimpleType } from "./type.ts";

/** What the compiler must know about a dataset. */
export interface DatasetSchema {
  /** The name in rules, such as 退回补充侦查. */
  readonly name: string;
  /** The relation's id, which the SQL back end hands to `relations` and the evaluator to `datasets`. */
  readonly id: string;
  readonly columns: readonly ColumnSchema[];
}

export interface ColumnSchema {
  /** The name in rules: the Chinese label. */
  readonly name: string;
  /** The physical column. */
  readonly id: string;
  readonly type: ColumnType;
  /**
   * Numbers only: total digits and digits after the point of the physical DECIMAL (integers: scale 0). Without it
   * the SQL back end refuses arithmetic on the column, because it cannot prove that nothing overflows.
   */
  readonly precision?: number;
  readonly scale?: number;
  /** False only if the relation guarantees a value in every row; joins on such columns are plainer. */
  readonly nullable?: boolean;
}

/** `list of string` is a physical VARCHAR[] (several codes in one cell). */
export type ColumnType = Exclude<SimpleType, "null"> | "list of string";
