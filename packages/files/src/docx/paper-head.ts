// What stands above the title: the mark, the number, the red lines.

import { AlignmentType, BorderStyle, Header, type IRunOptions, Paragraph, Tab, TabStopType, TextRun } from "docx";
import { face, font, line, linePitch, mm, page, red, size, textWidth, widthOf } from "./measures.ts";
import type { Paper } from "./paper.ts";
import { blankLines, bodyFace, characters, exactly, offGrid, textRun } from "./paragraphs.ts";
import { dateWords, lineOf } from "./plain-text.ts";

/** A line as high as this part of its type, whose strokes begin that much below its top. */
const markLineHeight = 1.2;
const markTopGap = 0.13;
const markBottomGap = 0.16;
/** In points. Smaller than the national mark of 22 mm, and clear to read on the wall. */
const largestMark = 54;
const smallestMark = 36;
/** Type that is narrower than this looks squeezed; a longer mark takes two lines. */
const narrowestScale = 45;
/** The number stands on a line of 18 pt, 2 pt of it below the type, and 4 mm are 11 pt. */
const numberLine = 360;
const underNumber = 9;

export function headOf(paper: Paper): readonly Paragraph[] {
  switch (paper.layout) {
    case "official":
      return [...secrecyLines(paper), markLine(paper), numberUnderMark(paper)];
    case "minutes":
      return [...secrecyLines(paper), markLine(paper), numberAlone(paper), issuerAndDate(paper)];
    case "letter":
      return [secrecyAndNumber(paper)];
    case "plain":
      return secrecyLines(paper);
  }
}

/** §10.1: the mark 30 mm from the edge of the paper, above the text area, so it stands in the first page's header. */
export const letterMarkTop = mm(30);

export function letterHeader(paper: Paper): Header {
  const type = markType(paper);
  // 4 mm from the strokes to the line, which is 170 mm long in the middle of the paper.
  const space = Math.max(0, Math.round(11.34 - markBottomGap * type.points));
  const mark = new Paragraph({
    alignment: AlignmentType.CENTER,
    indent: letterLineIndent,
    spacing: exactly(type.points * markLineHeight * 20),
    border: { bottom: { style: BorderStyle.SINGLE, size: letterLine.thick, space, color: red } },
    children: [textRun(markOf(paper), type.run)],
  });
  return new Header({ children: [mark, letterRule("bottom", letterLine.thin)] });
}

/** The upper edge of the header, so that the strokes of the mark begin at 30 mm. */
export function letterHeaderTop(paper: Paper): number {
  return letterMarkTop - Math.round(markType(paper).points * markTopGap * 20);
}

/** §10.1 names no strength for the double lines. */
export const letterLine = { thick: 24, thin: 6 } as const;
const letterLineIndent = { left: -(page.left - mm(20)), right: -(page.right - mm(20)) };

/**
 * One of the two lines: a double border would be drawn thick above thin by one program and thin above thick by another.
 */
export function letterRule(side: "top" | "bottom", eighths: number): Paragraph {
  return new Paragraph({
    indent: letterLineIndent,
    spacing: exactly(40),
    border: { [side]: { style: BorderStyle.SINGLE, size: eighths, space: 0, color: red } },
    run: { size: 2 },
    children: [],
  });
}

function markOf(paper: Paper): string {
  const issuer = lineOf(paper.issuer);
  const usual = { official: `${issuer}文件`, minutes: `${issuer}会议纪要`, letter: issuer, plain: "" };
  return paper.issuerMark === undefined ? usual[paper.layout] : lineOf(paper.issuerMark);
}

/** §7.2.4 leaves the size to the office: as large as the width allows, and rather narrow than small. */
function markType(paper: Paper): { readonly points: number; readonly run: IRunOptions } {
  const perCharacter = textWidth / 20 / Math.max(1, widthOf(markOf(paper)));
  const points = Math.round(Math.min(largestMark, Math.max(smallestMark, perCharacter)));
  const scale = Math.max(narrowestScale, Math.min(100, Math.floor((perCharacter / points) * 100)));
  return { points, run: { ...face(font.title, points * 2), color: red, scale } };
}

/**
 * §7.2.2: on the second line; the first is for the copy number, which is stamped on each copy.
 */
function secrecyLines(paper: Paper): readonly Paragraph[] {
  if (paper.secrecy === undefined) return [];
  return [new Paragraph({ children: [] }), new Paragraph({ children: [secrecyRun(paper.secrecy)] })];
}

function secrecyRun(secrecy: string): TextRun {
  return textRun(lineOf(secrecy), face(font.black, size.third));
}

/** §7.2.4: the upper edge of the mark 35 mm below that of the text area, whatever stands above it. */
function markLine(paper: Paper): Paragraph {
  const type = markType(paper);
  const linesAbove = secrecyLines(paper).length;
  const before = mm(35) - linesAbove * linePitch - type.points * markTopGap * 20;
  return new Paragraph({
    style: offGrid,
    alignment: AlignmentType.CENTER,
    spacing: exactly(type.points * markLineHeight * 20, before),
    children: [textRun(markOf(paper), type.run)],
  });
}

/** §7.2.7: 4 mm below the number, as wide as the text area. */
const redLine = {
  bottom: { style: BorderStyle.SINGLE, size: line.red, space: underNumber, color: red },
} as const;

/** §7.2.5: two lines below the mark, in the middle; with a signatory one character in, and he as far from the right. */
function numberUnderMark(paper: Paper): Paragraph {
  const number = textRun(lineOf(paper.number), bodyFace);
  const spacing = exactly(numberLine, blankLines(2));
  if (paper.signatory === undefined) {
    return new Paragraph({
      style: offGrid,
      alignment: AlignmentType.CENTER,
      spacing,
      border: redLine,
      children: [number],
    });
  }
  return new Paragraph({
    style: offGrid,
    ...betweenMargins,
    spacing,
    border: redLine,
    children: [indentRun(), number, tabRun(), ...signatoryRuns(paper.signatory)],
  });
}

/** §7.2.6: the word as the body, the name in regular script. */
export function signatoryRuns(signatory: string): readonly TextRun[] {
  return [textRun("签发人：", bodyFace), textRun(lineOf(signatory), face(font.regular, size.third))];
}

/** Text one character in from the left, and after a tab one character in from the right; a line below keeps its width. */
const betweenMargins = {
  tabStops: [{ type: TabStopType.RIGHT, position: textWidth - characters(1) }],
} as const;

function indentRun(): TextRun {
  return textRun("\u3000", bodyFace);
}

export function tabRun(): TextRun {
  return new TextRun({ ...bodyFace, children: [new Tab()] });
}

function numberAlone(paper: Paper): Paragraph {
  return new Paragraph({
    style: offGrid,
    alignment: AlignmentType.CENTER,
    spacing: exactly(numberLine, blankLines(2)),
    children: [textRun(lineOf(paper.number), bodyFace)],
  });
}

/** §10.3 leaves the head of minutes to the office: who issues them and when, as minutes have no signature. */
function issuerAndDate(paper: Paper): Paragraph {
  return new Paragraph({
    style: offGrid,
    ...betweenMargins,
    spacing: exactly(numberLine, blankLines(0.5)),
    border: redLine,
    children: [
      indentRun(),
      textRun(lineOf(paper.issuer), bodyFace),
      tabRun(),
      textRun(dateWords(paper.date), bodyFace),
    ],
  });
}

/**
 * §10.1: below the first double line at 7/8 of the height of a 3号 character, 14 pt; the secrecy at the left edge, the
 * number at the right.
 */
function secrecyAndNumber(paper: Paper): Paragraph {
  return new Paragraph({
    style: offGrid,
    tabStops: [{ type: TabStopType.RIGHT, position: textWidth }],
    spacing: exactly(numberLine, 14 * 20 - 20),
    children: [
      ...(paper.secrecy === undefined ? [] : [secrecyRun(paper.secrecy)]),
      tabRun(),
      textRun(lineOf(paper.number), bodyFace),
    ],
  });
}
