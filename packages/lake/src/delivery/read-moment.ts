// A day, with or without a time of day, in the shapes people and systems write. What could be read in two ways is not
// read: 01/02/2025 and 25-1-3 are problems, not guesses; the first can be answered by a person for its column.

import type { TableMapping } from "@jianheng/contract";
import { momentOfSerial } from "@jianheng/files";
import type { ProblemCode } from "./manifest.ts";
import { halfWidth } from "./written.ts";

export interface Moment {
  /** `2025-01-03` */
  readonly day: string;
  /** `08:30:00`; null when only a day was written. */
  readonly time: string | null;
}

export type MomentReading = Moment | { readonly problem: ProblemCode };

export type DateOrder = NonNullable<TableMapping["dateOrders"]>[string];

/** Cases do not reach back before, nor forward beyond; a year outside is a slip of the pen or a placeholder. */
const firstYear = 1900;
const lastYear = 2100;
/** Excel day numbers written as plain numbers: five digits, 1927 to 2173, so that a year is never taken for one. */
const serialPattern = /^[1-9]\d{4}(?:\.\d+)?$/;

const dayShapes = [
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/,
  /^(\d{4})\/(\d{1,2})\/(\d{1,2})(?!\d)/,
  /^(\d{4})\.(\d{1,2})\.(\d{1,2})(?!\d)/,
  /^(\d{4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?(?:[日号]|(?!\d))/,
  /^(\d{4})(\d{2})(\d{2})(?=\D|$|\d{6}$)/,
];
const ambiguousDay = /^(\d{1,2}[-/.年]\d{1,2}[-/.月]\d{1,4}日?|\d{6})(?!\d)/;
/** Whatever its order is: the year stands last. */
const yearLast = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)/;
const weekday = /[,]? ?\(?(?:星期|周|礼拜)[一二三四五六日天]\)?/;
const clock =
  /^(?:T|[, ])? ?(上午|下午|凌晨|早上|中午|晚上|am|pm)? ?(\d{1,2}) ?[:时点] ?(?:(\d{1,2}) ?(?:[:分] ?(?:(\d{1,2})(?:\.\d+)? ?秒?)?)?)? ?(am|pm)? ?(z|[+-]\d{2}:?\d{2})?$/i;
const compactClock = /^(\d{2})(\d{2})(\d{2})$/;

/** Whether a day is written so that its order decides: `3/4/2025`. */
export function hasDateOrder(written: string): boolean {
  return yearLast.test(halfWidth(written).trim());
}

/** Reads a tidied, non-blank text; `order` is what a person has said about days that end in the year. */
export function readMoment(written: string, order?: DateOrder): MomentReading {
  const quick = /^(\d{4})-(\d{2})-(\d{2})$/.exec(written);
  if (quick !== null) return momentOf(quick, "");
  const text = withWesternDigits(halfWidth(written).replace(/\s+/g, " "));
  if (serialPattern.test(text)) return momentOfNumber(Number(text), false);
  for (const shape of dayShapes) {
    const match = shape.exec(text);
    if (match !== null) return momentOf(match, text.slice(match[0].length));
  }
  const match = order === undefined ? null : yearLast.exec(text);
  if (match !== null) {
    const [whole, first = "", , second = "", year = ""] = match;
    const [month, day] = order === "dmy" ? [second, first] : [first, second];
    return momentOf([whole, year, month, day], text.slice(whole.length));
  }
  return { problem: ambiguousDay.test(text) ? "cell.date_ambiguous" : "cell.not_a_date" };
}

/** A number where a day was expected: 20250103, or an Excel day number whose cell lost its format. */
export function momentOfNumber(value: number, date1904: boolean): MomentReading {
  if (Number.isInteger(value) && value >= 10_000_000 && value <= 99_999_999) return readMoment(String(value));
  if (!serialPattern.test(String(value))) return { problem: "cell.not_a_date" };
  const moment = momentOfSerial(value, date1904);
  if (moment?.day === undefined) return { problem: "cell.not_a_date" };
  return withinRange({ day: moment.day, time: moment.hasTime ? moment.time : null });
}

/** Checks the range of a day that is known to exist. */
export function withinRange(moment: Moment): MomentReading {
  const year = Number(moment.day.slice(0, 4));
  return year < firstYear || year > lastYear ? { problem: "cell.date_out_of_range" } : moment;
}

function momentOf(match: readonly string[], rest: string): MomentReading {
  const [, year = "", month = "", day = ""] = match;
  if (!exists(Number(year), Number(month), Number(day))) return { problem: "cell.date_impossible" };
  const written = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const after = rest.replace(weekday, "").trimEnd();
  if (after.trim() === "") return withinRange({ day: written, time: null });
  return readClock(written, after);
}

function readClock(day: string, text: string): MomentReading {
  const compact = compactClock.exec(text);
  const [, before = "", hours = "", minutes = "0", seconds = "0", behind = "", zone = ""] =
    compact === null ? (clock.exec(text) ?? []) : ["", "", compact[1], compact[2], compact[3]];
  if (hours === "") return { problem: "cell.not_a_date" };
  const hour = hourOfDay(Number(hours), (before || behind).toLowerCase());
  if (hour === undefined || Number(minutes) > 59 || Number(seconds) > 59) return { problem: "cell.date_impossible" };
  const time = [hour, Number(minutes), Number(seconds)].map((part) => String(part).padStart(2, "0")).join(":");
  return withinRange(zone === "" ? { day, time } : inBeijing(day, time, zone.toUpperCase()));
}

/** Undefined when the part of the day and the hour contradict each other (下午 0 时 and 上午 13 时 do). */
function hourOfDay(hour: number, part: string): number | undefined {
  if (hour > 23) return undefined;
  if (part === "下午" || part === "晚上" || part === "pm") {
    if (hour === 0) return undefined;
    return hour < 12 ? hour + 12 : hour;
  }
  if (part === "中午") return hour <= 2 && hour > 0 ? hour + 12 : hour;
  if (part === "") return hour;
  if (hour === 12 && (part === "am" || part === "凌晨")) return 0;
  return hour <= 12 ? hour : undefined;
}

/** A written offset is exact: the moment is moved to Beijing time. */
function inBeijing(day: string, time: string, zone: string): Moment {
  const offset = zone === "Z" ? "Z" : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
  const moved = new Date(Date.parse(`${day}T${time}${offset}`) + 8 * 3_600_000).toISOString();
  return { day: moved.slice(0, 10), time: moved.slice(11, 19) };
}

const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function exists(year: number, month: number, day: number): boolean {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 && leap ? 29 : monthDays[month - 1];
  return days !== undefined && day >= 1 && day <= days;
}

/** 二〇二五年一月三日 → 2025年1月3日 */
function withWesternDigits(text: string): string {
  const match = /^([〇零○一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日$/.exec(
    text,
  );
  if (match === null) return text;
  const [, year = "", month = "", day = ""] = match;
  return `${Array.from(year, digitOf).join("")}年${countOf(month)}月${countOf(day)}日`;
}

function digitOf(character: string): number {
  return character === "" ? 0 : "一二三四五六七八九".indexOf(character) + 1;
}

/** 十 = 10, 十三 = 13, 二十 = 20, 三十一 = 31 */
function countOf(text: string): number {
  const ten = text.indexOf("十");
  if (ten < 0) return digitOf(text);
  const tens = ten === 0 ? 1 : digitOf(text.slice(0, ten));
  return tens * 10 + digitOf(text.slice(ten + 1));
}
