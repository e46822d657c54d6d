// Excel's day numbers. 1900 system: 1 = 1900-01-01, with a 29 February 1900 (60) that never was. 1904 system:
// 0 = 1904-01-01. The fraction is the time of day.

const msPerDay = 86_400_000;
const secondsPerDay = 86_400;
/** 9999-12-31, the last day Excel knows. */
const lastSerial1900 = 2_958_465;
const days1904After1900 = 1462;

export interface SerialMoment {
  /** `2025-01-03`; absent for a time of day alone (serial below 1 in the 1900 system). */
  readonly day?: string;
  /** `08:30:00`, rounded to the second. */
  readonly time: string;
  /** Whether the serial had a fraction. */
  readonly hasTime: boolean;
}

/** Undefined when the number is no day Excel knows, or is its impossible 29 February 1900. */
export function momentOfSerial(serial: number, date1904: boolean): SerialMoment | undefined {
  if (!Number.isFinite(serial) || serial < 0) return undefined;
  let days = Math.floor(serial);
  let seconds = Math.round((serial - days) * secondsPerDay);
  const hasTime = seconds > 0 || serial < 1;
  if (seconds === secondsPerDay) {
    seconds = 0;
    days += 1;
  }
  const time = clockOf(seconds);
  if (date1904) days += days1904After1900;
  else if (days === 0) return { time, hasTime };
  if (days === 60 && !date1904) return undefined;
  if (days > lastSerial1900) return undefined;
  return { day: dayOf1900(days), time, hasTime };
}

/** The other way, for writing: the serial of a day in the 1900 system; undefined before 1900-03-01. */
export function serialOfDay(day: string): number | undefined {
  const ms = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(ms)) return undefined;
  const serial = Math.round((ms - Date.UTC(1899, 11, 30)) / msPerDay);
  return serial > 60 && serial <= lastSerial1900 ? serial : undefined;
}

/** A column of dates repeats the same days; making the text costs more than finding it. */
const knownDays: string[] = [];
const maxKnownDay = 100_000;

function dayOf1900(days: number): string {
  const known = knownDays[days];
  if (known !== undefined) return known;
  // Before the impossible day the count is one behind.
  const shifted = days < 60 ? days + 1 : days;
  const day = new Date(Date.UTC(1899, 11, 30) + shifted * msPerDay).toISOString().slice(0, 10);
  if (days < maxKnownDay) knownDays[days] = day;
  return day;
}

function clockOf(seconds: number): string {
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
