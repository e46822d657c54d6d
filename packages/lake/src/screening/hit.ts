// What a rule says about one subject of a delivery, and what a run says about itself: plain data, safe to store.

import type { Bilingual, Citation } from "@jianheng/contract";
import type { DutyHolder, RuleLevel, SubjectKind } from "../rules/rule-file.ts";

export interface Hit {
  readonly rule: string;
  readonly revision: string;
  readonly level: RuleLevel;
  /** Whose duty it was: not `own` is a supervision clue, never a finding of this office. */
  readonly duty: DutyHolder;
  readonly outcome: "hit" | "undetermined";
  /** The judged row: its number in its dataset of this delivery. */
  readonly rowId: number;
  readonly legalCaseNo: string;
  readonly subject: HitSubject;
  /** Rule, subject and the rule's identity columns: the same fault in the next delivery has the same key. */
  readonly dedupeKey: string;
  /** What the rule shows, in its order. */
  readonly values: readonly HitValue[];
  /**
   * The cells to look at: those the judgement rests on and the rule shows; for `undetermined` the ones that lack a fact.
   * Where none of these was delivered, the cell of the case number in the judged row.
   */
  readonly cells: readonly HitCell[];
  /** Rows of other datasets that the answer rests on. */
  readonly witnesses: readonly HitWitness[];
  /** For `undetermined`: the facts that are missing, unreadable or held by no column. */
  readonly missing: readonly HitMissing[];
  /** How the rule came to this answer: what decided, line by line. */
  readonly reasons: readonly HitReason[];
  readonly due?: HitDeadline;
  readonly basis: readonly Citation[];
  readonly message: Bilingual;
}

export interface HitSubject {
  readonly kind: SubjectKind;
  /** The values of the subject's key columns, joined by `|`; the case number first. */
  readonly key: string;
  /** How people call it. */
  readonly label: string;
}

/** Where a value stood in the delivered file. A CSV has no sheet name: it is empty. */
export interface HitCell {
  readonly file: string;
  readonly sheet: string;
  /** 1-based, as a spreadsheet shows it. */
  readonly row: number;
  readonly column: string;
  readonly header: string;
}

export interface HitValue {
  readonly name: string;
  /** As shown to people: `2026-03-20`, `12000.00`, 是, lists joined by 、; null is empty. */
  readonly value: string | null;
  /** Type of the rule language. */
  readonly type: string;
  /** Absent for computed values. */
  readonly cell?: HitCell;
}

export interface HitWitness {
  /** Dataset id. */
  readonly dataset: string;
  readonly rowId: number;
  readonly legalCaseNo: string;
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
  /** The columns that the rule reads. */
  readonly values: readonly HitValue[];
}

export interface HitMissing {
  /** A column (of another dataset: `案件.受理日期`), or a fact that no column holds, in words. */
  readonly name: string;
  /** unknown: no column holds it. undefined: a computation has no result. */
  readonly reason: "empty" | "unreadable" | "undefined" | "unknown";
  readonly cell?: HitCell;
  /** The same in English, for a fact in words. */
  readonly en?: string;
}

export interface HitReason {
  /** How far the line is set in under what it explains; 0 is the outermost. */
  readonly depth: number;
  readonly text: Bilingual;
}

/** Days, or times of day for periods of hours. */
export interface HitDeadline {
  /** Id of the named limit of packages/law. */
  readonly limit: string;
  readonly label: Bilingual;
  readonly trigger: string;
  readonly legalExpiry: string;
  readonly dueDate: string;
  readonly warningDate: string;
  readonly inCustody: boolean | null;
}

/** What became of one rule in one run. */
export interface RuleRun {
  readonly rule: string;
  readonly revision: string;
  /** Dataset id. */
  readonly over: string;
  readonly hits: number;
  readonly undetermined: number;
  readonly seconds: number;
  /** Absent if it was not run. row: SQL could not do it exactly, and `refused` says why (empty: SQL was not asked). */
  readonly engine?: "sql" | "row";
  readonly refused?: readonly Bilingual[];
  /** Why it was not run: then it says nothing about any row. */
  readonly notRun?: NotRun;
  /** A fault while it ran; the other rules were not touched by it. */
  readonly failed?: { readonly code: ScreeningFault; readonly detail: string };
}

export type ScreeningFault =
  | "screening.engine"
  | "screening.evaluation"
  | "screening.engines_disagree"
  | "screening.aborted";

/** The delivery lacks a dataset or column that the rule needs, or the rule was not in force on the data date. */
export type NotRun =
  | { readonly reason: "dataset"; readonly dataset: string }
  | { readonly reason: "column"; readonly dataset: string; readonly column: string }
  | { readonly reason: "not in force"; readonly from: string; readonly to?: string };
