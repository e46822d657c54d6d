// A rule's text over real data beside the revision in force: what it would find, and what it would find no more.
import { trialRowsMax, type TrialRow } from "@jianheng/contract";
import {
  openSnapshot,
  screen,
  withCalendar,
  type CompiledRule,
  type Hit,
  type RuleBook as LakeRuleBook,
  type Snapshot,
} from "@jianheng/lake";
import type { App } from "../../app.ts";
import { folders } from "../../config.ts";
import { asReader } from "../../database/pool.ts";
import { refuse, type Refusal } from "../../http/refusal.ts";
import type { SignedIn } from "../identity/index.ts";
import { noteOf } from "../screening/index.ts";
import { keyOf } from "../rulebook/index.ts";
import { rulesOfOffice } from "./office-rules.ts";

export interface TrialDelivery {
  readonly id: string;
  readonly label: string;
  readonly dataDate: string;
}

/** The delivery asked for, or the newest of the office that was screened. */
export async function findTrialDelivery(
  app: App,
  signedIn: SignedIn,
  deliveryId: string | undefined,
): Promise<TrialDelivery | Refusal> {
  const row = await asReader(app.db, signedIn.reader, async (tx) => {
    let query = tx
      .selectFrom("delivery")
      .innerJoin("screening_run", "screening_run.delivery_id", "delivery.id")
      .select(["delivery.id", "delivery.label", "delivery.data_date"])
      .where("screening_run.state", "=", "finished")
      .where("delivery.withdrawn_at", "is", null);
    if (deliveryId !== undefined) query = query.where("delivery.id", "=", deliveryId);
    return query.orderBy("delivery.data_date", "desc").orderBy("finished_at", "desc").limit(1).executeTakeFirst();
  });
  return row === undefined ? refuse("rule.no_delivery") : { id: row.id, label: row.label, dataDate: row.data_date };
}

/** Both revisions over the whole delivery, in memory: for one rule. */
export async function tryRule(app: App, signedIn: SignedIn, rule: CompiledRule, delivery: TrialDelivery) {
  const [rules, law] = await asReader(app.db, signedIn.reader, async (tx) => [
    await rulesOfOffice(app, tx, signedIn.officeCode),
    await app.lawBook.of(tx, signedIn.officeCode),
  ]);
  const book = withCalendar(rules.lake, law.calendar);
  const before = book.rules.find((each) => keyOf(each) === keyOf(rule));
  const snapshot = await openSnapshot(`${folders(app.config).lake}/deliveries/${delivery.id}`);
  try {
    const asOf = delivery.dataDate;
    const own = await found(snapshot, { ...book, rules: [rule] }, asOf);
    const other = before === undefined ? undefined : await found(snapshot, { ...book, rules: [before] }, asOf);
    const known = other?.hits ?? new Map<string, Hit>();
    const added = [...own.hits].filter(([key, hit]) => known.get(key)?.outcome !== hit.outcome).map(([, hit]) => hit);
    const removed = [...known].filter(([key]) => !own.hits.has(key)).map(([, hit]) => hit);
    const hits = [...own.hits.values()].filter(({ outcome }) => outcome === "hit").length;
    return {
      delivery,
      against: before?.revision ?? null,
      counts: { hits, undetermined: own.hits.size - hits, same: own.hits.size - added.length },
      note: noteOf(own.run, book.catalogue),
      added: { total: added.length, rows: added.slice(0, trialRowsMax).map(rowOf) },
      removed: { total: removed.length, rows: removed.slice(0, trialRowsMax).map(rowOf) },
    };
  } finally {
    snapshot.close();
  }
}

async function found(snapshot: Snapshot, book: LakeRuleBook, asOf: string) {
  const { hits, report } = await screen({ snapshot, book, asOf });
  const byKey = new Map<string, Hit>();
  // Of two rows with one key, the certain answer speaks, as in a screening.
  for (const hit of hits) if (!byKey.has(hit.dedupeKey) || hit.outcome === "hit") byKey.set(hit.dedupeKey, hit);
  return { hits: byKey, run: report[0]! };
}

function rowOf({ legalCaseNo, subject, outcome, level, message }: Hit): TrialRow {
  return { legalCaseNo, subject: subject.label, outcome, level, message };
}
