// One program and its rows through both back ends.
import type { DuckDBConnection } from "@duckdb/node-api";
import type { DatasetSchema, ProgramInput, Row, SqlProgram } from "../../src/index.ts";
import { compileProgram, describeDiagnostic, emitSql, memoryDatasets, prepareRow, typeName } from "../../src/index.ts";
import { createTable, normalized, relation, runSql, shown } from "../engine.ts";
import { today as givenDay } from "../generate.ts";

export type Keep = "all" | "not false" | "true";

/** Rows by dataset id. */
export type Data = ReadonlyMap<string, readonly Row[]>;

export interface Difference {
  /** Of the output that differs; empty where the choice of rows does. */
  readonly output: string;
  readonly row: number;
  readonly evaluator: string | null;
  readonly sql: string | null;
  readonly statement: string;
}

export interface Comparison {
  readonly pairs: number;
  readonly nulls: number;
  readonly differences: readonly Difference[];
}

const today = (() => {
  if (givenDay === null) throw new Error("no date");
  return givenDay;
})();

export async function createTables(
  connection: DuckDBConnection,
  datasets: readonly DatasetSchema[],
  data: Data,
): Promise<void> {
  for (const schema of datasets) await createTable(connection, schema, data.get(schema.id) ?? []);
}

export interface Comparing {
  readonly keep?: Keep;
  /** Only to try the hunt itself: spoils the statement. */
  readonly spoil?: (sql: string) => string;
}

/**
 * Every output for every row of the judged dataset, whose tables must be there. Undefined where SQL refuses the program;
 * throws where it does not compile, or the statement fails.
 */
export async function compare(
  connection: DuckDBConnection,
  input: ProgramInput,
  data: Data,
  { keep = "all", spoil = (sql) => sql }: Comparing = {},
): Promise<Comparison | undefined> {
  const { program, diagnostics } = compileProgram(input);
  if (program === undefined) throw new BadText(diagnostics.map((each) => describeDiagnostic(each, "en")).join("\n"));
  const emitted = emitSql(program, { dialect: "duckdb", relation, keep });
  if ("refused" in emitted) return undefined;
  const statement: SqlProgram = { ...emitted, sql: spoil(emitted.sql) };
  const answers = await runSql(connection, statement, { today });
  const run = prepareRow(program).start({ datasets: memoryDatasets(data), today });
  const booleans = program.outputs.flatMap((output, index) => (output.type === "boolean" ? [index] : []));
  const differences: Difference[] = [];
  let [pairs, nulls] = [0, 0];
  for (const row of data.get(input.over.id) ?? []) {
    const values = run.outputs(row);
    const answered = booleans.map((index) => values[index]);
    const wanted = answered.includes(true) || (keep === "not false" && answered.includes(null));
    const expectRow = keep === "all" || booleans.length === 0 || wanted;
    const about = { row: row.id, statement: statement.sql };
    if (answers.has(row.id) !== expectRow) {
      const [evaluator, sql] = [String(expectRow), String(answers.has(row.id))];
      differences.push({ output: "", evaluator, sql, ...about });
    }
    if (!expectRow || !answers.has(row.id)) continue;
    for (const [index, output] of program.outputs.entries()) {
      const evaluator = normalized(shown(values[index] ?? null), typeName(output.type));
      const sql = normalized(answers.get(row.id)?.[`o${index + 1}`], typeName(output.type));
      pairs += 1;
      if (evaluator === null) nulls += 1;
      if (evaluator !== sql) differences.push({ output: output.name, evaluator, sql, ...about });
    }
  }
  return { pairs, nulls, differences };
}

export class BadText extends Error {}
