// The set-based side: which rows of a dataset a rule reports, found by one SELECT over the snapshot.

import type { DuckDBConnection } from "@duckdb/node-api";
import type { PackPart, SqlProgram } from "@jianheng/feel";
import {
  emitSql,
  fillSentence,
  type FunctionLibrary,
  packSql,
  type Program,
  sqlRefusalSentences,
} from "@jianheng/feel";
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

/** The outcomes of several rules by their key, each in the order of the delivery. */
export type SqlOutcomes = ReadonlyMap<string, readonly SqlOutcome[]>;

/** Runs the SELECTs of several rules as one statement. Fails as a whole: then each is to be run alone. */
export async function runSql(
  connection: DuckDBConnection,
  parts: readonly PackPart[],
  today: string,
): Promise<SqlOutcomes> {
  const found = new Map<string, SqlOutcome[]>(parts.map(({ key }) => [key, []]));
  if (parts.length === 0) return found;
  const { sql, params } = packSql(parts);
  const values = params.map((parameter) => {
    if (parameter.kind === "value") return parameter.value;
    if (parameter.kind === "today") return today;
    throw new Error(`a rule has no parameter ${parameter.kind}`);
  });
  for await (const chunk of await connection.stream(`SELECT * FROM (${sql}) ORDER BY rule, row_id`, values)) {
    for (const [rule, rowId, outcome] of chunk.getRows())
      found.get(String(rule))?.push({ rowId: Number(rowId), value: outcome === true ? true : null });
  }
  return found;
}
