import { expect, test } from "vitest";
import { isCandidate } from "./candidate-filter.ts";

const row = {
  number: "监督〔2026〕7号",
  title: "告知诉讼权利超过三日（案）",
  fields: { domain: "case", phase: "during", kind: "告知诉讼权利超过三日" },
  names: { d1: "第一检察部" },
  overdue: false,
};
const everything = { text: "", domain: undefined, phase: undefined, overdue: false };

test.each([
  [{}, true],
  [{ text: "第一 告知" }, true],
  [{ text: "第二" }, false],
  [{ text: "第一 涉财" }, false],
  [{ text: "2026〕7" }, true],
  [{ domain: "case", phase: "during" }, true],
  [{ domain: "money" }, false],
  [{ phase: "after" }, false],
  [{ overdue: true }, false],
])("%j", (part, expected) => {
  expect(isCandidate(row, { ...everything, ...part })).toBe(expected);
});

test("what is past its due day is found among those", () => {
  expect(isCandidate({ ...row, overdue: true }, { ...everything, overdue: true })).toBe(true);
});
