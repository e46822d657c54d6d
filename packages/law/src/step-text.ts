import { type Calendar, dayInfo } from "./calendar.ts";
import { type CivilDate, weekday } from "./civil-date.ts";
import type { BilingualText } from "./result.ts";

const WEEKDAYS_ZH = ["一", "二", "三", "四", "五", "六", "日"];
const WEEKDAYS_EN = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** 2025-02-02（星期日）, or “2025-02-02 (Sun)”. */
export function dayText(date: CivilDate): BilingualText {
  const index = weekday(date) - 1;
  return { zh: `${date}（星期${WEEKDAYS_ZH[index] ?? ""}）`, en: `${date} (${WEEKDAYS_EN[index] ?? ""})` };
}

/** Why a day rests: 春节, or 周六. */
export function restReason(calendar: Calendar, date: CivilDate): BilingualText {
  const info = dayInfo(calendar, date);
  if (info !== undefined && info.name !== "") {
    return { zh: info.reason === "holiday" ? `${info.name}放假` : info.name, en: `holiday ${info.name}` };
  }
  return { zh: "周末休息日", en: "a weekend rest day" };
}

/** Joins both languages at once: `say("自", a, "起")` with texts or plain strings. */
export function say(zh: string, en: string): BilingualText {
  return { zh, en };
}
