// How a title is broken into lines (§7.3.1): words stay whole, the lines are symmetric and of fitting length, and
// together they have the shape of a trapezium or a rhombus, never a rectangle.

import { widestOf, widthOf } from "./measures.ts";

/** 156 mm / 22 pt. */
const maxLine = 20;
/** A title that fills its lines to the edge looks crowded; it takes one line more. */
const comfortable = 18.5;
/** Six full lines; what is longer is no title, and wraps as it comes. */
const longestShaped = 120;

/** What may not begin a line (kinsoku of the title), and what may not end one. */
const neverFirst = /^[的地得了着过之和与及、，。；：？！）〕》」』”’·—等]/;
const neverLast = /[（〔《「『“‘、与和及]$/;

/** The name of a body stays whole: a line rather ends where one ends. */
const bodyEnd = /(?:院|(?<![内外全干])部|局|厅|室|处|科|支部|支队|大队|委员会|小组|会议)$/;
const goodBreak = 10;

export function titleLines(title: string): readonly string[] {
  const width = widthOf(title);
  if (widestOf(title) <= maxLine || width > longestShaped) return [title];
  const count = Math.max(2, Math.ceil(width / comfortable));
  const pieces = piecesOf(title);
  const plans = shapes(width, count).map((targets) => fit(pieces, targets));
  const best = plans.toSorted((a, b) => a.cost - b.cost)[0];
  return best === undefined || best.lines.length === 0 ? [title] : best.lines;
}

/** Widths wished for, top to bottom: trapeziums for two lines; for more, also the rhombus. */
function shapes(width: number, count: number): readonly (readonly number[])[] {
  const mean = width / count;
  const steps = Array.from({ length: count }, (_, index) => index - (count - 1) / 2);
  const step = Math.min(3, (2 * Math.max(0, maxLine - mean)) / (count - 1));
  const narrowing = steps.map((at) => mean - at * step);
  const widening = steps.map((at) => mean + at * step);
  if (count === 2) return [narrowing, widening];
  const bulge = steps.map((at) => (count - 1) / 2 - Math.abs(at));
  const meanBulge = bulge.reduce((sum, one) => sum + one, 0) / count;
  return [narrowing, widening, bulge.map((one) => mean + (one - meanBulge) * step)];
}

interface Plan {
  readonly cost: number;
  readonly lines: readonly string[];
}

/** The breaks between pieces that come nearest to the targets. Cost grows with pieces² × lines; a title is short. */
function fit(pieces: readonly string[], targets: readonly number[]): Plan {
  let plans = new Map<number, Plan>([[0, { cost: 0, lines: [] }]]);
  for (const [row, target] of targets.entries()) {
    const next = new Map<number, Plan>();
    for (const [from, plan] of plans) {
      let text = "";
      for (let until = from + 1; until <= pieces.length; until++) {
        text += pieces[until - 1];
        if (row === targets.length - 1 && until < pieces.length) continue;
        const cost = plan.cost + lineCost(text, pieces[until] ?? "", target);
        if (cost < (next.get(until)?.cost ?? Infinity)) next.set(until, { cost, lines: [...plan.lines, text] });
      }
    }
    plans = next;
  }
  return plans.get(pieces.length) ?? { cost: Infinity, lines: [] };
}

function lineCost(text: string, following: string, target: number): number {
  const width = widthOf(text);
  const tooLong = width > maxLine ? 1000 * (width - maxLine) : 0;
  const badBreak = neverFirst.test(following) || (following !== "" && neverLast.test(text)) ? 60 : 0;
  const inBrackets = isOpen(text) && following !== "" ? 30 : 0;
  const afterName = following !== "" && bodyEnd.test(text) ? goodBreak : 0;
  return (width - target) ** 2 + tooLong + badBreak + inBrackets - afterName;
}

/** Whether the line ends inside a name in book marks or in brackets. */
function isOpen(text: string): boolean {
  return /[《（〔“][^》）〕”]*$/.test(text);
}

const words = new Intl.Segmenter("zh", { granularity: "word" });

function piecesOf(title: string): readonly string[] {
  return Array.from(words.segment(title), ({ segment }) => segment);
}
