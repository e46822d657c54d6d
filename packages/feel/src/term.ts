/** Words that messages use for things of the language; an argument holds them as `@{term}`. */
const terms: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  expression: { zh: "表达式", en: "an expression" },
  name: { zh: "名称", en: "a name" },
  type: { zh: "类型", en: "a type" },
  variable: { zh: "变量名和 in", en: "a variable name and “in”" },
  any: { zh: "任意值", en: "any value" },
  null: { zh: "空值", en: "null" },
  number: { zh: "数字", en: "a number" },
  string: { zh: "文字", en: "a string" },
  boolean: { zh: "是否", en: "a boolean" },
  date: { zh: "日期", en: "a date" },
  time: { zh: "时间", en: "a time" },
  "date and time": { zh: "日期时间", en: "a date and time" },
  "days and time duration": { zh: "天数时段", en: "a days and time duration" },
  "years and months duration": { zh: "年月时段", en: "a years and months duration" },
};

/** The argument with every `@{term}` in words. */
export function termsInWords(argument: string, language: "zh" | "en"): string {
  return argument.replaceAll(/@\{([^}]*)\}/gu, (_, term: string) => wordsOf(term, language));
}

function wordsOf(term: string, language: "zh" | "en"): string {
  const known = terms[term];
  if (known !== undefined) return known[language];
  const generic = /^(list|range)<(.*)>$/u.exec(term);
  if (generic !== null) {
    const inner = wordsOf(generic[2] ?? "any", language);
    const [zh, en] = generic[1] === "list" ? ["列表", "a list"] : ["区间", "a range"];
    return language === "zh" ? `${inner}的${zh}` : `${en} (${inner})`;
  }
  const row = /^row<(.*)>$/u.exec(term);
  if (row !== null) return language === "zh" ? "一行记录" : `a row of ${row[1] ?? ""}`;
  if (term.startsWith("context")) return language === "zh" ? "上下文" : "a context";
  if (term.startsWith("function")) return language === "zh" ? "函数" : "a function";
  return term;
}
