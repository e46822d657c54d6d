// Decision tables on their own, without a model file: what each hit policy gives, what a cell may say, where faults are
// located. Expected values follow DMN 1.5 §8 by hand.
import { describe, expect, test } from "vitest";
import type { ExpressionResult, FeelValue, TableProblem, TableText } from "../src/index.ts";
import {
  compileProgram,
  compileTable,
  describeDiagnostic,
  explain,
  formatValue,
  prepareExpression,
  readDate,
  readHitPolicy,
  Row,
} from "../src/index.ts";

type Cells = readonly (readonly [inputs: readonly string[], outputs: readonly string[]])[];

const rules = (rows: Cells): TableText["rules"] =>
  rows.map(([inputs, outputs]) => ({
    inputs: inputs.map((text) => ({ text })),
    outputs: outputs.map((text) => ({ text })),
  }));

const variables = [
  { name: "金额", type: "number" as const },
  { name: "罪名", type: "string" as const },
];

function decide(table: TableText, values: Readonly<Record<string, FeelValue>>) {
  const { expression, diagnostics } = compileTable(table, { variables });
  if (expression === undefined) throw new Error(diagnostics.map((each) => describeDiagnostic(each, "en")).join("; "));
  const problems: TableProblem[] = [];
  const value = prepareExpression(expression).evaluate(values, { report: (problem) => problems.push(problem) });
  return { answer: formatValue(value), problems: problems.map(({ code, args }) => `${code} ${JSON.stringify(args)}`) };
}

// Overlapping on purpose: 金额 5 meets all three rules, 20 the last two, 200 the last.
const overlapping = rules([
  [["< 10"], ["1"]],
  [["< 100"], ["3"]],
  [["-"], ["2"]],
]);
const one = (hitPolicy: TableText["hitPolicy"], more: Partial<TableText> = {}): TableText => ({
  hitPolicy,
  inputs: [{ text: "金额" }],
  outputs: [{ allowed: "3, 2, 1" }],
  rules: overlapping,
  ...more,
});

describe("hit policies", () => {
  test.each<readonly [TableText["hitPolicy"], number, string]>([
    ["UNIQUE", 200, "2"],
    ["FIRST", 5, "1"],
    ["FIRST", 20, "3"],
    ["PRIORITY", 5, "3"],
    ["PRIORITY", 200, "2"],
    ["RULE ORDER", 5, "[1, 3, 2]"],
    ["OUTPUT ORDER", 5, "[3, 2, 1]"],
    ["OUTPUT ORDER", 20, "[3, 2]"],
    ["COLLECT", 20, "[3, 2]"],
    ["COLLECT SUM", 5, "6"],
    ["COLLECT COUNT", 20, "2"],
    ["COLLECT MIN", 5, "1"],
    ["COLLECT MAX", 5, "3"],
  ])("%s of %i is %s", (hitPolicy, amount, expected) => {
    expect(decide(one(hitPolicy), { 金额: amount })).toEqual({ answer: expected, problems: [] });
  });

  test("UNIQUE with two rules has no answer and says which", () => {
    expect(decide(one("UNIQUE"), { 金额: 20 })).toEqual({
      answer: "null",
      problems: ['feel.table.several_rules {"rules":"2, 3"}'],
    });
  });

  test("ANY takes rules that agree and no others", () => {
    const agreeing = rules([
      [["< 10"], ["7"]],
      [["< 100"], ["7"]],
      [["> 50"], ["8"]],
    ]);
    expect(decide(one("ANY", { rules: agreeing }), { 金额: 5 })).toEqual({ answer: "7", problems: [] });
    expect(decide(one("ANY", { rules: agreeing }), { 金额: 70 })).toEqual({
      answer: "null",
      problems: ['feel.table.different_outputs {"rules":"2, 3"}'],
    });
  });

  test("no rule: the default output, in the form of the policy; null without one", () => {
    const none = rules([[["> 1000"], ["1"]]]);
    const withDefault = { rules: none, outputs: [{ fallback: "0" }] };
    expect(decide(one("UNIQUE", { rules: none }), { 金额: 1 }).answer).toBe("null");
    expect(decide(one("UNIQUE", withDefault), { 金额: 1 }).answer).toBe("0");
    expect(decide(one("COLLECT", withDefault), { 金额: 1 }).answer).toBe("[0]");
    expect(decide(one("COLLECT COUNT", { rules: none }), { 金额: 1 }).answer).toBe("0");
    expect(decide(one("COLLECT SUM", { rules: none }), { 金额: 1 }).answer).toBe("null");
  });

  test("names and letters of policies", () => {
    expect(["rule order", "R", "C+", "collect max", "c#", "Unique", "SOME"].map(readHitPolicy)).toEqual([
      "RULE ORDER",
      "RULE ORDER",
      "COLLECT SUM",
      "COLLECT MAX",
      "COLLECT COUNT",
      "UNIQUE",
      undefined,
    ]);
  });
});

describe("several outputs", () => {
  const two: TableText = {
    hitPolicy: "OUTPUT ORDER",
    inputs: [{ text: "金额" }],
    outputs: [
      { name: "处理", allowed: '"从重", "从轻"' },
      { name: "级", allowed: "2, 1" },
    ],
    rules: rules([
      [["> 0"], ['"从轻"', "1"]],
      [["> 10"], ['"从重"', "1"]],
      [["> 10"], ['"从重"', "2"]],
    ]),
  };
  test("are a context, ordered by the first output and then by the next", () => {
    expect(decide(two, { 金额: 20 }).answer).toBe(
      '[{处理: "从重", 级: 2}, {处理: "从重", 级: 1}, {处理: "从轻", 级: 1}]',
    );
    expect(decide({ ...two, hitPolicy: "PRIORITY" }, { 金额: 20 }).answer).toBe('{处理: "从重", 级: 2}');
    expect(decide({ ...two, hitPolicy: "FIRST" }, { 金额: 20 }).answer).toBe('{处理: "从轻", 级: 1}');
  });
  test("are not added up", () => {
    expect(decide({ ...two, hitPolicy: "COLLECT SUM" }, { 金额: 20 }).answer).toBe("null");
  });
});

const cell = (text: string): TableText => ({
  hitPolicy: "FIRST",
  inputs: [{ text: "金额" }, { text: "罪名" }],
  outputs: [{}],
  rules: rules([
    [[text, "-"], ['"是"']],
    [["-", "-"], ['"否"']],
  ]),
});

describe("cells", () => {
  test.each<readonly [string, FeelValue, string]>([
    ["[10..20)", 10, "是"],
    ["[10..20)", 20, "否"],
    ["1, 5, > 100", 5, "是"],
    ["1, 5, > 100", 101, "是"],
    ["not(1, 5)", 5, "否"],
    ["not(1, 5)", 6, "是"],
    ["modulo(?, 2) = 0", 6, "是"],
    ["modulo(?, 2) = 0", 7, "否"],
    ["? > 3 and ? < 8", 6, "是"],
    ['罪名 = "盗窃"', 0, "是"],
    ['罪名 = "诈骗"', 0, "否"],
    ["", 1, "是"],
    ["null", null, "是"],
    ["> 3", null, "否"],
  ])("%s over %s", (text, value, expected) => {
    expect(decide(cell(text), { 金额: value, 罪名: "盗窃" }).answer).toBe(expected);
  });

  test("an input outside of its allowed values leaves the table without an answer", () => {
    const table: TableText = { ...cell("-"), inputs: [{ text: "金额" }, { text: "罪名", allowed: '"盗窃", "诈骗"' }] };
    expect(decide(table, { 金额: 1, 罪名: "盗窃" }).answer).toBe("是");
    expect(decide(table, { 金额: 1, 罪名: "抢劫" })).toEqual({
      answer: "null",
      problems: ['feel.table.not_allowed {"input":"罪名","value":"抢劫"}'],
    });
  });
});

describe("a missing input of a table that leaves no doubt", () => {
  const table = (rows: Cells): TableText => ({
    hitPolicy: "FIRST",
    missing: "undetermined",
    inputs: [{ text: "金额" }, { text: "罪名" }],
    outputs: [{}],
    rules: rules(rows),
  });
  test.each<readonly [string, Cells, FeelValue, string]>([
    [
      "could have met the first row",
      [
        [["> 3", "-"], ["1"]],
        [["-", "-"], ["2"]],
      ],
      null,
      "null",
    ],
    [
      "could have equalled a value",
      [
        [["-", '"诈骗", "盗窃"'], ["1"]],
        [["7", "-"], ["2"]],
        [["-", "-"], ["3"]],
      ],
      null,
      "1",
    ],
    [
      "an equality is not taken for false",
      [
        [["7", "-"], ["1"]],
        [["-", "-"], ["2"]],
      ],
      null,
      "null",
    ],
    [
      "does not matter where another cell fails",
      [
        [["> 3", '"诈骗"'], ["1"]],
        [["-", "-"], ["2"]],
      ],
      null,
      "2",
    ],
    [
      "has a row of its own",
      [
        [["null", "-"], ["0"]],
        [["> 3", "-"], ["1"]],
        [["-", "-"], ["2"]],
      ],
      null,
      "0",
    ],
    [
      "not(null) speaks of null",
      [
        [["not(null)", "-"], ["1"]],
        [["-", "-"], ["2"]],
      ],
      null,
      "2",
    ],
    [
      "nothing is missing",
      [
        [["> 3", "-"], ["1"]],
        [["-", "-"], ["2"]],
      ],
      1,
      "2",
    ],
  ])("%s", (_, rows, amount, expected) => {
    expect(decide(table(rows), { 金额: amount, 罪名: "盗窃" }).answer).toBe(expected);
  });
});

const faults = ({ diagnostics }: ExpressionResult) =>
  diagnostics.map(({ code, span, source }) => {
    const { row, column } = source?.place ?? {};
    return `${code} ${row ?? "-"}:${column ?? "-"} ${span.start}..${span.end}`;
  });

describe("faults are located to the cell", () => {
  const base = one("UNIQUE");
  test.each<readonly [string, Partial<TableText>, readonly string[]]>([
    ["a cell that cannot be read", { rules: rules([[["< "], ["1"]]]) }, ["feel.syntax.unexpected_end 1:1 2..2"]],
    [
      "an unknown name in a result",
      {
        rules: rules([
          [["-"], ["1"]],
          [["-"], ["1 + 甲"]],
        ]),
      },
      ["feel.name.unknown 2:2 4..5"],
    ],
    ["a cell of another type", { rules: rules([[['"五"'], ["1"]]]) }, ["feel.type.mismatch 1:1 0..3"]],
    ["an unknown name in the head", { inputs: [{ text: "数额" }] }, ["feel.name.unknown -:1 0..2"]],
    ["a row that is too long", { rules: rules([[["1", "2"], ["1"]]]) }, ["feel.table.rule_width 1:- 0..0"]],
    [
      "two faults at once",
      { rules: rules([[["甲"], ["乙"]]]) },
      ["feel.name.unknown 1:1 0..1", "feel.name.unknown 1:2 0..1"],
    ],
  ])("%s", (_, change, expected) => {
    const result = compileTable({ ...base, outputs: [{}], ...change }, { variables });
    expect(result.expression).toBeUndefined();
    expect(faults(result)).toEqual(expected);
  });
  test("and corrected where the cell makes it plain", () => {
    const result = compileTable({ ...base, outputs: [{}], rules: rules([[["-"], ["盗窃"]]]) }, { variables });
    expect(result.diagnostics.map(({ hint }) => hint?.zh)).toEqual(['如果是文字，请加双引号："盗窃"']);
  });
  test("a table without outputs is refused", () => {
    const { diagnostics } = compileTable({ ...base, outputs: [], rules: rules([[["-"], []]]) }, { variables });
    expect(diagnostics.map(({ code }) => code)).toEqual(["feel.table.no_output"]);
  });
});

const noRows = () => () => [];

describe("a table as a let of a rule", () => {
  const cases = { name: "案件", id: "cases", columns: [{ name: "金额", id: "amount", type: "number" as const }] };
  const table = one("FIRST", { missing: "undetermined" });
  const program = compileProgram({
    over: cases,
    datasets: [cases],
    lets: [{ name: "档", table }],
    outputs: [{ name: "命中", text: "档 >= 2" }],
  }).program;
  const today = readDate("2026-01-01");
  const told = (amount: FeelValue) => {
    if (program === undefined || today === null) throw new Error("no program");
    return explain(program, "命中", { row: new Row(cases, 1, [amount]), datasets: noRows, today });
  };

  test("is plain data that survives JSON", () => {
    expect(JSON.parse(JSON.stringify(program))).toEqual(program);
  });
  test("explains which row decided", () => {
    expect(told(20)?.value).toBe(true);
    expect(told(20)?.tables).toEqual([{ name: "档", rules: [2] }]);
    expect(told(5)?.value).toBe(false);
    expect(told(5)?.tables).toEqual([{ name: "档", rules: [1] }]);
  });
  test("names the missing input", () => {
    expect(told(null)?.value).toBeNull();
    expect(told(null)?.missing.map(({ name, reason }) => `${name} ${reason}`)).toEqual(["金额 empty"]);
    expect(told(null)?.tables).toEqual([{ name: "档", rules: [] }]);
  });
});
