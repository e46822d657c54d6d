import { type CivilDate, parseCivilDate } from "../civil-date.ts";
import type { Result } from "../result.ts";

const DAY_SHAPES = [
  /^(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})(?:[T ]0{1,2}:00(?::00)?)?$/u,
  /^(?<year>\d{4})年(?<month>\d{1,2})月(?<day>\d{1,2})日$/u,
  /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})$/u,
];

/** A day as people write it in tables: 2027-02-06, 2027/2/6, 2027.2.6, 2027年2月6日, 20270206, in full-width digits too. */
export function readDayText(text: string): Result<CivilDate> {
  const plain = text.normalize("NFKC").trim();
  const groups = DAY_SHAPES.map((shape) => shape.exec(plain)?.groups).find((found) => found !== undefined);
  if (groups === undefined) return parseCivilDate(plain);
  const { year = "", month = "", day = "" } = groups;
  return parseCivilDate(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
}
