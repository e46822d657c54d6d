import { accept, refuse, type Result } from "./result.ts";

/**
 * A day of the calendar in Beijing, written `YYYY-MM-DD`, years 0001 to 9999. The brand says that the day exists:
 * a value is made by `parseCivilDate`, by `civilDate`, or by arithmetic on another one. Two of them compare as text.
 */
export type CivilDate = string & { readonly civilDate: true };

/** Year, month 1 to 12 and day 1 to 31 of an existing day. */
export interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const DATE_SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/u;

/** Reads `YYYY-MM-DD` strictly: 2025-02-30, 2025-2-3 and 2025-01-23T00:00 are refused, each with its reason. */
export function parseCivilDate(text: string): Result<CivilDate> {
  const match = DATE_SHAPE.exec(text);
  if (match === null) return refuse("date.bad_shape", { text });
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1) return refuse("date.year_out_of_range", { text });
  if (month < 1 || month > 12) return refuse("date.no_such_month", { text, month });
  if (day < 1 || day > daysInMonth(year, month)) return refuse("date.no_such_day", { text, day });
  return accept(text as CivilDate);
}

/** A date that the program itself writes down; throws where the text is not a date, for that is a defect. */
export function civilDate(text: string): CivilDate {
  const parsed = parseCivilDate(text);
  if (!parsed.ok) throw new RangeError(`${parsed.problem.code}: ${text}`);
  return parsed.value;
}

export function isCivilDate(text: string): text is CivilDate {
  return parseCivilDate(text).ok;
}

export function dateParts(date: CivilDate): DateParts {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

/** The date of existing parts; throws where the year leaves 0001 to 9999. */
export function dateOfParts({ year, month, day }: DateParts): CivilDate {
  if (year < 1 || year > 9999) throw new RangeError(`year ${year} is outside 0001 to 9999`);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as CivilDate;
}

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Days of a month, 1 to 12, of the Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Days since 1970-01-01, which is day 0. Integer arithmetic; constant time. */
export function epochDay(date: CivilDate): number {
  return epochDayOfParts(dateParts(date));
}

// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil: years begin in March, so that
// the leap day is the last of the year, and eras have 400 years.
export function epochDayOfParts({ year, month, day }: DateParts): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The inverse of `epochDay`; throws outside 0001-01-01 to 9999-12-31. */
export function dateOfEpochDay(day: number): CivilDate {
  return dateOfParts(partsOfEpochDay(day));
}

export function partsOfEpochDay(epoch: number): DateParts {
  const shifted = epoch + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  };
}

/** 1 is Monday, 7 is Sunday, as in ISO 8601. Day 0 of the epoch was a Thursday. */
export function weekdayOfEpochDay(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

export function weekday(date: CivilDate): number {
  return weekdayOfEpochDay(epochDay(date));
}

/** The day `count` days later; earlier for a negative count. */
export function addDays(date: CivilDate, count: number): CivilDate {
  return dateOfEpochDay(epochDay(date) + count);
}

/** Days from `from` to `to`: 1 for the next day, negative when `to` is earlier. The first day is not counted. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return epochDay(to) - epochDay(from);
}

export function earlierOf(a: CivilDate, b: CivilDate): CivilDate {
  return a <= b ? a : b;
}

export function laterOf(a: CivilDate, b: CivilDate): CivilDate {
  return a >= b ? a : b;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, "0");
}
