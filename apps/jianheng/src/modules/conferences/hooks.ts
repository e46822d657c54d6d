// What the conference adds to its registers: minutes with everything that was asked, answered and committed; a problem
// that comes back is linked to the one that was put right before; a problem during the procedure notes how far its case is.
import { sql } from "kysely";
import type { Tx } from "../../database/pool.ts";
import { insertLinks, type ActedRecord, type RegisterHook, type RegisterHooks } from "../registers/index.ts";
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
  afterActs: async ({ tx }, records) => {
    for (const { id, act, values } of records)
      if (act === "keepTracking" || act === "recur") await awaitNextStep(tx, id, values);
    const earlier = await findEarlierProblems(
      tx,
      records.filter(({ act }) => act === "create" || act === "screen"),
    );
    const links = records.flatMap(({ id, seq }) => {
      const to = earlier.get(id);
      if (to === undefined) return [];
      return [{ recordId: id, kind: "record" as const, to, relation: recurrenceOf, field: null, seq }];
    });
    await insertLinks(tx, links);
    return new Map(links.map(({ recordId, to }) => [recordId, { recurrenceOf: to }]));
  },
};

export function conferenceHooks(watch: MeetingWatch): RegisterHooks {
  return new Map([
    [conferenceRegister, conferenceHook(watch)],
    [problemRegister, problemHook],
  ]);
}

/**
 * By problem: the newest of the same kind in the same department that was put right before this one came in, if neither
 * a person nor this function has linked it already.
 */
async function findEarlierProblems(tx: Tx, problems: readonly ActedRecord[]): Promise<ReadonlyMap<string, string>> {
  const asked = problems.flatMap(({ id, values: { kind, responsibleDepartment, earlierProblem } }) =>
    typeof kind === "string" && typeof responsibleDepartment === "string" && typeof earlierProblem !== "string"
      ? [{ id, kind, department: responsibleDepartment }]
      : [],
  );
  if (asked.length === 0) return new Map();
  const { rows } = await sql<{ readonly id: string; readonly earlier: string }>`
    WITH asked AS (SELECT * FROM jsonb_to_recordset(${JSON.stringify(asked)}) AS a (id uuid, kind text, department text)),
      earlier AS (
        SELECT DISTINCT ON (kind, department) kind, department, record.id
        FROM (SELECT DISTINCT kind, department FROM asked) sought
        JOIN record ON record.register = ${problemRegister} AND record.state IN ('accepted', 'closed')
          AND record.fields ->> 'kind' = kind AND record.fields ->> 'responsibleDepartment' = department
        WHERE record.id NOT IN (SELECT id FROM asked)
        ORDER BY kind, department, changed_at DESC)
    SELECT asked.id, earlier.id AS earlier FROM asked JOIN earlier USING (kind, department)
    WHERE NOT EXISTS (SELECT 1 FROM record_link
      WHERE from_record = asked.id AND relation ->> 'zh' = ${recurrenceOf.zh})`.execute(tx);
  return new Map(rows.map(({ id, earlier }) => [id, earlier]));
}
