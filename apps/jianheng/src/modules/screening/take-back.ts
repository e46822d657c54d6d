import type { FindingAct, FindingState, Hit } from "@jianheng/contract";
import { sql } from "kysely";
import type { Tx } from "../../database/pool.ts";
import { examine, foldEvents, type FindingEvent } from "../findings/index.ts";
import { changingColumns, chunks } from "./register.ts";

/** Older than any data date: whatever delivery comes next examines the finding. */
const neverExamined = "0001-01-01";

/**
 * Takes back what the runs of a withdrawn delivery had shown, for each finding they touched: it is again what the other
 * deliveries and the acts of people make of it, and one that rests on no other delivery closes as withdrawn. In the
 * caller's transaction, after the delivery was marked as withdrawn. Cost: linear in the findings touched.
 */
export async function takeBackFindings(
  tx: Tx,
  withdrawal: { readonly deliveryId: string; readonly label: string; readonly at: Date },
): Promise<void> {
  const touched = await lockTouched(tx, withdrawal.deliveryId);
  for (const part of chunks(touched)) {
    const records = await readRecords(tx, part);
    const rows = part.map((finding) => afterwards(finding, records(finding)));
    await sql`
      UPDATE finding SET
        state = given.state,
        data_state = given."dataState",
        times_found = given."timesFound",
        examined_date = given."examinedDate"::date,
        first_hit_id = given."firstHit",
        last_hit_id = given."lastHit",
        level = CASE WHEN finding.level_set THEN finding.level ELSE coalesce(given.says->>'level', finding.level) END,
        duty = coalesce(given.says->>'duty', finding.duty),
        outcome = coalesce(given.says->>'outcome', finding.outcome),
        message = coalesce((given.says->>'message')::jsonb, finding.message),
        due_date = CASE WHEN given.says IS NULL THEN finding.due_date ELSE (given.says->>'due_date')::date END
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS given(
        id uuid, state text, "dataState" text, "timesFound" int, "examinedDate" text, "firstHit" bigint,
        "lastHit" bigint, says jsonb)
      WHERE finding.id = given.id`.execute(tx);
    await tx
      .insertInto("examination")
      .values(
        part.map((finding) => ({
          finding_id: finding.id,
          run_id: finding.run_id,
          result: "withdrawn" as const,
          hit_id: null,
          label: withdrawal.label,
          at: withdrawal.at,
        })),
      )
      .execute();
  }
}

interface Touched {
  readonly id: string;
  readonly dedupe_key: string;
  readonly state: FindingState;
  readonly first_hit_id: number;
  readonly last_hit_id: number;
  readonly times_found: number;
  /** The delivery's newest run that touched it. */
  readonly run_id: string;
}

async function lockTouched(tx: Tx, deliveryId: string): Promise<readonly Touched[]> {
  const { rows } = await sql<Touched>`
    SELECT finding.id, dedupe_key, state, first_hit_id, last_hit_id, times_found, touched.run_id
    FROM finding
    JOIN LATERAL (
      SELECT screening_run.id AS run_id FROM screening_run
      WHERE screening_run.delivery_id = ${deliveryId} AND (
        EXISTS (SELECT 1 FROM hit WHERE hit.run_id = screening_run.id AND hit.dedupe_key = finding.dedupe_key)
        OR EXISTS (SELECT 1 FROM examination
                   WHERE examination.run_id = screening_run.id AND examination.finding_id = finding.id))
      ORDER BY queued_at DESC LIMIT 1) AS touched ON true
    ORDER BY finding.id
    FOR UPDATE OF finding`.execute(tx);
  return rows;
}

interface StoredHit {
  readonly id: number;
  readonly dedupe_key: string;
  readonly run_id: string;
  readonly as_of: string;
  readonly body: Hit;
  readonly withdrawn: boolean;
}
interface StoredExamination {
  readonly finding_id: string;
  readonly run_id: string;
  readonly result: "hit" | "clear" | "undetermined" | "absent" | "withdrawn";
  readonly reopened: boolean;
  readonly at: Date;
  readonly data_date: string;
  readonly withdrawn: boolean;
}
interface StoredAct {
  readonly record_id: string;
  readonly act: FindingAct;
  readonly at: Date;
}
/** Everything that was ever shown or done of one finding, in order. */
interface Records {
  readonly hits: readonly StoredHit[];
  readonly examinations: readonly StoredExamination[];
  readonly acts: readonly StoredAct[];
}

async function readRecords(tx: Tx, findings: readonly Touched[]): Promise<(finding: Touched) => Records> {
  const ids = findings.map((finding) => finding.id);
  const keys = findings.map((finding) => finding.dedupe_key);
  const hits = await sql<StoredHit>`
    SELECT hit.id, dedupe_key, run_id, as_of, body, delivery.withdrawn_at IS NOT NULL AS withdrawn
    FROM hit JOIN delivery ON delivery.id = hit.delivery_id
    WHERE dedupe_key = ANY (${keys}) ORDER BY hit.id`.execute(tx);
  const examinations = await sql<StoredExamination>`
    SELECT finding_id, run_id, result, reopened, examination.at, delivery.data_date,
           delivery.withdrawn_at IS NOT NULL AS withdrawn
    FROM examination
    JOIN screening_run ON screening_run.id = run_id JOIN delivery ON delivery.id = screening_run.delivery_id
    WHERE finding_id = ANY (${ids}::uuid[]) ORDER BY examination.id`.execute(tx);
  const acts = await sql<StoredAct>`
    SELECT record_id, act, at FROM act
    WHERE register = 'finding' AND record_id = ANY (${ids}::uuid[]) ORDER BY record_id, seq`.execute(tx);
  const hitsByKey = grouped(hits.rows, (row) => row.dedupe_key);
  const examinationsById = grouped(examinations.rows, (row) => row.finding_id);
  const actsById = grouped(acts.rows, (row) => row.record_id);
  return (finding) => ({
    hits: hitsByKey.get(finding.dedupe_key) ?? [],
    examinations: examinationsById.get(finding.id) ?? [],
    acts: actsById.get(finding.id) ?? [],
  });
}

function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return groups;
}

/** What the finding is once the withdrawn delivery is left out of account. */
function afterwards(finding: Touched, { hits, examinations, acts }: Records) {
  const standing = hits.filter((hit) => !hit.withdrawn);
  const first = standing[0];
  if (first === undefined)
    return {
      id: finding.id,
      firstHit: finding.first_hit_id,
      lastHit: finding.last_hit_id,
      says: null,
      state: "withdrawn" as const,
      dataState: "present" as const,
      timesFound: finding.times_found,
      examinedDate: neverExamined,
    };
  const shown = examinations.filter((one) => !one.withdrawn && one.result !== "withdrawn");
  // The hit that made the finding has no examination of its own.
  const made = !shown.some((one) => one.run_id === first.run_id);
  let dataState = "present" as ReturnType<typeof examine>["dataState"];
  for (const one of shown)
    if (one.result !== "withdrawn") ({ dataState } = examine(one.result, { state: "confirmed", dataState }));
  const days = [...shown.map((one) => one.data_date), first.as_of];
  const last = speakingHit(standing);
  return {
    id: finding.id,
    state: stateWithout(finding, examinations, acts),
    dataState,
    timesFound: Math.max(1, shown.filter((one) => one.result === "hit").length + (made ? 1 : 0)),
    examinedDate: days.toSorted().at(-1)!,
    firstHit: first.id,
    lastHit: last.id,
    says: changingColumns(last.body),
  };
}

/** A fault that can no longer be judged keeps what was said of it when it could; an older delivery changes nothing. */
function speakingHit(hits: readonly StoredHit[]): StoredHit {
  return hits.reduce((before, hit) => {
    const newer = hit.as_of >= before.as_of;
    const speaks = hit.body.outcome === "hit" || before.body.outcome === "undetermined";
    return newer && speaks ? hit : before;
  });
}

interface Timed {
  readonly at: Date;
  readonly event: FindingEvent;
}

/** A reopening that the withdrawn delivery caused is taken back, unless people have acted on it since. */
function stateWithout(
  finding: Touched,
  examinations: readonly StoredExamination[],
  acts: readonly StoredAct[],
): FindingState {
  if (!examinations.some((one) => one.withdrawn && one.reopened)) return finding.state;
  const reopenings = examinations
    .filter((one) => one.reopened && !one.withdrawn)
    .map((one): Timed => {
      // After a withdrawal the question is put anew; else what was closed is confirmed again.
      const before = examinations[examinations.indexOf(one) - 1];
      return {
        at: one.at,
        event: { kind: "reopening", to: before?.result === "withdrawn" ? "suspected" : "confirmed" },
      };
    });
  const done = acts.map((act): Timed => ({ at: act.at, event: { kind: "act", act: act.act } }));
  const inOrder = [...done, ...reopenings].toSorted((one, other) => one.at.getTime() - other.at.getTime());
  return foldEvents(inOrder.map(({ event }) => event)) ?? finding.state;
}
