import { addDays, type CivilDate, daysBetween, weekday } from "../civil-date.ts";
import type { Problem } from "../result.ts";
import type { CalendarColumn, CalendarHeader } from "./calendar-columns.ts";
import type { CalendarTableLine, CalendarTableProblem } from "./parse-calendar-table.ts";
import { readDayText } from "./read-day-text.ts";

/** What one line declares: every day of a run, both ends included. */
export interface CalendarDeclaration {
  readonly row: number;
  readonly days: readonly CivilDate[];
  readonly kind: "rest" | "work";
  readonly name: string;
  readonly source: string;
  readonly local: boolean;
}

// No festival has ever rested longer than two weeks; a longer run is a slip of the pen in one of its ends.
const MAX_RUN_DAYS = 31;

const KINDS: ReadonlyMap<string, "rest" | "work"> = new Map([
  ...["休", "休息", "放假", "假", "rest", "holiday", "off"].map((word) => [word, "rest"] as const),
  ...["班", "上班", "补班", "调休上班", "work", "workday", "working"].map((word) => [word, "work"] as const),
]);
const SCOPES: ReadonlyMap<string, boolean> = new Map([
  ...["", "全国", "国家", "national"].map((word) => [word, false] as const),
  ...["本地", "地方", "本院", "local"].map((word) => [word, true] as const),
]);

/** One line of the table; undefined where it cannot be used, and then a problem says why. */
export function readCalendarLine(
  line: CalendarTableLine,
  { at, headers }: CalendarHeader,
  problems: CalendarTableProblem[],
): CalendarDeclaration | undefined {
  const text = (column: CalendarColumn) => (line.cells[at.get(column) ?? -1] ?? "").normalize("NFKC").trim();
  const report = (column: CalendarColumn, severity: CalendarTableProblem["severity"], problem: Problem): undefined => {
    const index = at.get(column);
    const header = index === undefined ? null : (headers[index] ?? null);
    problems.push({ severity, row: line.row, column: index ?? null, header, value: text(column), problem });
  };
  const [first, last] = firstAndLast(at, text);
  const from = readDay(first, text, report);
  const to = last === first || text(last) === "" ? from : readDay(last, text, report);
  const kind = KINDS.get(text("kind").toLowerCase());
  if (kind === undefined) report("kind", "error", { code: "calendar.bad_kind", args: { text: text("kind") } });
  const local = SCOPES.get(text("scope").toLowerCase());
  if (local === undefined) report("scope", "error", { code: "calendar.bad_scope", args: { text: text("scope") } });
  if (from === undefined || to === undefined || kind === undefined || local === undefined) return undefined;
  const length = daysBetween(from, to) + 1;
  if (length < 1) return report(last, "error", { code: "calendar.ends_before_start", args: { from, to } });
  if (length > MAX_RUN_DAYS) {
    return report(last, "error", {
      code: "calendar.run_too_long",
      args: { from, to, count: length, most: MAX_RUN_DAYS },
    });
  }
  const days = Array.from({ length }, (_, index) => addDays(from, index));
  if (kind === "work") {
    // 调休 moves work to a Saturday or Sunday; any other day works anyway, unless it takes back a holiday.
    const odd = days.find((day) => weekday(day) < 6);
    if (odd !== undefined) report(first, "warning", { code: "calendar.work_on_weekday", args: { date: odd } });
  }
  if (text("source") === "") report("source", "warning", { code: "calendar.no_source", args: {} });
  if (kind === "rest" && text("name") === "") report("name", "warning", { code: "calendar.no_name", args: {} });
  return { row: line.row, days, kind, name: text("name"), source: text("source"), local };
}

// A table may give single days, runs, or both: then `from` is used where it is filled in.
function firstAndLast(
  at: CalendarHeader["at"],
  text: (column: CalendarColumn) => string,
): readonly [CalendarColumn, CalendarColumn] {
  const run = at.has("from") && (text("from") !== "" || !at.has("date"));
  return run ? ["from", "to"] : ["date", at.has("to") ? "to" : "date"];
}

function readDay(
  column: CalendarColumn,
  text: (column: CalendarColumn) => string,
  report: (column: CalendarColumn, severity: "error", problem: Problem) => undefined,
): CivilDate | undefined {
  const read = readDayText(text(column));
  return read.ok ? read.value : report(column, "error", read.problem);
}
