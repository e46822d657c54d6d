import { compileProgram, emitSql, memoryDatasets, FeelDate, prepareRow, rowFromRecord } from "@jianheng/feel";
import { nationalCalendar } from "@jianheng/law";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Engine, openEngine } from "../duckdb/engine.ts";
import { legalFunctions } from "./legal-functions.ts";

const functions = legalFunctions(nationalCalendar);
const schema = {
  name: "对",
  id: "pairs",
  columns: [
    { name: "甲方", id: "a", type: "string" },
    { name: "乙方", id: "b", type: "string" },
  ],
} as const;

const { program, diagnostics } = compileProgram({
  over: schema,
  datasets: [schema],
  outputs: [{ name: "o", text: "姓名相容(甲方, 乙方)" }],
  functions,
});
if (program === undefined) throw new Error(JSON.stringify(diagnostics));
const run = prepareRow(program, functions).start({ datasets: memoryDatasets(new Map()), today: new FeelDate(0) });

function byRow(a: string | null, b: string | null): unknown {
  return run.outputs(rowFromRecord(schema, 1, { a, b }))[0];
}

describe("two names may be one person's", () => {
  it.each([
    ["张三", "张三", true],
    ["张三", "张 三", true],
    ["张三", "李四", false],
    ["张三", "张三丰", false],
    ["张某某", "张三", true],
    ["张某", "张三丰", true],
    ["张某某", "李三", false],
    ["张×", "张三", true],
    ["张*三", "张小三", true],
    ["张*三", "张小四", false],
    ["张*三", "张三", false],
    ["张*三", "张小某", true],
    ["张*三", "李某三", false],
    ["张XX", "张三", true],
    ["张x", "张某某", true],
    ["*三", "张三", true],
    ["欧阳某某", "欧阳娜", true],
    ["欧阳某某", "欧娜", false],
    ["张某甲", "张三", true],
    ["张某甲", "张某乙", true],
    ["张某1", "张小三", true],
    ["张甲", "张三", false],
    ["阿不都·热合曼", "阿不都热合曼", true],
    ["阿不都·某某", "阿不都热合曼", true],
    ["MAX", "MAY", false],
    ["MAX", "MAX", true],
    ["张?三", "张喆三", true],
    ["某公司", "甲公司", true],
    ["张[三", "张三", true],
    ["*", "张三", true],
    ["", "张三", null],
    [" · ", "张三", null],
    [null, "张三", null],
    ["张三", null, null],
  ])("%j and %j: %s", (a, b, expected) => {
    expect(byRow(a, b)).toBe(expected);
    expect(byRow(b, a)).toBe(expected);
  });
});

describe("row evaluation and SQL agree", () => {
  let engine: Engine;
  beforeAll(async () => void (engine = await openEngine({ threads: 1 })));
  afterAll(() => engine.close());

  it("on every pair of names", async () => {
    const surnames = ["张", "欧阳", "王", "*", "某", "X", "阿·", ""];
    const given = [
      "三",
      "小三",
      "某",
      "某某",
      "×",
      "*三",
      "小*",
      "某甲",
      "某２",
      "XX",
      "?三",
      "三]",
      "\\d",
      "^-",
      "𠮷三",
      "",
      "\n",
    ];
    const names = surnames.flatMap((surname) => given.map((rest) => surname + rest));
    const pairs = names.flatMap((a) => names.filter((_, index) => (index * 7) % 3 === 0).map((b) => [a, b] as const));
    const sql = emitSql(program, {
      dialect: "duckdb",
      functions,
      relation: () => ({ from: '"pairs"', rowId: "id" }),
    });
    if ("refused" in sql) throw new Error(JSON.stringify(sql.refused));
    const { connection } = engine;
    await connection.run('CREATE TABLE "pairs" (id INTEGER, a VARCHAR, b VARCHAR)');
    const insert = await connection.createAppender("pairs");
    pairs.forEach(([a, b], index) => {
      insert.appendInteger(index);
      insert.appendVarchar(a);
      insert.appendVarchar(b);
      insert.endRow();
    });
    insert.closeSync();
    const values = sql.params.map((parameter) => (parameter.kind === "value" ? parameter.value : null));
    const reader = await connection.runAndReadAll(`SELECT o1 FROM (${sql.sql}) ORDER BY row_id`, values);
    const found = reader.getRows().map(([value]) => value);
    const expected = pairs.map(([a, b]) => byRow(a, b));
    pairs.forEach((pair, index) => expect([...pair, found[index]]).toEqual([...pair, expected[index]]));
    expect(new Set(expected)).toEqual(new Set([true, false, null]));
  });
});
