// Calendar days as the contract writes them, `2026-03-20`. Counted in UTC, so that no summer time or time zone of the
// reader's machine can move a day.

const millisecondsOfDay = 86_400_000;

/** The day of a date or of a date with a time: `2026-03-20T08:00` is `2026-03-20`. */
export function dayOf(moment: string): string {
  return moment.slice(0, 10);
}

/** Days since 1970-01-01. */
export function dayNumber(day: string): number {
  return Math.round(Date.parse(`${dayOf(day)}T00:00:00Z`) / millisecondsOfDay);
}

export function dayFromNumber(number: number): string {
  return new Date(number * millisecondsOfDay).toISOString().slice(0, 10);
}

/** Days from `from` to `to`; negative when `to` is earlier, 0 for the same day. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

export function addDays(day: string, days: number): string {
  return dayFromNumber(dayNumber(day) + days);
}

/** 0 is Sunday. */
export function weekday(day: string): number {
  return (((dayNumber(day) + 4) % 7) + 7) % 7;
}
