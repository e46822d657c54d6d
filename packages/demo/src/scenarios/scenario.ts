// The words in which scenarios are written.
import type { Outcome, WorkLine } from "../types.ts";
import type { DatasetId } from "../types.ts";
import type { DraftRow } from "../draft.ts";
import type { NumberWish } from "./case-file.ts";

export interface ScenarioFile {
  /** 1 to 9999; the last four digits of the case number. */
  readonly seq: number;
  readonly caseNo: string;
  readonly officeCode: string;
  readonly line: WorkLine;
  readonly accepted: string;
  readonly rows: Readonly<Record<DatasetId, readonly DraftRow[]>>;
  readonly numbers: readonly NumberWish[];
}

export interface ScenarioExpectation {
  readonly seq: number;
  readonly rule: string;
  readonly outcome: Outcome;
  readonly due?: string;
  readonly suspect?: string;
  readonly item?: string;
  readonly reason: string;
}

export interface Scenario {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  /**
   * First data date for which the expectations hold: no date of the rows lies after it, and every open limit that is
   * expected to be missed has passed.
   */
  readonly from: string;
  /** Last such data date, where an open limit is expected to be still running. */
  readonly to?: string;
  readonly files: readonly ScenarioFile[];
  readonly expect: readonly ScenarioExpectation[];
}

type Options = { readonly due?: string; readonly suspect?: string; readonly item?: string };

export function hit(seq: number, rule: string, reason: string, options: Options = {}): ScenarioExpectation {
  return { seq, rule, outcome: "hit", reason, ...options };
}

export function clear(seq: number, rule: string, reason: string, options: Options = {}): ScenarioExpectation {
  return { seq, rule, outcome: "clear", reason, ...options };
}

export function undetermined(seq: number, rule: string, reason: string, options: Options = {}): ScenarioExpectation {
  return { seq, rule, outcome: "undetermined", reason, ...options };
}
