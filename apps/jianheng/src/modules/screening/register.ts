import type { FindingState, Hit } from "@jianheng/contract";
import { sql } from "kysely";
import { beijingDay } from "../../clock.ts";
import type { Tx } from "../../database/pool.ts";
import { examine } from "../findings/index.ts";
import { heldOn, personNamed, type HeldPost } from "./duty.ts";

/** A hit with the key under which the same fault is the same finding. */
export interface KeyedHit {
  readonly dedupeKey: string;
  readonly kind: string;
  /** Of a rule in quarantine: kept with the run, and no finding is made of it. */
  readonly held: boolean;
  readonly hit: Hit;
}

/** What a rule says, in this delivery, of a finding that it did not hit. */
export type Standing = "clear" | "absent";

export interface CaseOfHit {
  readonly caseNo: string;
  readonly caseName: string;
  readonly officeCode: string;
  readonly departmentId: string | null;
  readonly department: string;
  readonly handler: string;
  readonly handlerId: string | null;
}

export interface Registration {
  readonly run: { readonly id: string; readonly officeCode: string };
  readonly delivery: {
    readonly id: string;
    readonly label: string;
    readonly dataDate: string;
    readonly kind: "full" | "increment";
  };
  readonly offices: readonly string[];
  /** Offices whose cases and findings the importing office may change: itself and those below. */
  readonly reach: readonly string[];
  readonly hits: readonly KeyedHit[];
  readonly caseOf: (caseNo: string) => CaseOfHit;
  readonly postsOf: (officeCode: string) => readonly HeldPost[];
  /** What the delivery says of findings that were not hit, by key; one that is absent here was not judged. */
  readonly standingsOf: (
    findings: readonly { readonly rule: string; readonly dedupeKey: string }[],
  ) => Promise<ReadonlyMap<string, Standing>>;
  readonly at: Date;
}

export interface Registered {
  readonly newFindings: number;
  readonly foundAgain: number;
  readonly correctedInData: number;
  readonly notReexamined: number;
  readonly reopened: number;
}

/** Rows a statement writes; PostgreSQL takes 65,535 parameters. */
const chunkRows = 1000;

/**
 * Writes the run's hits, makes or finds again their findings, and examines the findings that were not hit.
 * In the caller's transaction, as background work. Cost: linear in hits plus open findings of the offices.
 */
export async function registerHits(tx: Tx, registration: Registration): Promise<Registered> {
  const hitIds = await insertHits(tx, registration);
  const known = await loadKnown(tx, registration);
  const fresh = registration.hits.filter((keyed) => !keyed.held && !known.has(keyed.dedupeKey));
  // A delivery that names another office's case says nothing of that office's findings.
  for (const finding of known.values())
    if (!registration.reach.includes(finding.officeCode)) known.delete(finding.dedupeKey);
  await insertFindings(tx, registration, fresh, hitIds);
  const again = await updateFoundAgain(tx, registration, known, hitIds);
  const unhit = await examineUnhit(tx, registration, known);
  return { newFindings: fresh.length, ...again, ...unhit };
}

async function insertHits(tx: Tx, registration: Registration): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  for (const part of chunks(registration.hits)) {
    const rows = await tx
      .insertInto("hit")
      .values(
        part.map(({ dedupeKey, hit }) => {
          const legalCase = registration.caseOf(hit.legalCaseNo);
          return {
            run_id: registration.run.id,
            delivery_id: registration.delivery.id,
            as_of: registration.delivery.dataDate,
            dedupe_key: dedupeKey,
            rule: hit.rule,
            outcome: hit.outcome,
            case_no: hit.legalCaseNo,
            office_code: legalCase.officeCode,
            department_id: legalCase.departmentId,
            handler_id: legalCase.handlerId,
            body: JSON.stringify(hit),
          };
        }),
      )
      .returning(["id", "dedupe_key"])
      .execute();
    for (const row of rows) ids.set(row.dedupe_key, row.id);
  }
  return ids;
}

interface KnownFinding {
  readonly id: string;
  readonly dedupeKey: string;
  readonly rule: string;
  readonly caseNo: string;
  readonly officeCode: string;
  readonly state: string;
  readonly outcome: "hit" | "undetermined";
  readonly dataState: "present" | "correctedInData" | "notReexamined";
  readonly examinedDate: string;
}

/** Findings of the delivery's offices, and any other whose key was hit. */
async function loadKnown(tx: Tx, { offices, hits }: Registration): Promise<Map<string, KnownFinding>> {
  const keys = hits.map((keyed) => keyed.dedupeKey);
  const rows = await tx
    .selectFrom("finding")
    .select(["id", "dedupe_key", "rule", "case_no", "office_code", "state", "outcome", "data_state", "examined_date"])
    .where((where) =>
      where.or([where("office_code", "in", [...offices]), where(sql<boolean>`dedupe_key = ANY (${keys})`, "is", true)]),
    )
    .forUpdate()
    .execute();
  return new Map(
    rows.map((row) => [
      row.dedupe_key,
      {
        id: row.id,
        dedupeKey: row.dedupe_key,
        rule: row.rule,
        caseNo: row.case_no,
        officeCode: row.office_code,
        state: row.state,
        outcome: row.outcome,
        dataState: row.data_state,
        examinedDate: row.examined_date,
      },
    ]),
  );
}

async function insertFindings(
  tx: Tx,
  registration: Registration,
  fresh: readonly KeyedHit[],
  hitIds: ReadonlyMap<string, number>,
): Promise<void> {
  const numbers = await reserveNumbers(tx, registration, fresh);
  for (const part of chunks(fresh))
    await tx
      .insertInto("finding")
      .values(
        part.map((keyed) => {
          const { hit } = keyed;
          const legalCase = registration.caseOf(hit.legalCaseNo);
          const hitId = hitIds.get(keyed.dedupeKey)!;
          return {
            id: crypto.randomUUID(),
            number: numbers(legalCase.officeCode),
            dedupe_key: keyed.dedupeKey,
            rule: hit.rule,
            kind: keyed.kind,
            ...changingColumns(hit),
            case_no: hit.legalCaseNo,
            case_name: legalCase.caseName,
            subject: JSON.stringify(hit.subject),
            office_code: legalCase.officeCode,
            department_id: legalCase.departmentId,
            department: legalCase.department,
            handler: legalCase.handler,
            handler_id: legalCase.handlerId,
            duty_person_id: dutyPersonOf(registration, hit, legalCase),
            first_hit_id: hitId,
            last_hit_id: hitId,
            examined_date: registration.delivery.dataDate,
            created_at: registration.at,
          };
        }),
      )
      .execute();
}

/** One at a time, for whatever makes, examines or takes back findings of many cases at once. */
export async function lockFindings(tx: Tx): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(74200002)`.execute(tx);
}

/** What a newer hit of the same fault says anew. */
export function changingColumns(hit: Hit) {
  return {
    level: hit.level,
    duty: hit.duty,
    outcome: hit.outcome,
    message: JSON.stringify(hit.message),
    due_date: hit.deadline?.dueDate ?? null,
  };
}

/** Who held the duty on the day it fell: the due day, or the data date when that came first. */
function dutyPersonOf(registration: Registration, hit: Hit, legalCase: CaseOfHit): string | null {
  const due = hit.deadline?.dueDate;
  const { dataDate } = registration.delivery;
  const day = due !== undefined && due < dataDate ? due : dataDate;
  const posts = registration.postsOf(legalCase.officeCode).filter((post) => heldOn(post, day));
  return personNamed(posts, { name: legalCase.handler, department: legalCase.department, day })?.personId ?? null;
}

/** Takes as many numbers as each office needs, without gap or repeat, and hands them out in order. */
async function reserveNumbers(tx: Tx, registration: Registration, fresh: readonly KeyedHit[]) {
  const year = Number(beijingDay(registration.at).slice(0, 4));
  const wanted = new Map<string, number>();
  for (const { hit } of fresh) {
    const office = registration.caseOf(hit.legalCaseNo).officeCode;
    wanted.set(office, (wanted.get(office) ?? 0) + 1);
  }
  const next = new Map<string, number>();
  for (const [office, count] of [...wanted].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
    const row = await tx
      .insertInto("finding_number")
      .values({ office_code: office, year, last: count })
      .onConflict((conflict) =>
        conflict.columns(["office_code", "year"]).doUpdateSet({ last: sql<number>`finding_number.last + ${count}` }),
      )
      .returning("last")
      .executeTakeFirstOrThrow();
    next.set(office, row.last - count + 1);
  }
  return (office: string): string => {
    const number = next.get(office)!;
    next.set(office, number + 1);
    return `疑点〔${year}〕${number}号`;
  };
}

/** An older delivery than the one that last examined a finding changes nothing about it. */
const isNewer = (registration: Registration, finding: KnownFinding) =>
  registration.delivery.dataDate >= finding.examinedDate;

/** What this delivery does to one known finding. */
interface Examined {
  readonly finding: KnownFinding;
  readonly result: "hit" | "clear" | "undetermined" | "absent";
  /** The hit that speaks for it from now on, and what it says anew; null when the one before still does. */
  readonly hit: { readonly id: number; readonly says: ReturnType<typeof changingColumns> } | null;
}

async function updateFoundAgain(
  tx: Tx,
  registration: Registration,
  known: ReadonlyMap<string, KnownFinding>,
  hitIds: ReadonlyMap<string, number>,
): Promise<{ readonly foundAgain: number; readonly reopened: number }> {
  const examined: Examined[] = [];
  for (const { dedupeKey, hit } of registration.hits) {
    const finding = known.get(dedupeKey);
    if (finding === undefined || !isNewer(registration, finding)) continue;
    // A fault that can no longer be judged keeps what was said of it, and the evidence, of when it could.
    const speaks = hit.outcome === "hit" || finding.outcome === "undetermined";
    const spoken = { id: hitIds.get(dedupeKey)!, says: changingColumns(hit) };
    examined.push({ finding, result: hit.outcome, hit: speaks ? spoken : null });
  }
  const reopened = await writeExamined(tx, registration, examined);
  return { foundAgain: examined.length, reopened };
}

async function examineUnhit(
  tx: Tx,
  registration: Registration,
  known: ReadonlyMap<string, KnownFinding>,
): Promise<{ readonly correctedInData: number; readonly notReexamined: number }> {
  const hit = new Set(registration.hits.map((keyed) => keyed.dedupeKey));
  const unhit = [...known.values()].filter(
    (finding) =>
      !hit.has(finding.dedupeKey) &&
      isNewer(registration, finding) &&
      finding.state !== "dismissed" &&
      finding.state !== "withdrawn",
  );
  const standings = await registration.standingsOf(unhit);
  const examined: Examined[] = [];
  for (const finding of unhit) {
    const standing = standings.get(finding.dedupeKey);
    // A part delivery says nothing of what it does not carry.
    if (standing !== "clear" && registration.delivery.kind === "increment") continue;
    examined.push({ finding, result: standing ?? "undetermined", hit: null });
  }
  await writeExamined(tx, registration, examined);
  const correctedInData = examined.filter((one) => one.result === "clear").length;
  return { correctedInData, notReexamined: examined.length - correctedInData };
}

/** Writes examinations and what they change, many rows a statement; gives back how many findings reopened. */
async function writeExamined(tx: Tx, registration: Registration, examined: readonly Examined[]): Promise<number> {
  let reopened = 0;
  for (const part of chunks(examined)) {
    const rows = part.map(({ finding, result, hit }) => {
      const after = examine(result, { state: finding.state as FindingState, dataState: finding.dataState });
      if (after.reopens) reopened += 1;
      return {
        id: finding.id,
        result,
        hit: hit?.id ?? null,
        says: hit?.says ?? null,
        reopens: after.reopens,
        state: after.state,
        dataState: after.dataState,
      };
    });
    await sql`
      UPDATE finding SET
        level = CASE WHEN finding.level_set THEN finding.level ELSE coalesce(given.says->>'level', finding.level) END,
        duty = coalesce(given.says->>'duty', finding.duty),
        outcome = coalesce(given.says->>'outcome', finding.outcome),
        message = coalesce((given.says->>'message')::jsonb, finding.message),
        due_date = CASE WHEN given.says IS NULL THEN finding.due_date ELSE (given.says->>'due_date')::date END,
        last_hit_id = coalesce(given.hit, finding.last_hit_id),
        times_found = finding.times_found + (given.result = 'hit')::int,
        data_state = given."dataState",
        examined_date = ${registration.delivery.dataDate},
        state = given.state,
        answered_by = CASE WHEN given.reopens THEN NULL ELSE finding.answered_by END,
        notice_id = CASE WHEN given.reopens THEN NULL ELSE finding.notice_id END,
        received_on = CASE WHEN given.reopens THEN NULL ELSE finding.received_on END,
        reported_on = CASE WHEN given.reopens THEN NULL ELSE finding.reported_on END
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS given(id uuid, result text, hit bigint, says jsonb, reopens boolean, state text, "dataState" text)
      WHERE finding.id = given.id`.execute(tx);
    await tx
      .insertInto("examination")
      .values(
        rows.map((row, index) => ({
          finding_id: row.id,
          run_id: registration.run.id,
          result: row.result,
          hit_id: part[index]!.hit?.id ?? null,
          label: registration.delivery.label,
          reopened: row.reopens,
          at: registration.at,
        })),
      )
      .execute();
  }
  return reopened;
}

export function* chunks<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let at = 0; at < items.length; at += chunkRows) yield items.slice(at, at + chunkRows);
}
