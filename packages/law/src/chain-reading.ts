import { addMonths, addMonthsSameDay } from "./add-months.ts";
import { addWorkingDays, type Calendar, rollForward } from "./calendar.ts";
import { addDays, type CivilDate, earlierOf, laterOf } from "./civil-date.ts";
import type { ChainReading } from "./counting-settings.ts";
import { endWithoutExcluded, type Stretch } from "./excluded-time.ts";
import { daysOf, monthsOf, type Period } from "./period.ts";

/** One piece of a chain: the base period, or an extension; `printed` is an adopted printed expiry. */
export interface Segment {
  readonly period: Period | null;
  readonly printed?: CivilDate;
}

/** One way to read the open points, under which a chain has exactly one end. */
export interface Reading {
  readonly chain: ChainReading;
  readonly sameNumberedDay: boolean;
  readonly lostPerPause: 0 | 1;
  /** Extensions start from the rolled end (U3). */
  readonly fromRolledEnd: boolean;
}

export interface ChainContext {
  readonly calendar: Calendar;
  readonly stretches: readonly Stretch[];
}

/**
 * The un-rolled last day of a chain of segments under one reading; undefined where it counts working days, or starts
 * from a rolled end, that the calendar does not reach. Grows with segments × pauses.
 */
export function endOfChain(
  trigger: CivilDate,
  segments: readonly Segment[],
  reading: Reading,
  context: ChainContext,
): CivilDate | undefined {
  if (segments.length === 1) return walk(trigger, segments, { ...reading, chain: "from-trigger" }, context);
  if (reading.chain === "from-trigger" || reading.chain === "from-previous-expiry") {
    return walk(trigger, segments, { ...reading, chain: reading.chain }, context);
  }
  const ends = (["from-trigger", "from-previous-expiry"] as const).map((chain) =>
    walk(trigger, segments, { ...reading, chain }, context),
  );
  const [first, second] = ends;
  if (first === undefined || second === undefined) return undefined;
  return reading.chain === "earlier" ? earlierOf(first, second) : laterOf(first, second);
}

function walk(
  trigger: CivilDate,
  segments: readonly Segment[],
  reading: Reading & { readonly chain: "from-trigger" | "from-previous-expiry" },
  context: ChainContext,
): CivilDate | undefined {
  let anchor = trigger;
  let end = trigger;
  let [months, days] = [0, 0];
  for (const [index, { period, printed }] of segments.entries()) {
    if (printed !== undefined) {
      [anchor, end, months, days] = [printed, printed, 0, 0];
      continue;
    }
    if (period === null) continue;
    // Working days and rolled ends have no meaning "from the trigger at once": they run from the end before them.
    // So do months after days: "a month and ten days from the trigger" counts the month first.
    const monthsAfterDays = monthsOf(period) > 0 && days > 0;
    const whole = period.workingDays === undefined && !monthsAfterDays && !reading.fromRolledEnd;
    const atOnce = reading.chain === "from-trigger" && whole;
    if (!atOnce) {
      const start = index > 0 && reading.fromRolledEnd ? rollForward(context.calendar, end) : end;
      if (start === undefined) return undefined;
      [anchor, months, days] = [start, 0, 0];
    }
    months += monthsOf(period);
    days += daysOf(period);
    const counted = countFrom(anchor, { months, days, workingDays: period.workingDays ?? 0 }, reading, context);
    if (counted === undefined) return undefined;
    end = counted;
    if (period.workingDays !== undefined) [anchor, months, days] = [end, 0, 0];
  }
  return end;
}

function countFrom(
  anchor: CivilDate,
  { months, days, workingDays }: { months: number; days: number; workingDays: number },
  reading: Reading,
  { calendar, stretches }: ChainContext,
): CivilDate | undefined {
  if (workingDays > 0) return endOfWorkingDays(calendar, anchor, workingDays, stretches);
  const add = reading.sameNumberedDay ? addMonthsSameDay : addMonths;
  const end = addDays(months === 0 ? anchor : add(anchor, months), days);
  return endWithoutExcluded(anchor, end, stretches, reading.lostPerPause);
}

// A working day inside a pause is not counted.
function endOfWorkingDays(
  calendar: Calendar,
  from: CivilDate,
  count: number,
  stretches: readonly Stretch[],
): CivilDate | undefined {
  if (stretches.length === 0) return addWorkingDays(calendar, from, count);
  let end = from;
  let left = count;
  while (left > 0) {
    const next = addWorkingDays(calendar, end, 1);
    if (next === undefined) return undefined;
    end = next;
    if (!stretches.some((stretch) => stretch.from <= next && next <= stretch.to)) left -= 1;
  }
  return end;
}
