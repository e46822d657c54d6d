// How days, times, money, sizes and articles are written, in either language.
import type { Citation } from "@jianheng/contract";
import { formatWords } from "../words/format.ts";
import type { Language } from "../words/language.ts";
import { dayFromNumber, daysBetween, weekday } from "./civil-days.ts";

/** `2026-03-20 周五`; a moment with a time keeps it: `2026-03-20 周五 08:30`. */
export function formatDay(moment: string, language: Language): string {
  const day = moment.slice(0, 10);
  const time = moment.slice(11, 16);
  const named = `${day} ${formatWords.weekdays[language][weekday(day)] ?? ""}`;
  return time === "" ? named : `${named} ${time}`;
}

const millisecondsOfDay = 86_400_000;
const beijingAheadOfUtc = 8 * 3_600_000;

/** An instant, told by the clock in Beijing. */
export function formatInstant(instant: string, language: Language): string {
  const beijing = Date.parse(instant) + beijingAheadOfUtc;
  const day = dayFromNumber(Math.floor(beijing / millisecondsOfDay));
  return formatDay(`${day}T${new Date(beijing).toISOString().slice(11, 16)}`, language);
}

export type DaysLeft =
  | { readonly when: "ahead"; readonly days: number }
  | { readonly when: "today"; readonly days: 0 }
  | { readonly when: "passed"; readonly days: number };

/** The due day itself is in time: only the day after it has passed the limit, by 1. */
export function daysLeft(due: string, today: string): DaysLeft {
  const days = daysBetween(today, due);
  if (days > 0) return { when: "ahead", days };
  if (days === 0) return { when: "today", days: 0 };
  return { when: "passed", days: -days };
}

/** 还剩 2 天, 今天到期, 已超 1 天. */
export function daysLeftWords(due: string, today: string, language: Language): string {
  const left = daysLeft(due, today);
  if (left.when === "today") return formatWords.dueToday[language];
  const words = formatWords.daysLeft[left.when][left.days === 1 ? "one" : "many"][language];
  return words.replace("{days}", String(left.days));
}

/** `1234.5` → `1,234.50`; what is not a plain amount stays as written. */
export function formatMoney(amount: string): string {
  const match = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(amount.trim());
  if (match === null) return amount;
  const [, sign = "", whole = "", cents = ""] = match;
  return `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, ",")}.${cents.padEnd(2, "0")}`;
}

/** A count with separators: 12,345. */
export function formatCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(1)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** 《刑事诉讼法》第91条第2款; Criminal Procedure Law names stay Chinese, they are names of texts. */
export function formatCitation(citation: Citation, language: Language): string {
  const { instrument, article, paragraph } = citation;
  // Of some instruments the article is not known; the text is named alone.
  if (article === "") return `《${instrument.replace(/^《|》$/g, "")}》`;
  const words = paragraph === undefined ? formatWords.citation : formatWords.citationWithParagraph;
  return words[language]
    .replace("{instrument}", instrument.replace(/^《|》$/g, ""))
    .replace("{article}", article)
    .replace("{paragraph}", String(paragraph ?? ""));
}
