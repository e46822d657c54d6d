import { expect, test } from "vitest";
import { raiseRevision, sampleRule } from "./rule-text.ts";

test("a revision begins with its number raised by one", () => {
  expect(raiseRevision("id: E01\nrevision: 9\nover: 案件")).toBe("id: E01\nrevision: 10\nover: 案件");
  expect(raiseRevision('revision: "3"\n')).toBe('revision: "4"\n');
  expect(raiseRevision("id: E01\n# revision: 1\n")).toBe("id: E01\n# revision: 1\n");
});

const measures = {
  label: "强制措施",
  en: "Measures",
  columns: [
    { label: "部门受案号", en: "case number", type: "case-no" },
    { label: "嫌疑人编号", en: "suspect number", type: "text" },
    { label: "措施序号", en: "measure number", type: "int" },
    { label: "决定机关", en: "decided by", type: "text" },
    { label: "解除日期", en: "ended", type: "date" },
  ],
};

test("a sample takes a day of the table, and the columns that tell rows of one suspect apart", () => {
  const text = sampleRule({ id: "Z01", title: '未填"解除日期"' }, measures, "zh");
  expect(text).toContain("over: 强制措施\nsubject: suspect\nidentity: [措施序号]\n");
  expect(text).toContain("hit: 解除日期 = null");
  expect(text).toContain('row: { 解除日期: "2025-03-10" }');
  expect(text).toContain('title: { zh: "未填解除日期", en: "Own rule Z01" }');
  expect(text).not.toMatch(/\{(?:id|title|over|subject|identity|column|sample|instrument|isEmpty)\}/);
});
