import { addDays, type CivilDate, daysBetween, laterOf } from "./civil-date.ts";
import type { CustodyInterval, Pause } from "./period-request.ts";

/** A stretch of excluded days, both ends excluded. */
export interface Stretch {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** Closed pauses in order, overlapping and touching ones joined, so that no day is excluded twice. */
export function joinPauses(pauses: readonly Pause[]): readonly Stretch[] {
  const closed = pauses.flatMap(({ from, to }) => (to === undefined ? [] : [{ from, to }]));
  const joined: Stretch[] = [];
  for (const stretch of closed.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = joined.at(-1);
    if (last !== undefined && stretch.from <= addDays(last.to, 1)) {
      joined[joined.length - 1] = { from: last.from, to: laterOf(last.to, stretch.to) };
    } else joined.push(stretch);
  }
  return joined;
}

/**
 * The end of a clock that ran from the day after `startExclusive` and would end on `end`, moved by the excluded days
 * that fall into it. A stretch that begins after the moved end excludes nothing. `lostPerStretch` is 1 for the reading
 * that excludes only one of the two end days (T26).
 */
export function endWithoutExcluded(
  startExclusive: CivilDate,
  end: CivilDate,
  stretches: readonly Stretch[],
  lostPerStretch: 0 | 1,
): CivilDate {
  let moved = end;
  for (const stretch of stretches) {
    const from = laterOf(stretch.from, addDays(startExclusive, 1));
    if (from > moved) break;
    const excluded = daysBetween(from, stretch.to) + 1 - lostPerStretch;
    if (excluded > 0) moved = addDays(moved, excluded);
  }
  return moved;
}

/** Whether a day lies in one of the stretches in custody, both ends included. */
export function inCustodyOn(intervals: readonly CustodyInterval[], date: CivilDate): boolean {
  return intervals.some(({ from, to }) => from <= date && (to === undefined || date <= to));
}
