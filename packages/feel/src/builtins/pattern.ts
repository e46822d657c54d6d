import type { FeelValue } from "../value.ts";

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

/** White space outside of character classes, even after a backslash. */
function stripSpace(pattern: string): string {
  return pattern.replaceAll(/(\\\S|\[(?:\\.|[^\]\\])*\])|\s+/gsu, (_, kept: string | undefined) => kept ?? "");
}

const dot = String.raw`[^\n\r]`;
const escapes: Readonly<Record<string, string>> = {
  d: String.raw`\p{Nd}`,
  D: String.raw`\P{Nd}`,
  i: String.raw`[_:\p{L}]`,
  c: String.raw`[-._:\p{L}\p{N}\p{M}]`,
};

function translate(pattern: string, dotAll: boolean): string {
  let result = "";
  let inClass = false;
  const characters = Array.from(pattern);
  for (let index = 0; index < characters.length; index += 1) {
    const character = characters[index] ?? "";
    if (character === "\\") {
      index += 1;
      const escaped = characters[index] ?? "";
      result += escapes[escaped] ?? `\\${escaped}`;
    } else if (inClass) {
      // A bracket inside a class would be a subtraction in XPath; JavaScript needs it escaped.
      if (character === "]") inClass = false;
      result += character === "[" ? "\\[" : character;
    } else {
      if (character === "[") inClass = true;
      result += character === "." && !dotAll ? dot : character;
    }
  }
  return result;
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
