// The SQL of programs: its text, its rows, and what it refuses.
import type { DuckDBConnection } from "@duckdb/node-api";
import { beforeAll, describe, expect, test } from "vitest";
import type { DatasetSchema, FeelValue, FunctionLibrary, Program, ProgramInput, SqlProgram } from "../src/index.ts";
import {
  bindSqlParameters,
  compileProgram,
  describeDiagnostic,
  emitSql,
  FeelDate,
  memoryDatasets,
  prepareRow,
  readDate,
  readNumber,
  Row,
  sqlRefusalSentences,
} from "../src/index.ts";
import { createTable, openEngine, relation, runSql, shown } from "./engine.ts";

const key = [
  { name: "部门受案号", id: "legalCaseNo", type: "string" as const, nullable: false },
  { name: "嫌疑人编号", id: "suspectNo", type: "string" as const, nullable: false },
];

const suspects: DatasetSchema = {
  name: "犯罪嫌疑人",
  id: "suspects",
  columns: [
    ...key,
    { name: "涉案金额", id: "amount", type: "number", precision: 18, scale: 2 },
    { name: "退赃退赔金额", id: "restitution", type: "number", precision: 18, scale: 2 },
    { name: "作案时年龄", id: "age", type: "number", precision: 10, scale: 0 },
    { name: "出生日期", id: "birthDate", type: "date" },
  ],
};

const cases: DatasetSchema = {
  name: "案件",
  id: "cases",
  columns: [
    { name: "部门受案号", id: "legalCaseNo", type: "string", nullable: false },
    { name: "受理日期", id: "acceptedDate", type: "date" },
    { name: "是否重大复杂", id: "isComplex", type: "boolean" },
  ],
};

const returns: DatasetSchema = {
  name: "退回补充侦查",
  id: "returns",
  columns: [...key, { name: "重新移送日期", id: "retransferredDate", type: "date" }],
};

const measures: DatasetSchema = {
  name: "强制措施",
  id: "measures",
  columns: [
    ...key,
    { name: "强制措施类型", id: "kind", type: "string" },
    { name: "执行时间", id: "executedAt", type: "date and time" },
    { name: "执行时间的日期", id: "executedDate", type: "date" },
    { name: "解除日期", id: "liftedDate", type: "date" },
  ],
};

const property: DatasetSchema = {
  name: "财物",
  id: "property",
  columns: [
    { name: "部门受案号", id: "legalCaseNo", type: "string", nullable: false },
    { name: "金额", id: "amount", type: "number", precision: 18, scale: 2 },
  ],
};

const datasets = [suspects, cases, returns, measures, property];
const today = day("2024-05-01");

function day(text: string): FeelDate {
  const date = readDate(text);
  if (date === null) throw new Error(`no date ${text}`);
  return date;
}

function row(schema: DatasetSchema, id: number, ...cells: readonly FeelValue[]): Row {
  return new Row(schema, id, cells);
}

/** 甲1: complex case, three returns, arrested; 甲2: the same case, nothing else; 乙1: no case row; 丙1: nulls. */
const rows = new Map<string, readonly Row[]>([
  [
    "suspects",
    [
      row(suspects, 1, "甲", "1", readNumber("1000.00"), readNumber("99.99"), 17, day("2006-02-28")),
      row(suspects, 2, "甲", "2", readNumber("1000.00"), readNumber("100.00"), 30, day("1990-01-01")),
      row(suspects, 3, "乙", "1", readNumber("0.00"), readNumber("5.00"), 40, null),
      row(suspects, 4, "丙", "1", null, null, null, null),
    ],
  ],
  ["cases", [row(cases, 1, "甲", day("2024-01-31"), true), row(cases, 2, "丙", null, null)]],
  [
    "returns",
    [
      row(returns, 1, "甲", "1", day("2024-02-10")),
      row(returns, 2, "甲", "1", day("2024-03-10")),
      row(returns, 3, "甲", "1", day("2024-04-10")),
      row(returns, 4, "丙", "1", null),
    ],
  ],
  [
    "measures",
    [
      row(measures, 1, "甲", "1", "逮捕", null, day("2024-02-01"), null),
      row(measures, 2, "甲", "2", "拘留", null, day("2024-02-01"), day("2024-02-20")),
      row(measures, 3, "乙", "1", "逮捕", null, null, null),
      row(measures, 4, "丙", "1", "取保候审", null, day("2024-02-01"), null),
    ],
  ],
  [
    "property",
    [
      row(property, 1, "甲", readNumber("0.10")),
      row(property, 2, "甲", readNumber("0.20")),
      row(property, 3, "乙", null),
    ],
  ],
]);

let connection: DuckDBConnection;

beforeAll(async () => {
  connection = await openEngine();
  for (const schema of datasets) await createTable(connection, schema, rows.get(schema.id) ?? []);
  await connection.run(
    `CREATE TABLE calendar AS SELECT DATE '2024-04-27' + i::INTEGER AS "day", DATE '2024-04-27' + i::INTEGER + 1 AS "next" FROM range(20) t(i)`,
  );
});

function compiled(input: Omit<ProgramInput, "over" | "datasets">): Program {
  const { program, diagnostics } = compileProgram({ over: suspects, datasets, ...input });
  if (program === undefined) throw new Error(diagnostics.map((each) => describeDiagnostic(each, "en")).join("; "));
  return program;
}

function emitted(program: Program, functions?: FunctionLibrary): SqlProgram {
  const result = emitSql(program, { dialect: "duckdb", relation, ...(functions === undefined ? {} : { functions }) });
  if ("refused" in result) throw new Error(JSON.stringify(result.refused));
  return result;
}

/** The first output of every judged row, from both back ends, which must be the same. */
async function answers(
  text: string,
  more: Omit<ProgramInput, "over" | "datasets" | "outputs"> & {
    parameters?: ProgramInput["parameters"];
    values?: Record<string, FeelValue>;
  } = {},
): Promise<readonly (string | null)[]> {
  const { values = {}, ...rest } = more;
  const program = compiled({ ...rest, outputs: [{ name: "结果", text }] });
  const functions = more.functions;
  const run = prepareRow(program, functions).start({ datasets: memoryDatasets(rows), today, parameters: values });
  const byRow = (rows.get("suspects") ?? []).map((each) => shown(run.outputs(each)[0] ?? null));
  const bySql = await runSql(connection, emitted(program, functions), { today, parameters: values });
  const type = program.outputs[0]?.type === "number";
  const plain = (value: string | null | undefined): string | null =>
    type && typeof value === "string" ? String(Number(value)) : (value ?? null);
  expect([...bySql].sort(([a], [b]) => a - b).map(([, result]) => plain(result["o1"]))).toEqual(byRow.map(plain));
  return byRow;
}

const ofCase = "案件[部门受案号 = 本行.部门受案号][1]";
const ofPerson = "部门受案号 = 本行.部门受案号 and 嫌疑人编号 = 本行.嫌疑人编号";

describe("the sentences of rules, in both back ends", () => {
  const lets = [
    { name: "本案", text: ofCase },
    { name: "届满日", text: '本案.受理日期 + duration("P1M")' },
    { name: "本人退补", text: `退回补充侦查[${ofPerson}]` },
    { name: "比例", text: "退赃退赔金额 / 涉案金额" },
  ];
  test.each<readonly [string, readonly (string | null)[]]>([
    [`count(退回补充侦查[${ofPerson}]) > 2`, ["true", "false", "false", "false"]],
    [
      `some m in 强制措施 satisfies m.部门受案号 = 部门受案号 and m.嫌疑人编号 = 嫌疑人编号 and m.强制措施类型 in ["拘留","逮捕"] and m.执行时间的日期 <= 届满日 and (m.解除日期 = null or m.解除日期 > 届满日)`,
      ["true", "false", null, "false"],
    ],
    ["本案.受理日期", ["2024-01-31", "2024-01-31", null, null]],
    ["届满日", ["2024-02-29", "2024-02-29", null, null]],
    ["本案.是否重大复杂 = true", ["true", "true", "false", "false"]],
    ["本案 = null", ["false", "false", "true", "false"]],
    ["max(本人退补.重新移送日期)", ["2024-04-10", null, null, null]],
    ["count(本人退补)", ["3", "0", "0", "1"]],
    ["max(本人退补.重新移送日期) < today()", ["true", null, null, null]],
    ["sum(for x in 财物[部门受案号 = 本行.部门受案号] return x.金额)", ["0.3", "0.3", null, null]],
    [`every m in 强制措施[${ofPerson}] satisfies m.解除日期 != null`, ["false", "true", "false", "false"]],
    [
      `not(some r in 退回补充侦查 satisfies r.部门受案号 = 部门受案号 and r.重新移送日期 > date("2024-04-01"))`,
      ["false", "false", "true", null],
    ],
    ["退赃退赔金额 * 10 < 涉案金额", ["true", "false", "false", null]],
    ["退赃退赔金额 / 涉案金额 < 0.1", ["true", "false", null, null]],
    ["比例 < 0.1", ["true", "false", null, null]],
    ["mean(财物[部门受案号 = 本行.部门受案号].金额) < 0.15", ["false", "false", null, null]],
    ["mean(财物[部门受案号 = 本行.部门受案号].金额) <= 0.15", ["true", "true", null, null]],
    ["退赃退赔金额 / 涉案金额 = null", ["false", "false", "true", "true"]],
    ["作案时年龄 = null or 作案时年龄 in [12..18)", ["true", "false", "false", "true"]],
    ['not(嫌疑人编号 in ["1"])', ["false", "true", "false", "false"]],
    ["出生日期.year", ["2006", "1990", null, null]],
    ['出生日期 + duration("P18Y")', ["2024-02-28", "2008-01-01", null, null]],
    ["本人退补[-1].重新移送日期", ["2024-04-10", null, null, null]],
    ["count(财物[金额 > 本行.涉案金额])", ["0", "0", "2", "0"]],
    ["count(财物)", ["3", "3", "3", "3"]],
    [
      "some a in 强制措施, b in 强制措施 satisfies a.部门受案号 = 部门受案号 and b.部门受案号 = 部门受案号 and a.嫌疑人编号 < b.嫌疑人编号 and a.执行时间的日期 = b.执行时间的日期",
      ["true", "true", "false", "false"],
    ],
    [`count(退回补充侦查[${ofPerson} and 重新移送日期 > 本案.受理日期])`, ["3", "0", "0", "0"]],
    ['if 作案时年龄 < 18 then "未成年" else "其他"', ["未成年", "其他", "其他", "其他"]],
  ])("%s", async (text, expected) => {
    expect(await answers(text, { lets })).toEqual(expected);
  });

  test("parameters", async () => {
    const parameters = [{ name: "起点", type: "number" as const }];
    expect(await answers("涉案金额 >= 起点", { parameters, values: { 起点: readNumber("1000") } })).toEqual([
      "true",
      "true",
      "false",
      null,
    ]);
  });
});

function sqlOf(input: Omit<ProgramInput, "over" | "datasets">): string {
  return emitted(compiled(input)).sql;
}

describe("shape of the SQL", () => {
  test("a count by key is grouped once and joined", () => {
    expect(sqlOf({ outputs: [{ name: "x", text: `count(退回补充侦查[${ofPerson}]) > 2` }] })).toBe(
      `WITH b0 AS (SELECT "row no" AS row_id, "legalCaseNo", "suspectNo" FROM "suspects")
SELECT b.row_id, (COALESCE(j0_1.a1, 0) > CAST($1 AS BIGINT)) AS o1
FROM b0 b
  LEFT JOIN (SELECT d1_1."legalCaseNo" AS k1, d1_1."suspectNo" AS k2, COUNT(*) AS a1 FROM "returns" d1_1 GROUP BY 1, 2) j0_1 ON j0_1.k1 = b."legalCaseNo" AND j0_1.k2 = b."suspectNo"`,
    );
  });

  test("values are parameters, the data date is one, identifiers are quoted", () => {
    const program = compiled({ outputs: [{ name: "x", text: '嫌疑人编号 = "1; DROP TABLE" and 出生日期 > today()' }] });
    const { sql, params } = emitted(program);
    expect(sql).not.toContain("DROP");
    expect(params).toEqual([{ kind: "value", value: "1; DROP TABLE" }, { kind: "today" }]);
    expect(bindSqlParameters(params, { today })).toEqual(["1; DROP TABLE", "2024-05-01"]);
  });

  test("equal lists share one join", () => {
    const lets = [{ name: "退补", text: `退回补充侦查[${ofPerson}]` }];
    const sql = sqlOf({ lets, outputs: [{ name: "x", text: "count(退补) > 1 and max(退补.重新移送日期) < today()" }] });
    expect(sql.match(/LEFT JOIN/gu)).toHaveLength(1);
  });

  test("only hits, or all that is not cleared", () => {
    const program = compiled({ outputs: [{ name: "x", text: "作案时年龄 < 18 and 涉案金额 > 0" }] });
    const where = (keep: "true" | "not false"): string => {
      const result = emitSql(program, { dialect: "duckdb", relation, keep });
      return "sql" in result ? (result.sql.split("WHERE ")[1] ?? "") : "";
    };
    expect(where("true")).toBe(`((b."age" < CAST($1 AS BIGINT)) AND (b."amount" > CAST($2 AS BIGINT)))`);
    expect(where("not false")).toBe(
      `(((b."age" < CAST($1 AS BIGINT)) IS DISTINCT FROM FALSE) AND ((b."amount" > CAST($2 AS BIGINT)) IS DISTINCT FROM FALSE))`,
    );
  });
});

describe("refusals by name", () => {
  test.each([
    ["涉案金额 / 退赃退赔金额 + 1", "feel.sql.division", "涉案金额 / 退赃退赔金额"],
    ["upper case(嫌疑人编号)", "feel.sql.function", "upper case(嫌疑人编号)"],
    ["涉案金额 * 涉案金额", "feel.sql.digits", "涉案金额 * 涉案金额"],
    ["for x in 财物 return x.金额", "feel.sql.node", "for x in 财物 return x.金额"],
    ['matches(嫌疑人编号, "\\p{L}+")', "feel.sql.pattern", 'matches(嫌疑人编号, "\\p{L}+")'],
    ["财物[2].金额", "feel.sql.node", "2"],
    ["2 ** 作案时年龄", "feel.sql.node", "2 ** 作案时年龄"],
  ])("%s", (text, code, words) => {
    const result = emitSql(compiled({ outputs: [{ name: "结果", text }] }), { dialect: "duckdb", relation });
    if (!("refused" in result)) throw new Error(`not refused: ${result.sql}`);
    const [first] = result.refused;
    expect([first?.code, text.slice(first?.span.start, first?.span.end), first?.source.name]).toEqual([
      code,
      words,
      "结果",
    ]);
    expect(Object.keys(sqlRefusalSentences)).toContain(first?.code);
  });
});

/** What the table `calendar` holds. */
function nextInCalendar(date: FeelDate): FeelDate | null {
  const offset = date.epochDay - day("2024-04-27").epochDay;
  return offset >= 0 && offset < 20 ? new FeelDate(date.epochDay + 1) : null;
}

describe("functions from outside", () => {
  const library: FunctionLibrary = {
    functions: [
      {
        names: ["次日", "next day"],
        parameters: [{ names: ["日期", "date"], type: "date" }],
        result: "date",
        evaluate: ([date]) => (date instanceof FeelDate ? nextInCalendar(date) : null),
        sql: ([date], builder) =>
          date === undefined
            ? undefined
            : builder.lookup({
                table: builder.quote("calendar"),
                keys: [{ column: "day", equals: date }],
                column: "next",
                type: "date",
              }),
        docs: { zh: "下一天", en: "the next day" },
      },
      {
        names: ["只在行中"],
        parameters: [{ names: ["数"], type: "number" }],
        result: "number",
        evaluate: ([value]) => value ?? null,
        docs: { zh: "没有 SQL", en: "without SQL" },
      },
    ],
  };

  test("a look-up is a join, and a null key finds nothing", async () => {
    const lets = [{ name: "届满", text: `${ofCase}.受理日期 + duration("P3M")` }];
    expect(await answers("次日(届满)", { lets, functions: library })).toEqual(["2024-05-01", "2024-05-01", null, null]);
    expect(await answers("next day(date: today())", { functions: library })).toEqual([
      "2024-05-02",
      "2024-05-02",
      "2024-05-02",
      "2024-05-02",
    ]);
  });

  test("without SQL the program is refused by the function's name", () => {
    const program = compiled({ functions: library, outputs: [{ name: "x", text: "只在行中(作案时年龄)" }] });
    const result = emitSql(program, { dialect: "duckdb", relation, functions: library });
    expect("refused" in result ? result.refused[0]?.args : result).toEqual({ name: "只在行中" });
  });
});

describe("differences once found", () => {
  test.each<readonly [string, readonly (string | null)[]]>([
    // The engine wrote .01 for a decimal without digits before the point.
    ["string(0.01)", ["0.01", "0.01", "0.01", "0.01"]],
    // A let that reads no row is still a column of the judged rows inside a list.
    [`some x in 财物[部门受案号 = 本行.部门受案号] satisfies 常`, ["true", "true", "true", "false"]],
    // every over a negated body asked again and again for a part to be computed first.
    [
      `every r in 退回补充侦查 satisfies r.部门受案号 != 部门受案号 or r.重新移送日期 > ${ofCase}.受理日期`,
      ["true", "true", "true", null],
    ],
  ])("%s", async (text, expected) => {
    expect(await answers(text, { lets: [{ name: "常", text: '"1" = "1"' }] })).toEqual(expected);
  });

  test("the smallest integer has an opposite", async () => {
    const schema: DatasetSchema = {
      name: "数",
      id: "extremes",
      columns: [{ name: "甲", id: "a", type: "number", precision: 10, scale: 0 }],
    };
    await createTable(connection, schema, [row(schema, 1, -2147483648)]);
    const { program } = compileProgram({
      over: schema,
      datasets: [],
      outputs: [
        { name: "x", text: "-甲" },
        { name: "y", text: "abs(甲) + 甲 * 甲" },
      ],
    });
    if (program === undefined) throw new Error("not compiled");
    const result = await runSql(connection, emitted(program), { today });
    expect(result.get(1)).toEqual({ o1: "2147483648", o2: "4611686020574871552" });
  });
});
