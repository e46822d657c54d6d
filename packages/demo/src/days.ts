// Calendar days as whole numbers (days since 1970-01-01), and the rest days that the generator needs.

export type Day = number;

const millisecondsPerDay = 86_400_000;
const isoByDay = new Map<Day, string>();

export function day(iso: string): Day {
  return Date.UTC(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)) - 1, Number(iso.slice(8, 10))) / millisecondsPerDay;
}

export function iso(value: Day): string {
  let text = isoByDay.get(value);
  if (text === undefined) {
    text = new Date(value * millisecondsPerDay).toISOString().slice(0, 10);
    isoByDay.set(value, text);
  }
  return text;
}

/** A moment as minutes since 1970-01-01T00:00 on the local clock. */
export function moment(date: Day, hour: number, minute: number): number {
  return date * 1440 + hour * 60 + minute;
}

export function isoMoment(minutes: number): string {
  const date = Math.floor(minutes / 1440);
  const rest = minutes - date * 1440;
  return `${iso(date)}T${two(Math.floor(rest / 60))}:${two(rest % 60)}:00`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

// State Council notices for 2024 (content_6911528), 2025 (content_6986383) and 2026 (content_7047091), as collected
// by NateScarlet/holiday-cn (MIT). First and last day of each holiday, both rest days.
const holidays: readonly (readonly [from: string, to: string])[] = [
  ["2024-01-01", "2024-01-01"],
  ["2024-02-10", "2024-02-17"],
  ["2024-04-04", "2024-04-06"],
  ["2024-05-01", "2024-05-05"],
  ["2024-06-10", "2024-06-10"],
  ["2024-09-15", "2024-09-17"],
  ["2024-10-01", "2024-10-07"],
  ["2025-01-01", "2025-01-01"],
  ["2025-01-28", "2025-02-04"],
  ["2025-04-04", "2025-04-06"],
  ["2025-05-01", "2025-05-05"],
  ["2025-05-31", "2025-06-02"],
  ["2025-10-01", "2025-10-08"],
  ["2026-01-01", "2026-01-03"],
  ["2026-02-15", "2026-02-23"],
  ["2026-04-04", "2026-04-06"],
  ["2026-05-01", "2026-05-05"],
  ["2026-06-19", "2026-06-21"],
  ["2026-09-25", "2026-09-27"],
  ["2026-10-01", "2026-10-07"],
];

// Saturdays and Sundays on which offices work, from the same notices.
const weekendWorkdays = `
  2024-02-04 2024-02-18 2024-04-07 2024-04-28 2024-05-11 2024-09-14 2024-09-29 2024-10-12
  2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11
  2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10
`
  .trim()
  .split(/\s+/);

const holidayDays = new Set(
  holidays.flatMap(([from, to]) => Array.from({ length: day(to) - day(from) + 1 }, (_, at) => day(from) + at)),
);
const weekendWorkdayDays = new Set(weekendWorkdays.map(day));

export function isRestDay(value: Day): boolean {
  if (holidayDays.has(value)) return true;
  const weekday = (((value + 4) % 7) + 7) % 7; // 1970-01-01 was a Thursday; 0 is Sunday
  return (weekday === 0 || weekday === 6) && !weekendWorkdayDays.has(value);
}

/** The day itself, or the first working day after the rest days it falls in. */
export function workdayFrom(value: Day): Day {
  let at = value;
  while (isRestDay(at)) at += 1;
  return at;
}

/** The day itself, or the last working day before the rest days it falls in. */
export function workdayUpTo(value: Day): Day {
  let at = value;
  while (isRestDay(at)) at -= 1;
  return at;
}
