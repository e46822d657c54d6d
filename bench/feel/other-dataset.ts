// `some` over another dataset with an inequality: payments made after the payee's death, a million rows on each side.
import { DuckDBInstance } from "@duckdb/node-api";
import { bindSqlParameters, compileProgram, type DatasetSchema, emitSql } from "@jianheng/feel";
import { median, seconds } from "../timing.ts";
import { today } from "./workload.ts";

const payments: DatasetSchema = {
  id: "payments",
  name: "发放",
  columns: [
    { id: "id_number", name: "身份证号", type: "string" },
    { id: "paid", name: "发放日期", type: "date" },
  ],
};
const deaths: DatasetSchema = {
  id: "deaths",
  name: "死亡登记",
  columns: [
    { id: "id_number", name: "身份证号", type: "string" },
    { id: "died", name: "死亡日期", type: "date" },
  ],
};

const text = "some d in 死亡登记 satisfies d.身份证号 = 身份证号 and d.死亡日期 < 发放日期";
const byHand =
  "SELECT row_no FROM payments SEMI JOIN deaths ON deaths.id_number = payments.id_number AND deaths.died < payments.paid";

function day(salt: number, span: number): string {
  return `DATE '2020-01-01' + (hash(n, ${salt}) % ${span})::INTEGER`;
}

function relationOf(id: string) {
  return { from: id, rowId: "row_no" };
}

/** Seconds by hand and compiled, medians of `runs` interleaved; throws where they find different rows. */
export async function paidAfterDeath(
  folder: string,
  rows: number,
  runs: number,
): Promise<{ readonly hand: number; readonly compiled: number; readonly found: number }> {
  const connection = await (await DuckDBInstance.create(":memory:", { threads: "2" })).connect();
  const idNumber = (salt: number): string => `lpad((hash(n, ${salt}) % ${rows})::VARCHAR, 18, '0') AS id_number`;
  for (const [name, columns] of [
    ["payments", `${idNumber(1)}, ${day(2, 1500)} AS paid`],
    ["deaths", `${idNumber(3)}, ${day(4, 3000)} AS died`],
  ] as const) {
    const file = `${folder}/${name}.parquet`;
    await connection.run(`COPY (SELECT n AS row_no, ${columns} FROM range(${rows}) t(n)) TO '${file}'`);
    await connection.run(`CREATE VIEW ${name} AS SELECT * FROM read_parquet('${file}')`);
  }
  const { program } = compileProgram({
    over: payments,
    datasets: [payments, deaths],
    outputs: [{ name: "结论", text, expect: "boolean" }],
  });
  if (program === undefined) throw new Error("the text does not compile");
  // As screening asks: hits, and rows that may be hits.
  const emitted = emitSql(program, { dialect: "duckdb", relation: relationOf, keep: "not false" });
  if ("refused" in emitted) throw new Error(JSON.stringify(emitted.refused));
  const values = [...bindSqlParameters(emitted.params, { today })];
  const times = { hand: [] as number[], compiled: [] as number[] };
  for (let run = 0; run < runs; run += 1) {
    times.hand.push(await seconds(() => connection.run(`CREATE OR REPLACE TEMP TABLE by_hand AS ${byHand}`)));
    times.compiled.push(
      await seconds(() => connection.run(`CREATE OR REPLACE TEMP TABLE compiled AS ${emitted.sql}`, values)),
    );
  }
  const counted = await connection.runAndReadAll(
    "SELECT (SELECT count(*) FROM by_hand), (SELECT count(*) FROM compiled WHERE o1 AND row_id IN (SELECT row_no FROM by_hand)), (SELECT count(*) FROM compiled)",
  );
  const [first, both, own] = counted.getRows()[0]!.map(Number);
  if (first !== both || first !== own) throw new Error(`by hand ${first} rows, compiled ${own}, common ${both}`);
  return { hand: median(times.hand), compiled: median(times.compiled), found: first! };
}
