import { describe, expect, test } from "vitest";
import { suggestionsAt } from "./completions.ts";

const vocabulary = {
  datasets: [
    {
      label: "案件",
      en: "Cases",
      columns: [
        { label: "部门受案号", en: "case number", type: "case-no" },
        { label: "受理日期", en: "accepted", type: "date" },
      ],
    },
    {
      label: "强制措施",
      en: "Measures",
      columns: [
        { label: "部门受案号", en: "case number", type: "case-no" },
        { label: "执行时间", en: "begun", type: "datetime" },
      ],
    },
  ],
  functions: [{ name: "期限日", signature: "期限日(日数, 起算)", says: { zh: "届满之日", en: "last day" } }],
};
const keys = { hit: { zh: "疑点", en: "hit" }, let: { zh: "起名", en: "names" } };

/** Labels offered at the mark `|`. */
function offered(marked: string): readonly string[] | null {
  const found = suggestionsAt(marked.replace("|", ""), marked.indexOf("|"), vocabulary, keys);
  return found?.items.map(({ label }) => label) ?? null;
}
const rule = (rest: string) =>
  `id: Z01\ntitle: { zh: 甲 }\nover: 强制措施\nlet:\n  # 本案\n  本案: 案件[部门受案号 = 本行.部门受案号][1]\n${rest}`;

describe("what is offered", () => {
  test("at the beginning of a line, the parts of a rule", () => {
    expect(offered(rule("hi|"))).toEqual(["hit", "let"]);
  });

  test("after `over:`, the tables", () => {
    expect(offered("over: 案|")).toEqual(["案件", "强制措施"]);
  });

  test("in an expression, columns first, then names, tables and functions, each once", () => {
    expect(offered(rule("hit: |"))).toEqual([
      "部门受案号",
      "执行时间",
      "执行时间的日期",
      "本案",
      "本行",
      "案件",
      "强制措施",
      "期限日",
    ]);
  });

  test.each([
    ["the judged row", "hit: 本行.|", ["部门受案号", "执行时间", "执行时间的日期"]],
    ["a table", "hit: 案件.|", ["部门受案号", "受理日期"]],
    ["a name of the rule", "hit: 本案.受|", ["部门受案号", "受理日期"]],
    ["rows that were filtered", "hit: count(案件[受理日期 != null].|", ["部门受案号", "受理日期"]],
  ])("after the dot of %s, its columns alone", (_, line, columns) => {
    expect(offered(rule(line))).toEqual(columns);
  });

  test("inside a filter, the columns of the table that is filtered first", () => {
    expect(offered(rule("hit: count(案件[|"))?.slice(0, 2)).toEqual(["部门受案号", "受理日期"]);
    expect(offered(rule("hit: count(案件[受理日期 != null]) > |"))?.slice(0, 2)).toEqual(["部门受案号", "执行时间"]);
  });

  test.each([
    ["in a remark", "# 案|"],
    ["in prose", "message: { zh: 案|"],
    ["after the dot of something unknown", "hit: 别的.|"],
    ["in an article", "basis: [{ instrument: 人|"],
  ])("nothing %s", (_, line) => {
    expect(offered(rule(line))).toBeNull();
  });

  test("after a brace in prose, names and columns without functions", () => {
    expect(offered(rule("message:\n  zh: 应在{|"))).toContain("执行时间");
    expect(offered(rule("message:\n  zh: 应在{|"))).not.toContain("期限日");
  });
});

test("what was begun is taken the place of", () => {
  const text = rule("hit: 执行");
  expect(suggestionsAt(text, text.length, vocabulary, keys)?.from).toBe(text.length - 2);
});
