import { civilOf, epochDayOf, weekdayOf } from "../calendar.ts";
import { isNumber, toDecimal } from "../number.ts";
import { equalValues } from "../operators.ts";
import {
  makeDate,
  makeYearMonths,
  monthsBetween,
  nanosPerSecond,
  readDate,
  readDateTime,
  readDuration,
  readTime,
} from "../temporal.ts";
import type { FeelValue } from "../value.ts";
import { DayTimeDuration, FeelDate, FeelDateTime, FeelTime } from "../value.ts";
import type { BuiltIn, Parameter } from "./signature.ts";
import { nullable, optional, overload, parameter } from "./signature.ts";

type Args = readonly (FeelValue | undefined)[];

const dayLike = ["date", "date and time"] as const;

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const months = "January February March April May June July August September October November December".split(" ");

const dayOf = (value: FeelValue | undefined): number | null =>
  value instanceof FeelDate || value instanceof FeelDateTime ? value.epochDay : null;

function onDay(
  name: string,
  result: "number" | "string",
  compute: (epochDay: number) => FeelValue,
  aliases?: readonly string[],
): BuiltIn {
  return {
    name,
    ...(aliases === undefined ? {} : { aliases }),
    overloads: [overload(parameter("date", ...dayLike))],
    result,
    evaluate: ([value]) => {
      const day = dayOf(value);
      return day === null ? null : compute(day);
    },
  };
}

export const temporalFunctions: readonly BuiltIn[] = [
  {
    name: "date",
    overloads: [
      overload(parameter("from", "string", ...dayLike)),
      overload(parameter("year", "number"), parameter("month", "number"), parameter("day", "number")),
    ],
    result: "date",
    evaluate: (args) => dateFrom(args),
  },
  {
    name: "time",
    overloads: [
      overload(parameter("from", "string", "time", ...dayLike)),
      overload(parameter("hour", "number"), parameter("minute", "number"), parameter("second", "number"), {
        ...optional("offset", "days and time duration"),
        nullable: true,
      }),
    ],
    result: "time",
    evaluate: (args) => timeFrom(args),
  },
  {
    name: "date and time",
    overloads: [
      overload(parameter("from", "string", ...dayLike)),
      overload(parameter("date", ...dayLike), parameter("time", "time")),
      overload(parameter("date", "date and time"), parameter("timezone", "string")),
    ],
    result: "date and time",
    evaluate: (args) => dateTimeFrom(args),
  },
  {
    name: "duration",
    overloads: [overload(parameter("from", "string", "days and time duration", "years and months duration"))],
    result: "any",
    evaluate: ([from]) => (typeof from === "string" ? readDuration(from) : (from ?? null)),
  },
  {
    name: "years and months duration",
    overloads: [overload(parameter("from", ...dayLike), parameter("to", ...dayLike))],
    result: "years and months duration",
    evaluate: ([from, to]) => {
      const [start, end] = [dayOf(from), dayOf(to)];
      if (start === null || end === null) return null;
      return makeYearMonths(monthsBetween(new FeelDate(start), new FeelDate(end)));
    },
  },
  { name: "today", overloads: [overload()], result: "date", evaluate: (_, environment) => environment.today },
  {
    name: "now",
    overloads: [overload()],
    result: "date and time",
    evaluate: (_, environment) => environment.now ?? null,
  },
  onDay("day of week", "string", (day) => weekdays[weekdayOf(day) - 1] ?? null),
  onDay("day of year", "number", dayOfYear),
  onDay("month of year", "string", (day) => months[civilOf(day).month - 1] ?? null),
  onDay("week of year", "number", weekOfYear),
  onDay("年", "number", (day) => civilOf(day).year),
  onDay("月", "number", (day) => civilOf(day).month),
  onDay("日", "number", (day) => civilOf(day).day),
  {
    name: "is",
    overloads: [overload(absent("value1"), absent("value2"))],
    result: "boolean",
    evaluate: ([left, right]) => isSame(left ?? null, right ?? null),
  },
];

/** May be left out, and may be null. */
function absent(name: string): Parameter {
  return { ...nullable(name), optional: true };
}

const whole = (value: FeelValue | undefined): number | null => (typeof value === "number" ? value : null);

function dateFrom([first, month, day]: Args): FeelValue {
  if (typeof first === "string") return readDate(first);
  const existing = dayOf(first);
  if (existing !== null) return new FeelDate(existing);
  const [y, m, d] = [whole(first), whole(month), whole(day)];
  return y === null || m === null || d === null ? null : makeDate(y, m, d);
}

function timeFrom([first, minute, second, offset]: Args): FeelValue {
  if (typeof first === "string") return readTime(first);
  if (first instanceof FeelTime) return first;
  if (first instanceof FeelDateTime) return new FeelTime(first.nanos, first.zone);
  // A date has no clock: midnight in UTC (DMN 1.5 table 74).
  if (first instanceof FeelDate) return new FeelTime(0, { offset: 0 });
  const [h, m] = [whole(first), whole(minute)];
  if (h === null || m === null || !isNumber(second)) return null;
  const nanos = toDecimal(second).times(nanosPerSecond).trunc().toNumber();
  if (h < 0 || h > 23 || m < 0 || m > 59 || nanos < 0 || nanos >= 60 * nanosPerSecond) return null;
  const total = (h * 3600 + m * 60) * nanosPerSecond + nanos;
  if (!(offset instanceof DayTimeDuration)) return new FeelTime(total);
  return new FeelTime(total, { offset: Number(offset.nanos / BigInt(nanosPerSecond)) });
}

function dateTimeFrom([first, second]: Args): FeelValue {
  if (second === undefined) {
    if (typeof first === "string") return readDateTime(first);
    if (first instanceof FeelDateTime) return first;
    return first instanceof FeelDate ? new FeelDateTime(first.epochDay, 0) : null;
  }
  const day = dayOf(first);
  if (day === null) return null;
  if (second instanceof FeelTime) return new FeelDateTime(day, second.nanos, second.zone);
  return null;
}

function dayOfYear(epochDay: number): number {
  return epochDay - epochDayOf(civilOf(epochDay).year, 1, 1) + 1;
}

/** ISO 8601: the week with the year's first Thursday is week 1. */
function weekOfYear(epochDay: number): number {
  const thursday = epochDay - weekdayOf(epochDay) + 4;
  return Math.floor((dayOfYear(thursday) - 1) / 7) + 1;
}

/** Equal in kind and in every part: 10:00Z is not 11:00+01:00. */
function isSame(left: FeelValue, right: FeelValue): boolean {
  if (left instanceof FeelDateTime && right instanceof FeelDateTime) {
    return left.epochDay === right.epochDay && left.nanos === right.nanos && sameZone(left, right);
  }
  if (left instanceof FeelTime && right instanceof FeelTime) {
    return left.nanos === right.nanos && sameZone(left, right);
  }
  return equalValues(left, right) === true;
}

function sameZone(left: FeelTime | FeelDateTime, right: FeelTime | FeelDateTime): boolean {
  return JSON.stringify(left.zone) === JSON.stringify(right.zone);
}
