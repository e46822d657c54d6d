// What stands after the text: who issues it and when, the note, and at the foot of the last page who gets copies.

import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  RelativeVerticalPosition,
  Tab,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from "docx";
import { charactersPerLine, face, font, line, size, textWidth, widthOf } from "./measures.ts";
import type { Paper } from "./paper.ts";
import { blankLines, bodyFace, characters, exactly, indented, offGrid, textRun } from "./paragraphs.ts";
import { dateWords, lineOf } from "./plain-text.ts";

export function closeOf(paper: Paper): readonly (Paragraph | Table)[] {
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

const fourth = { ...face(font.body, size.fourth) };
/** A character of 4号, 14 pt. */
const fourthWidth = 280;
const imprintLine = 500;
/** A hair narrower than the text area: LibreOffice lets no table float that leaves no room beside it. */
const imprintWidth = textWidth - 20;

/**
 * §7.4: 版记 at the foot of the last page, its last line on the edge of the text area. A letter has copies only, without
 * lines (§10.1). It floats, so that it is there however long the text is.
 */
function imprintOf(paper: Paper): readonly (Paragraph | Table)[] {
  const copies = lineOf(paper.copies ?? "").replace(/[。；;]+$/, "");
  const printedBy = paper.layout === "letter" ? "" : lineOf(paper.printedBy ?? "");
  const entries = [
    ...(copies === "" ? [] : [copiesLine(copies)]),
    ...(printedBy === "" ? [] : [printedLine(printedBy, dateWords(paper.date))]),
  ];
  if (entries.length === 0) return [];
  const lined = paper.layout !== "letter";
  const table = new Table({
    width: { size: imprintWidth, type: WidthType.DXA },
    columnWidths: [imprintWidth],
    layout: TableLayoutType.FIXED,
    // §7.4.2, §7.4.3: one character in on either side.
    margins: { left: fourthWidth, right: fourthWidth, top: 0, bottom: 0 },
    borders: {
      top: rule(lined, line.thick),
      bottom: rule(lined, line.thick),
      insideHorizontal: rule(lined, line.thin),
      left: rule(false, 0),
      right: rule(false, 0),
      insideVertical: rule(false, 0),
    },
    float: {
      horizontalAnchor: TableAnchorType.MARGIN,
      verticalAnchor: TableAnchorType.MARGIN,
      absoluteHorizontalPosition: 0,
      relativeVerticalPosition: RelativeVerticalPosition.BOTTOM,
      topFromText: 100,
    },
    rows: entries.map((entry) => imprintRow(entry)),
  });
  // The table hangs on the paragraph after it.
  return [table, new Paragraph({ spacing: exactly(20), run: { size: 2 }, children: [] })];
}

function rule(shown: boolean, eighths: number) {
  return shown
    ? { style: BorderStyle.SINGLE, size: eighths, space: 0, color: "000000" }
    : { style: BorderStyle.NONE, size: 0, color: "auto" };
}

function imprintRow(entry: Paragraph): TableRow {
  return new TableRow({
    cantSplit: true,
    children: [new TableCell({ width: { size: imprintWidth, type: WidthType.DXA }, children: [entry] })],
  });
}

/** §7.4.2: wrapping to the first character after the colon; a full stop after the last. */
function copiesLine(copies: string): Paragraph {
  return new Paragraph({
    style: offGrid,
    spacing: exactly(imprintLine),
    indent: { left: 3 * fourthWidth, hanging: 3 * fourthWidth },
    children: [textRun(`抄送：${copies}。`, fourth)],
  });
}

/** §7.4.3: the office at the left, the day and 印发 at the right. */
function printedLine(printedBy: string, date: string): Paragraph {
  return new Paragraph({
    style: offGrid,
    spacing: exactly(imprintLine),
    tabStops: [{ type: TabStopType.RIGHT, position: imprintWidth - 2 * fourthWidth }],
    children: [
      textRun(printedBy, fourth),
      new TextRun({ ...fourth, children: [new Tab()] }),
      textRun(`${date}印发`, fourth),
    ],
  });
}
