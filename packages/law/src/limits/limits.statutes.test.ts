import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { type Citation, laws } from "../citation.ts";
import { countingQuestions, countingRules } from "../counting-questions.ts";
import { exclusionGrounds } from "../exclusions.ts";
import { namedLimits } from "./index.ts";
import { promptDuties } from "./prompt-duties.ts";

// The texts of the instruments lie outside the repository.
const root = resolve(import.meta.dirname, "../../../..");
const testData = resolve(root, process.env["JIANHENG_TEST_DATA"] ?? "../shared");
const articlesFile = join(testData, "data/statutes/articles.jsonl");

interface Article {
  readonly law: string;
  readonly article_no: string;
  readonly text: string;
}

function readArticles(): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const line of readFileSync(articlesFile, "utf8").trim().split("\n")) {
    const { law, article_no, text } = JSON.parse(line) as Article;
    texts.set(`${law} ${article_no}`, `${texts.get(`${law} ${article_no}`) ?? ""}${text}`);
  }
  return texts;
}

interface Cited {
  readonly id: string;
  readonly basis: readonly Citation[];
}

const cited: readonly Cited[] = [
  ...namedLimits.flatMap(({ id, lengths, extensions, maxTimes, related }) =>
    [{ basis: related }, ...lengths, ...extensions, ...(maxTimes === undefined ? [] : [maxTimes])].map(({ basis }) => ({
      id,
      basis,
    })),
  ),
  ...promptDuties,
  ...exclusionGrounds,
  ...countingRules,
  ...countingQuestions,
];

const citations = cited.flatMap(({ id, basis }) =>
  basis
    .filter(({ words }) => words !== undefined)
    .map((citation) => [`${id}: ${citation.law} ${citation.article ?? ""} ${citation.words ?? ""}`, citation] as const),
);

describe.skipIf(!existsSync(articlesFile))(`the words relied on stand in the articles (${articlesFile})`, () => {
  const texts = existsSync(articlesFile) ? readArticles() : new Map<string, string>();

  const titles = new Set([...texts.keys()].map((key) => key.slice(0, key.lastIndexOf(" "))));

  it("holds each cited article of an instrument that is at hand, and names those that are not", () => {
    const all = cited.flatMap(({ id, basis }) => basis.map((citation) => ({ id, citation })));
    const without = all.filter(
      ({ citation: { law, article } }) => article !== undefined && !texts.has(`${laws[law].title} ${article}`),
    );
    expect(without.filter(({ citation: { law } }) => titles.has(laws[law].title))).toEqual([]);
    expect([...new Set(without.map(({ citation: { law } }) => law))].toSorted()).toEqual([
      "GPF",
      "GYGZ",
      "GYJS20",
      "JCJY",
      "MSGZ",
      "XXXJ",
    ]);
  });

  it.each(citations)("%s", (_name, { law, article, words }) => {
    expect(texts.get(`${laws[law].title} ${article ?? ""}`) ?? "no such article").toContain(words);
  });
});
