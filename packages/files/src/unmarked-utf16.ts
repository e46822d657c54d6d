// UTF-16 without a byte order mark, told by its shape.

import iconv from "iconv-lite";

export type Utf16 = "utf-16le" | "utf-16be";

/** One stray zero byte makes no UTF-16. */
const leastPlain = 2;
/** A comma, a digit or a line end stands at least at every 25th place. */
const unitsPerPlain = 25;
/** A file damaged in a few places is still a text; of a binary file about every fourth unit is no character. */
const unitsPerDamage = 100;

/** Characters of the first 256, which every text table is held together by: their other byte is zero. */
const plain = /[\t\n\v\f\r\u{20}-\u{7e}\u{a0}-\u{ff}]/gu;
/** Controls, halves of pairs, places of nobody. */
const noText = /[^\P{C}\p{Cf}\t\n\v\f\r]/gu;

/**
 * The byte orders in which the bytes read as UTF-16 text: none for other files, at times both. Zero bytes alone tell
 * neither: 一 is U+4E00 and 最 is U+6700, so a Chinese text has them on both sides. No text has U+0000.
 */
export function unmarkedUtf16Of(head: Buffer): readonly Utf16[] {
  return (["utf-16le", "utf-16be"] as const).filter((order) => readsAsText(iconv.getDecoder(order).write(head)));
}

function readsAsText(text: string): boolean {
  if (text.includes("\0")) return false;
  const plains = count(text, plain);
  return (
    plains >= leastPlain && plains * unitsPerPlain > text.length && count(text, noText) * unitsPerDamage <= text.length
  );
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
