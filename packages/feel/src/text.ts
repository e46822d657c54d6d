/** Strings counted and ordered by code point, not by UTF-16 unit: 𠮷 is one character. */

const surrogate = /[\uD800-\uDFFF]/u;
const anySurrogateUnit = /[\uD800-\uDFFF]/;

export function codePointLength(text: string): number {
  return anySurrogateUnit.test(text) ? Array.from(text).length : text.length;
}

/** Negative, zero or positive, by code points. */
export function compareText(left: string, right: string): number {
  if (left === right) return 0;
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index += 1) {
    const [a, b] = [left.charCodeAt(index), right.charCodeAt(index)];
    // A surrogate stands for a code point above every other unit, so it ranks above U+E000 to U+FFFF.
    if (a !== b) return rankUnit(a) - rankUnit(b);
  }
  return left.length - right.length;
}

function rankUnit(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x1_0000 : unit;
}

/** Characters from `start` (1 first, -1 last), at most `length` of them; null if `start` is outside the text. */
export function substringOf(text: string, start: number, length: number | undefined): string | null {
  const characters = Array.from(text);
  const from = start > 0 ? start - 1 : characters.length + start;
  if (start === 0 || from < 0 || from >= characters.length) return null;
  return characters.slice(from, length === undefined ? undefined : from + length).join("");
}

export function isWellFormed(text: string): boolean {
  return !surrogate.test(text);
}
