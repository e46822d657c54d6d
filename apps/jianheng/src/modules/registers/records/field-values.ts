// Values as they travel → values as they are stored; each that cannot be taken is a fault with its place.
import type { Bilingual, FieldFault, FieldValue, RegisterField, RowColumn, RowValue } from "@jianheng/contract";

type Read<Value> = { readonly value: Value } | { readonly expected: Bilingual };

const textMost = 500;
const longTextMost = 50_000;
const rowsMost = 2000;

/** Reads one field. Empty text, an empty list and rows without any value are no value: null. */
export function readField(
  field: RegisterField,
  given: unknown,
): { readonly value: FieldValue; readonly faults: readonly FieldFault[] } {
  if (field.type === "rows") return readRows(field, given);
  const read = readScalar(field, given);
  if ("value" in read) return { value: read.value, faults: [] };
  return { value: null, faults: [{ field: field.id, message: read.expected }] };
}

function readScalar(field: Exclude<RegisterField, { type: "rows" }>, given: unknown): Read<FieldValue> {
  switch (field.type) {
    case "choices":
      return readChoices(field.choices, given);
    case "choice":
      return readChoice(field.choices, given);
    case "person":
    case "department":
    case "office":
    case "case":
    case "finding":
    case "record":
      return readText(given, textMost);
    default:
      return readSimple(field.type, given);
  }
}

function readSimple(type: RowColumn["type"], given: unknown): Read<null | boolean | number | string> {
  if (given === null || given === undefined || given === "") return { value: null };
  switch (type) {
    case "text":
      return readText(given, textMost);
    case "longText":
      return readText(given, longTextMost);
    case "integer":
      return readInteger(given);
    case "number":
      return readDecimal(given, 12, { zh: "应为数字", en: "a number is expected" });
    case "money":
      return readDecimal(given, 2, {
        zh: "应为金额，最多两位小数",
        en: "an amount with at most two decimals is expected",
      });
    case "date":
      return readDay(given);
    case "yesNo":
      return typeof given === "boolean"
        ? { value: given }
        : { expected: { zh: "应为是或者否", en: "yes or no is expected" } };
    case "choice":
      return readText(given, textMost);
  }
}

function readText(given: unknown, most: number): Read<string | null> {
  if (given === null || given === undefined) return { value: null };
  if (typeof given !== "string") return { expected: { zh: "应为文字", en: "text is expected" } };
  const text = withoutControls(given).trim();
  if (text.length > most)
    return {
      expected: { zh: `最多${most}个字，现为${text.length}个`, en: `at most ${most} characters, now ${text.length}` },
    };
  return { value: text === "" ? null : text };
}

/** Neither the database nor a document holds controls and halves of characters; line ends and tabs stay. */
function withoutControls(text: string): string {
  return text.replaceAll(/\r\n?/g, "\n").replaceAll(/[\p{Cs}\ufffe\uffff]|(?![\n\t])\p{Cc}/gu, "");
}

function readInteger(given: unknown): Read<number> {
  const expected = { zh: "应为整数", en: "a whole number is expected" };
  const text = numberText(given);
  if (text === undefined || !/^-?\d{1,15}$/.test(text)) return { expected };
  return { value: Number(text) };
}

/** Exact decimals stay text: `1234.50`. */
function readDecimal(given: unknown, decimals: number, expected: Bilingual): Read<string> {
  const text = numberText(given);
  const shape = /^(-?)0*(\d{1,20})(?:\.(\d+))?$/.exec(text ?? "");
  if (shape === null) return { expected };
  const [, sign = "", whole = "", part = ""] = shape;
  if (part.length > decimals && !/^0*$/.test(part.slice(decimals))) return { expected };
  const kept = part.slice(0, decimals).replace(/0+$/, "");
  const number = `${whole}${kept === "" ? "" : `.${kept}`}`;
  return { value: number === "0" ? "0" : `${sign}${number}` };
}

function numberText(given: unknown): string | undefined {
  if (typeof given === "number") return Number.isFinite(given) ? plainNumber(given) : undefined;
  if (typeof given !== "string") return undefined;
  return given
    .trim()
    .replaceAll(/[０-９]/g, (digit) => String.fromCodePoint(digit.codePointAt(0)! - 0xfee0))
    .replaceAll(/[,，\s]/g, "");
}

function plainNumber(value: number): string | undefined {
  const text = String(value);
  return text.includes("e") ? undefined : text;
}

function readDay(given: unknown): Read<string> {
  const text = typeof given === "string" ? given.trim() : "";
  const isDay =
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    text >= "1900-01-01" &&
    new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);
  return isDay
    ? { value: text }
    : { expected: { zh: "应为日期，如 2026-03-05", en: "a day is expected, such as 2026-03-05" } };
}

function readChoice(
  choices: readonly { readonly id: string; readonly label: Bilingual }[],
  given: unknown,
): Read<string | null> {
  if (given === null || given === undefined || given === "") return { value: null };
  const chosen = choices.find(({ id }) => id === given);
  if (chosen !== undefined) return { value: chosen.id };
  return {
    expected: {
      zh: `应为：${choices.map(({ label }) => label.zh).join("、")}`,
      en: `expected: ${choices.map(({ label }) => label.en).join(", ")}`,
    },
  };
}

function readChoices(
  choices: readonly { readonly id: string; readonly label: Bilingual }[],
  given: unknown,
): Read<readonly string[] | null> {
  if (given === null || given === undefined || given === "") return { value: null };
  const chosen = Array.isArray(given) ? [...new Set(given)] : [given];
  const reads = chosen.map((one) => readChoice(choices, one));
  const wrong = reads.find((read) => "expected" in read);
  if (wrong !== undefined) return wrong;
  return { value: chosen.length === 0 ? null : (chosen as string[]) };
}

function readRows(
  field: Extract<RegisterField, { type: "rows" }>,
  given: unknown,
): { readonly value: FieldValue; readonly faults: readonly FieldFault[] } {
  if (given === null || given === undefined || given === "") return { value: null, faults: [] };
  if (!Array.isArray(given) || given.length > rowsMost)
    return {
      value: null,
      faults: [
        {
          field: field.id,
          message: { zh: `应为至多${rowsMost}行的表`, en: `a table of at most ${rowsMost} rows is expected` },
        },
      ],
    };
  const faults: FieldFault[] = [];
  const rows: RowValue[] = [];
  for (const [index, row] of given.entries()) {
    const read = readRow(field, row, index + 1);
    faults.push(...read.faults);
    if (Object.values(read.value).some((value) => value !== null)) rows.push(read.value);
    else faults.splice(faults.length - read.faults.length, read.faults.length);
  }
  return { value: rows.length === 0 ? null : rows, faults };
}

function readRow(
  field: Extract<RegisterField, { type: "rows" }>,
  given: unknown,
  row: number,
): { readonly value: RowValue; readonly faults: readonly FieldFault[] } {
  const faults: FieldFault[] = [];
  const value: Record<string, null | boolean | number | string> = {};
  const cells = typeof given === "object" && given !== null ? (given as Readonly<Record<string, unknown>>) : {};
  for (const key of Object.keys(cells))
    if (!field.columns.some(({ id }) => id === key))
      faults.push({ field: field.id, row, column: key, message: { zh: "没有这一列", en: "there is no such column" } });
  for (const column of field.columns) {
    const read =
      column.type === "choice"
        ? readChoice(column.choices, cells[column.id])
        : readSimple(column.type, cells[column.id]);
    const note = (message: Bilingual) => void faults.push({ field: field.id, row, column: column.id, message });
    value[column.id] = "value" in read ? read.value : null;
    if ("expected" in read) note(read.expected);
    else if (read.value === null && column.required === true)
      note({ zh: `请填写“${column.label.zh}”`, en: `please fill in “${column.label.en}”` });
  }
  return { value, faults };
}
