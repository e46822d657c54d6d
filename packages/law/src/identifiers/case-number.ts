import { type Identified, misread, normaliseIdentifier } from "./finding.ts";

/** A 部门受案号, as 甲检刑诉受[2021]990129000004号. */
export interface DepartmentCaseNumber {
  /** The number with plain digits and square brackets, so that two spellings of one number are equal. */
  readonly canonical: string;
  /** Office and kind of business before 受 or 任: an open list. */
  readonly head: string;
  readonly kind: "受" | "任";
  readonly year: number;
  /** Six digits of the office. */
  readonly unitCode: string;
  /** Five digits in version 1 (to 2018), six in version 2. */
  readonly serial: string;
  readonly version: 1 | 2;
}

const SHAPE =
  /^(?<head>[^[\]〔〕()【】\s]+?)(?<kind>[受任])(?<open>[[〔(【])(?<year>\d{4})(?<close>[\]〕)】])(?<unit>\d{6})(?<serial>\d{5,6})号$/u;
const HEAD_SHAPE = /^[^[\]〔〕()【】\s]+?[受任]/u;

/**
 * Reads a 部门受案号 in either version and any bracket. The office may hold brackets of no kind; the business
 * abbreviation is not checked, since the list is open. Whether the unit code is that of the row is the caller's check.
 */
export function readDepartmentCaseNumber(text: string): Identified<DepartmentCaseNumber> {
  const number = normaliseIdentifier(text);
  const groups = SHAPE.exec(number)?.groups;
  if (groups === undefined) return whereItStops(number);
  const { head = "", kind, year = "", unit = "", serial = "", open = "", close = "" } = groups;
  if (!PAIRS.has(open + close)) {
    const at = number.indexOf(close);
    return misread("case_number.brackets_differ", [at, at + 1], { open, close });
  }
  const value: DepartmentCaseNumber = {
    canonical: `${head}${kind ?? ""}[${year}]${unit}${serial}号`,
    head,
    kind: kind === "任" ? "任" : "受",
    year: Number(year),
    unitCode: unit,
    serial,
    version: serial.length === 5 ? 1 : 2,
  };
  return { ok: true, value };
}

const PAIRS: ReadonlySet<string> = new Set(["[]", "〔〕", "()", "【】"]);

function whereItStops(number: string): Identified<never> {
  if (number === "") return misread("case_number.empty", [0, 0]);
  const blank = number.search(/\s/u);
  if (blank >= 0) return misread("case_number.blank_inside", [blank, blank + 1]);
  const head = HEAD_SHAPE.exec(number);
  if (head === null) return misread("case_number.no_kind", [0, number.length]);
  const afterHead = number.slice(0, number.search(/[[〔(【]|$/u)).length;
  const rest = number.slice(afterHead);
  const year = /^[[〔(【]\d{4}[\]〕)】]/u.exec(rest);
  if (year === null) return misread("case_number.no_year", [afterHead, Math.min(number.length, afterHead + 6)]);
  const digitsAt = afterHead + year[0].length;
  const digits = /^\d*/u.exec(number.slice(digitsAt))?.[0] ?? "";
  if (digits.length !== 11 && digits.length !== 12) {
    return misread("case_number.bad_digit_count", [digitsAt, digitsAt + digits.length], { count: digits.length });
  }
  const ending = digitsAt + digits.length;
  return misread("case_number.no_ending", [ending, number.length]);
}

/** A 统一受案号: six digits of the office, four of the year, seven running. */
export interface UnifiedCaseNumber {
  readonly canonical: string;
  readonly unitCode: string;
  readonly year: number;
  readonly serial: string;
}

const FIRST_YEAR = 1949;

export function readUnifiedCaseNumber(text: string): Identified<UnifiedCaseNumber> {
  const number = normaliseIdentifier(text);
  const odd = number.search(/\D/u);
  if (odd >= 0) return misread("unified_case_number.not_a_digit", [odd, odd + 1], { found: number.charAt(odd) });
  if (number.length !== 17)
    return misread("unified_case_number.bad_length", [0, number.length], { length: number.length });
  const year = Number(number.slice(6, 10));
  if (year < FIRST_YEAR || year > 2100) return misread("unified_case_number.bad_year", [6, 10], { year });
  return { ok: true, value: { canonical: number, unitCode: number.slice(0, 6), year, serial: number.slice(10) } };
}
