// The requests that change records: judged, prepared, written, in one transaction.
import { commentAct, linkAct, type Bilingual, type FieldValues } from "@jianheng/contract";
import type { App } from "../../../app.ts";
import type { Tx } from "../../../database/pool.ts";
import { refuse, refuseFields, type Refusal, isRefusal } from "../../../http/refusal.ts";
import type { SignedIn, StandIn } from "../../identity/index.ts";
import type { OfficeLaw } from "../../law-settings/index.ts";
import { findActsOfRequest, recordActs } from "../../ledger/index.ts";
import type { HeldRegister } from "../catalogue.ts";
import { commonActLabels } from "./common-acts.ts";
import { actorOf, judgeAct, judgeCreate, type Verdict } from "./policy.ts";
import { createSpec, prepareAct, prepareMany, type ActSpec, type PreparedAct } from "./prepare-act.ts";
import { namesOf } from "./references.ts";
import { factsOf, placeOf, readPlaces, standingOf, type Places, type StandingRecord } from "./standing.ts";
import { insertLink, isRecordId, lockRecords, lockRequest, recordIdOf } from "./store.ts";
import { writeAct, writeNewRecords, type Writing } from "./write-record.ts";

export interface Source {
  readonly kind: "record" | "finding" | "case";
  readonly id: string;
}

export interface CreateRequest {
  readonly requestId: string;
  readonly register: string;
  readonly fields: FieldValues;
  readonly ground?: string | undefined;
  readonly from?: Source | undefined;
}

/** Begins a record. The same request again answers the record that it began. */
export async function createRecord(
  app: App,
  tx: Tx,
  signedIn: SignedIn,
  request: CreateRequest,
): Promise<{ readonly id: string } | Refusal> {
  await lockRequest(tx, request.requestId);
  const id = recordIdOf(request.requestId, signedIn.personId);
  const before = await tx.selectFrom("record").select("register").where("id", "=", id).executeTakeFirst();
  if (before !== undefined) return before.register === request.register ? { id } : reusedRequestId();
  const beginning = await findBeginning(app, tx, signedIn, request.register);
  if (isRefusal(beginning)) return beginning;
  const { held, spec, places } = beginning;
  const writing = openWriting(app, tx, signedIn, { ...beginning, requestId: request.requestId });
  const ground = trimmed(request.ground);
  const prepared = await prepareAct(tx, held.compiled, spec, newFacts(held, signedIn, places), {
    fields: request.fields,
    ground,
    today: signedIn.today,
  });
  if (isRefusal(prepared)) return prepared;
  const source = request.from === undefined ? null : await findSource(tx, request.from);
  if (request.from !== undefined && source === null) return refuse("record.not_found");
  await writeNewRecords(writing, held, [
    { id, prepared, ground, from: source === null ? null : { from: request.from } },
  ]);
  if (request.from !== undefined)
    await insertLink(tx, {
      recordId: id,
      kind: request.from.kind,
      to: request.from.id,
      relation: sourceRelation,
      field: null,
      seq: 1,
    });
  await recordActs(tx, writing.acts);
  return { id };
}

/** A person's beginning of records in a register: whether he may, and what is the same for all of them. */
export interface Beginning {
  readonly held: HeldRegister;
  readonly spec: ActSpec;
  readonly places: Places;
  readonly onBehalfOf: StandIn | null;
}

export async function findBeginning(
  app: App,
  tx: Tx,
  signedIn: SignedIn,
  register: string,
): Promise<Beginning | Refusal> {
  const held = await app.registers.find(tx, register);
  if (held === undefined) return refuse("register.not_found");
  const { definition } = held.compiled;
  const spec = createSpec(definition);
  const verdict = judgeCreate(definition, signedIn.officeCode, actorOf(signedIn));
  if (!verdict.allowed) return refusalOfVerdict(verdict, spec.label, null);
  return { held, spec, places: await readPlaces(tx, [placeOf(signedIn)]), onBehalfOf: verdict.onBehalfOf };
}

/** What each of many records would be, or why it cannot begin; nothing is written. */
export function judgeMany(
  tx: Tx,
  signedIn: SignedIn,
  { held, spec, places }: Beginning,
  rows: readonly FieldValues[],
  turn: (done: number) => Promise<void>,
): Promise<readonly (PreparedAct | Refusal)[]> {
  const before = newFacts(held, signedIn, places);
  return prepareMany(tx, held.compiled, spec, before, { rows, ground: null, today: signedIn.today }, turn);
}

/** Begins judged records, in their order, each by an act with its leaf. `ids`: one for each. */
export async function writeMany(
  app: App,
  tx: Tx,
  signedIn: SignedIn,
  beginning: Beginning,
  request: { readonly requestId: string; readonly ids: readonly string[]; readonly prepared: readonly PreparedAct[] },
  turn: (done: number) => Promise<void>,
): Promise<void> {
  const writing = openWriting(app, tx, signedIn, { ...beginning, requestId: request.requestId });
  const records = request.prepared.map((prepared, index) => ({
    id: request.ids[index]!,
    prepared,
    ground: null,
    from: null,
  }));
  await writeNewRecords(writing, beginning.held, records, turn);
  await recordActs(tx, writing.acts);
}

const sourceRelation: Bilingual = { zh: "来源", en: "arose from" };

/** Whether the reader may see what a record is to arise from, or be linked to. */
async function findSource(tx: Tx, { kind, id }: Source): Promise<Source | null> {
  const found =
    kind === "case"
      ? await tx.selectFrom("legal_case").select("case_no as id").where("case_no", "=", id).executeTakeFirst()
      : isRecordId(id)
        ? await tx.selectFrom(kind).select("id").where("id", "=", id).executeTakeFirst()
        : undefined;
  return found === undefined ? null : { kind, id };
}

export interface RecordActRequest {
  readonly requestId: string;
  readonly act: string;
  readonly on: readonly { readonly id: string; readonly version: number }[];
  readonly fields: FieldValues;
  readonly ground?: string | undefined;
}

/** Does one act on one or many records: all of them, or none with the first reason why not. */
export async function actOnRecords(
  app: App,
  tx: Tx,
  signedIn: SignedIn,
  request: RecordActRequest,
): Promise<{ readonly done: number; readonly label: Bilingual } | Refusal> {
  const locked = await lockAll(app, tx, signedIn, request);
  if (isRefusal(locked)) return locked;
  if ("repeated" in locked) return { done: locked.repeated, label: locked.label };
  const ground = trimmed(request.ground);
  const ready: {
    readonly record: StandingRecord;
    readonly spec: ActSpec;
    readonly prepared: PreparedAct;
    readonly onBehalfOf: StandIn | null;
  }[] = [];
  for (const record of locked.records) {
    const allowed = await judged(tx, signedIn, request, record);
    if (isRefusal(allowed)) return allowed;
    const { compiled } = record.held;
    const itself = refusalOfItself(record, request.fields);
    if (itself !== null) return itself;
    const prepared = await prepareAct(tx, compiled, allowed.spec, factsOf(record, {}), {
      fields: request.fields,
      ground,
      today: signedIn.today,
    });
    if (isRefusal(prepared)) return prepared;
    const refused = await app.registerHooks
      .get(compiled.definition.register)
      ?.refuses?.(tx, { act: request.act, values: prepared.values });
    if (refused !== undefined && refused !== null) return refused;
    ready.push({ record, prepared, ...allowed });
  }
  const writing = openWriting(app, tx, signedIn, {
    places: locked.places,
    requestId: request.requestId,
    onBehalfOf: null,
  });
  for (const { record, spec, prepared, onBehalfOf } of ready)
    await writeAct({ ...writing, onBehalfOf }, record, spec, prepared, ground);
  await recordActs(tx, writing.acts);
  return { done: ready.length, label: ready[0]!.spec.label };
}

/** A record is not merged into itself, nor a recurrence of itself. */
function refusalOfItself({ row, held }: StandingRecord, fields: FieldValues): Refusal | null {
  const field = held.compiled.definition.fields.find(({ id, type }) => type === "record" && fields[id] === row.id);
  if (field === undefined) return null;
  return refuseFields([{ field: field.id, message: { zh: "应为另一条记录", en: "another record is expected" } }]);
}

interface Repeated {
  readonly repeated: number;
  readonly label: Bilingual;
}

/** Locks the records, and answers how many a repetition of the request had done already. */
async function lockAll(
  app: App,
  tx: Tx,
  signedIn: SignedIn,
  request: RecordActRequest,
): Promise<Refusal | Repeated | { readonly records: readonly StandingRecord[]; readonly places: Places }> {
  const ids = [...new Set(request.on.map(({ id }) => id))];
  const rows = await lockRecords(tx, ids);
  // Only now: whoever sent the same request at the same moment has finished.
  const before = await findActsOfRequest(tx, request.requestId);
  const places = await readPlaces(tx, [...rows, placeOf(signedIn)]);
  const records = await standingOf(tx, app.registers, places, rows);
  if (before.length > 0) {
    const same = ids.every((id) =>
      before.some((one) => one.record_id === id && one.act === request.act && one.by_person === signedIn.personId),
    );
    if (!same) return reusedRequestId();
    const label: Bilingual = specOf(records[0], request.act)?.label ?? { zh: request.act, en: request.act };
    return { repeated: ids.length, label };
  }
  if (rows.length !== ids.length) return refuse("record.not_found");
  return { records, places };
}

async function judged(
  tx: Tx,
  signedIn: SignedIn,
  request: Pick<RecordActRequest, "act" | "on" | "ground">,
  record: StandingRecord,
): Promise<{ readonly spec: ActSpec; readonly onBehalfOf: StandIn | null } | Refusal> {
  const spec = specOf(record, request.act);
  if (spec === undefined) return refuse("act.unknown", { act: request.act });
  const wanted = request.on.find(({ id }) => id === record.row.id);
  if (wanted?.version !== record.row.version && request.act !== commentAct) return changedMeanwhile(tx, record);
  const verdict = judgeAct(request.act, record.held.compiled.definition, record, actorOf(signedIn));
  if (!verdict.allowed) return refusalOfVerdict(verdict, spec.label, record);
  if (request.act === commentAct && trimmed(request.ground) === null) return refuse("act.reason_required");
  return { spec, onBehalfOf: verdict.onBehalfOf };
}

/** The act as the record's own definition has it, or one that every record has. */
function specOf(record: StandingRecord | undefined, act: string): ActSpec | undefined {
  if (act === commentAct) return { id: act, label: commonActLabels[act]!, ground: "required" };
  return record?.held.compiled.act(act);
}

/** Adds a link by hand; it shows on both records. */
export async function linkRecord(
  app: App,
  tx: Tx,
  signedIn: SignedIn,
  request: {
    readonly requestId: string;
    readonly id: string;
    readonly to: Source;
    readonly relation: string;
  },
): Promise<{ readonly id: string } | Refusal> {
  const source = await findSource(tx, request.to);
  if (source === null) return refuse("record.not_found");
  if (source.id === request.id)
    return refuse("request.invalid", { detail: "不能关联到自身", "detail.en": "a record cannot be linked to itself" });
  const relation = { zh: request.relation.trim(), en: request.relation.trim() };
  return actByHand(app, tx, signedIn, request, linkAct, { to: source, relation: relation.zh }, (seq) =>
    insertLink(tx, { recordId: request.id, kind: source.kind, to: source.id, relation, field: null, seq }),
  );
}

/** An act that leaves the record's values as they are, and adds something that hangs on it; open to readers. */
export async function actByHand(
  app: App,
  tx: Tx,
  signedIn: SignedIn,
  request: HandRequest,
  act: string,
  about: Readonly<Record<string, unknown>>,
  add: (seq: number) => Promise<void>,
): Promise<{ readonly id: string } | Refusal> {
  const judge = (record: StandingRecord) => judgeByHand(record, signedIn, act);
  return actOfModule(app, tx, signedIn, request, { act, about, judge, add });
}

/**
 * An act that newer data bring about, in the name of whoever brought them: state, needs and guards hold as ever; the
 * definition's people are not asked. Null when the record is not in a state for it any more.
 */
export async function actOfData(
  app: App,
  tx: Tx,
  signedIn: SignedIn,
  request: {
    readonly requestId: string;
    readonly id: string;
    readonly act: string;
    readonly fields: FieldValues;
    readonly ground: string;
  },
): Promise<{ readonly id: string } | Refusal | null> {
  const rows = await lockRecords(tx, [request.id]);
  if ((await findActsOfRequest(tx, request.requestId)).length > 0) return { id: request.id };
  const places = await readPlaces(tx, [...rows, placeOf(signedIn)]);
  const [record] = await standingOf(tx, app.registers, places, rows);
  const spec = record?.held.compiled.act(request.act);
  if (record === undefined || spec === undefined || !spec.from.includes(record.state)) return null;
  const { compiled } = record.held;
  const { ground, fields } = request;
  const prepared = await prepareAct(tx, compiled, spec, factsOf(record, {}), {
    fields,
    ground,
    today: signedIn.today,
  });
  if (isRefusal(prepared)) return prepared;
  const writing = openWriting(app, tx, signedIn, { places, requestId: request.requestId, onBehalfOf: null });
  await writeAct(writing, record, spec, prepared, ground);
  await recordActs(tx, writing.acts);
  return { id: request.id };
}

/**
 * An act on another record that follows from the one being written, in its transaction and by the same person; state,
 * needs and guards hold, the definition's people are not asked. Throws where the record does not allow it.
 */
export async function actWithin(
  writing: Writing,
  catalogue: App["registers"],
  { id, act, ground }: { readonly id: string; readonly act: string; readonly ground: string },
): Promise<void> {
  const rows = await lockRecords(writing.tx, [id]);
  const [record] = await standingOf(writing.tx, catalogue, await readPlaces(writing.tx, rows), rows);
  const spec = record?.held.compiled.act(act);
  if (record === undefined || spec === undefined || !spec.from.includes(record.state))
    throw new Error(`record ${id} does not allow ${act}`);
  const prepared = await prepareAct(writing.tx, record.held.compiled, spec, factsOf(record, {}), {
    fields: {},
    ground,
    today: writing.today,
  });
  if (isRefusal(prepared)) throw new Error(`record ${id} refuses ${act}: ${prepared.refused.code}`);
  await writeAct(writing, record, spec, prepared, ground);
}

/** Why the person may not do an act that every record has; null when he may. */
export function judgeByHand(record: StandingRecord, signedIn: SignedIn, act: string): Refusal | null {
  const verdict = judgeAct(act, record.held.compiled.definition, record, actorOf(signedIn));
  return verdict.allowed ? null : refusalOfVerdict(verdict, commonActLabels[act]!, record);
}

export interface HandRequest {
  readonly requestId: string;
  readonly id: string;
}

/** The same for a module that judges by itself who may; `add` writes what the act adds, under the act's number. */
export async function actOfModule(
  app: App,
  tx: Tx,
  signedIn: SignedIn,
  request: HandRequest,
  doing: {
    /** One of the acts that every record may have. */
    readonly act: string;
    readonly about: Readonly<Record<string, unknown>>;
    readonly judge: (record: StandingRecord) => Refusal | null;
    readonly add: (seq: number) => Promise<Refusal | void>;
  },
): Promise<{ readonly id: string } | Refusal> {
  const rows = await lockRecords(tx, [request.id]);
  const [before] = await findActsOfRequest(tx, request.requestId);
  if (before !== undefined) {
    const isSame =
      before.record_id === request.id && before.act === doing.act && before.by_person === signedIn.personId;
    return isSame ? { id: request.id } : reusedRequestId();
  }
  const places = await readPlaces(tx, [...rows, placeOf(signedIn)]);
  const [record] = await standingOf(tx, app.registers, places, rows);
  if (record === undefined) return refuse("record.not_found");
  const refusal = doing.judge(record);
  if (refusal !== null) return refusal;
  const { definition } = record.held.compiled;
  const facts = factsOf(record, await namesOf(tx, [{ definition, values: record.values }]));
  const writing = openWriting(app, tx, signedIn, { places, requestId: request.requestId, onBehalfOf: null });
  const added = await doing.add(record.row.version + 1);
  if (isRefusal(added)) return added;
  const [after] = await standingOf(tx, app.registers, places, rows);
  const spec: ActSpec = { id: doing.act, label: commonActLabels[doing.act]!, ground: "none" };
  await writeAct(writing, after!, spec, { values: record.values, changes: {}, facts }, null, doing.about);
  await recordActs(tx, writing.acts);
  return { id: request.id };
}

function openWriting(
  app: App,
  tx: Tx,
  signedIn: SignedIn,
  about: { readonly places: Places; readonly requestId: string; readonly onBehalfOf: StandIn | null },
): Writing {
  // The same law for everything that one request writes.
  const laws = new Map<string, Promise<OfficeLaw>>();
  return {
    tx,
    catalogue: app.registers,
    places: about.places,
    lawOf: (officeCode) => {
      const known = laws.get(officeCode) ?? app.lawBook.of(tx, officeCode);
      laws.set(officeCode, known);
      return known;
    },
    papers: app.papers,
    hooks: app.registerHooks,
    by: {
      personId: signedIn.personId,
      name: signedIn.personName,
      officeCode: signedIn.officeCode,
      departmentId: signedIn.department?.id ?? null,
    },
    onBehalfOf: about.onBehalfOf,
    requestId: about.requestId,
    at: app.clock.now(),
    today: signedIn.today,
    acts: [],
  };
}

function newFacts(held: HeldRegister, signedIn: SignedIn, places: Places) {
  return {
    values: {},
    names: {},
    number: "",
    state: held.compiled.definition.create.to,
    author: signedIn.personName,
    office: places.officeName(signedIn.officeCode),
    department: signedIn.department?.name ?? "",
    registeredOn: signedIn.today,
  };
}

function refusalOfVerdict(
  verdict: Exclude<Verdict, { allowed: true }>,
  act: Bilingual,
  record: StandingRecord | null,
): Refusal {
  switch (verdict.why) {
    case "unknown":
      return refuse("act.unknown", { act: act.zh, "act.en": act.en });
    case "excluded":
      return refuse("act.excluded", { act: act.zh, "act.en": act.en });
    case "people":
      return refuse("access.denied", { who: verdict.who.zh, "who.en": verdict.who.en });
    case "state": {
      const state = record?.held.compiled.definition.states.find(({ id }) => id === record.state)?.label ?? {
        zh: "",
        en: "",
      };
      return refuse("act.not_allowed_in_state", {
        state: state.zh,
        "state.en": state.en,
        act: act.zh,
        "act.en": act.en,
      });
    }
  }
}

async function changedMeanwhile(tx: Tx, record: StandingRecord): Promise<Refusal> {
  const last = await tx
    .selectFrom("act")
    .select(["by_name", "act"])
    .where("record_id", "=", record.row.id)
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  const label =
    last === undefined ? undefined : (record.held.compiled.act(last.act)?.label ?? commonActLabels[last.act]);
  return refuse("record.changed_meanwhile", {
    who: last?.by_name ?? "",
    act: label?.zh ?? last?.act ?? "",
    "act.en": label?.en ?? last?.act ?? "",
  });
}

export function reusedRequestId(): Refusal {
  return refuse("request.invalid", {
    detail: "requestId 已用于另一次办理",
    "detail.en": "this requestId was used before",
  });
}

function trimmed(text: string | undefined): string | null {
  const ground = text?.trim() ?? "";
  return ground === "" ? null : ground;
}
