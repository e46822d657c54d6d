// A field's value in words. What an id is called comes with the record, as `names`.
import type { FieldValue, RegisterField, RowColumn, RowValue } from "@jianheng/contract";
import { formatMoney } from "../../lib/format.ts";
import type { Speaker } from "../../lib/speaker.ts";
import { commonWords } from "../../words/format.ts";
import { valueWords } from "../../words/registers.ts";

export type Names = Readonly<Record<string, string>>;
type Shown = Pick<Speaker, "say" | "day">;

export function isEmptyValue(value: FieldValue | undefined): boolean {
  return value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
}

export function isRows(value: FieldValue | undefined): value is readonly RowValue[] {
  return Array.isArray(value) && value.every((one) => typeof one === "object");
}

/** A single value as the text it travels as; nothing for lists. */
export function plainText(value: FieldValue | undefined): string {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}

function textsOf(value: FieldValue): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [plainText(value)];
}

/** The value as one line of text; nothing for an empty one. */
export function valueText(field: RegisterField, value: FieldValue | undefined, names: Names, words: Shown): string {
  if (value === undefined || value === null || isEmptyValue(value)) return "";
  switch (field.type) {
    case "rows":
      return isRows(value) ? words.say(valueWords.rows, { count: value.length }) : "";
    case "choice":
      return choiceText(field.choices, plainText(value), words);
    case "choices":
      return textsOf(value)
        .map((one) => choiceText(field.choices, one, words))
        .join(words.say(commonWords.listComma));
    case "person":
    case "department":
    case "office":
    case "case":
    case "finding":
    case "record":
      return names[plainText(value)] ?? plainText(value);
    default:
      return scalarText(field.type, plainText(value), words);
  }
}

/** A cell of a small table inside the record. */
export function cellText(column: RowColumn, value: RowValue[string] | undefined, words: Shown): string {
  if (value === undefined || value === null || value === "") return "";
  if (column.type === "choice") return choiceText(column.choices, plainText(value), words);
  return scalarText(column.type, plainText(value), words);
}

function scalarText(type: Exclude<RowColumn["type"], "choice">, value: string, words: Shown): string {
  switch (type) {
    case "yesNo":
      return words.say(value === "true" ? valueWords.yes : valueWords.no);
    case "date":
      return /^\d{4}-\d{2}-\d{2}/.test(value) ? words.day(value) : value;
    case "money":
      return formatMoney(value);
    case "text":
    case "longText":
    case "integer":
    case "number":
      return value;
  }
}

function choiceText(
  choices: readonly { readonly id: string; readonly label: { readonly zh: string; readonly en: string } }[],
  id: string,
  words: Shown,
): string {
  const choice = choices.find((one) => one.id === id);
  return choice === undefined ? id : words.say(choice.label);
}

/** Amounts and counts stand under one another by their last digit. */
export function isNumeric(type: RegisterField["type"]): boolean {
  return type === "integer" || type === "number" || type === "money";
}
