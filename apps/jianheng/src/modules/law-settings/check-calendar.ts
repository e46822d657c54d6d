import { roles, type CalendarCheck, type CalendarDayEntry } from "@jianheng/contract";
import {
  buildCalendar,
  type Calendar,
  type CalendarTable,
  type CalendarTableLine,
  type CalendarYear,
  dateOfEpochDay,
  dayInfo,
  type LocalDay,
  parseCalendarTable,
  problemText,
} from "@jianheng/law";
import { columnLetter } from "@jianheng/files";
import { judgeChange, type Setter } from "./domain.ts";
import { type OfficeLaw, yearOver } from "./office-law.ts";

/**
 * What a table would change for an office, day by day; nothing is changed. A year that was imported before is given back
 * with the table laid over it, so that accepting a correction of some days keeps the others.
 */
export function checkCalendar(lines: readonly CalendarTableLine[], law: OfficeLaw, setter: Setter): CalendarCheck {
  const table = parseCalendarTable(lines, law.calendar);
  const problems = table.problems.map(({ row, column, severity, problem }) => ({
    row,
    column: column === null ? null : columnLetter(column),
    severity,
    sentence: problemText(problem),
  }));
  const usable = !table.problems.some(({ severity }) => severity === "error");
  const years = usable ? table.years.map((year) => yearOver(importedYear(law, year.year), year)) : [];
  const localDays = usable ? table.localDays : [];
  return {
    rows: Math.max(0, lines.length - 1),
    years: years.map(({ year, sources, spans }) => ({
      year,
      sources: [...sources],
      spans: spans.map((span) => ({ ...span })),
    })),
    localDays: [...localDays],
    changes: usable ? changesOf(law, table) : [],
    problems,
    refusal: refusalOf(years.length > 0, localDays.length > 0, setter),
  };
}

function importedYear({ holding }: OfficeLaw, year: number): CalendarYear | undefined {
  return holding.get(`calendarYear ${year}`)?.value as CalendarYear | undefined;
}

function changesOf(law: OfficeLaw, { years, localDays }: CalendarTable): CalendarCheck["changes"] {
  const before = law.calendar;
  const laid = new Map(law.years.map((year) => [year.year, year]));
  for (const year of years) laid.set(year.year, yearOver(laid.get(year.year), year));
  const ordered = [...laid.values()];
  const national = buildCalendar(ordered, localDaysOf(law));
  const after = buildCalendar(ordered, [...localDaysOf(law), ...localDays]);
  const changes: CalendarCheck["changes"] = [];
  for (let day = after.firstDay; day <= after.lastDay; day += 1) {
    const [was, isNow] = [dayAt(before, day), dayAt(after, day)];
    if (was === null && isNow !== null && plain(isNow)) continue;
    if (was?.restDay === isNow?.restDay && was?.name === isNow?.name && was?.reason === isNow?.reason) continue;
    const scope = sameDay(dayAt(national, day), isNow) ? "national" : "local";
    changes.push({ date: dateOfEpochDay(day), before: was, after: isNow, scope });
  }
  return changes;
}

/** Of a year that was not known, weekends and weekdays go without saying. */
const plain = ({ reason }: CalendarDayEntry) => reason === "weekday" || reason === "weekend";

const sameDay = (one: CalendarDayEntry | null, other: CalendarDayEntry | null) =>
  one?.restDay === other?.restDay && one?.name === other?.name && one?.reason === other?.reason;

function dayAt(calendar: Calendar, day: number): CalendarDayEntry | null {
  const info = dayInfo(calendar, dateOfEpochDay(day));
  return info === undefined ? null : { ...info };
}

function localDaysOf({ holding }: OfficeLaw): LocalDay[] {
  return [...holding.values()]
    .filter(({ kind }) => kind === "localDay")
    .map(({ key, value }) => ({ date: key as LocalDay["date"], ...(value as Omit<LocalDay, "date">) }));
}

function refusalOf(national: boolean, local: boolean, setter: Setter): CalendarCheck["refusal"] {
  const verdicts = [
    ...(national ? [judgeChange("calendarYear", setter)] : []),
    ...(local ? [judgeChange("localDay", setter)] : []),
  ];
  const denied = verdicts.find(({ allowed }) => !allowed);
  if (denied === undefined || denied.allowed) return null;
  const [zh, en] = [
    denied.who.map((role) => roles[role].zh).join("、"),
    denied.who.map((role) => roles[role].en).join(", "),
  ];
  return national && local && verdicts.some(({ allowed }) => allowed)
    ? {
        zh: `表中全国和本地的日子由不同的人导入，请分成两个表；其余的由${zh}导入。`,
        en: `National and local days are imported by different people: please split the table. The rest: ${en}.`,
      }
    : {
        zh: `您可以核对，但不能导入；可以导入的人员：${zh}。`,
        en: `You may check it but not import it. Those who may: ${en}.`,
      };
}
