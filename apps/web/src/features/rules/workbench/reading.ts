// What a rule's text says to a reader, taken from the text itself as it stands. It is for looking at alone: the server
// reads the text for itself, and decides.
import { parseDocument } from "yaml";
import type { Citation, Level } from "@jianheng/contract";
import { levelWords, dutyWords } from "../../../words/states.ts";

export interface RuleReading {
  /** The base level first, then those it may be raised to. */
  readonly levels: readonly Level[];
  readonly duties: readonly (keyof typeof dutyWords)[];
  readonly basis: readonly Citation[];
  readonly inForceFrom: string | null;
  readonly inForceTo: string | null;
  readonly message: { readonly zh: string; readonly en: string } | null;
  readonly unless: { readonly zh: string; readonly en: string } | null;
}

/** Nothing where the text is no YAML; what is missing or not understood is left out. */
export function readRule(text: string): RuleReading | null {
  // As the rule book reads: every value is text, so that 0123 keeps its digits.
  const rule = plainOf(text);
  if (!isRecord(rule)) return null;
  const inForce = isRecord(rule["inForce"]) ? rule["inForce"] : {};
  return {
    levels: graded(rule["level"]).filter((one): one is Level => Object.hasOwn(levelWords, one)),
    duties: graded(rule["duty"]).filter((one): one is keyof typeof dutyWords => Object.hasOwn(dutyWords, one)),
    basis: Array.isArray(rule["basis"]) ? rule["basis"].flatMap(citationOf) : [],
    inForceFrom: textOf(inForce["from"]),
    inForceTo: textOf(inForce["to"]),
    message: pairOf(rule["message"]),
    unless: pairOf(rule["unless"]),
  };
}

function plainOf(text: string): unknown {
  const document = parseDocument(text, { schema: "failsafe" });
  if (document.errors.length > 0) return null;
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch {
    // Aliases are no part of a rule file; the check says so at its place.
    return null;
  }
}

/** `L1`, or `{ base: L1, when: { L2: … } }`. */
function graded(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (!isRecord(value)) return [];
  const base = textOf(value["base"]);
  return [...(base === null ? [] : [base]), ...(isRecord(value["when"]) ? Object.keys(value["when"]) : [])];
}

/** An instrument may be named without its article. */
function citationOf(value: unknown): readonly Citation[] {
  if (!isRecord(value)) return [];
  const instrument = textOf(value["instrument"]);
  if (instrument === null) return [];
  const article = textOf(value["article"]) ?? "";
  const paragraph = Number(textOf(value["paragraph"]) ?? Number.NaN);
  return [{ instrument, article, ...(Number.isInteger(paragraph) ? { paragraph } : {}) }];
}

function pairOf(value: unknown) {
  if (!isRecord(value)) return null;
  const [zh, en] = [textOf(value["zh"]), textOf(value["en"])];
  return zh === null && en === null ? null : { zh: zh ?? "", en: en ?? "" };
}

function textOf(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
