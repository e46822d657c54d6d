// Page numbers, and the second double line of a letter.

import { AlignmentType, Footer, PageNumber, Paragraph, TextRun } from "docx";
import { face, font, mm, size } from "./measures.ts";
import { letterLine, letterRule } from "./paper-head.ts";
import { exactly } from "./paragraphs.ts";

/** §10.1: the second double line of a letter is 20 mm from the lower edge; every footer ends there. */
export const footDistance = mm(20);

const numberLine = 400;
/**
 * §7.5: the dashes 7 mm below the text area, so 28 mm above the edge of the paper. They lie 3.3 mm above the foot of their
 * line of 20 pt.
 */
const belowNumber = mm(28 - 20 - 3.3);

/** §7.5: odd pages one character in from the right, even pages from the left. */
export function numberFoot(side: "odd" | "even"): Footer {
  const odd = side === "odd";
  const number = new Paragraph({
    alignment: odd ? AlignmentType.RIGHT : AlignmentType.LEFT,
    indent: odd ? { right: 280 } : { left: 280 },
    spacing: exactly(numberLine),
    children: [
      new TextRun({
        ...face(font.number, size.fourth),
        children: ["— ", PageNumber.CURRENT, " —"],
      }),
    ],
  });
  return new Footer({ children: [number, strut(belowNumber)] });
}

/** §10.1: thin above thick; the first page of a letter shows no number. */
export function letterFoot(): Footer {
  return new Footer({ children: [letterRule("top", letterLine.thin), letterRule("bottom", letterLine.thick)] });
}

function strut(height: number): Paragraph {
  return new Paragraph({ spacing: exactly(height), run: { size: 2 }, children: [] });
}
