// Paragraphs of the paper's grid, in characters and lines instead of twips.

import { AlignmentType, type IRunOptions, LineRuleType, Paragraph, TextRun } from "docx";
import { characterWidth, face, font, linePitch, size } from "./measures.ts";

export const bodyFace = face(font.body, size.third);

/** The style of paragraphs that keep to no line of the grid, such as those of a table. */
export const offGrid = "OffGrid";

/** As many characters of the body, in twips. */
export function characters(count: number): number {
  return Math.round(count * characterWidth);
}

/** As many lines of the grid left blank. */
export function blankLines(count: number): number {
  return count * linePitch;
}

/**
 * The library replaces `{name-0}` where it writes a list's number, also in text; cut after its bracket, no text is one.
 */
export function textRun(text: string, options: IRunOptions): TextRun {
  return text.includes("{")
    ? new TextRun({ ...options, children: text.split(/(?<=\{)/) })
    : new TextRun({ ...options, text });
}

/** §7.3.3: two characters in, what wraps begins at the left edge. */
export function indented(text: string, options: { readonly run?: IRunOptions; readonly keepNext?: boolean } = {}) {
  return new Paragraph({
    alignment: AlignmentType.BOTH,
    indent: { firstLine: characters(2), firstLineChars: 200 },
    keepNext: options.keepNext === true,
    children: [textRun(text, options.run ?? bodyFace)],
  });
}

/** A line of exactly this height, for what must lie at a measured place. */
export function exactly(twips: number, before = 0) {
  return { line: Math.round(twips), lineRule: LineRuleType.EXACT, before: Math.round(before) };
}
