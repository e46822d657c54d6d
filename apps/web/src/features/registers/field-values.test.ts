import type { RegisterField } from "@jianheng/contract";
import { describe, expect, test } from "vitest";
import { speaker } from "../../lib/speaker.ts";
import { cellText, isEmptyValue, valueText } from "./field-values.ts";

const label = { zh: "某项", en: "item" };
const choices = [
  { id: "open", label: { zh: "公开听证", en: "public" } },
  { id: "closed", label: { zh: "不公开听证", en: "closed" } },
];
const field = (type: string, more: object = {}) => ({ id: "one", label, type, ...more }) as RegisterField;
const zh = speaker("zh");
const en = speaker("en");

describe("a value in words", () => {
  test.each([
    ["text", field("text"), "检察听证室", "检察听证室", "检察听证室"],
    ["money", field("money"), "1234567.5", "1,234,567.50", "1,234,567.50"],
    ["day", field("date"), "2026-07-10", "2026-07-10 周五", "2026-07-10 Fri"],
    ["yes", field("yesNo"), true, "是", "yes"],
    ["no", field("yesNo"), false, "否", "no"],
    ["count of nothing", field("integer"), 0, "0", "0"],
    ["choice", field("choice", { choices }), "closed", "不公开听证", "closed"],
    ["choice that the version no longer has", field("choice", { choices }), "gone", "gone", "gone"],
    ["choices", field("choices", { choices }), ["open", "closed"], "公开听证、不公开听证", "public, closed"],
    ["person", field("person"), "p1", "虚构人甲", "虚构人甲"],
    ["person without a name", field("person"), "p9", "p9", "p9"],
    ["rows", field("rows", { columns: [] }), [{ a: 1 }, { a: 2 }], "2 行", "2 rows"],
    ["nothing", field("date"), null, "", ""],
    ["no choices", field("choices", { choices }), [], "", ""],
  ] as const)("%s", (_name, ofField, value, chinese, english) => {
    const names = { p1: "虚构人甲" };
    expect(valueText(ofField, value, names, zh)).toBe(chinese);
    expect(valueText(ofField, value, names, en)).toBe(english);
  });

  test("a cell that says no is not an empty cell", () => {
    expect(cellText({ id: "a", label, type: "yesNo" }, false, zh)).toBe("否");
    expect(cellText({ id: "a", label, type: "yesNo" }, null, zh)).toBe("");
    expect(isEmptyValue(false)).toBe(false);
    expect(isEmptyValue(0)).toBe(false);
    expect(isEmptyValue("")).toBe(true);
  });
});
