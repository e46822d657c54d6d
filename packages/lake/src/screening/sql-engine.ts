// The set-based side: which rows of a dataset a rule reports, found by one SELECT over the snapshot.

import type { DuckDBConnection } from "@duckdb/node-api";
import type { SqlProgram } from "@jianheng/feel";
import { emitSql, type FunctionLibrary, type Program, sqlRefusalSentences, fillSentence } from "@jianheng/feel";
import type { Bilingual, Dataset } from "@jianheng/contract";
import { type Catalogue, caseColumnOf, getDataset } from "../catalogue/catalogue.ts";
import { quoteIdentifier } from "../duckdb/quote.ts";

export type SqlPlan = { readonly program: SqlProgram } | { readonly refused: readonly Bilingual[] };

/** The SELECT of a program over the views of a snapshot, or why there is none. */
export function planSql(program: Program, functions: FunctionLibrary, catalogue: Catalogue): SqlPlan {
  const result = emitSql(program, {
    dialect: "duckdb",
    functions,
    // Rules see only rows that name a case: without the number nothing can be joined, and null must not meet null.
    relation: (dataset) => ({
      from: `(SELECT * FROM ${quoteIdentifier(dataset)} WHERE ${namesCase(getDataset(catalogue, dataset))})`,
      rowId: "_rowId",
    }),
    keep: "not false",
  });
  if (!("refused" in result)) return { program: result };
  return {
    refused: result.refused.map(({ code, args }) => ({
      zh: fillSentence(sqlRefusalSentences[code], args, "zh"),
      en: fillSentence(sqlRefusalSentences[code], args, "en"),
    })),
  };
}

function namesCase(dataset: Dataset): string {
  return `${quoteIdentifier(caseColumnOf(dataset))} IS NOT NULL`;
}

export interface SqlOutcome {
  readonly rowId: number;
  /** True or null: rows whose outcome is false are not returned. */
  readonly value: true | null;
}

/** Runs the SELECT and gives the rows it reports, in the order of the delivery. */
export async function runSql(
  connection: DuckDBConnection,
  { sql, params, columns }: SqlProgram,
  today: string,
): Promise<readonly SqlOutcome[]> {
  const outcome = columns.find(({ part }) => part === "output")?.name ?? "o1";
  const values = params.map((parameter) => {
    if (parameter.kind === "value") return parameter.value;
    if (parameter.kind === "today") return today;
    throw new Error(`a rule has no parameter ${parameter.kind}`);
  });
  const wrapped = `SELECT "row_id", ${quoteIdentifier(outcome)} FROM (${sql}) ORDER BY "row_id"`;
  const found: SqlOutcome[] = [];
  for await (const chunk of await connection.stream(wrapped, values)) {
    for (const [rowId, value] of chunk.getRows())
      found.push({ rowId: Number(rowId), value: value === true ? true : null });
  }
  return found;
}
