import { epochDayOf } from "../calendar.ts";
import type { Ir } from "../ir.ts";
import type { FeelType } from "../type.ts";
import type { Fragment } from "./fragment.ts";
import { fragment, Refused } from "./fragment.ts";

// Columns of dates and date-times hold years 1 to 9999 (the reader of deliveries sees to it), so that a literal offset
// within these bounds stays inside the computed years of the language, -200,000 to 200,000.
const minDay = epochDayOf(-200_000, 1, 1);
const maxDay = epochDayOf(200_000, 12, 31);
const minMonth = -200_000 * 12;
const maxMonth = 200_000 * 12 + 11;

/** A date moved by whole days: null outside the computed years, as the evaluator has it. */
export function dateAddDays(date: Fragment, days: Fragment, sign: "+" | "-", bounded: boolean): Fragment {
  const moved = `(${date.sql} ${sign} CAST(${days.sql} AS INTEGER))`;
  const nullable = date.nullable || days.nullable;
  if (bounded) return fragment(moved, "date", nullable);
  const day = `(${date.sql} - DATE '1970-01-01') ${sign} CAST(${days.sql} AS BIGINT)`;
  return fragment(`CASE WHEN ${day} BETWEEN ${minDay} AND ${maxDay} THEN ${moved} END`, "date", true);
}

/** Same day of the month or the last of a shorter one. A date plus an interval is a timestamp: cast back. */
export function addMonths(moment: Fragment, months: Fragment, sign: "+" | "-", bounded: boolean): Fragment {
  const interval = `${moment.sql} ${sign} to_months(CAST(${months.sql} AS INTEGER))`;
  const moved = moment.type === "date" ? `CAST(${interval} AS DATE)` : `(${interval})`;
  const nullable = moment.nullable || months.nullable;
  if (bounded) return fragment(moved, moment.type, nullable);
  const month = `EXTRACT(year FROM ${moment.sql}) * 12 + EXTRACT(month FROM ${moment.sql}) - 1 ${sign} CAST(${months.sql} AS BIGINT)`;
  return fragment(`CASE WHEN ${month} BETWEEN ${minMonth} AND ${maxMonth} THEN ${moved} END`, moment.type, true);
}

export function addMicros(moment: Fragment, micros: Fragment, sign: "+" | "-"): Fragment {
  const moved = `(${moment.sql} ${sign} to_microseconds(CAST(${micros.sql} AS BIGINT)))`;
  return fragment(moved, "date and time", moment.nullable || micros.nullable);
}

/** Days from one date to another, as a duration. */
export function dateDifference(left: Fragment, right: Fragment): Fragment {
  const nullable = left.nullable || right.nullable;
  const days = fragment(`(${left.sql} - ${right.sql})`, "number", nullable, { precision: 9, scale: 0 });
  return durationOfDays(days);
}

export function durationOfDays(days: Fragment): Fragment {
  const micros = `(CAST(${days.sql} AS HUGEINT) * 86400000000)`;
  return { sql: micros, type: "days and time duration", nullable: days.nullable, days };
}

/** Whole months between, toward zero: 01-31 to 02-29 is none, unlike the engine's own difference. */
export function monthsBetweenSql(from: Fragment, to: Fragment): Fragment {
  const months = `(${monthNumber(to)} - ${monthNumber(from)})`;
  const sql = `CASE WHEN ${months} > 0 AND ${dayOfMonth(to)} < ${dayOfMonth(from)} THEN ${months} - 1 WHEN ${months} < 0 AND ${dayOfMonth(to)} > ${dayOfMonth(from)} THEN ${months} + 1 ELSE ${months} END`;
  return fragment(`(${sql})`, "years and months duration", from.nullable || to.nullable);
}

function monthNumber(date: Fragment): string {
  return `(EXTRACT(year FROM ${date.sql}) * 12 + EXTRACT(month FROM ${date.sql}))`;
}

function dayOfMonth(date: Fragment): string {
  return `EXTRACT(day FROM ${date.sql})`;
}

const dateParts: Readonly<Record<string, { readonly part: string; readonly precision: number }>> = {
  year: { part: "year", precision: 6 },
  month: { part: "month", precision: 2 },
  day: { part: "day", precision: 2 },
  weekday: { part: "isodow", precision: 1 },
};

const clockParts: Readonly<Record<string, { readonly part: string; readonly precision: number }>> = {
  hour: { part: "hour", precision: 2 },
  minute: { part: "minute", precision: 2 },
  second: { part: "second", precision: 2 },
};

export function temporalProperty(of: Fragment, name: string, ir: Ir): Fragment {
  const parts = partsOf(of.type);
  const found = parts[name];
  if (found !== undefined) {
    const digits = { precision: found.precision, scale: 0 };
    return fragment(`CAST(EXTRACT(${found.part} FROM ${of.sql}) AS BIGINT)`, "number", of.nullable, digits);
  }
  // The engine's / on integers is a float; // cuts off toward zero, as the language does.
  if (of.type === "years and months duration") {
    const digits = { precision: 16, scale: 0 };
    return fragment(`(${of.sql} ${name === "years" ? "//" : "%"} 12)`, "number", of.nullable, digits);
  }
  if (name === "days" && of.days !== undefined) return of.days;
  throw new Refused("feel.sql.node", ir.span, { node: name });
}

function partsOf(type: FeelType): typeof dateParts {
  if (type === "date") return dateParts;
  return type === "date and time" ? { ...dateParts, ...clockParts } : {};
}
