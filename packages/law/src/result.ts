/** Why a text, a date or a request was refused: a stable code, and the values a sentence about it needs. */
export interface Problem {
  /** Namespaced and stable, such as `date.no_such_day`. */
  readonly code: string;
  /** Values for the sentence: offending text, bounds, positions. */
  readonly args: Readonly<Record<string, string | number>>;
}

/** A value, or the reason there is none. Bad input is answered, never thrown. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

export function accept<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function refuse(code: string, args: Problem["args"] = {}): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem: { code, args } };
}

/** A sentence in both languages of the interface. */
export interface BilingualText {
  readonly zh: string;
  readonly en: string;
}
