import type { FindingFilters, RunResult } from "@jianheng/contract";
import { sql, type ExpressionBuilder, type Selectable } from "kysely";
import type { Tx } from "../../database/pool.ts";
import type { FindingTable, Schema } from "../../database/schema.ts";

export type FindingRecord = Selectable<FindingTable> & {
  office_name: string;
  duty_person: string | null;
  assignee: string | null;
  notice_year: number | null;
  notice_n: number | null;
};

/** Findings with the names that lists show. Row-level security leaves what the reader may see. */
function selectFindings(tx: Tx) {
  return tx
    .selectFrom("finding")
    .innerJoin("office", "office.code", "finding.office_code")
    .leftJoin("person as duty", "duty.id", "finding.duty_person_id")
    .leftJoin("person as assignee_person", "assignee_person.id", "finding.assignee_person_id")
    .leftJoin("department as assignee_department", "assignee_department.id", "finding.assignee_department_id")
    .leftJoin("monitoring_paper as notice", "notice.id", "finding.notice_id")
    .selectAll("finding")
    .select(["office.name as office_name", "duty.name as duty_person"])
    .select(["notice.year as notice_year", "notice.n as notice_n"])
    .select((row) => row.fn.coalesce("assignee_person.name", "assignee_department.name").as("assignee"));
}

type Where = ExpressionBuilder<Schema, "finding">;

/** The filters as one condition; an absent filter leaves everything. */
function matching(where: Where, filters: FindingFilters, personId: string) {
  const all = [];
  if (filters.text !== undefined && filters.text !== "") {
    const pattern = `%${filters.text.replace(/[%_\\]/g, (char) => `\\${char}`)}%`;
    all.push(
      where.or([
        where("finding.case_no", "ilike", pattern),
        where("finding.case_name", "ilike", pattern),
        where("finding.number", "ilike", pattern),
        where(sql<string>`finding.subject->>'label'`, "ilike", pattern),
      ]),
    );
  }
  if (filters.rule !== undefined) all.push(where("finding.rule", "=", filters.rule));
  if (filters.kind !== undefined) all.push(where("finding.kind", "=", filters.kind));
  if (filters.level?.length) all.push(where("finding.level", "in", filters.level));
  if (filters.outcome !== undefined) all.push(where("finding.outcome", "=", filters.outcome));
  if (filters.duty !== undefined) all.push(where("finding.duty", "=", filters.duty));
  if (filters.state?.length) all.push(where("finding.state", "in", filters.state));
  if (filters.officeCode !== undefined) all.push(where("finding.office_code", "=", filters.officeCode));
  if (filters.departmentId !== undefined)
    all.push(
      where.or([
        where("finding.department_id", "=", filters.departmentId),
        where("finding.assignee_department_id", "=", filters.departmentId),
      ]),
    );
  if (filters.personId !== undefined)
    all.push(
      where.or([
        where("finding.handler_id", "=", filters.personId),
        where("finding.assignee_person_id", "=", filters.personId),
      ]),
    );
  if (filters.dataState !== undefined) all.push(where("finding.data_state", "=", filters.dataState));
  if (filters.answerDueUntil !== undefined)
    all.push(where("finding.answer_due", "<=", filters.answerDueUntil), where("finding.state", "=", "handedOver"));
  if (filters.deliveryId !== undefined)
    all.push(
      where.exists(
        where
          .selectFrom("hit")
          .select(sql.lit(1).as("one"))
          .whereRef("hit.dedupe_key", "=", "finding.dedupe_key")
          .where("hit.delivery_id", "=", filters.deliveryId),
      ),
    );
  if (filters.runId !== undefined && filters.runResult !== undefined)
    all.push(shownBy(where, filters.runId, filters.runResult));
  if (filters.mine === true) all.push(waitingFor(where, personId));
  return where.and(all);
}

/** Findings of which a run showed this, counted as the run's report counts them. */
function shownBy(where: Where, runId: string, result: RunResult) {
  const examined = where
    .selectFrom("examination")
    .select(sql.lit(1).as("one"))
    .whereRef("examination.finding_id", "=", "finding.id")
    .where("examination.run_id", "=", runId);
  const hit = where
    .selectFrom("hit")
    .select(sql.lit(1).as("one"))
    .whereRef("hit.dedupe_key", "=", "finding.dedupe_key")
    .where("hit.run_id", "=", runId);
  switch (result) {
    case "newFindings":
      return where.exists(hit.whereRef("hit.id", "=", "finding.first_hit_id"));
    case "foundAgain":
      return where.and([
        where.exists(examined.where("examination.result", "in", ["hit", "undetermined"])),
        where.exists(hit),
      ]);
    case "reopened":
      return where.exists(examined.where("examination.reopened", "=", true));
    case "correctedInData":
      return where.exists(examined.where("examination.result", "=", "clear"));
    case "notReexamined":
      return where.and([
        where.exists(examined.where("examination.result", "in", ["undetermined", "absent"])),
        where.not(where.exists(hit)),
      ]);
  }
}

/** Findings that wait for an act of the person: to answer, or, for those who judge, to verify, to accept or to re-check. */
function waitingFor(where: Where, personId: string) {
  return where.or([
    where.and([
      where("finding.state", "=", "handedOver"),
      where.or([
        where("finding.assignee_person_id", "=", personId),
        where.and([
          where("finding.assignee_person_id", "is", null),
          where(sql<boolean>`finding.assignee_department_id = ANY (jianheng.reader_departments())`, "is", true),
        ]),
      ]),
    ]),
    where.and([
      where.or([
        where("finding.state", "in", ["confirmed", "answered", "escalated", "corrected", "explained"]),
        // What only lacks facts waits for better data, not for a person.
        where.and([where("finding.state", "=", "suspected"), where("finding.outcome", "=", "hit")]),
      ]),
      where(sql<boolean>`finding.office_code = ANY (jianheng.reader_offices())`, "is", true),
      where.or([where("finding.answered_by", "is", null), where("finding.answered_by", "!=", personId)]),
    ]),
  ]);
}

const levelOrder = sql`array_position(ARRAY['L3','L2','L1','error','warn','info'], finding.level)`;

export interface ListOptions {
  readonly filters: FindingFilters;
  readonly personId: string;
  readonly sort: "case" | "dueDate" | "newest" | "level";
  readonly offset: number;
  readonly limit: number;
}

export async function listFindings(tx: Tx, options: ListOptions): Promise<FindingRecord[]> {
  let query = selectFindings(tx).where((where) =>
    matching(where as unknown as Where, options.filters, options.personId),
  );
  if (options.sort === "case") query = query.orderBy("finding.case_no").orderBy("finding.rule").orderBy("finding.id");
  if (options.sort === "dueDate")
    query = query
      .orderBy("finding.answer_due", (order) => order.asc().nullsLast())
      .orderBy("finding.due_date", (order) => order.asc().nullsLast())
      .orderBy("finding.id");
  if (options.sort === "newest") query = query.orderBy("finding.created_at", "desc").orderBy("finding.number", "desc");
  if (options.sort === "level") query = query.orderBy(levelOrder).orderBy("finding.case_no").orderBy("finding.id");
  return query.offset(options.offset).limit(options.limit).execute();
}

export async function countFindings(tx: Tx, filters: FindingFilters, personId: string): Promise<number> {
  const row = await tx
    .selectFrom("finding")
    .select((row) => row.fn.countAll<number>().as("total"))
    .where((where) => matching(where, filters, personId))
    .executeTakeFirstOrThrow();
  return row.total;
}

/** Counts by rule over the filters; `open` is what still needs an act. */
export async function countByRule(tx: Tx, filters: FindingFilters, personId: string) {
  return tx
    .selectFrom("finding")
    .select(["finding.rule", "finding.kind"])
    .select((row) => [
      row.fn.countAll<number>().as("total"),
      row.fn.countAll<number>().filterWhere("finding.state", "not in", ["dismissed", "closed", "withdrawn"]).as("open"),
      row.fn.countAll<number>().filterWhere("finding.outcome", "=", "undetermined").as("undetermined"),
    ])
    .where((where) => matching(where, filters, personId))
    .groupBy(["finding.rule", "finding.kind"])
    .execute();
}

export async function findFindings(tx: Tx, ids: readonly string[]): Promise<FindingRecord[]> {
  return selectFindings(tx).where("finding.id", "in", ids).execute();
}

/** Locks the findings in a fixed order, so that two batches over the same rows cannot wait for each other. */
export async function lockFindings(tx: Tx, ids: readonly string[]) {
  return tx.selectFrom("finding").selectAll().where("id", "in", ids).orderBy("id").forUpdate().execute();
}

export async function findHit(tx: Tx, hitId: number) {
  return tx.selectFrom("hit").select(["body", "as_of", "delivery_id"]).where("id", "=", hitId).executeTakeFirst();
}

export async function listExaminations(tx: Tx, findingId: string) {
  return tx
    .selectFrom("examination")
    .select(["result", "reopened", "at", "label"])
    .where("finding_id", "=", findingId)
    .orderBy("id")
    .execute();
}

/** How the findings of a rule were decided, over everything the reader may see. */
export async function countDecisions(tx: Tx, rule: string) {
  return tx
    .selectFrom("finding")
    .select((row) => [
      row.fn.countAll<number>().filterWhere("state", "=", "dismissed").as("dismissed"),
      row.fn.countAll<number>().filterWhere("state", "=", "suspected").as("open"),
      row.fn.countAll<number>().filterWhere("state", "not in", ["dismissed", "suspected", "withdrawn"]).as("confirmed"),
    ])
    .where("rule", "=", rule)
    .executeTakeFirstOrThrow();
}

/** Findings on which the person acted, newest act first. */
export async function listActedOn(tx: Tx, personId: string, limit: number): Promise<FindingRecord[]> {
  return selectFindings(tx)
    .innerJoin(
      (from) =>
        from
          .selectFrom("act")
          .select(["record_id"])
          .select((row) => row.fn.max("at").as("last_at"))
          .where("by_person", "=", personId)
          .groupBy("record_id")
          .as("mine"),
      (join) => join.onRef("mine.record_id", "=", "finding.id"),
    )
    .orderBy("mine.last_at", "desc")
    .limit(limit)
    .execute();
}

export async function countActedOn(tx: Tx, personId: string): Promise<number> {
  const row = await tx
    .selectFrom("act")
    .select((row) => row.fn.count<number>("record_id").distinct().as("total"))
    .where("register", "=", "finding")
    .where("by_person", "=", personId)
    .executeTakeFirstOrThrow();
  return row.total;
}

/** Findings the person handed over that are still under way. */
export async function listHandedOverBy(tx: Tx, personId: string, options: { readonly limit: number }) {
  return selectFindings(tx)
    .where("finding.handed_over_by", "=", personId)
    .where("finding.state", "in", ["handedOver", "answered", "escalated", "corrected", "explained"])
    .orderBy("finding.answer_due", (order) => order.asc().nullsLast())
    .orderBy("finding.id")
    .limit(options.limit)
    .execute();
}

export async function countHandedOverBy(tx: Tx, personId: string): Promise<number> {
  const { total } = await tx
    .selectFrom("finding")
    .select((row) => row.fn.countAll<number>().as("total"))
    .where("handed_over_by", "=", personId)
    .where("state", "in", ["handedOver", "answered", "escalated", "corrected", "explained"])
    .executeTakeFirstOrThrow();
  return total;
}
