import type { Diagnostic } from "./diagnostic.ts";
import type { Ir } from "./ir.ts";
import type { FunctionLibrary } from "./library.ts";
import type { Row } from "./row.ts";
import type { DatasetSchema } from "./schema.ts";
import type { TableProblem } from "./tables/evaluate-table.ts";
import type { TableText } from "./tables/table-text.ts";
import type { FeelType } from "./type.ts";
import type { FeelDate, FeelDateTime, FeelValue } from "./value.ts";

/** What a rule is made of, before compiling. Names in scope: see `index.ts`. */
export interface ProgramInput {
  /** The dataset whose rows are judged. */
  readonly over: DatasetSchema;
  /** Every dataset that a text may name, `over` included if it may be named as a list. */
  readonly datasets: readonly DatasetSchema[];
  /** Named expressions and tables in order; each sees the ones before it. */
  readonly lets?: readonly (NamedText | NamedTable)[];
  readonly outputs: readonly OutputText[];
  readonly parameters?: readonly ParameterSchema[];
  readonly functions?: FunctionLibrary;
}

export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** A let whose value is what a decision table decides. */
export interface NamedTable {
  readonly name: string;
  readonly table: TableText;
}

export interface OutputText extends NamedText {
  /** The type the output must have; another one is a diagnostic. */
  readonly expect?: FeelType;
}

export interface ParameterSchema {
  readonly name: string;
  readonly type: FeelType;
}

/** A compiled rule: plain frozen data that can be stored, compared and replayed. */
export interface Program {
  readonly version: 1;
  readonly over: DatasetSchema;
  /** The datasets that the texts use. */
  readonly datasets: readonly DatasetSchema[];
  readonly parameters: readonly ParameterSchema[];
  readonly lets: readonly CompiledText[];
  readonly outputs: readonly CompiledText[];
  /** How many variable places an evaluation needs. */
  readonly slots: number;
}

export interface CompiledText {
  readonly name: string;
  readonly text: string;
  readonly type: FeelType;
  readonly ir: Ir;
}

export interface ProgramResult {
  /** Present if no diagnostic is an error. */
  readonly program?: Program;
  readonly diagnostics: readonly Diagnostic[];
}

/** What one run of a program reads besides the judged row. */
export interface RunEnvironment {
  readonly datasets: DatasetAccess;
  /** The data date: what `today()` answers. */
  readonly today: FeelDate;
  readonly now?: FeelDateTime;
  readonly parameters?: Readonly<Record<string, FeelValue>>;
  /** Told why a decision table has no answer. */
  readonly report?: (problem: TableProblem) => void;
}

/**
 * Rows of a dataset, in the order of the delivery, whose key columns equal the keys (null equals null). No key
 * columns: all rows. Called once per run and place in the text; the answer is called per judged row and should
 * be a lookup in an index (`memoryDatasets` makes one).
 */
export type DatasetAccess = (
  datasetId: string,
  keyColumnIds: readonly string[],
) => (keys: readonly FeelValue[]) => readonly Row[];

export interface Environment extends RunEnvironment {
  readonly row: Row;
}
