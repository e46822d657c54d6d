import { nationalCalendar } from "@jianheng/law";
import { describe, expect, it } from "vitest";
import { compileRule } from "./compile-rule.ts";
import { legalFunctions } from "./legal-functions.ts";

const functions = legalFunctions(nationalCalendar);

const good = `id: X01
revision: 1
title: { zh: 移送晚于受理, en: Sent after accepted }
kind: { zh: 日期先后, en: Order of dates }
level: error
duty: own
basis:
  - { instrument: 刑事诉讼法, article: 91 }
inForce: { from: 2019-12-30 }
over: 案件
subject: case
needs: [移送日期, 受理日期]
let:
  相差: 相隔日数(受理日期, 移送日期)
applies: 移送日期 != null
hit: 移送日期 > 受理日期
show: [移送日期, 相差]
message:
  zh: 移送日期{移送日期}晚于受理日期{受理日期}。
  en: Sent on {移送日期}, accepted on {受理日期}.
examples:
  - { name: 晚, asOf: 2025-03-31, row: { 移送日期: 2025-03-04, 受理日期: 2025-03-03 }, expect: hit }
  - { name: 不晚, asOf: 2025-03-31, row: { 移送日期: 2025-03-03, 受理日期: 2025-03-03 }, expect: clear }
  - { name: 不明, asOf: 2025-03-31, row: { 移送日期: 2025-03-03 }, expect: undetermined }
`;

const compile = (text: string) => compileRule({ file: "X01.yaml", pack: "test", text }, functions);

const digest = (text: string) => compile(text).rule?.revision;

describe("a rule file", () => {
  it("compiles when it is right", () => {
    const { rule, diagnostics } = compile(good);
    expect(diagnostics).toEqual([]);
    expect(rule?.revision).toMatch(/^1\.[0-9a-f]{12}$/u);
    expect(rule?.over).toBe("cases");
    expect(rule?.needs).toEqual([
      { dataset: "cases", column: "sentDate" },
      { dataset: "cases", column: "acceptedDate" },
    ]);
  });

  it("has another digest when its content changes and the same when only its layout does", () => {
    expect(digest(good.replace("晚于受理,", "晚于受理日,"))).not.toBe(digest(good));
    expect(digest(`# 注\n${good.replace("level: error", 'level: "error"')}`)).toBe(digest(good));
  });

  const mistakes: readonly {
    readonly situation: string;
    readonly change: readonly [string, string];
    readonly code: string;
    /** The words the diagnostic must point at: their last occurrence in the text. */
    readonly at: string;
  }[] = [
    { situation: "YAML that does not close", change: ["title: {", "title: [{"], code: "rule.yaml", at: "kind: {" },
    { situation: "an unknown key", change: ["level: error", "levle: error"], code: "rule.unknown_key", at: "levle" },
    { situation: "a level that does not exist", change: ["level: error", "level: L9"], code: "rule.shape", at: "L9" },
    {
      situation: "levels of two schemes",
      change: ["level: error", "level: { base: error, when: { L1: 移送日期 != null } }"],
      code: "rule.level_scheme",
      at: "{ base",
    },
    {
      situation: "an article in words",
      change: ["article: 91", "article: 第九十一条"],
      code: "rule.article",
      at: "第九十一条",
    },
    {
      situation: "an end before the beginning",
      change: ["from: 2019-12-30 }", "from: 2019-12-30, to: 2019-12-01 }"],
      code: "rule.in_force",
      at: "2019-12-01",
    },
    {
      situation: "a dataset that does not exist",
      change: ["over: 案件", "over: 案卷"],
      code: "rule.unknown_dataset",
      at: "案卷",
    },
    {
      situation: "a subject the rows do not name",
      change: ["subject: case", "subject: suspect"],
      code: "rule.subject_mismatch",
      at: "suspect",
    },
    {
      situation: "a needed column that does not exist",
      change: ["needs: [移送日期, 受理日期]", "needs: [移送日期, 受理之日]"],
      code: "rule.unknown_column",
      at: "受理之日",
    },
    {
      situation: "a let of a reserved name",
      change: ["  相差:", "  触发条件:"],
      code: "rule.reserved_name",
      at: "触发条件",
    },
    {
      situation: "an unknown name inside an expression",
      change: ["hit: 移送日期 > 受理日期", "hit: 移送日期 > 受理之日"],
      code: "feel.name.unknown",
      at: "受理之日",
    },
    {
      situation: "an unknown name inside a folded expression",
      change: ["hit: 移送日期 > 受理日期", "hit: >-\n  移送日期 > 受理日期\n  and 受理之日 != null"],
      code: "feel.name.unknown",
      at: "受理之日",
    },
    {
      situation: "an unknown name after a quoted text",
      change: ["hit: 移送日期 > 受理日期", `hit: 'contains(案件名称, "甲") and 受理之日'`],
      code: "feel.name.unknown",
      at: "受理之日",
    },
    {
      situation: "a condition that is not yes or no",
      change: ["hit: 移送日期 > 受理日期", "hit: 移送日期"],
      code: "feel.type.operand",
      at: "移送日期\nshow",
    },
    {
      situation: "a shown name that does not exist",
      change: ["show: [移送日期, 相差]", "show: [移送日期, 差额]"],
      code: "rule.unknown_name",
      at: "差额",
    },
    {
      situation: "a placeholder that does not exist",
      change: ["en: Sent on {移送日期}", "en: Sent on {sentDate}"],
      code: "rule.unknown_name",
      at: "Sent on {sentDate}",
    },
    {
      situation: "no example of the unknown",
      change: ["expect: undetermined", "expect: clear"],
      code: "rule.examples_missing",
      at: "- { name: 晚",
    },
    {
      situation: "a cell of an example that is not a date",
      change: ["row: { 移送日期: 2025-03-04", "row: { 移送日期: 2025-02-30"],
      code: "rule.example_cell",
      at: "2025-02-30",
    },
    {
      situation: "a column of an example that does not exist",
      change: ["row: { 移送日期: 2025-03-04", "row: { 移送日: 2025-03-04"],
      code: "rule.unknown_column",
      at: "移送日: 2025",
    },
  ];

  it.each(mistakes)("with $situation is refused at its place", ({ change: [from, to], code, at }) => {
    expect(good).toContain(from);
    const text = good.replace(from, to);
    const { rule, diagnostics } = compile(text);
    const before = text.slice(0, text.lastIndexOf(at)).split("\n");
    const [line, column] = [before.length, (before.at(-1)?.length ?? 0) + 1];
    expect(rule).toBeUndefined();
    expect(diagnostics.map((one) => ({ code: one.code, line: one.line, column: one.column }))).toContainEqual({
      code,
      line,
      column,
    });
  });

  it("reports several mistakes at once", () => {
    const text = good
      .replace("subject: case", "subject: suspect")
      .replace("> 受理日期\n", "> 受理之日\n")
      .replace("相差]", "差额]");
    expect(new Set(compile(text).diagnostics.map(({ code }) => code))).toEqual(
      new Set(["rule.subject_mismatch", "feel.name.unknown"]),
    );
  });

  it("asks for identity columns where a subject may have several rows", () => {
    const text = good
      .replace("over: 案件", "over: 退回补充侦查")
      .replace("subject: case", "subject: suspect")
      .replaceAll("移送日期", "退回日期")
      .replaceAll("受理日期", "重新移送日期");
    expect(compile(text).diagnostics.map(({ code }) => code)).toEqual(["rule.identity_missing"]);
    expect(compile(text.replace("subject: suspect", "subject: suspect\nidentity: [退回次数]")).diagnostics).toEqual([]);
  });

  it("refuses a file that is no rule by its size", () => {
    expect(compile(`${good}\n# ${"长".repeat(200_000)}`).diagnostics.map(({ code }) => code)).toEqual([
      "rule.file_too_large",
    ]);
  });

  it("refuses an alias at its place, however small", () => {
    const text = good.replace(/^title:.*$/mu, "title: &both { zh: 甲, en: a }\nkind: *both");
    const { rule, diagnostics } = compile(text.replace(/^kind: \{.*$/mu, ""));
    expect(rule).toBeUndefined();
    expect(diagnostics.map(({ code, column }) => `${code} ${column}`)).toEqual(["rule.yaml 7"]);
  });
});
