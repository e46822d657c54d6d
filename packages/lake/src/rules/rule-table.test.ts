// A decision table as a let of a rule file: what it decides, how its faults are located, what a missing input does.
import { nationalCalendar } from "@jianheng/law";
import { describe, expect, it } from "vitest";
import { standardCatalogue } from "../catalogue/catalogue.ts";
import { compileRule } from "./compile-rule.ts";
import { legalFunctions } from "./legal-functions.ts";
import { showRuleTable } from "./rule-table.ts";
import type { RuleBook } from "./rule-book.ts";
import { type ExampleResult, runExamples } from "../screening/run-examples.ts";

const functions = legalFunctions(nationalCalendar);

const good = `id: X02
revision: 1
title: { zh: 受理迟, en: Accepted late }
kind: { zh: 日期先后, en: Order of dates }
level: error
duty: own
basis:
  - { instrument: 刑事诉讼法, article: 91 }
inForce: { from: 2019-12-30 }
over: 案件
subject: case
let:
  相差: 相隔日数(移送日期, 受理日期)
  轻重:
    table:
      inputs: [相差, { expression: 受理日期, allowed: "> date(2000, 1, 1)" }]
      outputs: [轻重]
      hitPolicy: FIRST
      rules:
        - ["> 30", "-", '"重"']
        - ["> 3", "-", '"轻"']
        - ["-", "-", '"无"']
hit: 等于(轻重, "重")
show: [轻重]
message: { zh: "相差，{轻重}", en: "late, {轻重}" }
examples:
  - { name: 重, asOf: 2025-03-31, row: { 移送日期: 2025-01-01, 受理日期: 2025-03-03 }, expect: hit, values: { 轻重: 重 } }
  - { name: 轻, asOf: 2025-03-31, row: { 移送日期: 2025-03-01, 受理日期: 2025-03-10 }, expect: clear }
  - { name: 无, asOf: 2025-03-31, row: { 移送日期: 2025-03-01, 受理日期: 2025-03-01 }, expect: clear }
  - { name: 不明, asOf: 2025-03-31, row: { 受理日期: 2025-03-01 }, expect: undetermined, missing: [移送日期] }
`;

const compile = (text: string) => compileRule({ file: "X02.yaml", pack: "test", text }, functions);

describe("a table in a rule file", () => {
  it("decides, and a missing input that could change the answer leaves it undetermined", async () => {
    const { rule, diagnostics } = compile(good);
    expect(diagnostics).toEqual([]);
    if (rule === undefined) throw new Error("no rule");
    const book: RuleBook = {
      packs: [],
      catalogue: standardCatalogue,
      rules: [rule],
      functions,
      calendar: nationalCalendar,
    };
    const results: ExampleResult[] = [];
    for await (const result of runExamples(book)) results.push(result);
    expect(results.map(({ row }) => row.outcome)).toEqual(["hit", "clear", "clear", "undetermined"]);
    expect(results.flatMap(({ faults }) => faults)).toEqual([]);
    // SQL refuses the table by name; the rows are judged one by one.
    expect(results.every(({ sql }) => sql === undefined)).toBe(true);
  });

  it("is shown on a few lines", () => {
    const written = compile(good).rule?.definition.let["轻重"];
    if (typeof written !== "object") throw new Error("no table");
    expect(showRuleTable(written.table)).toBe(
      '相差 | 受理日期 → 轻重 (FIRST)\n> 30 | - → "重"\n> 3 | - → "轻"\n- | - → "无"',
    );
  });

  const mistakes: readonly {
    readonly situation: string;
    readonly change: readonly [string, string];
    readonly code: string;
    /** The words the diagnostic must point at. */
    readonly at: string;
  }[] = [
    { situation: "a cell of another type", change: ['> 3"', '> true"'], code: "feel.type.mismatch", at: "> true" },
    { situation: "an unknown name in an output", change: [`'"轻"'`, "轻度"], code: "feel.name.unknown", at: "轻度" },
    { situation: "an unknown name in the head", change: ["[相差,", "[相距,"], code: "feel.name.unknown", at: "相距," },
    {
      situation: "a row that is too short",
      change: [`["-", "-", '"无"']`, `["-", '"无"']`],
      code: "feel.table.rule_width",
      at: `["-", '"无"']`,
    },
    { situation: "an unknown policy", change: ["FIRST", "LAST"], code: "rule.hit_policy", at: "LAST" },
    {
      situation: "an unknown key of a table",
      change: ["hitPolicy", "policy"],
      code: "rule.unknown_key",
      at: "policy:",
    },
  ];
  it.each(mistakes)("$situation is reported at its place", ({ change: [before, after], code, at }) => {
    const text = good.replace(before, after);
    expect(text).not.toBe(good);
    const found = compile(text).diagnostics.filter((each) => each.code === code);
    const offset = text.indexOf(at);
    const line = text.slice(0, offset).split("\n").length;
    const column = offset - text.lastIndexOf("\n", offset);
    expect(found.map((each) => `${each.line}:${each.column}`)).toContain(`${line}:${column}`);
  });
});
