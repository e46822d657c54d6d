import { civilOf, weekdayOf } from "./calendar.ts";
import { makeNumber } from "./number.ts";
import { Decimal } from "./number.ts";
import { nanosPerSecond, offsetAt } from "./temporal.ts";
import type { FeelType } from "./type.ts";
import { isRange } from "./type.ts";
import type { FeelValue, Zone } from "./value.ts";
import { DayTimeDuration, FeelDate, FeelDateTime, FeelRange, FeelTime, YearMonthDuration } from "./value.ts";

const dateProperties = ["year", "month", "day", "weekday"];
const timeProperties = ["hour", "minute", "second", "time offset", "timezone"];

/** Names of properties that are not plain words, for the parser. */
export const propertyPhrases = ["time offset", "start included", "end included"];

/** The type of `value.name` for temporal values and ranges; undefined if there is no such property. */
export function propertyType(type: FeelType, name: string): FeelType | undefined {
  if (isRange(type)) {
    if (name === "start" || name === "end") return type.element;
    return name === "start included" || name === "end included" ? "boolean" : undefined;
  }
  if (name === "time offset") return type === "time" || type === "date and time" ? "days and time duration" : undefined;
  if (name === "timezone") return type === "time" || type === "date and time" ? "string" : undefined;
  return numericProperties(type).includes(name) ? "number" : undefined;
}

function numericProperties(type: FeelType): readonly string[] {
  switch (type) {
    case "date":
      return dateProperties;
    case "time":
      return timeProperties;
    case "date and time":
      return [...dateProperties, ...timeProperties];
    case "days and time duration":
      return ["days", "hours", "minutes", "seconds"];
    case "years and months duration":
      return ["years", "months"];
    default:
      return [];
  }
}

/** undefined if the value has no such property. */
export function propertyOf(value: FeelValue, name: string): FeelValue | undefined {
  if (value instanceof FeelDate) return dateProperty(value.epochDay, name);
  if (value instanceof FeelDateTime) {
    return dateProperty(value.epochDay, name) ?? timeProperty(value.nanos, value.zone, name, () => offsetAt(value));
  }
  if (value instanceof FeelTime) {
    const offset = (): number | undefined => offsetAt(new FeelDateTime(0, value.nanos, value.zone));
    return timeProperty(value.nanos, value.zone, name, offset);
  }
  if (value instanceof DayTimeDuration) return dayTimeProperty(value.nanos, name);
  if (value instanceof YearMonthDuration) {
    if (name === "years") return Math.trunc(value.months / 12) + 0;
    return name === "months" ? (value.months % 12) + 0 : undefined;
  }
  return value instanceof FeelRange ? rangeProperty(value, name) : undefined;
}

function dateProperty(epochDay: number, name: string): FeelValue | undefined {
  switch (name) {
    case "year":
      return civilOf(epochDay).year;
    case "month":
      return civilOf(epochDay).month;
    case "day":
      return civilOf(epochDay).day;
    case "weekday":
      return weekdayOf(epochDay);
    default:
      return undefined;
  }
}

function timeProperty(
  nanos: number,
  zone: Zone | undefined,
  name: string,
  offset: () => number | undefined,
): FeelValue | undefined {
  const seconds = Math.floor(nanos / nanosPerSecond);
  switch (name) {
    case "hour":
      return Math.floor(seconds / 3600);
    case "minute":
      return Math.floor(seconds / 60) % 60;
    case "second":
      return seconds % 60;
    case "time offset": {
      const east = offset();
      return east === undefined ? null : new DayTimeDuration(BigInt(east) * BigInt(nanosPerSecond));
    }
    case "timezone":
      return zone !== undefined && "name" in zone ? zone.name : null;
    default:
      return undefined;
  }
}

/** Parts of a duration, all with its sign. */
function dayTimeProperty(nanos: bigint, name: string): FeelValue | undefined {
  const seconds = nanos / BigInt(nanosPerSecond);
  switch (name) {
    case "days":
      return makeNumber(new Decimal((seconds / 86_400n).toString()));
    case "hours":
      return Number((seconds / 3600n) % 24n) + 0;
    case "minutes":
      return Number((seconds / 60n) % 60n) + 0;
    case "seconds":
      return makeNumber(new Decimal((nanos % (60n * BigInt(nanosPerSecond))).toString()).div(nanosPerSecond));
    default:
      return undefined;
  }
}

function rangeProperty(range: FeelRange, name: string): FeelValue | undefined {
  switch (name) {
    case "start":
      return range.low ?? null;
    case "end":
      return range.high ?? null;
    case "start included":
      return range.lowClosed;
    case "end included":
      return range.highClosed;
    default:
      return undefined;
  }
}
