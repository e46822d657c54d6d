import { expect, test } from "vitest";
import { readRule } from "./reading.ts";

const text = `
level: { base: L1, when: { L2: 迟延天数 > 7 } }
duty: own
basis:
  - { instrument: 刑事诉讼法, article: 34, paragraph: 2 }
  - { instrument: 人民检察院刑事诉讼规则, article: 664、665 }
  - { instrument: 《某办法》 }
inForce: { from: 2019-12-30 }
message: { zh: "应在{届满日}前告知。", en: "Due by {届满日}." }
`;

test("a rule is read for people: levels, basis, days in force, message", () => {
  expect(readRule(text)).toEqual({
    levels: ["L1", "L2"],
    duties: ["own"],
    basis: [
      { instrument: "刑事诉讼法", article: "34", paragraph: 2 },
      { instrument: "人民检察院刑事诉讼规则", article: "664、665" },
      { instrument: "《某办法》", article: "" },
    ],
    inForceFrom: "2019-12-30",
    inForceTo: null,
    message: { zh: "应在{届满日}前告知。", en: "Due by {届满日}." },
    unless: null,
  });
});

test.each([
  ["no YAML", "level: ["],
  ["a list", "- a"],
  ["an alias that would grow", "a: &a [x]\nlevel: *a"],
  ["nothing", ""],
])("%s is not read", (_, given) => {
  expect(readRule(given)).toBeNull();
});

test("what is not understood is left out", () => {
  expect(readRule("level: high\nduty: [own]\nbasis: x\nmessage: y")).toMatchObject({
    levels: [],
    duties: [],
    basis: [],
    message: null,
  });
});
