import type { FunctionLibrary } from "./library.ts";
import type { Program } from "./program.ts";
import type { Span } from "./span.ts";
import type { FeelType } from "./type.ts";
import type { FeelDate, FeelDateTime, FeelValue } from "./value.ts";

/** What the SQL back end needs besides the program. */
export interface SqlRequest {
  readonly dialect: "duckdb";
  readonly functions?: FunctionLibrary;
  /** Where the rows of a dataset are. */
  readonly relation: (datasetId: string) => SqlRelation;
  /**
   * Which judged rows are returned: all of them (the default); those where some boolean output is not false (true or
   * null); or those where some boolean output is true.
   */
  readonly keep?: "all" | "not false" | "true";
}

export interface SqlRelation {
  // Preconditions on the columns: texts VARCHAR, numbers DECIMAL or integers within their declared digits (never
  // floats), days DATE and moments TIMESTAMP without zone in the years 1 to 9999, several codes VARCHAR[].

  /** SQL that may stand after FROM: a quoted table name or a bracketed SELECT. */
  readonly from: string;
  /** Name of its column (unquoted) that numbers the rows in the order of the delivery: an integer, unique, never null. */
  readonly rowId: string;
}

export type SqlResult = SqlProgram | SqlRefused;

/**
 * One SELECT. Its first column is `row_id`; the others are listed. Parameters are written $1, $2 … in order.
 * Values of columns are in the physical forms of `SqlFragment`.
 */
export interface SqlProgram {
  readonly sql: string;
  readonly params: readonly SqlParameter[];
  readonly columns: readonly SqlColumn[];
}

export interface SqlColumn {
  /** Name in the result: `o1`, `o2` … for outputs, `l1`, `l2` … for lets. */
  readonly name: string;
  readonly part: "let" | "output";
  /** Name of the let or output. Lets that are lists, rows or quotients have no column. */
  readonly of: string;
  readonly type: FeelType;
}

/** A parameter's value as text (cast in the SQL to its type), or the name of what is bound at run time. */
export type SqlParameter =
  | { readonly kind: "value"; readonly value: string | boolean }
  | { readonly kind: "today" }
  | { readonly kind: "now" }
  | { readonly kind: "parameter"; readonly name: string };

export interface SqlRefused {
  readonly refused: readonly SqlRefusal[];
}

/** What SQL cannot do exactly, and where it stands. */
export interface SqlRefusal {
  readonly code: SqlRefusalCode;
  readonly span: Span;
  readonly source: { readonly part: "let" | "output"; readonly name: string };
  readonly args: Readonly<Record<string, string>>;
}

export const sqlRefusalSentences = {
  "feel.sql.division": {
    zh: "除法的结果不能精确表示，只能直接用于比较",
    en: "A quotient is not exact; it can only be compared",
  },
  "feel.sql.digits": { zh: "计算结果可能超过 34 位数字", en: "The result may need more than 34 digits" },
  "feel.sql.function": { zh: "函数“{name}”没有等价的 SQL", en: "“{name}” has no exact SQL" },
  "feel.sql.type": { zh: "类型不能确定：{type}", en: "The type is not known: {type}" },
  "feel.sql.node": { zh: "“{node}”在这里没有等价的 SQL", en: "“{node}” has no exact SQL here" },
  "feel.sql.list": { zh: "这个列表不能用 SQL 表示", en: "This list has no SQL" },
  "feel.sql.value": { zh: "值“{value}”超出 SQL 的范围", en: "The value “{value}” is outside the range of SQL" },
  "feel.sql.table": {
    zh: "决策表中有不是常量的单元格，或者结果是列表，没有等价的 SQL",
    en: "The decision table has a cell that is no constant, or gives a list: it has no SQL",
  },
  "feel.sql.pattern": {
    zh: "正则表达式“{pattern}”两处含义可能不同",
    en: "The pattern “{pattern}” may mean different things",
  },
} as const satisfies Record<string, { readonly zh: string; readonly en: string }>;

export type SqlRefusalCode = keyof typeof sqlRefusalSentences;

export type EmitSql = (program: Program, request: SqlRequest) => SqlResult;

/** What the parameters of a run are bound to. */
export interface SqlBindings {
  readonly today: FeelDate;
  readonly now?: FeelDateTime;
  readonly parameters?: Readonly<Record<string, FeelValue>>;
}
