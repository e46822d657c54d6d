// What the conference adds to its registers: minutes with everything that was asked, answered and committed; a problem
// that comes back is linked to the one that was put right before; a problem during the procedure notes how far its case is.
import type { FieldValues } from "@jianheng/contract";
import { sql } from "kysely";
import type { Tx } from "../../database/pool.ts";
import { insertLink, type RegisterHook, type RegisterHooks } from "../registers/index.ts";
import { conferenceRegister, problemRegister } from "./meeting.ts";
import type { MeetingWatch } from "./meeting-watch.ts";
import { minutesBlocks } from "./minutes.ts";
import { awaitNextStep } from "./next-step.ts";
import { recurrenceOf } from "./problems-of-kind.ts";

const conferenceHook = (watch: MeetingWatch): RegisterHook => ({
  // Whoever follows a meeting sees at once that it was opened, or adjourned.
  changed: (recordId) => watch.publish(recordId, { type: "changed" }),
  paperBlocks: async (tx, document, recordId) => (document === "minutes" ? minutesBlocks(tx, recordId) : []),
});

const problemHook: RegisterHook = {
  afterAct: async ({ tx }, record) => {
    if (record.act === "keepTracking" || record.act === "recur") await awaitNextStep(tx, record.id, record.values);
    if (record.act !== "create" && record.act !== "screen") return {};
    const earlier = await findEarlierProblem(tx, record.id, record.values);
    if (earlier === undefined) return {};
    await insertLink(tx, {
      recordId: record.id,
      kind: "record",
      to: earlier,
      relation: recurrenceOf,
      field: null,
      seq: record.seq,
    });
    return { recurrenceOf: earlier };
  },
};

export function conferenceHooks(watch: MeetingWatch): RegisterHooks {
  return new Map([
    [conferenceRegister, conferenceHook(watch)],
    [problemRegister, problemHook],
  ]);
}

/**
 * The newest problem of the same kind in the same department that was put right before this one came in, if neither a
 * person nor this function has linked it already.
 */
async function findEarlierProblem(tx: Tx, id: string, values: FieldValues): Promise<string | undefined> {
  const { kind, responsibleDepartment, earlierProblem } = values;
  if (typeof kind !== "string" || typeof responsibleDepartment !== "string" || typeof earlierProblem === "string")
    return undefined;
  const linked = await tx
    .selectFrom("record_link")
    .select("id")
    .where("from_record", "=", id)
    .where(sql<boolean>`relation ->> 'zh' = ${recurrenceOf.zh}`)
    .executeTakeFirst();
  if (linked !== undefined) return undefined;
  const earlier = await tx
    .selectFrom("record")
    .select("id")
    .where("register", "=", problemRegister)
    .where("id", "<>", id)
    .where("state", "in", ["accepted", "closed"])
    .where(sql<boolean>`fields ->> 'kind' = ${kind} AND fields ->> 'responsibleDepartment' = ${responsibleDepartment}`)
    .orderBy("changed_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return earlier?.id;
}
