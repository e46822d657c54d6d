// `some` and `every` with one inequality: grouped once by key, compared with the least or greatest value.
import type { DuckDBConnection } from "@duckdb/node-api";
import { beforeAll, describe, expect, test } from "vitest";
import type { DatasetSchema, FeelValue, Program, SqlProgram } from "../src/index.ts";
import { compileProgram, emitSql, memoryDatasets, prepareRow, readDate, readNumber, Row } from "../src/index.ts";
import { createTable, openEngine, relation, runSql, shown } from "./engine.ts";

const payments: DatasetSchema = {
  name: "发放",
  id: "payments",
  columns: [
    { name: "身份证号", id: "person", type: "string", nullable: false },
    { name: "发放日期", id: "paid", type: "date" },
    { name: "金额", id: "amount", type: "number", precision: 18, scale: 2, nullable: false },
  ],
};
const deaths: DatasetSchema = {
  name: "死亡登记",
  id: "deaths",
  columns: [
    { name: "身份证号", id: "person", type: "string", nullable: false },
    { name: "死亡日期", id: "died", type: "date" },
    { name: "核实", id: "confirmed", type: "boolean" },
    { name: "登记金额", id: "sum", type: "number", precision: 18, scale: 2, nullable: false },
  ],
};
const datasets = [payments, deaths];

function day(text: string | null): FeelValue {
  return text === null ? null : readDate(text);
}

function payment(id: number, person: string, paid: string | null): Row {
  return new Row(payments, id, [person, day(paid), readNumber("10.00")]);
}

function death(id: number, person: string, died: string | null, confirmed: boolean | null, sum: string): Row {
  return new Row(deaths, id, [person, day(died), confirmed, readNumber(sum)]);
}

/** Every payment is of 10.00. 甲 has one death on 2024-03-01; 乙 one before it and one without a day; 丙 none; 丁 one without a day. */
const rows = new Map<string, readonly Row[]>([
  [
    "payments",
    [
      payment(1, "甲", "2024-02-29"),
      payment(2, "甲", "2024-03-01"),
      payment(3, "甲", "2024-03-02"),
      payment(4, "甲", null),
      payment(5, "乙", "2024-02-01"),
      payment(6, "乙", "2024-01-01"),
      payment(7, "丙", "2024-03-02"),
      payment(8, "丙", null),
      payment(9, "丁", "2024-03-02"),
    ],
  ],
  [
    "deaths",
    [
      death(1, "甲", "2024-03-01", true, "10.00"),
      death(2, "乙", "2024-01-15", null, "9.99"),
      death(3, "乙", null, true, "10.01"),
      death(4, "丁", null, false, "10.01"),
    ],
  ],
]);

let connection: DuckDBConnection;

beforeAll(async () => {
  connection = await openEngine();
  for (const schema of datasets) await createTable(connection, schema, rows.get(schema.id) ?? []);
});

function compiled(text: string): Program {
  const { program } = compileProgram({ over: payments, datasets, outputs: [{ name: "结论", text }] });
  if (program === undefined) throw new Error("not compiled");
  return program;
}

function emitted(text: string, keep: "all" | "not false" | "true" = "all"): SqlProgram {
  const result = emitSql(compiled(text), { dialect: "duckdb", relation, keep });
  if ("refused" in result) throw new Error(JSON.stringify(result.refused));
  return result;
}

const today = readDate("2024-05-01")!;

function mark(value: string | null | undefined): string {
  return value === "true" ? "T" : value === "false" ? "F" : "-";
}

/** T, F or - for unknown, one for each payment: by SQL, which the row evaluator must confirm. */
async function answers(text: string): Promise<string> {
  const run = prepareRow(compiled(text)).start({ datasets: memoryDatasets(rows), today });
  const byRow = (rows.get("payments") ?? []).map((row) => mark(shown(run.outputs(row)[0] ?? null))).join("");
  const bySql = await runSql(connection, emitted(text), { today });
  expect(
    [...bySql]
      .toSorted(([one], [other]) => one - other)
      .map(([, row]) => mark(row["o1"]))
      .join(""),
  ).toBe(byRow);
  return byRow;
}

/** The ids of the rows that a screening would get. */
async function kept(text: string, keep: "not false" | "true"): Promise<readonly number[]> {
  return [...(await runSql(connection, emitted(text, keep), { today })).keys()].toSorted((one, other) => one - other);
}

const ofPerson = "d.身份证号 = 身份证号";
const before = `some d in 死亡登记 satisfies ${ofPerson} and d.死亡日期 < 发放日期`;
const notBefore = `every d in 死亡登记[身份证号 = 本行.身份证号] satisfies d.死亡日期 >= 发放日期`;

describe("the least value of a key decides", () => {
  // Payments:    甲 the day before, that day, the day after, unknown; 乙 after, before; 丙 a day, unknown; 丁.
  test.each<readonly [string, string]>([
    [before, "FFT-T-FF-"],
    [`some d in 死亡登记 satisfies ${ofPerson} and 发放日期 > d.死亡日期`, "FFT-T-FF-"],
    [`some d in 死亡登记 satisfies ${ofPerson} and d.死亡日期 <= 发放日期`, "FTT-T-FF-"],
    [`some d in 死亡登记 satisfies ${ofPerson} and d.死亡日期 > 发放日期`, "TFF--TFF-"],
    [`some d in 死亡登记 satisfies ${ofPerson} and d.死亡日期 >= 发放日期`, "TTF--TFF-"],
    [notBefore, "TTF-F-TT-"],
    [`every d in 死亡登记[身份证号 = 本行.身份证号] satisfies d.死亡日期 < 发放日期`, "FFT--FTT-"],
    [`every d in 死亡登记 satisfies d.身份证号 != 身份证号 or d.死亡日期 >= 发放日期`, "TTF-F-TT-"],
    [`not(${before})`, "TTF-F-TT-"],
    // A further test of the death alone: known, it leaves rows out; unknown, it makes a true answer unknown.
    [`some d in 死亡登记 satisfies ${ofPerson} and d.登记金额 > 10 and d.死亡日期 < 发放日期`, "FFFF--FF-"],
    [`some d in 死亡登记 satisfies ${ofPerson} and d.核实 and d.死亡日期 < 发放日期`, "FFT---FFF"],
    // Neither side can be null: the answer is never unknown.
    [`some d in 死亡登记 satisfies ${ofPerson} and d.登记金额 < 金额`, "FFFFTTFFF"],
    [`some d in 死亡登记 satisfies ${ofPerson} and d.登记金额 <= 金额`, "TTTTTTFFF"],
    // Without a key the list is one group.
    ["some d in 死亡登记 satisfies d.死亡日期 < 发放日期", "TTT-T-T-T"],
    ["some d in 死亡登记[登记金额 > 20] satisfies d.死亡日期 < 发放日期", "FFFFFFFFF"],
    ["every d in 死亡登记[登记金额 > 20] satisfies d.死亡日期 < 发放日期", "TTTTTTTTT"],
  ])("%s", async (text, expected) => {
    expect(await answers(text)).toBe(expected);
  });

  test("screening keeps what is not false; hits alone leave the unknown out", async () => {
    expect(await kept(before, "not false")).toEqual([3, 4, 5, 6, 9]);
    expect(await kept(before, "true")).toEqual([3, 5]);
    expect(await kept(notBefore, "not false")).toEqual([1, 2, 4, 6, 7, 8, 9]);
    expect(await kept(notBefore, "true")).toEqual([1, 2, 7, 8]);
  });
});

describe("its SQL", () => {
  const joined = `LEFT JOIN (SELECT d1_1."person" AS k1, MIN(d1_1."died") AS a1, BOOL_OR(d1_1."died" IS NULL) AS a2 FROM "deaths" d1_1 GROUP BY 1) j0_1 ON j0_1.k1 = b."person"`;

  test("one group for each key, joined; the comparison stands in the WHERE", () => {
    expect(emitted(before, "not false").sql).toBe(
      `WITH b0 AS (SELECT "row no" AS row_id, "person", "paid" FROM "payments")
SELECT b.row_id, CASE WHEN (j0_1.a1 < b."paid") THEN TRUE WHEN j0_1.a2 OR (b."paid" IS NULL AND j0_1.a2 IS NOT NULL) THEN NULL ELSE FALSE END AS o1
FROM b0 b
  ${joined}
WHERE ((j0_1.a1 < b."paid") OR j0_1.a2 OR (b."paid" IS NULL AND j0_1.a2 IS NOT NULL))`,
    );
  });

  test("hits alone need the least value only", () => {
    expect(emitted(before, "true").sql).toBe(
      `WITH b0 AS (SELECT "row no" AS row_id, "person", "paid" FROM "payments")
SELECT b.row_id, TRUE AS o1
FROM b0 b
  ${joined}
WHERE (j0_1.a1 < b."paid")`,
    );
  });

  test("what is never null has no answer for the unknown; greater asks for the greatest", () => {
    expect(emitted(`some d in 死亡登记 satisfies ${ofPerson} and d.登记金额 > 金额`, "not false").sql).toBe(
      `WITH b0 AS (SELECT "row no" AS row_id, "person", "amount" FROM "payments")
SELECT b.row_id, TRUE AS o1
FROM b0 b
  LEFT JOIN (SELECT d1_1."person" AS k1, MAX(d1_1."sum") AS a1 FROM "deaths" d1_1 GROUP BY 1) j0_1 ON j0_1.k1 = b."person"
WHERE (j0_1.a1 > b."amount")`,
    );
  });

  // Two inequalities, an inequality of a condition (where unknown is false), and a quotient are not decided by one value.
  test.each([
    `${before} and d.登记金额 < 金额`,
    `some d in 死亡登记[身份证号 = 本行.身份证号 and 死亡日期 < 本行.发放日期] satisfies d.核实`,
    `some d in 死亡登记 satisfies ${ofPerson} and d.登记金额 / 3 < 金额`,
  ])("row by row: %s", (text) => {
    expect(emitted(text).sql).not.toMatch(/MIN\(/u);
  });
});
