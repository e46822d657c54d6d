// How often a rule has been right: what people decided of its findings, by revision and by time.
import { dismissalReasons, type DismissalReason, type Precision } from "@jianheng/contract";
import { sql } from "kysely";
import type { Tx } from "../../database/pool.ts";

/** Findings decided alike: by rule, the revision whose hit was decided, the quarter, and what was decided. */
export interface DecidedCount {
  readonly rule: string;
  readonly revision: string;
  /** 2026年第1季度 as `2026Q1`. */
  readonly period: string;
  readonly decision: "confirmed" | DismissalReason;
  readonly count: number;
}

/**
 * Decisions on the findings that the reader sees. What is suspected still, or was taken back with its delivery, is not
 * decided; what was dismissed and opened again counts as it stands now. `since`: only decisions after this moment.
 */
export async function countDecided(
  tx: Tx,
  about: { readonly rule?: string; readonly since?: Date } = {},
): Promise<readonly DecidedCount[]> {
  const { rows } = await sql<DecidedCount>`
    WITH decided AS (
      SELECT finding.rule, finding.dedupe_key, deed.at,
        CASE WHEN finding.state = 'dismissed' THEN deed.arguments ->> 'dismissalReason' ELSE 'confirmed' END AS decision
      FROM finding CROSS JOIN LATERAL (
        SELECT act.at, act.arguments FROM act
        WHERE act.record_id = finding.id AND act.register = 'finding'
          AND act.act = ANY (CASE WHEN finding.state = 'dismissed' THEN ARRAY['dismiss'] ELSE ARRAY['confirm', 'handOver'] END)
        ORDER BY act.seq DESC LIMIT 1) deed
      WHERE finding.state NOT IN ('suspected', 'withdrawn')
        AND (${about.rule ?? null}::text IS NULL OR finding.rule = ${about.rule ?? null})
        AND (${about.since ?? null}::timestamptz IS NULL OR deed.at > ${about.since ?? null}))
    SELECT decided.rule, coalesce(shown.revision, '') AS revision,
      to_char(at AT TIME ZONE 'Asia/Shanghai', 'YYYY"Q"Q') AS period, decision, count(*)::integer AS count
    FROM decided LEFT JOIN LATERAL (
      SELECT hit.body ->> 'revision' AS revision FROM hit JOIN screening_run ON screening_run.id = hit.run_id
      WHERE hit.dedupe_key = decided.dedupe_key AND screening_run.finished_at <= decided.at
      ORDER BY hit.id DESC LIMIT 1) shown ON true
    GROUP BY 1, 2, 3, 4`.execute(tx);
  return rows;
}

/** Which dismissals say that the rule was wrong. Lagging data and duplicates say nothing of it. */
const against: ReadonlySet<DecidedCount["decision"]> = new Set<DismissalReason>([
  "falseAlarm",
  "explainedByDocument",
  "dataEntryElsewhere",
  "other",
]);

export function precisionOf(counts: readonly DecidedCount[]): Precision {
  const sum = (holds: (decision: DecidedCount["decision"]) => boolean) =>
    counts.filter(({ decision }) => holds(decision)).reduce((total, { count }) => total + count, 0);
  const confirmed = sum((decision) => decision === "confirmed");
  const wrong = sum((decision) => against.has(decision));
  const [low, high] = wilson(confirmed, confirmed + wrong);
  return {
    confirmed,
    falseAlarms: sum((decision) => decision === "falseAlarm"),
    explained: sum((decision) => decision === "explainedByDocument"),
    dataLag: sum((decision) => decision === "dataLag"),
    other: sum((decision) => decision === "dataEntryElsewhere" || decision === "duplicate" || decision === "other"),
    decided: confirmed + wrong,
    share: confirmed + wrong === 0 ? null : confirmed / (confirmed + wrong),
    low,
    high,
  };
}

/** Normal deviate of a two-sided 95 % interval. */
const deviate = 1.959964;

/** Wilson's score interval of `right` of `all`; both ends null where nothing was decided. */
export function wilson(right: number, all: number): [number | null, number | null] {
  if (all === 0) return [null, null];
  const share = right / all;
  const square = deviate ** 2;
  const centre = (share + square / (2 * all)) / (1 + square / all);
  const half = (deviate / (1 + square / all)) * Math.sqrt((share * (1 - share)) / all + square / (4 * all ** 2));
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
}

/** Reasons for which findings were dismissed, in the order of the list of reasons. */
export function reasonsOf(counts: readonly DecidedCount[]) {
  return (Object.keys(dismissalReasons) as DismissalReason[]).flatMap((reason) => {
    const count = counts.filter(({ decision }) => decision === reason).reduce((sum, each) => sum + each.count, 0);
    return count === 0 ? [] : [{ reason: dismissalReasons[reason], count }];
  });
}
