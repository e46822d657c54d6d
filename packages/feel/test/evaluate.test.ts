// What expressions mean, one table per construct. Expected values are written by hand from DMN 1.5.
import { describe, expect, test } from "vitest";
import {
  compileExpression,
  compileUnaryTests,
  formatValue,
  prepareExpression,
  readDate,
  readNumber,
} from "../src/index.ts";
import type { FeelValue } from "../src/index.ts";

function evaluate(text: string, variables: Readonly<Record<string, FeelValue>> = {}): string {
  const schemas = Object.keys(variables).map((name) => ({ name, type: "any" as const }));
  const { expression, diagnostics } = compileExpression({ text, variables: schemas, strict: false });
  if (expression === undefined) return `! ${diagnostics.map((each) => each.code).join(", ")}`;
  const today = readDate("2024-03-01");
  if (today === null) throw new Error("no date");
  return formatValue(prepareExpression(expression).evaluate(variables, { today }));
}

const tables: Readonly<Record<string, readonly (readonly [text: string, value: string])[]>> = {
  "numbers are exact decimals of 34 digits": [
    ["0.1 + 0.2", "0.3"],
    ["1 / 3", "0.3333333333333333333333333333333333"],
    ["2 / 3", "0.6666666666666666666666666666666667"],
    ["10 / 4", "2.5"],
    ["1 / 0", "null"],
    ["9007199254740991 + 1", "9007199254740992"],
    ["9007199254740993 * 3", "27021597764222979"],
    ["-2 ** 2", "4"],
    ["2 ** -1", "0.5"],
    ["1.50", "1.5"],
    ["1e3", "1000"],
    ["0 * -1", "0"],
    ["--5", "5"],
    ['"a" * 2', "null"],
  ],
  rounding: [
    ["decimal(2.5, 0)", "2"],
    ["decimal(3.5, 0)", "4"],
    ["round half up(2.5, 0)", "3"],
    ["round half down(2.5, 0)", "2"],
    ["round up(-1.1, 0)", "-2"],
    ["floor(-1.5)", "-2"],
    ["ceiling(-1.5)", "-1"],
    ["floor(1.56, 1)", "1.5"],
    ["modulo(-7, 3)", "2"],
    ["modulo(7, -3)", "-2"],
    ["modulo(7, 0)", "null"],
  ],
  "and, or, not have three values": [
    ["true and null", "null"],
    ["false and null", "false"],
    ["null and false", "false"],
    ["true or null", "true"],
    ["false or null", "null"],
    ["not(null)", "null"],
    ["true and 1", "null"],
    ["null and null and false", "false"],
  ],
  "null equals only null; order with null is null": [
    ["null = null", "true"],
    ["1 = null", "false"],
    ["null != 1", "true"],
    ["null < 1", "null"],
    ['1 = "1"', "null"],
    ['1 < "1"', "null"],
    ["true < false", "null"],
    ["1 between null and 0", "false"],
    ["1 between 0 and null", "null"],
    ["[1, 2] = [1, 2]", "true"],
    ["{a: 1, b: 2} = {b: 2, a: 1}", "true"],
  ],
  in: [
    ['"x" in ["a", "x"] and true', "true"],
    ['"x" in ["a", "b"] and true', "false"],
    ["null in [1, null]", "true"],
    ["null in [1, 2]", "false"],
    ["5 in (< 3, > 4)", "true"],
    ["5 in [1..5)", "false"],
    ["5 in ]4..5]", "true"],
    ["5 in (1, 5)", "true"],
    ["null in [1..5]", "null"],
    ["5 in [[1..2], [4..6]]", "true"],
    ['date("2024-02-29") in [date("2024-02-01")..date("2024-02-29")]', "true"],
  ],
  "strings are counted by code point": [
    ['string length("𠮷野家")', "3"],
    ['substring("𠮷野家", 2)', "野家"],
    ['substring("foobar", -2, 1)', "a"],
    ['substring("abc", 0)', "null"],
    ['substring("abc", 4)', "null"],
    ['"￿" < "𠮷"', "true"],
    ['"a" + "b"', "ab"],
    ['contains("逮捕决定书", "逮捕")', "true"],
    ['substring after("（2024）1号", "）")', "1号"],
    ['substring before("abc", "z")', ""],
    ['matches("31010119900101001X", "^\\d{17}[0-9X]$")', "true"],
    ['matches("w", "^[a-z-[aeiou]]$")', "true"],
    ['matches("e", "^[a-z-[aeiou]]$")', "false"],
    ['matches("X", "^[A-Z-[OI]]$", "i")', "true"],
    ['matches("o", "^[A-Z-[OI]]$", "i")', "false"],
    ['matches("[", "^[[a]$")', "true"],
    ['matches("检", "^\\p{IsCJKUnifiedIdeographs}$")', "true"],
    ['matches("k", "^\\P{IsCJKUnifiedIdeographs}$")', "true"],
    ['matches("k9", "^[\\p{IsBasicLatin}]+$")', "true"],
    ['matches("９", "\\p{IsBasicLatin}")', "false"],
    ['matches("ab", "\\p{ IsBasicLatin} +", "x")', "true"],
    ['matches("a", "\\p{IsNowhere}")', "null"],
    ['matches("a", "[a")', "null"],
    ['matches("检", "^\\w$")', "true"],
    ['matches("，", "^\\w$")', "false"],
    ['matches("，", "^\\W$")', "true"],
    ['matches("\u00a0", "^[\\s\\S]$")', "true"],
    ['matches("\u00a0", "\\s")', "false"],
    ['matches("abcd", "(asd)[asd\\0]")', "null"],
    ['matches("abcd", "(asd)[\\1]")', "null"],
    ['matches("aa", "^(a)\\1$")', "true"],
    ['matches("a", "\\ba")', "null"],
    ['matches("ab", "\\p{ I s B a s i c L a t i n }+", "x")', "true"],
    ['replace("abcd", "(ab)|(a)", "[1=$1][2=$2]")', "[1=ab][2=]cd"],
    ['split("a;b;;c", ";")', '["a", "b", "", "c"]'],
    ['string join(["a", null, "b"], "、")', "a、b"],
    ['upper case("aé")', "AÉ"],
    ['"\\u5f20\\n"', "张\n"],
  ],
  dates: [
    ['date("2024-01-31") + duration("P1M")', "2024-02-29"],
    ['date("2024-03-31") - duration("P1M")', "2024-02-29"],
    ['date("2024-02-29") + duration("P1Y")', "2025-02-28"],
    ['date("2024-02-28") + duration("P3D")', "2024-03-02"],
    ['date("2024-02-28") + duration("PT36H")', "2024-02-29"],
    ['date("2024-03-01") - date("2024-02-01")', "P29D"],
    ['date("2024-03-01") - date("2024-02-01") = duration("P29D")', "true"],
    ['date("2023-02-29")', "null"],
    ["date(2024, 2, 29)", "2024-02-29"],
    ["date(2023, 2, 29)", "null"],
    ["today()", "2024-03-01"],
    ['date("2024-03-01").weekday', "5"],
    ['年(date("2024-03-01")) + 月(date("2024-03-01")) + 日(date("2024-03-01"))', "2028"],
    ['years and months duration(date("2024-01-31"), date("2024-02-29"))', "P0M"],
    ['years and months duration(date("2024-02-29"), date("2024-01-31"))', "P0M"],
    ['years and months duration(date("2000-02-29"), date("2018-02-28"))', "P17Y11M"],
    ['day of week(date("2024-03-01"))', "Friday"],
    ['week of year(date("2023-01-01"))', "52"],
    ['3 * duration("P1D")', "P3D"],
    ['duration("P1Y") = duration("P365D")', "null"],
    ['@"P1Y2M".months', "2"],
    ['date and time("2024-02-29T23:59:59") + duration("PT1S")', "2024-03-01T00:00:00"],
    ['date(date and time("2024-02-29T23:59:59"))', "2024-02-29"],
    ['time("23:59:00") + duration("PT2M")', "00:01:00"],
    ['date and time("2024-01-01T00:00:00Z") = date and time("2024-01-01T08:00:00+08:00")', "true"],
  ],
  lists: [
    ["[1, 2, 3][2]", "2"],
    ["[1, 2, 3][-1]", "3"],
    ["[1, 2, 3][4]", "null"],
    ["[1, 2, 3][item > 1]", "[2, 3]"],
    ["[{a: 1, b: 2}, {a: 3, b: 4}][a > 1].b", "[4]"],
    ["[{x: 1}, {x: null}][x < 2]", "[{x: 1}]"],
    ["count([1, null])", "2"],
    ["sum([0.1, 0.2])", "0.3"],
    ["sum([1, null])", "null"],
    ["sum([])", "null"],
    ["max([])", "null"],
    ["max(1, 3, 2)", "3"],
    ['min([date("2024-02-29"), date("2024-01-01")])', "2024-01-01"],
    ["mean([1, 2])", "1.5"],
    ["distinct values([1, 1.0, null, null, 2])", "[1, null, 2]"],
    ["sort([3, 1, 2], function(x, y) x > y)", "[3, 2, 1]"],
    ["list contains([1, null], null)", "true"],
    ["concatenate([1], [2, 3])", "[1, 2, 3]"],
    ["flatten([1, [2, [3]]])", "[1, 2, 3]"],
    ["index of([1, 2, 1], 1)", "[1, 3]"],
    ["all([true, null])", "null"],
    ["any([true, null])", "true"],
    ["all([])", "true"],
  ],
  "for, some, every": [
    ["for i in 1..3 return i * i", "[1, 4, 9]"],
    ["for i in 3..1 return i", "[3, 2, 1]"],
    ["for i in [1, 2], j in [10, 20] return i + j", "[11, 21, 12, 22]"],
    ["for i in 1..4 return if i < 3 then 1 else partial[-1] + partial[-2]", "[1, 1, 2, 3]"],
    ["some x in [1, null] satisfies x > 0", "true"],
    ["some x in [0, null] satisfies x > 0", "null"],
    ["some x in [] satisfies x > 0", "false"],
    ["every x in [1, null] satisfies x > 0", "null"],
    ["every x in [0, null] satisfies x > 0", "false"],
    ["every x in [] satisfies x > 0", "true"],
    ["for 某 人 in [1] return 某 人 + 1", "[2]"],
  ],
  "contexts and functions": [
    ["{a: 1, b: a + 1}.b", "2"],
    ['{"到案 日期": 5}.到案 日期', "5"],
    ["{f: function(x) x * 2, y: f(4)}.y", "8"],
    ["(function(a: number, b) a - b)(b: 1, a: 5)", "4"],
    ['(function(a: number) 1)("x")', "null"],
    ["(function(a: number) a)([3])", "3"],
    ["[{x: 1}, {x: 2, y: 3}][y > 1]", "[{x: 2, y: 3}]"],
    ["[{x: 1}][y > 1]", "[]"],
    ["{f: sum, a: f([1, 2, 3]), b: f(1, 2)}.b", "3"],
    ["{f: sum, a: f([1, 2, 3]), b: f(1, 2)}.a", "6"],
    ["{f: abs, a: f(-1)}.a", "1"],
    ["{f: abs, a: f(1, 2)}.a", "null"],
    ["overlaps after((1..5], [1..5])", "true"],
    ["overlaps after([1..5], [1..5])", "false"],
    ["overlaps before([1..5), [1..5])", "false"],
    ['get value({a: 1}, "a")', "1"],
    ["if null then 1 else 2", "2"],
    ["if true then 1 else 1 / 0", "1"],
    ["1 instance of number", "true"],
    ['[1, "a"] instance of list<number>', "false"],
    ['substring(string: "abc", start position: 2)', "bc"],
    ["1 // a comment\n + /* and */ 2", "3"],
    ["[1..10[ = [1..10)", "true"],
    ['range("[1..3)").end included', "false"],
  ],
};

for (const [name, rows] of Object.entries(tables)) {
  describe(name, () => {
    test.each(rows)("%s → %s", (text, value) => {
      expect(evaluate(text)).toBe(value);
    });
  });
}

test("one argument of unknown type is the list that the function takes", () => {
  expect(evaluate("[count(x), sum(x), max(x)]", { x: [1, 2, 3] })).toBe("[3, 6, 3]");
  expect(evaluate("count(x)", { x: 5 })).toBe("1");
});

describe("names", () => {
  test.each([
    ["移送日期（首次） < 10", "true"],
    ["涉案 金额 - 1", "6"],
    ["a-b - a", "1"],
    ["in stock + 1", "9"],
    ["涉案   金额", "7"],
    ["涉案 金额2", "! feel.syntax.trailing, feel.name.unknown"],
  ])("longest declared name: %s → %s", (text, value) => {
    const variables = { "移送日期（首次）": 5, "涉案 金额": 7, "a-b": 4, a: 3, b: 100, "in stock": 8 };
    expect(evaluate(text, variables)).toBe(value);
  });
});

describe("unary tests", () => {
  test.each([
    ["-", 5, "true"],
    ["< 5, > 10", 11, "true"],
    ["< 5, > 10", 7, "false"],
    ["[1..5]", 5, "true"],
    ["not(1, 2)", 3, "true"],
    ["not(1, 2)", 2, "false"],
    ["null", null, "true"],
    ["< 5", null, "null"],
    ["? > 3 and ? < 6", 4, "true"],
    ['"甲", "乙"', "乙", "true"],
  ])("%s of %s → %s", (text, tested, value) => {
    const { expression, diagnostics } = compileUnaryTests({ text });
    expect(diagnostics).toEqual([]);
    if (expression === undefined) throw new Error("not compiled");
    expect(formatValue(prepareExpression(expression).evaluate({ "?": tested }))).toBe(value);
  });
});

test("a compiled expression survives storage", () => {
  const { expression } = compileExpression({ text: "x * 0.1 + 1", variables: [{ name: "x", type: "number" }] });
  if (expression === undefined) throw new Error("not compiled");
  const stored = JSON.parse(JSON.stringify(expression)) as typeof expression;
  expect(stored).toEqual(expression);
  expect(formatValue(prepareExpression(stored).evaluate({ x: readNumber("2.5") }))).toBe("1.25");
  expect(Object.isFrozen(expression.ir)).toBe(true);
});
