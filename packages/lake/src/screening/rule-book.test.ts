import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { loadRuleBook } from "../rules/load-rule-book.ts";
import type { RuleBookResult } from "../rules/rule-book.ts";
import { type ExampleResult, runExamples } from "./run-examples.ts";

const rulesDir = fileURLToPath(new URL("../../../../rules", import.meta.url));
const testData = process.env["JIANHENG_TEST_DATA"] ?? fileURLToPath(new URL("../../../../../shared", import.meta.url));
const statutes = `${testData}/data/statutes/articles.jsonl`;

/** Items of each section of process monitoring. */
const itemsOfSection: Readonly<Record<string, number>> = { A: 10, B: 20, C: 9, D: 21, E: 16, F: 14 };
/** Functions that have no SQL form. */
const byRowOnly = /upper case\(|区划(?:名称|状态)\(|罪名(?:状态|现名)\(/u;

let loaded: RuleBookResult;
const results: ExampleResult[] = [];

beforeAll(async () => {
  loaded = await loadRuleBook(rulesDir);
  for await (const result of runExamples(loaded.book)) results.push(result);
}, 300_000);

describe("the rule book", () => {
  it("loads without a diagnostic", () => {
    expect(loaded.diagnostics).toEqual([]);
  });

  it("makes a rule of every file, named by its item", () => {
    const files = readdirSync(rulesDir, { withFileTypes: true })
      .filter((pack) => pack.isDirectory())
      .flatMap((pack) => readdirSync(path.join(rulesDir, pack.name)).map((name) => path.join(pack.name, name)))
      .filter((name) => name.endsWith(".yaml") && !/^(?:pack|datasets)\.yaml$/u.test(path.basename(name)));
    const named = loaded.rules.map(({ id, file }) => [path.relative(rulesDir, file), id] as const);
    expect(named.map(([file]) => file).toSorted()).toEqual(files.toSorted());
    expect(named.filter(([file, id]) => !/^(?:-[a-z-]+)?\.yaml$/u.test(path.basename(file).slice(id.length)))).toEqual(
      [],
    );
    expect(named.filter(([file, id]) => !path.basename(file).startsWith(id))).toEqual([]);
  });

  it("knows no item but the ninety of process monitoring and the seventy-five of the case card", () => {
    const strange = (pack: string, known: (id: string) => boolean) =>
      loaded.rules.filter((rule) => rule.pack === pack && !known(rule.id)).map(({ id }) => id);
    expect(new Set(loaded.rules.map(({ pack }) => pack))).toEqual(new Set(["process-monitoring", "case-card"]));
    expect(strange("process-monitoring", (id) => Number(id.slice(1)) <= (itemsOfSection[id[0]!] ?? 0))).toEqual([]);
    expect(strange("case-card", (id) => id.startsWith("V") && Number(id.slice(1)) <= 75)).toEqual([]);
    expect(loaded.rules.filter(({ id }) => !/^[A-FV]\d\d$/u.test(id) || id.endsWith("00"))).toEqual([]);
  });

  it("meets every worked example by row and by SQL", () => {
    expect(
      results
        .filter(({ faults }) => faults.length > 0)
        .map(({ rule, example, faults }) => `${rule.id} ${example.name}: ${faults.join("; ")}`),
    ).toEqual([]);
    expect(results.length).toBeGreaterThan(150);
  });

  it("runs every rule in SQL, but those that call a function without an SQL form", () => {
    const refused = new Set(results.filter(({ sql }) => sql === undefined).map(({ rule }) => rule));
    const groundless = [...refused].filter(({ definition }) => !byRowOnly.test(JSON.stringify(definition)));
    expect(groundless.map(({ id }) => id)).toEqual([]);
    expect(refused.size).toBeLessThan(loaded.rules.length / 20);
  });

  it("gives every example that is reported both messages, filled in", () => {
    const messages = results.flatMap(({ row }) => (row.hit === undefined ? [] : [row.hit.message]));
    expect(messages.length).toBeGreaterThan(80);
    for (const { zh, en } of messages) {
      expect(`${zh}${en}`).not.toMatch(/[{}]/u);
      expect(zh).toMatch(/[\u4e00-\u9fff].*。$/su);
    }
  });

  it("gives a deadline in order: warning, legal expiry, due date", () => {
    const dues = results.flatMap(({ row }) => (row.hit?.due === undefined ? [] : [row.hit.due]));
    expect(dues.length).toBeGreaterThan(30);
    for (const { warningDate, legalExpiry, dueDate } of dues) {
      expect(warningDate <= legalExpiry && legalExpiry <= dueDate).toBe(true);
    }
  });

  it.skipIf(!existsSync(statutes))(
    "cites articles that exist in the texts of the statutes (skipped without JIANHENG_TEST_DATA/data/statutes)",
    () => {
      const titles = new Map([
        ["刑事诉讼法", "中华人民共和国刑事诉讼法"],
        ["人民检察院刑事诉讼规则", "人民检察院刑事诉讼规则"],
        ["监察法", "中华人民共和国监察法"],
      ]);
      const paragraphs = new Map<string, number>();
      for (const line of readFileSync(statutes, "utf8").split("\n")) {
        if (line === "") continue;
        const { law, article_no, text } = JSON.parse(line) as { law: string; article_no: string; text: string };
        const count = text.split("\n").filter((part) => !/^[（(][一二三四五六七八九十]+[)）]/u.test(part)).length;
        const key = `${law} ${article_no}`;
        paragraphs.set(key, Math.max(paragraphs.get(key) ?? 0, count));
      }
      const missing: string[] = [];
      for (const rule of loaded.rules) {
        for (const { instrument, article, paragraph } of rule.definition.basis) {
          const title = titles.get(instrument);
          if (title === undefined || article === undefined) continue;
          for (const one of article.split("、")) {
            const count = paragraphs.get(`${title} ${one}`) ?? 0;
            if (count < (paragraph ?? 1)) missing.push(`${rule.id}: ${instrument} ${one} 第${paragraph ?? 1}款`);
          }
        }
      }
      expect(missing).toEqual([]);
    },
  );
});
