import { formatValue } from "./format.ts";
import type { LiteralIr } from "./ir.ts";
import { kindOf } from "./kind.ts";
import { readNumber } from "./number.ts";
import type { Span } from "./span.ts";
import { readDate, readDateTime, readDuration, readTime } from "./temporal.ts";
import type { SimpleType } from "./type.ts";
import type { FeelValue } from "./value.ts";

/** A simple value as a literal of the IR: its canonical text and its type. */
export function literalOf(value: FeelValue, span: Span): LiteralIr {
  const type = kindOf(value) as SimpleType;
  const written = value === null || typeof value === "boolean" ? value : formatValue(value);
  return { kind: "literal", type, value: written, span };
}

/** The value of a literal. */
export function valueOfLiteral(literal: LiteralIr): FeelValue {
  const { value } = literal;
  if (value === null || typeof value === "boolean") return value;
  switch (literal.type) {
    case "number":
      return readNumber(value);
    case "date":
      return readDate(value);
    case "time":
      return readTime(value);
    case "date and time":
      return readDateTime(value);
    case "days and time duration":
    case "years and months duration":
      return readDuration(value);
    default:
      return value;
  }
}
