import { createHash } from "node:crypto";
import {
  applyLimitSettings,
  buildCalendar,
  civilDate,
  defaultCountingSettings,
  isCivilDate,
  namedLimits,
  stateCouncilCalendar,
  type Calendar,
  type CalendarYear,
  type CountingSettings,
  type LocalDay,
  type NamedLimit,
} from "@jianheng/law";
import { lengthSettingOf, questionValueOf } from "./values.ts";

/** One row of what offices have set, as the fold needs it. */
export interface SettingRow {
  readonly id: number;
  /** Null: for every office. */
  readonly officeCode: string | null;
  readonly kind: "calendarYear" | "localDay" | "limitLength" | "countingQuestion";
  readonly key: string;
  /** Null: taken back. */
  readonly value: unknown;
  readonly ground: string;
  readonly byName: string;
  readonly at: Date;
}

/** The law by which one office counts. */
export interface OfficeLaw {
  readonly officeCode: string;
  readonly calendar: Calendar;
  readonly settings: CountingSettings;
  readonly limits: readonly NamedLimit[];
  readonly years: readonly CalendarYear[];
  /** Names which days rest and which work; equal for calendars that count alike. */
  readonly calendarDigest: string;
  /** The rows in force, by `kind key`. */
  readonly holding: ReadonlyMap<string, SettingRow>;
}

/**
 * What holds of each key: the newest row of the nearest office of the chain, then of the installation. A row that takes
 * back lets the next level speak.
 */
export function holdingRows(rows: readonly SettingRow[], chain: readonly string[]): ReadonlyMap<string, SettingRow> {
  const newest = new Map<string, SettingRow>();
  for (const row of rows) {
    const name = `${row.officeCode ?? ""} ${row.kind} ${row.key}`;
    const other = newest.get(name);
    if (other === undefined || other.id < row.id) newest.set(name, row);
  }
  const rank = (row: SettingRow) => (row.officeCode === null ? chain.length : chain.indexOf(row.officeCode));
  const holding = new Map<string, SettingRow>();
  for (const row of newest.values()) {
    if (row.value === null || rank(row) === -1) continue;
    const name = `${row.kind} ${row.key}`;
    const other = holding.get(name);
    if (other === undefined || rank(row) < rank(other)) holding.set(name, row);
  }
  return holding;
}

/** `chain`: the office, the one above it, and so on. A row that the product has since overtaken is left out. */
export function foldLaw(rows: readonly SettingRow[], chain: readonly string[]): OfficeLaw {
  const holding = holdingRows(rows, chain);
  const of = (kind: SettingRow["kind"]) => [...holding.values()].filter((row) => row.kind === kind);
  const years = yearsWith(of("calendarYear"));
  const calendar = buildCalendar(years, of("localDay").flatMap(localDayOf));
  let limits: readonly NamedLimit[] = namedLimits;
  for (const row of of("limitLength")) {
    const setting = lengthSettingOf(row.key, row.value);
    const applied = setting === undefined ? undefined : applyLimitSettings(limits, [setting]);
    if (applied?.ok === true) limits = applied.value;
  }
  const settings = of("countingQuestion").reduce<CountingSettings>(
    (before, row) => ({ ...before, ...questionValueOf(row.key, row.value) }),
    defaultCountingSettings,
  );
  return {
    officeCode: chain[0] ?? "",
    calendar,
    settings,
    limits,
    years,
    calendarDigest: digestOf(calendar),
    holding,
  };
}

/** Built-in years with those set laid over them, day by day. A year after a gap cannot be used. */
export function yearsWith(rows: readonly Pick<SettingRow, "value">[]): readonly CalendarYear[] {
  const byYear = new Map(stateCouncilCalendar.map((year) => [year.year, year]));
  for (const { value } of rows) {
    const set = value as CalendarYear;
    byYear.set(set.year, yearOver(byYear.get(set.year), set));
  }
  const ordered = [...byYear.values()].toSorted((one, other) => one.year - other.year);
  const gap = ordered.findIndex(({ year }, index) => year !== ordered[0]!.year + index);
  return gap === -1 ? ordered : ordered.slice(0, gap);
}

/** One year laid over another: of a day that both name, the upper one speaks. */
export function yearOver(lower: CalendarYear | undefined, upper: CalendarYear): CalendarYear {
  if (lower === undefined) return upper;
  const moved = lower.sources.length;
  return {
    year: upper.year,
    sources: [...lower.sources, ...upper.sources],
    spans: [...lower.spans, ...upper.spans.map((span) => ({ ...span, source: span.source + moved }))],
  };
}

function localDayOf({ key, value }: SettingRow): LocalDay[] {
  if (!isCivilDate(key)) return [];
  const { kind, name, source } = value as Omit<LocalDay, "date">;
  return [{ date: civilDate(key), kind, name, source }];
}

function digestOf({ from, to, restDay }: Calendar): string {
  const days = restDay.map((rests) => (rests ? "1" : "0")).join("");
  return createHash("sha256").update(`${from} ${to} ${days}`).digest("hex");
}
