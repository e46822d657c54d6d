import { sql } from "kysely";
import type { Tx } from "../../database/pool.ts";

export async function findSameDelivery(tx: Tx, officeCode: string, digest: string) {
  return tx
    .selectFrom("delivery")
    .innerJoin("person", "person.id", "delivery.accepted_by")
    .select(["delivery.id", "delivery.label", "delivery.accepted_at", "person.name as accepted_by_name"])
    .where("delivery.office_code", "=", officeCode)
    .where("digest", "=", digest)
    .where("withdrawn_at", "is", null)
    .executeTakeFirst();
}

function selectDeliveries(tx: Tx) {
  return tx
    .selectFrom("delivery")
    .innerJoin("person", "person.id", "delivery.accepted_by")
    .leftJoinLateral(
      (from) =>
        from
          .selectFrom("screening_run")
          .select(["id as run_id", "state as run_state", "progress", "report", "as_of", "finished_at"])
          .whereRef("screening_run.delivery_id", "=", "delivery.id")
          .orderBy("queued_at", "desc")
          .limit(1)
          .as("run"),
      (join) => join.onTrue(),
    )
    .leftJoin("person as withdrawer", "withdrawer.id", "delivery.withdrawn_by")
    .selectAll("delivery")
    .select([
      "person.name as accepted_by_name",
      "withdrawer.name as withdrawn_by_name",
      "run.run_id",
      "run.run_state",
      "run.progress",
      "run.report",
      "run.as_of",
      "run.finished_at",
    ]);
}
export type DeliveryRecord = Awaited<ReturnType<typeof listDeliveries>>[number];

export async function listDeliveries(tx: Tx, page: { readonly offset: number; readonly limit: number }) {
  return selectDeliveries(tx)
    .orderBy("accepted_at", "desc")
    .orderBy("delivery.id")
    .offset(page.offset)
    .limit(page.limit)
    .execute();
}

export async function countDeliveries(tx: Tx): Promise<number> {
  const row = await tx
    .selectFrom("delivery")
    .select((row) => row.fn.countAll<number>().as("total"))
    .executeTakeFirstOrThrow();
  return row.total;
}

export async function findDelivery(tx: Tx, id: string) {
  return selectDeliveries(tx).where("delivery.id", "=", id).executeTakeFirst();
}

/** Names by code of the offices that these deliveries speak of. */
export async function listOfficeNames(
  tx: Tx,
  deliveries: readonly Pick<DeliveryRecord, "scope">[],
): Promise<ReadonlyMap<string, string>> {
  const codes = [...new Set(deliveries.flatMap((delivery) => delivery.scope.offices))];
  if (codes.length === 0) return new Map();
  const rows = await tx.selectFrom("office").select(["code", "name"]).where("code", "in", codes).execute();
  return new Map(rows.map(({ code, name }) => [code, name]));
}

/** The newest delivery the reader may see whose screening has finished. */
export async function findLastScreened(tx: Tx) {
  return selectDeliveries(tx)
    .where("run.run_state", "=", "finished")
    .where("withdrawn_at", "is", null)
    .orderBy("run.finished_at", "desc")
    .limit(1)
    .executeTakeFirst();
}

export async function listDeliveryIds(tx: Tx): Promise<readonly string[]> {
  return (await tx.selectFrom("delivery").select("id").execute()).map((row) => row.id);
}

/** Serialises acceptances of one office, so that the same bytes sent twice at once are stored once. */
export async function lockOfficeDeliveries(tx: Tx, officeCode: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`delivery ${officeCode}`}, 0))`.execute(tx);
}
