import type { FeelValue } from "../value.ts";
import { unicodeBlock } from "./unicode-blocks.ts";

/**
 * Patterns are those of XPath (XML Schema with ^, $ and groups), translated to JavaScript's. Flags: s . matches line
 * ends too, m ^ and $ match at line ends, i letters of either case, x white space in the pattern is left out.
 */
export function compilePattern(pattern: string, flags: string, extra = ""): RegExp | null {
  if (!/^[smix]*$/u.test(flags)) return null;
  const source = flags.includes("x") ? stripSpace(pattern) : pattern;
  const wanted = new Set(Array.from(`u${extra}${flags.replaceAll("x", "")}`));
  try {
    return new RegExp(translate(source, flags.includes("s")), [...wanted].join(""));
  } catch {
    return null;
  }
}

/** White space outside of character classes, even after a backslash or inside the name of a property. */
function stripSpace(pattern: string): string {
  return pattern.replaceAll(
    /(\\[pP])\s*\{\s*([^}]*?)\s*\}|(\\\S|\[(?:\\.|[^\]\\])*\])|\s+/gsu,
    (_, property: string | undefined, name: string | undefined, kept: string | undefined) =>
      property === undefined ? (kept ?? "") : `${property}{${(name ?? "").replaceAll(/\s+/gu, "")}}`,
  );
}

const dot = String.raw`[^\n\r]`;

/** Escapes for many characters, as members of a class (XML Schema part 2, appendix F.1.1). */
const members: Readonly<Record<string, string>> = {
  s: String.raw` \t\n\r`,
  S: String.raw`\u{0}-\u{8}\u{B}\u{C}\u{E}-\u{1F}\u{21}-\u{10FFFF}`,
  w: String.raw`\p{L}\p{M}\p{N}\p{S}`,
  W: String.raw`\p{P}\p{Z}\p{C}`,
  d: String.raw`\p{Nd}`,
  D: String.raw`\P{Nd}`,
  i: String.raw`_:\p{L}`,
  c: String.raw`\-._:\p{L}\p{N}\p{M}`,
};

/** Their opposites, which only stand alone. */
const negated: Readonly<Record<string, string>> = { I: "i", C: "c" };

function translate(pattern: string, dotAll: boolean): string {
  const reader = new PatternReader(Array.from(pattern));
  let result = "";
  while (!reader.done) {
    const character = reader.take();
    if (character === "\\") result += reader.escape();
    else if (character === "[") result += reader.characterClass();
    else result += character === "." && !dotAll ? dot : character;
  }
  return result;
}

/** A character that stands for itself or for a line end or tab; there are no others. */
function singleEscape(character: string): string {
  if (/[\p{L}\p{N}]/u.test(character) && !/[nrtpP]/u.test(character)) throw new SyntaxError("not an escape");
  return `\\${character}`;
}

class PatternReader {
  readonly #characters: readonly string[];
  #at = 0;

  constructor(characters: readonly string[]) {
    this.#characters = characters;
  }

  get done(): boolean {
    return this.#at >= this.#characters.length;
  }

  take(): string {
    this.#at += 1;
    return this.#characters[this.#at - 1] ?? "";
  }

  /** What follows a backslash outside of a class. */
  escape(): string {
    const character = this.take();
    const block = this.#block(character);
    if (block !== undefined) return `[${character === "P" ? "^" : ""}${block}]`;
    const opposite = negated[character];
    if (opposite !== undefined) return `[^${members[opposite] ?? ""}]`;
    const inside = members[character];
    if (inside !== undefined) return `[${inside}]`;
    if (!/[1-9]/u.test(character)) return singleEscape(character);
    return `\\${character}`;
  }

  /** What follows an opening bracket, to its end. `[a-z-[aeiou]]` is the first class without the second. */
  characterClass(): string {
    let items = this.#takeIf("^") ? "^" : "";
    while (!this.done) {
      const character = this.take();
      if (character === "]") return `[${items}]`;
      if (character === "-" && this.#takeIf("[")) {
        const subtracted = this.characterClass();
        if (!this.#takeIf("]")) throw new SyntaxError("a subtraction ends its class");
        return `(?:(?!${subtracted})[${items}])`;
      }
      if (character === "\\") items += this.#escapeInClass();
      else items += character === "[" ? "\\[" : character;
    }
    throw new SyntaxError("the class is not closed");
  }

  #escapeInClass(): string {
    const character = this.take();
    const block = this.#block(character);
    if (block !== undefined && character === "p") return block;
    if (block !== undefined || negated[character] !== undefined) throw new SyntaxError("no opposites in a class");
    return members[character] ?? singleEscape(character);
  }

  /** `{IsBasicLatin}` after `\p` or `\P`, as a range; nothing is consumed for another property. */
  #block(escaped: string): string | undefined {
    if (escaped !== "p" && escaped !== "P") return undefined;
    const rest = this.#characters.slice(this.#at).join("");
    const name = /^\{Is([^}]+)\}/u.exec(rest)?.[1];
    const block = name === undefined ? undefined : unicodeBlock(name);
    if (name === undefined || block === undefined) return undefined;
    this.#at += name.length + 4;
    return `\\u{${block.first}}-\\u{${block.last}}`;
  }

  #takeIf(character: string): boolean {
    if (this.#characters[this.#at] !== character) return false;
    this.#at += 1;
    return true;
  }
}

const cache = new Map<string, RegExp | null>();
// Patterns come from texts, of which there are few; the bound only guards against patterns computed per row.
const maxCached = 1000;

function cachedPattern(pattern: string, flags: string, extra: string): RegExp | null {
  const key = `${extra}/${flags}/${pattern}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  if (cache.size >= maxCached) cache.clear();
  const compiled = compilePattern(pattern, flags, extra);
  cache.set(key, compiled);
  return compiled;
}

export function matchesPattern(text: string, pattern: string, flags: string): boolean | null {
  const compiled = cachedPattern(pattern, flags, "");
  return compiled === null ? null : compiled.test(text);
}

/** `$1` in the replacement is a group, `\$` a dollar sign. Null if the pattern is bad or matches the empty text. */
export function replacePattern(text: string, pattern: string, replacement: string, flags: string): string | null {
  const compiled = cachedPattern(pattern, flags, "g");
  if (compiled === null) return null;
  const prepared = replacement
    .replaceAll(/\\(.)|\$(?![0-9])/gsu, (whole, escaped: string | undefined) =>
      escaped === "$" ? "$$" : (escaped ?? (whole === "$" ? "$$" : whole)),
    )
    .replaceAll(/(?<!\$)\$0/gu, () => "$&");
  compiled.lastIndex = 0;
  return text.replace(compiled, prepared);
}

export function splitPattern(text: string, pattern: string): FeelValue {
  const compiled = cachedPattern(pattern, "", "g");
  if (compiled === null) return null;
  const parts: string[] = [];
  let from = 0;
  for (const found of text.matchAll(compiled)) {
    if (found[0] === "") continue;
    parts.push(text.slice(from, found.index));
    from = found.index + found[0].length;
  }
  parts.push(text.slice(from));
  return parts;
}
