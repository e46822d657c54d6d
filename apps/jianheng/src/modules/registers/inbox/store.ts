import { countedRowsMax, type InboxBox } from "@jianheng/contract";
import { sql } from "kysely";
import type { Tx } from "../../../database/pool.ts";
import type { SignedIn } from "../../identity/index.ts";
import type { RecordRowStored } from "../records/standing.ts";
import { isAwaiting } from "../records/list-records.ts";

export interface BoxedRecord {
  readonly record: RecordRowStored;
  /** When it came into the box, or was last touched. */
  readonly at: Date;
  readonly unread: boolean;
}

/** Registers' records of one box, those that press first; at most `limit`. */
export async function listBox(
  tx: Tx,
  box: InboxBox,
  signedIn: SignedIn,
  limit: number,
): Promise<readonly BoxedRecord[]> {
  const rows = await boxQuery(tx, box, signedIn)
    .selectAll("record")
    .$call((query) => orderedFor(box, query))
    .limit(limit)
    .execute();
  const unread = await unreadAmong(
    tx,
    signedIn,
    rows.map(({ id }) => id),
  );
  return rows.map((record) => ({ record, at: record.changed_at, unread: unread.has(record.id) }));
}

export interface BoxCount {
  readonly total: number;
  readonly red: number;
  readonly amber: number;
}

/** How many records are in a box and how many of them press; counted up to `countedRowsMax`. */
export async function countBox(tx: Tx, box: InboxBox, signedIn: SignedIn): Promise<BoxCount> {
  const { today } = signedIn;
  const found = boxQuery(tx, box, signedIn)
    .select(["record.due_date", "record.due_warning"])
    .limit(countedRowsMax)
    .as("found");
  return tx
    .selectFrom(found)
    .select((row) => [
      row.fn.countAll<number>().as("total"),
      sql<number>`count(*) FILTER (WHERE due_date < ${today}::date)`.as("red"),
      sql<number>`count(*) FILTER (WHERE due_date >= ${today}::date AND coalesce(due_warning, due_date) <= ${today}::date)`.as(
        "amber",
      ),
    ])
    .executeTakeFirstOrThrow();
}

function boxQuery(tx: Tx, box: InboxBox, signedIn: SignedIn) {
  const { personId } = signedIn;
  const all = tx.selectFrom("record");
  const awaitsMe = isAwaiting(signedIn.reader.tokens);
  const actedOn = sql<boolean>`EXISTS (SELECT 1 FROM act WHERE act.record_id = record.id AND act.by_person = ${personId})`;
  switch (box) {
    case "todo":
      return all.where("record.ended", "=", false).where(awaitsMe);
    case "watching":
      return all
        .where("record.ended", "=", false)
        .where(sql<boolean>`NOT (${awaitsMe})`)
        .where(actedOn);
    case "copied":
      return all.where(
        sql<boolean>`(record.id IN (SELECT record_id FROM notice WHERE person_id = ${personId})
          OR record.id IN (SELECT record_id FROM record_copy WHERE to_token = ANY (${[...signedIn.tokens]}::text[])))`,
      );
    case "done":
      return all.where(sql<boolean>`record.id IN (SELECT record_id FROM act WHERE by_person = ${personId})`);
    case "started":
      return all.where("record.author_id", "=", personId);
  }
}

function orderedFor<Query extends ReturnType<typeof boxQuery>>(box: InboxBox, query: Query): Query {
  const pressing = box === "todo" || box === "watching";
  const first = pressing ? query.orderBy("record.due_date", (order) => order.asc().nullsLast()) : query;
  return first.orderBy("record.changed_at", "desc").orderBy("record.id") as Query;
}

/** Records about which something sent to the reader is unread. */
async function unreadAmong(tx: Tx, signedIn: SignedIn, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const notices = await tx
    .selectFrom("notice")
    .select("record_id")
    .where("record_id", "in", ids)
    .where("person_id", "=", signedIn.personId)
    .where("read_at", "is", null)
    .execute();
  const copies = await tx
    .selectFrom("record_copy")
    .select("record_id")
    .where("record_id", "in", ids)
    .where("to_token", "in", [...signedIn.tokens, ""])
    .where("read_at", "is", null)
    .execute();
  return new Set([...notices, ...copies].map(({ record_id }) => record_id));
}

/** The newest word to the reader about each record. */
export async function newestNotices(tx: Tx, personId: string, ids: readonly string[]) {
  if (ids.length === 0)
    return new Map<string, { readonly what: { zh: string; en: string }; readonly byName: string }>();
  const rows = await tx
    .selectFrom("notice")
    .distinctOn("record_id")
    .select(["record_id", "what", "by_name", "kind"])
    .where("record_id", "in", ids)
    .where("person_id", "=", personId)
    .orderBy("record_id")
    .orderBy("id", "desc")
    .execute();
  return new Map(rows.map((row) => [row.record_id, { what: row.what, byName: row.by_name }]));
}
