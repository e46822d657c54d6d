import { type Problem, refuse } from "../result.ts";

/** What a text was read as, or the first thing wrong with it and where. */
export type Identified<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem; readonly at: { readonly start: number; readonly end: number } };

/** A refusal that points at characters `start` (included) to `end` (not included) of the normalised text. */
export function misread(
  code: string,
  [start, end]: readonly [start: number, end: number],
  args: Problem["args"] = {},
): { readonly ok: false; readonly problem: Problem; readonly at: { readonly start: number; readonly end: number } } {
  return { ...refuse(code, { start: start + 1, end, ...args }), at: { start, end } };
}

/** NFKC (full-width digits, letters and brackets to half-width), without surrounding blanks. */
export function normaliseIdentifier(text: string): string {
  return text.normalize("NFKC").trim();
}
