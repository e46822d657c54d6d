import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { loadRuleBook } from "../rules/load-rule-book.ts";
import type { RuleBookResult } from "../rules/rule-book.ts";
import { type ExampleResult, runExamples } from "./run-examples.ts";

const rulesDir = fileURLToPath(new URL("../../../../rules", import.meta.url));
const testData = process.env["JIANHENG_TEST_DATA"] ?? fileURLToPath(new URL("../../../../../shared", import.meta.url));
const statutes = `${testData}/data/statutes/articles.jsonl`;

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

  it("holds the rules of both packs", () => {
    const ids = new Set(loaded.rules.map(({ id }) => id));
    expect([...ids].sort()).toEqual(
      (
        "A08 B01 B02 B03 B06 C04 C08 D01 D03 D04 D05 D08 D13 E01 E02 E04 F01 " +
        "V01 V03 V06 V07 V08 V11 V12 V13 V20 V26 V28 V31 V40 V50"
      ).split(" "),
    );
  });

  it("meets every worked example by row and by SQL", () => {
    expect(
      results
        .filter(({ faults }) => faults.length > 0)
        .map(({ rule, example, faults }) => `${rule.id} ${example.name}: ${faults.join("; ")}`),
    ).toEqual([]);
    expect(results.length).toBeGreaterThan(150);
  });

  it("runs every rule in SQL", () => {
    expect([...new Set(results.filter(({ sql }) => sql === undefined).map(({ rule }) => rule.id))]).toEqual([]);
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
