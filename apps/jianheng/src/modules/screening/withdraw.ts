import type { ScreeningProgress } from "@jianheng/contract";
import { openSnapshot } from "@jianheng/lake";
import { sql } from "kysely";
import type { App } from "../../app.ts";
import { folders } from "../../config.ts";
import { asReader, asSystem, type Tx } from "../../database/pool.ts";
import { refuse, type Refusal } from "../../http/refusal.ts";
import { writeCases, type CaseToWrite } from "../cases/index.ts";
import { findDelivery, lockOfficeDeliveries, mayImport } from "../deliveries/index.ts";
import { listOffices, withOfficesBelow, type SignedIn } from "../identity/index.ts";
import { appendLeaves } from "../ledger/index.ts";
import { withdrawalContent } from "./leaf.ts";
import { lockFindings } from "./register.ts";
import { loadOffices, readCasesToWrite } from "./run.ts";
import { takeBackFindings } from "./take-back.ts";

export interface Withdrawal {
  readonly id: string;
  readonly reason: string;
  /** The same one twice is one withdrawal. */
  readonly requestId: string;
}

/**
 * Takes a delivery back: its files stay sealed, but its hits count no more. Cases show again what the newest other
 * delivery says of them, and those that no other delivery has are gone; findings that rest on nothing else close as
 * withdrawn. All of it is one transaction with a leaf. It cannot be undone, but the same files can be delivered again.
 */
export async function withdrawDelivery(
  app: App,
  signedIn: SignedIn,
  { id, reason: written, requestId }: Withdrawal,
): Promise<Refusal | undefined> {
  if (!mayImport(signedIn)) return refuse("access.denied", { who: "案管人员" });
  const reason = written.trim();
  if (reason === "") return refuse("act.reason_required");
  const visible = await asReader(app.db, signedIn.reader, (tx) => findDelivery(tx, id));
  if (visible === undefined) return refuse("delivery.not_found");
  const earlier = await readEarlierCases(app, id);
  // From here on for the whole installation: what remains rests also on deliveries that this person may not see.
  const refusal = await asSystem(app.db, async (tx) => {
    await lockOfficeDeliveries(tx, visible.office_code);
    await lockFindings(tx);
    const delivery = (await findDelivery(tx, id))!;
    if (delivery.withdrawn_request_id === requestId) return undefined;
    if (delivery.withdrawn_at !== null)
      return refuse("delivery.withdrawn", {
        at: delivery.withdrawn_at.toISOString(),
        who: delivery.withdrawn_by_name ?? "",
        reason: delivery.withdrawn_reason ?? "",
      });
    const at = app.clock.now();
    await writeWithdrawal(tx, { id, reason, requestId, by: signedIn.personId, at });
    await endRuns(tx, id);
    await giveBackCases(tx, id, earlier);
    await takeBackFindings(tx, { deliveryId: id, label: delivery.label, at });
    return undefined;
  });
  app.proofLog.signSoon((error) => app.log(`signing the proof log failed: ${String(error)}`));
  return refusal;
}

async function writeWithdrawal(
  tx: Tx,
  withdrawal: Withdrawal & { readonly by: string; readonly at: Date },
): Promise<void> {
  const written = {
    withdrawn_at: withdrawal.at,
    withdrawn_reason: withdrawal.reason,
    withdrawn_by: withdrawal.by,
    withdrawn_request_id: withdrawal.requestId,
  };
  const [leaf] = await appendLeaves(tx, [withdrawalContent({ id: withdrawal.id, ...written })]);
  await tx
    .updateTable("delivery")
    .set({ ...written, withdrawn_nonce: leaf!.nonce, withdrawn_leaf_index: leaf!.leafIndex })
    .where("id", "=", withdrawal.id)
    .execute();
}

/** Runs that have not ended never will: what they say of themselves says why. */
async function endRuns(tx: Tx, deliveryId: string): Promise<void> {
  const unfinished = await tx
    .selectFrom("screening_run")
    .select("id")
    .where("delivery_id", "=", deliveryId)
    .where("state", "!=", "finished")
    .execute();
  for (const { id: runId } of unfinished) {
    const ended: ScreeningProgress = {
      runId,
      state: "failed",
      phase: { zh: "不再筛查", en: "not screened" },
      done: 0,
      total: 0,
      hits: 0,
      undetermined: 0,
      error: { zh: "这批数据已撤回，不再筛查。", en: "The delivery was withdrawn and is not screened any more." },
    };
    await tx
      .updateTable("screening_run")
      .set({ state: "failed", progress: JSON.stringify(ended) })
      .where("id", "=", runId)
      .execute();
  }
}

/** What one other delivery says of cases that now show the one to be withdrawn. */
interface EarlierCases {
  readonly delivery: { readonly id: string; readonly officeCode: string; readonly dataDate: string };
  readonly cases: readonly CaseToWrite[];
}

/**
 * For every case that shows this delivery, what the newest other one says of it. Read before anything is locked: it may
 * take seconds. Cost: deliveries are opened from the newest on until no case is left.
 */
async function readEarlierCases(app: App, deliveryId: string): Promise<readonly EarlierCases[]> {
  const { lost, others } = await asSystem(app.db, async (tx) => ({
    lost: await tx
      .selectFrom("legal_case")
      .select(["case_no", "office_code"])
      .where("delivery_id", "=", deliveryId)
      .execute(),
    others: await tx
      .selectFrom("delivery")
      .select(["id", "office_code", "data_date", "scope"])
      .where("id", "!=", deliveryId)
      .where("withdrawn_at", "is", null)
      .where((where) =>
        where.exists(
          where
            .selectFrom("screening_run")
            .select(sql.lit(1).as("one"))
            .whereRef("screening_run.delivery_id", "=", "delivery.id")
            .where("state", "=", "finished"),
        ),
      )
      .orderBy("data_date", "desc")
      .orderBy("accepted_at", "desc")
      .execute(),
  }));
  const wanted = new Set(lost.map((row) => row.case_no));
  const offices = new Set(lost.map((row) => row.office_code));
  const found: EarlierCases[] = [];
  for (const other of others) {
    if (wanted.size === 0) break;
    if (!other.scope.offices.some((office) => offices.has(office))) continue;
    const snapshot = await openSnapshot(`${folders(app.config).lake}/deliveries/${other.id}`);
    try {
      const days = { dataDate: other.data_date, today: other.data_date };
      const read = await readCasesToWrite(
        snapshot,
        await loadOffices(app, other.scope.offices, other.office_code),
        days,
      );
      const cases = read.filter((one) => wanted.delete(one.caseNo));
      const delivery = { id: other.id, officeCode: other.office_code, dataDate: other.data_date };
      if (cases.length > 0) found.push({ delivery, cases });
    } finally {
      snapshot.close();
    }
  }
  return found;
}

async function giveBackCases(tx: Tx, deliveryId: string, earlier: readonly EarlierCases[]): Promise<void> {
  const gone = await tx.deleteFrom("legal_case").where("delivery_id", "=", deliveryId).returning("case_no").execute();
  const missing = new Set(gone.map((row) => row.case_no));
  const tree = await listOffices(tx);
  for (const { delivery, cases } of earlier) {
    // Meanwhile a newer delivery may have described the case, or the earlier one may itself be withdrawn.
    const stands = await tx
      .selectFrom("delivery")
      .select("id")
      .where("id", "=", delivery.id)
      .where("withdrawn_at", "is", null)
      .executeTakeFirst();
    if (stands === undefined) continue;
    const reach = withOfficesBelow([delivery.officeCode], tree);
    await writeCases(
      tx,
      cases.filter((one) => missing.has(one.caseNo)),
      { id: delivery.id, dataDate: delivery.dataDate, reach },
    );
  }
}
