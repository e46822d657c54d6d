import { findingActs, findingStates, inboxBoxes, type InboxBox, type InboxItem } from "@jianheng/contract";
import type { App } from "../../../app.ts";
import { asReader, type Tx } from "../../../database/pool.ts";
import { orMissing, orRefuse, routes } from "../../../http/context.ts";
import {
  countActedOn,
  countFindings,
  countHandedOverBy,
  listActedOn,
  listFindings,
  listHandedOverBy,
  presentFinding,
  type FindingRecord,
} from "../../findings/index.ts";
import type { SignedIn } from "../../identity/index.ts";
import { lightOf } from "../records/limits.ts";
import { actorOf, allowedActs, judgeAct } from "../records/policy.ts";
import { actLabel, dueOf, stateLabel } from "../records/present.ts";
import { readPlaces, standingOf, type StandingRecord } from "../records/standing.ts";
import { delegate, endDelegation, listDelegations } from "./delegations.ts";
import { markDelivered } from "./receipts.ts";
import { remindOf } from "./remind.ts";
import { countBox, listBox, newestNotices, type BoxedRecord } from "./store.ts";

export function inboxRoutes(app: App) {
  const { inbox } = routes;
  return {
    inbox: {
      list: inbox.list.handler(({ input, context: { signedIn } }) =>
        asReader(app.db, signedIn.reader, async (tx) => {
          if (input.box === "copied") await markDelivered(tx, signedIn, app.clock.now());
          const wanted = input.offset + input.limit;
          const items = [
            ...(await recordItems(app, tx, signedIn, input.box, wanted)),
            ...(await findingItems(app, tx, signedIn, input.box, wanted)),
          ].toSorted(input.box === "todo" || input.box === "watching" ? bySoonest : byNewest);
          const { total } = await countsOf(tx, signedIn, input.box);
          return { items: items.slice(input.offset, wanted), total, more: total > wanted };
        }),
      ),
      counts: inbox.counts.handler(({ context: { signedIn } }) =>
        asReader(app.db, signedIn.reader, async (tx) => {
          const counts = await Promise.all(
            inboxBoxes.map(async (box) => [box, await countsOf(tx, signedIn, box)] as const),
          );
          return Object.fromEntries(counts) as Record<InboxBox, { total: number; red: number; amber: number }>;
        }),
      ),
      remind: inbox.remind.handler(({ input, context: { signedIn } }) =>
        asReader(app.db, signedIn.reader, (tx) => remindOf(tx, signedIn, [...new Set(input.on)], app.clock.now())),
      ),
      delegations: inbox.delegations.handler(({ context: { signedIn } }) =>
        asReader(app.db, signedIn.reader, (tx) => listDelegations(tx, signedIn.personId)),
      ),
      delegate: inbox.delegate.handler(({ input, context: { signedIn } }) =>
        asReader(app.db, signedIn.reader, async (tx) => {
          const id = orRefuse(await delegate(tx, signedIn, input, app.clock.now()));
          return (await listDelegations(tx, signedIn.personId)).find((one) => one.id === String(id))!;
        }),
      ),
      endDelegation: inbox.endDelegation.handler(({ input, context: { signedIn } }) =>
        asReader(app.db, signedIn.reader, async (tx) => {
          const ended = await endDelegation(tx, signedIn, input.id);
          const all = await listDelegations(tx, signedIn.personId);
          return orMissing(ended ? all.find((one) => one.id === input.id) : undefined, "record.not_found");
        }),
      ),
    },
  };
}

function bySoonest(one: InboxItem, other: InboxItem): number {
  const [a, b] = [one.due?.dueDate ?? "9999", other.due?.dueDate ?? "9999"];
  return a === b ? byNewest(one, other) : a < b ? -1 : 1;
}

function byNewest(one: InboxItem, other: InboxItem): number {
  return one.at === other.at ? (one.id < other.id ? -1 : 1) : one.at < other.at ? 1 : -1;
}

async function recordItems(
  app: App,
  tx: Tx,
  signedIn: SignedIn,
  box: InboxBox,
  limit: number,
): Promise<readonly InboxItem[]> {
  const boxed = await listBox(tx, box, signedIn, limit);
  const rows = boxed.map(({ record }) => record);
  const standing = await standingOf(tx, app.registers, await readPlaces(tx, rows), rows);
  const notices = await newestNotices(
    tx,
    signedIn.personId,
    rows.map(({ id }) => id),
  );
  return standing.map((record, index) =>
    recordItem(record, boxed[index]!, signedIn, box === "copied" ? notices.get(record.row.id) : undefined),
  );
}

function recordItem(
  record: StandingRecord,
  { at, unread }: BoxedRecord,
  signedIn: SignedIn,
  notice: { readonly what: { zh: string; en: string }; readonly byName: string } | undefined,
): InboxItem {
  const { row, held } = record;
  const { definition } = held.compiled;
  const actor = actorOf(signedIn);
  const open = allowedActs(definition, record, actor).filter((act) => held.compiled.act(act)?.expected === true);
  const main = open[0];
  const state = stateLabel(definition, row.state);
  const told = notice && { zh: `${notice.byName}：${notice.what.zh}`, en: `${notice.byName}: ${notice.what.en}` };
  const due = dueOf(record, signedIn.today);
  const verdict = main === undefined ? undefined : judgeAct(main, definition, record, actor);
  return {
    kind: "record",
    id: row.id,
    register: row.register,
    registerTitle: definition.title,
    number: row.number,
    title: row.title,
    stateLabel: state,
    what: told ?? (main === undefined ? state : actLabel(definition, main)),
    due: due === null ? null : { dueDate: due.dueDate, light: due.light, reason: due.reason },
    at: at.toISOString(),
    unread,
    version: row.version,
    allowedActs: open.map((act) => {
      const spec = held.compiled.act(act)!;
      return { act, label: spec.label, simple: (spec.writes ?? []).length === 0 && spec.ground !== "required" };
    }),
    onBehalfOf: verdict?.allowed === true ? (verdict.onBehalfOf?.personName ?? null) : null,
  };
}

/** Findings in the box; copies of them are not sent. */
async function findingItems(
  app: App,
  tx: Tx,
  signedIn: SignedIn,
  box: InboxBox,
  limit: number,
): Promise<readonly InboxItem[]> {
  const { personId } = signedIn;
  const list: Readonly<Record<InboxBox, () => Promise<readonly FindingRecord[]>>> = {
    todo: () => listFindings(tx, { filters: { mine: true }, personId, sort: "dueDate", offset: 0, limit }),
    watching: () => listHandedOverBy(tx, personId, { limit }),
    copied: async () => [],
    done: () => listActedOn(tx, personId, limit),
    started: async () => [],
  };
  const records = await list[box]();
  return records.map((record) => findingItem(app, signedIn, record));
}

function findingItem(app: App, signedIn: SignedIn, record: FindingRecord): InboxItem {
  const row = presentFinding(record, signedIn, app.ruleBook);
  const main = row.allowedActs[0];
  const state = findingStates[row.state];
  return {
    kind: "finding",
    id: row.id,
    register: "finding",
    registerTitle: { zh: "疑点", en: "Findings" },
    number: row.number,
    title: `${row.caseName}　${row.message.zh}`,
    stateLabel: { ...state },
    what: main === undefined || main === "comment" ? { ...state } : { ...findingActs[main] },
    due: row.answerDue === null ? null : { dueDate: row.answerDue, ...lightOf(row.answerDue, null, signedIn.today) },
    at: record.created_at.toISOString(),
    unread: false,
    version: row.version,
    allowedActs: row.allowedActs
      .filter((act) => act !== "comment")
      .map((act) => ({ act, label: { ...findingActs[act] }, simple: act === "confirm" })),
    onBehalfOf: null,
  };
}

async function countsOf(tx: Tx, signedIn: SignedIn, box: InboxBox) {
  const { personId } = signedIn;
  const { total, red, amber } = await countBox(tx, box, signedIn);
  const findings: Readonly<Record<InboxBox, () => Promise<number>>> = {
    todo: () => countFindings(tx, { mine: true }, personId),
    watching: () => countHandedOverBy(tx, personId),
    copied: async () => 0,
    done: () => countActedOn(tx, personId),
    started: async () => 0,
  };
  return { total: total + (await findings[box]()), red, amber };
}
