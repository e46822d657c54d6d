// Why an output has its value, and which facts are missing where it has none.
import { describe, expect, test } from "vitest";
import type { DatasetSchema, Explanation, FeelValue } from "../src/index.ts";
import { compileProgram, explain, formatValue, memoryDatasets, readDate, Row } from "../src/index.ts";

const people: DatasetSchema = {
  name: "嫌疑人",
  id: "people",
  columns: [
    { name: "案号", id: "caseNo", type: "string" },
    { name: "年龄", id: "age", type: "number", precision: 10, scale: 0 },
    { name: "届满日", id: "due", type: "date" },
  ],
};

const measures: DatasetSchema = {
  name: "强制措施",
  id: "measures",
  columns: [
    { name: "案号", id: "caseNo", type: "string" },
    { name: "执行日期", id: "executed", type: "date" },
    { name: "解除日期", id: "lifted", type: "date" },
  ],
};

const date = (text: string): FeelValue => readDate(text);
const all = [
  new Row(measures, 1, ["甲", date("2024-01-01"), date("2024-02-01")]),
  new Row(measures, 2, ["甲", date("2024-03-01"), null]),
  new Row(measures, 3, ["乙", null, null], new Set(["executed"])),
];

function explained(
  text: string,
  cells: readonly FeelValue[],
  lets: readonly { name: string; text: string }[] = [],
): Explanation {
  const { program, diagnostics } = compileProgram({
    over: people,
    datasets: [people, measures],
    lets,
    outputs: [{ name: "命中", text }],
    parameters: [{ name: "门槛", type: "number" }],
  });
  const today = readDate("2024-05-01");
  if (program === undefined || today === null) throw new Error(JSON.stringify(diagnostics));
  const environment = { row: new Row(people, 1, cells), datasets: memoryDatasets(new Map([["measures", all]])), today };
  const explanation = explain(program, "命中", environment);
  if (explanation === undefined) throw new Error("no such output");
  return explanation;
}

const missing = (explanation: Explanation): readonly string[] =>
  explanation.missing.map((each) => `${each.name} ${each.reason}${each.row === undefined ? "" : ` #${each.row.id}`}`);

describe("missing facts", () => {
  const some = "some m in 强制措施 satisfies m.案号 = 案号 and m.执行日期 <= 届满日 and m.解除日期 > 届满日";
  test.each<readonly [string, readonly FeelValue[], readonly string[]]>([
    ["年龄 < 18", ["甲", null, null], ["年龄 empty #1"]],
    ["年龄 < 18 and 届满日 < today()", ["甲", null, null], ["年龄 empty #1", "届满日 empty #1"]],
    ["年龄 < 18 and 届满日 < today()", ["甲", 17, null], ["届满日 empty #1"]],
    ["年龄 < 18", ["甲", 17, null], []],
    ["年龄 > 门槛", ["甲", 17, null], ["门槛 empty"]],
    ["10 / (年龄 - 17) > 1", ["甲", 17, null], ["10 / (年龄 - 17) undefined"]],
    [some, ["甲", 1, date("2024-03-15")], ["强制措施.解除日期 empty #2"]],
    [some, ["乙", 1, date("2024-03-15")], ["强制措施.执行日期 unreadable #3", "强制措施.解除日期 empty #3"]],
    [
      "max(强制措施[案号 = 本行.案号].解除日期) > 届满日",
      ["甲", 1, date("2024-03-15")],
      ["强制措施.解除日期 empty #2"],
    ],
    ["强制措施[案号 = 本行.案号][1].执行日期 < 届满日", ["丙", 1, date("2024-03-15")], ["强制措施 empty"]],
    ["some n in 年龄 satisfies n > 3", ["甲", null, null], ["年龄 empty #1"]],
    ["if 年龄 < 18 then 届满日 < today() else true", ["甲", 17, null], ["届满日 empty #1"]],
  ])("%s of %j", (text, cells, expected) => {
    expect(missing(explained(text, cells))).toEqual(expected);
  });

  test("through a let, to the column that it lacks", () => {
    const lets = [{ name: "首日", text: "强制措施[案号 = 本行.案号][1].执行日期" }];
    const explanation = explained("首日 < today()", ["乙", 1, null], lets);
    expect(explanation.value).toBeNull();
    expect(missing(explanation)).toEqual(["强制措施.执行日期 unreadable #3"]);
  });
});

test("facts are the names it rests on, with their values; witnesses are the rows that decided", () => {
  const lets = [{ name: "本案措施", text: "强制措施[案号 = 本行.案号]" }];
  const explanation = explained(
    "some m in 本案措施 satisfies m.执行日期 > 届满日",
    ["甲", 1, date("2024-02-15")],
    lets,
  );
  expect(explanation.value).toBe(true);
  expect(explanation.facts.map((fact) => `${fact.kind} ${fact.name}`)).toEqual([
    "let 本案措施",
    "column 案号",
    "column 届满日",
  ]);
  expect(explanation.facts.map((fact) => formatValue(fact.value)).slice(1)).toEqual(["甲", "2024-02-15"]);
  expect(explanation.witnesses.map((row) => row.id)).toEqual([2]);
});
