import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import {
  compileProgram,
  emitSql,
  FeelDate,
  formatValue,
  memoryDatasets,
  prepareRow,
  rowFromRecord,
  type DatasetSchema,
} from "@jianheng/feel";
import {
  ageReached,
  civilDate,
  creditCodeCheck,
  epochDay,
  nationalCalendar,
  readCitizenId,
  readDepartmentCaseNumber,
  dateOfEpochDay,
  citizenIdCheck,
  organisationCodeCheck,
} from "@jianheng/law";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Engine, openEngine } from "../duckdb/engine.ts";
import { quoteText } from "../duckdb/quote.ts";
import { installCalendar } from "./calendar-table.ts";
import { describeLegalFunctions } from "./describe-legal-functions.ts";
import { legalFunctionExamples } from "./legal-function-examples.ts";
import { legalFunctions } from "./legal-functions.ts";

const functions = legalFunctions(nationalCalendar);
const today = "2026-03-20";

const schema: DatasetSchema = {
  name: "表",
  id: "t",
  columns: [
    { name: "甲", id: "a", type: "date" },
    { name: "乙", id: "b", type: "date" },
    { name: "数", id: "n", type: "number", precision: 6, scale: 2 },
    { name: "押", id: "c", type: "boolean" },
    { name: "文", id: "s", type: "string" },
    { name: "时", id: "at", type: "date and time" },
    { name: "时刻", id: "due", type: "date and time" },
  ],
};

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine({ threads: 1 });
  await installCalendar(engine.connection, nationalCalendar);
});
afterAll(() => engine.close());

interface Sample {
  readonly a?: string;
  readonly b?: string;
  readonly n?: string;
  readonly c?: boolean;
  readonly s?: string;
  readonly at?: string;
  readonly due?: string;
}

/** One expression over the samples, by SQL. */
async function bySql(text: string, samples: readonly Sample[]): Promise<readonly (string | null)[]> {
  const program = programOf(text);
  const rows = samples.map(
    ({ a, b, n, c, s, at, due }, index) =>
      `(${index + 1}, ${typed(a, "DATE")}, ${typed(b, "DATE")}, ${typed(n, "DECIMAL(6,2)")}, ${c === undefined ? "NULL::BOOLEAN" : String(c)}, ${typed(s, "VARCHAR")}, ${typed(at, "TIMESTAMP")}, ${typed(due, "TIMESTAMP")})`,
  );
  await engine.connection.run(
    `CREATE OR REPLACE TEMP TABLE t AS SELECT * FROM (VALUES ${rows.join(",")}) v(_rowId, a, b, n, c, s, "at", due)`,
  );
  const sql = emitSql(program, { dialect: "duckdb", functions, relation: () => ({ from: "t", rowId: "_rowId" }) });
  if ("refused" in sql) throw new Error(`${text}: ${JSON.stringify(sql.refused)}`);
  const values = sql.params.map((parameter) => (parameter.kind === "value" ? parameter.value : today));
  const reader = await engine.connection.runAndReadAll(
    `SELECT CAST(o1 AS VARCHAR) FROM (${sql.sql}) ORDER BY row_id`,
    values,
  );
  return reader.getRows().map(([value]) => (value === null ? null : String(value).replace(/^(\d+)\.0+$/u, "$1")));
}

/** The same by row, in the way DuckDB writes values. */
function byRow(text: string, samples: readonly Sample[]): readonly (string | null)[] {
  const run = prepareRow(programOf(text), functions).start({
    datasets: memoryDatasets(new Map()),
    today: dayOf(today),
  });
  return samples.map(({ a, b, n, c, s, at, due }, index) => {
    const row = rowFromRecord(schema, index + 1, {
      a: a === undefined ? null : dayOf(a),
      b: b === undefined ? null : dayOf(b),
      n: n === undefined ? null : numberOf(n),
      c: c ?? null,
      s: s ?? null,
      at: timeOf(at),
      due: timeOf(due),
    });
    const value = run.outputs(row)[0] ?? null;
    return value === null ? null : formatValue(value).replace(/^(\d{4}-\d{2}-\d{2})T/u, "$1 ");
  });
}

const dayOf = (text: string): FeelDate => new FeelDate(epochDay(civilDate(text)));
const numberOf = (text: string) => evaluate(text);
const timeOf = (text: string | undefined) =>
  text === undefined ? null : evaluate(`date and time("${text.replace(" ", "T")}")`);

function evaluate(text: string) {
  const run = prepareRow(programOf(text), functions).start({
    datasets: memoryDatasets(new Map()),
    today: dayOf(today),
  });
  return run.outputs(rowFromRecord(schema, 1, {}))[0] ?? null;
}

function programOf(text: string) {
  const { program, diagnostics } = compileProgram({
    over: schema,
    datasets: [schema],
    outputs: [{ name: "o", text }],
    functions,
  });
  if (program === undefined) throw new Error(`${text}: ${JSON.stringify(diagnostics)}`);
  return program;
}

function typed(value: string | undefined, type: string): string {
  return value === undefined ? `NULL::${type}` : `${quoteText(value)}::${type}`;
}

// A small generator with a fixed seed: the same samples every time.
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

describe("the worked examples of the time-limit rules", () => {
  // Dates as published in the fact sheet, not computed here.
  it.each([
    ["T1 抗诉", '顺延(期限日(10, date("2025-01-23")))', "2025-02-05"],
    ["T2 审查逮捕在押", '届满(期限日(7, date("2025-01-27")), true)', "2025-02-03"],
    ["T3 审查逮捕未羁押", '届满(期限日(15, date("2025-01-20")), false)', "2025-02-05"],
    ["T3b 重大复杂", '届满(期限日(20, date("2025-01-20")), false)', "2025-02-10"],
    ["T4 审查起诉在押", '届满(期限月(1, date("2025-01-03")), true)', "2025-02-03"],
    ["T4b 取保", '届满(期限月(1, date("2025-01-03")), false)', "2025-02-05"],
    ["T4b 延长十五日", '届满(期限日(15, 期限月(1, date("2025-01-03"))), false)', "2025-02-18"],
    ["T5 没有同日", '届满(期限月(1, date("2026-01-30")), false)', "2026-02-28"],
    ["T7 月末起算", '期限月(1, date("2025-02-28"))', "2025-03-31"],
    ["T7b 闰年非月末", '期限月(1, date("2024-02-28"))', "2024-03-28"],
    ["T8 跨年", '届满(期限月(1, date("2025-12-31")), false)', "2026-02-02"],
    ["T9b 告知", '顺延(期限日(3, date("2025-01-26")))', "2025-02-05"],
    ["T14 取保", '期限月(12, date("2024-02-29"))', "2025-02-28"],
    ["T20 三个工作日", '工作日届满(3, date("2025-01-24"))', "2025-02-05"],
    ["T21 三个工作日", '工作日届满(3, date("2026-02-13"))', "2026-02-25"],
    ["T22 三个工作日", '工作日届满(3, date("2025-12-31"))', "2026-01-06"],
    ["U5 小时", '小时届满(24, date and time("2025-03-03T14:20:00"))', "2025-03-04T15:00:00"],
    ["日历之外", '顺延(date("2027-01-01"))', "null"],
    ["是否在押不明而遇节假日", '届满(date("2025-02-03"), null)', "null"],
    ["是否在押不明而为工作日", '届满(date("2025-02-06"), null)', "2025-02-06"],
  ])("%s: %s", (_name, text, expected) => {
    expect(formatValue(evaluate(text))).toBe(expected);
  });
});

describe("row evaluation and SQL agree", () => {
  const random = randomNumbers(20_250_124);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const day = (): string | undefined =>
    random() < 0.08 ? undefined : dateOfEpochDay(17_500 + Math.floor(random() * 3300));
  const time = (): string | undefined => {
    const date = day();
    const clock = [Math.floor(random() * 24), pick([0, 20, 59]), 0]
      .map((part) => String(part).padStart(2, "0"))
      .join(":");
    return date === undefined ? undefined : `${date} ${clock}`;
  };
  const samples: Sample[] = Array.from({ length: 1500 }, (): Sample => {
    const [a, b, at, due] = [day(), day(), time(), time()];
    const c = pick([true, false, undefined]);
    const n = pick(["0", "1", "3", "7", "12", "15", "-7", "1.5", "31", undefined]);
    return {
      ...(a === undefined ? {} : { a }),
      ...(b === undefined ? {} : { b }),
      ...(at === undefined ? {} : { at }),
      ...(due === undefined ? {} : { due }),
      ...(c === undefined ? {} : { c }),
      ...(n === undefined ? {} : { n }),
    };
  });

  it.each([
    "顺延(甲)",
    "届满(甲, 押)",
    "期限日(数, 甲)",
    "期限月(数, 甲)",
    "工作日届满(数, 甲)",
    "工作日届满(3, 甲)",
    "相隔日数(甲, 乙)",
    "逾期(甲, 乙)",
    "逾期时(时, 甲, 时刻)",
    "逾期时(时, null, 时刻)",
    "周岁(甲, 乙)",
    "届满(期限日(15, 期限月(1, 甲)), 押)",
  ])("on %s", async (text) => {
    expect(await bySql(text, samples)).toEqual(byRow(text, samples));
  });

  it("on 小时届满", async () => {
    const sql = await bySql("小时届满(24, 时)", samples);
    const row = byRow("小时届满(24, 时)", samples);
    expect(sql).toEqual(row);
    expect(sql.filter((value) => value !== null).length).toBeGreaterThan(1000);
  });

  const texts: Sample[] = identifierTexts().map((s) => ({ s }));
  it.each([
    "身份证校验(文)",
    "身份证出生日期(文)",
    "身份证性别(文)",
    "身份证十八位(文)",
    '同一身份证(文, "110105491231002")',
    '同一身份证("11010519491231002x", 文)',
    "信用代码校验(文)",
    "受案号有效(文)",
    "受案号年份(文)",
    "受案号单位编码(文)",
    "半角(文)",
    '等于(文, "甲")',
  ])("on %s", async (text) => {
    expect(await bySql(text, texts)).toEqual(byRow(text, texts));
  });
});

describe("the functions of the law say what packages/law says", () => {
  it("on identity numbers", () => {
    for (const s of identifierTexts()) {
      if (s.length !== 18) continue;
      expect([s, byRow("身份证校验(文)", [{ s }])[0]]).toEqual([
        s,
        String(readCitizenId(s, civilDate(today)).ok && !/[^\dXx]/u.test(s)),
      ]);
    }
  });

  it("on case numbers", () => {
    for (const s of identifierTexts()) {
      if (/[０-９\s]/u.test(s) || s !== s.normalize("NFKC")) continue;
      expect([s, byRow("受案号有效(文)", [{ s }])[0]]).toEqual([s, String(readDepartmentCaseNumber(s).ok)]);
    }
  });

  it("on age around the birthday", () => {
    for (const [birth, on, expected] of [
      ["2010-03-05", "2024-03-05", 13],
      ["2010-03-05", "2024-03-06", 14],
      ["2008-02-29", "2022-02-28", 13],
      ["2008-02-29", "2022-03-01", 14],
    ] as const) {
      expect(ageReached(civilDate(birth), civilDate(on))).toBe(expected);
      expect(evaluate(`周岁(date("${birth}"), date("${on}"))`)).toBe(expected);
    }
  });
});

describe("the examples of the page", () => {
  const examples = Object.entries(legalFunctionExamples).flatMap(([name, given]) =>
    given.map(([text, value]) => [name, text, value] as const),
  );
  it.each(examples)("of %s: %s is %s", (name, text, value) => {
    expect(text.startsWith(`${name}(`)).toBe(true);
    const plain = formatValue(evaluate(text));
    expect(plain).toBe(value.startsWith('"') ? value.slice(1, -1) : value);
  });

  it("are about functions that exist, also under their English names", () => {
    const names = functions.functions.map(({ names: [zh = ""] }) => zh);
    expect(Object.keys(legalFunctionExamples).filter((name) => !names.includes(name))).toEqual([]);
    expect(formatValue(evaluate('charge status("袭警罪", date("2021-03-01"))'))).toBe("现行");
    expect(formatValue(evaluate('division name("330127")'))).toBe("浙江省杭州市淳安县");
    expect(formatValue(evaluate('identity number of eighteen("110105491231002")'))).toBe("11010519491231002X");
  });
});

describe("a function without an SQL form", () => {
  it.each(['罪名状态(文, date("2025-01-01"))', '罪名现名(文, date("2025-01-01"))', "区划名称(文)", "区划状态(文)"])(
    "is refused by name and not approximated: %s",
    (text) => {
      const sql = emitSql(programOf(text), {
        dialect: "duckdb",
        functions,
        relation: () => ({ from: "t", rowId: "_rowId" }),
      });
      expect(JSON.stringify("refused" in sql ? sql.refused : "not refused")).toContain(
        text.slice(0, text.indexOf("(")),
      );
    },
  );
});

describe("docs/formats/legal-functions.md", () => {
  it("is what the library says of itself", () => {
    const path = fileURLToPath(new URL("../../../../docs/formats/legal-functions.md", import.meta.url));
    expect(readFileSync(path, "utf8")).toBe(describeLegalFunctions(functions));
  });
});

/** Right and wrong numbers of every kind; people and offices are invented. */
function identifierTexts(): readonly string[] {
  const bodies = [
    "11010519491231002",
    "99010119900229001",
    "99010120260321001",
    "99010118800101001",
    "99010120101332005",
  ];
  const ids = bodies.flatMap((body) => [body + citizenIdCheck(body), `${body}9`, `${body}x`]);
  const credit = "91350100M000100Y43";
  const body = `91990101${"MA00TEST".replace("S", "R")}`;
  const organisation = body + organisationCodeCheck(body.slice(8, 16));
  return [
    ...ids,
    "11010519491231002",
    "110105491231002",
    "１１０１０５１９４９１２３１００２Ｘ",
    "甲",
    "",
    credit,
    credit.replace("43", "44"),
    organisation + creditCodeCheck(organisation),
    "示例检刑诉受[2025]990101000001号",
    "示例市检起诉受[2017]99010000095号",
    "示例检技协任〔2025〕990101000001号",
    "示例检刑诉受[2025]99010100001号",
    "示例检刑诉受[2025]9901010000001号",
    "示例检刑诉受(2025)990101000001号",
    "示例检刑诉受2025年990101000001号",
    "受[2025]990101000001号",
    "示例 检刑诉受[2025]990101000001号",
    "示例检刑诉受[2025]990101000001",
  ];
}
