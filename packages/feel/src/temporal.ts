import { civilOf, daysInMonth, epochDayOf } from "./calendar.ts";
import type { Zone } from "./value.ts";
import { DayTimeDuration, FeelDate, FeelDateTime, FeelTime, YearMonthDuration } from "./value.ts";

export const nanosPerSecond = 1_000_000_000;
export const nanosPerDay = 86_400 * nanosPerSecond;
const bigNanosPerDay = BigInt(nanosPerDay);

// DMN 1.5 takes the years of XML Schema; literals may go this far.
const maxLiteralYear = 999_999_999;
// Results of arithmetic stay within the years that SQL timestamps hold, so that both back ends agree on every row;
// outside, a result is null.
const maxComputedYear = 200_000;
const minComputedDay = epochDayOf(-maxComputedYear, 1, 1);
const maxComputedDay = epochDayOf(maxComputedYear, 12, 31);

/** The day, or null if there is no such day. */
export function makeDate(year: number, month: number, day: number): FeelDate | null {
  if (Math.abs(year) > maxLiteralYear || month < 1 || month > 12) return null;
  if (day < 1 || day > daysInMonth(year, month)) return null;
  return new FeelDate(epochDayOf(year, month, day));
}

function computedDate(epochDay: number): FeelDate | null {
  return epochDay >= minComputedDay && epochDay <= maxComputedDay ? new FeelDate(epochDay) : null;
}

const datePattern = /^(-?(?:[0-9]{4}|[1-9][0-9]{4,8}))-([0-9]{2})-([0-9]{2})$/u;
const timePattern =
  /^([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]{1,9})[0-9]*)?(Z|[+-][0-9]{2}:[0-9]{2}(?::[0-9]{2})?|@.+)?$/u;

export function readDate(text: string): FeelDate | null {
  const found = datePattern.exec(text);
  return found === null ? null : makeDate(Number(found[1]), Number(found[2]), Number(found[3]));
}

export function readTime(text: string): FeelTime | null {
  const found = timePattern.exec(text);
  if (found === null) return null;
  const [hour, minute, second] = [Number(found[1]), Number(found[2]), Number(found[3])];
  if (hour > 23 || minute > 59 || second > 59) return null;
  const zone = readZone(found[5]);
  if (zone === null) return null;
  const nanos = (hour * 3600 + minute * 60 + second) * nanosPerSecond + Number((found[4] ?? "").padEnd(9, "0"));
  return new FeelTime(nanos, zone);
}

/** A date alone is midnight of that day. */
export function readDateTime(text: string): FeelDateTime | null {
  const at = text.indexOf("T");
  if (at < 0) {
    const date = readDate(text);
    return date === null ? null : new FeelDateTime(date.epochDay, 0);
  }
  const date = readDate(text.slice(0, at));
  let clock = text.slice(at + 1);
  // 24:00:00 is the midnight that ends the day (ISO 8601).
  const endOfDay = /^24:00:00(?:\.0+)?(?![0-9])/u.test(clock);
  if (endOfDay) clock = clock.replace("24", "00");
  const time = readTime(clock);
  if (date === null || time === null) return null;
  return new FeelDateTime(date.epochDay + (endOfDay ? 1 : 0), time.nanos, time.zone);
}

/** undefined: no zone; null: not a zone. */
function readZone(text: string | undefined): Zone | undefined | null {
  if (text === undefined) return undefined;
  if (text === "Z") return { offset: 0 };
  if (text.startsWith("@")) return isZoneName(text.slice(1)) ? { name: text.slice(1) } : null;
  const parts = text.slice(1).split(":").map(Number);
  const [hours = 0, minutes = 0, seconds = 0] = parts;
  if (minutes > 59 || seconds > 59) return null;
  const total = hours * 3600 + minutes * 60 + seconds;
  // ISO 8601 / java.time: at most 18 hours.
  return total > 18 * 3600 ? null : { offset: text.startsWith("-") ? 0 - total : total };
}

function isZoneName(name: string): boolean {
  try {
    return /^[A-Za-z]/u.test(name) && Intl.DateTimeFormat("en", { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}

const yearMonthPattern = /^(-)?P(?:([0-9]+)Y)?(?:([0-9]+)M)?$/u;
const dayTimePattern =
  /^(-)?P(?:([0-9]+)D)?(?:T(?:([0-9]+)H)?(?:([0-9]+)M)?(?:([0-9]+)(?:\.([0-9]{0,9})[0-9]*)?S)?)?$/u;

export function readDuration(text: string): DayTimeDuration | YearMonthDuration | null {
  if (!/[0-9]/u.test(text) || text.endsWith("T")) return null;
  const yearMonth = yearMonthPattern.exec(text);
  if (yearMonth !== null) {
    const months = Number(yearMonth[2] ?? 0) * 12 + Number(yearMonth[3] ?? 0);
    return makeYearMonths(yearMonth[1] === "-" ? 0 - months : months);
  }
  const found = dayTimePattern.exec(text);
  if (found === null) return null;
  const seconds =
    BigInt(found[2] ?? 0) * 86_400n +
    BigInt(found[3] ?? 0) * 3600n +
    BigInt(found[4] ?? 0) * 60n +
    BigInt(found[5] ?? 0);
  const nanos = seconds * BigInt(nanosPerSecond) + BigInt((found[6] ?? "").padEnd(9, "0"));
  return new DayTimeDuration(found[1] === "-" ? -nanos : nanos);
}

/** Null outside the safe integers. */
export function makeYearMonths(months: number): YearMonthDuration | null {
  return Number.isSafeInteger(months) ? new YearMonthDuration(months + 0) : null;
}

export function readTemporal(
  text: string,
): FeelDate | FeelTime | FeelDateTime | DayTimeDuration | YearMonthDuration | null {
  if (/^-?P/u.test(text)) return readDuration(text);
  if (text.includes("T")) return readDateTime(text);
  return readDate(text) ?? readTime(text);
}

export function formatDate(date: { readonly epochDay: number }): string {
  const { year, month, day } = civilOf(date.epochDay);
  const digits = String(Math.abs(year)).padStart(4, "0");
  return `${year < 0 ? "-" : ""}${digits}-${two(month)}-${two(day)}`;
}

export function formatTime(time: { readonly nanos: number; readonly zone: Zone | undefined }): string {
  const seconds = Math.floor(time.nanos / nanosPerSecond);
  const fraction = time.nanos % nanosPerSecond;
  const tail = fraction === 0 ? "" : `.${String(fraction).padStart(9, "0").replace(/0+$/u, "")}`;
  const clock = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return `${clock}${tail}${formatZone(time.zone)}`;
}

export function formatDateTime(value: FeelDateTime): string {
  return `${formatDate(value)}T${formatTime(value)}`;
}

function formatZone(zone: Zone | undefined): string {
  if (zone === undefined) return "";
  if ("name" in zone) return `@${zone.name}`;
  if (zone.offset === 0) return "Z";
  const total = Math.abs(zone.offset);
  const seconds = total % 60 === 0 ? "" : `:${two(total % 60)}`;
  return `${zone.offset < 0 ? "-" : "+"}${two(Math.floor(total / 3600))}:${two(Math.floor(total / 60) % 60)}${seconds}`;
}

export function formatYearMonths(duration: YearMonthDuration): string {
  const total = Math.abs(duration.months);
  const [years, months] = [Math.floor(total / 12), total % 12];
  if (total === 0) return "P0M";
  return `${duration.months < 0 ? "-" : ""}P${years === 0 ? "" : `${years}Y`}${months === 0 ? "" : `${months}M`}`;
}

export function formatDayTime(duration: DayTimeDuration): string {
  const total = duration.nanos < 0n ? -duration.nanos : duration.nanos;
  if (total === 0n) return "PT0S";
  const days = total / bigNanosPerDay;
  const rest = Number(total % bigNanosPerDay);
  const seconds = Math.floor(rest / nanosPerSecond);
  const fraction = rest % nanosPerSecond;
  const [hour, minute, second] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const tail = fraction === 0 ? "" : `.${String(fraction).padStart(9, "0").replace(/0+$/u, "")}`;
  const clock = `${hour === 0 ? "" : `${hour}H`}${minute === 0 ? "" : `${minute}M`}${second === 0 && tail === "" ? "" : `${second}${tail}S`}`;
  return `${duration.nanos < 0n ? "-" : ""}P${days === 0n ? "" : `${days}D`}${clock === "" ? "" : `T${clock}`}`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

/** Seconds east of UTC at that wall-clock moment; undefined for wall-clock values. */
export function offsetAt(value: FeelDateTime): number | undefined {
  if (value.zone === undefined) return undefined;
  if ("offset" in value.zone) return value.zone.offset;
  return namedOffset(value.zone.name, value.epochDay, value.nanos);
}

function namedOffset(zone: string, epochDay: number, nanos: number): number {
  const wallSeconds = epochDay * 86_400 + Math.floor(nanos / nanosPerSecond);
  // Twice: the offset at the guessed instant, then at the corrected one.
  const first = offsetAtInstant(zone, wallSeconds);
  return offsetAtInstant(zone, wallSeconds - first);
}

function offsetAtInstant(zone: string, seconds: number): number {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  const parts = new Map(format.formatToParts(new Date(seconds * 1000)).map((part) => [part.type, Number(part.value)]));
  const part = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0;
  const day = epochDayOf(part("year"), part("month"), part("day"));
  return day * 86_400 + part("hour") * 3600 + part("minute") * 60 + part("second") - seconds;
}

/** Nanoseconds since 1970-01-01T00:00:00, in UTC for zoned values and on the wall clock for others. */
export function instantOf(value: FeelDateTime): bigint {
  const wall = BigInt(value.epochDay) * bigNanosPerDay + BigInt(value.nanos);
  return wall - BigInt(offsetAt(value) ?? 0) * BigInt(nanosPerSecond);
}

/** Nanoseconds since midnight UTC of a time; wall-clock times as they are. */
export function instantOfTime(value: FeelTime): number {
  if (value.zone === undefined) return value.nanos;
  const offset = "offset" in value.zone ? value.zone.offset : namedOffset(value.zone.name, 0, value.nanos);
  return value.nanos - offset * nanosPerSecond;
}

/** A date plus a duration; hours are counted from midnight and the time of day is then dropped. */
export function addToDate(date: FeelDate, duration: DayTimeDuration | YearMonthDuration): FeelDate | null {
  if (duration instanceof YearMonthDuration) {
    const day = addMonths(date.epochDay, duration.months);
    return day === null ? null : computedDate(day);
  }
  return computedDate(date.epochDay + Number(floorDivide(duration.nanos, bigNanosPerDay)));
}

export function addToDateTime(value: FeelDateTime, duration: DayTimeDuration | YearMonthDuration): FeelDateTime | null {
  if (duration instanceof YearMonthDuration) {
    const day = addMonths(value.epochDay, duration.months);
    return day === null || computedDate(day) === null ? null : new FeelDateTime(day, value.nanos, value.zone);
  }
  const nanos = BigInt(value.nanos) + duration.nanos;
  const days = floorDivide(nanos, bigNanosPerDay);
  const day = value.epochDay + Number(days);
  if (computedDate(day) === null) return null;
  return new FeelDateTime(day, Number(nanos - days * bigNanosPerDay), value.zone);
}

/** A time plus a duration, around the clock. */
export function addToTime(value: FeelTime, duration: DayTimeDuration): FeelTime {
  const nanos = (((BigInt(value.nanos) + duration.nanos) % bigNanosPerDay) + bigNanosPerDay) % bigNanosPerDay;
  return new FeelTime(Number(nanos), value.zone);
}

/** Same day of the month, or the last day of a shorter month. One month is not thirty days. */
function addMonths(epochDay: number, months: number): number | null {
  const { year, month, day } = civilOf(epochDay);
  const total = year * 12 + (month - 1) + months;
  const newYear = Math.floor(total / 12);
  if (Math.abs(newYear) > maxComputedYear) return null;
  const newMonth = total - newYear * 12 + 1;
  return epochDayOf(newYear, newMonth, Math.min(day, daysInMonth(newYear, newMonth)));
}

/** Whole months from one day to another, toward zero: 01-31 to 02-29 is none. */
export function monthsBetween(from: FeelDate, to: FeelDate): number {
  const [start, end] = [civilOf(from.epochDay), civilOf(to.epochDay)];
  const months = (end.year - start.year) * 12 + (end.month - start.month);
  if (months > 0 && end.day < start.day) return months - 1;
  if (months < 0 && end.day > start.day) return months + 1;
  return months;
}

export function negateDuration(duration: DayTimeDuration): DayTimeDuration;
export function negateDuration(duration: YearMonthDuration): YearMonthDuration;
export function negateDuration(duration: DayTimeDuration | YearMonthDuration): DayTimeDuration | YearMonthDuration;
export function negateDuration(duration: DayTimeDuration | YearMonthDuration): DayTimeDuration | YearMonthDuration {
  if (duration instanceof YearMonthDuration) return new YearMonthDuration(0 - duration.months);
  return new DayTimeDuration(-duration.nanos);
}

function floorDivide(value: bigint, divisor: bigint): bigint {
  const quotient = value / divisor;
  return value % divisor < 0n ? quotient - 1n : quotient;
}
