import { expect, test } from "vitest";
import { added, moved, removed, sameOrder } from "./agenda-draft.ts";

const agenda = ["a", "b", "c", "d"];

test.each([
  ["a", 2, ["b", "c", "a", "d"]],
  ["d", 0, ["d", "a", "b", "c"]],
  ["b", 1, ["a", "b", "c", "d"]],
  ["b", 99, ["a", "c", "d", "b"]],
  ["c", -1, ["c", "a", "b", "d"]],
  ["x", 0, ["a", "b", "c", "d"]],
])("%s moved to index %i", (id, to, expected) => {
  expect(moved(agenda, id, to)).toEqual(expected);
});

test("one is added at the end, and only once", () => {
  expect(added(agenda, "e")).toEqual(["a", "b", "c", "d", "e"]);
  expect(added(agenda, "b")).toEqual(agenda);
  expect(removed(agenda, "b")).toEqual(["a", "c", "d"]);
});

test("the same problems in another order are another agenda", () => {
  expect(sameOrder(["a", "b"], ["a", "b"])).toBe(true);
  expect(sameOrder(["a", "b"], ["b", "a"])).toBe(false);
  expect(sameOrder(["a"], ["a", "b"])).toBe(false);
});
