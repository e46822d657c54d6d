// What is typed into a form, and what of it is sent. Text stays as typed until then, so that nothing is lost or turned
// into something else under the typist's hands; what cannot be read goes as it is, and the server says what is wrong.
import type { FieldValue, FieldValues, RegisterField, RowColumn, RowValue } from "@jianheng/contract";
import { aroundNumbers, dayTexts } from "../../../words/registers.ts";
import { isEmptyValue, isRows } from "../field-values.ts";

export type Draft = Readonly<Record<string, FieldValue>>;

/** `2026/7/1`, `2026年7月1日` or `20260701` as `2026-07-01`; anything else stays as written. */
export function readDay(text: string): string {
  const match = dayTexts.exec(text.trim());
  if (match === null) return text.trim();
  const [, year = "", month = "", day = ""] = match;
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

/** `1,234.50 元` as `1234.50`; anything else stays as written. */
export function readNumber(text: string): string {
  const plain = text.replace(aroundNumbers, "");
  return /^-?\d+(\.\d+)?$/.test(plain) ? plain : text.trim();
}

function scalarToSend(type: RowColumn["type"], value: string): string | number {
  if (type === "date") return readDay(value);
  if (type === "money" || type === "number") return readNumber(value);
  if (type === "integer") {
    const plain = readNumber(value);
    return /^-?\d{1,15}$/.test(plain) ? Number(plain) : plain;
  }
  return value.trim();
}

function rowToSend(columns: readonly RowColumn[], row: RowValue): RowValue {
  const sent: Record<string, RowValue[string]> = {};
  for (const { id, type } of columns) {
    const value = row[id];
    if (typeof value === "string") {
      if (value.trim() !== "") sent[id] = scalarToSend(type, value);
    } else if (value !== undefined && value !== null) sent[id] = value;
  }
  return sent;
}

/** The value as the contract wants it; `null` for nothing. Rows without a single entry are left out. */
export function valueToSend(field: RegisterField, value: FieldValue | undefined): FieldValue {
  if (value === undefined || value === null) return null;
  if (field.type === "rows") {
    const rows = isRows(value) ? value.map((row) => rowToSend(field.columns, row)) : [];
    const filled = rows.filter((row) => Object.keys(row).length > 0);
    return filled.length === 0 ? null : filled;
  }
  if (typeof value === "string") {
    if (value.trim() === "") return null;
    return field.type in scalarTypes ? scalarToSend(field.type as RowColumn["type"], value) : value;
  }
  return isEmptyValue(value) ? null : value;
}

const scalarTypes = { text: 1, longText: 1, integer: 1, number: 1, money: 1, date: 1 } as const;

/** Every field of the form, for the act of one record: what was emptied is sent as nothing. */
export function valuesToSend(fields: readonly RegisterField[], draft: Draft): FieldValues {
  return Object.fromEntries(fields.map((field) => [field.id, valueToSend(field, draft[field.id])]));
}

/** Only what was filled in: of many records, what is left empty stays. */
export function filledValues(fields: readonly RegisterField[], draft: Draft): FieldValues {
  return Object.fromEntries(Object.entries(valuesToSend(fields, draft)).filter(([, value]) => value !== null));
}

/** Ids of the fields that must have a value and have none. */
export function missingFields(
  fields: readonly RegisterField[],
  needs: readonly string[] | undefined,
  draft: Draft,
): readonly string[] {
  return fields
    .filter((field) => needs?.includes(field.id) === true && valueToSend(field, draft[field.id]) === null)
    .map(({ id }) => id);
}

/** The fields of an act's form in its order; what is computed is never typed. */
export function fieldsOfForm(
  all: readonly RegisterField[],
  writes: readonly string[] | undefined,
): readonly RegisterField[] {
  return (writes ?? []).flatMap((id) =>
    all.filter((field) => field.id === id && !("derived" in field && field.derived)),
  );
}
