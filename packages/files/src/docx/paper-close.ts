// What stands after the text: who issues it and when, and the note.

import { AlignmentType, Paragraph } from "docx";
import { charactersPerLine, widthOf } from "./measures.ts";
import { imprintOf } from "./imprint.ts";
import type { Paper } from "./paper.ts";
import { blankLines, bodyFace, characters, indented, textRun } from "./paragraphs.ts";
import { dateWords, lineOf } from "./plain-text.ts";

export function closeOf(paper: Paper): readonly Paragraph[] {
  return [...signatureOf(paper), ...noteOf(paper), ...imprintOf(paper)];
}

/** Minutes bear no signature; their head says who issues them. */
function signatureOf(paper: Paper): readonly Paragraph[] {
  if (paper.layout === "minutes") return [];
  const issuer = lineOf(paper.issuer);
  const date = dateWords(paper.date);
  const sealed = paper.layout !== "plain";
  const indents = (sealed ? sealedIndents : unsealedIndents)(widthOf(issuer), widthOf(date));
  return [
    // §7.3.5.1: the seal, 42 mm wide, is set by hand on both lines and ends within one line of the text: two stay blank.
    rightLine(issuer, indents.issuer, { before: blankLines(sealed ? 2 : 1), keepNext: true }),
    rightLine(date, indents.date, { before: 0, keepNext: false }),
  ];
}

interface RightIndents {
  readonly issuer: number;
  readonly date: number;
}

/**
 * §7.3.5.1: the date four characters in from the right, the issuer in the middle above it. An issuer too long for that
 * ends at the edge, and the date moves below its middle.
 */
export function sealedIndents(issuer: number, date: number): RightIndents {
  const usual = 4 + date / 2 - issuer / 2;
  if (usual >= 0) return { issuer: usual, date: 4 };
  return { issuer: 0, date: issuer > charactersPerLine ? 4 : issuer / 2 - date / 2 };
}

/**
 * §7.3.5.2: the issuer two characters in, the date beginning two characters further right than it; a longer date is
 * itself two characters in, and the issuer that much further.
 */
export function unsealedIndents(issuer: number, date: number): RightIndents {
  if (issuer > charactersPerLine) return { issuer: 0, date: 2 };
  return date > issuer ? { issuer: 4 + date - issuer, date: 2 } : { issuer: 2, date: issuer - date };
}

function rightLine(text: string, indent: number, options: { readonly before: number; readonly keepNext: boolean }) {
  return new Paragraph({
    alignment: AlignmentType.RIGHT,
    indent: { right: characters(indent) },
    spacing: { before: options.before },
    keepNext: options.keepNext,
    children: [textRun(text, bodyFace)],
  });
}

/** §7.3.6: two characters in, in brackets, below the date. */
function noteOf(paper: Paper): readonly Paragraph[] {
  const note = lineOf(paper.note ?? "").replace(/^[（(](.*)[）)]$/u, "$1");
  return note === "" ? [] : [indented(`（${note}）`)];
}
