import { entriesOf, entryOf, isContextValue, isListValue } from "./kind.ts";
import {
  addNumbers,
  compareNumbers,
  divideNumbers,
  equalNumbers,
  isNumber,
  isZero,
  makeNumber,
  multiplyNumbers,
  negateNumber,
  powerOfNumbers,
  subtractNumbers,
  toDecimal,
} from "./number.ts";
import { Decimal } from "./number.ts";
import {
  addToDate,
  addToDateTime,
  addToTime,
  instantOf,
  instantOfTime,
  makeYearMonths,
  nanosPerDay,
  nanosPerSecond,
  negateDuration,
} from "./temporal.ts";
import { compareText } from "./text.ts";
import type { CompareOperator } from "./ir.ts";
import type { FeelNumber, FeelValue } from "./value.ts";
import {
  DayTimeDuration,
  FeelDate,
  FeelDateTime,
  FeelFunction,
  FeelRange,
  FeelTime,
  YearMonthDuration,
} from "./value.ts";

/** DMN 1.5 table 42: null equals only null; values of different kinds have no answer. */
export function equalValues(left: FeelValue, right: FeelValue): boolean | null {
  if (left === right) return true;
  if (left === null || right === null) return false;
  if (typeof left === "string" || typeof left === "boolean") return typeof right === typeof left ? false : null;
  if (isNumber(left)) return isNumber(right) ? equalNumbers(left, right) : null;
  if (left instanceof FeelDate) return right instanceof FeelDate ? left.epochDay === right.epochDay : null;
  if (left instanceof FeelDateTime) return right instanceof FeelDateTime ? equalDateTimes(left, right) : null;
  if (left instanceof FeelTime) return right instanceof FeelTime ? equalTimes(left, right) : null;
  if (left instanceof DayTimeDuration) return right instanceof DayTimeDuration ? left.nanos === right.nanos : null;
  if (left instanceof YearMonthDuration) {
    return right instanceof YearMonthDuration ? left.months === right.months : null;
  }
  if (left instanceof FeelRange) return right instanceof FeelRange ? equalRanges(left, right) : null;
  if (left instanceof FeelFunction) return right instanceof FeelFunction ? false : null;
  if (isListValue(left)) return isListValue(right) ? equalLists(left, right) : null;
  return isContextValue(right) ? equalContexts(left, right) : null;
}

/** Times are equal to the second (table 42: compared by hour, minute, second and offset). */
function equalDateTimes(left: FeelDateTime, right: FeelDateTime): boolean {
  if ((left.zone === undefined) !== (right.zone === undefined)) return false;
  return floorSecond(instantOf(left)) === floorSecond(instantOf(right));
}

function floorSecond(nanos: bigint): bigint {
  const unit = BigInt(nanosPerSecond);
  return nanos - (((nanos % unit) + unit) % unit);
}

function equalTimes(left: FeelTime, right: FeelTime): boolean {
  if ((left.zone === undefined) !== (right.zone === undefined)) return false;
  return (wholeSeconds(left) - wholeSeconds(right)) % 86_400 === 0;
}

function wholeSeconds(value: FeelTime): number {
  return Math.floor(instantOfTime(value) / nanosPerSecond);
}

function equalRanges(left: FeelRange, right: FeelRange): boolean | null {
  if (left.lowClosed !== right.lowClosed || left.highClosed !== right.highClosed) return false;
  return andAll([equalEnds(left.low, right.low), equalEnds(left.high, right.high)]);
}

function equalEnds(left: FeelValue | undefined, right: FeelValue | undefined): boolean | null {
  if (left === undefined || right === undefined) return left === right;
  return equalValues(left, right);
}

function equalLists(left: readonly FeelValue[], right: readonly FeelValue[]): boolean | null {
  if (left.length !== right.length) return false;
  return andAll(left.map((item, index) => equalValues(item, right[index] ?? null)));
}

function equalContexts(left: Parameters<typeof entriesOf>[0], right: Parameters<typeof entriesOf>[0]): boolean | null {
  const entries = entriesOf(left);
  if (entries.length !== entriesOf(right).length) return false;
  return andAll(
    entries.map(([name, value]) => {
      const other = entryOf(right, name);
      return other === undefined ? false : equalValues(value, other);
    }),
  );
}

export function andAll(values: readonly (boolean | null)[]): boolean | null {
  if (values.includes(false)) return false;
  return values.includes(null) ? null : true;
}

/** Negative, zero or positive; undefined if the two have no order. */
export function orderOf(left: FeelValue, right: FeelValue): number | undefined {
  if (typeof left === "number" && typeof right === "number") return left - right;
  if (left === null || right === null) return undefined;
  if (typeof left === "string") return typeof right === "string" ? compareText(left, right) : undefined;
  if (left instanceof FeelDate) return right instanceof FeelDate ? left.epochDay - right.epochDay : undefined;
  if (isNumber(left)) return isNumber(right) ? compareNumbers(left, right) : undefined;
  if (left instanceof FeelDateTime) {
    if (!(right instanceof FeelDateTime) || (left.zone === undefined) !== (right.zone === undefined)) return undefined;
    return compareBig(instantOf(left), instantOf(right));
  }
  if (left instanceof FeelTime) {
    if (!(right instanceof FeelTime) || (left.zone === undefined) !== (right.zone === undefined)) return undefined;
    return instantOfTime(left) - instantOfTime(right);
  }
  if (left instanceof DayTimeDuration) {
    return right instanceof DayTimeDuration ? compareBig(left.nanos, right.nanos) : undefined;
  }
  if (left instanceof YearMonthDuration) {
    return right instanceof YearMonthDuration ? left.months - right.months : undefined;
  }
  return undefined;
}

function compareBig(left: bigint, right: bigint): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

export function compareValues(operator: CompareOperator, left: FeelValue, right: FeelValue): boolean | null {
  switch (operator) {
    case "=":
      return equalValues(left, right);
    case "!=":
      return notValue(equalValues(left, right));
    default: {
      const order = orderOf(left, right);
      if (order === undefined) return null;
      return holds(operator, order);
    }
  }
}

export function holds(operator: Exclude<CompareOperator, "=" | "!=">, order: number): boolean {
  switch (operator) {
    case "<":
      return order < 0;
    case "<=":
      return order <= 0;
    case ">":
      return order > 0;
    default:
      return order >= 0;
  }
}

export function notValue(value: FeelValue): boolean | null {
  return value === true ? false : value === false ? true : null;
}

/** Whether a value lies in a range: both ends compared, joined by three-valued `and`. An absent end holds. */
export function inRange(value: FeelValue, range: FeelRange): boolean | null {
  if (value === null) return null;
  const low = range.low === undefined ? true : compareValues(range.lowClosed ? ">=" : ">", value, range.low);
  const high = range.high === undefined ? true : compareValues(range.highClosed ? "<=" : "<", value, range.high);
  return andAll([low, high]);
}

/**
 * `value in test` for a test that is a value: in the range, in the list (or in a range of the list), else equal.
 * A list under test may also equal the list or be an item of it.
 */
export function isMember(value: FeelValue, test: FeelValue): boolean | null {
  if (test instanceof FeelRange) return value instanceof FeelRange ? equalValues(value, test) : inRange(value, test);
  if (!isListValue(test)) return equalValues(value, test);
  let unknown = false;
  for (const item of test) {
    const found = item instanceof FeelRange ? isMember(value, item) : equalValues(value, item);
    if (found === true) return true;
    // An item of another kind is simply not the value.
    if (found === null && item instanceof FeelRange) unknown = true;
  }
  if (isListValue(value) && equalValues(value, test) === true) return true;
  return unknown ? null : false;
}

export function addValues(left: FeelValue, right: FeelValue): FeelValue {
  if (typeof left === "number" && typeof right === "number") return addNumbers(left, right);
  if (left === null || right === null) return null;
  if (typeof left === "string") return typeof right === "string" ? left + right : null;
  if (isNumber(left)) return isNumber(right) ? addNumbers(left, right) : null;
  if (isDuration(left) && !isDuration(right)) return addDuration(right, left);
  if (!isDuration(right)) return null;
  return addDuration(left, right);
}

function isDuration(value: FeelValue): value is DayTimeDuration | YearMonthDuration {
  return value instanceof DayTimeDuration || value instanceof YearMonthDuration;
}

function addDuration(value: FeelValue, duration: DayTimeDuration | YearMonthDuration): FeelValue {
  if (value instanceof FeelDate) return addToDate(value, duration);
  if (value instanceof FeelDateTime) return addToDateTime(value, duration);
  if (duration instanceof DayTimeDuration) {
    if (value instanceof FeelTime) return addToTime(value, duration);
    return value instanceof DayTimeDuration ? new DayTimeDuration(value.nanos + duration.nanos) : null;
  }
  return value instanceof YearMonthDuration ? makeYearMonths(value.months + duration.months) : null;
}

export function subtractValues(left: FeelValue, right: FeelValue): FeelValue {
  if (typeof left === "number" && typeof right === "number") return subtractNumbers(left, right);
  if (left === null || right === null) return null;
  if (isNumber(left)) return isNumber(right) ? subtractNumbers(left, right) : null;
  if (isDuration(right)) return addDuration(left, negateDuration(right));
  if (left instanceof FeelTime) {
    if (!(right instanceof FeelTime) || (left.zone === undefined) !== (right.zone === undefined)) return null;
    return new DayTimeDuration(BigInt(instantOfTime(left) - instantOfTime(right)));
  }
  return subtractMoments(left, right);
}

/** Beside a moment, a date is midnight in UTC; so it has no distance to a wall-clock moment. */
function subtractMoments(left: FeelValue, right: FeelValue): DayTimeDuration | null {
  if (left instanceof FeelDate && right instanceof FeelDate) {
    return new DayTimeDuration(BigInt(left.epochDay - right.epochDay) * BigInt(nanosPerDay));
  }
  const [from, to] = [momentOf(right), momentOf(left)];
  if (from === undefined || to === undefined) return null;
  if ((from.zone === undefined) !== (to.zone === undefined)) return null;
  return new DayTimeDuration(instantOf(to) - instantOf(from));
}

function momentOf(value: FeelValue): FeelDateTime | undefined {
  if (value instanceof FeelDateTime) return value;
  return value instanceof FeelDate ? new FeelDateTime(value.epochDay, 0, { offset: 0 }) : undefined;
}

export function multiplyValues(left: FeelValue, right: FeelValue): FeelValue {
  if (typeof left === "number" && typeof right === "number") return multiplyNumbers(left, right);
  if (isNumber(left)) {
    if (isNumber(right)) return multiplyNumbers(left, right);
    return right !== null && isDuration(right) ? scaleDuration(right, left) : null;
  }
  return left !== null && isDuration(left) && isNumber(right) ? scaleDuration(left, right) : null;
}

/** Months and nanoseconds are whole: what is left over is cut off toward zero. */
function scaleDuration(duration: DayTimeDuration | YearMonthDuration, factor: FeelNumber): FeelValue {
  if (duration instanceof YearMonthDuration) {
    return makeYearMonths(toDecimal(duration.months).times(factor).trunc().toNumber());
  }
  const product = new Decimal(duration.nanos.toString()).times(factor).trunc();
  return product.isFinite() ? new DayTimeDuration(BigInt(product.toFixed())) : null;
}

export function divideValues(left: FeelValue, right: FeelValue): FeelValue {
  if (isNumber(left)) return isNumber(right) ? divideNumbers(left, right) : null;
  if (left === null || !isDuration(left)) return null;
  if (isNumber(right)) {
    if (isZero(right)) return null;
    if (left instanceof YearMonthDuration) {
      return makeYearMonths(toDecimal(left.months).div(right).trunc().toNumber());
    }
    return new DayTimeDuration(BigInt(new Decimal(left.nanos.toString()).div(right).trunc().toFixed()));
  }
  if (left instanceof YearMonthDuration && right instanceof YearMonthDuration) {
    return divideNumbers(left.months, right.months);
  }
  if (left instanceof DayTimeDuration && right instanceof DayTimeDuration) {
    if (right.nanos === 0n) return null;
    return makeNumber(Decimal.div(left.nanos.toString(), right.nanos.toString()));
  }
  return null;
}

export function powerOfValues(left: FeelValue, right: FeelValue): FeelValue {
  return isNumber(left) && isNumber(right) ? powerOfNumbers(left, right) : null;
}

export function negateValue(value: FeelValue): FeelValue {
  if (isNumber(value)) return negateNumber(value);
  return value !== null && isDuration(value) ? negateDuration(value) : null;
}
