import type { Decimal } from "decimal.js";
import type { Row } from "./row.ts";
import type { FunctionType } from "./type.ts";

/**
 * Run-time values. Numbers are exact: a safe integer is a JavaScript number, everything else a Decimal of at most
 * 34 digits; `makeNumber` keeps that form, so two equal numbers always look alike. Lists are arrays, contexts are
 * Maps in the order of writing, a row of a dataset is a Row.
 */
export type FeelValue =
  | null
  | boolean
  | string
  | FeelNumber
  | FeelDate
  | FeelTime
  | FeelDateTime
  | DayTimeDuration
  | YearMonthDuration
  | FeelRange
  | FeelFunction
  | Row
  | readonly FeelValue[]
  | FeelContext;

export type FeelNumber = number | Decimal;

export type FeelContext = ReadonlyMap<string, FeelValue>;

/** A calendar day: whole days since 1970-01-01 in the proleptic Gregorian calendar. */
export class FeelDate {
  readonly epochDay: number;
  constructor(epochDay: number) {
    this.epochDay = epochDay;
  }
}

/** A zone: seconds east of UTC, or a name of the IANA list. Absent for wall-clock values. */
export type Zone = { readonly offset: number } | { readonly name: string };

export class FeelTime {
  /** Nanoseconds since midnight. */
  readonly nanos: number;
  readonly zone: Zone | undefined;
  constructor(nanos: number, zone?: Zone) {
    this.nanos = nanos;
    this.zone = zone;
  }
}

export class FeelDateTime {
  readonly epochDay: number;
  readonly nanos: number;
  readonly zone: Zone | undefined;
  constructor(epochDay: number, nanos: number, zone?: Zone) {
    this.epochDay = epochDay;
    this.nanos = nanos;
    this.zone = zone;
  }
}

export class DayTimeDuration {
  readonly nanos: bigint;
  constructor(nanos: bigint) {
    this.nanos = nanos;
  }
}

export class YearMonthDuration {
  readonly months: number;
  constructor(months: number) {
    this.months = months;
  }
}

/** An interval; an absent end (undefined) is unbounded. */
export class FeelRange {
  readonly low: FeelValue | undefined;
  readonly high: FeelValue | undefined;
  readonly lowClosed: boolean;
  readonly highClosed: boolean;
  constructor(ends: {
    low: FeelValue | undefined;
    high: FeelValue | undefined;
    lowClosed: boolean;
    highClosed: boolean;
  }) {
    this.low = ends.low;
    this.high = ends.high;
    this.lowClosed = ends.lowClosed;
    this.highClosed = ends.highClosed;
  }
}

export class FeelFunction {
  readonly parameters: readonly string[];
  readonly invoke: (args: readonly FeelValue[]) => FeelValue;
  /** Types of the parameters and the result, as far as they are declared or follow from the body. */
  readonly type: FunctionType | undefined;
  /** How many arguments it takes: as many as parameters, or any number from one on. */
  readonly arity: "fixed" | "any";
  constructor(
    parameters: readonly string[],
    invoke: (args: readonly FeelValue[]) => FeelValue,
    known: { readonly type?: FunctionType | undefined; readonly arity?: "fixed" | "any" } = {},
  ) {
    this.parameters = parameters;
    this.invoke = invoke;
    this.type = known.type;
    this.arity = known.arity ?? "fixed";
  }

  takes(count: number): boolean {
    return this.arity === "any" ? count > 0 : count === this.parameters.length;
  }
}
