import type { Digits, SqlFragment } from "../library.ts";
import type { Span } from "../span.ts";
import type { SqlRefusalCode } from "../sql-program.ts";
import type { FeelType } from "../type.ts";

/** A fragment inside the emitter. */
export interface Fragment extends SqlFragment {
  /** A duration of whole days: their number, so that day arithmetic needs no microseconds. */
  readonly days?: Fragment;
  /** A date or moment surely in the years 1 to 9999: a column, a parameter, the data date. */
  readonly nearby?: true;
  /** Booleans: SQL that is true exactly where the value is true, and may be null where it is false. */
  readonly truth?: string;
  /** Booleans: SQL that is true exactly where the value is true or null, and may be null elsewhere. */
  readonly notFalse?: string;
  /** Booleans: a plainer form of the three-valued NOT. */
  readonly negation?: string;
}

export function negationOf(value: Fragment): Fragment {
  return fragment(value.negation ?? `(NOT ${value.sql})`, "boolean", value.nullable);
}

/** For a WHERE clause: plain comparisons that the engine can push down. */
export function truthSql(value: Fragment): string {
  return value.truth ?? value.sql;
}

/** For a WHERE clause that keeps what is not known. */
export function notFalseSql(value: Fragment): string {
  if (value.notFalse !== undefined) return value.notFalse;
  return value.nullable ? `(${value.sql} IS DISTINCT FROM FALSE)` : truthSql(value);
}

/** Unwinds the emission of one text; never leaves the emitter. */
export class Refused extends Error {
  readonly code: SqlRefusalCode;
  readonly span: Span;
  readonly args: Readonly<Record<string, string>>;
  constructor(code: SqlRefusalCode, span: Span, args: Readonly<Record<string, string>> = {}) {
    super(code);
    this.code = code;
    this.span = span;
    this.args = args;
  }
}

// The evaluator rounds to 34 digits (decimal128). What may need more is refused, so that both agree on every row.
export const maxDigits = 34;

/** The one place where identifiers are quoted. */
export function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function fragment(sql: string, type: FeelType, nullable: boolean, digits?: Digits): Fragment {
  return digits === undefined ? { sql, type, nullable } : { sql, type, nullable, digits };
}

export function sqlTypeOf(type: FeelType, digits: Digits | undefined): string | undefined {
  switch (type) {
    case "number":
      return digits === undefined ? undefined : decimalType(digits);
    case "string":
      return "VARCHAR";
    case "boolean":
      return "BOOLEAN";
    case "date":
      return "DATE";
    case "date and time":
      return "TIMESTAMP";
    case "years and months duration":
      return "BIGINT";
    case "days and time duration":
      return "HUGEINT";
    default:
      return undefined;
  }
}

export function decimalType(digits: Digits): string {
  return `DECIMAL(${digits.precision}, ${digits.scale})`;
}

/** Digits that hold every value of either. */
export function commonDigits(left: Digits, right: Digits): Digits {
  const scale = Math.max(left.scale, right.scale);
  const whole = Math.max(left.precision - left.scale, right.precision - right.scale);
  return { precision: whole + scale, scale };
}

export function sumDigits(left: Digits, right: Digits): Digits {
  const common = commonDigits(left, right);
  return { precision: common.precision + 1, scale: common.scale };
}

export function productDigits(left: Digits, right: Digits): Digits {
  return { precision: left.precision + right.precision, scale: left.scale + right.scale };
}

/** The digits of a number as written in a literal. */
export function digitsOfText(text: string): Digits {
  const [whole = "", fraction = ""] = text.replace("-", "").split(".");
  return { precision: Math.max(1, whole.replace(/^0+/u, "").length + fraction.length), scale: fraction.length };
}
