// Bad texts: every mistake is reported where it stands, and nothing throws.
import { describe, expect, test } from "vitest";
import { compileExpression, compileProgram, describeDiagnostic, diagnosticSentences } from "../src/index.ts";
import { datasets, events, people } from "./generate.ts";
import { Random } from "./random.ts";

const variables = [
  { name: "金额", type: "number" as const },
  { name: "日期", type: "date" as const },
  { name: "时间", type: "date and time" as const },
  { name: "名单", type: { kind: "list" as const, element: "number" as const } },
];

/** Each diagnostic as its code and the words it underlines. */
function problems(text: string): readonly string[] {
  const { diagnostics } = compileExpression({ text, variables });
  return diagnostics.map((each) => `${each.code} «${text.slice(each.span.start, each.span.end)}»`);
}

describe("located messages", () => {
  test.each([
    ["1 +", ["feel.syntax.unexpected_end «»"]],
    ["(1，2)", ["feel.syntax.unexpected «，»"]],
    ["金额 > 1 然后", ["feel.syntax.trailing «然后»"]],
    ['"abc', ['feel.syntax.unclosed_string «"abc»']],
    ["1 /* x", ["feel.syntax.unclosed_comment «/* x»"]],
    ["金 额 > 1", ["feel.syntax.trailing «额 > 1»", "feel.name.unknown «金»"]],
    ["金额1 > 甲", ["feel.name.unknown «金额1»", "feel.name.unknown «甲»"]],
    ["foo(1)", ["feel.call.unknown «foo»"]],
    ["金额 > 日期", ["feel.type.mismatch «金额 > 日期»"]],
    ["时间 > 日期", ["feel.type.mismatch «时间 > 日期»"]],
    ["名单 > 1", ["feel.type.list_operand «名单 > 1»"]],
    ["金额 and true", ["feel.type.operand «金额»"]],
    ['金额 in ["甲"]', ['feel.type.mismatch «["甲"]»']],
    ['date("2024-02-30")', ['feel.syntax.bad_literal «date("2024-02-30")»']],
    ["substring(金额, 1)", ["feel.call.argument_type «金额»"]],
    ["count()", ["feel.call.arity «count»"]],
    ["date(x: 1)", ["feel.call.unknown_argument «x»"]],
    ["日期.小时", ["feel.name.unknown_field «小时»"]],
    ["金额 instance of 数", ["feel.type.unknown_type «数»"]],
    ['matches("a", "(")', ['feel.call.bad_pattern «"("»']],
    ["{a: 1, a: 2}", ["feel.name.duplicate «a»"]],
    ["? > 1", ["feel.name.no_value «?»"]],
    ["甲 + 乙 + 丙", ["feel.name.unknown «甲»", "feel.name.unknown «乙»", "feel.name.unknown «丙»"]],
    ["if 金额 > 1 then", ["feel.syntax.unexpected_end «»"]],
    ["1e9999", ["feel.value.overflow «1e9999»"]],
    ["", ["feel.syntax.unexpected_end «»"]],
  ])("%s", (text, expected) => {
    expect(problems(text)).toEqual(expected);
  });

  test("deep nesting and long texts are bounded", () => {
    expect(problems("(".repeat(5000))[0]).toMatch(/^feel\.syntax\.too_deep/u);
    expect(problems("1".repeat(200_000))[0]).toMatch(/^feel\.syntax\.too_long/u);
  });
});

test("messages speak both languages and suggest", () => {
  const [first] = compileExpression({ text: "金额 > 时间", variables }).diagnostics;
  if (first === undefined) throw new Error("no diagnostic");
  expect(describeDiagnostic(first, "zh")).toBe("数字与日期时间之间不能用“>”，结果总是空");
  expect(describeDiagnostic(first, "en")).toBe("“>” between a number and a date and time is always null");
  const [near] = compileExpression({ text: "金領 > 1", variables }).diagnostics;
  expect(near?.hint?.zh).toBe("是否为“金额”");
  const [missing] = compileExpression({ text: "1 +", variables }).diagnostics;
  if (missing === undefined) throw new Error("no diagnostic");
  expect(describeDiagnostic(missing, "zh")).toBe("表达式没有写完，还缺表达式");
  expect(describeDiagnostic(missing, "en")).toBe("The text ends where an expression was expected");
});

function argumentsIn(sentence: string): readonly string[] {
  return [...sentence.matchAll(/\{\w+\}/gu)].map(String).sort();
}

test("every code has both sentences with the same arguments", () => {
  for (const [code, { zh, en }] of Object.entries(diagnosticSentences)) {
    expect([code, argumentsIn(zh)]).toEqual([code, argumentsIn(en)]);
  }
});

test("a program reports all its texts at once, and says which", () => {
  const { program, diagnostics } = compileProgram({
    over: people,
    datasets,
    lets: [
      { name: "甲", text: "事件[案号 = 本行.案号].不存在" },
      { name: "甲", text: "1" },
      { name: "乙", text: "丙 + 1" },
    ],
    outputs: [
      { name: "命中", text: "金额", expect: "boolean" },
      { name: "好", text: "金额 > 1", expect: "boolean" },
    ],
  });
  expect(program).toBeUndefined();
  expect(diagnostics.map((each) => `${each.source?.part} ${each.source?.name} ${each.code}`)).toEqual([
    "let 甲 feel.name.unknown_field",
    "let 甲 feel.name.duplicate",
    "let 乙 feel.name.unknown",
    "output 命中 feel.type.result",
  ]);
});

test("no text makes the compiler throw", () => {
  const random = new Random(7);
  const pieces = [
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "..",
    ".",
    ",",
    ":",
    "<",
    "=",
    "-",
    "and",
    "or",
    "in",
    "if",
    "then",
    "else",
    "for",
    "some",
    "satisfies",
    "return",
    "function",
    '"',
    "1",
    "金额",
    "事件",
    "案号",
    "本行",
    "@",
    "?",
    "not",
    "between",
    "instance of",
    "list<",
    "\u0000",
    "\ud800",
    "，",
    "//",
    "/*",
    "count",
    "date",
  ];
  for (let round = 0; round < 3000; round += 1) {
    const text = Array.from({ length: 1 + random.below(12) }, () => random.pick(pieces)).join(random.pick(["", " "]));
    const { diagnostics } = compileProgram({
      over: people,
      datasets: [people, events],
      outputs: [{ name: "x", text }],
    });
    for (const { span } of diagnostics) {
      expect(span.start).toBeGreaterThanOrEqual(0);
      expect(span.end).toBeLessThanOrEqual(text.length);
    }
  }
});
