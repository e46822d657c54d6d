import { describe, expect, test } from "vitest";
import { readSlot, shownItem, slotText, writersOn } from "./slots.ts";

const problem = "00000000-0000-4000-8000-000000000001";
const entry = "00000000-0000-4000-8000-000000000002";

describe("a place as text", () => {
  test("comes back as it went", () => {
    expect(readSlot(`item:${problem}`)).toEqual({ at: "item", problemId: problem });
    expect(readSlot(`c:${problem}:${entry}`)).toEqual({
      at: "entry",
      problemId: problem,
      kind: "commitment",
      entryId: entry,
    });
    expect(slotText({ at: "entry", problemId: problem, kind: "answer", entryId: entry })).toBe(`a:${problem}:${entry}`);
  });

  test("the longest fits what the server takes: 80 characters", () => {
    expect(slotText({ at: "entry", problemId: problem, kind: "question", entryId: entry }).length).toBeLessThanOrEqual(
      80,
    );
  });

  test.each(["", "item", "item:", "x:1:2", "q:1", "q:1:"])("%j is no place", (text) => {
    expect(readSlot(text)).toBeNull();
  });
});

describe("the item on the wall", () => {
  const chair = { personId: "chair", name: "虚构主持", slot: "item:two" };
  const clerk = { personId: "clerk", name: "虚构记录", slot: "item:one" };

  test("is where the chair is, whoever else leads", () => {
    expect(shownItem([clerk, chair], "chair")).toBe("two");
    expect(shownItem([clerk, { ...chair, slot: "q:three:e" }], "chair")).toBe("three");
  });

  test("is where somebody leads it when the chair is not there", () => {
    expect(shownItem([clerk], "chair")).toBe("one");
  });

  test("does not run after people who only write", () => {
    expect(shownItem([{ ...clerk, slot: "q:one:e" }], "chair")).toBeUndefined();
    expect(shownItem([], undefined)).toBeUndefined();
  });
});

test("others who write on the item are named; oneself and those elsewhere are not", () => {
  const writing = [
    { personId: "me", name: "我", slot: "q:one:e1" },
    { personId: "p2", name: "虚构乙", slot: "a:one:e2" },
    { personId: "p3", name: "虚构丙", slot: "a:two:e3" },
    { personId: "p4", name: "虚构丁", slot: "item:one" },
  ];
  expect(writersOn(writing, "me", "one")).toEqual([{ name: "虚构乙", kind: "answer", entryId: "e2" }]);
});
