import { accept, type BilingualText, refuse, type Result } from "./result.ts";

/**
 * A length of time in the units of the procedure laws. Years and months are counted together as 12 × years + months
 * (C12), half a month is always 15 days (C5), months are counted before days (CPL art. 220, one and a half months).
 * Hours and working days stand alone. Counts are whole numbers above zero; the direction says which way to count.
 */
export interface Period {
  /** `forward` from a trigger (the default), or `backward` from an anchor day (C11). */
  readonly direction?: "forward" | "backward";
  readonly years?: number;
  readonly months?: number;
  readonly halfMonths?: number;
  readonly days?: number;
  readonly workingDays?: number;
  readonly hours?: number;
}

export const MAX_PERIOD_COUNT = 100_000;

const ISO_SHAPE =
  /^(?<sign>[+-])?P(?:(?<years>\d+)Y)?(?:(?<months>\d+)(?<half>[.,]5)?M)?(?:(?<weeks>\d+)W)?(?:(?<days>\d+)D)?(?:T(?<hours>\d+)H)?$/iu;

/**
 * Reads an ISO 8601 duration: P10D, P1M, P1Y, P1M15D, PT24H; -P7D counts backward; P0.5M and P1.5M hold a half
 * month; a week is seven days. Minutes, empty and mixed periods (hours with days) are refused.
 */
export function parsePeriod(text: string): Result<Period> {
  const groups = ISO_SHAPE.exec(text.trim())?.groups;
  if (groups === undefined) return refuse("period.bad_shape", { text });
  const count = (name: string) => Number(groups[name] ?? 0);
  const period = compactPeriod({
    direction: groups["sign"] === "-" ? "backward" : "forward",
    years: count("years"),
    months: count("months"),
    halfMonths: groups["half"] === undefined ? 0 : 1,
    days: count("weeks") * 7 + count("days"),
    hours: count("hours"),
  });
  return checkPeriod(period);
}

/** The period itself, or why it cannot be counted: `period.empty`, `period.mixed_units`, `period.bad_count`. */
export function checkPeriod(period: Period): Result<Period> {
  const counts = UNITS.map((unit) => period[unit] ?? 0);
  const bad = counts.find((count) => !Number.isInteger(count) || count < 0 || count > MAX_PERIOD_COUNT);
  if (bad !== undefined) return refuse("period.bad_count", { count: bad, most: MAX_PERIOD_COUNT });
  const used = UNITS.filter((unit) => (period[unit] ?? 0) > 0);
  if (used.length === 0) return refuse("period.empty");
  const alone = used.includes("hours") || used.includes("workingDays");
  if (alone && used.length > 1) return refuse("period.mixed_units", { units: used.join(" ") });
  return accept(compactPeriod(period));
}

export function isBackward(period: Period): boolean {
  return period.direction === "backward";
}

/** Months to add before days, years included (C12). */
export function monthsOf({ years = 0, months = 0 }: Period): number {
  return years * 12 + months;
}

/** Days to add after months, half months included (C5). */
export function daysOf({ halfMonths = 0, days = 0 }: Period): number {
  return halfMonths * 15 + days;
}

/** 一个月零十五日 is written 1个月15日; “1 month 15 days”. */
export function formatPeriod(period: Period): BilingualText {
  const used = UNITS.filter((unit) => (period[unit] ?? 0) > 0);
  const zh = used.map((unit) => `${period[unit] ?? 0}${UNIT_NAMES[unit][0]}`).join("");
  const en = used.map((unit) => plural(period[unit] ?? 0, UNIT_NAMES[unit][1])).join(" ");
  return isBackward(period) ? { zh: `之前${zh}`, en: `${en} before` } : { zh, en };
}

/** The ISO form; working days have none and are written `3 working days`. */
export function isoPeriod(period: Period): string {
  if (period.workingDays !== undefined) return `${isBackward(period) ? "-" : ""}${period.workingDays} working days`;
  const months = (period.months ?? 0) + (period.halfMonths ?? 0) * 0.5;
  const date = [part(period.years, "Y"), part(months, "M"), part(period.days, "D")].join("");
  return `${isBackward(period) ? "-" : ""}P${date}${period.hours === undefined ? "" : `T${period.hours}H`}`;
}

const UNITS = ["years", "months", "halfMonths", "days", "workingDays", "hours"] as const;

const UNIT_NAMES = {
  years: ["年", "year"],
  months: ["个月", "month"],
  halfMonths: ["个半月", "half month"],
  days: ["日", "day"],
  workingDays: ["个工作日", "working day"],
  hours: ["小时", "hour"],
} as const satisfies Record<(typeof UNITS)[number], readonly [string, string]>;

function compactPeriod(period: Period): Period {
  const used = UNITS.filter((unit) => (period[unit] ?? 0) > 0);
  const counts = Object.fromEntries(used.map((unit) => [unit, period[unit] ?? 0]));
  return isBackward(period) ? { direction: "backward", ...counts } : counts;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function part(count: number | undefined, letter: string): string {
  return count === undefined || count === 0 ? "" : `${count}${letter}`;
}
