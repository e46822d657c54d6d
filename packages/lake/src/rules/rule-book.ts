// The rule book in memory: rules compiled, each with the digest of its revision, and the packs they belong to.

import type { Dataset } from "@jianheng/contract";
import type { FunctionLibrary, Program } from "@jianheng/feel";
import type { Catalogue } from "../catalogue/catalogue.ts";
import type { Calendar } from "@jianheng/law";
import { legalFunctions } from "./legal-functions.ts";
import type { RuleDiagnostic } from "./rule-diagnostic.ts";
import type { DutyHolder, ExampleOutcome, PackFile, RuleFile, RuleLevel, SubjectKind } from "./rule-file.ts";

export interface RuleBook {
  readonly packs: readonly PackFile[];
  /** The standard datasets, then those the packs declare. */
  readonly catalogue: Catalogue;
  /** In order of pack and id. */
  readonly rules: readonly CompiledRule[];
  readonly functions: FunctionLibrary;
  readonly calendar: Calendar;
}

/** The same rules counting with another calendar. Rules know days only through their functions: nothing is compiled anew. */
export function withCalendar(book: RuleBook, calendar: Calendar): RuleBook {
  return book.calendar === calendar ? book : { ...book, functions: legalFunctions(calendar), calendar };
}

export interface RuleBookResult {
  readonly book: RuleBook;
  readonly rules: readonly CompiledRule[];
  /** Rules with an error are left out of `rules`. */
  readonly diagnostics: readonly RuleDiagnostic[];
}

export interface CompiledRule {
  readonly id: string;
  /** `1.3f9a0c12d4e5`: the revision its author gave, and the first 12 digits of the SHA-256 of the rule's content. */
  readonly revision: string;
  readonly pack: string;
  /** Path of its file, as the book was given. */
  readonly file: string;
  readonly definition: RuleFile;
  /** Id of the dataset whose rows it judges. */
  readonly over: string;
  readonly dataset: Dataset;
  readonly subject: SubjectKind;
  /** Physical columns that, after the subject's, tell apart the rows of one subject. */
  readonly identity: readonly string[];
  /** What a delivery must carry for the rule to run. */
  readonly needs: readonly NeededColumn[];
  /** Judges: one boolean output. This is what SQL runs. */
  readonly screening: Program;
  /** Judges and tells: the same output, then level, duty, doubts and everything shown. Runs on reported rows. */
  readonly telling: Program;
  readonly shown: readonly ShownName[];
  readonly levels: GradedOutputs<RuleLevel>;
  readonly duties: GradedOutputs<DutyHolder>;
  readonly examples: readonly CompiledExample[];
}

export interface NeededColumn {
  readonly dataset: string;
  /** Catalogue column id. */
  readonly column: string;
}

/** A name whose value goes with a hit. Column indexes are those of the rule language's schema of the dataset. */
export type ShownName =
  | { readonly kind: "column"; readonly name: string; readonly index: number }
  | { readonly kind: "let"; readonly name: string; readonly let: number }
  /** A column of another row that a let found. */
  | {
      readonly kind: "field";
      readonly name: string;
      readonly let: number;
      readonly dataset: string;
      readonly index: number;
    };

/** The first `when` whose let is true decides, else `base`. */
export interface GradedOutputs<Value extends string> {
  readonly base: Value;
  readonly when: readonly { readonly value: Value; readonly let: number }[];
}

/** An example with its cells still as written; rows by column id. */
export interface CompiledExample {
  readonly name: string;
  readonly asOf: string;
  readonly row: ExampleCells;
  /** By dataset id. */
  readonly datasets: Readonly<Record<string, readonly ExampleCells[]>>;
  readonly expect: ExampleOutcome;
  readonly level?: RuleLevel;
  readonly duty?: DutyHolder;
  /** Values as shown to people, by name. */
  readonly values: Readonly<Record<string, string>>;
  readonly missing: readonly string[];
}

export interface ExampleCells {
  /** By physical column id, as text in the form of SQL; codes as a list. Absent: empty. */
  readonly values: Readonly<Record<string, string | readonly string[]>>;
  /** Catalogue column ids of cells that were filled but cannot be read. */
  readonly unreadable: readonly string[];
}
