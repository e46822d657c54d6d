import { civilOf } from "../calendar.ts";
import { formatValue } from "../format.ts";
import { formatNumber, isNumber } from "../number.ts";
import type { SqlBindings, SqlParameter } from "../sql-program.ts";
import { formatDate } from "../temporal.ts";
import { isWellFormed } from "../text.ts";
import type { FeelType } from "../type.ts";
import type { FeelValue } from "../value.ts";
import { DayTimeDuration, FeelDate, FeelDateTime, YearMonthDuration } from "../value.ts";
import { digitsOfText, maxDigits } from "./fragment.ts";

/** Digits in which a number handed in as a parameter of the rule must fit. */
export const parameterDigits = { precision: 28, scale: 10 } as const;

/**
 * The parameters of one statement; equal ones share a place. While SQL is put together a parameter is a mark; `number`
 * gives those that the finished text holds their places $1, $2 … in order.
 */
export class ParameterStore {
  readonly #known: SqlParameter[] = [];
  readonly #marks = new Map<string, string>();

  /** The mark that stands for the parameter. */
  place(parameter: SqlParameter): string {
    const key = JSON.stringify(parameter);
    let mark = this.#marks.get(key);
    if (mark === undefined) {
      mark = `\u0002${this.#known.length}\u0003`;
      this.#known.push(parameter);
      this.#marks.set(key, mark);
    }
    return mark;
  }

  number(sql: string): { readonly sql: string; readonly params: readonly SqlParameter[] } {
    const params: SqlParameter[] = [];
    const places = new Map<string, number>();
    // The marks are control characters on purpose: no identifier or keyword holds them.
    // oxlint-disable-next-line no-control-regex
    const numbered = sql.replaceAll(/\u0002(\d+)\u0003/gu, (_, index: string) => {
      let place = places.get(index);
      if (place === undefined) {
        const parameter = this.#known[Number(index)];
        if (parameter !== undefined) params.push(parameter);
        place = params.length;
        places.set(index, place);
      }
      return `$${place}`;
    });
    return { sql: numbered, params };
  }
}

/** A value as the text that the SQL casts; undefined if SQL cannot hold it. */
export function sqlText(value: FeelValue): string | boolean | undefined {
  if (typeof value === "boolean") return value;
  if (typeof value === "string") return isWellFormed(value) && !value.includes("\u0000") ? value : undefined;
  if (isNumber(value)) {
    const text = formatNumber(value);
    return digitsOfText(text).precision <= maxDigits ? text : undefined;
  }
  if (value instanceof FeelDate) return isSqlDay(value.epochDay) ? formatDate(value) : undefined;
  if (value instanceof FeelDateTime) {
    if (value.zone !== undefined || !isSqlDay(value.epochDay) || value.nanos % 1000 !== 0) return undefined;
    return formatValue(value).replace("T", " ");
  }
  if (value instanceof YearMonthDuration) return String(value.months);
  if (value instanceof DayTimeDuration) return value.nanos % 1000n === 0n ? String(value.nanos / 1000n) : undefined;
  return undefined;
}

/** Written with four digits, which every dialect reads. */
function isSqlDay(epochDay: number): boolean {
  const { year } = civilOf(epochDay);
  return year >= 1 && year <= 9999;
}

/**
 * The values to bind, in order. Throws if a parameter of the run does not fit what the statement was made for: its
 * declared type, or for numbers 28 digits of which 10 after the point.
 */
export function bindSqlParameters(
  params: readonly SqlParameter[],
  bindings: SqlBindings,
): readonly (string | boolean | null)[] {
  return params.map((parameter) => {
    switch (parameter.kind) {
      case "value":
        return parameter.value;
      case "today":
        return bound("today", bindings.today);
      case "now":
        return bindings.now === undefined ? null : bound("now", bindings.now);
      default:
        return bound(parameter.name, bindings.parameters?.[parameter.name] ?? null);
    }
  });
}

function bound(name: string, value: FeelValue): string | boolean | null {
  if (value === null) return null;
  const text = sqlText(value);
  const digits = isNumber(value) ? digitsOfText(formatNumber(value)) : undefined;
  const fits =
    digits === undefined ||
    (digits.scale <= parameterDigits.scale &&
      digits.precision - digits.scale <= parameterDigits.precision - parameterDigits.scale);
  if (text === undefined || !fits) throw new Error(`the value of ${name} does not fit its place in the SQL`);
  return text;
}

export function isBindable(type: FeelType): boolean {
  return typeof type === "string" && type !== "any" && type !== "null" && type !== "time";
}
