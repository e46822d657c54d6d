// A run of the rule book over one delivery. SQL finds the rows that a rule reports, the row evaluator tells why; what SQL
// cannot do exactly the row evaluator does alone. A failing rule is reported and touches no other.

import type { Dataset } from "@jianheng/contract";
import type { PackPart } from "@jianheng/feel";
import { installCalendar } from "../rules/calendar-table.ts";
import type { CompiledRule, RuleBook } from "../rules/rule-book.ts";
import { installFurtherDatasets } from "../duckdb/open-snapshot.ts";
import type { Snapshot } from "../duckdb/types.ts";
import type { Hit, RuleRun, ScreeningFault } from "./hit.ts";
import { type Judgement, RuleJudge } from "./judge.ts";
import { type LakeRow, readRows } from "./lake-rows.ts";
import { RowStore } from "./row-store.ts";
import { RulePacks } from "./rule-pack.ts";
import { planSql, type SqlPlan } from "./sql-engine.ts";
import { labelDatasets } from "./subject-of.ts";
import { HitTeller } from "./tell-hit.ts";
import { unreadableRowIds } from "./unreadable-rows.ts";
import { whyNotRun } from "./why-not-run.ts";

/** Rows judged and told at a time: bounds memory, and is the grain of progress and of aborting. */
const BATCH_ROWS = 2000;

export interface ScreenRequest {
  readonly snapshot: Snapshot;
  readonly book: RuleBook;
  /** Ids of rules to run; all if absent. */
  readonly only?: readonly string[];
  /** The data date, `YYYY-MM-DD`: what `today()` answers. */
  readonly asOf: string;
  /** row: never ask SQL, for comparing the two. Default sql. */
  readonly engine?: "sql" | "row";
  /** Called before the first rule and after each. */
  readonly onProgress?: (progress: ScreeningStep) => void | Promise<void>;
  readonly signal?: AbortSignal;
}

export interface ScreeningStep {
  /** Rules done, of `total`. */
  readonly done: number;
  readonly total: number;
  readonly hits: number;
  readonly undetermined: number;
  /** The rule just done. */
  readonly last?: RuleRun;
}

/** Hits as they are found, rule by rule in the order of the book, then the report of the rule. */
export type ScreeningEvent =
  | { readonly kind: "hits"; readonly rule: CompiledRule; readonly hits: readonly Hit[] }
  | { readonly kind: "rule"; readonly rule: CompiledRule; readonly run: RuleRun };

/** The whole run in memory: for a delivery of an office. Larger ones read `screenEvents`. */
export async function screen(
  request: ScreenRequest,
): Promise<{ readonly hits: readonly Hit[]; readonly report: readonly RuleRun[] }> {
  const hits: Hit[] = [];
  const report: RuleRun[] = [];
  for await (const event of screenEvents(request)) {
    if (event.kind === "hits") hits.push(...event.hits);
    else report.push(event.run);
  }
  return { hits, report };
}

/**
 * Runs the book. Memory does not grow with the hits. Aborting ends after the current batch: the rules not run are
 * reported as failed with `screening.aborted`.
 */
export async function* screenEvents(request: ScreenRequest): AsyncGenerator<ScreeningEvent> {
  const { snapshot, book, only, onProgress, signal } = request;
  const rules = book.rules.filter((rule) => only === undefined || only.includes(rule.id));
  await installCalendar(snapshot.connection, book.calendar);
  await installFurtherDatasets(snapshot, book.catalogue);
  const store = new RowStore(snapshot.connection, book.catalogue);
  const plans = plansOf(rules, request);
  const parts = [...plans.values()].flatMap((plan) => ("part" in plan ? [plan.part] : []));
  const packs = new RulePacks(snapshot.connection, request.asOf, parts);
  const abort = (): void => snapshot.connection.interrupt();
  signal?.addEventListener("abort", abort);
  let counted: ScreeningStep = { done: 0, total: rules.length, hits: 0, undetermined: 0 };
  await onProgress?.(counted);
  try {
    for (const rule of rules) {
      const run = yield* runRule(rule, { request, store, plan: plans.get(rule), packs });
      counted = {
        done: counted.done + 1,
        total: rules.length,
        hits: counted.hits + run.hits,
        undetermined: counted.undetermined + run.undetermined,
        last: run,
      };
      yield { kind: "rule", rule, run };
      await onProgress?.(counted);
    }
  } finally {
    signal?.removeEventListener("abort", abort);
  }
}

/** How a rule is judged: by its SELECT, by the row evaluator alone, or not at all since compiling it fails. */
type RulePlan = { readonly part: PackPart } | Exclude<SqlPlan, { program: unknown }> | { readonly error: unknown };

/** The plans of the rules that this delivery can answer. */
function plansOf(rules: readonly CompiledRule[], request: ScreenRequest): ReadonlyMap<CompiledRule, RulePlan> {
  const runnable = rules.filter((rule) => whyNotRun(rule, request.snapshot.manifest, request.asOf) === undefined);
  return new Map(runnable.map((rule) => [rule, planOf(rule, request)]));
}

function planOf(rule: CompiledRule, { engine, book }: ScreenRequest): RulePlan {
  if (engine === "row") return { refused: [] };
  try {
    const plan = planSql(rule.screening, book.functions, book.catalogue);
    // An id is unique per dataset.
    return "program" in plan ? { part: { key: `${rule.id} ${rule.over}`, program: plan.program } } : plan;
  } catch (error) {
    return { error };
  }
}

/** What one rule of a run is judged with. */
interface RuleContext {
  readonly request: ScreenRequest;
  readonly store: RowStore;
  readonly plan: RulePlan | undefined;
  readonly packs: RulePacks;
}

async function* runRule(
  rule: CompiledRule,
  { request, store, plan, packs }: RuleContext,
): AsyncGenerator<ScreeningEvent, RuleRun> {
  const started = performance.now();
  const counts = { hits: 0, undetermined: 0 };
  const about = { rule: rule.id, revision: rule.revision, over: rule.over };
  const seconds = (): number => Math.round(performance.now() - started) / 1000;
  const notRun = whyNotRun(rule, request.snapshot.manifest, request.asOf);
  if (plan === undefined || notRun !== undefined)
    return { ...about, ...counts, seconds: 0, ...(notRun === undefined ? {} : { notRun }) };
  let engine: Pick<RuleRun, "engine" | "refused"> = { engine: "sql" };
  const disagreements: string[] = [];
  try {
    request.signal?.throwIfAborted();
    if ("error" in plan) throw plan.error;
    engine = "part" in plan ? { engine: "sql" } : { engine: "row", refused: plan.refused };
    const judge = new RuleJudge(rule, store, request.asOf, request.book.functions);
    const teller = new HitTeller(rule, request.snapshot.manifest, store, request.book.catalogue);
    for await (const judgements of judged(judge, plan, { request, store, packs }, disagreements)) {
      request.signal?.throwIfAborted();
      const hits = judgements.flatMap((judgement) =>
        judgement.outcome === "clear" ? [] : [teller.tell(judgement, judgement.outcome, judge.explain(judgement))],
      );
      for (const hit of hits) counts[hit.outcome === "hit" ? "hits" : "undetermined"] += 1;
      if (hits.length > 0) yield { kind: "hits", rule, hits };
    }
    const detail = disagreements[0];
    const failed = detail === undefined ? {} : { failed: { code: "screening.engines_disagree" as const, detail } };
    return { ...about, ...counts, seconds: seconds(), ...engine, ...failed };
  } catch (error) {
    const failed = {
      code: faultOf(error, request.signal),
      detail: error instanceof Error ? error.message : String(error),
    };
    return { ...about, ...counts, seconds: seconds(), ...engine, failed };
  }
}

/**
 * Judged rows, batch by batch; clear ones may be among them. Where SQL and the row evaluator differ on a row, which is a
 * defect of ours, the row evaluator is followed and the row is noted.
 */
async function* judged(
  judge: RuleJudge,
  plan: Exclude<RulePlan, { error: unknown }>,
  { request, store, packs }: Omit<RuleContext, "plan">,
  disagreements: string[],
): AsyncGenerator<readonly Judgement[]> {
  const { rule } = judge;
  const { snapshot } = request;
  if (!("part" in plan)) {
    for await (const rows of allRows(snapshot, rule.dataset)) yield await judgeBatch(judge, rows, store);
    return;
  }
  const outcomes = new Map<number, true | null>();
  for (const { rowId, value } of await packs.outcomesOf(plan.part)) outcomes.set(rowId, value);
  const doubtful = await unreadableRowIds(snapshot, rule, request.book.catalogue);
  const ids = [...new Set([...outcomes.keys(), ...doubtful])].sort((a, b) => a - b);
  for (let start = 0; start < ids.length; start += BATCH_ROWS) {
    const rows = await rowsById(snapshot, rule.dataset, ids.slice(start, start + BATCH_ROWS));
    const judgements = await judgeBatch(judge, rows, store);
    for (const { row, value } of judgements) {
      const fromSql = outcomes.has(row.id) ? outcomes.get(row.id) : false;
      const fromRow = typeof value === "boolean" ? value : null;
      if (fromSql !== fromRow)
        disagreements.push(`row ${row.id}: ${String(fromSql)} by SQL, ${String(fromRow)} by row`);
    }
    yield judgements;
  }
}

async function judgeBatch(judge: RuleJudge, rows: readonly LakeRow[], store: RowStore): Promise<readonly Judgement[]> {
  const caseNos = rows.map((row) => row.caseNo);
  for (const dataset of labelDatasets) store.want(dataset, caseNos);
  return await judge.judge(rows);
}

async function* allRows(snapshot: Snapshot, dataset: Dataset): AsyncGenerator<readonly LakeRow[]> {
  let last = 0;
  for (;;) {
    const rows = await readRows({
      connection: snapshot.connection,
      dataset,
      where: "_rowId > $1 AND _rowId <= $2",
      values: [BigInt(last), BigInt(last + BATCH_ROWS)],
    });
    if (rows.length === 0 && last >= rowCount(snapshot, dataset.id)) return;
    yield rows;
    last += BATCH_ROWS;
  }
}

function rowCount(snapshot: Snapshot, dataset: string): number {
  return snapshot.manifest.datasets.find(({ id }) => id === dataset)?.rows ?? 0;
}

async function rowsById(snapshot: Snapshot, dataset: Dataset, ids: readonly number[]): Promise<readonly LakeRow[]> {
  const [first, last] = [ids[0], ids.at(-1)];
  if (first === undefined || last === undefined) return [];
  const list = ids.map(String).join(",");
  return await readRows({ connection: snapshot.connection, dataset, where: `_rowId IN (${list})` });
}

function faultOf(error: unknown, signal: AbortSignal | undefined): ScreeningFault {
  if (signal?.aborted === true) return "screening.aborted";
  return error instanceof Error &&
    /duckdb|Binder|Conversion|Catalog|Parser|Out of Memory|Invalid Input/iu.test(error.message)
    ? "screening.engine"
    : "screening.evaluation";
}
