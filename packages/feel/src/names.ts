// Names may hold spaces, brackets and operator signs: 移送日期（首次）, date and time, a-b. What is not a plain word can
// only be told apart by knowing the names in scope, so the parser carries a list of those and takes the longest.

// The ranges of DMN 1.5 §10.3.1.2, without the full-width and CJK punctuation in them: a full-width comma typed by
// mistake should be reported as such and not become part of a name. Declared names may still contain it.
const startRanges =
  "A-Z a-z _ C0-D6 D8-F6 F8-2FF 370-37D 37F-1FFF 200C-200D 2070-218F 2C00-2FEF 3004-3007 3012-3013 3020-D7FF " +
  "F900-FDCF FDF0-FF00 FF10-FF19 FF21-FF3A FF41-FF5A FF66-FFFD 10000-EFFFF";
const partRanges = `${startRanges} 0-9 B7 300-36F 203F-2040`;
const nameStart = new RegExp(characterClass(startRanges), "u");
const namePart = new RegExp(characterClass(partRanges), "u");
const plainName = new RegExp(`^${characterClass(startRanges)}${characterClass(partRanges)}*$`, "u");

/** A class from ranges: single characters, or code points in hexadecimal. */
function characterClass(ranges: string): string {
  const escaped = ranges.replaceAll(/[0-9A-F]{2,}/gu, (end) => `\\u{${end}}`);
  return `[${escaped.replaceAll(" ", "")}]`;
}

export function isNameStart(character: string): boolean {
  return nameStart.test(character);
}

export function isNamePart(character: string): boolean {
  return namePart.test(character);
}

/** The name with each run of white space as one space, none at the ends. */
export function normalizeName(name: string): string {
  return name.trim().replaceAll(/\s+/gu, " ");
}

/** Whether the name reads as one word without being declared. */
export function isPlainName(name: string): boolean {
  return plainName.test(name);
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
  const last = Array.from(name).at(-1) ?? "";
  const next = String.fromCodePoint(text.codePointAt(at) ?? 0x20);
  return isNamePart(last) && isNamePart(next) ? undefined : at;
}
