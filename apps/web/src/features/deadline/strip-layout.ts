// The calendar strip of a limit as data: which days are drawn, what each of them is, where the marks stand.
// Pure; the component only draws it.
import { addDays, dayNumber, dayOf, daysBetween } from "../../lib/civil-days.ts";

export interface StripInput {
  /** Day of the event that starts the clock; itself not counted (CPL art. 105). */
  readonly trigger: string;
  readonly warningDate: string;
  readonly legalExpiry: string;
  readonly dueDate: string;
  readonly inCustody: boolean;
  readonly restDays: readonly { readonly date: string; readonly name: string }[];
  readonly today: string;
  /** The day the data speak for; null where no data are spoken of. */
  readonly dataDate: string | null;
  /** Codes of the steps of the count: C9 counts working days only, C7 leaves time out, C11 counts backward. */
  readonly stepCodes: readonly string[];
}

/** `trigger` is not counted; `counted` to the legal expiry; `rolled` from there to the due day; `outside` before or after. */
export type DayPart = "trigger" | "counted" | "rolled" | "outside";

export interface StripDay {
  readonly date: string;
  readonly part: DayPart;
  /** Name of the rest day, null for a working day. */
  readonly rest: string | null;
  /** Running number of the counted day; null where days are not numbered. */
  readonly count: number | null;
}

export type MarkKind = "trigger" | "warningDate" | "legalExpiry" | "dueDate" | "dataDate" | "today";

export interface StripMark {
  /** Kinds that share the day, in the order of their meaning. */
  readonly kinds: readonly MarkKind[];
  readonly date: string;
  /** Place on the strip as a fraction of its width, middle of the day; null when the day lies beyond the strip. */
  readonly at: number | null;
  /** Days from the due day; negative before it. */
  readonly daysFromDue: number;
}

export interface StripMonth {
  /** `2026-03`. */
  readonly month: string;
  /** Fractions of the width. */
  readonly from: number;
  readonly to: number;
}

export interface StripSpan {
  readonly from: number;
  readonly to: number;
  readonly name: string;
}

export interface StripLayout {
  /** `days`: every day has a cell. `months`: a proportional bar of the whole, and the days around the expiry as cells. */
  readonly scale: "days" | "months";
  readonly from: string;
  readonly to: string;
  /** Cells: the whole strip, or the close-up of a strip by months. */
  readonly days: readonly StripDay[];
  /** Marks on the whole strip. */
  readonly marks: readonly StripMark[];
  /** Marks on the close-up; empty when the scale is days. */
  readonly closeUpMarks: readonly StripMark[];
  /** Months of the whole strip, for a scale of months. */
  readonly months: readonly StripMonth[];
  /** Rest days of the whole strip joined to blocks, for a scale of months. */
  readonly restSpans: readonly StripSpan[];
  /** The counted time and the rolled time on the whole strip. */
  readonly counted: StripSpan | null;
  readonly rolled: StripSpan | null;
}

/** More days than this do not fit as readable cells beside the history of a finding on a small screen. */
export const mostCells = 45;
/** Days so near the due day that only a close-up tells them apart. */
const closeUpOnly: readonly MarkKind[] = ["warningDate", "legalExpiry"];
/** Days shown before the legal expiry and after the due day in a close-up. */
const closeUpBefore = 7;
const closeUpAfter = 4;
/** Days kept after the due day, so that it is not the edge. */
const margin = 2;

export function layOutStrip(input: StripInput): StripLayout {
  const trigger = dayOf(input.trigger);
  const backward = trigger > input.dueDate;
  const first = earliest(trigger, input.warningDate, input.legalExpiry);
  const last = addDays(latest(trigger, input.legalExpiry, input.dueDate), margin);
  const scale = daysBetween(first, last) + 1 <= mostCells ? "days" : "months";

  // Today and the data date widen the strip as far as its scale allows; beyond that they are named at the edge.
  const room = scale === "days" ? mostCells : Math.round((daysBetween(first, last) + 1) * 1.5);
  const to = widened(first, last, input.dataDate === null ? [input.today] : [input.today, input.dataDate], room);

  const marks = marksOf(input, trigger);
  const whole = { from: first, to };
  const closeUp =
    scale === "days"
      ? whole
      : {
          from: addDays(earliest(input.warningDate, input.legalExpiry), -closeUpBefore),
          to: addDays(latest(input.legalExpiry, input.dueDate), closeUpAfter),
        };

  const numbered = !backward && !input.stepCodes.includes("C7") && !input.stepCodes.includes("C11");
  return {
    scale,
    from: first,
    to,
    days: daysOf(input, { ...closeUp, trigger, backward, numbered }),
    marks: marks
      .filter((mark) => scale === "days" || mark.kinds.some((kind) => !closeUpOnly.includes(kind)))
      .map((mark) => placed(mark, whole)),
    closeUpMarks: scale === "days" ? [] : marks.map((mark) => placed(mark, closeUp)).filter(({ at }) => at !== null),
    months: scale === "days" ? [] : monthsOf(whole),
    restSpans: scale === "days" ? [] : restSpansOf(input.restDays, whole),
    counted: spanOf(
      backward ? input.legalExpiry : addDays(trigger, 1),
      backward ? addDays(trigger, -1) : input.legalExpiry,
      whole,
    ),
    rolled: input.dueDate > input.legalExpiry ? spanOf(addDays(input.legalExpiry, 1), input.dueDate, whole) : null,
  };
}

interface DaysWanted {
  readonly from: string;
  readonly to: string;
  readonly trigger: string;
  readonly backward: boolean;
  readonly numbered: boolean;
}

function daysOf(input: StripInput, wanted: DaysWanted): StripDay[] {
  const rest = new Map(input.restDays.map(({ date, name }) => [date, name]));
  const workingDaysOnly = input.stepCodes.includes("C9");
  const days: StripDay[] = [];
  let count = 0;
  // Counting starts at the trigger even where the drawn days start later.
  const countFrom = wanted.numbered ? earliest(wanted.trigger, wanted.from) : wanted.from;
  for (let date = countFrom; date <= wanted.to; date = addDays(date, 1)) {
    const part = partOf(date, input, wanted);
    const counts = part === "counted" && !(workingDaysOnly && rest.has(date));
    if (counts) count += 1;
    if (date < wanted.from) continue;
    days.push({ date, part, rest: rest.get(date) ?? null, count: counts && wanted.numbered ? count : null });
  }
  return days;
}

function partOf(date: string, input: StripInput, { trigger, backward }: DaysWanted): DayPart {
  if (date === trigger) return "trigger";
  if (backward) return date < trigger && date >= input.legalExpiry ? "counted" : "outside";
  if (date > trigger && date <= input.legalExpiry) return "counted";
  if (date > input.legalExpiry && date <= input.dueDate) return "rolled";
  return "outside";
}

function marksOf(input: StripInput, trigger: string): Omit<StripMark, "at">[] {
  const named: readonly (readonly [MarkKind, string])[] = [
    ["trigger", trigger],
    ["warningDate", input.warningDate],
    ["legalExpiry", input.legalExpiry],
    ["dueDate", input.dueDate],
    ...(input.dataDate === null ? [] : ([["dataDate", input.dataDate]] as const)),
    ["today", input.today],
  ];
  const byDate = new Map<string, MarkKind[]>();
  for (const [kind, date] of named) {
    // A warning day that is the expiry itself warns of nothing more.
    if (kind === "warningDate" && date === input.legalExpiry) continue;
    byDate.set(date, [...(byDate.get(date) ?? []), kind]);
  }
  return [...byDate]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([date, kinds]) => ({ kinds, date, daysFromDue: daysBetween(input.dueDate, date) }));
}

interface Window {
  readonly from: string;
  readonly to: string;
}

function placed(mark: Omit<StripMark, "at">, { from, to }: Window): StripMark {
  const inside = mark.date >= from && mark.date <= to;
  const days = daysBetween(from, to) + 1;
  return { ...mark, at: inside ? (daysBetween(from, mark.date) + 0.5) / days : null };
}

function spanOf(first: string, last: string, window: Window, name = ""): StripSpan | null {
  const from = latest(first, window.from);
  const to = earliest(last, window.to);
  if (from > to) return null;
  const days = daysBetween(window.from, window.to) + 1;
  return {
    from: daysBetween(window.from, from) / days,
    to: (daysBetween(window.from, to) + 1) / days,
    name,
  };
}

function monthsOf(window: Window): StripMonth[] {
  const months: StripMonth[] = [];
  for (let first = window.from; first <= window.to;) {
    const [year = 0, month = 0] = first.split("-").map(Number);
    const next = new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
    const span = spanOf(first, addDays(next, -1), window);
    if (span !== null) months.push({ month: first.slice(0, 7), from: span.from, to: span.to });
    first = next;
  }
  return months;
}

/** Neighbouring rest days of one strip joined; the name is the first one that is not shared by the whole week. */
function restSpansOf(restDays: StripInput["restDays"], window: Window): StripSpan[] {
  const spans: StripSpan[] = [];
  let block: { first: string; last: string; names: string[] } | null = null;
  const close = () => {
    if (block === null) return;
    const span = spanOf(block.first, block.last, window, [...new Set(block.names)].join(" "));
    if (span !== null) spans.push(span);
  };
  for (const { date, name } of restDays.toSorted((a, b) => (a.date < b.date ? -1 : 1))) {
    if (block !== null && dayNumber(date) - dayNumber(block.last) <= 1) {
      block.last = date;
      block.names.push(name);
    } else {
      close();
      block = { first: date, last: date, names: [name] };
    }
  }
  close();
  return spans;
}

/** The last day of a strip widened to the farthest of the wished days that still fits. */
function widened(first: string, last: string, wishes: readonly string[], room: number): string {
  let to = last;
  for (const wish of wishes) {
    if (wish > to && daysBetween(first, wish) + 1 + 1 <= room) to = addDays(wish, 1);
  }
  return to;
}

function earliest(...days: readonly string[]): string {
  return days.reduce((a, b) => (a < b ? a : b));
}

function latest(...days: readonly string[]): string {
  return days.reduce((a, b) => (a > b ? a : b));
}
