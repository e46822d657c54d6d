import type { App } from "../../../app.ts";
import { asReader, type Tx } from "../../../database/pool.ts";
import { orMissing, orRefuse, routes } from "../../../http/context.ts";
import type { Refusal } from "../../../http/refusal.ts";
import { isRefusal } from "../../../http/refusal.ts";
import type { SignedIn } from "../../identity/index.ts";
import { actOnRecords, createRecord, linkRecord } from "./actions.ts";
import { changeRecords } from "./change-records.ts";
import { pageOfRecords } from "./list-records.ts";
import { lookUpTargets } from "./look-up.ts";
import { sendCopies } from "./send-copies.ts";
import { presentRow } from "./present.ts";
import { findRecordDetail } from "./record-detail.ts";
import { markRead } from "../inbox/receipts.ts";
import { namesOf } from "./references.ts";
import { readPlaces, standingOf, type RecordRowStored } from "./standing.ts";

export function recordRoutes(app: App) {
  const { records } = routes;
  return {
    records: {
      list: records.list.handler(({ input, context: { signedIn } }) =>
        asReader(app.db, signedIn.reader, async (tx) => {
          const reader = { today: signedIn.today, tokens: signedIn.reader.tokens };
          const { rows, ...counted } = await pageOfRecords(tx, input, reader);
          return { items: await presentRows(app, tx, signedIn, rows), ...counted };
        }),
      ),
      get: records.get.handler(({ input, context: { signedIn } }) =>
        asReader(app.db, signedIn.reader, async (tx) =>
          orMissing(await findRecordDetail(tx, app.registers, signedIn, input.id), "record.not_found"),
        ),
      ),
      create: records.create.handler(async ({ input, context: { signedIn } }) => {
        const row = await changing(app, signedIn, async (tx) => {
          const created = await createRecord(app, tx, signedIn, input);
          return isRefusal(created) ? created : presentOne(app, tx, signedIn, created.id);
        });
        await app.registerHooks.get(input.register)?.changed?.(row.id);
        return row;
      }),
      act: records.act.handler(async ({ input, context: { signedIn } }) => {
        const done = await changing(app, signedIn, async (tx) => {
          const acted = await actOnRecords(app, tx, signedIn, input);
          if (isRefusal(acted)) return acted;
          const ids = input.on.map(({ id }) => id);
          const rows = await tx.selectFrom("record").selectAll().where("id", "in", ids).orderBy("id").execute();
          const sentence = { zh: `已${acted.label.zh} ${acted.done} 条`, en: `${acted.label.en}: ${acted.done} done` };
          return { done: acted.done, items: await presentRows(app, tx, signedIn, rows), sentence };
        });
        for (const { id, register } of done.items) await app.registerHooks.get(register)?.changed?.(id);
        return done;
      }),
      link: records.link.handler(({ input, context: { signedIn } }) =>
        changing(app, signedIn, async (tx) => {
          const linked = await linkRecord(app, tx, signedIn, input);
          return isRefusal(linked) ? linked : presentOne(app, tx, signedIn, linked.id);
        }),
      ),
      sendCopy: records.sendCopy.handler(({ input, context: { signedIn } }) =>
        changing(app, signedIn, async (tx) => {
          const sent = await sendCopies(app, tx, signedIn, input);
          return isRefusal(sent) ? sent : presentOne(app, tx, signedIn, sent.id);
        }),
      ),
      lookUp: records.lookUp.handler(({ input, context: { signedIn } }) =>
        asReader(app.db, signedIn.reader, (tx) => lookUpTargets(tx, app.registers, input)),
      ),
      markRead: records.markRead.handler(({ input, context: { signedIn } }) =>
        asReader(app.db, signedIn.reader, async (tx) => {
          await markRead(tx, signedIn, input.id, app.clock.now());
          return {};
        }),
      ),
    },
  };
}

/** One transaction that may be refused; what it appended to the log is signed afterwards. */
export async function changing<Result>(
  app: App,
  signedIn: SignedIn,
  work: (tx: Tx) => Promise<Result | Refusal>,
): Promise<Result> {
  return orRefuse(await changeRecords(app, signedIn, work));
}

export async function presentRows(app: App, tx: Tx, signedIn: SignedIn, rows: readonly RecordRowStored[]) {
  const standing = await standingOf(tx, app.registers, await readPlaces(tx, rows), rows);
  const names = await namesOf(
    tx,
    standing.map((record) => ({ definition: record.held.compiled.definition, values: record.values })),
  );
  return standing.map((record) => presentRow(record, signedIn, names));
}

async function presentOne(app: App, tx: Tx, signedIn: SignedIn, id: string) {
  const row = await tx.selectFrom("record").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
  const [presented] = await presentRows(app, tx, signedIn, [row]);
  return presented!;
}
