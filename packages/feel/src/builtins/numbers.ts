import type { Decimal as DecimalBase } from "decimal.js";
import { Decimal, isNumber, makeNumber, readNumber, toDecimal } from "../number.ts";
import type { FeelNumber, FeelValue } from "../value.ts";
import { DayTimeDuration, YearMonthDuration } from "../value.ts";
import type { BuiltIn } from "./signature.ts";
import { nullable, optional, overload, parameter } from "./signature.ts";

type Args = readonly (FeelValue | undefined)[];

// The scales that decimal128 can hold (DMN 1.5 table 75: -6111 to 6176).
const minScale = -6111;
const maxScale = 6176;

const number = parameter("n", "number");

function rounding(name: string, mode: DecimalBase.Rounding, scaleOptional: boolean): BuiltIn {
  const scale = scaleOptional ? optional("scale", "number") : parameter("scale", "number");
  return {
    name,
    overloads: [overload(number, scale)],
    result: "number",
    evaluate: (args) => roundTo(args[0], args[1] ?? 0, mode),
  };
}

function roundTo(value: FeelValue | undefined, scale: FeelValue, mode: DecimalBase.Rounding): FeelNumber | null {
  if (!isNumber(value) || !isNumber(scale)) return null;
  const places = toDecimal(scale).trunc().toNumber();
  if (places < minScale || places > maxScale) return null;
  const decimal = toDecimal(value);
  if (places >= 0) return makeNumber(decimal.toDecimalPlaces(places, mode));
  const unit = new Decimal(10).pow(-places);
  return makeNumber(decimal.div(unit).toDecimalPlaces(0, mode).times(unit));
}

function numeric(name: string, compute: (value: DecimalBase) => DecimalBase | null): BuiltIn {
  return {
    name,
    overloads: [overload(parameter("number", "number"))],
    result: "number",
    evaluate: ([value]) => {
      if (!isNumber(value)) return null;
      const result = compute(toDecimal(value));
      return result === null ? null : makeNumber(result);
    },
  };
}

function parity(name: string, remainder: number): BuiltIn {
  return {
    name,
    overloads: [overload(parameter("number", "number"))],
    result: "boolean",
    evaluate: ([value]) => (isNumber(value) ? toDecimal(value).mod(2).abs().eq(remainder) : null),
  };
}

export const numberFunctions: readonly BuiltIn[] = [
  rounding("decimal", Decimal.ROUND_HALF_EVEN, false),
  rounding("round up", Decimal.ROUND_UP, false),
  rounding("round down", Decimal.ROUND_DOWN, false),
  rounding("round half up", Decimal.ROUND_HALF_UP, false),
  rounding("round half down", Decimal.ROUND_HALF_DOWN, false),
  rounding("floor", Decimal.ROUND_FLOOR, true),
  rounding("ceiling", Decimal.ROUND_CEIL, true),
  numeric("sqrt", (value) => (value.isNegative() ? null : value.sqrt())),
  numeric("log", (value) => (value.gt(0) ? value.ln() : null)),
  numeric("exp", (value) => value.exp()),
  parity("odd", 1),
  parity("even", 0),
  {
    name: "abs",
    overloads: [overload(parameter("n", "number", "days and time duration", "years and months duration"))],
    result: (args) => args[0] ?? "any",
    evaluate: ([value]) => {
      if (isNumber(value)) return makeNumber(toDecimal(value).abs());
      if (value instanceof YearMonthDuration) return new YearMonthDuration(Math.abs(value.months));
      if (value instanceof DayTimeDuration) return value.nanos < 0n ? new DayTimeDuration(-value.nanos) : value;
      return null;
    },
  },
  {
    name: "modulo",
    overloads: [overload(parameter("dividend", "number"), parameter("divisor", "number"))],
    result: "number",
    evaluate: (args) => modulo(args),
  },
  {
    name: "number",
    overloads: [
      overload(parameter("from", "string", "number")),
      overload(
        parameter("from", "string"),
        nullable("grouping separator", "string"),
        nullable("decimal separator", "string"),
      ),
    ],
    result: "number",
    evaluate: (args) => numberFrom(args),
  },
];

/** dividend - divisor * floor(dividend / divisor): the sign of the divisor. */
function modulo([dividend, divisor]: Args): FeelNumber | null {
  if (!isNumber(dividend) || !isNumber(divisor)) return null;
  const [over, by] = [toDecimal(dividend), toDecimal(divisor)];
  if (by.isZero()) return null;
  const rest = over.mod(by);
  return makeNumber(!rest.isZero() && rest.isNegative() !== by.isNegative() ? rest.plus(by) : rest);
}

function numberFrom([from, grouping, point]: Args): FeelNumber | null {
  if (isNumber(from)) return from;
  if (typeof from !== "string") return null;
  if (grouping === undefined) return readWritten(from);
  if (typeof grouping === "string" && ![" ", ",", "."].includes(grouping)) return null;
  if (typeof point === "string" && ![".", ","].includes(point)) return null;
  if (grouping !== null && grouping === point) return null;
  const ungrouped = typeof grouping === "string" ? from.replaceAll(grouping, "") : from;
  return readWritten(typeof point === "string" ? ungrouped.replace(point, ".") : ungrouped);
}

function readWritten(text: string): FeelNumber | null {
  return /^[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/u.test(text) ? readNumber(text) : null;
}
