import type { Diagnostic, Sentence } from "./diagnostic.ts";

/**
 * The diagnostic with a correction in its hint, where what was meant is plain from the words: a date without its sign,
 * a thousands separator, a word of another language. A hint that is there already stays.
 */
export function withCorrection(diagnostic: Diagnostic, text: string): Diagnostic {
  if (diagnostic.hint !== undefined) return diagnostic;
  const hint = correctionOf(diagnostic, text);
  return hint === undefined ? diagnostic : { ...diagnostic, hint };
}

function correctionOf({ code, span, args }: Diagnostic, text: string): Sentence | undefined {
  const words = text.slice(span.start, span.end);
  const before = text.slice(0, span.start);
  switch (code) {
    case "feel.syntax.unexpected":
    case "feel.syntax.trailing":
      return ofSign(before, text.slice(span.start));
    case "feel.syntax.bad_literal":
      return ofDuration(args["text"] ?? "");
    case "feel.type.mismatch":
      return ofMismatch(words, args);
    case "feel.name.unknown":
      return ofUnknownName(before, text, args["name"] ?? "");
    case "feel.name.unknown_field":
      return ofDateField(args);
    default:
      return undefined;
  }
}

/** Signs and words of other languages, by how the text goes on. */
const signs: readonly (readonly [RegExp, Sentence])[] = [
  [/^=/u, { zh: "相等只写一个 =", en: "equal is written with one =" }],
  [/^>/u, { zh: "不相等写 !=", en: "not equal is written !=" }],
  [/^(?:&&?|且|并且)/u, { zh: "“并且”写 and", en: "write “and”" }],
  [/^(?:\|\|?|或者?)/u, { zh: "“或者”写 or", en: "write “or”" }],
];

function ofSign(before: string, after: string): Sentence | undefined {
  const number = /(\d{1,3})$/u.exec(before)?.[1];
  const thousands = /^[,，](\d{3}(?:[,，]\d{3})*)(?!\d)/u.exec(after)?.[1];
  if (number !== undefined && thousands !== undefined) {
    const plain = number + thousands.replaceAll(/[,，]/gu, "");
    return { zh: `数字中不写分隔符：${plain}`, en: `write numbers without separators: ${plain}` };
  }
  if (/(?:^|[^\p{L}\p{N}])not\s+$/u.test(before))
    return { zh: "not 后面要加括号：not(…)", en: "put what follows in brackets: not(…)" };
  if (after.startsWith("=") && !before.trimEnd().endsWith("=")) return undefined;
  if (after.startsWith(">") && !before.endsWith("<")) return undefined;
  return signs.find(([sign]) => sign.test(after))?.[1];
}

const units: Readonly<Record<string, string>> = {
  年: "P#Y",
  月: "P#M",
  个月: "P#M",
  天: "P#D",
  日: "P#D",
  小时: "PT#H",
};

/** A length of time in Chinese words. */
function ofDuration(written: string): Sentence | undefined {
  const [, count, unit = ""] = /^(\d+)\s*(年|个?月|天|日|小时)$/u.exec(written.trim()) ?? [];
  const pattern = units[unit];
  if (count === undefined || pattern === undefined) return undefined;
  const literal = `duration("${pattern.replace("#", count)}")`;
  return { zh: `${written}写 ${literal}`, en: `write ${literal}` };
}

function ofMismatch(words: string, { operator = "", left, right }: Diagnostic["args"]): Sentence | undefined {
  const sides = [left, right];
  const between = (one: string, other: string): boolean => sides.includes(`@{${one}}`) && sides.includes(`@{${other}}`);
  const adds = operator === "+" || operator === "-";
  const day = /"?(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?"?/u.exec(words);
  if (day !== null && (between("date", "string") || between("date", "number"))) {
    const [, year, month = "", of = ""] = day;
    const literal = `@"${year}-${month.padStart(2, "0")}-${of.padStart(2, "0")}"`;
    return { zh: `日期写 ${literal}`, en: `write the date as ${literal}` };
  }
  const number = /(\d+)\s*$/u.exec(words)?.[1] ?? "30";
  if (between("date", "number") && adds)
    return { zh: `加减天数写 duration("P${number}D")`, en: `write days as duration("P${number}D")` };
  if (between("days and time duration", "number"))
    return {
      zh: `与天数比较写 duration("P${number}D")`,
      en: `compare with duration("P${number}D")`,
    };
  if (between("boolean", "number") && /[<>]/u.test(operator) && /[<>].*[<>]/u.test(words))
    return { zh: "在两数之间写 between … and …", en: "write between … and …" };
  return undefined;
}

/** A word without quotes where a text is compared, or alone in the cell of a table. */
function ofUnknownName(before: string, text: string, name: string): Sentence | undefined {
  if (text.trim() !== name && !/(?:=|\bin\s*[[(]?|[[(,])\s*$/u.test(before)) return undefined;
  return { zh: `如果是文字，请加双引号："${name}"`, en: `if it is a text, put it in quotes: "${name}"` };
}

const parts: Readonly<Record<string, string>> = { 年: "year", 月: "month", 日: "day", 星期: "weekday" };

function ofDateField({ owner = "", name = "" }: Diagnostic["args"]): Sentence | undefined {
  const part = parts[name];
  if (part === undefined || !owner.includes("date")) return undefined;
  return { zh: `写 .${part}`, en: `write .${part}` };
}
