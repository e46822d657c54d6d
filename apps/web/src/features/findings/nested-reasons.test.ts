import { expect, test } from "vitest";
import { nestedReasons, type NestedReason } from "./nested-reasons.ts";

const line = (depth: number, name: string) => ({ depth, text: { zh: name, en: name } });
/** `甲(乙, 丙)` */
const shown = (reasons: readonly NestedReason[]): string =>
  reasons.map(({ text, because }) => text.zh + (because.length === 0 ? "" : `(${shown(because)})`)).join(", ");

test("each line stands under the one that it explains", () => {
  const lines = [line(0, "适用"), line(1, "甲"), line(2, "乙"), line(1, "丙"), line(0, "提示"), line(1, "丁")];
  expect(shown(nestedReasons(lines))).toBe("适用(甲(乙), 丙), 提示(丁)");
});

test("a level that was left out does not matter", () => {
  expect(shown(nestedReasons([line(1, "甲"), line(3, "乙"), line(2, "丙"), line(0, "丁")]))).toBe("甲(乙, 丙), 丁");
});

test("nothing of nothing", () => {
  expect(nestedReasons([])).toEqual([]);
});
