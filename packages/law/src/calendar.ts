import {
  type CivilDate,
  civilDate,
  dateOfEpochDay,
  dateOfParts,
  epochDay,
  isCivilDate,
  weekdayOfEpochDay,
} from "./civil-date.ts";

/** One run of days that a notice declares rest or working days; both ends are included. */
export interface CalendarSpan {
  readonly from: string;
  readonly to: string;
  readonly kind: "rest" | "work";
  /** The festival: 春节, 国庆节, … */
  readonly name: string;
  /** Index into the `sources` of its year. */
  readonly source: number;
}

/** What the State Council announced about the days of one calendar year. */
export interface CalendarYear {
  readonly year: number;
  /** Addresses of the notices. */
  readonly sources: readonly string[];
  readonly spans: readonly CalendarSpan[];
}

/** A day that one office treats differently: a local festival (放假办法 art. 4), or a day lost to a storm. */
export interface LocalDay {
  readonly date: CivilDate;
  readonly kind: "rest" | "work";
  readonly name: string;
  /** The paper that declares it. */
  readonly source: string;
}

/** Why one day rests or works, for an explanation. */
export interface DayInfo {
  readonly date: CivilDate;
  readonly restDay: boolean;
  readonly reason: "holiday" | "weekend" | "adjusted_workday" | "weekday" | "local";
  /** The festival, or empty. */
  readonly name: string;
  /** The notice, or empty. */
  readonly source: string;
}

/**
 * Rest days and working days of a closed range of days, by rule C8: the days of the State Council notices, then
 * Saturdays and Sundays, then the rest. Outside the range nothing is known and every question answers undefined.
 * The arrays run from `firstDay`; a day that is not known is -1e9. They are plain data and must not be changed.
 */
export interface Calendar {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly firstDay: number;
  readonly lastDay: number;
  readonly restDay: readonly boolean[];
  /** Epoch day of the first working day on or after each day. */
  readonly rolledForward: readonly number[];
  /** Epoch day of the last working day on or before each day. */
  readonly rolledBackward: readonly number[];
  /** Working days from `from` up to and including each day. */
  readonly workingIndex: readonly number[];
  /** Epoch day of the n-th working day of the range, the first at index 1; index 0 is unused. */
  readonly workingDay: readonly number[];
  readonly notes: ReadonlyMap<
    number,
    { readonly kind: "rest" | "work"; readonly name: string; readonly source: string; readonly local: boolean }
  >;
}

/** One row per day, for a database: with these four columns set-based code agrees with this package exactly. */
export interface CalendarRow {
  readonly date: CivilDate;
  readonly epochDay: number;
  readonly restDay: boolean;
  /** First working day on or after; null where it lies after the calendar. */
  readonly rolledForward: CivilDate | null;
  /** Last working day on or before; null where it lies before the calendar. */
  readonly rolledBackward: CivilDate | null;
  /** Working days from the first day of the calendar up to and including this one. */
  readonly workingIndex: number;
}

/**
 * A calendar of consecutive years, with the days of one office laid over it. Throws on years that leave a gap and on
 * days that do not exist, since such tables are data of the program; `localDays` outside the years are ignored.
 */
export function buildCalendar(years: readonly CalendarYear[], localDays: readonly LocalDay[] = []): Calendar {
  const ordered = [...years].sort((a, b) => a.year - b.year);
  const [first, last] = [ordered[0], ordered.at(-1)];
  if (first === undefined || last === undefined) throw new RangeError("a calendar needs at least one year");
  if (ordered.some(({ year }, index) => year !== first.year + index)) throw new RangeError("the years leave a gap");
  const from = dateOfParts({ year: first.year, month: 1, day: 1 });
  const to = dateOfParts({ year: last.year, month: 12, day: 31 });
  return calendarOfNotes(from, to, dayNotes(ordered, localDays));
}

/** A calendar of the days from the first of a year to the last of a year, with what is declared of single days. */
export function calendarOfNotes(from: CivilDate, to: CivilDate, notes: Calendar["notes"]): Calendar {
  const [firstDay, lastDay] = [epochDay(from), epochDay(to)];
  const restDay = Array.from({ length: lastDay - firstDay + 1 }, (_, index) => {
    const note = notes.get(firstDay + index);
    return note === undefined ? weekdayOfEpochDay(firstDay + index) >= 6 : note.kind === "rest";
  });
  return { from, to, firstDay, lastDay, restDay, ...workingTables(firstDay, restDay), notes };
}

export function isCovered(calendar: Calendar, date: CivilDate): boolean {
  return date >= calendar.from && date <= calendar.to;
}

/** Undefined outside the calendar. */
export function isRestDay(calendar: Calendar, date: CivilDate): boolean | undefined {
  return calendar.restDay[epochDay(date) - calendar.firstDay];
}

export function dayInfo(calendar: Calendar, date: CivilDate): DayInfo | undefined {
  const day = epochDay(date);
  const restDay = calendar.restDay[day - calendar.firstDay];
  if (restDay === undefined) return undefined;
  const note = calendar.notes.get(day);
  if (note === undefined) return { date, restDay, reason: restDay ? "weekend" : "weekday", name: "", source: "" };
  const reason = note.local ? "local" : note.kind === "rest" ? "holiday" : "adjusted_workday";
  return { date, restDay, reason, name: note.name, source: note.source };
}

/** The first working day on or after a day (C2); undefined where the calendar does not reach it. */
export function rollForward(calendar: Calendar, date: CivilDate): CivilDate | undefined {
  return knownDate(calendar.rolledForward[epochDay(date) - calendar.firstDay]);
}

/** The last working day on or before a day (C11); undefined where the calendar does not reach it. */
export function rollBackward(calendar: Calendar, date: CivilDate): CivilDate | undefined {
  return knownDate(calendar.rolledBackward[epochDay(date) - calendar.firstDay]);
}

/**
 * The `count`-th working day after a day, or before it when negative; the day itself is not counted (C9, C11).
 * Undefined where one of the days to count lies outside the calendar. A count of 0 is a defect of the caller.
 */
export function addWorkingDays(calendar: Calendar, date: CivilDate, count: number): CivilDate | undefined {
  if (!Number.isInteger(count) || count === 0) throw new RangeError(`cannot count ${count} working days`);
  const offset = epochDay(date) - calendar.firstDay;
  if (count > 0) {
    const before = offset === -1 ? 0 : calendar.workingIndex[offset];
    return before === undefined ? undefined : knownDate(calendar.workingDay[before + count]);
  }
  const before = offset === 0 ? 0 : calendar.workingIndex[offset - 1];
  if (before === undefined || before + count + 1 < 1) return undefined;
  return knownDate(calendar.workingDay[before + count + 1]);
}

/** The calendar as rows for a database, in order of days. */
export function calendarTable(calendar: Calendar): readonly CalendarRow[] {
  return calendar.restDay.map((restDay, index) => ({
    date: dateOfEpochDay(calendar.firstDay + index),
    epochDay: calendar.firstDay + index,
    restDay,
    rolledForward: knownDate(calendar.rolledForward[index]) ?? null,
    rolledBackward: knownDate(calendar.rolledBackward[index]) ?? null,
    workingIndex: calendar.workingIndex[index] ?? 0,
  }));
}

function knownDate(day: number | undefined): CivilDate | undefined {
  return day === undefined || day === UNKNOWN_DAY ? undefined : dateOfEpochDay(day);
}

// Far below any epoch day of the years 0001 to 9999.
const UNKNOWN_DAY = -1e9;

function workingTables(firstDay: number, restDay: readonly boolean[]) {
  const rolledForward = Array.from<number>({ length: restDay.length }).fill(UNKNOWN_DAY);
  const rolledBackward = [...rolledForward];
  const workingIndex: number[] = [];
  const workingDay: number[] = [UNKNOWN_DAY];
  let last = UNKNOWN_DAY;
  restDay.forEach((rests, index) => {
    if (!rests) workingDay.push((last = firstDay + index));
    rolledBackward[index] = last;
    workingIndex.push(workingDay.length - 1);
  });
  let next = UNKNOWN_DAY;
  for (let index = restDay.length - 1; index >= 0; index -= 1) {
    if (restDay[index] === false) next = firstDay + index;
    rolledForward[index] = next;
  }
  return { rolledForward, rolledBackward, workingIndex, workingDay };
}

/** What years and local days declare, by epoch day. Throws on days that do not exist. */
export function dayNotes(years: readonly CalendarYear[], localDays: readonly LocalDay[]): Calendar["notes"] {
  const notes = new Map<number, { kind: "rest" | "work"; name: string; source: string; local: boolean }>();
  for (const { year, sources, spans } of years) {
    for (const { from, to, kind, name, source } of spans) {
      if (!isCivilDate(from) || !isCivilDate(to)) throw new RangeError(`calendar ${year}: ${from} to ${to}`);
      for (let day = epochDay(civilDate(from)); day <= epochDay(to); day += 1) {
        notes.set(day, { kind, name, source: sources[source] ?? "", local: false });
      }
    }
  }
  for (const { date, kind, name, source } of localDays) {
    notes.set(epochDay(date), { kind, name, source, local: true });
  }
  return notes;
}
