import type { Selectable } from "kysely";
import { sql } from "kysely";
import type { Tx } from "../../../database/pool.ts";
import { refuse, type Refusal } from "../../../http/refusal.ts";
import type { SignedIn } from "../../identity/index.ts";
import type { DelegationTable } from "../../../database/schema.ts";

/** An absence longer than this is a change of posts. */
const longestDays = 366;

export interface DelegationRequest {
  readonly toPersonId: string;
  readonly fromDay: string;
  readonly toDay: string;
  readonly reason: string;
}

/** Hands what is expected of oneself to a colleague of the office for some days, both ends included. */
export async function delegate(
  tx: Tx,
  signedIn: SignedIn,
  request: DelegationRequest,
  now: Date,
): Promise<number | Refusal> {
  const detail = await problemOf(tx, signedIn, request);
  if (detail !== null) return refuse("delegation.invalid", { detail: detail.zh, "detail.en": detail.en });
  const { id } = await tx
    .insertInto("delegation")
    .values({
      from_person: signedIn.personId,
      to_person: request.toPersonId,
      from_day: request.fromDay,
      to_day: request.toDay,
      reason: request.reason.trim(),
      made_at: now,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

async function problemOf(tx: Tx, { personId, officeCode, today }: SignedIn, request: DelegationRequest) {
  if (request.toPersonId === personId) return { zh: "不能委托给自己", en: "you cannot stand in for yourself" };
  if (request.toDay < request.fromDay || request.toDay < today)
    return { zh: "截止日期应不早于起始日期和今天", en: "the last day must not be before the first, nor before today" };
  if ((Date.parse(request.toDay) - Date.parse(request.fromDay)) / 86_400_000 >= longestDays)
    return {
      zh: `最长${longestDays}天；更长的请调整任职`,
      en: `at most ${longestDays} days; for longer, change the posts`,
    };
  const colleague = await tx
    .selectFrom("post")
    .innerJoin("department", "department.id", "post.department_id")
    .select("post.id")
    .where("person_id", "=", request.toPersonId)
    .where("office_code", "=", officeCode)
    .where("held_from", "<=", today)
    .where((where) => where.or([where("held_to", "is", null), where("held_to", ">=", today)]))
    .where("role", "not in", ["systemAdministrator", "securityAdministrator", "auditAdministrator"])
    .limit(1)
    .executeTakeFirst();
  return colleague === undefined
    ? { zh: "受托人应为本院在任人员", en: "it must be somebody who holds a post in this office" }
    : null;
}

/** Ends one's own absence today, or takes back one that has not begun. */
export async function endDelegation(tx: Tx, signedIn: SignedIn, id: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("delegation")
    .set({ ended_on: sql<string>`greatest(from_day, ${signedIn.today}::date)` })
    .where("id", "=", Number(id))
    .where("from_person", "=", signedIn.personId)
    .where("ended_on", "is", null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Absences that one gave and that one stands in for, newest first. */
export async function listDelegations(tx: Tx, personId: string) {
  const rows = await tx
    .selectFrom("delegation")
    .innerJoin("person as giver", "giver.id", "delegation.from_person")
    .innerJoin("person as taker", "taker.id", "delegation.to_person")
    .selectAll("delegation")
    .select(["giver.name as from_name", "taker.name as to_name"])
    .where((where) => where.or([where("from_person", "=", personId), where("to_person", "=", personId)]))
    .orderBy("delegation.id", "desc")
    .limit(100)
    .execute();
  return rows.map((row) => present(row, personId));
}

function present(
  row: Selectable<DelegationTable> & { readonly from_name: string; readonly to_name: string },
  personId: string,
) {
  return {
    id: String(row.id),
    from: { id: row.from_person, name: row.from_name },
    to: { id: row.to_person, name: row.to_name },
    fromDay: row.from_day,
    toDay: row.to_day,
    reason: row.reason,
    endedOn: row.ended_on,
    mine: row.from_person === personId,
  };
}
