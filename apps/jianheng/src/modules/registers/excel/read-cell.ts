// One cell of somebody's workbook → a value as it travels to `create`; what is named by its name is told apart later.
import type { Bilingual, FieldValue, RegisterField, RowColumn } from "@jianheng/contract";
import type { Cell } from "@jianheng/files";
import { momentOfNumber, readMoment, type MomentReading } from "@jianheng/lake";
import { faultWords } from "./words.ts";

export type ReferenceType = "person" | "department" | "office" | "case" | "finding" | "record";

/** Something that a cell calls by its name or number. */
export interface Reference {
  readonly type: ReferenceType;
  /** Of a record. */
  readonly register: string | null;
  readonly text: string;
}

export type CellReading =
  | { readonly value: FieldValue }
  | { readonly fault: Bilingual }
  | { readonly reference: Reference };

/** White space of every width around it, and signs that nobody sees. */
export function tidy(text: string): string {
  return text.replaceAll(/^[\s\u{200b}-\u{200f}\u{feff}]+|[\s\u{200b}-\u{200f}\u{feff}]+$/gu, "");
}

/** For comparing what people write: full-width as ordinary, no space anywhere. */
export function plain(text: string): string {
  return text.normalize("NFKC").replaceAll(/[\s\u{200b}-\u{200f}\u{feff}]+/gu, "");
}

export function readCellOf(column: RegisterField | RowColumn, cell: Cell | undefined, date1904: boolean): CellReading {
  const text = cell === undefined ? "" : tidy(cell.text);
  if (cell === undefined || text === "") return { value: null };
  if (cell.kind === "error") return { fault: faultWords.errorCell };
  switch (column.type) {
    case "text":
    case "longText":
      return isTurned(cell) ? { fault: faultWords.turnedIntoNumber } : { value: text };
    case "integer":
    case "number":
    case "money":
      return { value: numberOf(cell, text) };
    case "date":
      return readDay(cell, text, date1904);
    case "yesNo":
      return readYesNo(text);
    case "choice":
      return { value: choiceOf(column.choices, text) ?? text };
    case "choices":
      return { value: choicesOf(column.choices, text) };
    case "rows":
      throw new Error("rows stand in a sheet of their own");
    case "record":
      return { reference: { type: "record", register: column.register, text } };
    default:
      return { reference: { type: column.type, register: null, text } };
  }
}

/** An identity number as 3.2E+17 has lost its digits: a spreadsheet keeps fifteen. */
function isTurned({ kind, text }: Cell): boolean {
  return kind === "number" && /e|^-?\d{16}/i.test(text);
}

/** What a spreadsheet shows as 0.1 may be stored as 0.10000000000000001. */
function numberOf({ kind }: Cell, text: string): string {
  if (kind === "number") return String(Number(Number(text).toPrecision(15)));
  return text.normalize("NFKC").replaceAll(/[¥元\s]/g, "");
}

function readDay(cell: Cell, text: string, date1904: boolean): CellReading {
  if (cell.kind === "date" || cell.kind === "datetime") return { value: text.slice(0, 10) };
  if (cell.kind === "number") return dayOf(momentOfNumber(Number(text), date1904));
  return dayOf(readMoment(text));
}

function dayOf(reading: MomentReading): CellReading {
  if ("day" in reading) return { value: reading.day };
  switch (reading.problem) {
    case "cell.date_ambiguous":
      return { fault: faultWords.unclearDay };
    case "cell.date_impossible":
      return { fault: faultWords.noSuchDay };
    default:
      return { fault: faultWords.notADay };
  }
}

const yes = ["是", "√", "✓", "✔", "对", "有", "y", "yes", "true", "1"];
const no = ["否", "×", "✗", "✘", "x", "不是", "无", "没有", "n", "no", "false", "0"];

function readYesNo(text: string): CellReading {
  const written = plain(text).toLowerCase();
  if (yes.includes(written)) return { value: true };
  return no.includes(written) ? { value: false } : { fault: faultWords.notYesNo };
}

type Choices = readonly { readonly id: string; readonly label: Bilingual }[];

/** By label in either language, or by id. */
function choiceOf(choices: Choices, text: string): string | undefined {
  const written = plain(text).toLowerCase();
  const same = (name: string) => plain(name).toLowerCase() === written;
  return choices.find(({ id, label }) => same(label.zh) || same(id) || same(label.en))?.id;
}

/** What is none of them stays as it is written: the judge says which there are. */
function choicesOf(choices: Choices, text: string): readonly string[] {
  const whole = choiceOf(choices, text);
  if (whole !== undefined) return [whole];
  const parts = text.split(/[、，,；;\n/]/u).map(tidy);
  return parts.filter((part) => part !== "").map((part) => choiceOf(choices, part) ?? part);
}
