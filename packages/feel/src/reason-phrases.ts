/** How the lines of a reason are put in one language. Texts in quotation marks are the words of the rule. */
export interface ReasonPhrases {
  readonly holds: string;
  readonly fails: string;
  readonly unknown: string;
  readonly yes: string;
  readonly no: string;
  readonly empty: string;
  /** Between a subject and what is said of it. */
  readonly gap: string;
  is(value: string): string;
  details(facts: readonly string[]): string;
  named(name: string, said: string): string;
  /** The branch of an `if`. */
  taken(branch: string, is: string): string;
  result(is: string): string;
  /** The item that decided a `some` or `every`. */
  item(place: number, fits: "fits" | "does not" | "unknown"): string;
  items(looked: number, fit: "all" | "none"): string;
  /** The value is null where rows hold and still there is no result, as two where one is wanted. */
  fromRows(table: string, rows: readonly number[], value: string | null): string;
  noRow(table: string, fallback: string | null): string;
  /** An input is missing. */
  unknownRow(table: string): string;
  /** An input is outside of its allowed values. */
  notAllowed(table: string): string;
  row(dataset: string, id: number): string;
  rows(count: number): string;
  days(count: bigint): string;
  cut: string;
  decidedBy(lines: readonly string[]): string;
  missing(facts: readonly string[]): string;
  unreadable(fact: string): string;
  resultOf(text: string): string;
}

export const reasonPhrases = {
  zh: {
    holds: "成立",
    fails: "不成立",
    unknown: "不能确定",
    yes: "是",
    no: "否",
    empty: "为空",
    gap: "",
    is: (value) => `为 ${value}`,
    details: (facts) => `（${facts.join("，")}）`,
    named: (name, said) => `${name}：${said}`,
    taken: (branch, is) => `，取“${branch}”，${is}`,
    result: (is) => `，结果${is}`,
    item: (place, fits) => `：第 ${place} 项${{ fits: "符合", "does not": "不符合", unknown: "不能确定" }[fits]}`,
    items: (looked, fit) => {
      if (looked === 0) return "：没有可看的项";
      return `：看了 ${looked} 项，${fit === "all" ? "都符合" : "都不符合"}`;
    },
    fromRows: (table, rows, value) => {
      const held = `第 ${rows.join("、")} 行`;
      return value === null ? `判定表“${table}”${held}符合，但没有结果` : `由判定表“${table}”${held}得出：${value}`;
    },
    noRow: (table, fallback) =>
      `判定表“${table}”没有一行符合${fallback === null ? "，没有结果" : `，取默认结果：${fallback}`}`,
    unknownRow: (table) => `判定表“${table}”不能确定是哪一行`,
    notAllowed: (table) => `判定表“${table}”没有结果：有输入不在允许的值之内`,
    row: (dataset, id) => `“${dataset}”第 ${id} 行`,
    rows: (count) => `${count} 行`,
    days: (count) => `${count} 天`,
    cut: "其余从略",
    decidedBy: (lines) => `判断依据：${lines.join("；")}。`,
    missing: (facts) => `缺少：${facts.join("、")}。`,
    unreadable: (fact) => `${fact}（无法识别）`,
    resultOf: (text) => `“${text}”的结果`,
  },
  en: {
    holds: "holds",
    fails: "does not hold",
    unknown: "cannot be told",
    yes: "yes",
    no: "no",
    empty: "is empty",
    gap: " ",
    is: (value) => `is ${value}`,
    details: (facts) => ` (${facts.join(", ")})`,
    named: (name, said) => `${name}: ${said}`,
    taken: (branch, is) => `, so “${branch}” is taken, which ${is}`,
    result: (is) => `, so it ${is}`,
    item: (place, fits) =>
      `: item ${place} ${{ fits: "fits", "does not": "does not fit", unknown: "cannot be told" }[fits]}`,
    items: (looked, fit) => {
      if (looked === 0) return ": there is no item to look at";
      return `: ${looked === 1 ? "1 item was" : `${looked} items were`} looked at, and ${fit === "all" ? "all fit" : "none fits"}`;
    },
    fromRows: (table, rows, value) => {
      const held = `${rows.length === 1 ? "row" : "rows"} ${rows.join(", ")} of the table “${table}”`;
      if (value !== null) return `from ${held}: ${value}`;
      return `${held} ${rows.length === 1 ? "holds" : "hold"}, without a result`;
    },
    noRow: (table, fallback) =>
      `no row of the table “${table}” holds${fallback === null ? ", so it has no result" : `; its default is ${fallback}`}`,
    unknownRow: (table) => `it cannot be told which row of the table “${table}” holds`,
    notAllowed: (table) => `no result of the table “${table}”: an input is outside of its allowed values`,
    row: (dataset, id) => `row ${id} of “${dataset}”`,
    rows: (count) => (count === 1 ? "1 row" : `${count} rows`),
    days: (count) => (count === 1n ? "1 day" : `${count} days`),
    cut: "the rest is left out",
    decidedBy: (lines) => `Decided by: ${lines.join("; ")}.`,
    missing: (facts) => `Missing: ${facts.join(", ")}.`,
    unreadable: (fact) => `${fact} (unreadable)`,
    resultOf: (text) => `the result of “${text}”`,
  },
} as const satisfies Readonly<Record<string, ReasonPhrases>>;
