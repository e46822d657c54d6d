// One cell → the values of its lake columns, or a problem. A reader is made once per column of a source; what it reads
// often (days, codes, yes and no) it remembers, because exports repeat themselves.

import type { DatasetColumn } from "@jianheng/contract";
import type { Cell } from "@jianheng/files";
import { csvText } from "../parquet/csv-spool.ts";
import type { ProblemCode } from "./manifest.ts";
import { canonicalCaseNo, canonicalDocumentNo } from "./read-identifier.ts";
import { type DateOrder, momentOfNumber, type MomentReading, readMoment, withinRange } from "./read-moment.ts";
import {
  exactBelow,
  type NumberReading,
  type NumberShape,
  plainDecimal,
  readDecimal,
  readRatio,
  readStoredNumber,
  readYuan,
} from "./read-number.ts";
import { halfWidth, isBlank, isGuarded, tidy, withoutGuard } from "./written.ts";

export interface CellReading {
  /** One CSV field per lake column of the catalogue column; empty is null. */
  readonly fields: readonly string[];
  readonly problem?: { readonly code: ProblemCode; readonly args: Readonly<Record<string, string | number>> };
  /** As written, where that differs in more than white space from what is stored. */
  readonly raw?: string;
  /** Which of its values the column's code list does not hold. */
  readonly unknown?: readonly string[];
}

export type CellReader = (cell: Cell) => CellReading;

/** Distinct values remembered per column; then it starts anew. */
const maxRemembered = 20_000;
/** Codes named in a message. */
const maxCodesInMessage = 12;
const blank: CellReading = { fields: ["", ""] };
const noArgs = {};

/** DECIMAL(18,2), DECIMAL(24,6) and BIGINT below what a spreadsheet keeps exactly. */
const moneyShape: NumberShape = { scale: 2, integerDigits: 16 };
const decimalShape: NumberShape = { scale: 6, integerDigits: 18 };
const integerShape: NumberShape = { scale: 0, integerDigits: 15 };

export interface CellContext {
  /** Whether the workbook counts its days from 1904. */
  readonly date1904: boolean;
  /** How a day such as 3/4/2025 is meant, where a person has said so. */
  readonly dateOrder?: DateOrder | undefined;
  /** A person's answer: text as written → text to read instead. */
  readonly values?: Readonly<Record<string, string>> | undefined;
}

export function cellReader(column: DatasetColumn, context: CellContext): CellReader {
  const translations = translationsOf(context.values);
  const read = plainReader(column, context, translations);
  return (cell) => {
    if (cell.kind !== "text") return translations.size === 0 ? read(cell) : translated(cell, translations, read);
    const guarded = isGuarded(cell.text);
    if (!guarded && translations.size === 0) return read(cell);
    const bare = guarded ? { ...cell, text: withoutGuard(cell.text) } : cell;
    const reading = translated(bare, translations, read);
    return guarded && reading.raw === undefined ? { ...reading, raw: cell.text } : reading;
  };
}

function translationsOf(values: Readonly<Record<string, string>> | undefined): ReadonlyMap<string, string> {
  return new Map(Object.entries(values ?? {}).map(([written, text]) => [halfWidth(tidy(written)), text]));
}

/** Reads another text in place of the written one, which is kept beside. */
function translated(cell: Cell, translations: ReadonlyMap<string, string>, read: CellReader): CellReading {
  const text = translations.get(halfWidth(tidy(cell.text)));
  if (text === undefined) return read(cell);
  if (text === "") return { ...blank, raw: cell.text };
  return { ...read({ column: cell.column, kind: "text", text }), raw: cell.text };
}

function plainReader(
  column: DatasetColumn,
  { date1904, dateOrder }: CellContext,
  translations: ReadonlyMap<string, string>,
): CellReader {
  switch (column.type) {
    case "text":
      return (cell) => readText(cell, column.identifier === true ? halfWidth : undefined);
    case "charge":
      return (cell) => readText(cell, undefined);
    case "case-no":
      return (cell) => readText(cell, canonicalCaseNo);
    case "doc-no":
      return (cell) => readText(cell, canonicalDocumentNo);
    case "code":
      return remembering(codeReader(column));
    case "codes":
      return remembering(codesReader(column, translations));
    case "bool":
      return remembering(readBool);
    case "int":
      return remembering(
        numberReader(
          integerShape,
          (text) => readDecimal(text, integerShape, "cell.not_an_integer"),
          "cell.not_an_integer",
        ),
      );
    case "decimal":
      return remembering(numberReader(decimalShape, (text) => readRatio(text, decimalShape), "cell.not_a_number"));
    case "money":
      return remembering(numberReader(moneyShape, (text) => readYuan(text, moneyShape), "cell.not_a_number"));
    case "date":
      return remembering((cell) => readDate(cell, { date1904, dateOrder }));
    case "datetime":
      return remembering((cell) => readDatetime(cell, { date1904, dateOrder }));
  }
  return column.type satisfies never;
}

function remembering(read: CellReader): CellReader {
  const known = new Map<string, CellReading>();
  let kind = "";
  return (cell) => {
    // A column's cells are nearly always of one kind, so the memory holds one kind at a time.
    if (cell.kind !== kind || known.size >= maxRemembered) {
      known.clear();
      ({ kind } = cell);
    }
    const remembered = known.get(cell.text);
    if (remembered !== undefined) return remembered;
    const reading = read(cell);
    known.set(cell.text, reading);
    return reading;
  };
}

function unreadable(
  cell: Cell,
  code: ProblemCode,
  args: Readonly<Record<string, string | number>> = noArgs,
): CellReading {
  return { fields: ["", ""], problem: { code, args }, raw: cell.text };
}

function readText(cell: Cell, canonical: ((text: string) => string) | undefined): CellReading {
  if (cell.kind === "error") return unreadable(cell, "cell.excel_error");
  if (cell.kind === "number") {
    const value = Number(cell.text);
    if (!(Math.abs(value) < exactBelow)) return unreadable(cell, "cell.digits_lost");
    return { fields: [csvText(plainDecimal(value))] };
  }
  const text = tidy(cell.text);
  if (isBlank(text)) return blank;
  if (isScientific(text)) return unreadable(cell, "cell.digits_lost");
  if (canonical === undefined) return { fields: [csvText(text)] };
  const joined = canonical(text);
  return joined === text ? { fields: [csvText(text)] } : { fields: [csvText(joined)], raw: cell.text };
}

/** What a spreadsheet leaves of a long number in a text export: `3.2E+17`. */
function isScientific(text: string): boolean {
  return text.length <= 24 && /^\d(?:\.\d+)?E\+\d{1,3}$/i.test(text);
}

function codeReader(column: DatasetColumn): CellReader {
  const codes = codeIndex(column);
  return (cell) => {
    if (cell.kind === "error") return unreadable(cell, "cell.excel_error");
    const text = tidy(cell.text);
    const known = codes.get(halfWidth(text));
    if (known !== undefined) return { fields: [csvText(known)] };
    if (isBlank(text)) return blank;
    // A code list that was never written down permits everything.
    if (column.open === true || codes.size === 0) return { fields: [csvText(halfWidth(text))] };
    return { ...unreadable(cell, "cell.not_in_codes", { codes: codeList(column) }), unknown: [text] };
  };
}

function codesReader(column: DatasetColumn, translations: ReadonlyMap<string, string>): CellReader {
  const codes = codeIndex(column);
  return (cell) => {
    if (cell.kind === "error") return unreadable(cell, "cell.excel_error");
    const text = tidy(cell.text);
    if (isBlank(text) && !codes.has(text)) return blank;
    const parts = halfWidth(text)
      .split(listMarks)
      .map(tidy)
      .map((part) => translations.get(part) ?? part);
    const values = parts.filter((part) => part !== "" && (codes.has(part) || !isBlank(part)));
    if (values.length === 0) return blank;
    const unknown = column.open === true || codes.size === 0 ? [] : values.filter((value) => !codes.has(value));
    if (unknown.length > 0) return { ...unreadable(cell, "cell.not_in_codes", { codes: codeList(column) }), unknown };
    const distinct = [...new Set(values.map((value) => codes.get(value) ?? value))];
    return { fields: [csvText(distinct.join(listSeparator))] };
  };
}

/** Between the values of a list column in the CSV; a control character that no reader lets through. */
export const listSeparator = "\u001F";

// The last is our own separator, which a text file could hold.
const listMarks = new RegExp(`[、,;|/\\s${listSeparator}]+`);

function codeIndex(column: DatasetColumn): ReadonlyMap<string, string> {
  return new Map((column.codes ?? []).map((code) => [halfWidth(code), code]));
}

function codeList(column: DatasetColumn): string {
  const codes = column.codes ?? [];
  return codes.slice(0, maxCodesInMessage).join("、") + (codes.length > maxCodesInMessage ? "…" : "");
}

const yes: ReadonlySet<string> = new Set(["是", "true", "1", "y", "yes", "t", "√", "✓", "✔", "☑", "有", "对"]);
const no: ReadonlySet<string> = new Set(["否", "false", "0", "n", "no", "f", "×", "✗", "✘", "✕", "☒", "错"]);

function readBool(cell: Cell): CellReading {
  if (cell.kind === "error") return unreadable(cell, "cell.excel_error");
  const text = tidy(cell.text);
  const plain = halfWidth(text).toLowerCase();
  if (yes.has(plain)) return { fields: ["true"] };
  if (no.has(plain)) return { fields: ["false"] };
  return isBlank(text) ? blank : unreadable(cell, "cell.not_a_bool");
}

function numberReader(
  shape: NumberShape,
  readWritten: (text: string) => NumberReading,
  notNumber: ProblemCode,
): CellReader {
  return (cell) => {
    if (cell.kind === "error") return unreadable(cell, "cell.excel_error");
    if (cell.kind !== "number" && cell.kind !== "text") return unreadable(cell, notNumber);
    const text = tidy(cell.text);
    if (isBlank(text)) return blank;
    const reading = cell.kind === "number" ? readStoredNumber(cell.text, shape, notNumber) : readWritten(text);
    return "value" in reading ? { fields: [reading.value] } : unreadable(cell, reading.problem, { scale: shape.scale });
  };
}

function readDate(cell: Cell, context: CellContext): CellReading {
  const moment = momentOfCell(cell, context);
  if (moment === undefined) return blank;
  return "problem" in moment ? unreadable(cell, moment.problem) : { fields: [moment.day] };
}

/** Gives the moment and its day; the moment is null when only a day was written. */
function readDatetime(cell: Cell, context: CellContext): CellReading {
  const moment = momentOfCell(cell, context);
  if (moment === undefined) return blank;
  if ("problem" in moment) {
    return unreadable(cell, moment.problem === "cell.not_a_date" ? "cell.not_a_datetime" : moment.problem);
  }
  return { fields: [moment.time === null ? "" : `${moment.day} ${moment.time}`, moment.day] };
}

function momentOfCell(cell: Cell, { date1904, dateOrder }: CellContext): MomentReading | undefined {
  switch (cell.kind) {
    case "date":
      return withinRange({ day: cell.text, time: null });
    case "datetime":
      return withinRange({ day: cell.text.slice(0, 10), time: cell.text.slice(11) });
    case "number":
      return momentOfNumber(Number(cell.text), date1904);
    case "text": {
      const text = tidy(cell.text);
      return isBlank(text) ? undefined : readMoment(text, dateOrder);
    }
    case "error":
      return { problem: "cell.excel_error" };
    case "bool":
    case "time":
      return { problem: "cell.not_a_date" };
  }
  return cell.kind satisfies never;
}
