// Values as people read them.

import type { Dataset } from "@jianheng/contract";
import {
  FeelDate,
  FeelDateTime,
  type FeelValue,
  formatDate,
  formatDateTime,
  formatValue,
  isNumber,
  Row,
} from "@jianheng/feel";

export type Language = "zh" | "en";

const emptyWords: Readonly<Record<Language, string>> = { zh: "（空）", en: "(empty)" };

/** Null stays null: `2026-03-20`, `2026-03-20 14:20`, 是 or yes, `12000.00` for money, lists joined by 、. */
export function showValue(value: FeelValue, language: Language, money = false): string | null {
  if (value === null) return null;
  if (typeof value === "boolean") return language === "zh" ? (value ? "是" : "否") : value ? "yes" : "no";
  if (isNumber(value)) return money ? withCents(formatValue(value)) : formatValue(value);
  if (value instanceof FeelDate) return formatDate(value);
  if (value instanceof FeelDateTime) return formatDateTime(value).replace("T", " ").replace(/:00$/u, "");
  if (Array.isArray(value)) {
    return (value as readonly FeelValue[]).map((item) => showValue(item, language) ?? emptyWords[language]).join("、");
  }
  if (value instanceof Row) return `#${value.id}`;
  return formatValue(value);
}

export function showOrEmpty(value: FeelValue, language: Language, money = false): string {
  return showValue(value, language, money) ?? emptyWords[language];
}

export function isMoneyColumn(dataset: Dataset, column: string): boolean {
  return dataset.columns.find(({ id }) => id === column)?.type === "money";
}

function withCents(digits: string): string {
  const [whole = "0", fraction = ""] = digits.split(".");
  return `${whole}.${fraction.padEnd(2, "0")}`;
}
