// A rule's worked examples, each judged as a tiny delivery by SQL and by row: the rule book's own tests.

import type { Dataset } from "@jianheng/contract";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { type Engine, openEngine } from "../duckdb/engine.ts";
import { quoteIdentifier, quoteText } from "../duckdb/quote.ts";
import type { Snapshot } from "../duckdb/types.ts";
import type { DeliveryManifest } from "../delivery/manifest.ts";
import { deliveryFormatVersion } from "../delivery/manifest.ts";
import { lakeColumns } from "../parquet/columns.ts";
import type { CompiledExample, CompiledRule, ExampleCells, RuleBook } from "../rules/rule-book.ts";
import type { Hit, HitReason, RuleRun } from "./hit.ts";
import { RuleJudge } from "./judge.ts";
import { readRows } from "./lake-rows.ts";
import { missingFacts } from "./missing-facts.ts";
import { RowStore } from "./row-store.ts";
import { screen } from "./screen.ts";
import { tellReasons } from "./tell-reasons.ts";

export interface ExampleResult {
  readonly rule: CompiledRule;
  readonly example: CompiledExample;
  /** What each engine made of it. `sql` is absent where SQL refused the rule. */
  readonly row: ExampleVerdict;
  readonly sql?: ExampleVerdict;
  /** Empty if both agree with the example. */
  readonly faults: readonly string[];
  /** For an example that does not come out: how the rule came to its answer by row. Empty otherwise. */
  readonly reasons: readonly HitReason[];
}

export interface ExampleVerdict {
  readonly outcome: "hit" | "clear" | "undetermined";
  readonly hit?: Hit;
  readonly run: RuleRun;
}

/** Runs every example of the rules. One small database serves them all. */
export async function* runExamples(book: RuleBook, only?: readonly string[]): AsyncGenerator<ExampleResult> {
  const engine = await openEngine({ threads: 1 });
  const standing: StandingTables = new Map();
  try {
    for (const rule of book.rules) {
      if (only !== undefined && !only.includes(rule.id)) continue;
      for (const example of rule.examples) {
        const snapshot = await exampleSnapshot(engine, standing, book.catalogue, rule, example);
        yield await runExample(snapshot, { ...book, rules: [rule] }, rule, example);
      }
    }
  } finally {
    engine.close();
  }
}

async function runExample(
  snapshot: Snapshot,
  book: RuleBook,
  rule: CompiledRule,
  example: CompiledExample,
): Promise<ExampleResult> {
  const row = await verdict(snapshot, book, example, "row");
  const sql = await verdict(snapshot, book, example, "sql");
  const sqlRefused = sql.run.engine === "row";
  const faults = [
    ...faultsOf(row, example).map((fault) => `row: ${fault}`),
    ...(sqlRefused ? [] : faultsOf(sql, example).map((fault) => `sql: ${fault}`)),
  ];
  const ran = row.run.failed === undefined && row.run.notRun === undefined;
  const reasons = faults.length > 0 && ran ? await reasonsOf(snapshot, book, rule, example) : [];
  return { rule, example, row, ...(sqlRefused ? {} : { sql }), faults, reasons };
}

/** Why the judged row is what it is, a clear one too. */
async function reasonsOf(
  snapshot: Snapshot,
  book: RuleBook,
  rule: CompiledRule,
  example: CompiledExample,
): Promise<readonly HitReason[]> {
  const { connection, manifest } = snapshot;
  const judge = new RuleJudge(rule, new RowStore(connection, book.catalogue), example.asOf, book.functions);
  const rows = await readRows({ connection, dataset: rule.dataset, where: "_rowId = 1" });
  const [judgement] = await judge.judge(rows);
  if (judgement === undefined) return [];
  if (judgement.outcome === "clear" && judgement.value !== false) return [outOfForce];
  const explanation = judge.explain(judgement);
  return tellReasons({ rule, manifest, explanation, missing: missingFacts(rule, judgement, manifest, explanation) });
}

const outOfForce: HitReason = {
  depth: 0,
  text: {
    zh: "该行的日期不在规则的施行期间",
    en: "the day of the row lies outside the days in which the rule is in force",
  },
};

async function verdict(
  snapshot: Snapshot,
  book: RuleBook,
  example: CompiledExample,
  engine: "sql" | "row",
): Promise<ExampleVerdict> {
  const { hits, report } = await screen({ snapshot, book, asOf: example.asOf, engine });
  const [run] = report;
  if (run === undefined) throw new Error("a run of one rule has no report");
  // The judged row is the first of its dataset; the others only give it company.
  const hit = hits.find(({ rowId }) => rowId === 1);
  return hit === undefined ? { outcome: "clear", run } : { outcome: hit.outcome, hit, run };
}

function faultsOf({ outcome, hit, run }: ExampleVerdict, example: CompiledExample): readonly string[] {
  const faults: string[] = [];
  if (run.failed !== undefined) faults.push(`${run.failed.code}: ${run.failed.detail}`);
  if (run.notRun !== undefined) faults.push(`not run: ${JSON.stringify(run.notRun)}`);
  if (outcome !== example.expect) faults.push(`expected ${example.expect}, is ${outcome}`);
  if (hit === undefined) return faults;
  if (example.level !== undefined && hit.level !== example.level)
    faults.push(`level ${hit.level}, expected ${example.level}`);
  if (example.duty !== undefined && hit.duty !== example.duty)
    faults.push(`duty ${hit.duty}, expected ${example.duty}`);
  for (const [name, expected] of Object.entries(example.values)) {
    const value = hit.values.find((one) => one.name === name)?.value ?? "";
    if (value !== expected) faults.push(`${name} is ${value}, expected ${expected}`);
  }
  for (const name of example.missing) {
    if (!hit.missing.some((fact) => fact.name === name)) {
      faults.push(`${name} is not named as missing (${hit.missing.map((fact) => fact.name).join("、")})`);
    }
  }
  return faults;
}

/** The tables of the example before, by dataset, as they were made: most examples leave most tables as they are. */
type StandingTables = Map<string, string>;

/** The example's rows as tables named like the views of a snapshot. Every dataset and column counts as delivered. */
async function exampleSnapshot(
  engine: Engine,
  standing: StandingTables,
  catalogue: Catalogue,
  rule: CompiledRule,
  example: CompiledExample,
): Promise<Snapshot> {
  const kinds: DeliveryManifest["problems"]["kinds"][number][] = [];
  const needed = new Set([rule.over, "cases", "suspects", ...rule.telling.datasets.map(({ id }) => id)]);
  for (const dataset of catalogue) {
    if (!needed.has(dataset.id)) continue;
    const rows = [...(dataset.id === rule.over ? [example.row] : []), ...(example.datasets[dataset.id] ?? [])];
    const table = tableOf(dataset, rows);
    if (standing.get(dataset.id) !== table) await engine.connection.run(table);
    standing.set(dataset.id, table);
    for (const columnId of rows.flatMap(({ unreadable }) => unreadable)) {
      kinds.push({ code: "cell.not_a_date", dataset: dataset.id, columnId, count: 1, samples: [] });
    }
  }
  const manifest: DeliveryManifest = {
    formatVersion: deliveryFormatVersion,
    digest: "",
    files: [],
    readWith: "",
    furtherDatasets: [],
    sources: [],
    datasets: catalogue.map((dataset) => ({
      id: dataset.id,
      rows: (dataset.id === rule.over ? 1 : 0) + (example.datasets[dataset.id]?.length ?? 0),
      file: dataset.id,
      deliveredColumns: dataset.columns.map(({ id }) => id),
      lakeColumns: [],
    })),
    problems: { total: kinds.length, listed: 0, kinds },
    diagnostics: [],
  };
  return { directory: "", manifest, catalogue, ...engine };
}

function tableOf(dataset: Dataset, rows: readonly ExampleCells[]): string {
  const columns = lakeColumns(dataset);
  const selects = rows.map((row, index) => {
    const cells = columns.map(
      ({ name, type }) => `CAST(${cellSql(row, name, index)} AS ${type}) AS ${quoteIdentifier(name)}`,
    );
    return `SELECT ${cells.join(", ")}`;
  });
  const nothing = `SELECT ${columns.map(({ name, type }) => `CAST(NULL AS ${type}) AS ${quoteIdentifier(name)}`).join(", ")} WHERE false`;
  return `CREATE OR REPLACE TEMP TABLE ${quoteIdentifier(dataset.id)} AS ${selects.length === 0 ? nothing : selects.join(" UNION ALL ")}`;
}

function cellSql(row: ExampleCells, column: string, index: number): string {
  switch (column) {
    case "_rowId":
      return String(index + 1);
    case "_source":
      return "0";
    case "_row":
      return String(index + 2);
    case "_raw":
    case "_extra":
    case "_mergedFrom":
      return "NULL";
    case "_unreadable":
      return listSql(row.unreadable);
  }
  const value = row.values[column];
  if (value === undefined) return "NULL";
  return typeof value === "string" ? quoteText(value) : listSql(value);
}

function listSql(values: readonly string[]): string {
  return `[${values.map(quoteText).join(", ")}]::VARCHAR[]`;
}
