import { type Calendar, calendarOfNotes, type CalendarYear, dayNotes, type LocalDay } from "../calendar.ts";
import { civilDate, dateOfParts, dateParts } from "../civil-date.ts";
import { accept, refuse, type Result } from "../result.ts";

/**
 * A calendar with later (or earlier) years and the days of one office laid over it. What a table says of a day goes
 * before what `base` says of it, and a local day before a national one; days that nobody mentions stay as they are.
 * Refuses years that leave a gap (`calendar.year_missing`). Local days outside the years have no effect.
 */
export function extendCalendar(
  base: Calendar,
  years: readonly CalendarYear[],
  localDays: readonly LocalDay[] = [],
): Result<Calendar> {
  const known = [dateParts(base.from).year, dateParts(base.to).year] as const;
  const given = years.map(({ year }) => year);
  const [first, last] = [Math.min(known[0], ...given), Math.max(known[1], ...given)];
  for (let year = first; year <= last; year += 1) {
    if ((year >= known[0] && year <= known[1]) || given.includes(year)) continue;
    return refuse("calendar.year_missing", { year, next: given.find((one) => one > year) ?? last });
  }
  const local = [...base.notes].filter(([, note]) => note.local);
  const merged = new Map([...base.notes, ...dayNotes(years, []), ...local, ...dayNotes([], localDays)]);
  return accept(
    calendarOfNotes(
      dateOfParts({ year: first, month: 1, day: 1 }),
      civilDate(`${String(last).padStart(4, "0")}-12-31`),
      merged,
    ),
  );
}
