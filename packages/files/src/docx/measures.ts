// The measures of GB/T 9704-2012 in the units of the format: twips (twentieths of a point), half-points for type,
// eighths of a point for lines.

import type { IRunOptions } from "docx";

/** 1 mm = 1440 / 25.4 twips. */
export function mm(length: number): number {
  return Math.round((length * 1440) / 25.4);
}

/** §5.1, §5.2.1: A4; white above 37 mm, to the left 28 mm; the text area of 156 × 225 mm leaves 26 and 35 mm. */
export const page = {
  width: mm(210),
  height: mm(297),
  top: mm(37),
  left: mm(28),
  right: mm(26),
  bottom: mm(35),
} as const;

export const textWidth = page.width - page.left - page.right;

/**
 * §5.2.3: 22 lines of 28 characters fill the text area. 225 mm / 22 = 579.8 twips, rounded down, for at 580 only 21
 * lines fit.
 */
export const linePitch = 579;
/**
 * 156 mm / 28 = 15.79 pt a character, where the type is 16 pt: each is set a quarter of a point (5 twips) nearer to the
 * next, and a full line is spread to the edge. Not by a grid of characters, which some programs widen to half as much
 * again when the type is larger than its cells.
 */
export const characterSpacing = -5;
/** Width of one character of the body, in twips. */
export const characterWidth = 315;
export const charactersPerLine = 28;

/** Chinese sizes in half-points: 2号 22 pt, 3号 16 pt, 4号 14 pt. */
export const size = { second: 44, third: 32, fourth: 28 } as const;

/** Lines in eighths of a point: the red one under the number 0.7 mm, those of a table 0.25 mm. */
export const line = { red: 16, table: 6 } as const;

export const red = "FF0000";

/** By the names under which offices have them; `font-table.ts` says what stands in for a missing one. */
export const font = {
  body: "仿宋_GB2312",
  regular: "楷体_GB2312",
  black: "黑体",
  title: "方正小标宋简体",
  number: "宋体",
} as const;

/** One typeface for Chinese, letters and digits: §5.2.2 sets whole elements in 仿宋, and quotation marks stay wide. */
export function face(name: string, halfPoints: number): IRunOptions {
  return {
    font: { ascii: name, hAnsi: name, eastAsia: name, cs: name, hint: "eastAsia" },
    size: halfPoints,
    characterSpacing: halfPoints === size.third ? characterSpacing : 0,
  };
}

/** Width in characters of the body: Chinese 1, what is written half as wide 0.5. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += isNarrow(character) ? 0.5 : 1;
  return width;
}

/**
 * The typeface that stands in for a missing one may have digits and letters that are wider than half a character, and
 * some programs put space between them and Chinese whatever the file says.
 */
const widerNarrow = 0.25;

/** The width where such a typeface stands in. */
export function widestOf(text: string): number {
  let width = widthOf(text);
  for (const character of text) width += isNarrow(character) ? widerNarrow : 0;
  return width;
}

function isNarrow(character: string): boolean {
  // These stand below the Chinese blocks and are as wide as a Chinese character in Chinese type.
  return (character.codePointAt(0) ?? 0) < 0x2e80 && !/[“”‘’—…·×★\u2160-\u24ff]/.test(character);
}
