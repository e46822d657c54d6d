import type { Calendar } from "./calendar.ts";
import type { Citation } from "./citation.ts";
import type { CivilDate } from "./civil-date.ts";
import type { CountingSettings } from "./counting-settings.ts";
import type { Moment } from "./deadline.ts";
import type { Period } from "./period.ts";

/**
 * What a holiday on the last day does:
 * - `rolls`: the period ends on the first day after the holidays (C2); a duty, or a clock of nobody in custody;
 * - `custody`: the clock measures or consumes custody and ends on the calendar day (C3);
 * - `per-suspect`: the one or the other by the state of the person on the un-rolled last day (U7);
 * - `measure`: the maximum of bail or residential surveillance (U4);
 * - `stays`: an end that no holiday moves, as the last day of a probation.
 */
export type HolidayRule = "rolls" | "custody" | "per-suspect" | "measure" | "stays";

/** A stretch in custody, both ends included; without `to` it still runs. */
export interface CustodyInterval {
  readonly from: CivilDate;
  readonly to?: CivilDate;
}

/** Time that does not count (C7). Both ends are excluded; without `to` the clock stands still and has no end yet. */
export interface Pause {
  readonly from: CivilDate;
  readonly to?: CivilDate;
  /** Why, as 精神病鉴定. */
  readonly ground?: string;
  readonly document?: string;
  readonly basis?: readonly Citation[];
}

/** One extension, in the order granted. */
export interface Extension {
  /** What it adds; null for an extension without fixed length (CPL art. 157), which then needs `printedExpiry`. */
  readonly period: Period | null;
  /** The day of the decision. After the end it extends, it comes too late and is not counted. */
  readonly decidedOn?: CivilDate;
  /** Number of the decision document. */
  readonly document?: string;
  /** The expiry printed on it; binds within what the law allows (U2). */
  readonly printedExpiry?: CivilDate;
  readonly basis?: readonly Citation[];
}

/** One clock of one person: everything the end depends on. */
export interface PeriodRequest {
  /** The trigger, not counted; for a backward period the anchor, not counted either. */
  readonly from: Moment;
  readonly period: Period;
  readonly holiday: HolidayRule;
  /** State of the person: throughout, or by stretches. Absent is unknown and is asked for where it matters. */
  readonly custody?: boolean | readonly CustodyInterval[];
  readonly pauses?: readonly Pause[];
  readonly extensions?: readonly Extension[];
  /** True for a clock that began anew by a re-count under CPL art. 160 (U12). */
  readonly recounted?: boolean;
  /** The date whose law applies; the day of the trigger when absent. */
  readonly lawOn?: CivilDate;
  /** Articles the length rests on, shown with the step that counts it. */
  readonly basis?: readonly Citation[];
}

export interface CountingContext {
  readonly calendar: Calendar;
  readonly settings: CountingSettings;
}

/** A request whose start is a day: every period except one of hours. */
export interface DayRequest extends PeriodRequest {
  readonly from: CivilDate;
}
