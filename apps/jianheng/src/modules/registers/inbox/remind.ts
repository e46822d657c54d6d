import { sql } from "kysely";
import { beijingDay } from "../../../clock.ts";
import type { App } from "../../../app.ts";
import { asSystem, type Database, type Tx } from "../../../database/pool.ts";
import type { SignedIn } from "../../identity/index.ts";
import { isObserver } from "../records/policy.ts";
import { peopleOf } from "./notices.ts";

export interface Reminded {
  readonly sent: number;
  readonly alreadyToday: number;
  readonly nobody: number;
}

/**
 * A word to whoever has to act on each record; a person is reminded of a record at most once a day, whoever does it.
 * Counts records: reminded now, reminded today before, with nobody to remind.
 */
export async function remindOf(tx: Tx, signedIn: SignedIn, ids: readonly string[], now: Date): Promise<Reminded> {
  const counts = { sent: 0, alreadyToday: 0, nobody: 0 };
  if (isObserver(signedIn)) return { ...counts, nobody: ids.length };
  const records = await tx
    .selectFrom("record")
    .select(["id", "awaits"])
    .where("id", "in", ids)
    .where("ended", "=", false)
    .execute();
  for (const { id, awaits } of records) {
    const people = (await peopleOf(tx, awaits, signedIn.today)).filter((person) => person !== signedIn.personId);
    if (people.length === 0) counts.nobody += 1;
    else if ((await insertReminders(tx, id, people, { by: signedIn.personName, day: signedIn.today, at: now })) > 0)
      counts.sent += 1;
    else counts.alreadyToday += 1;
  }
  counts.nobody += ids.length - records.length;
  return counts;
}

async function insertReminders(
  tx: Tx,
  recordId: string,
  people: readonly string[],
  about: { readonly by: string; readonly day: string; readonly at: Date },
): Promise<number> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("notice")
    .values(
      people.map((person_id) => ({
        person_id,
        record_id: recordId,
        kind: "reminded" as const,
        what: JSON.stringify({ zh: "催办", en: "Reminder" }),
        by_name: about.by,
        day: about.day,
        at: about.at,
      })),
    )
    // Named, the constraint would ask for the right to read what was written, which is another person's.
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return Number(numInsertedOrUpdatedRows ?? 0);
}

/** Limits looked at in one go; the rest comes an hour later. */
const dueMost = 5000;

/** Reminds the owners of limits whose light is amber or red; safe to call often, a person hears of a record once a day. */
export async function remindOfDueLimits(db: Database, now: Date): Promise<number> {
  const day = beijingDay(now);
  return asSystem(db, async (tx) => {
    const due = await tx
      .selectFrom("record_limit")
      .innerJoin("record", "record.id", "record_limit.record_id")
      .select(["record_limit.record_id", "record_limit.owners"])
      .where("stopped_on", "is", null)
      .where(sql<boolean>`coalesce(warning, record_limit.due_date) <= ${day}::date`)
      .where(
        sql<boolean>`NOT EXISTS (SELECT 1 FROM notice WHERE notice.record_id = record.id AND kind = 'reminded' AND day = ${day}::date)`,
      )
      .orderBy("record_limit.due_date")
      .limit(dueMost)
      .execute();
    let sent = 0;
    for (const { record_id, owners } of due) {
      const people = await peopleOf(tx, owners, day);
      if (people.length > 0) sent += await insertReminders(tx, record_id, people, { by: "系统", day, at: now });
    }
    return sent;
  });
}

const hourMs = 3_600_000;

/** Looks every hour whether somebody is to be reminded, at once for the first time; gives what ends it. */
export function remindHourly(app: Pick<App, "db" | "clock" | "log">): () => Promise<void> {
  let running = Promise.resolve();
  const look = () => {
    running = running
      .then(() => remindOfDueLimits(app.db, app.clock.now()))
      .then(() => undefined)
      .catch((error: unknown) => app.log(`reminding failed: ${String(error)}`));
  };
  look();
  const timer = setInterval(look, hourMs);
  return async () => {
    clearInterval(timer);
    await running;
  };
}
