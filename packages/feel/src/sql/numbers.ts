import type { ArithmeticIr, CompareOperator, Ir } from "../ir.ts";
import type { Digits } from "../library.ts";
import type { Program } from "../program.ts";
import type { Fragment } from "./fragment.ts";
import {
  commonDigits,
  decimalType,
  digitsOfText,
  fragment,
  maxDigits,
  productDigits,
  Refused,
  sumDigits,
} from "./fragment.ts";

/** The digits of a number, refused where they are not known or too many. */
export function digitsOf(value: Fragment, ir: Ir): Digits {
  const { digits } = value;
  if (digits === undefined || digits.precision > maxDigits) throw new Refused("feel.sql.digits", ir.span);
  return digits;
}

function checked(digits: Digits, ir: Ir): Digits {
  if (digits.precision > maxDigits) throw new Refused("feel.sql.digits", ir.span);
  return digits;
}

export function castNumber(value: Fragment, digits: Digits): string {
  return `CAST(${value.sql} AS ${decimalType(digits)})`;
}

/** Sums, differences and products of decimals, in a type that holds every result. */
export function numberArithmetic(operator: "+" | "-" | "*", left: Fragment, right: Fragment, ir: Ir): Fragment {
  const [a, b] = [digitsOf(left, ir), digitsOf(right, ir)];
  const nullable = left.nullable || right.nullable;
  if (operator !== "*") {
    const digits = checked(sumDigits(a, b), ir);
    return fragment(
      `(${castNumber(left, digits)} ${operator} ${castNumber(right, digits)})`,
      "number",
      nullable,
      digits,
    );
  }
  const digits = checked(productDigits(a, b), ir);
  // The engine multiplies in 64 bits unless a side is wider than 18 digits.
  const wide = { precision: Math.max(a.precision, digits.precision > 18 ? 19 : 1), scale: a.scale };
  const product = `(${castNumber(left, wide)} * ${castNumber(right, b)})`;
  return fragment(product, "number", nullable, digits);
}

/** Comparison of two numbers that fit one decimal type together. */
export function numberComparison(operator: CompareOperator, left: Fragment, right: Fragment, ir: Ir): string {
  checked(commonDigits(digitsOf(left, ir), digitsOf(right, ir)), ir);
  return `${left.sql} ${operator === "!=" ? "<>" : operator} ${right.sql}`;
}

/** Makes two numbers alike in type, for CASE and lists. */
export function unifyNumbers(
  values: readonly Fragment[],
  ir: Ir,
): { readonly values: readonly string[]; readonly digits: Digits } {
  const digits = values.map((value) => digitsOf(value, ir)).reduce(commonDigits);
  checked(digits, ir);
  return { values: values.map((value) => castNumber(value, digits)), digits };
}

/**
 * A quotient compared with an exact number, by cross-multiplication. The evaluator rounds the quotient to 34 digits;
 * the two agree if no unequal quotient can be rounded onto the number: its distance is at least one unit of the
 * numerators' last place over the greatest divisor.
 */
export function quotientComparison(
  operator: CompareOperator,
  quotient: { readonly dividend: Fragment; readonly divisor: Fragment },
  other: Fragment,
  ir: Ir,
): Fragment {
  const { dividend, divisor } = quotient;
  const missing = `${dividend.sql} IS NULL OR ${divisor.sql} IS NULL OR ${divisor.sql} = 0`;
  if (other.type === "null") {
    if (operator === "=") return fragment(`(${missing})`, "boolean", false);
    if (operator === "!=") return fragment(`(NOT (${missing}))`, "boolean", false);
    return fragment("CAST(NULL AS BOOLEAN)", "boolean", true);
  }
  const [a, b, c] = [digitsOf(dividend, ir), digitsOf(divisor, ir), digitsOf(other, ir)];
  const lastPlace = Math.max(a.scale, b.scale + c.scale) + (b.precision - b.scale) + (c.precision - c.scale);
  if (lastPlace > maxDigits - 1) throw new Refused("feel.sql.division", ir.span);
  const product = numberArithmetic("*", divisor, other, ir);
  const straight = numberComparison(operator, dividend, product, ir);
  if (operator === "=" || operator === "!=") {
    const equal = `CASE WHEN ${missing} THEN ${other.sql} IS NULL ELSE COALESCE(${numberComparison("=", dividend, product, ir)}, FALSE) END`;
    return fragment(operator === "=" ? equal : `(NOT ${equal})`, "boolean", false);
  }
  const flipped = numberComparison(flip(operator), dividend, product, ir);
  const sql = `CASE WHEN ${divisor.sql} > 0 THEN ${straight} WHEN ${divisor.sql} < 0 THEN ${flipped} END`;
  return fragment(sql, "boolean", true);
}

/** The operator that is true where this one is false. */
export function opposite(operator: CompareOperator): CompareOperator {
  const opposites = { "=": "!=", "!=": "=", "<": ">=", ">=": "<", ">": "<=", "<=": ">" } as const;
  return opposites[operator];
}

/** The operator that says the same of the sides in turn. */
export function flip(operator: CompareOperator): CompareOperator {
  switch (operator) {
    case "<":
      return ">";
    case "<=":
      return ">=";
    case ">":
      return "<";
    case ">=":
      return "<=";
    default:
      return operator;
  }
}

/** A division by a literal that ends in decimal digits: by 4, 10, 0.5; exact as a product. Undefined for others. */
export function reciprocalText(ir: ArithmeticIr): string | undefined {
  const { right } = ir;
  if (right.kind !== "literal" || right.type !== "number" || typeof right.value !== "string") return undefined;
  const digits = digitsOfText(right.value);
  const unscaled = BigInt(right.value.replace(".", ""));
  const magnitude = unscaled < 0n ? -unscaled : unscaled;
  if (magnitude === 0n || magnitude > 10n ** 9n) return undefined;
  // 1 / (m / 10^s) = 10^s / m; it ends if m divides a power of ten.
  for (let places = 0; places <= 18; places += 1) {
    const power = 10n ** BigInt(places + digits.scale);
    if (power % magnitude === 0n) {
      const sign = unscaled < 0n ? "-" : "";
      return sign + insertPoint((power / magnitude).toString(), places);
    }
  }
  return undefined;
}

function insertPoint(digits: string, places: number): string {
  if (places === 0) return digits;
  const padded = digits.padStart(places + 1, "0");
  const written = `${padded.slice(0, -places)}.${padded.slice(-places)}`;
  return written.replace(/\.?0+$/u, "");
}

export type QuotientIr = Extract<Ir, { kind: "arithmetic" | "call" }>;

/** A division of numbers without an exact product for it, or a mean. */
export function isQuotient(ir: Ir): ir is QuotientIr {
  if (ir.kind === "call") return ir.function === "mean";
  if (ir.kind !== "arithmetic" || ir.operator !== "/" || reciprocalText(ir) !== undefined) return false;
  return ir.left.type === "number" && ir.right.type === "number";
}

/** The quotient that an expression is, looked through lets. */
export function quotientIr(program: Program, ir: Ir): QuotientIr | undefined {
  const named = ir.kind === "let" ? program.lets[ir.index] : undefined;
  if (named !== undefined) return quotientIr(program, named.ir);
  return isQuotient(ir) ? ir : undefined;
}
