// What stands in whose inbox, who is reminded how often, and who acts for whom, through HTTP.
import { inboxBoxes, type FieldValues, type InboxBox } from "@jianheng/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { people, startTestOffice, type TestOffice, type TestPerson } from "../../../../test/test-office.ts";
import { asSystem } from "../../../database/pool.ts";
import { remindOfDueLimits } from "./remind.ts";

const { prosecutor, otherProsecutor, leader, officer, clerk, neighbour, administrator } = people;

let office: TestOffice;
const as = (person: TestPerson) => office.as(person);
beforeAll(async () => {
  office = await startTestOffice();
});
afterAll(() => office.stop());

async function propose(handler = prosecutor) {
  const fields = {
    caseName: "虚构人戊涉嫌盗窃案",
    kind: "nonProsecution",
    openness: "closed",
    reason: "分歧",
    handler: handler.id,
  };
  return (await as(prosecutor)).records.create({ requestId: crypto.randomUUID(), register: "hearing", fields });
}

async function act(
  person: TestPerson,
  name: string,
  record: { id: string; version: number },
  fields: FieldValues = {},
) {
  const on = [{ id: record.id, version: record.version }];
  return (await (await as(person)).records.act({ requestId: crypto.randomUUID(), act: name, on, fields })).items[0]!;
}

async function boxesOf(person: TestPerson, id: string): Promise<readonly InboxBox[]> {
  const api = await as(person);
  const lists = await Promise.all(
    inboxBoxes.map(async (box) => [box, await api.inbox.list({ box, limit: 200 })] as const),
  );
  return lists.filter(([, { items }]) => items.some((item) => item.id === id)).map(([box]) => box);
}

const day = (offset: number) => new Date(Date.now() + 8 * 3_600_000 + offset * 86_400_000).toISOString().slice(0, 10);

describe("a record stands", () => {
  it("with whom something is expected of, who set it going, who is told, and who did something", async () => {
    const proposed = await propose();
    expect(await boxesOf(leader, proposed.id)).toEqual(["todo", "copied"]);
    expect(await boxesOf(prosecutor, proposed.id)).toEqual(["watching", "done", "started"]);
    expect(await boxesOf(officer, proposed.id)).toEqual([]);
    await act(leader, "approve", proposed);
    expect(await boxesOf(leader, proposed.id)).toEqual(["watching", "copied", "done"]);
    expect(await boxesOf(prosecutor, proposed.id)).toEqual(["todo", "done", "started"]);
    for (const stranger of [clerk, neighbour, administrator]) expect(await boxesOf(stranger, proposed.id)).toEqual([]);
  });

  it("in counts that are those of the lists", async () => {
    await propose();
    for (const person of [leader, prosecutor]) {
      const api = await as(person);
      const counts = await api.inbox.counts();
      for (const box of inboxBoxes)
        expect([box, (await api.inbox.list({ box, limit: 200 })).items.length]).toEqual([box, counts[box].total]);
    }
  });

  it("unread with whom a word was sent, until it was read", async () => {
    const proposed = await propose();
    const api = await as(leader);
    const mine = async () =>
      (await api.inbox.list({ box: "copied", limit: 200 })).items.find(({ id }) => id === proposed.id)!;
    expect(await mine()).toMatchObject({ unread: true, what: { zh: "测检察官：登记" } });
    await api.records.markRead({ id: proposed.id });
    expect(await mine()).toMatchObject({ unread: false });
  });
});

describe("a reminder", () => {
  it("reaches whoever has to act, once a day however often it is sent", async () => {
    const proposed = await propose();
    const api = await as(prosecutor);
    expect(await api.inbox.remind({ on: [proposed.id] })).toEqual({ sent: 1, alreadyToday: 0, nobody: 0 });
    expect(await api.inbox.remind({ on: [proposed.id] })).toEqual({ sent: 0, alreadyToday: 1, nobody: 0 });
    const items = (await (await as(leader)).inbox.list({ box: "copied", limit: 200 })).items;
    expect(items.find(({ id }) => id === proposed.id)).toMatchObject({ what: { zh: "测检察官：催办" }, unread: true });
  });

  it("comes by itself when a limit is near, once a day, to its owner", async () => {
    const approved = await act(leader, "approve", await propose());
    const officers = [1, 2, 3].map((n) => ({ name: `虚构听证员${n}` }));
    const notified = await act(prosecutor, "notify", approved, {
      heldOn: day(2),
      place: "听证室",
      noticeOn: day(-2),
      officers,
    });
    expect(notified.due).toMatchObject({ light: "amber", reason: { zh: "还剩 2 天" } });
    const { db } = office.server.app;
    const reminded = async () =>
      asSystem(db, (tx) =>
        tx
          .selectFrom("notice")
          .select(["person_id", "by_name"])
          .where("record_id", "=", notified.id)
          .where("kind", "=", "reminded")
          .execute(),
      );
    await remindOfDueLimits(db, new Date());
    expect(await reminded()).toEqual([{ person_id: prosecutor.id, by_name: "系统" }]);
    await remindOfDueLimits(db, new Date());
    expect(await reminded()).toHaveLength(1);
    await remindOfDueLimits(db, new Date(Date.now() + 86_400_000));
    expect(await reminded()).toHaveLength(2);
  });
});

describe("somebody who stands in", () => {
  it("sees and does what is expected of the absent, in his name, for the days agreed and no longer", async () => {
    const approved = await act(leader, "approve", await propose());
    expect(await boxesOf(otherProsecutor, approved.id)).toEqual([]);
    const giving = await as(prosecutor);
    const { id } = await giving.inbox.delegate({
      toPersonId: otherProsecutor.id,
      fromDay: day(0),
      toDay: day(3),
      reason: "外出办案",
    });
    expect(await boxesOf(otherProsecutor, approved.id)).toEqual(["todo"]);
    const [item] = (await (await as(otherProsecutor)).inbox.list({ box: "todo", limit: 200 })).items.filter(
      (one) => one.id === approved.id,
    );
    expect(item).toMatchObject({ onBehalfOf: "测检察官" });
    const officers = [1, 2, 3].map((n) => ({ name: `虚构听证员${n}` }));
    const notified = await act(otherProsecutor, "notify", approved, {
      heldOn: day(30),
      place: "听证室",
      noticeOn: day(0),
      officers,
    });
    const { history } = await giving.records.get({ id: approved.id });
    expect(history.at(-1)).toMatchObject({
      by: "测检察官二",
      onBehalfOf: "测检察官",
      sentence: { zh: "测检察官二（代测检察官）确定人员并通知" },
    });
    await giving.inbox.endDelegation({ id });
    await expect(act(otherProsecutor, "record", notified, { opinion: "同意" })).rejects.toMatchObject({ status: 403 });
  });

  it("does not do what the absent may not do, nor what he himself may not", async () => {
    // The leader proposes nothing himself; whoever asked for the hearing must not decide on it, in nobody's name.
    const proposed = await propose();
    const { id } = await (
      await as(leader)
    ).inbox.delegate({ toPersonId: prosecutor.id, fromDay: day(0), toDay: day(1), reason: "出差" });
    await expect(act(prosecutor, "approve", proposed)).rejects.toMatchObject({ code: "act.excluded" });
    await (await as(leader)).inbox.endDelegation({ id });
  });

  it.each([
    ["oneself", prosecutor, day(0), day(1), "不能委托给自己"],
    ["days that have passed", otherProsecutor, day(-3), day(-1), "截止日期"],
    ["an end before the beginning", otherProsecutor, day(3), day(2), "截止日期"],
    ["another office", neighbour, day(0), day(1), "本院在任人员"],
    ["an administrator", administrator, day(0), day(1), "本院在任人员"],
  ])("is not %s", async (_name, to, fromDay, toDay, detail) => {
    const api = await as(prosecutor);
    const refused = api.inbox.delegate({ toPersonId: to.id, fromDay, toDay, reason: "外出" });
    await expect(refused).rejects.toMatchObject({
      code: "delegation.invalid",
      data: { args: { detail: expect.stringContaining(detail) } },
    });
  });
});
