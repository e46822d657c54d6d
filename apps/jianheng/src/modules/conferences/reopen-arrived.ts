import { beijingDay } from "../../clock.ts";
import type { App } from "../../app.ts";
import { asSystem } from "../../database/pool.ts";
import { isRefusal } from "../../http/refusal.ts";
import { resolveSignedIn } from "../identity/index.ts";
import { actOfData, recordIdOf } from "../registers/index.ts";
import { problemRegister } from "./meeting.ts";
import { standingOfCase, stepBetween } from "./next-step.ts";

/**
 * After a delivery was screened: opens again every followed problem whose case has reached its next step, in the name of
 * whoever accepted the delivery. Safe to run twice.
 */
export async function reopenArrived(app: App, deliveryId: string): Promise<void> {
  const delivery = await asSystem(app.db, (tx) =>
    tx
      .selectFrom("delivery")
      .select(["accepted_by", "label", "data_date"])
      .where("id", "=", deliveryId)
      .executeTakeFirst(),
  );
  const by = delivery === undefined ? null : await resolveSignedIn(app.db, app.clock, delivery.accepted_by);
  if (delivery === undefined || by === null) return;
  await asSystem(app.db, async (tx) => {
    const waiting = await tx
      .selectFrom("awaited_step")
      .innerJoin("record", "record.id", "awaited_step.record_id")
      .select(["record_id", "case_no", "standing"])
      .where("record.register", "=", problemRegister)
      .where("record.state", "=", "tracking")
      .execute();
    for (const { record_id, case_no, standing } of waiting) {
      const now = await standingOfCase(tx, case_no);
      const step = now === undefined ? null : stepBetween(standing, now.standing);
      if (step === null) continue;
      const done = await actOfData(app, tx, by, {
        requestId: recordIdOf(deliveryId, by.personId, `reopenAtNextStep ${record_id}`),
        id: record_id,
        act: "reopenAtNextStep",
        fields: { stepArrivedOn: beijingDay(app.clock.now()) },
        ground: `${delivery.label}：${step}`,
      });
      if (isRefusal(done)) app.log(`problem ${record_id} was not opened again: ${done.refused.code}`);
      else await tx.deleteFrom("awaited_step").where("record_id", "=", record_id).execute();
    }
  });
  app.proofLog.signSoon((error) => app.log(`signing the proof log failed: ${String(error)}`));
}
