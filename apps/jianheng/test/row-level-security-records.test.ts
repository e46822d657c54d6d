// What each person is shown of records, against the rule of who may see what, written down here in plain words:
//
//   readers that the definition names, here supervision: every record of their office, and of the offices below it;
//   whoever registered a record or did something to it: that record, wherever he works later;
//   the person in a field of whom something may be asked, and the head of the department in a field: that record;
//   everybody else, leadership and case management among them, and administrators: nothing.
//
// Limits, links, files, copies and acts go with their record; a link shows on both ends. Words kept apart show to those
// whom their field names and to whoever wrote them, to nobody else who reads the record. A word to a person is his own,
// a reminder shows to the record's readers, too; a saved view is its owner's, or the department's.
import { registerPaths, type RecordRow } from "@jianheng/contract";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asReader, asSystem, type Reader, type Tx } from "../src/database/pool.ts";
import { resolveSignedIn } from "../src/modules/identity/index.ts";
import { talkRegister } from "./talk-register.ts";
import { otherCountyCode, cityCode, people, person, settle, startTestOffice, type TestOffice } from "./test-office.ts";
import type { TestPerson } from "./test-office.ts";

const { prosecutor, otherProsecutor, clerk, head, otherHead, supervisor, leader, administrator } = people;
const citySupervisor = person("p-city-supervisor", "测市督察", cityCode, "市案管", "supervision");
const farProsecutor = person("p-far", "测邻县检察官", otherCountyCode, "邻案管", "prosecutor");
const farSupervisor = person("p-far-supervisor", "测邻县督察", otherCountyCode, "邻案管", "supervision");
const newcomers: readonly TestPerson[] = [citySupervisor, farProsecutor, farSupervisor];
const everybody: readonly TestPerson[] = [...Object.values<TestPerson>(people), ...newcomers];

/** By subject: who registers it and with whom the talk is; the third ends at once. */
const talks = {
  甲: { author: supervisor, partner: clerk.id, unit: "县二部", words: "甲的话" },
  乙: { author: prosecutor },
  丙: { author: prosecutor, partner: otherProsecutor.id, unit: "县一部", words: "丙的话" },
  丁: { author: farProsecutor, partner: clerk.id, words: "丁的话" },
} as const;
type Subject = keyof typeof talks;
const subjects = Object.keys(talks) as Subject[];

const readers: Readonly<Record<Subject, readonly TestPerson[]>> = {
  甲: [supervisor, citySupervisor, clerk, otherHead],
  乙: [supervisor, citySupervisor, prosecutor],
  丙: [supervisor, citySupervisor, prosecutor, otherProsecutor, head],
  丁: [farSupervisor, citySupervisor, farProsecutor, clerk],
};
/** Who reads the words; leadership without reading the record, supervision the record without the words. */
const hearers: Readonly<Record<Subject, readonly TestPerson[]>> = {
  甲: [supervisor, clerk, leader],
  乙: [],
  丙: [prosecutor, otherProsecutor, leader],
  丁: [farProsecutor, clerk],
};
const told: Readonly<Partial<Record<Subject, TestPerson>>> = { 甲: clerk, 丙: otherProsecutor, 丁: clerk };

let office: TestOffice;
const records = {} as Record<Subject, RecordRow>;
const subjectOf = (id: string) => subjects.find((subject) => records[subject].id === id)!;

beforeAll(async () => {
  office = await startTestOffice({ rules: [] });
  for (const who of newcomers) await settle(office.server, who);
  const adopting = { requestId: crypto.randomUUID(), text: talkRegister, ground: "试用" };
  await (await office.as(administrator)).definitions.adopt(adopting);
  for (const subject of subjects) {
    const { author, ...fields } = talks[subject];
    const given = { register: "talk", fields: { subject, ...fields }, requestId: crypto.randomUUID() };
    records[subject] = await (await office.as(author)).records.create(given);
  }
  await act(prosecutor, "talk", "丙");
  await act(head, "close", "丙");
  await act(supervisor, "comment", "乙", "已阅");
  await link("甲", "乙");
  for (const subject of ["乙", "丁"] as const) await attach(subject);
  await sendCopy("丙");
  await (await office.as(farSupervisor)).inbox.remind({ on: [records.丁.id] });
  const view = { register: "talk", search: "", columns: [] };
  await (await office.as(prosecutor)).registers.saveView({ ...view, name: "自己的", shared: false });
  await (await office.as(head)).registers.saveView({ ...view, name: "一部的", shared: true });
});
afterAll(() => office.stop());

async function act(who: TestPerson, name: string, subject: Subject, ground?: string): Promise<void> {
  const { id, version } = records[subject];
  const asked = { requestId: crypto.randomUUID(), act: name, on: [{ id, version }], fields: {} };
  const done = await (await office.as(who)).records.act({ ...asked, ...(ground === undefined ? {} : { ground }) });
  records[subject] = done.items[0]!;
}

async function link(from: Subject, to: Subject): Promise<void> {
  const { id } = records[from];
  const other = { kind: "record" as const, id: records[to].id };
  const asked = { requestId: crypto.randomUUID(), id, to: other, relation: "同一事" };
  records[from] = await (await office.as(supervisor)).records.link(asked);
}

async function attach(subject: Subject): Promise<void> {
  const body = new FormData();
  body.append("requestId", crypto.randomUUID());
  body.append("file", new Blob([subject]), "附件.txt");
  const url = registerPaths.attach(records[subject].id);
  const { author } = talks[subject];
  expect((await office.request(author, url, { method: "POST", body })).status).toBe(200);
}

async function sendCopy(subject: Subject): Promise<void> {
  const copy = { record_id: records[subject].id, to_token: "office:990102", to_name: "测试县人民检察院" };
  await asSystem(office.server.app.db, (tx) =>
    tx
      .insertInto("record_copy")
      .values({ ...copy, document: null, seq: 1, sent_at: new Date(0) })
      .execute(),
  );
}

const named = everybody.map((who) => [who.name, who] as const);
const sees = (who: TestPerson, subject: Subject) => readers[subject].includes(who);
const hears = (who: TestPerson, subject: Subject) => hearers[subject].includes(who);
const seen = (who: TestPerson) => subjects.filter((subject) => sees(who, subject));

describe("what the API shows", () => {
  it.each(named)("%s", async (_name, who) => {
    const api = await office.as(who);
    const list = await api.records.list({ register: "talk" });
    expect(list.items.map(({ title }) => title).toSorted()).toEqual(seen(who).toSorted());
    expect(list.total).toBe(seen(who).length);
    const found = await api.records.lookUp({ kind: "record", register: "talk", text: "谈" });
    expect(found).toHaveLength(seen(who).length);
    for (const subject of subjects) {
      const asked = api.records.get({ id: records[subject].id });
      if (!sees(who, subject)) {
        await expect(asked).rejects.toMatchObject({ code: "record.not_found" });
        continue;
      }
      const { allFields, hiddenFields } = await asked;
      const hasWords = "words" in talks[subject];
      const heard = hasWords && hears(who, subject);
      expect([subject, allFields["words"]]).toEqual([subject, heard ? `${subject}的话` : undefined]);
      expect([subject, hiddenFields]).toEqual([subject, hasWords && !heard ? ["words"] : []]);
    }
    const started = await api.inbox.list({ box: "started" });
    expect(started.items.map(({ title }) => title).toSorted()).toEqual(
      subjects.filter((subject) => talks[subject].author === who).toSorted(),
    );
  });

  it("never the words in a search or a list of somebody who may not read them", async () => {
    for (const who of [supervisor, citySupervisor, prosecutor, leader])
      expect((await (await office.as(who)).records.list({ register: "talk", filters: { text: "的话" } })).total).toBe(
        0,
      );
    const { items } = await (await office.as(supervisor)).records.list({ register: "talk" });
    expect(JSON.stringify(items)).not.toContain("的话");
    const detail = await (await office.as(citySupervisor)).records.get({ id: records.甲.id });
    expect(JSON.stringify(detail)).not.toContain("甲的话");
  });
});

describe("what the database shows to the same readers, whatever is asked of it", () => {
  it.each(named)("%s", async (_name, who) => {
    const { db, clock } = office.server.app;
    const { reader } = (await resolveSignedIn(db, clock, who.id))!;
    const all = await asSystem(db, everything);
    const shown = await asReader(db, reader, everything);
    const isSeen = (id: string) => sees(who, subjectOf(id));
    expect(shown.records).toEqual(all.records.filter(({ id }) => isSeen(id)));
    for (const part of ["acts", "limits", "files", "copies"] as const)
      expect([part, shown[part]]).toEqual([part, all[part].filter(({ record_id }) => isSeen(record_id))]);
    expect(shown.apart).toEqual(all.apart.filter(({ record_id }) => hears(who, subjectOf(record_id))));
    expect(shown.links).toEqual(all.links.filter((one) => isSeen(one.from_record) || isSeen(one.to_id)));
    expect(shown.notices).toEqual(
      all.notices.filter(({ record_id, kind }) =>
        kind === "told" ? told[subjectOf(record_id)] === who : isSeen(record_id),
      ),
    );
    const views = [...(who === prosecutor ? ["自己的"] : []), ...(who.departmentId === "县一部" ? ["一部的"] : [])];
    expect(shown.views.map(({ name }) => name).toSorted()).toEqual(views.toSorted());
    expect(Object.entries(all).filter(([, rows]) => rows.length === 0)).toEqual([]);
  });

  it.each(named)("and what the functions find that look past the policy into an index: %s", async (_name, who) => {
    const { db, clock } = office.server.app;
    const { reader } = (await resolveSignedIn(db, clock, who.id))!;
    const ids = async (call: ReturnType<typeof sql<{ id: string }>>) =>
      asReader(db, reader, async (tx) => (await call.execute(tx)).rows.map(({ id }) => subjectOf(id)).toSorted());
    // Asked with everybody's tokens, not with his own; what is closed waits for nobody.
    const tokens = everybody.map(({ id }) => `person:${id}`);
    const seenOpen = subjects.filter((subject) => subject !== "丙" && sees(who, subject));
    expect(await ids(sql`SELECT awaiting_records(${tokens}::text[]) AS id`)).toEqual(seenOpen.toSorted());
    // Every number begins with these two characters.
    const all = subjects.filter((subject) => sees(who, subject));
    expect(await ids(sql`SELECT search_records('talk', ${"'谈〔'"}::tsquery, '{}', 100) AS id`)).toEqual(
      all.toSorted(),
    );
  });

  it("the people differ enough for this to mean something", () => {
    expect(new Set(everybody.map((who) => seen(who).join(""))).size).toBe(8);
    expect(everybody.some((who) => subjects.some((subject) => hears(who, subject) && !sees(who, subject)))).toBe(true);
  });

  it("settings that name nobody show nothing: empty, half, unknown, or none at all", async () => {
    const { db } = office.server.app;
    const nobody: Reader = { personId: "", offices: [], departments: [], tokens: [] };
    const half = ["", "person:", "role:supervision", "role:supervision@", "role:supervision@99", "anyone", "author"];
    const odd = [
      "%",
      "*",
      "person:%",
      "{}",
      "NULL",
      "role:supervision@990102 ",
      "ROLE:supervision@990102",
      "office:990102",
    ];
    for (const token of [...half, ...odd]) {
      const shown = await asReader(db, { ...nobody, tokens: [token] }, everything);
      expect([token, Object.values(shown).flat()]).toEqual([token, []]);
    }
    const many = { ...nobody, offices: ["990102", "990100"], departments: ["县一部"], tokens: [...half, ...odd] };
    expect(Object.values(await asReader(db, many, everything)).flat()).toEqual([]);
    expect(Object.values(await db.transaction().execute(everything)).flat()).toEqual([]);
    // The one setting that means somebody, to show that the question can be answered.
    const one = await asReader(db, { ...nobody, tokens: ["role:supervision@990102"] }, everything);
    expect(one.records).toHaveLength(3);
  });
});

describe("what nobody out of reach can change", () => {
  it("a record, its readers, a limit, a copy: they are not there for him", async () => {
    const { id } = records.乙;
    const counts = await as(clerk, async (tx) => [
      (
        await tx
          .updateTable("record")
          .set({ readers: [`person:${clerk.id}`] })
          .where("id", "=", id)
          .executeTakeFirst()
      ).numUpdatedRows,
      (
        await tx
          .updateTable("record_limit")
          .set({ stopped_on: "2026-01-01" })
          .where("record_id", "=", id)
          .executeTakeFirst()
      ).numUpdatedRows,
      (
        await tx
          .updateTable("record_copy")
          .set({ read_by: clerk.id })
          .where("record_id", "=", records.丙.id)
          .executeTakeFirst()
      ).numUpdatedRows,
    ]);
    expect(counts).toEqual([0n, 0n, 0n]);
  });

  it("a file, a limit or a word to somebody hung on a record that he may not read", async () => {
    const record_id = records.乙.id;
    const file = { id: crypto.randomUUID(), record_id, name: "x", bytes: 1, sha256: "x", media_type: "x", made: false };
    const notice = {
      record_id,
      person_id: head.id,
      kind: "told" as const,
      what: "{}",
      by_name: "x",
      day: "2026-01-01",
    };
    const writes: readonly ((tx: Tx) => Promise<unknown>)[] = [
      (tx) =>
        tx
          .insertInto("record_file")
          .values({ ...file, seq: 9, by_name: "x", at: new Date(0) })
          .execute(),
      (tx) =>
        tx
          .insertInto("notice")
          .values({ ...notice, at: new Date(0) })
          .execute(),
    ];
    for (const write of writes) await expect(as(clerk, write)).rejects.toThrow(/row-level security/);
    // Nor can a reader make himself words that were kept apart from him.
    await expect(as(supervisor, (tx) => sql`UPDATE record_confidential SET value = '"x"'`.execute(tx))).rejects.toThrow(
      /permission denied/,
    );
  });

  it("another's view, shared with him or not", async () => {
    expect((await as(prosecutor, (tx) => removeView(tx, "一部的"))).numDeletedRows).toBe(0n);
    expect((await as(head, (tx) => removeView(tx, "自己的"))).numDeletedRows).toBe(0n);
    await expect(
      as(prosecutor, (tx) => tx.updateTable("list_view").set({ name: "改写" }).where("name", "=", "一部的").execute()),
    ).rejects.toThrow(/row-level security/);
  });
});

describe("sight", () => {
  it("stays with whoever did something when he moves, and goes from a head who did nothing", async () => {
    await post(head, { department_id: "县案管" });
    await post(otherHead, { department_id: "县案管" });
    expect([await titles(head), await titles(otherHead)]).toEqual([["丙"], []]);
    await post(head, { department_id: "县一部" });
    await post(otherHead, { department_id: "县二部" });
    expect(await titles(otherHead)).toEqual(["甲"]);
  });

  it("ends with the last post, own records and all", async () => {
    await post(prosecutor, { held_to: "2024-12-31" });
    expect(await titles(prosecutor)).toEqual([]);
    await post(prosecutor, { held_to: null });
    expect((await titles(prosecutor)).toSorted()).toEqual(["丙", "乙"].toSorted());
  });
});

async function everything(tx: Tx) {
  return {
    records: await tx.selectFrom("record").select("id").where("register", "=", "talk").orderBy("id").execute(),
    acts: await tx.selectFrom("act").select(["id", "record_id"]).orderBy("id").execute(),
    apart: await tx
      .selectFrom("record_confidential")
      .select(["record_id", "field", "seq"])
      .orderBy("record_id")
      .execute(),
    limits: await tx.selectFrom("record_limit").select(["id", "record_id"]).orderBy("id").execute(),
    links: await tx.selectFrom("record_link").select(["id", "from_record", "to_id"]).orderBy("id").execute(),
    files: await tx.selectFrom("record_file").select(["id", "record_id"]).orderBy("id").execute(),
    copies: await tx.selectFrom("record_copy").select(["id", "record_id"]).orderBy("id").execute(),
    notices: await tx.selectFrom("notice").select(["id", "record_id", "kind"]).orderBy("id").execute(),
    views: await tx.selectFrom("list_view").select("name").orderBy("id").execute(),
  };
}

async function as<Result>(who: TestPerson, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  const { db, clock } = office.server.app;
  return asReader(db, (await resolveSignedIn(db, clock, who.id))!.reader, work);
}

function removeView(tx: Tx, name: string) {
  return tx.deleteFrom("list_view").where("name", "=", name).executeTakeFirst();
}

function post(who: TestPerson, change: { department_id?: string; held_to?: string | null }) {
  return asSystem(office.server.app.db, (tx) =>
    tx.updateTable("post").set(change).where("person_id", "=", who.id).execute(),
  );
}

async function titles(who: TestPerson): Promise<readonly string[]> {
  return (await (await office.as(who)).records.list({ register: "talk" })).items.map(({ title }) => title);
}
