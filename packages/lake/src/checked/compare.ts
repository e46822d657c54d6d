// What became of findings that a workbook was given back with: by key, so that moved rows and changed values do not
// matter. "Corrected" needs the subject present in the new data and the rule clear of it; what is absent, cannot be
// judged now, or was judged by a rule that did not run, is not re-examined.

import type { RuleBook } from "../rules/rule-book.ts";
import type { Snapshot } from "../duckdb/types.ts";
import { examine } from "../screening/examine.ts";
import type { EarlierFinding } from "./earlier-findings.ts";
import type { Listed } from "./listed.ts";
import { correctedProblems, isProblemKey } from "./problem-keys.ts";
import type { ComparedState } from "./words.ts";

export interface Compared {
  readonly state: ComparedState;
  /** Undefined for what is new. */
  readonly earlier: EarlierFinding | undefined;
  /** Undefined for what is not found any more. */
  readonly now: Listed | undefined;
}

export interface ComparisonRequest {
  readonly earlier: readonly EarlierFinding[];
  readonly now: readonly Listed[];
  readonly snapshot: Snapshot;
  /** Keys, among those of findings that are not found any more, whose subject is there and whose rule is clear of it. */
  readonly clearOf: (gone: readonly GoneFinding[]) => Promise<ReadonlySet<string>>;
}

export interface GoneFinding {
  readonly rule: string;
  readonly dedupeKey: string;
}

/** `clearOf` by judging again. Reads only the cases that the findings name. */
export async function clearByRules(
  judging: { readonly snapshot: Snapshot; readonly book: RuleBook; readonly asOf: string },
  findings: readonly GoneFinding[],
): Promise<ReadonlySet<string>> {
  const standings = await examine({ ...judging, findings });
  return new Set([...standings].filter(([, standing]) => standing === "clear").map(([key]) => key));
}

/** Earlier findings in their order, then the new ones. */
export async function compareFindings(request: ComparisonRequest): Promise<readonly Compared[]> {
  const { earlier, now, snapshot, clearOf } = request;
  const found = new Map<string, Listed>();
  for (const one of now) {
    // Of two rows with one key, the certain answer speaks.
    if (found.get(one.key) === undefined || one.kind !== "undetermined") found.set(one.key, one);
  }
  const known = new Map(earlier.map((one) => [one.key, one]));
  const gone = [...known.values()].filter(({ key }) => !found.has(key));
  const findings = gone.filter(({ key }) => !isProblemKey(key)).map(({ rule, key }) => ({ rule, dedupeKey: key }));
  const clear = findings.length === 0 ? new Set() : await clearOf(findings);
  const { total, listed } = snapshot.manifest.problems;
  const problems = gone.filter(({ key }) => isProblemKey(key)).map(({ key }) => key);
  // Where not every problem is listed, one that is not may still be there.
  const corrected = total > listed || problems.length === 0 ? new Set() : await correctedProblems(snapshot, problems);
  const ofEarlier = [...known.values()].map((one): Compared => {
    const again = found.get(one.key);
    if (again !== undefined) {
      const lost = again.kind === "undetermined" && one.kind !== "undetermined";
      return { state: lost ? "notReexamined" : "remaining", earlier: one, now: again };
    }
    const isClear = isProblemKey(one.key) ? corrected.has(one.key) : clear.has(one.key);
    return { state: isClear ? "corrected" : "notReexamined", earlier: one, now: undefined };
  });
  const fresh = [...found.values()].filter(({ key }) => !known.has(key));
  return [...ofEarlier, ...fresh.map((one): Compared => ({ state: "new", earlier: undefined, now: one }))];
}

export function countCompared(compared: readonly Compared[]): Readonly<Record<ComparedState, number>> {
  const counts = { corrected: 0, remaining: 0, new: 0, notReexamined: 0 };
  for (const { state } of compared) counts[state] += 1;
  return counts;
}
