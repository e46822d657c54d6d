// Title, addressee, text and the names of attachments.

import { AlignmentType, type IRunOptions, Paragraph, type Table, TabStopType, TextRun } from "docx";
import { face, font, linePitch, size, textWidth } from "./measures.ts";
import type { Paper, PaperBlock } from "./paper.ts";
import { signatoryRuns, tabRun } from "./paper-head.ts";
import { tableOf } from "./paper-table.ts";
import { blankLines, bodyFace, characters, exactly, indented, textRun } from "./paragraphs.ts";
import { lineOf, linesOf } from "./plain-text.ts";
import { titleLines } from "./title-lines.ts";

export function bodyOf(paper: Paper): readonly (Paragraph | Table)[] {
  return [
    titleOf(paper),
    ...numberBelowTitle(paper),
    ...addresseeOf(paper),
    ...blocksOf(paper),
    ...attachmentsOf(paper),
  ];
}

/** §7.3.1: two lines below the red line, 2号小标宋, in the middle. */
function titleOf(paper: Paper): Paragraph {
  const given = linesOf(paper.title);
  const lines = given.length > 1 ? given : titleLines(given[0] ?? "");
  const type: IRunOptions = { ...face(font.title, size.second) };
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: exactly(linePitch, paper.layout === "plain" ? 0 : blankLines(2)),
    keepNext: true,
    outlineLevel: 0,
    children: lines.flatMap((line, index) => [
      ...(index === 0 ? [] : [new TextRun({ ...type, break: 1 })]),
      textRun(line, type),
    ]),
  });
}

/** A plain paper has no head: its number, and who signs it, stand below the title. */
function numberBelowTitle(paper: Paper): readonly Paragraph[] {
  const number = lineOf(paper.number);
  if (paper.layout !== "plain" || (number === "" && paper.signatory === undefined)) return [];
  const run = textRun(number, bodyFace);
  if (paper.signatory === undefined) return [new Paragraph({ alignment: AlignmentType.CENTER, children: [run] })];
  const tabStops = [{ type: TabStopType.RIGHT, position: textWidth - characters(1) }];
  const indent = { left: characters(1) };
  return [new Paragraph({ tabStops, indent, children: [run, tabRun(), ...signatoryRuns(paper.signatory)] })];
}

/** §7.3.2: one line below the title, at the left edge, also where it wraps; a colon of full width after the last. */
function addresseeOf(paper: Paper): readonly Paragraph[] {
  const addressee = paper.addressee === null ? "" : lineOf(paper.addressee).replace(/[:：]$/, "");
  if (addressee === "") return [];
  return [
    new Paragraph({
      spacing: { before: blankLines(1) },
      children: [textRun(`${addressee}：`, bodyFace)],
    }),
  ];
}

function blocksOf(paper: Paper): readonly (Paragraph | Table)[] {
  const blocks = paper.blocks.flatMap((block, index) => {
    // A signature does not stand alone on a page: the last of the text goes with it (§7.3.5.5).
    const keepNext = index === paper.blocks.length - 1;
    return blockOf(paper, block, keepNext);
  });
  const gap = paper.addressee === null ? [new Paragraph({ children: [] })] : [];
  return [...gap, ...blocks];
}

function blockOf(paper: Paper, block: PaperBlock, keepNext: boolean): readonly (Paragraph | Table)[] {
  if (block.kind === "table") return tableOf(block.headers, block.rows, { keepNext });
  return linesOf(block.text).map((text) => {
    if (block.kind === "heading") return headingOf(text);
    return (paper.layout === "minutes" ? attendanceOf(text) : undefined) ?? indented(text, { keepNext });
  });
}

/** §7.3.3: the first level black, the second regular script, the third and fourth as the body. */
function headingOf(text: string): Paragraph {
  const level = levelOf(text);
  const name = [font.black, font.regular, font.body, font.body][level - 1] ?? font.body;
  return new Paragraph({
    alignment: AlignmentType.LEFT,
    indent: { firstLine: characters(2), firstLineChars: 200 },
    keepNext: true,
    outlineLevel: level,
    children: [textRun(text, face(name, size.third))],
  });
}

function levelOf(heading: string): 1 | 2 | 3 | 4 {
  if (/^[（(][〇零一二三四五六七八九十百]+[）)]/.test(heading)) return 2;
  if (/^\d+[.．、]/.test(heading)) return 3;
  if (/^[（(]\d+[）)]/.test(heading)) return 4;
  return 1;
}

/** §10.3: 出席, 请假 and 列席 in black, the names as the body, wrapping to the first character after the colon. */
function attendanceOf(text: string): Paragraph | undefined {
  const [, word, names] = /^(出席|请假|列席)[:：](.+)$/u.exec(text) ?? [];
  if (word === undefined || names === undefined) return undefined;
  return new Paragraph({
    indent: { left: characters(5), hanging: characters(3) },
    children: [textRun(word, face(font.black, size.third)), textRun(`：${names.trim()}`, bodyFace)],
  });
}

/**
 * §7.3.4: one line below the text, two characters in; more than one are numbered. What wraps begins where the name does,
 * and no mark ends a name.
 */
function attachmentsOf(paper: Paper): readonly Paragraph[] {
  const names = (paper.attachments ?? []).map((name) => lineOf(name).replace(/[。；;，,]+$/, "")).filter(Boolean);
  const numbered = names.length > 1;
  const numberWidth = numbered ? (names.length > 9 ? 1.5 : 1) : 0;
  return names.map((name, index) => {
    const first = index === 0;
    const start = (first ? "附件：" : "") + (numbered ? `${index + 1}.` : "");
    return new Paragraph({
      spacing: { before: first ? blankLines(1) : 0 },
      indent: { left: characters(5 + numberWidth), hanging: characters(first ? 3 + numberWidth : numberWidth) },
      keepNext: true,
      children: [textRun(start, bodyFace), ...(numbered ? [tabRun()] : []), textRun(name, bodyFace)],
    });
  });
}
