import type { Snapshot } from "../duckdb/types.ts";
import type { CompiledRule } from "../rules/rule-book.ts";
import { readRows } from "./lake-rows.ts";
import { caseNoOfDedupeKey, dedupeKeyOf } from "./subject-of.ts";

/** Cases asked for in one statement. */
const BATCH_CASES = 1000;

/**
 * Which of the dedupe keys name a row that this delivery has and the rule therefore judged. A key that is missing from
 * the answer has no subject here: nothing can be said of its fault. Cost: one scan of the rule's dataset per thousand cases.
 */
export async function judgedKeys(
  snapshot: Snapshot,
  rule: CompiledRule,
  keys: readonly string[],
): Promise<ReadonlySet<string>> {
  const wanted = new Set(keys);
  const caseNos = [...new Set(keys.flatMap((key) => caseNoOfDedupeKey(key) ?? []))];
  const found = new Set<string>();
  for (let at = 0; at < caseNos.length; at += BATCH_CASES) {
    const part = caseNos.slice(at, at + BATCH_CASES);
    const rows = await readRows({
      connection: snapshot.connection,
      dataset: rule.over,
      where: `"legalCaseNo" IN (${part.map((_, index) => `$${index + 1}`).join(", ")})`,
      values: part,
    });
    for (const row of rows) {
      const key = dedupeKeyOf(rule, row);
      if (wanted.has(key)) found.add(key);
    }
  }
  return found;
}
