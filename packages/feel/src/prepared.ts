import type { FeelType } from "./type.ts";
import type { Reason } from "./reason.ts";
import type { FeelValue } from "./value.ts";
import type { Environment, RunEnvironment } from "./program.ts";
import type { Row } from "./row.ts";

/** A program turned into closures once; start it once per run, then hand it row after row. */
export interface PreparedProgram {
  readonly start: (environment: RunEnvironment) => RowRun;
}

export interface RowRun {
  /** The values of the outputs of one row, in the order of the program. */
  readonly outputs: (row: Row) => readonly FeelValue[];
  /** The values of all lets of one row, in order. */
  readonly lets: (row: Row) => readonly FeelValue[];
}

/** A single compiled expression: values of its variables by name in, value out. */
export interface PreparedExpression {
  readonly evaluate: (
    variables: Readonly<Record<string, FeelValue>>,
    environment?: Partial<RunEnvironment>,
  ) => FeelValue;
}

/** Why an output has its value. */
export interface Explanation {
  readonly output: string;
  readonly value: FeelValue;
  /** The parts of the text that decided, down to the values they rest on. */
  readonly reason: Reason;
  /** Every name the output rests on, lets included, in order of appearance, with its value in this row. */
  readonly facts: readonly Fact[];
  /** For a null output: the facts whose absence made it null, each once. Empty otherwise. */
  readonly missing: readonly MissingFact[];
  /** Rows of other datasets that the answer rests on: members of the filtered lists and deciding items. */
  readonly witnesses: readonly Row[];
  /** Decision tables that the output rests on: which of their rules decided. */
  readonly tables: readonly DecidedTable[];
}

export interface DecidedTable {
  /** The let or output that the table stands in. */
  readonly name: string;
  /** Rows of the table, from one, in the order of its answer; empty if none holds or none can be told. */
  readonly rules: readonly number[];
}

export interface Fact {
  readonly name: string;
  readonly kind: "column" | "let" | "parameter";
  readonly type: FeelType;
  readonly value: FeelValue;
}

export interface MissingFact {
  /** A column's name, with its dataset before it if it is not the judged one: 强制措施.解除日期. */
  readonly name: string;
  /** "empty": no value. "unreadable": filled, but not understood. "undefined": the computation has no result. */
  readonly reason: "empty" | "unreadable" | "undefined";
  /** The row it is missing in, where it is a column. */
  readonly row?: Row;
}

export type { Environment };
