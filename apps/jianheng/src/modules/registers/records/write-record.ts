// Carrying out an act: the record's row, its limits, links, confidential values, linked records, notices and papers, all
// in the caller's transaction, each act with its leaf. Whether the act may be done was judged before.
import { createAct, type FieldValues, type RegisterDefinition } from "@jianheng/contract";
import type { Insertable } from "kysely";
import { inParts } from "../../../database/in-parts.ts";
import type { Tx } from "../../../database/pool.ts";
import type { RecordLimitTable, RecordTable } from "../../../database/schema.ts";
import type { OfficeLaw } from "../../law-settings/index.ts";
import type { NewAct } from "../../ledger/index.ts";
import type { HeldRegister, RegisterCatalogue } from "../catalogue.ts";
import type { RecordFacts } from "../definition/index.ts";
import type { RegisterHooks } from "../hooks.ts";
import { tellPeople } from "../inbox/notices.ts";
import { filePapers, type PaperMaker } from "./papers.ts";
import { awaitsOf, byOf, readersOf, tokensOf, type RecordPeople } from "./people.ts";
import type { ActSpec, PreparedAct } from "./prepare-act.ts";
import { createSpec } from "./prepare-act.ts";
import { nearestOf, settleLimits, startLimits, type NearestLimit } from "./record-limits.ts";
import { namesOf } from "./references.ts";
import { searchTextOf } from "./search-text.ts";
import type { Places, StandingRecord } from "./standing.ts";
import {
  confidentialValue,
  followFieldLinks,
  insertConfidential,
  insertLink,
  nextNumbers,
  openValues,
  recordIdOf,
  searchColumns,
  type ConfidentialValue,
} from "./store.ts";

/** Who acts, when, by which request; the acts done gather in `acts` and are written together at the end. */
export interface Writing {
  readonly tx: Tx;
  readonly catalogue: RegisterCatalogue;
  readonly places: Places;
  /** By which a record of the office counts its limits. */
  readonly lawOf: (officeCode: string) => Promise<OfficeLaw>;
  readonly papers: PaperMaker;
  readonly hooks: RegisterHooks;
  readonly by: {
    readonly personId: string;
    readonly name: string;
    readonly officeCode: string;
    readonly departmentId: string | null;
  };
  /** The absent person for whom it is done. */
  readonly onBehalfOf: { readonly personId: string; readonly personName: string } | null;
  readonly requestId: string;
  readonly at: Date;
  /** The office's calendar day. */
  readonly today: string;
  readonly acts: NewAct[];
}

/** What a record was before the act: nothing, when the act begins it. */
interface Before {
  readonly id: string;
  readonly seq: number;
  readonly state: string;
  readonly values: FieldValues;
  readonly people: RecordPeople;
}

/** A record that is to begin: what was judged good, and what its first act says besides. */
export interface NewRecord {
  readonly id: string;
  readonly prepared: { readonly values: FieldValues; readonly facts: Pick<RecordFacts, "names"> };
  readonly ground: string | null;
  /** What the record arises from. */
  readonly from: NewAct["arguments"] | null;
}

/**
 * Begins records of one register in their order, each by an act of its own: thousands in a few statements for each
 * thousand. `turn` is told how many stand ready, and may end the work by throwing.
 */
export async function writeNewRecords(
  writing: Writing,
  held: HeldRegister,
  records: readonly NewRecord[],
  turn: (ready: number) => Promise<void> = async () => {},
): Promise<void> {
  const { tx, by, today } = writing;
  const { definition } = held.compiled;
  const spec = createSpec(definition);
  const numbers = await nextNumbers(tx, definition, by.officeCode, today, records.length);
  const people: RecordPeople = {
    officeCode: by.officeCode,
    officeChain: writing.places.officeChain(by.officeCode),
    authorId: by.personId,
    doers: {},
    values: {},
    copiedTo: [],
  };
  let written = 0;
  for (const some of inParts(records)) {
    const rows: Insertable<RecordTable>[] = [];
    const limits: Insertable<RecordLimitTable>[] = [];
    const done: Done[] = [];
    for (const { id, prepared, ground, from } of some) {
      const number = numbers[written]!;
      const facts: RecordFacts = {
        values: prepared.values,
        names: prepared.facts.names,
        number: number.number,
        state: definition.create.to,
        author: by.name,
        office: writing.places.officeName(by.officeCode),
        department: writing.places.departmentName(by.departmentId) ?? "",
        registeredOn: today,
      };
      const after = afterAct(definition, spec, people, {
        state: "",
        values: prepared.values,
        doers: { [createAct]: by.personId },
      });
      const begun = await startLimits(writing, held, spec, { id, facts, after });
      rows.push({
        id,
        register: definition.register,
        definition_id: held.id,
        office_code: by.officeCode,
        department_id: by.departmentId,
        number: number.number,
        number_year: number.year,
        number_n: number.n,
        author_id: by.personId,
        author_name: by.name,
        registered_on: today,
        ...rowOf(held, facts, after, writing),
        ...dueColumns(nearestOf(begun)),
        version: 1,
      });
      limits.push(...begun);
      done.push({
        before: { id, seq: 1, state: "", values: {}, people },
        changes: Object.fromEntries(Object.entries(prepared.values).filter(([, value]) => value !== null)),
        facts,
        after,
        ground,
        more: from,
      });
      written += 1;
      if (written % rowsPerTurn === 0) await turn(written);
    }
    await tx.insertInto("record").values(rows).execute();
    // A limit refers to its record: it can begin only after it.
    if (limits.length > 0) await tx.insertInto("record_limit").values(limits).execute();
    await writeRest(writing, held, spec, done);
  }
}

/** Others have their turn after so many records. */
const rowsPerTurn = 50;

/** Does the act on a record that stands locked in the transaction. */
export async function writeAct(
  writing: Writing,
  record: StandingRecord,
  spec: ActSpec,
  prepared: PreparedAct,
  ground: string | null,
  more: NewAct["arguments"] | null = null,
): Promise<void> {
  const { row, held } = record;
  const seq = row.version + 1;
  const after = afterAct(held.compiled.definition, spec, record, {
    state: record.state,
    values: prepared.values,
    doers: doersAfter(record.doers, spec.id, writing),
  });
  const nearest = await settleLimits(writing, held, spec, { id: row.id, facts: prepared.facts, after });
  await writing.tx
    .updateTable("record")
    .set({ ...rowOf(held, prepared.facts, after, writing), ...dueColumns(nearest), version: seq })
    .where("id", "=", row.id)
    .execute();
  const before: Before = { id: row.id, seq, state: record.state, values: record.values, people: record };
  await writeRest(writing, held, spec, [
    { before, changes: prepared.changes, facts: prepared.facts, after, ground, more },
  ]);
}

/** Who last did each act: the person for whom it was done, and whoever did it in that one's name. */
function doersAfter(before: RecordPeople["doers"], act: string, { by, onBehalfOf }: Writing): RecordPeople["doers"] {
  const { [byOf(act)]: _former, ...others } = before;
  if (onBehalfOf === null) return { ...others, [act]: by.personId };
  return { ...others, [act]: onBehalfOf.personId, [byOf(act)]: by.personId };
}

interface After {
  readonly state: string;
  readonly ended: boolean;
  readonly people: RecordPeople;
  readonly readers: readonly string[];
  readonly awaits: readonly string[];
}

function afterAct(
  definition: RegisterDefinition,
  spec: ActSpec,
  people: RecordPeople,
  now: { readonly state: string; readonly values: FieldValues; readonly doers: RecordPeople["doers"] },
): After {
  const state = spec.to ?? now.state;
  const next: RecordPeople = { ...people, values: now.values, doers: now.doers };
  const ended = definition.states.find(({ id }) => id === state)?.end === true;
  return {
    state,
    ended,
    people: next,
    readers: readersOf(definition, next),
    awaits: ended ? [] : awaitsOf(definition, state, next),
  };
}

function rowOf(held: HeldRegister, facts: RecordFacts, after: After, { today, at }: Writing) {
  const { definition } = held.compiled;
  const title = held.compiled.title({ ...facts, state: after.state }, today);
  const open = openValues(definition.fields, facts.values);
  return {
    title,
    state: after.state,
    ended: after.ended,
    fields: JSON.stringify(open),
    doers: JSON.stringify(after.people.doers),
    changed_at: at,
    readers: [...after.readers],
    awaits: [...after.awaits],
    ...searchColumns(searchTextOf({ number: facts.number, title }, definition.fields, open, facts.names)),
  };
}

/** An act whose record is written: what else it writes follows from this. */
interface Done {
  readonly before: Before;
  readonly changes: FieldValues;
  readonly facts: RecordFacts;
  readonly after: After;
  readonly ground: string | null;
  /** What the act commits to besides. */
  readonly more: NewAct["arguments"] | null;
}

/** The same act on records of one register: what hangs on each of them, and the acts themselves. */
async function writeRest(writing: Writing, held: HeldRegister, spec: ActSpec, done: readonly Done[]): Promise<void> {
  const { definition } = held.compiled;
  const changed = await storeChanges(writing, definition, done);
  await followFieldLinks(
    writing.tx,
    definition,
    done.map(({ before, changes }) => ({ recordId: before.id, seq: before.seq, changes })),
  );
  const opened: (readonly string[])[] = [];
  for (const { before, facts } of done) opened.push(await openRecords(writing, held, spec, before, facts));
  const added = await writing.hooks.get(definition.register)?.afterActs?.(
    writing,
    done.map(({ before, after, facts }) => ({
      id: before.id,
      seq: before.seq,
      act: spec.id,
      state: after.state,
      values: facts.values,
    })),
  );
  const papers: Awaited<ReturnType<typeof filePapers>>[] = [];
  for (const { before, facts } of done)
    papers.push(await filePapers(writing, held, spec, { id: before.id, seq: before.seq, facts }));
  await tellPeople(
    writing,
    done.map(({ before, after }) => ({
      tokens: tokensOf(spec.notifies ?? [], after.people),
      recordId: before.id,
      what: spec.label,
    })),
  );
  for (const [index, { before, after, ground, more }] of done.entries()) {
    writing.acts.push({
      register: definition.register,
      recordId: before.id,
      seq: before.seq,
      act: spec.id,
      fromState: before.state,
      toState: after.state,
      by: { personId: writing.by.personId, name: writing.by.name },
      forOffice: writing.by.officeCode,
      at: writing.at,
      ground,
      arguments: {
        ...changed[index],
        ...(opened[index]!.length === 0 ? {} : { opened: opened[index] }),
        ...(papers[index]!.length === 0 ? {} : { papers: papers[index] }),
        ...(writing.onBehalfOf === null
          ? {}
          : { onBehalfOf: writing.onBehalfOf.personId, onBehalfOfName: writing.onBehalfOf.personName }),
        ...added?.get(before.id),
        ...more,
      },
      requestId: writing.requestId,
    });
  }
}

function dueColumns(nearest: NearestLimit | null) {
  return {
    due_date: nearest?.dueDate ?? null,
    due_warning: nearest?.warning ?? null,
    due_limit: nearest?.limit ?? null,
  };
}

/** What each act says of its changes: open values themselves, confidential ones by their digest. */
async function storeChanges(
  { tx, by }: Writing,
  definition: RegisterDefinition,
  done: readonly Done[],
): Promise<readonly NewAct["arguments"][]> {
  const kept: ConfidentialValue[] = [];
  const said = done.map(({ before, changes, after }) => {
    const open: Record<string, unknown> = {};
    const apart: Record<string, string> = {};
    for (const [id, value] of Object.entries(changes)) {
      const field = definition.fields.find((each) => each.id === id);
      if (field?.readBy === undefined) open[id] = value;
      else {
        const readers = [...new Set([`person:${by.personId}`, ...tokensOf(field.readBy, after.people)])];
        const confidential = confidentialValue({ recordId: before.id, field: id, seq: before.seq, value, readers });
        kept.push(confidential);
        apart[id] = confidential.digest;
      }
    }
    return {
      ...(Object.keys(open).length === 0 ? {} : { fields: open }),
      ...(Object.keys(apart).length === 0 ? {} : { confidential: apart }),
    };
  });
  await insertConfidential(tx, kept);
  return said;
}

/** Linked records that the act opens, each in its own register, by the same person. */
async function openRecords(
  writing: Writing,
  held: HeldRegister,
  spec: ActSpec,
  before: Before,
  facts: RecordFacts,
): Promise<readonly string[]> {
  const opened: string[] = [];
  for (const [index, opening] of (spec.opens ?? []).entries()) {
    const target = await writing.catalogue.find(writing.tx, opening.register);
    if (target === undefined) throw new Error(`register ${opening.register} is opened and does not exist`);
    const values = held.compiled.opening(spec.id, index, facts, writing.today, target.compiled);
    const id = recordIdOf(writing.requestId, writing.by.personId, `${before.id} ${index}`);
    const all = withDerived(target, values, writing.today);
    const names = await namesOf(writing.tx, [{ definition: target.compiled.definition, values: all }]);
    await writeNewRecords(writing, target, [
      {
        id,
        prepared: { values: all, facts: { names } },
        ground: null,
        from: { from: { kind: "record", id: before.id } },
      },
    ]);
    await insertLink(writing.tx, {
      recordId: before.id,
      kind: "record",
      to: id,
      relation: opening.relation,
      field: null,
      seq: before.seq,
    });
    opened.push(id);
  }
  return opened;
}

function withDerived(target: HeldRegister, values: FieldValues, today: string): FieldValues {
  const nothing: RecordFacts = {
    values,
    names: {},
    number: "",
    state: target.compiled.definition.create.to,
    author: "",
    office: "",
    department: "",
    registeredOn: today,
  };
  return { ...values, ...target.compiled.derive(nothing, today) };
}
