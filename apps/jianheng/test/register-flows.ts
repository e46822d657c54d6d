// Every shipped register is walked through the kernel: each transition, each pair of transitions one after the other,
// each act that a state does not know, and each person who may not. What is expected comes from the YAML alone. The pairs
// of the largest registers take minutes: register-flows.long.test.ts walks them, register-flows.test.ts the others.
import { isDeepStrictEqual } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  isEnd,
  nameOf,
  plainRegister,
  plainRegisters,
  shortestPath,
  transitionsOf,
  type PlainAct,
  type PlainRegister,
  type Transition,
} from "./plain-register.ts";
import {
  isMeant,
  readStored,
  RegisterWalker,
  wordsOf,
  type Poster,
  type Step,
  type Walked,
  type Wishes,
} from "./register-walker.ts";
import { countyCode, people, startTestOffice, type TestOffice, type TestPerson } from "./test-office.ts";
import { asSystem } from "../src/database/pool.ts";
import { isRefusal } from "../src/http/refusal.ts";
import { changeRecords } from "../src/modules/registers/records/change-records.ts";
import { sendCopies } from "../src/modules/registers/records/send-copies.ts";

const everyRole = [
  "caseManagement",
  "supervision",
  "leadership",
  "departmentHead",
  "prosecutor",
  "prosecutorAssistant",
] as const;

/** Hold every post, one of them in the department that the examples name: what shuts them out is never a lack of posts. */
const allRound = allRounder("p-all", "测多职甲", "县综合");
const allRoundInDepartment = allRounder("p-all2", "测多职乙", "县一部");
// The administrator sees no record and does nothing here.
const ofOffice = Object.values<TestPerson>(people)
  .filter(({ id }) => id !== people.administrator.id)
  .toSorted((one, other) => Number(other.officeCode === countyCode) - Number(one.officeCode === countyCode));
const everybody: readonly Poster[] = [...ofOffice.map(posterOf), allRound, allRoundInDepartment];
const bystander = posterOf(people.clerk);

function allRounder(id: string, name: string, departmentId: string): Poster {
  return { id, name, officeCode: countyCode, posts: everyRole.map((role) => ({ departmentId, role })) };
}

function posterOf({ id, name, officeCode, departmentId, role }: TestPerson): Poster {
  return { id, name, officeCode, posts: [{ departmentId, role }] };
}

/** The largest register has over two hundred pairs. */
const slow = 600_000;

let office: TestOffice;
let walker: RegisterWalker;
/** An office with everybody, and a walker through its registers. */
async function openOffice(): Promise<void> {
  office = await startTestOffice({ rules: [] });
  const { app } = office.server;
  await asSystem(app.db, async (tx) => {
    await tx.insertInto("department").values({ id: "县综合", office_code: countyCode, name: "综合部" }).execute();
    for (const { id, name, posts } of [allRound, allRoundInDepartment]) {
      await tx.insertInto("person").values({ id, name, office_code: countyCode, user_name: id }).execute();
      const rows = posts.map(({ departmentId: department_id, role }) => ({ person_id: id, department_id, role }));
      await tx
        .insertInto("post")
        .values(rows.map((row) => ({ ...row, held_from: "2020-01-01", held_to: null })))
        .execute();
    }
  });
  walker = new RegisterWalker(app, everybody);
}

/** Begins a record and carries it along the way; throws where the kernel refuses. */
async function walk(register: PlainRegister, way: readonly Transition[], wishes: Wishes = {}): Promise<Step> {
  let step = await walker.begin(register, wishes);
  for (const { act } of way) {
    const next = await walker.act(step.record, act, wishes);
    if (isRefusal(next))
      throw new Error(`${register.register}, ${way.map(nameOf).join(" > ")}: ${act.id}: ${wordsOf(next)}`);
    step = next;
  }
  return step;
}

/** What the ledger holds otherwise than the text says, of a record after the act that was just done. */
async function differences({ record, by }: Step, act: PlainAct | null): Promise<readonly string[]> {
  const { register } = record;
  const stored = await readStored(office.server.app, record);
  const label = (act ?? { label: { zh: "登记" } }).label.zh;
  const { prints, opens } = act ?? {};
  const notifies = (act ?? register.create).notifies ?? [];
  const told = everybody.filter(
    (person) => person.id !== by.id && notifies.some((who) => isMeant(who, record, person)),
  );
  const paper = (id: string) =>
    `${register.documents?.find((each) => each.id === id)?.label.zh} ${stored.row.number}.docx`;
  const compared: Readonly<Record<string, readonly [found: unknown, expected: unknown]>> = {
    state: [stored.row.state, record.state],
    unstored: [unstored(record, stored.row.fields), []],
    ended: [stored.row.ended, isEnd(register, record.state)],
    version: [stored.row.version, record.version],
    doers: [stored.row.doers, record.doers],
    act: [stored.act.act, act?.id ?? "create"],
    actor: [stored.act.by_person, by.id],
    limits: [stored.limits.map(({ limit_id }) => limit_id), record.running],
    due: [
      stored.limits.map(({ due_date }) => due_date),
      stored.limits.map((limit) => dueOf(register, limit, stored.row)),
    ],
    nearest: [stored.row.due_date, stored.limits.flatMap(({ due_date }) => due_date ?? []).toSorted()[0] ?? null],
    papers: [stored.papers, (prints ?? []).map(paper).toSorted()],
    notices: [stored.notices.map(({ person_id }) => person_id), told.map(({ id }) => id).toSorted()],
    words: [[...new Set(stored.notices.map(({ what }) => what.zh))], told.length === 0 ? [] : [label]],
    opened: [stored.opened.map(({ register: id, state }) => [id, state]), openedBy(opens)],
    handedOver: [
      stored.opened.map(({ fields }, index) => picked(fields, opens![index]!.set)),
      handedOverBy(record, opens, stored.row.fields),
    ],
  };
  return Object.entries(compared).flatMap(([what, [found, expected]]) =>
    isDeepStrictEqual(found, expected) ? [] : [`${what}: ${JSON.stringify(found)}, not ${JSON.stringify(expected)}`],
  );
}

/** A limit until a day that people set ends on the day in that field; how the law counts the others is not for a walk. */
function dueOf(register: PlainRegister, limit: { limit_id: string; due_date: string | null }, row: StoredRow) {
  const until = register.limits?.find(({ id }) => id === limit.limit_id)?.until;
  const field = register.fields.find(({ label }) => label.zh === until);
  if (until !== undefined && field === undefined) throw new Error(`${until} is no field of ${register.register}`);
  return field === undefined ? limit.due_date : (row.fields[field.id] ?? null);
}

type StoredRow = Awaited<ReturnType<typeof readStored>>["row"];

function openedBy(opens: PlainAct["opens"]) {
  return (opens ?? []).map(({ register }) => [register, plainRegister(register).create.to]);
}

/** What an opened record begins with: the value under a label of this record, or the words in quotation marks. */
function handedOverBy({ register }: Walked, opens: PlainAct["opens"], fields: StoredRow["fields"]) {
  return (opens ?? []).map(({ set }) =>
    Object.entries(set).map(([id, expression]) => {
      const field = register.fields.find(({ label }) => label.zh === expression);
      return [id, field === undefined ? (JSON.parse(expression) as unknown) : fields[field.id]];
    }),
  );
}

function picked(fields: StoredRow["fields"], set: Readonly<Record<string, string>>) {
  return Object.keys(set).map((id) => [id, fields[id]]);
}

/** Single values that were given and are not what is stored; those kept apart stand elsewhere. */
function unstored({ register, values }: Walked, fields: StoredRow["fields"]): readonly string[] {
  return Object.entries(values).flatMap(([id, value]) => {
    const apart = register.fields.some((field) => field.id === id && field.readBy !== undefined);
    return apart || typeof value === "object" || fields[id] === value ? [] : [id];
  });
}

/** Pairs that the examples' values do not make possible, with values that do. */
const otherValues: Readonly<Record<string, Wishes["values"]>> = {
  // The version entered last is the first; the check is of the latest.
  "caseSeed enterVersion@reviewed > deidentify@reviewed": { deidentifiedVersion: 1 },
  // A case whose law has changed is not submitted; one whose law was looked at and had not changed is.
  "caseSeed flagLaw@deidentified > submit@deidentified": { lawChanged: false },
  // The conference follows the due date that the failed re-check set.
  "oversightProblem failRecheck@accepted > carryOver@rectifying": { nextMeetingOn: "2026-10-20" },
};

/** Pairs of a transition and one that may follow it; `null` stands for the beginning of the record. */
class Pairs {
  readonly #register: PlainRegister;
  readonly #every: boolean;
  readonly #left = new Map<string, Transition[]>();

  /** Where not every pair is wanted, a transition is left until it has followed one of those that it may follow. */
  constructor(register: PlainRegister, every: boolean) {
    this.#register = register;
    this.#every = every;
    for (const first of [null, ...transitionsOf(register)]) this.#left.set(nameOfFirst(first), this.#following(first));
  }

  get left(): number {
    return [...this.#left.values()].flat().length;
  }

  /** What has not yet been seen after this transition. */
  after(first: Transition | null): Transition | undefined {
    return this.#left.get(nameOfFirst(first))?.[0];
  }

  take(first: Transition | null, second: Transition): void {
    for (const [name, left] of this.#left) {
      if (!this.#every || name === nameOfFirst(first))
        this.#left.set(
          name,
          left.filter((each) => nameOf(each) !== nameOf(second)),
        );
    }
  }

  /** The shortest way from a state to the end of a transition after which something is left. */
  wayOn(state: string): readonly Transition[] | undefined {
    const ways = transitionsOf(this.#register)
      .filter((transition) => this.after(transition) !== undefined)
      .flatMap((transition) => {
        const way = shortestPath(this.#register, state, transition.from);
        return way === undefined ? [] : [[...way, transition]];
      });
    return ways.toSorted((one, other) => one.length - other.length)[0];
  }

  #following(first: Transition | null): Transition[] {
    const state = first === null ? this.#register.create.to : first.to;
    return transitionsOf(this.#register).filter(({ from }) => from === state);
  }
}

function nameOfFirst(first: Transition | null): string {
  return first === null ? "create" : nameOf(first);
}

/** Walks the pairs, many in a row with one record; a pair refused in such a row is tried with a record of its own. */
async function walkPairs(register: PlainRegister, every: boolean) {
  const pairs = new Pairs(register, every);
  const alone = new Map<string, readonly [Transition | null, Transition]>();
  const seen = new Set<string>();
  const wrong: string[] = [];
  const check = async (name: string, step: Step, act: PlainAct | null): Promise<Step> => {
    for (const difference of await differences(step, act)) wrong.push(`${name}: ${difference}`);
    if (seen.has(step.record.state)) return step;
    seen.add(step.record.state);
    const tried = await tryWhatIsShut(step.record);
    wrong.push(...tried.wrong);
    return { ...step, record: tried.record };
  };
  const goOn = async (record: Walked, name: string, second: Transition, wishes?: Wishes) => {
    const next = await walker.act(record, second.act, wishes);
    return isRefusal(next) ? next : check(name, next, second.act);
  };
  while (pairs.left > 0) {
    let step = await check("create", await walker.begin(register), null);
    let last: Transition | null = null;
    let way: readonly Transition[] | undefined = [];
    while (way !== undefined) {
      const second: Transition | undefined = way[0] ?? pairs.after(last);
      if (second === undefined) {
        way = pairs.wayOn(step.record.state);
        continue;
      }
      pairs.take(last, second);
      const name = `${nameOfFirst(last)} > ${nameOf(second)}`;
      const next = await goOn(step.record, name, second);
      if (isRefusal(next)) {
        alone.set(name, [last, second]);
        break;
      }
      [step, last, way] = [next, second, way.slice(1)];
    }
  }
  for (const [name, [first, second]] of alone) {
    const way = first === null ? [] : [...shortestPath(register, register.create.to, first.from)!, first];
    const wishes = { values: otherValues[`${register.register} ${name}`] ?? {} };
    const { record } = await walk(register, way, wishes);
    const next = await goOn(record, name, second, wishes);
    if (isRefusal(next)) wrong.push(`${name}: ${wordsOf(next)}`);
  }
  return { wrong, states: [...seen].toSorted() };
}

/**
 * Every act that has no place in the record's state, by somebody whom it is open to elsewhere; every act that has one, by
 * somebody who may only read. All are refused, and the record stays as it was.
 */
async function tryWhatIsShut(given: Walked) {
  const { register, state } = given;
  const first = register.acts[0]!;
  const isInvited = "sendCopy" in given.doers;
  const unseen = isInvited ? null : await walker.tryTo(given, first, bystander);
  const record = await sendCopy(given, bystander);
  const before = await readStored(office.server.app, record);
  const isHidden = isInvited || unseen?.refused.code === "record.not_found";
  const wrong: string[] = isHidden ? [] : [`${state}: a bystander reads it uninvited`];
  for (const act of register.acts) {
    const isOpen = act.from.includes(state);
    const by = isOpen ? bystander : (walker.allowed(record, act)[0] ?? bystander);
    if (isOpen && act.by.some((who) => isMeant(who, record, by))) throw new Error(`${act.id} is open to the bystander`);
    const refusal = await walker.tryTo(record, act, by, {});
    const expected = isOpen ? "access.denied" : "act.not_allowed_in_state";
    if (refusal?.refused.code !== expected) wrong.push(`${state}: ${act.id} by ${by.name}: ${refusal?.refused.code}`);
  }
  if (!isDeepStrictEqual(await readStored(office.server.app, record), before))
    wrong.push(`${state}: something changed`);
  return { record, wrong };
}

/** Whoever answers for the office's paper, and reads the record, sends it. */
async function sendCopy(record: Walked, to: Poster): Promise<Walked> {
  const { app } = office.server;
  for (const { id: personId } of [people.leader, people.supervisor, people.officer, people.head]) {
    const by = everybody.find(({ id }) => id === personId)!;
    const signedIn = await walker.signedIn(by);
    const request = { requestId: crypto.randomUUID(), id: record.id, to: [{ kind: "person" as const, id: to.id }] };
    const sent = await changeRecords(app, signedIn, (tx) => sendCopies(app, tx, signedIn, request));
    if (isRefusal(sent)) continue;
    return { ...record, version: record.version + 1, doers: { ...record.doers, sendCopy: by.id } };
  }
  throw new Error(`nobody can send a copy of ${record.register.register}`);
}

function openByRole(by: readonly string[]): boolean {
  return by.some((who) => who.startsWith("role:"));
}

/** What makes the person one of those shut out by `who`, and lets him in by the act's own names. */
function wishesToBeShutOut(register: PlainRegister, act: PlainAct, who: string) {
  const [kind, name = ""] = who.split(":") as [string, string?];
  const did = kind === "did" ? register.acts.find(({ id }) => id === name)! : undefined;
  const isOfDepartment = [who, ...(did?.by ?? [])].some((each) => /^(?:department|head):/u.test(each));
  const person = isOfDepartment ? allRoundInDepartment : allRound;
  // Who must do an act or be named by a field is named in that field.
  const named = [...act.by, ...(did?.by ?? []), who].filter((each) => each.startsWith("person:"));
  const needed = named.filter((each) => each === who || !openByRole(act.by.includes(each) ? act.by : did!.by));
  const wishes: Wishes = {
    values: Object.fromEntries(needed.map((each) => [each.slice("person:".length), person.id])),
    ...(kind === "author" ? { author: person } : {}),
    ...(did === undefined ? {} : { doers: { [did.id]: person } }),
  };
  return { person, did, wishes };
}

/** Brings a record before the act with somebody who is shut out, and tries. */
async function tryShutOut(register: PlainRegister, act: PlainAct, who: string): Promise<readonly string[]> {
  const { person, did, wishes } = wishesToBeShutOut(register, act, who);
  for (const way of act.from.flatMap((state) => wayThrough(register, did, state))) {
    const { record } = await walk(register, way, wishes);
    // In an earlier state the field that names him may be empty.
    if (!isMeant(who, record, person) || !act.by.some((each) => isMeant(each, record, person))) continue;
    const refusal = await walker.tryTo(record, act, person, {});
    return refusal?.refused.code === "act.excluded" ? [] : [`${act.id} by ${who}: ${refusal?.refused.code}`];
  }
  throw new Error(`${register.register}: ${act.id}: ${who} is never both let in and shut out`);
}

function wayThrough(register: PlainRegister, act: PlainAct | undefined, state: string) {
  const { to: first } = register.create;
  if (act === undefined) return [shortestPath(register, first, state)].filter((way) => way !== undefined);
  return transitionsOf(register)
    .filter((transition) => transition.act === act)
    .flatMap((transition) => {
      const [before, after] = [
        shortestPath(register, first, transition.from),
        shortestPath(register, transition.to, state),
      ];
      return before === undefined || after === undefined ? [] : [[...before, transition, ...after]];
    });
}

/** Walks every shipped register: all pairs of those that have at most so many, every transition of the others. */
export function testFlows(pairsAtMost: number): void {
  beforeAll(openOffice);
  afterAll(() => office.stop());

  describe.each(plainRegisters.map((register) => [register.register, register] as const))("%s", (_id, register) => {
    const every = pairsOf(register) <= pairsAtMost;
    const where = every ? "to every act that may follow" : "on and into every act";
    it(`goes from every act ${where}, and no other way`, { timeout: slow }, async () => {
      const { wrong, states } = await walkPairs(register, every);
      expect(wrong).toEqual([]);
      expect(states).toEqual(register.states.map(({ id }) => id).toSorted());
    });

    it("shuts out whom an act excepts, though it names him", { timeout: slow }, async () => {
      const wrong: string[] = [];
      for (const act of register.acts)
        for (const who of act.except ?? []) wrong.push(...(await tryShutOut(register, act, who)));
      expect(wrong).toEqual([]);
    });

    const begunByAnyone = register.create.by.includes("anyone");
    it(`is begun by ${begunByAnyone ? "anyone of the office" : "those named alone"}`, async () => {
      if (begunByAnyone) {
        expect(register.create.by).toEqual(["anyone"]);
        return;
      }
      const { by, example } = register.create;
      const roles = by.map((who) => who.replace(/^role:/u, ""));
      const outsider = everybody.find(({ posts }) => posts.every(({ role }) => !roles.includes(role)))!;
      const refused = await walker.tryToBegin(register, outsider, example);
      expect(isRefusal(refused) ? refused.refused.code : refused).toBe("access.denied");
    });
  });

  it("every record is what its acts make of it", async () => {
    const { rows, acts } = await asSystem(office.server.app.db, async (tx) => ({
      rows: await tx.selectFrom("record").selectAll().execute(),
      acts: await tx.selectFrom("act").selectAll().orderBy("record_id").orderBy("seq").execute(),
    }));
    expect(rows.length).toBeGreaterThan(100);
    const byRecord = new Map<string, StoredAct[]>();
    for (const act of acts) byRecord.set(act.record_id, [...(byRecord.get(act.record_id) ?? []), act]);
    const stored = rows.map(({ id, state, version, ended, doers, fields }) => ({
      id,
      state,
      version,
      ended,
      doers,
      fields: filled(fields),
    }));
    expect(stored).toEqual(
      rows.map((row) => ({ id: row.id, ...foldActs(plainRegister(row.register), byRecord.get(row.id)!) })),
    );
  });
}

function pairsOf(register: PlainRegister): number {
  return new Pairs(register, true).left;
}

type StoredAct = Awaited<ReturnType<typeof readStored>>["act"];

function foldActs(register: PlainRegister, acts: readonly StoredAct[]) {
  let state = "";
  let fields: Record<string, unknown> = {};
  const doers: Record<string, string> = {};
  for (const { act, by_person, arguments: given } of acts) {
    const spec = register.acts.find(({ id }) => id === act);
    if (spec !== undefined && !spec.from.includes(state)) throw new Error(`${act} was done in ${state}`);
    state = act === "create" ? register.create.to : (spec?.to ?? state);
    fields = { ...fields, ...(given["fields"] as object | undefined) };
    doers[act] = by_person;
  }
  return { state, version: acts.length, ended: isEnd(register, state), doers, fields: filled(fields) };
}

function filled(fields: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}
