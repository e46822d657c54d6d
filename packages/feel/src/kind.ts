import { isNumber } from "./number.ts";
import { Row } from "./row.ts";
import type { FeelType, FunctionType } from "./type.ts";
import { typeConforms } from "./type.ts";
import type { FeelContext, FeelValue } from "./value.ts";
import {
  DayTimeDuration,
  FeelDate,
  FeelDateTime,
  FeelFunction,
  FeelRange,
  FeelTime,
  YearMonthDuration,
} from "./value.ts";

export type Kind =
  | "null"
  | "number"
  | "string"
  | "boolean"
  | "date"
  | "time"
  | "date and time"
  | "days and time duration"
  | "years and months duration"
  | "list"
  | "context"
  | "range"
  | "function";

export function kindOf(value: FeelValue): Kind {
  if (value === null) return "null";
  if (typeof value === "string") return "string";
  if (typeof value === "boolean") return "boolean";
  if (isNumber(value)) return "number";
  if (value instanceof FeelDate) return "date";
  if (value instanceof FeelDateTime) return "date and time";
  if (value instanceof FeelTime) return "time";
  if (value instanceof DayTimeDuration) return "days and time duration";
  if (value instanceof YearMonthDuration) return "years and months duration";
  if (value instanceof FeelRange) return "range";
  if (value instanceof FeelFunction) return "function";
  if (isListValue(value)) return "list";
  return "context";
}

export function isListValue(value: FeelValue | undefined): value is readonly FeelValue[] {
  return Array.isArray(value);
}

export function isContextValue(value: FeelValue | undefined): value is FeelContext | Row {
  return value instanceof Map || value instanceof Row;
}

/** The entry of a context or row; undefined if it has none of that name. */
export function entryOf(value: FeelContext | Row, name: string): FeelValue | undefined {
  if (!(value instanceof Row)) return value.get(name);
  const index = value.schema.columns.findIndex((column) => column.name === name);
  return index < 0 ? undefined : (value.cells[index] ?? null);
}

export function entriesOf(value: FeelContext | Row): readonly (readonly [string, FeelValue])[] {
  if (!(value instanceof Row)) return [...value];
  return value.schema.columns.map((column, index) => [column.name, value.cells[index] ?? null] as const);
}

/** Whether a value belongs to a type. Null belongs to `null` and `any` alone. */
export function conforms(value: FeelValue, type: FeelType): boolean {
  if (type === "any") return true;
  const kind = kindOf(value);
  if (typeof type === "string") return kind === type;
  switch (type.kind) {
    case "list":
      return isListValue(value) && value.every((item) => item === null || conforms(item, type.element));
    case "range":
      return (
        value instanceof FeelRange &&
        [value.low, value.high].every((end) => end === undefined || end === null || conforms(end, type.element))
      );
    case "row":
      return value instanceof Row && value.schema.id === type.dataset;
    case "context":
      return (
        isContextValue(value) &&
        Object.entries(type.fields).every(([name, field]) => {
          const entry = entryOf(value, name);
          return entry !== undefined && (entry === null || conforms(entry, field));
        })
      );
    case "function":
      return value instanceof FeelFunction && functionConforms(value, type);
    default:
      return false;
  }
}

/**
 * Parameters the other way round than the result (DMN 1.5 §10.3.2.9.2). A result that is not known before the call is
 * taken for fitting.
 */
function functionConforms(value: FeelFunction, type: FunctionType): boolean {
  if (type.parameters.length === 0 && type.result === "any") return true;
  if (!value.takes(type.parameters.length)) return false;
  const known = value.type;
  if (known === undefined || value.arity === "any") return true;
  return (
    (known.result === "any" || typeConforms(known.result, type.result)) &&
    type.parameters.every((parameter, at) => typeConforms(parameter, known.parameters[at] ?? "any"))
  );
}
