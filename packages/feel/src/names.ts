// Names may hold spaces, brackets and operator signs: 移送日期（首次）, date and time, a-b. What is not a plain word can
// only be told apart by knowing the names in scope, so the parser carries a list of those and takes the longest.

// The ranges of DMN 1.5 §10.3.1.2, without the full-width and CJK punctuation in them: a full-width comma typed by
// mistake should be reported as such and not become part of a name. Declared names may still contain it.
const nameStart =
  /[A-Za-z_\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C\u200D\u2070-\u218F\u2C00-\u2FEF\u3004-\u3007\u3012\u3013\u3020-\uD7FF\uF900-\uFDCF\uFDF0-\uFF00\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A\uFF66-\uFFFD\u{10000}-\u{EFFFF}]/u;
const namePart = /[0-9\u00B7\u0300-\u036F\u203F\u2040]/u;

export function isNameStart(character: string): boolean {
  return nameStart.test(character);
}

export function isNamePart(character: string): boolean {
  return nameStart.test(character) || namePart.test(character);
}

/** The name with each run of white space as one space, none at the ends. */
export function normalizeName(name: string): string {
  return name.trim().replaceAll(/\s+/gu, " ");
}

/** Whether the name reads as one word without being declared. */
export function isPlainName(name: string): boolean {
  const characters = [...name];
  const first = characters[0];
  return first !== undefined && isNameStart(first) && characters.every(isNamePart);
}

/** Declared names that are not plain words, found longest first. Scopes nest: `declare` returns what removes it again. */
export class NameTable {
  readonly #byFirst = new Map<string, string[]>();

  constructor(names: Iterable<string>) {
    for (const name of names) this.declare(name);
  }

  declare(name: string): () => void {
    if (isPlainName(name)) return () => {};
    const first = name.charAt(0);
    const before = this.#byFirst.get(first) ?? [];
    if (before.includes(name)) return () => {};
    this.#byFirst.set(
      first,
      [...before, name].sort((left, right) => right.length - left.length),
    );
    return () => this.#byFirst.set(first, before);
  }

  /** The longest declared name that stands at `start`, with the position after it. */
  match(text: string, start: number): { readonly name: string; readonly end: number } | undefined {
    for (const name of this.#byFirst.get(text.charAt(start)) ?? []) {
      const end = matchName(text, start, name);
      if (end !== undefined) return { name, end };
    }
    return undefined;
  }
}

function matchName(text: string, start: number, name: string): number | undefined {
  let at = start;
  for (const character of name) {
    if (character === " ") {
      const from = at;
      while (/\s/u.test(text.charAt(at))) at += 1;
      if (at === from) return undefined;
    } else {
      if (!text.startsWith(character, at)) return undefined;
      at += character.length;
    }
  }
  const last = [...name].at(-1) ?? "";
  const next = String.fromCodePoint(text.codePointAt(at) ?? 0x20);
  return isNamePart(last) && isNamePart(next) ? undefined : at;
}
