// A FIRST table of a thousand rules over a million rows, beside the join that a person would write for it.
import type { DuckDBConnection } from "@duckdb/node-api";
import { bindSqlParameters, compileProgram, emitSql, type TableText } from "@jianheng/feel";
import { median, seconds } from "../timing.ts";
import { caseKinds, caseSchema, today } from "./workload.ts";

const rules = 1000;
const perKind = rules / caseKinds.length;
/** Yuan: amounts run to 100,000. */
const step = 100_000 / perKind;

interface Rule {
  readonly kind: string;
  readonly low: number;
  readonly high: number;
  readonly answer: number;
}

const written: readonly Rule[] = caseKinds.flatMap((kind, place) =>
  Array.from({ length: perKind }, (_, index) => ({
    kind,
    low: index * step,
    high: (index + 1) * step,
    answer: place * perKind + index,
  })),
);

const table: TableText = {
  hitPolicy: "FIRST",
  inputs: [{ text: "case_type" }, { text: "amount" }],
  outputs: [{}],
  rules: written.map(({ kind, low, high, answer }) => ({
    inputs: [{ text: `"${kind}"` }, { text: `[${low}..${high})` }],
    outputs: [{ text: String(answer) }],
  })),
};

const byHand = `SELECT cases.id AS row_id, arg_min(r.answer, r.no) AS answer FROM cases
  JOIN rules r ON r.kind = cases.case_type AND cases.amount >= r.low AND cases.amount < r.high GROUP BY cases.id`;

/** Seconds by hand and compiled, medians of interleaved runs over the view `cases`; throws where they differ. */
export async function thousandRules(
  connection: DuckDBConnection,
  runs: number,
): Promise<{ readonly hand: number; readonly compiled: number; readonly rules: number }> {
  const values = written.map(({ kind, low, high, answer }, no) => `(${no}, '${kind}', ${low}, ${high}, ${answer})`);
  await connection.run(
    `CREATE OR REPLACE TABLE rules AS SELECT no, kind, low::DECIMAL(18,2) AS low, high::DECIMAL(18,2) AS high, answer
     FROM (VALUES ${values.join(", ")}) v(no, kind, low, high, answer)`,
  );
  const { program, diagnostics } = compileProgram({
    over: caseSchema,
    datasets: [],
    lets: [{ name: "结论", table }],
    outputs: [{ name: "答", text: "结论" }],
  });
  if (program === undefined) throw new Error(JSON.stringify(diagnostics));
  const emitted = emitSql(program, { dialect: "duckdb", relation: () => ({ from: "cases", rowId: "id" }) });
  if ("refused" in emitted) throw new Error(JSON.stringify(emitted.refused));
  const bound = [...bindSqlParameters(emitted.params, { today })];
  const times = { hand: [] as number[], compiled: [] as number[] };
  for (let run = 0; run < runs; run += 1) {
    times.hand.push(await seconds(() => connection.run(`CREATE OR REPLACE TEMP TABLE by_table AS ${byHand}`)));
    times.compiled.push(
      await seconds(() => connection.run(`CREATE OR REPLACE TEMP TABLE by_program AS ${emitted.sql}`, bound)),
    );
  }
  const compared = await connection.runAndReadAll(
    `SELECT count(*) FROM by_program p LEFT JOIN by_table t USING (row_id) WHERE p.o1 IS DISTINCT FROM t.answer`,
  );
  const different = Number(compared.getRows()[0]?.[0]);
  if (different > 0) throw new Error(`${different} rows have different answers`);
  return { hand: median(times.hand), compiled: median(times.compiled), rules };
}
