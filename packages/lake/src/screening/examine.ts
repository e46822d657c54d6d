// Looking again at faults found before: is the same subject in this delivery, and what does the rule say of it now?

import { installCalendar } from "../rules/calendar-table.ts";
import type { CompiledRule, RuleBook } from "../rules/rule-book.ts";
import { installFurtherDatasets } from "../duckdb/open-snapshot.ts";
import type { Snapshot } from "../duckdb/types.ts";
import { RuleJudge } from "./judge.ts";
import { RowStore } from "./row-store.ts";
import { caseNoOfDedupeKey, dedupeKeyOf } from "./subject-of.ts";
import { whyNotRun } from "./why-not-run.ts";

/**
 * absent: the delivery has no such row. notJudged: the rule is not in the book, did not run on this delivery, or failed.
 * Only `clear` says that a fault was corrected in the data.
 */
export type Standing = "hit" | "undetermined" | "clear" | "absent" | "notJudged";

export interface ExamineRequest {
  readonly snapshot: Snapshot;
  readonly book: RuleBook;
  readonly asOf: string;
  /** Earlier findings: rule id and dedupe key. */
  readonly findings: readonly { readonly rule: string; readonly dedupeKey: string }[];
}

/** The standing of each finding, by dedupe key. Reads only the cases that the keys name. */
export async function examine(request: ExamineRequest): Promise<ReadonlyMap<string, Standing>> {
  const { snapshot, book, asOf, findings } = request;
  await installCalendar(snapshot.connection, book.calendar);
  await installFurtherDatasets(snapshot, book.catalogue);
  const store = new RowStore(snapshot.connection, book.catalogue);
  const standings = new Map<string, Standing>(findings.map(({ dedupeKey }) => [dedupeKey, "notJudged"]));
  for (const id of new Set(findings.map(({ rule }) => rule))) {
    const keys = new Set(findings.filter(({ rule }) => rule === id).map(({ dedupeKey }) => dedupeKey));
    for (const rule of book.rules.filter((one) => one.id === id)) {
      if (whyNotRun(rule, snapshot.manifest, asOf) !== undefined) continue;
      const found = await examineRule(rule, keys, request, store).catch(() => undefined);
      if (found === undefined) continue;
      for (const key of keys) {
        const now = found.get(key) ?? "absent";
        const before = standings.get(key);
        // The same id may judge two datasets: the key stands in one of them.
        if (before === "notJudged" || before === "absent") standings.set(key, now);
      }
    }
  }
  return standings;
}

async function examineRule(
  rule: CompiledRule,
  keys: ReadonlySet<string>,
  { book, asOf }: ExamineRequest,
  store: RowStore,
): Promise<ReadonlyMap<string, Standing>> {
  const caseNos = new Set([...keys].flatMap((key) => caseNoOfDedupeKey(key) ?? []));
  store.want(rule.over, caseNos);
  await store.load();
  const rows = [...caseNos].flatMap((caseNo) => store.rowsOfCase(rule.over, caseNo) ?? []);
  const wanted = rows.filter((row) => keys.has(dedupeKeyOf(rule, row)));
  const judgements = await new RuleJudge(rule, store, asOf, book.functions).judge(wanted);
  const found = new Map<string, Standing>();
  for (const { row, outcome } of judgements) {
    const key = dedupeKeyOf(rule, row);
    // Two rows of one key: the fault stands while one of them has it.
    const before = found.get(key);
    if (before === undefined || rank[outcome] > rank[before]) found.set(key, outcome);
  }
  return found;
}

const rank: Readonly<Record<Standing, number>> = { notJudged: 0, absent: 0, clear: 1, undetermined: 2, hit: 3 };
