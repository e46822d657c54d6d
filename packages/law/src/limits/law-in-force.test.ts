import { describe, expect, it } from "vitest";
import { addDays, civilDate, defaultCountingSettings, lawKnownSince, nationalCalendar } from "../index.ts";
import { factsOn } from "./any-facts.testing.ts";
import { computeLimit } from "./compute-limit.ts";
import { namedLimits } from "./index.ts";

const context = { calendar: nationalCalendar, settings: defaultCountingSettings, limits: namedLimits };
const limitOf = (id: string) => namedLimits.find((limit) => limit.id === id)!;

// Dates of the instruments, each as it says of itself in its last article.
const inForce = new Set([
  "2018-10-26", // 刑事诉讼法, third amendment
  "2019-12-30", // 人民检察院刑事诉讼规则
  "2021-03-01", // 最高法解释
  "2020-09-01", // 公安规定
  "1997-10-01", // 刑法
  "2020-08-07", // 国务院规定
  "2021-06-01", // 未成年人保护法, revision of 2020
  "2018-03-02", // 公益诉讼解释
  "2013-01-01", // 国家赔偿法
  "2024-01-01", // 民事诉讼法
  "2021-07-01", // 公益诉讼办案规则
  "2021-08-01", // 民事监督规则
  "2021-09-01", // 行政监督规则
  "2024-11-26", // 行刑反向衔接指引
  "2019-02-26", // 检察建议工作规定
  "2020-09-22", // 刑事申诉规定
  "2016-08-16", // 司法救助细则
  "2021-01-01", // our own date for publication
]);

describe("the law in force on a day", () => {
  it.each(namedLimits.map((limit) => [limit.id, limit] as const))(
    "%s is known from a day and not before",
    (_id, limit) => {
      const since = civilDate(lawKnownSince(limit));
      expect(inForce.has(since)).toBe(true);
      const before = factsOn(limit, "2024-06-03", { custody: false, lawOn: addDays(since, -1) });
      const answer = computeLimit(limit.id, before, context);
      expect(answer).toMatchObject({ kind: "undetermined", missing: [{ code: "law.not_known", fact: "lawOn" }] });
      if (answer.kind !== "undetermined") return;
      expect(answer.missing[0]?.text.zh).toContain(limit.label.zh);
      expect(answer.missing[0]?.text.zh).toContain(since);
      expect(answer.missing[0]?.text.en).toContain(since);
      const first = computeLimit(limit.id, factsOn(limit, "2024-06-03", { custody: false, lawOn: since }), context);
      expect(first.kind).toBe("deadline");
    },
  );

  it("leaves no day between two lengths of the same circumstances, and no day with both", () => {
    for (const { id, lengths } of namedLimits) {
      for (const length of lengths) {
        const same = lengths.filter(({ when }) => when.join(" ") === length.when.join(" "));
        const ordered = same.toSorted((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1));
        for (const [index, later] of ordered.entries()) {
          const earlier = ordered[index - 1];
          if (earlier === undefined) continue;
          expect([id, addDays(civilDate(earlier.effectiveTo ?? "9999-12-30"), 1)]).toEqual([id, later.effectiveFrom]);
        }
      }
    }
  });

  it.each([
    ["supplementary-investigation", "2025-05-31", "JCF18", "47"],
    ["supplementary-investigation", "2025-06-01", "JCF", "54"],
    ["supervisory-reconsideration", "2025-05-31", "JCF18", "47"],
    ["supervisory-reconsideration", "2025-06-01", "JCF", "54"],
    ["public-interest-reply", "2020-12-31", "GYJS", "21"],
    ["public-interest-reply", "2021-01-01", "GYJS20", "21"],
  ])("%s on %s rests on %s art. %s", (id, day, law, article) => {
    const answer = computeLimit(id, factsOn(limitOf(id), day, { custody: false }), context);
    if (answer.kind === "refused") throw new Error(answer.problem.code);
    expect(answer.steps[0]?.basis).toContainEqual(expect.objectContaining({ law, article }));
  });

  it("is that of the day said, whatever the day of the trigger", () => {
    const facts = factsOn(limitOf("process-monitoring-reply"), "2019-12-29");
    expect(computeLimit("process-monitoring-reply", facts, context).kind).toBe("undetermined");
    expect(
      computeLimit("process-monitoring-reply", { ...facts, lawOn: civilDate("2019-12-30") }, context),
    ).toMatchObject({ kind: "deadline", lawOn: "2019-12-30" });
  });
});
