import type { FeelType } from "./type.ts";
import type { FeelDate, FeelDateTime, FeelValue } from "./value.ts";

/** Functions handed in from outside, such as those of the law. Names must not clash with built-ins. */
export interface FunctionLibrary {
  readonly functions: readonly LibraryFunction[];
}

export interface LibraryFunction {
  /** All names it answers to, first the one shown. */
  readonly names: readonly string[];
  readonly parameters: readonly LibraryParameter[];
  readonly result: FeelType;
  /** "null" (the default): a null argument gives null without calling. "pass": null is handed over. */
  readonly nullArguments?: "null" | "pass";
  /** Absent optional arguments arrive as undefined. Must not throw: what has no answer is null. */
  readonly evaluate: (args: readonly (FeelValue | undefined)[], environment: FunctionEnvironment) => FeelValue;
  /**
   * The same function over columns, exactly equal to `evaluate` on every row (null arguments included unless
   * `nullArguments` is "null", then a guard is added here only if the fragment would not already give null).
   * Absent, or answering undefined: programs that call it are refused by the SQL back end and run row by row.
   */
  readonly sql?: (args: readonly (SqlFragment | undefined)[], builder: SqlBuilder) => SqlFragment | undefined;
  readonly docs: { readonly zh: string; readonly en: string };
}

export interface LibraryParameter {
  readonly names: readonly string[];
  readonly type: FeelType;
  readonly optional?: boolean;
}

export interface FunctionEnvironment {
  /** The data date. */
  readonly today: FeelDate;
  readonly now: FeelDateTime | undefined;
}

/**
 * A piece of SQL with the type of its value. Physical forms: number DECIMAL or integer, string VARCHAR, boolean
 * BOOLEAN, date DATE, date and time TIMESTAMP, years and months duration BIGINT months, days and time duration
 * HUGEINT microseconds.
 */
export interface SqlFragment {
  readonly sql: string;
  readonly type: FeelType;
  /** Numbers: upper bounds of all digits and of digits after the point. Absent: not known, arithmetic is refused. */
  readonly digits?: Digits;
  /** False only if the value is never null. */
  readonly nullable: boolean;
}

export interface Digits {
  readonly precision: number;
  readonly scale: number;
}

export interface SqlBuilder {
  /** A value as a typed parameter. Lists of simple values are not offered: pass the items. */
  readonly value: (type: FeelType, value: FeelValue) => SqlFragment;
  /** The data date as a parameter. */
  readonly today: () => SqlFragment;
  readonly quote: (identifier: string) => string;
  /**
   * The value of `column` in the row of `table` whose key columns equal the fragments, null where there is none:
   * a LEFT JOIN. `table` is SQL for a relation (a quoted name or a bracketed SELECT) whose key is unique.
   */
  readonly lookup: (request: {
    readonly table: string;
    readonly keys: readonly { readonly column: string; readonly equals: SqlFragment }[];
    readonly column: string;
    readonly type: FeelType;
    readonly digits?: Digits;
  }) => SqlFragment;
}
