// The two back ends of the rule language, each from the Parquet file to its hits.
import type { DuckDBConnection } from "@duckdb/node-api";
import { DuckDBDateValue, DuckDBDecimalValue } from "@duckdb/node-api";
import {
  bindSqlParameters,
  Decimal,
  emitSql,
  FeelDate,
  type FeelValue,
  makeNumber,
  packSql,
  prepareRow,
  Row,
} from "@jianheng/feel";
import { caseSchema, compiled, ruleTexts, today } from "./workload.ts";

/** One statement for all rules, compiled from their texts; the time for that is part of every run. */
export async function bySql(connection: DuckDBConnection): Promise<void> {
  const parts = Object.entries(ruleTexts).map(([rule, text]) => {
    const emitted = emitSql(compiled({ [rule]: text }), {
      dialect: "duckdb",
      relation: () => ({ from: "cases", rowId: "id" }),
      keep: "true",
    });
    if ("refused" in emitted) throw new Error(`${rule}: ${JSON.stringify(emitted.refused)}`);
    return { key: rule, program: emitted };
  });
  const { sql, params } = packSql(parts);
  const statement = `CREATE OR REPLACE TEMP TABLE compiled_hits AS ${sql}`;
  await connection.run(statement, [...bindSqlParameters(params, { today })]);
}

/** Every row through the closures of every rule; the hits as `rule id` pairs. */
export async function byRow(connection: DuckDBConnection, file: string): Promise<Hits> {
  const hits = new Hits();
  const rules = Object.keys(ruleTexts);
  const run = prepareRow(compiled(ruleTexts)).start({ datasets: () => () => [], today });
  const columns = caseSchema.columns.map(({ id }) => id);
  const stream = await connection.stream(`SELECT ${columns.join(", ")} FROM '${file}'`);
  for await (const chunk of stream) {
    const values = chunk.getColumns();
    for (let index = 0; index < chunk.rowCount; index += 1) {
      const row = new Row(
        caseSchema,
        Number(values[0]?.[index]),
        values.map((column) => cellOf(column[index])),
      );
      for (const [at, outcome] of run.outputs(row).entries()) if (outcome === true) hits.add(rules[at]!, row.id);
    }
  }
  return hits;
}

function cellOf(value: unknown): FeelValue {
  if (value instanceof DuckDBDateValue) return new FeelDate(value.days);
  if (value instanceof DuckDBDecimalValue) return makeNumber(new Decimal(value.toString()));
  return (value ?? null) as FeelValue;
}

/** How many, and their sum over a hash that does not depend on their order. */
export class Hits {
  count = 0;
  sum = 0;

  add(rule: string, id: number): void {
    this.count += 1;
    this.sum += id * Number(rule.slice(1));
  }
}
