import type { ConferenceDetail, MeetingEntry } from "@jianheng/contract";
import { describe, expect, test } from "vitest";
import { afterEvent, countsOf, entriesOf, missingForLedger, newestConference, questionNumbers } from "./meeting.ts";

const written = {
  text: "为什么迟延？",
  speaker: "",
  departmentId: null,
  ownerId: null,
  means: null,
  due: null,
  version: 1,
  by: { id: "p1", name: "虚构甲" },
  at: "2026-07-10T01:00:00.000Z",
};

function entry(id: string, part: Partial<MeetingEntry> = {}): MeetingEntry {
  return {
    ...written,
    id,
    problemId: "one",
    kind: "question",
    questionId: null,
    department: null,
    owner: null,
    withdrawn: false,
    conflicts: [],
    carried: false,
    order: 1,
    ...part,
  };
}

function meeting(entries: MeetingEntry[], recordId = "c1"): ConferenceDetail {
  return {
    record: {
      id: recordId,
      register: "conference",
      number: "联席〔2026〕1号",
      title: "虚构会议",
      state: "inSession",
      stateLabel: { zh: "进行中", en: "in session" },
      ended: false,
      office: "虚构院",
      department: null,
      author: "虚构甲",
      registeredOn: "2026-07-01",
      changedOn: "2026-07-01",
      due: null,
      fields: {},
      names: {},
      version: 3,
      allowedActs: [],
    },
    agenda: [],
    entries,
    mayPlan: false,
    mayWrite: true,
    writing: [],
  };
}

describe("what the stream told is not lost to an answer that was on its way", () => {
  test("an entry that only the stream told stays", () => {
    const newest = newestConference(meeting([entry("a"), entry("b", { order: 2 })]), meeting([entry("a")]));
    expect(newest.entries.map(({ id }) => id)).toEqual(["a", "b"]);
  });

  test("the higher version stays, whichever side has it", () => {
    const second = entry("a", { version: 2, text: "改过" });
    expect(newestConference(meeting([second]), meeting([entry("a")])).entries[0]?.text).toBe("改过");
    expect(newestConference(meeting([entry("a")]), meeting([second])).entries[0]?.text).toBe("改过");
  });

  test("a text in conflict makes an entry newer, settling it newer again", () => {
    const conflict = entry("a", { version: 2, conflicts: [{ ...written, version: 3 }] });
    const settled = entry("a", { version: 4, text: "选定" });
    expect(
      newestConference(meeting([entry("a", { version: 2 })]), meeting([conflict])).entries[0]?.conflicts,
    ).toHaveLength(1);
    expect(newestConference(meeting([settled]), meeting([conflict])).entries[0]?.text).toBe("选定");
  });

  test("of another meeting nothing is kept", () => {
    expect(newestConference(meeting([entry("a")], "c1"), meeting([], "c2")).entries).toEqual([]);
  });
});

describe("events", () => {
  test("an entry comes at its place in the order of writing", () => {
    const before = meeting([entry("a", { order: 1 }), entry("c", { order: 3 })]);
    const after = afterEvent(before, { type: "entry", entry: entry("b", { order: 2 }) });
    expect(after.entries.map(({ id }) => id)).toEqual(["a", "b", "c"]);
  });

  test("an older form of an entry that comes late changes nothing", () => {
    const before = meeting([entry("a", { version: 2, text: "新" })]);
    expect(afterEvent(before, { type: "entry", entry: entry("a") }).entries[0]?.text).toBe("新");
  });

  test("who writes is replaced; what asks to be read again leaves the meeting as it is", () => {
    const before = meeting([]);
    const writing = [{ personId: "p2", name: "虚构乙", slot: "item:one" }];
    expect(afterEvent(before, { type: "writing", writing }).writing).toEqual(writing);
    expect(afterEvent(before, { type: "changed" })).toBe(before);
  });
});

describe("what was said on an item", () => {
  const entries = [
    entry("q1", { withdrawn: true }),
    entry("q2"),
    entry("a1", { kind: "answer", questionId: "q2" }),
    entry("other", { problemId: "two" }),
  ];

  test("is counted without what was taken back", () => {
    expect(countsOf(entries, "one")).toEqual({ question: 1, answer: 1, commitment: 0 });
  });

  test("stays with its item and kind", () => {
    expect(entriesOf(entries, "one", "question").map(({ id }) => id)).toEqual(["q1", "q2"]);
  });

  test("a question keeps its number when the one before it is taken back", () => {
    expect([...questionNumbers(entries, "one")]).toEqual([
      ["q1", 1],
      ["q2", 2],
    ]);
  });
});

test("the ledger asks a commitment for department, owner and due day", () => {
  expect(missingForLedger({ departmentId: null, ownerId: null, due: null })).toEqual(["department", "owner", "due"]);
  expect(missingForLedger({ departmentId: "d", ownerId: null, due: "2026-07-31" })).toEqual(["owner"]);
  expect(missingForLedger({ departmentId: "d", ownerId: "p", due: "2026-07-31" })).toEqual([]);
});
