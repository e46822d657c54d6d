// Why a text is true, false or unknown of one row, as data and in both languages. Expected by hand.
import { describe, expect, test } from "vitest";
import type { DatasetSchema, Explanation, FeelValue, NamedTable, NamedText, Reason } from "../src/index.ts";
import {
  compileProgram,
  explain,
  explanationSentence,
  formatValue,
  memoryDatasets,
  readDate,
  reasonLines,
  type ReasonLanguage,
  Row,
} from "../src/index.ts";

const cases: DatasetSchema = {
  name: "案件",
  id: "cases",
  columns: [
    { name: "案号", id: "caseNo", type: "string" },
    { name: "羁押天数", id: "days", type: "number", precision: 10, scale: 0 },
    { name: "金额", id: "amount", type: "number", precision: 10, scale: 2 },
    { name: "受理日期", id: "accepted", type: "date" },
    { name: "审结日期", id: "closed", type: "date" },
    { name: "是否涉外", id: "foreign", type: "boolean" },
  ],
};
const returns: DatasetSchema = {
  name: "退回",
  id: "returns",
  columns: [
    { name: "案号", id: "caseNo", type: "string" },
    { name: "退回日期", id: "returned", type: "date" },
    { name: "移送日期", id: "sent", type: "date" },
  ],
};

const day = (text: string): FeelValue => readDate(text);
// 甲: twice returned, the second time not sent back. 乙: once, and sent back. 丙: never.
const returned = [
  new Row(returns, 1, ["甲", day("2025-01-20"), day("2025-02-18")]),
  new Row(returns, 2, ["甲", day("2025-03-10"), null]),
  new Row(returns, 3, ["乙", day("2025-01-05"), day("2025-01-25")]),
];
// 甲: 75 days, 20 yuan, accepted 2025-01-03, not closed, not foreign.
const first = { 案号: "甲", 羁押天数: 75, 金额: 20, 受理日期: day("2025-01-03"), 审结日期: null, 是否涉外: false };
type Cells = Partial<Record<string, FeelValue>>;

function explained(text: string, cells: Cells = {}, lets: readonly (NamedText | NamedTable)[] = []): Explanation {
  const { program, diagnostics } = compileProgram({
    over: cases,
    datasets: [cases, returns],
    lets,
    outputs: [{ name: "结论", text }],
    parameters: [{ name: "门槛", type: "number" }],
  });
  const today = readDate("2025-03-31");
  if (program === undefined || today === null) throw new Error(JSON.stringify(diagnostics));
  const values: Cells = { ...first, ...cells };
  const row = new Row(
    cases,
    1,
    cases.columns.map(({ name }) => values[name] ?? null),
  );
  const datasets = memoryDatasets(new Map([["returns", returned]]));
  const explanation = explain(program, "结论", { row, datasets, today, parameters: { 门槛: 60 } });
  if (explanation === undefined) throw new Error("no such output");
  return explanation;
}

/** The lines, set in by two blanks. */
function lines({ reason }: Explanation, language: ReasonLanguage = "zh"): readonly string[] {
  return reasonLines(reason, { language }).map(({ depth, text }) => "  ".repeat(depth) + text);
}

const own = "退回[案号 = 本行.案号]";

describe("what decided", () => {
  test.each<readonly [text: string, cells: Cells, value: FeelValue, said: readonly string[]]>([
    // Comparisons.
    ["羁押天数 > 60", {}, true, ["“羁押天数 > 60”成立（羁押天数为 75）"]],
    ["羁押天数 > 60", { 羁押天数: 60 }, false, ["“羁押天数 > 60”不成立（羁押天数为 60）"]],
    ["羁押天数 > 60", { 羁押天数: null }, null, ["“羁押天数 > 60”不能确定（羁押天数为空）"]],
    ["羁押天数 > 门槛", {}, true, ["“羁押天数 > 门槛”成立（羁押天数为 75，门槛为 60）"]],
    ["审结日期 = null", {}, true, ["“审结日期 = null”成立（审结日期为空）"]],
    [
      'today() - 受理日期 > duration("P30D")',
      {},
      true,
      [
        '“today() - 受理日期 > duration("P30D")”成立（today() - 受理日期为 87 天，today()为 2025-03-31，受理日期为 2025-01-03）',
      ],
    ],
    // and: all of them where it holds, those that fail where it does not, those in doubt where it is in doubt.
    [
      "羁押天数 > 60 and 金额 < 50 and 审结日期 = null",
      {},
      true,
      ["“羁押天数 > 60”成立（羁押天数为 75）", "“金额 < 50”成立（金额为 20）", "“审结日期 = null”成立（审结日期为空）"],
    ],
    ["羁押天数 > 60 and 金额 < 10 and 审结日期 > 受理日期", {}, false, ["“金额 < 10”不成立（金额为 20）"]],
    [
      "羁押天数 > 90 and 金额 < 10",
      {},
      false,
      ["“羁押天数 > 90”不成立（羁押天数为 75）", "“金额 < 10”不成立（金额为 20）"],
    ],
    [
      "羁押天数 > 60 and 审结日期 > 受理日期",
      {},
      null,
      ["“审结日期 > 受理日期”不能确定（审结日期为空，受理日期为 2025-01-03）"],
    ],
    // or: those that hold, else all.
    ["羁押天数 > 90 or 金额 < 50 or 审结日期 > 受理日期", {}, true, ["“金额 < 50”成立（金额为 20）"]],
    ["羁押天数 > 90 or 是否涉外", {}, false, ["“羁押天数 > 90”不成立（羁押天数为 75）", "“是否涉外”为 否"]],
    [
      "羁押天数 > 90 or 审结日期 > 受理日期",
      {},
      null,
      ["“审结日期 > 受理日期”不能确定（审结日期为空，受理日期为 2025-01-03）"],
    ],
    // Nested.
    ["(羁押天数 > 90 or 金额 < 50) and not(是否涉外)", {}, true, ["“金额 < 50”成立（金额为 20）", "“是否涉外”为 否"]],
    ["not(羁押天数 > 60)", {}, false, ["“羁押天数 > 60”成立（羁押天数为 75）"]],
    ["not(是否涉外)", { 是否涉外: null }, null, ["“是否涉外”为空"]],
    // between and in.
    ["金额 between 10 and 门槛", {}, true, ["“金额 between 10 and 门槛”成立（金额为 20，门槛为 60）"]],
    ["羁押天数 in [60..70]", {}, false, ["“羁押天数 in [60..70]”不成立（羁押天数为 75）"]],
    ['案号 in ("乙", "丙")', {}, false, ['“案号 in ("乙", "丙")”不成立（案号为 甲）']],
    [
      "金额 in [1..门槛]",
      { 金额: null },
      null,
      ["“金额 in [1..门槛]”不能确定（金额为空，[1..门槛]为 [1..60]，门槛为 60）"],
    ],
    // if: the condition, then the branch.
    [
      "(if 审结日期 = null then today() else 审结日期) > 受理日期",
      {},
      true,
      [
        "“(if 审结日期 = null then today() else 审结日期) > 受理日期”成立（(if 审结日期 = null then today() else 审结日期)为 2025-03-31，受理日期为 2025-01-03）",
        "  “审结日期 = null”成立（审结日期为空），取“today()”，为 2025-03-31",
      ],
    ],
    [
      "if 是否涉外 then null else 金额 > 10",
      {},
      true,
      ["“是否涉外”不成立，取“金额 > 10”，为 是", "  “金额 > 10”成立（金额为 20）"],
    ],
    ["if 羁押天数 > 60 then null else true", {}, null, ["“羁押天数 > 60”成立（羁押天数为 75），结果为空"]],
    [
      "if 审结日期 > 受理日期 then 金额 > 10 else 金额 > 90",
      {},
      false,
      [
        "“审结日期 > 受理日期”不能确定（审结日期为空，受理日期为 2025-01-03），取“金额 > 90”，为 否",
        "  “金额 > 90”不成立（金额为 20）",
      ],
    ],
    // Calls: what they are called with.
    ['contains(案号, "甲")', {}, true, ['“contains(案号, "甲")”成立（案号为 甲）']],
    [`count(${own}) > 1`, {}, true, [`“count(${own}) > 1”成立（count(${own})为 2）`]],
    [
      `max(${own}.退回日期) > today()`,
      { 案号: "丙" },
      null,
      [`“max(${own}.退回日期) > today()”不能确定（max(${own}.退回日期)为空，today()为 2025-03-31）`],
    ],
    // some and every: which item, or how many were looked at.
    [
      "some t in 退回 satisfies t.案号 = 案号 and t.移送日期 = null",
      {},
      true,
      [
        "“some t in 退回 satisfies t.案号 = 案号 and t.移送日期 = null”成立：第 2 项符合（t为 “退回”第 2 行）",
        "  “t.案号 = 案号”成立（t.案号为 甲，案号为 甲）",
        "  “t.移送日期 = null”成立（t.移送日期为空）",
      ],
    ],
    [
      `some t in ${own} satisfies t.移送日期 = null`,
      { 案号: "乙" },
      false,
      [`“some t in ${own} satisfies t.移送日期 = null”不成立：看了 1 项，都不符合`],
    ],
    [
      `some t in ${own} satisfies t.移送日期 = null`,
      { 案号: "丙" },
      false,
      [`“some t in ${own} satisfies t.移送日期 = null”不成立：没有可看的项`],
    ],
    [
      `every t in ${own} satisfies t.退回日期 > 受理日期`,
      {},
      true,
      [`“every t in ${own} satisfies t.退回日期 > 受理日期”成立：看了 2 项，都符合`],
    ],
    [
      `every t in ${own} satisfies t.移送日期 != null`,
      {},
      false,
      [
        `“every t in ${own} satisfies t.移送日期 != null”不成立：第 2 项不符合（t为 “退回”第 2 行）`,
        "  “t.移送日期 != null”不成立（t.移送日期为空）",
      ],
    ],
    [
      `every t in ${own} satisfies t.移送日期 > 受理日期`,
      {},
      null,
      [
        `“every t in ${own} satisfies t.移送日期 > 受理日期”不能确定：第 2 项不能确定（t为 “退回”第 2 行）`,
        "  “t.移送日期 > 受理日期”不能确定（t.移送日期为空，受理日期为 2025-01-03）",
      ],
    ],
    [
      "some n in [10, 20, 30] satisfies n > 金额",
      {},
      true,
      [
        "“some n in [10, 20, 30] satisfies n > 金额”成立：第 3 项符合（n为 30）",
        "  “n > 金额”成立（n为 30，金额为 20）",
      ],
    ],
  ])("%s of %j", (text, cells, value, said) => {
    const explanation = explained(text, cells);
    expect(explanation.value).toBe(value);
    expect(explanation.reason.value).toBe(value);
    expect(lines(explanation)).toEqual(said);
  });
});

describe("through lets", () => {
  const lets = [
    { name: "结束日", text: "if 审结日期 = null then today() else 审结日期" },
    { name: "用时", text: "结束日 - 受理日期" },
    { name: "超期", text: '用时 > duration("P60D") and not(是否涉外)' },
  ];
  test("each let once, by its name, down to the columns", () => {
    expect(lines(explained('超期 and 用时 < duration("P90D")', {}, lets))).toEqual([
      "超期：成立",
      '  “用时 > duration("P60D")”成立（用时为 87 天）',
      "    用时：“结束日 - 受理日期”为 87 天（结束日为 2025-03-31，受理日期为 2025-01-03）",
      "      结束日：“审结日期 = null”成立（审结日期为空），取“today()”，为 2025-03-31",
      "  “是否涉外”为 否",
      '“用时 < duration("P90D")”成立（用时为 87 天）',
    ]);
  });
  test("a let that decides twice keeps its value the second time", () => {
    expect(lines(explained("超期 and (if 超期 then true else false)", {}, lets)).slice(-1)).toEqual([
      "“超期”成立，结果为 是",
    ]);
  });
  test("in English", () => {
    expect(lines(explained("超期", {}, lets), "en")).toEqual([
      "“超期” holds",
      "  超期: holds",
      '    “用时 > duration("P60D")” holds (用时 is 87 days)',
      "      用时: “结束日 - 受理日期” is 87 days (结束日 is 2025-03-31, 受理日期 is 2025-01-03)",
      "        结束日: “审结日期 = null” holds (审结日期 is empty), so “today()” is taken, which is 2025-03-31",
      "    “是否涉外” is no",
    ]);
  });
});

const gradeTable = (missing: "no match" | "undetermined", fallback?: string): NamedTable => ({
  name: "档",
  table: {
    hitPolicy: "UNIQUE",
    missing,
    inputs: [{ text: "金额", allowed: "< 1000" }, { text: "案号" }],
    outputs: [fallback === undefined ? {} : { fallback }],
    rules: [
      { inputs: [{ text: "< 10" }, { text: "-" }], outputs: [{ text: "1" }] },
      { inputs: [{ text: "[10..50]" }, { text: '"甲"' }], outputs: [{ text: "羁押天数 + 1" }] },
      { inputs: [{ text: "[40..50]" }, { text: "-" }], outputs: [{ text: "3" }] },
    ],
  },
});

describe("decision tables", () => {
  test.each<readonly [string, NamedTable, Cells, readonly string[], readonly string[]]>([
    [
      "the row that decided, and what its result rests on",
      gradeTable("no match"),
      {},
      [
        "“档 >= 2”成立（档为 76）",
        "  档：由判定表“档”第 2 行得出：76（金额为 20，案号为 甲）",
        "    “羁押天数 + 1”为 76（羁押天数为 75）",
      ],
      [
        "“档 >= 2” holds (档 is 76)",
        "  档: from row 2 of the table “档”: 76 (金额 is 20, 案号 is 甲)",
        "    “羁押天数 + 1” is 76 (羁押天数 is 75)",
      ],
    ],
    [
      "no row",
      gradeTable("no match"),
      { 金额: 60 },
      ["“档 >= 2”不能确定（档为空）", "  档：判定表“档”没有一行符合，没有结果（金额为 60，案号为 甲）"],
      [
        "“档 >= 2” cannot be told (档 is empty)",
        "  档: no row of the table “档” holds, so it has no result (金额 is 60, 案号 is 甲)",
      ],
    ],
    [
      "no row, and a default",
      gradeTable("no match", "0"),
      { 金额: 60 },
      ["“档 >= 2”不成立（档为 0）", "  档：判定表“档”没有一行符合，取默认结果：0（金额为 60，案号为 甲）"],
      [
        "“档 >= 2” does not hold (档 is 0)",
        "  档: no row of the table “档” holds; its default is 0 (金额 is 60, 案号 is 甲)",
      ],
    ],
    [
      "two rows where one is wanted",
      gradeTable("no match"),
      { 金额: 45 },
      [
        "“档 >= 2”不能确定（档为空）",
        "  档：判定表“档”第 2、3 行符合，但没有结果（金额为 45，案号为 甲）",
        "    “羁押天数 + 1”为 76（羁押天数为 75）",
      ],
      [
        "“档 >= 2” cannot be told (档 is empty)",
        "  档: rows 2, 3 of the table “档” hold, without a result (金额 is 45, 案号 is 甲)",
        "    “羁押天数 + 1” is 76 (羁押天数 is 75)",
      ],
    ],
    [
      "a missing input",
      gradeTable("undetermined"),
      { 金额: null },
      ["“档 >= 2”不能确定（档为空）", "  档：判定表“档”不能确定是哪一行（金额为空，案号为 甲）"],
      [
        "“档 >= 2” cannot be told (档 is empty)",
        "  档: it cannot be told which row of the table “档” holds (金额 is empty, 案号 is 甲)",
      ],
    ],
    [
      "a missing input of a table that passes over it",
      gradeTable("no match"),
      { 金额: null },
      ["“档 >= 2”不能确定（档为空）", "  档：判定表“档”没有一行符合，没有结果（金额为空，案号为 甲）"],
      [
        "“档 >= 2” cannot be told (档 is empty)",
        "  档: no row of the table “档” holds, so it has no result (金额 is empty, 案号 is 甲)",
      ],
    ],
    [
      "an input that is not allowed",
      gradeTable("undetermined"),
      { 金额: 2000 },
      ["“档 >= 2”不能确定（档为空）", "  档：判定表“档”没有结果：有输入不在允许的值之内（金额为 2000，案号为 甲）"],
      [
        "“档 >= 2” cannot be told (档 is empty)",
        "  档: no result of the table “档”: an input is outside of its allowed values (金额 is 2000, 案号 is 甲)",
      ],
    ],
  ])("%s", (_, let_, cells, zh, en) => {
    const explanation = explained("档 >= 2", cells, [let_]);
    expect(lines(explanation)).toEqual(zh);
    expect(lines(explanation, "en")).toEqual(en);
  });
});

describe("in one sentence", () => {
  test.each<readonly [string, Cells, string, string]>([
    [
      "羁押天数 > 60",
      {},
      "判断依据：“羁押天数 > 60”成立（羁押天数为 75）。",
      "Decided by: “羁押天数 > 60” holds (羁押天数 is 75).",
    ],
    [
      "审结日期 > 受理日期",
      {},
      "判断依据：“审结日期 > 受理日期”不能确定（审结日期为空，受理日期为 2025-01-03）。缺少：审结日期。",
      "Decided by: “审结日期 > 受理日期” cannot be told (审结日期 is empty, 受理日期 is 2025-01-03). Missing: 审结日期.",
    ],
    [
      "金额 > 90 and 是否涉外",
      {},
      "判断依据：“金额 > 90”不成立（金额为 20）；“是否涉外”为 否。",
      "Decided by: “金额 > 90” does not hold (金额 is 20); “是否涉外” is no.",
    ],
    [
      "some t in 退回 satisfies t.案号 = 案号 and t.退回日期 > today()",
      {},
      "判断依据：“some t in 退回 satisfies t.案号 = 案号 and t.退回日期 > today()”不成立：看了 2 项，都不符合。",
      "Decided by: “some t in 退回 satisfies t.案号 = 案号 and t.退回日期 > today()” does not hold: 2 items were looked at, and none fits.",
    ],
    [
      "10 / (羁押天数 - 75) > 1",
      {},
      "判断依据：“10 / (羁押天数 - 75) > 1”不能确定（10 / (羁押天数 - 75)为空，羁押天数为 75）。缺少：“10 / (羁押天数 - 75)”的结果。",
      "Decided by: “10 / (羁押天数 - 75) > 1” cannot be told (10 / (羁押天数 - 75) is empty, 羁押天数 is 75). Missing: the result of “10 / (羁押天数 - 75)”.",
    ],
  ])("%s of %j", (text, cells, zh, en) => {
    const explanation = explained(text, cells);
    expect(explanationSentence(explanation, { language: "zh" })).toBe(zh);
    expect(explanationSentence(explanation, { language: "en" })).toBe(en);
  });
});

describe("as data", () => {
  test("the part, where it stands, its operands", () => {
    const { reason } = explained("羁押天数 > 60 and 金额 in [1..50]");
    expect(reason).toMatchObject({ kind: "and", source: "结论", span: { start: 0, end: 27 }, value: true, cut: false });
    expect(reason.parts).toEqual([
      {
        kind: "value",
        source: "结论",
        span: { start: 0, end: 9 },
        text: "羁押天数 > 60",
        type: "boolean",
        value: true,
        operands: [
          { text: "羁押天数", value: 75, kind: "fact" },
          { text: "60", value: 60, kind: "constant" },
        ],
        parts: [],
        cut: false,
      },
      {
        kind: "value",
        source: "结论",
        span: { start: 14, end: 27 },
        text: "金额 in [1..50]",
        type: "boolean",
        value: true,
        operands: [
          { text: "金额", value: 20, kind: "fact" },
          { text: "[1..50]", value: expect.anything(), kind: "constant" },
        ],
        parts: [],
        cut: false,
      },
    ]);
  });
  test("an item, by its place and its variables", () => {
    const { reason } = explained(`some t in ${own} satisfies t.移送日期 = null`);
    expect(reason).toMatchObject({
      kind: "some",
      decidedBy: 2,
      looked: 2,
      variables: [{ text: "t", value: returned[1] }],
    });
  });
  test("is frozen throughout", () => {
    const all = (reason: Reason): readonly Reason[] => [reason, ...reason.parts.flatMap(all)];
    for (const reason of all(explained("超期 or 金额 > 1", {}, [{ name: "超期", text: "羁押天数 > 60" }]).reason)) {
      expect([reason, reason.parts, reason.operands].every(Object.isFrozen)).toBe(true);
    }
  });
  test("is bounded, and says where it was cut", () => {
    const wide = explained(Array.from({ length: 300 }, (_, at) => `金额 < ${at + 21}`).join(" and ")).reason;
    expect([wide.parts.length, wide.cut]).toEqual([199, true]);
    const chain = Array.from({ length: 30 }, (_, at) => ({
      name: `步${at}`,
      text: at === 0 ? "金额 > 10" : `步${at - 1} and 金额 > ${at - 30}`,
    }));
    const depthOf = ({ parts }: Reason): number => 1 + Math.max(0, ...parts.map(depthOf));
    expect(depthOf(explained("步29", {}, chain).reason)).toBe(13);
    expect(lines(explained("步29", {}, chain)).some((line) => line.trim() === "其余从略")).toBe(true);
  });
  test("values of every kind are said", () => {
    const said = (text: string) => lines(explained(text))[0];
    expect(said('duration("P2M") + 受理日期')).toBe(
      '“duration("P2M") + 受理日期”为 2025-03-03（受理日期为 2025-01-03）',
    );
    expect(said(`${own}.退回日期`)).toBe(`“${own}.退回日期”为 [2025-01-20, 2025-03-10]（${own}为 2 行）`);
    expect(formatValue(explained("金额 + 1").reason.value)).toBe("21");
  });
});
