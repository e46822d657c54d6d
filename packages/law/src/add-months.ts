import { type CivilDate, dateOfParts, dateParts, daysInMonth } from "./civil-date.ts";

/**
 * A period of months after (or, with a negative count, before) a day, by FS art. 202 para. 1 (rule C5): the
 * same-numbered day of the target month; from the last day of a month the last day of the target month; and where
 * the same-numbered day does not exist, the last day.
 *
 *     addMonths(2025-02-28, 1) = 2025-03-31      addMonths(2024-02-28, 1) = 2024-03-28
 *     addMonths(2024-01-30, 1) = 2024-02-29      addMonths(2024-02-29, 12) = 2025-02-28
 *
 * Months of one period are added at once, never one by one. Throws where the year leaves 0001 to 9999.
 */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const { year, month, day } = dateParts(date);
  const target = shiftMonth(year, month, months);
  const lastDay = daysInMonth(target.year, target.month);
  const fromLastDay = day === daysInMonth(year, month);
  return dateOfParts({ ...target, day: fromLastDay ? lastDay : Math.min(day, lastDay) });
}

/** The same-numbered day of the target month, or its last day where there is none: C5 without the last-day rule (U8). */
export function addMonthsSameDay(date: CivilDate, months: number): CivilDate {
  const { year, month, day } = dateParts(date);
  const target = shiftMonth(year, month, months);
  return dateOfParts({ ...target, day: Math.min(day, daysInMonth(target.year, target.month)) });
}

function shiftMonth(year: number, month: number, months: number): { year: number; month: number } {
  const index = year * 12 + (month - 1) + months;
  return { year: Math.floor(index / 12), month: (((index % 12) + 12) % 12) + 1 };
}
