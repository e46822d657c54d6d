// Texts with expressions in double braces: `关于{{案件名称}}的通知`.

import { FeelDate, type FeelValue, formatDate, formatValue, isNumber, Row } from "@jianheng/feel";

export type TemplatePiece =
  | { readonly kind: "text"; readonly text: string }
  /** `offset`: where the expression begins in the template. */
  | { readonly kind: "expression"; readonly text: string; readonly offset: number };

export interface Template {
  readonly pieces: readonly TemplatePiece[];
  /** Where braces do not close, or hold nothing. */
  readonly faults: readonly { readonly kind: "open" | "empty"; readonly start: number; readonly end: number }[];
}

export function readTemplate(text: string): Template {
  const pieces: TemplatePiece[] = [];
  const faults: Template["faults"][number][] = [];
  let at = 0;
  for (;;) {
    const start = text.indexOf("{{", at);
    if (start < 0) break;
    if (start > at) pieces.push({ kind: "text", text: text.slice(at, start) });
    const close = closingBraces(text, start + 2);
    if (close === undefined) {
      faults.push({ kind: "open", start, end: start + 2 });
      return { pieces, faults };
    }
    const expression = text.slice(start + 2, close);
    if (expression.trim() === "") faults.push({ kind: "empty", start, end: close + 2 });
    else pieces.push({ kind: "expression", text: expression, offset: start + 2 });
    at = close + 2;
  }
  if (at < text.length) pieces.push({ kind: "text", text: text.slice(at) });
  return { pieces, faults };
}

/** The next `}}` that does not stand in a string of the expression. */
function closingBraces(text: string, from: number): number | undefined {
  let inString = false;
  for (let at = from; at < text.length; at += 1) {
    const character = text[at];
    if (inString && character === "\\") at += 1;
    else if (character === '"') inString = !inString;
    else if (!inString && character === "}" && text[at + 1] === "}") return at;
  }
  return undefined;
}

/** A value in the words of a paper; what is not there leaves nothing. */
export function inWords(value: FeelValue, asMoney = false): string {
  if (value === null) return "";
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "是" : "否";
  if (isNumber(value)) return asMoney ? moneyInWords(formatValue(value)) : formatValue(value);
  if (value instanceof FeelDate) return dayInWords(formatDate(value));
  if (value instanceof Row)
    return value.cells
      .map((cell) => inWords(cell))
      .filter((text) => text !== "")
      .join(" ");
  if (Array.isArray(value)) {
    return value
      .map((item: FeelValue) => inWords(item, asMoney))
      .filter((text) => text !== "")
      .join("、");
  }
  return formatValue(value);
}

/** `2026-07-01` as papers write it; anything else as it is. */
export function dayInWords(day: string): string {
  const [, year, month, of] = /^(\d+)-(\d\d)-(\d\d)$/u.exec(day) ?? [];
  return year === undefined ? day : `${year}年${Number(month)}月${Number(of)}日`;
}

/** `1,234.50元`: separators, and two digits for 角 and 分 where there are any. */
function moneyInWords(digits: string): string {
  const [whole = "", fraction] = digits.split(".");
  const separated = whole.replaceAll(/\B(?=(\d{3})+$)/gu, ",");
  return `${separated}${fraction === undefined ? "" : `.${fraction.padEnd(2, "0")}`}元`;
}
