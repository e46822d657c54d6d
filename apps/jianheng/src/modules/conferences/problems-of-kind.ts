import { sql } from "kysely";
import type { App } from "../../app.ts";
import type { Tx } from "../../database/pool.ts";
import type { SignedIn } from "../identity/index.ts";
import { presentRows } from "../registers/index.ts";
import { problemRegister } from "./meeting.ts";

/** What the earlier problem is to the later one; the field that a person fills in instead bears the same name. */
export const recurrenceOf = { zh: "复发自", en: "recurrence of" } as const;

/** Problems of one kind that a page shows. */
const shownMost = 500;

/** Problems of a kind in the order in which they came in, each with the earlier one of which it is a recurrence. */
export async function problemsOfKind(app: App, tx: Tx, signedIn: SignedIn, kind: string) {
  const rows = await tx
    .selectFrom("record")
    .selectAll()
    .where("register", "=", problemRegister)
    .where(sql<boolean>`fields ->> 'kind' = ${kind}`)
    .orderBy("number_year")
    .orderBy("number_n")
    .limit(shownMost)
    .execute();
  if (rows.length === 0) return [];
  const links = await tx
    .selectFrom("record_link")
    .select(["from_record", "to_id"])
    .where(
      "from_record",
      "in",
      rows.map(({ id }) => id),
    )
    .where("gone_seq", "is", null)
    .where(sql<boolean>`relation ->> 'zh' = ${recurrenceOf.zh}`)
    .execute();
  const numbers = new Map(rows.map(({ id, number }) => [id, number]));
  const earlierOf = new Map(links.map(({ from_record, to_id }) => [from_record, to_id]));
  const presented = await presentRows(app, tx, signedIn, rows);
  return presented.map((row) => {
    const earlier = earlierOf.get(row.id);
    return { ...row, recurrenceOf: earlier === undefined ? null : { id: earlier, number: numbers.get(earlier) ?? "" } };
  });
}
