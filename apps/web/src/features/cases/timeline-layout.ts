// The timeline of a case as data: where each stage, measure, limit and mark of each suspect is drawn. Pure; the
// component only draws it. Lengths are CSS pixels of the drawing, which the page scales to its width and to paper.
import type { CaseLane } from "@jianheng/contract";
import { dayNumber, dayFromNumber, dayOf, weekday } from "../../lib/civil-days.ts";
import { textWidth } from "../deadline/place-labels.ts";

export interface TimelineInput {
  readonly lanes: readonly CaseLane[];
  readonly today: string;
  readonly dataDate: string;
  /** Width of the whole drawing. */
  readonly width: number;
  /** Words beside the end of a limit, in the reader's language; empty for a limit that needs none. */
  readonly endWords: (limit: CaseLane["limits"][number]) => string;
}

export interface Bar {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Whether it still runs and fades out at the newest day. */
  readonly open: boolean;
}

export interface LimitEnd {
  readonly fromX: number;
  readonly x: number;
  readonly y: number;
  /** Words beside the end, and on which side they stand. */
  readonly words: string;
  readonly side: "right" | "left";
}

export interface LaneLayout {
  readonly y: number;
  readonly height: number;
  /** The name, broken into at most two lines that fit the name column. */
  readonly nameLines: readonly string[];
  readonly stages: readonly Bar[];
  readonly measures: readonly Bar[];
  /** In the order of the lane's limits; null for one that could not be counted and so has no place. */
  readonly limits: readonly (LimitEnd | null)[];
  readonly marks: readonly { readonly x: number; readonly y: number }[];
}

export interface TimelineLayout {
  readonly from: string;
  readonly to: string;
  readonly nameWidth: number;
  readonly headHeight: number;
  readonly width: number;
  readonly height: number;
  readonly ticks: readonly { readonly x: number; readonly label: string }[];
  /** Null where the case was over long before: the axis then ends with the case. */
  readonly todayX: number | null;
  readonly dataDateX: number | null;
  readonly lanes: readonly LaneLayout[];
  readonly compact: boolean;
}

/** From this many suspects on, lanes are drawn in little height, so that forty fit one sheet of paper. */
export const compactFrom = 9;
const nameWidth = 168;
const headHeight = 56;
const rightMargin = 12;
const sizes = {
  full: { pad: 8, stage: 18, measure: 14, limit: 20, mark: 14, gap: 3 },
  compact: { pad: 2, stage: 14, measure: 5, limit: 14, mark: 0, gap: 1 },
} as const;

export function isCompact(lanes: number): boolean {
  return lanes >= compactFrom;
}

export function layOutTimeline(input: TimelineInput): TimelineLayout {
  const compact = isCompact(input.lanes.length);
  const { from, to } = rangeOf(input);
  const chartWidth = Math.max(200, input.width - nameWidth - rightMargin);
  const days = dayNumber(to) - dayNumber(from) + 1;
  const x = (day: string) => nameWidth + ((dayNumber(day) - dayNumber(from)) / days) * chartWidth;
  const scale: Scale = { x, right: nameWidth + chartWidth, newest: earliest(latest(input.today, input.dataDate), to) };

  let y = headHeight;
  const lanes = input.lanes.map((lane) => {
    const placed = layOutLane(lane, y, scale, compact, input.endWords);
    y += placed.height;
    return placed;
  });
  return {
    from,
    to,
    nameWidth,
    headHeight,
    width: nameWidth + chartWidth + rightMargin,
    height: y,
    ticks: ticksOf(from, to, x, chartWidth / days),
    // A line in the middle of its day.
    todayX: input.today > to ? null : x(input.today) + chartWidth / days / 2,
    dataDateX: input.dataDate > to ? null : x(input.dataDate) + chartWidth / days / 2,
    lanes,
    compact,
  };
}

interface Scale {
  /** Left edge of a day. */
  readonly x: (day: string) => number;
  readonly right: number;
  /** Where bars without an end stop. */
  readonly newest: string;
}

function layOutLane(
  lane: CaseLane,
  y: number,
  scale: Scale,
  compact: boolean,
  endWords: TimelineInput["endWords"],
): LaneLayout {
  const size = compact ? sizes.compact : sizes.full;
  const bandY = y + size.pad;
  const bandMiddle = bandY + size.stage / 2;
  const stages = lane.stages.map((stage) => barOf(stage, bandY, size.stage, scale));
  let at = bandY + (compact || lane.stages.length > 0 ? size.stage + size.gap : 0);

  // In little height measures lie within the band of stages, and what needs no words lies on them.
  const measureRows = packed(lane.measures.map((measure) => barOf(measure, 0, size.measure, scale)));
  const measureTop = compact ? bandMiddle - (measureRows.rows * (size.measure + size.gap)) / 2 : at;
  const measures = measureRows.items.map(({ item, row }) => ({
    ...item,
    y: measureTop + row * (size.measure + size.gap),
  }));
  if (!compact) at += measureRows.rows * (size.measure + size.gap);

  const ends = lane.limits.map((limit) =>
    limit.state === "undetermined" ? null : endOf(limit, endWords(limit), compact, scale),
  );
  const onBand = (end: { readonly words: string }) => compact && end.words === "";
  const limitRows = packed(ends.filter((end) => end !== null).filter((end) => !onBand(end)));
  const rowOf = new Map(limitRows.items.map(({ item, row }) => [item, row]));
  const limits = ends.map((end) =>
    end === null
      ? null
      : {
          fromX: end.fromX,
          x: end.endX,
          words: end.words,
          side: end.side,
          y: onBand(end) ? bandMiddle : at + (rowOf.get(end) ?? 0) * (size.limit + size.gap) + size.limit / 2,
        },
  );
  at += limitRows.rows * (size.limit + size.gap);

  const marksY = compact ? bandMiddle : at + size.mark / 2;
  const marks = lane.marks.map(({ date }) => ({ x: (scale.x(date) + scale.x(nextDay(date))) / 2, y: marksY }));
  if (!compact && marks.length > 0) at += size.mark;

  const nameLines = wrapText(lane.name, nameWidth - 16, compact ? 1 : 2);
  const nameHeight = compact ? 0 : nameLines.length * 18 + 18 + size.pad;
  return { y, height: Math.max(at + size.pad - y, nameHeight), nameLines, stages, measures, limits, marks };
}

/** Half of the shape at the end of a limit, and the space between it and its words. */
const glyphReach = 9;

/** A limit with its run, its end and its words; `x` and `width` are all the room it takes. */
function endOf(limit: CaseLane["limits"][number], words: string, compact: boolean, scale: Scale) {
  const endX = (scale.x(limit.dueDate) + scale.x(nextDay(limit.dueDate))) / 2;
  const wordsWidth = words === "" ? 0 : textWidth(words) + 6;
  const side: "right" | "left" = endX + glyphReach + wordsWidth > scale.right ? "left" : "right";
  // On a crowded sheet a limit without words is only its end.
  const fromX = words === "" && compact ? endX : Math.min(scale.x(dayOf(limit.trigger)), endX);
  const left = Math.min(fromX, side === "left" ? endX - glyphReach - wordsWidth : endX - glyphReach);
  const right = side === "right" ? endX + glyphReach + wordsWidth : endX + glyphReach;
  return { x: left, width: right - left, fromX, endX, words, side };
}

function barOf(stretch: CaseLane["stages"][number], y: number, height: number, scale: Scale): Bar {
  const open = stretch.to === null;
  const last = stretch.to ?? (stretch.from > scale.newest ? stretch.from : scale.newest);
  const x = scale.x(stretch.from);
  // The last day is included; one day is at least visible.
  return { x, y, width: Math.max(2, scale.x(nextDay(last)) - x), height, open };
}

/** Puts each item into the first row where it overlaps none, in the given order. */
export function packed<Item extends { readonly x: number; readonly width: number }>(items: readonly Item[]) {
  const rowEnds: { from: number; to: number }[][] = [];
  const placed = items.map((item) => {
    const span = { from: item.x, to: item.x + item.width };
    let row = rowEnds.findIndex((spans) => spans.every((other) => other.to <= span.from || span.to <= other.from));
    if (row === -1) row = rowEnds.push([]) - 1;
    rowEnds[row]?.push(span);
    return { item, row };
  });
  return { items: placed, rows: rowEnds.length };
}

/**
 * First and last day drawn: everything that is known and a little air. Today and the data date belong to it while anything
 * of the case is open; a case that is over is drawn as large as it was.
 */
function rangeOf({ lanes, today, dataDate }: TimelineInput): { from: string; to: string } {
  const days = isOpen(lanes) ? [today, dataDate] : [];
  for (const lane of lanes) {
    for (const { from, to } of [...lane.stages, ...lane.measures]) days.push(from, ...(to === null ? [] : [to]));
    for (const limit of lane.limits.filter(({ state }) => state !== "undetermined"))
      days.push(dayOf(limit.trigger), limit.dueDate, ...(limit.doneDate === null ? [] : [limit.doneDate]));
    for (const { date } of lane.marks) days.push(date);
  }
  const numbers = days.map(dayNumber);
  const first = Math.min(...numbers);
  const last = Math.max(...numbers);
  const air = Math.max(1, Math.round((last - first) * 0.02));
  return { from: dayFromNumber(first - air), to: dayFromNumber(last + air) };
}

/** Mondays where there is room for them, else beginnings of months, thinned so that their labels do not touch. */
function ticksOf(from: string, to: string, x: (day: string) => number, dayWidth: number) {
  const labelWidth = 62;
  if (dayWidth * 7 >= textWidth("2026-03-23") + 12) {
    const firstMonday = dayNumber(from) + ((8 - weekday(from)) % 7);
    const mondays: { x: number; label: string }[] = [];
    for (let monday = firstMonday; monday <= dayNumber(to); monday += 7) {
      mondays.push({ x: x(dayFromNumber(monday)), label: dayFromNumber(monday) });
    }
    return mondays;
  }
  const every = [1, 2, 3, 6, 12, 24, 60, 120].find((months) => months * 30 * dayWidth >= labelWidth) ?? 240;
  const ticks: { x: number; label: string }[] = [];
  const [firstYear = 0] = from.split("-").map(Number);
  for (let month = firstYear * 12; ; month += every) {
    const day = `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}-01`;
    if (day > to) return ticks;
    if (day >= from) ticks.push({ x: x(day), label: day.slice(0, 7) });
  }
}

/** Breaks a name into lines of a width in 12 px text; what does not fit the last line ends in …; nothing is lost, the full name is read out. */
export function wrapText(text: string, width: number, maxLines: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const character of text) {
    if (textWidth(line + character) > width && line !== "") {
      if (lines.length === maxLines - 1) return [...lines, `${line.slice(0, -1)}…`];
      lines.push(line);
      line = "";
    }
    line += character;
  }
  return line === "" ? lines : [...lines, line];
}

/** A stage that runs, or a limit that waits. A measure without an end alone may only lack its entry. */
function isOpen(lanes: readonly CaseLane[]): boolean {
  const waiting = ["ahead", "near", "passed", "toVerify"];
  return (
    lanes.every(({ stages }) => stages.length === 0) ||
    lanes.some(
      (lane) => lane.stages.some(({ to }) => to === null) || lane.limits.some(({ state }) => waiting.includes(state)),
    )
  );
}

function earliest(a: string, b: string): string {
  return a < b ? a : b;
}

function nextDay(day: string): string {
  return dayFromNumber(dayNumber(day) + 1);
}

function latest(a: string, b: string): string {
  return a > b ? a : b;
}
