import { type CivilDate, dateOfEpochDay, epochDay, parseCivilDate } from "./civil-date.ts";
import { accept, refuse, type Result } from "./result.ts";

/**
 * A wall-clock time in Beijing: `YYYY-MM-DDTHH:mm`, with `:ss` where the seconds are not zero. Two of them compare
 * as text. There is no zone in it, because papers of a case carry none; China keeps one time without summer time.
 */
export type CivilDateTime = string & { readonly civilDateTime: true };

const TIME_SHAPE =
  /^(?<date>\d{4}-\d{2}-\d{2})[T ](?<hour>\d{2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:\.\d+)?)?(?<zone>Z|[+-]\d{2}:\d{2})?$/u;
const SECONDS_PER_DAY = 86_400;
const BEIJING_OFFSET_SECONDS = 8 * 3600;

/**
 * Reads `2025-01-23T14:20`, with optional seconds (fractions are dropped) and an optional zone, which is turned
 * into Beijing time. 24:00 and impossible days are refused.
 */
export function parseCivilDateTime(text: string): Result<CivilDateTime> {
  const groups = TIME_SHAPE.exec(text)?.groups;
  if (groups === undefined) return refuse("date_time.bad_shape", { text });
  const date = parseCivilDate(groups["date"] ?? "");
  if (!date.ok) return date;
  const [hour, minute, second] = [Number(groups["hour"]), Number(groups["minute"]), Number(groups["second"] ?? 0)];
  if (hour > 23 || minute > 59 || second > 59) return refuse("date_time.no_such_time", { text });
  const offset = zoneOffsetSeconds(groups["zone"]);
  if (offset === undefined) return refuse("date_time.no_such_zone", { text });
  const seconds = epochDay(date.value) * SECONDS_PER_DAY + hour * 3600 + minute * 60 + second;
  return accept(dateTimeOfEpochSecond(seconds - offset + BEIJING_OFFSET_SECONDS));
}

/** A time that the program itself writes down; throws where the text is not one, for that is a defect. */
export function civilDateTime(text: string): CivilDateTime {
  const parsed = parseCivilDateTime(text);
  if (!parsed.ok) throw new RangeError(`${parsed.problem.code}: ${text}`);
  return parsed.value;
}

export function dateOfDateTime(time: CivilDateTime): CivilDate {
  return time.slice(0, 10) as CivilDate;
}

/** Seconds of the wall clock since 1970-01-01T00:00 in Beijing. */
export function wallSecond(time: CivilDateTime): number {
  const [hour, minute] = [Number(time.slice(11, 13)), Number(time.slice(14, 16))];
  const second = time.length > 16 ? Number(time.slice(17, 19)) : 0;
  return epochDay(dateOfDateTime(time)) * SECONDS_PER_DAY + hour * 3600 + minute * 60 + second;
}

export function dateTimeOfEpochSecond(seconds: number): CivilDateTime {
  const day = Math.floor(seconds / SECONDS_PER_DAY);
  const rest = seconds - day * SECONDS_PER_DAY;
  const clock = [Math.floor(rest / 3600), Math.floor((rest % 3600) / 60), rest % 60];
  const shown = clock[2] === 0 ? clock.slice(0, 2) : clock;
  return `${dateOfEpochDay(day)}T${shown.map((part) => String(part).padStart(2, "0")).join(":")}` as CivilDateTime;
}

export function addHours(time: CivilDateTime, hours: number): CivilDateTime {
  return dateTimeOfEpochSecond(wallSecond(time) + hours * 3600);
}

/** The next full hour after `time`: 14:20 gives 15:00, and 15:00 gives 16:00, for its hour has begun. */
export function nextFullHour(time: CivilDateTime): CivilDateTime {
  return dateTimeOfEpochSecond((Math.floor(wallSecond(time) / 3600) + 1) * 3600);
}

function zoneOffsetSeconds(zone: string | undefined): number | undefined {
  if (zone === undefined) return BEIJING_OFFSET_SECONDS;
  if (zone === "Z") return 0;
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(4, 6))];
  if (hours > 14 || minutes > 59) return undefined;
  return (zone.startsWith("-") ? -1 : 1) * (hours * 3600 + minutes * 60);
}
