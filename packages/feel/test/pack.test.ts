import { describe, expect, it } from "vitest";
import {
  bindSqlParameters,
  compileProgram,
  type DatasetSchema,
  emitSql,
  makeDate,
  packSql,
  Row,
} from "../src/index.ts";
import { createTable, openEngine, relation } from "./engine.ts";

const schema: DatasetSchema = {
  name: "案件",
  id: "cases",
  columns: [
    { name: "金额", id: "amount $1", type: "number", precision: 10, scale: 0 },
    { name: "类别", id: "kind", type: "string" },
    { name: "受理日期", id: "received", type: "date" },
  ],
};

function part(key: string, text: string) {
  const { program, diagnostics } = compileProgram({
    over: schema,
    datasets: [schema],
    outputs: [{ name: "结论", text, expect: "boolean" }],
  });
  if (program === undefined) throw new Error(JSON.stringify(diagnostics));
  const emitted = emitSql(program, { dialect: "duckdb", relation, keep: "not false" });
  if ("refused" in emitted) throw new Error(JSON.stringify(emitted.refused));
  return { key, program: emitted };
}

const parts = [
  part("大额", "金额 > 10"),
  part("小额 $1", "金额 < 5"),
  part("公诉", '类别 = "公诉" and 金额 > 10'),
  part("到期", "受理日期 < today()"),
];

describe("several rules as one statement", () => {
  it("gives each rule's rows under its key, true or unknown, and runs with one set of parameters", async () => {
    const connection = await openEngine();
    await createTable(connection, schema, [
      new Row(schema, 1, [11, "公诉", makeDate(2024, 2, 29)]),
      new Row(schema, 2, [3, "批捕", makeDate(2024, 3, 1)]),
      new Row(schema, 3, [null, "公诉", null]),
    ]);
    const { sql, params } = packSql(parts);
    const today = makeDate(2024, 3, 1);
    if (today === null) throw new Error("no date");
    const found = await connection.runAndReadAll(`SELECT * FROM (${sql}) ORDER BY rule, row_id`, [
      ...bindSqlParameters(params, { today }),
    ]);
    const rows = found.getRows().map(([rule, id, outcome]) => [rule, Number(id), outcome]);
    expect(rows).toEqual([
      ["公诉", 1, true],
      ["公诉", 3, null],
      ["到期", 1, true],
      ["到期", 3, null],
      ["大额", 1, true],
      ["大额", 3, null],
      ["小额 $1", 2, true],
      ["小额 $1", 3, null],
    ]);
  });

  it("binds equal values once, and leaves alone what only looks like the place of one", () => {
    const { sql, params } = packSql(parts);
    expect(params.filter((each) => each.kind === "value" && each.value === "10")).toHaveLength(1);
    expect(params.filter((each) => each.kind === "today")).toHaveLength(1);
    expect(sql).toContain('"amount $1"');
    expect(new Set(sql.replaceAll('"amount $1"', "").match(/\$\d+/gu)).size).toBe(params.length);
  });
});
