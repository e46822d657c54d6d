// Exact decimals, from text and from numbers a spreadsheet has stored in binary. Nothing is rounded that a person wrote.

import type { ProblemCode } from "./manifest.ts";
import { halfWidth } from "./written.ts";

export type NumberReading = { readonly value: string } | { readonly problem: ProblemCode };

/** Spreadsheets keep fifteen digits; a stored number beyond has lost some. */
export const exactBelow = 1e15;

export interface NumberShape {
  /** Decimals kept; further ones must be zero. */
  readonly scale: number;
  /** Digits before the point. */
  readonly integerDigits: number;
}

const decimalPattern = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d*))?$/;

/** Reads a tidied, non-blank text such as `1,234.50`. `notNumber` is the code for what is none. */
export function readDecimal(written: string, shape: NumberShape, notNumber: ProblemCode): NumberReading {
  const text = halfWidth(written).replace(/\s+/g, "").replace("−", "-");
  if (/^[+-]?\d+(\.\d+)?e[+-]?\d+$/i.test(text)) return { problem: "cell.digits_lost" };
  const match = decimalPattern.exec(text);
  if (match === null) return { problem: notNumber };
  const [, sign = "", integer = "", fraction = ""] = match;
  return fit(sign, integer.replaceAll(",", ""), fraction, shape);
}

/** A ratio may be written in hundredths, `82.3%`, and is then 0.823, as a spreadsheet stores it. */
export function readRatio(written: string, shape: NumberShape): NumberReading {
  const percent = /^(.*\d)\s*[%％]$/.exec(written);
  if (percent === null) return readDecimal(written, shape, "cell.not_a_number");
  const reading = readDecimal(percent[1] ?? "", { ...shape, scale: shape.scale - 2 }, "cell.not_a_number");
  return "value" in reading ? { value: hundredth(reading.value) } : reading;
}

/** 82.3 → 0.823, exactly. */
function hundredth(value: string): string {
  const [sign, digits] = value.startsWith("-") ? ["-", value.slice(1)] : ["", value];
  const [integer = "", fraction = ""] = digits.split(".");
  const padded = integer.padStart(3, "0");
  const kept = `${padded.slice(-2)}${fraction}`.replace(/0+$/, "");
  return sign + padded.slice(0, -2) + (kept === "" ? "" : `.${kept}`);
}

/** A number cell: its shortest decimal form with at most fifteen digits is what the person saw. */
export function readStoredNumber(lexical: string, shape: NumberShape, notNumber: ProblemCode): NumberReading {
  const value = Number(lexical);
  if (!Number.isFinite(value)) return { problem: notNumber };
  if (Math.abs(value) >= exactBelow) return { problem: "cell.digits_lost" };
  const seen = plainDecimal(value);
  const [integer = "", fraction = ""] = seen.replace("-", "").split(".");
  return fit(seen.startsWith("-") ? "-" : "", integer, fraction, shape);
}

/** 0.30000000000000004 → 0.3, 1e-7 → 0.0000001 */
export function plainDecimal(value: number): string {
  const seen = Number(value.toPrecision(15));
  const text = String(seen);
  return text.includes("e") ? seen.toFixed(20).replace(/\.?0+$/, "") : text;
}

function fit(sign: string, integer: string, fraction: string, shape: NumberShape): NumberReading {
  const whole = integer.replace(/^0+(?=\d)/, "");
  const kept = fraction.replace(/0+$/, "");
  if (kept.length > shape.scale) {
    return { problem: shape.scale === 0 ? "cell.not_an_integer" : "cell.too_many_decimals" };
  }
  if (whole.length > shape.integerDigits) return { problem: "cell.number_out_of_range" };
  const value = kept === "" ? whole : `${whole}.${kept}`;
  return { value: sign === "-" && /[1-9]/.test(value) ? `-${value}` : value };
}

const otherUnit = /(?:万|亿|千|百|[美欧港日英台]元|\$|€|£)/;

/** Yuan: `¥1,234.50元`. A unit other than yuan (12万元) is a problem, because nobody can tell how it was rounded. */
export function readYuan(written: string, shape: NumberShape): NumberReading {
  const text = halfWidth(written).replace(/\s+/g, "");
  if (/\d/.test(text) && otherUnit.test(text)) return { problem: "cell.not_in_yuan" };
  const bare = text.replace(/^(?:人民币|rmb|cny)?[¥¥]?/i, "").replace(/(?:元整|元|圆)$/, "");
  // Accountants write a negative amount in brackets.
  const bracketed = /^\((.+)\)$/.exec(bare);
  return readDecimal(bracketed === null ? bare : `-${bracketed[1]}`, shape, "cell.not_a_number");
}
