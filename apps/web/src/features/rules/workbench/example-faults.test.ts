import type { ExampleVerdict } from "@jianheng/contract";
import { expect, test } from "vitest";
import { speaker } from "../../../lib/speaker.ts";
import { faultSentences } from "./example-faults.ts";

const said = (is: ExampleVerdict["is"], ...faults: string[]) =>
  faultSentences({ name: "甲", expect: "hit", is, faults, reasons: [] }, speaker("zh"));

test.each([
  [
    "the outcome differs, as the table shows",
    said("clear", "row: expected hit, is clear", "sql: expected hit, is clear"),
    [],
  ],
  [
    "one engine alone differs",
    said("hit", "sql: expected hit, is clear"),
    ["成批运行时得出“不提示”，请联系系统管理员"],
  ],
  [
    "the level",
    said("hit", "row: level L1, expected L2", "sql: level L1, expected L2"),
    ["处理层级应为“书面通知”，得出“口头提示”"],
  ],
  ["whose duty", said("hit", "row: duty own, expected police"), ["责任单位应为“公安机关”，得出“本院”"]],
  [
    "a value",
    said("hit", "row: 届满日 is 2025-02-05, expected 2025-02-06"),
    ["届满日应为“2025-02-06”，得出“2025-02-05”"],
  ],
  ["an empty value", said("hit", "row: 届满日 is , expected 2025-02-06"), ["届满日应为“2025-02-06”，得出“空”"]],
  ["a fact", said("hit", "row: 案件.受理日期 is not named as missing ()"), ["没有指出缺少“案件.受理日期”"]],
  ["anything else", said("hit", "row: rule.failed: no such table"), ["rule.failed: no such table"]],
])("%s", (_, found, sentences) => {
  expect(found).toEqual(sentences);
});
