// 版记: who gets copies, who had it printed and when, at the foot of the last page.

import {
  FrameAnchorType,
  FrameWrap,
  HorizontalPositionAlign,
  type IFrameOptions,
  Paragraph,
  ShadingType,
  Tab,
  TabStopType,
  TextRun,
  VerticalPositionAlign,
} from "docx";
import { face, font, mm, size, textWidth } from "./measures.ts";
import type { Paper } from "./paper.ts";
import { exactly, offGrid, textRun } from "./paragraphs.ts";
import { dateWords, lineOf } from "./plain-text.ts";

const fourth = face(font.body, size.fourth);
/** A character of 4号, 14 pt. §7.4.2, §7.4.3: one of them in on either side. */
const fourthWidth = 280;
const textLine = 500;
/** §7.4.1: the outer lines 0.35 mm, the inner 0.25 mm. */
const rules = { thick: mm(0.35), thin: mm(0.25) } as const;

/** Lies on the lower edge of the text area however long the text is. A table that floats would not, in every program. */
const frame: IFrameOptions = {
  type: "alignment",
  width: textWidth,
  anchor: { horizontal: FrameAnchorType.MARGIN, vertical: FrameAnchorType.MARGIN },
  alignment: { x: HorizontalPositionAlign.LEFT, y: VerticalPositionAlign.BOTTOM },
  wrap: FrameWrap.AROUND,
};

/** §7.4.1: its last line on the edge of the text area. A letter has copies only, without lines (§10.1). */
export function imprintOf(paper: Paper): readonly Paragraph[] {
  const copies = lineOf(paper.copies ?? "").replace(/[。；;]+$/, "");
  const printedBy = paper.layout === "letter" ? "" : lineOf(paper.printedBy ?? "");
  const entries = [
    ...(copies === "" ? [] : [copiesLine(copies)]),
    ...(printedBy === "" ? [] : [printedLine(printedBy, dateWords(paper.date))]),
  ];
  if (entries.length === 0) return [];
  const [first, ...others] = entries;
  const lined =
    paper.layout === "letter" || first === undefined
      ? entries
      : [rule(rules.thick), first, ...others.flatMap((entry) => [rule(rules.thin), entry]), rule(rules.thick)];
  // The frame hangs on the paragraph after it.
  return [...lined, new Paragraph({ spacing: exactly(20), run: { size: 2 }, children: [] })];
}

/**
 * A paragraph that is nothing but black, as high as the line is strong and as wide as the text area. A border would end
 * at the indents of the text, and LibreOffice takes paragraphs with different borders out of their frame.
 */
function rule(height: number): Paragraph {
  return new Paragraph({
    frame,
    style: offGrid,
    spacing: exactly(height),
    shading: { type: ShadingType.CLEAR, color: "auto", fill: "000000" },
    run: { size: 2 },
    children: [],
  });
}

/** §7.4.2: wrapping to the first character after the colon; a full stop after the last. */
function copiesLine(copies: string): Paragraph {
  return new Paragraph({
    frame,
    style: offGrid,
    spacing: exactly(textLine),
    indent: { left: 4 * fourthWidth, right: fourthWidth, hanging: 3 * fourthWidth },
    children: [textRun(`抄送：${copies}。`, fourth)],
  });
}

/** §7.4.3: the office at the left, the day and 印发 at the right. */
function printedLine(printedBy: string, date: string): Paragraph {
  return new Paragraph({
    frame,
    style: offGrid,
    spacing: exactly(textLine),
    indent: { left: fourthWidth },
    tabStops: [{ type: TabStopType.RIGHT, position: textWidth - fourthWidth }],
    children: [
      textRun(printedBy, fourth),
      new TextRun({ ...fourth, children: [new Tab()] }),
      textRun(`${date}印发`, fourth),
    ],
  });
}
