import { Decimal as DecimalBase } from "decimal.js";
import type { FeelNumber } from "./value.ts";

// DMN 1.5 §10.3.2.1: numbers are those of IEEE 754-2008 decimal128: 34 digits, half-even rounding.
export const Decimal = DecimalBase.clone({
  precision: 34,
  rounding: DecimalBase.ROUND_HALF_EVEN,
  toExpNeg: -6176,
  toExpPos: 6144,
  minE: -6176,
  maxE: 6144,
});

/** A Decimal in the canonical form: a safe integer becomes a JavaScript number; no result (NaN, infinity) is null. */
export function makeNumber(value: DecimalBase): FeelNumber | null {
  if (!value.isFinite()) return null;
  if (value.isInteger() && value.abs().lte(Number.MAX_SAFE_INTEGER)) return value.toNumber() + 0;
  return value;
}

/** Reads digits as written in a literal; null if outside the range of decimal128. */
export function readNumber(text: string): FeelNumber | null {
  const small = Number(text);
  if (/^-?[0-9]{1,15}$/u.test(text)) return small + 0;
  return makeNumber(new Decimal(text).toSignificantDigits(34));
}

export function isNumber(value: unknown): value is FeelNumber {
  return typeof value === "number" || value instanceof DecimalBase;
}

const isInstance = (value: unknown): value is DecimalBase => value instanceof DecimalBase;
export { isInstance as isDecimal };

export function addNumbers(left: FeelNumber, right: FeelNumber): FeelNumber | null {
  if (typeof left === "number" && typeof right === "number") {
    const sum = left + right;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return makeNumber(Decimal.add(left, right));
}

export function subtractNumbers(left: FeelNumber, right: FeelNumber): FeelNumber | null {
  if (typeof left === "number" && typeof right === "number") {
    const difference = left - right;
    if (Number.isSafeInteger(difference)) return difference;
  }
  return makeNumber(Decimal.sub(left, right));
}

export function multiplyNumbers(left: FeelNumber, right: FeelNumber): FeelNumber | null {
  if (typeof left === "number" && typeof right === "number") {
    const product = left * right;
    // Adding 0 turns -0 into 0.
    if (Number.isSafeInteger(product)) return product + 0;
  }
  return makeNumber(Decimal.mul(left, right));
}

/** Null for a zero divisor. */
export function divideNumbers(left: FeelNumber, right: FeelNumber): FeelNumber | null {
  if (isZero(right)) return null;
  if (typeof left === "number" && typeof right === "number") {
    const quotient = left / right;
    // An integral quotient of safe integers is exact: the true quotient differs from it by less than 1 / right.
    if (Number.isInteger(quotient) && quotient * right === left) return quotient + 0;
  }
  return makeNumber(Decimal.div(left, right));
}

export function powerOfNumbers(left: FeelNumber, right: FeelNumber): FeelNumber | null {
  return makeNumber(Decimal.pow(left, right));
}

export function negateNumber(value: FeelNumber): FeelNumber {
  return typeof value === "number" ? 0 - value : value.negated();
}

/** Negative, zero or positive. */
export function compareNumbers(left: FeelNumber, right: FeelNumber): number {
  if (typeof left !== "number") return left.comparedTo(right);
  return typeof right === "number" ? left - right : -right.comparedTo(left);
}

export function equalNumbers(left: FeelNumber, right: FeelNumber): boolean {
  if (typeof left === "number" || typeof right === "number") return left === right;
  return left.eq(right);
}

export function isZero(value: FeelNumber): boolean {
  return typeof value === "number" ? value === 0 : value.isZero();
}

export function toDecimal(value: FeelNumber): DecimalBase {
  return new Decimal(value);
}

/** The integer as a JavaScript number, or undefined if it is none or not a safe one. */
export function toSafeInteger(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}

/** Plain digits, no exponent, no trailing zeros. */
export function formatNumber(value: FeelNumber): string {
  return typeof value === "number" ? String(value) : value.toFixed();
}
