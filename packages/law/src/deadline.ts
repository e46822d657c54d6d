import type { Citation } from "./citation.ts";
import type { CivilDate } from "./civil-date.ts";
import type { CivilDateTime } from "./civil-date-time.ts";
import type { Confidence } from "./limits/confidence.ts";
import type { BilingualText, Problem } from "./result.ts";

/** A day, or for a period of hours a time of day. Within one answer all moments are of one kind and compare as text. */
export type Moment = CivilDate | CivilDateTime;

/** A rule of counting: C1 to C15 as read from the law, U1 to U12 as settled by the settings; `limit` is a named limit. */
export type RuleCode = `C${number}` | `U${number}` | "limit";

/** One step of the count, in the order taken. */
export interface Step {
  readonly code: RuleCode;
  /** The moment before the step, where the step moves one. */
  readonly from?: Moment;
  /** The moment after the step. */
  readonly to?: Moment;
  readonly text: BilingualText;
  /** Empty where the rule is a setting of this office and not an article. */
  readonly basis: readonly Citation[];
}

/** Something in the input that a person must look at; the deadline stands without it. */
export interface Notice {
  readonly code: string;
  readonly text: BilingualText;
}

/**
 * The answer to "until when": plain data, safe to store. A violation is only what happens after `dueDate`; from
 * `warningDate` the act should be done. All three are the last day (or time) still in time.
 */
export interface Deadline {
  readonly kind: "deadline";
  /** The start that was used, itself not counted; for a backward count the anchor day. */
  readonly trigger: Moment;
  /** The earliest reading of the law that anyone could hold: do it by then. */
  readonly warningDate: Moment;
  /** The end by the calendar, before any holiday moves it. */
  readonly legalExpiry: Moment;
  /** The end after holidays: the last day in time. Equals `legalExpiry` in custody. */
  readonly dueDate: Moment;
  readonly direction: "forward" | "backward";
  /** True where CPL art. 105 kept the last day from moving because the person is in custody. */
  readonly custody: boolean;
  /** The date whose law was applied. */
  readonly lawOn: CivilDate;
  readonly steps: readonly Step[];
  readonly notices: readonly Notice[];
  /** Of a named limit: how certain the least certain part of the answer is. */
  readonly confidence?: Confidence;
  /** Of a named limit: false where any part of it was not read in its text; then `notices` says which. */
  readonly verified?: boolean;
}

/** A fact that the answer needs and nobody gave. */
export interface MissingFact {
  /** `calendar.out_of_range`, `trigger.missing`, `trigger.time_of_day`, `custody.unknown`, `pause.open`, `law.not_known`, … */
  readonly code: string;
  /** The fact in the caller's terms: `custody`, `pauses[0].to`, `calendar`. */
  readonly fact: string;
  /** Where the calendar does not reach: the year whose notice has to be imported next. */
  readonly year?: number;
  readonly text: BilingualText;
}

/** No answer, and which facts would give one. What does not depend on them is still said. */
export interface Undetermined {
  readonly kind: "undetermined";
  readonly missing: readonly MissingFact[];
  readonly warningDate?: Moment;
  readonly legalExpiry?: Moment;
  readonly steps: readonly Step[];
  readonly notices: readonly Notice[];
  readonly confidence?: Confidence;
  readonly verified?: boolean;
}

/** The request makes no sense, as an empty period or a pause that ends before it begins. */
export interface Refused {
  readonly kind: "refused";
  readonly problem: Problem;
}

export type PeriodAnswer = Deadline | Undetermined | Refused;
