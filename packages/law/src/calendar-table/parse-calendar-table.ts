import type { Calendar, CalendarSpan, CalendarYear, LocalDay } from "../calendar.ts";
import { addDays, type CivilDate, dateParts } from "../civil-date.ts";
import type { Problem } from "../result.ts";
import { readCalendarHeader } from "./calendar-columns.ts";
import { type CalendarDeclaration, readCalendarLine } from "./read-calendar-line.ts";
import { missingFestivals } from "./statutory-festivals.ts";

/** One line of a plain table: its number as the spreadsheet shows it (from 1), and its cells as text, empty ones "". */
export interface CalendarTableLine {
  readonly row: number;
  readonly cells: readonly string[];
}

/** What is wrong, and where. An `error` line is not used; a `warning` asks somebody to look. */
export interface CalendarTableProblem {
  readonly severity: "error" | "warning";
  /** As the spreadsheet shows it; null for what concerns a whole year. */
  readonly row: number | null;
  /** From 0; null where no single column is at fault. */
  readonly column: number | null;
  readonly header: string | null;
  /** What stands in the cell. */
  readonly value: string;
  /** `problemText` has its sentence. */
  readonly problem: Problem;
}

/** What a table declares: days of the State Council notices by year, days of one office, and what is wrong with it. */
export interface CalendarTable {
  readonly years: readonly CalendarYear[];
  readonly localDays: readonly LocalDay[];
  readonly problems: readonly CalendarTableProblem[];
}

// Ten years of notices, day by day, are some 500 lines.
const MAX_LINES = 20_000;

/**
 * Reads a calendar from a table whose first line holds the headers: 日期 (or 起 and 止), 休班, and where wanted 名称, 依据,
 * 范围 (全国 when empty, or 本地). `over` is the calendar it will be laid over by `extendCalendar`: years that it has need
 * not be whole in the table, and the years must join on to it. Never throws; with an `error` among the problems the
 * table is not to be used.
 */
export function parseCalendarTable(lines: readonly CalendarTableLine[], over?: Calendar): CalendarTable {
  const [head, ...rest] = lines;
  if (head === undefined) return refused("calendar.empty_table", {});
  if (lines.length > MAX_LINES) return refused("calendar.too_many_lines", { count: lines.length, most: MAX_LINES });
  const header = readCalendarHeader(head);
  if (header.problems.length > 0) return { years: [], localDays: [], problems: header.problems };
  const problems: CalendarTableProblem[] = [];
  const declarations: CalendarDeclaration[] = [];
  for (const line of rest) {
    if (line.cells.every((cell) => cell.trim() === "")) continue;
    const declaration = readCalendarLine(line, header, problems);
    if (declaration !== undefined) declarations.push(declaration);
  }
  if (declarations.length === 0 && problems.length === 0) return refused("calendar.empty_table", {});
  problems.push(...repeatedDays(declarations));
  const years = yearsOf(declarations.filter(({ local }) => !local));
  problems.push(...yearGaps(years, over), ...incompleteYears(years, over));
  const localDays = declarations.filter(({ local }) => local).flatMap(localDaysOf);
  problems.push(...outsideDays(localDays, years, over));
  return { years, localDays, problems: problems.toSorted((a, b) => (a.row ?? Infinity) - (b.row ?? Infinity)) };
}

function refused(code: string, args: Problem["args"]): CalendarTable {
  return { years: [], localDays: [], problems: [wholeTable("error", { code, args })] };
}

function wholeTable(severity: CalendarTableProblem["severity"], problem: Problem): CalendarTableProblem {
  return { severity, row: null, column: null, header: null, value: "", problem };
}

function repeatedDays(declarations: readonly CalendarDeclaration[]): readonly CalendarTableProblem[] {
  const seen = new Map<string, CalendarDeclaration>();
  const problems: CalendarTableProblem[] = [];
  for (const declaration of declarations) {
    for (const date of declaration.days) {
      const key = `${declaration.local ? "local" : "national"} ${date}`;
      const earlier = seen.get(key);
      if (earlier === undefined) seen.set(key, declaration);
      else problems.push(repeated(date, earlier, declaration));
    }
  }
  return problems;
}

// The same said twice does no harm; a day that both rests and works has to be settled by a person.
function repeated(date: CivilDate, earlier: CalendarDeclaration, later: CalendarDeclaration): CalendarTableProblem {
  const same = earlier.kind === later.kind;
  return {
    severity: same ? "warning" : "error",
    row: later.row,
    column: null,
    header: null,
    value: date,
    problem: {
      code: same ? "calendar.day_twice" : "calendar.day_contradicts",
      args: { date, row: earlier.row },
    },
  };
}

function yearsOf(declarations: readonly CalendarDeclaration[]): readonly CalendarYear[] {
  const years = new Map<number, { readonly sources: string[]; readonly spans: CalendarSpan[] }>();
  for (const declaration of declarations) {
    for (const { year, from, to } of runsByYear(declaration.days)) {
      const entry = years.get(year) ?? { sources: [], spans: [] };
      if (!entry.sources.includes(declaration.source)) entry.sources.push(declaration.source);
      const source = entry.sources.indexOf(declaration.source);
      entry.spans.push({ from, to, kind: declaration.kind, name: declaration.name, source });
      years.set(year, entry);
    }
  }
  return [...years]
    .map(([year, { sources, spans }]) => ({
      year,
      sources,
      spans: spans.toSorted((a, b) => (a.from < b.from ? -1 : 1)),
    }))
    .toSorted((a, b) => a.year - b.year);
}

// A run over New Year belongs to both years.
function runsByYear(
  days: readonly CivilDate[],
): readonly { readonly year: number; readonly from: CivilDate; readonly to: CivilDate }[] {
  const runs: { year: number; from: CivilDate; to: CivilDate }[] = [];
  for (const day of days) {
    const { year } = dateParts(day);
    const last = runs.at(-1);
    if (last?.year === year && addDays(last.to, 1) === day) last.to = day;
    else runs.push({ year, from: day, to: day });
  }
  return runs;
}

function localDaysOf({ days, kind, name, source }: CalendarDeclaration): readonly LocalDay[] {
  return days.map((date) => ({ date, kind, name, source }));
}

function yearGaps(years: readonly CalendarYear[], over: Calendar | undefined): readonly CalendarTableProblem[] {
  const known = new Set([...years.map(({ year }) => year), ...yearsOfCalendar(over)]);
  const [first, last] = [Math.min(...known), Math.max(...known)];
  const given = years.map(({ year }) => year);
  return Array.from({ length: known.size === 0 ? 0 : last - first + 1 }, (_, index) => first + index)
    .filter((year) => !known.has(year))
    .map((year) => {
      const next = given.find((one) => one > year) ?? last;
      return wholeTable("error", { code: "calendar.year_missing", args: { year, next } });
    })
    .slice(0, 1);
}

function incompleteYears(years: readonly CalendarYear[], over: Calendar | undefined): readonly CalendarTableProblem[] {
  const known = new Set(yearsOfCalendar(over));
  return years
    .filter(({ year }) => !known.has(year))
    .flatMap((year) => {
      const missing = missingFestivals(year);
      if (missing.length === 0) return [];
      const args = { year: year.year, missing: missing.join("、") };
      return [wholeTable("warning", { code: "calendar.festivals_missing", args })];
    });
}

function outsideDays(
  localDays: readonly LocalDay[],
  years: readonly CalendarYear[],
  over: Calendar | undefined,
): readonly CalendarTableProblem[] {
  const known = new Set([...years.map(({ year }) => year), ...yearsOfCalendar(over)]);
  if (known.size === 0) return [];
  const outside = new Set(localDays.map(({ date }) => dateParts(date).year).filter((year) => !known.has(year)));
  return [...outside].map((year) => wholeTable("warning", { code: "calendar.local_year_unknown", args: { year } }));
}

function yearsOfCalendar(calendar: Calendar | undefined): readonly number[] {
  if (calendar === undefined) return [];
  const [first, last] = [dateParts(calendar.from).year, dateParts(calendar.to).year];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
