import { entriesOf, isContextValue, isListValue } from "./kind.ts";
import { formatNumber, isNumber } from "./number.ts";
import { formatDate, formatDateTime, formatDayTime, formatTime, formatYearMonths } from "./temporal.ts";
import type { FeelValue } from "./value.ts";
import { DayTimeDuration, FeelDate, FeelDateTime, FeelRange, FeelTime, YearMonthDuration } from "./value.ts";

/** A value as text, as `string()` gives it: strings bare at the top, quoted inside lists and contexts. */
export function formatValue(value: FeelValue): string {
  return typeof value === "string" ? value : formatInner(value);
}

function formatInner(value: FeelValue): string {
  if (value === null) return "null";
  if (typeof value === "string") return `"${value.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
  if (typeof value === "boolean") return String(value);
  if (isNumber(value)) return formatNumber(value);
  if (value instanceof FeelDate) return formatDate(value);
  if (value instanceof FeelTime) return formatTime(value);
  if (value instanceof FeelDateTime) return formatDateTime(value);
  if (value instanceof DayTimeDuration) return formatDayTime(value);
  if (value instanceof YearMonthDuration) return formatYearMonths(value);
  if (value instanceof FeelRange) return formatRange(value);
  if (isListValue(value)) return `[${value.map(formatInner).join(", ")}]`;
  if (isContextValue(value)) {
    return `{${entriesOf(value)
      .map(([name, entry]) => `${name}: ${formatInner(entry)}`)
      .join(", ")}}`;
  }
  return "function";
}

function formatRange(range: FeelRange): string {
  const low = range.low === undefined ? "null" : formatInner(range.low);
  const high = range.high === undefined ? "null" : formatInner(range.high);
  return `${range.lowClosed ? "[" : "("}${low}..${high}${range.highClosed ? "]" : ")"}`;
}
