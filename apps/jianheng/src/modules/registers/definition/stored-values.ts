// Between values as they are stored and as the language has them. Stored: text, whole number, money and decimals as
// text, day as text, true, id or ids. In the language people, cases and choices are their names.

import type { FieldValue, RegisterField, RowColumn } from "@jianheng/contract";
import { FeelDate, type FeelValue, formatDate, formatValue, isNumber, readDate, readNumber } from "@jianheng/feel";

export type Names = Readonly<Record<string, string>>;
type SimpleField = Exclude<RegisterField, { type: "rows" }>;

/** Null: nothing is there. Undefined: something is, and it is not of the field's type. */
export function readStored(field: SimpleField, value: FieldValue | undefined, names: Names): FeelValue | undefined {
  if (isEmpty(value)) return null;
  switch (field.type) {
    case "person":
    case "department":
    case "office":
    case "case":
    case "finding":
    case "record":
      return typeof value !== "string" ? undefined : Object.hasOwn(names, value) ? names[value] : value;
    case "choices":
      return Array.isArray(value) ? labelsOf(field.choices, value) : undefined;
    default:
      return readCell({ type: field.type, choices: "choices" in field ? field.choices : [] }, value);
  }
}

type Choices = readonly { readonly id: string; readonly label: { readonly zh: string } }[];

interface Cell {
  readonly type: RowColumn["type"];
  readonly choices?: Choices;
}

/** The same for a cell of a row. */
export function readCell(column: Cell, value: unknown): FeelValue | undefined {
  if (isEmpty(value)) return null;
  switch (column.type) {
    case "text":
    case "longText":
      return typeof value === "string" ? value : undefined;
    case "integer":
      return readAmount(value, (number) => typeof number === "number");
    case "number":
    case "money":
      return readAmount(value, () => true);
    case "date":
      return typeof value === "string" ? (readDate(value) ?? undefined) : undefined;
    case "yesNo":
      return typeof value === "boolean" ? value : undefined;
    case "choice":
      return column.choices?.find(({ id }) => id === value)?.label.zh;
    default:
      return column.type satisfies never;
  }
}

function isEmpty(value: unknown): value is null | undefined | "" {
  return value === null || value === undefined || value === "";
}

function labelsOf(choices: Choices, ids: readonly unknown[]): readonly string[] | undefined {
  const labels = ids.map((id) => choices.find((choice) => choice.id === id)?.label.zh);
  return labels.every((label) => label !== undefined) ? labels : undefined;
}

/** Digits as people and JSON write them; 34 digits are exact. */
function readAmount(value: unknown, fits: (number: FeelValue) => boolean): FeelValue | undefined {
  const text = typeof value === "number" ? String(value) : value;
  if (typeof text !== "string" || !/^-?\d{1,34}(\.\d{1,34})?(e[+-]?\d{1,4})?$/u.test(text)) return undefined;
  const number = readNumber(text);
  return number === null || !fits(number) ? undefined : number;
}

/** A value of the language as a field of this type stores it; null if it is not of the type. */
export function toStored(type: RegisterField["type"], value: FeelValue): FieldValue {
  switch (type) {
    case "integer":
      return typeof value === "number" ? value : null;
    case "number":
    case "money":
      return isNumber(value) ? formatValue(value) : null;
    case "date":
      return value instanceof FeelDate ? formatDate(value) : null;
    case "yesNo":
      return typeof value === "boolean" ? value : null;
    default:
      return typeof value === "string" ? value : null;
  }
}

/** A value of the language as it travels where the field that takes it is another register's. */
export function toTravel(value: FeelValue): FieldValue {
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (isNumber(value)) return typeof value === "number" ? value : formatValue(value);
  if (value instanceof FeelDate) return formatDate(value);
  if (Array.isArray(value) && value.every((item) => typeof item === "string")) return value;
  return null;
}
