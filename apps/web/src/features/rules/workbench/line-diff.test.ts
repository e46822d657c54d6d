import { describe, expect, test } from "vitest";
import { diffLines, differences } from "./line-diff.ts";

const marks = { same: " ", added: "+", removed: "-" } as const;
const shown = (before: readonly string[], after: readonly string[]) =>
  diffLines(before.join("\n"), after.join("\n")).map(({ kind, text }) => `${marks[kind]}${text}`);

describe("two texts", () => {
  test.each([
    ["the same", ["a", "b"], ["a", "b"], [" a", " b"]],
    ["a line changed", ["a", "b", "c"], ["a", "x", "c"], [" a", "-b", "+x", " c"]],
    ["a line put in", ["a", "c"], ["a", "b", "c"], [" a", "+b", " c"]],
    ["a line taken out", ["a", "b", "c"], ["a", "c"], [" a", "-b", " c"]],
    ["two places", ["a", "b", "c", "d"], ["b", "c", "x"], ["-a", " b", " c", "-d", "+x"]],
    ["all of it", ["a"], ["b"], ["-a", "+b"]],
    ["repeated lines", ["x", "a", "x"], ["x", "x"], [" x", "-a", " x"]],
  ])("%s", (_, before, after, lines) => {
    expect(shown(before, after)).toEqual(lines);
  });

  test("an end of line more or less is no difference", () => {
    expect(diffLines("a\nb\n", "a\r\nb").every(({ kind }) => kind === "same")).toBe(true);
  });

  test("lines have their number in the text they stand in", () => {
    expect(diffLines("a\nb\nc", "a\nc\nd").map(({ line }) => line)).toEqual([1, 2, 2, 3]);
  });
});

test("what did not change is left out, but for a few lines around", () => {
  const lines = diffLines("1\n2\n3\n4\n5\n6\n7", "1\n2\n3\nx\n5\n6\n7");
  expect(differences(lines, 1).map((part) => (part.kind === "skipped" ? part.count : part.text))).toEqual([
    2,
    "3",
    "4",
    "x",
    "5",
    2,
  ]);
  expect(differences(diffLines("1", "1"), 3)).toEqual([]);
});
