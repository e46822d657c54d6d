import { describe, expect, it } from "vitest";
import { civilDate, defaultCountingSettings, nationalCalendar, type PeriodAnswer } from "../index.ts";
import { factsOn } from "./any-facts.testing.ts";
import { computeLimit } from "./compute-limit.ts";
import { namedLimits } from "./index.ts";
import { applyLimitSettings } from "./limit-settings.ts";
import type { LimitLength, NamedLimit } from "./named-limit.ts";

const context = { calendar: nationalCalendar, settings: defaultCountingSettings, limits: namedLimits };
// A day on which every length of the table is in force.
const DAY = "2025-07-01";

function answerFor(limit: NamedLimit, length: LimitLength, limits = namedLimits): PeriodAnswer {
  const custody = length.when.includes("in-custody");
  const circumstances = length.when.filter((condition) => condition !== "in-custody");
  return computeLimit(limit.id, factsOn(limit, DAY, { custody, circumstances }), { ...context, limits });
}

function determined(answer: PeriodAnswer) {
  if (answer.kind === "refused") throw new Error(answer.problem.code);
  return answer;
}

const current = namedLimits.flatMap((limit) =>
  limit.lengths.filter(({ effectiveTo }) => effectiveTo === undefined).map((length) => ({ limit, length })),
);
const name = ({ limit, length }: (typeof current)[number]) => `${limit.id} ${length.when.join(" ")}`.trim();
const doubtful = current.filter(({ length }) => !length.verified);
const certain = current.filter(({ length, limit }) => length.verified && limit.unsure === undefined);

// The rows that the fact sheet tags M or U, and what this product adds without a number in the law.
const expectedDoubtful = [
  "administrative-public-interest-review",
  "administrative-supervision",
  "administrative-supervision-application",
  "civil-procedure-supervision",
  "civil-public-interest-review",
  "civil-supervision-application",
  "criminal-petition-examination",
  "criminal-petition-review",
  "criminal-petition-review complex",
  "custody-necessity-review",
  "department-transfer",
  "document-publication",
  "judicial-relief-proposal",
  "minor-legal-aid-notice",
  "public-interest-follow-up",
  "retrial-suggestion-reply",
  "suggestion-reply",
  "suggestion-service",
  "transferred-property-entry",
];

describe("an answer that rests on a value nobody has verified", () => {
  it("is one of these", () => {
    expect(doubtful.map(name).toSorted()).toEqual(expectedDoubtful);
  });

  it.each(doubtful.map((one) => [name(one), one] as const))("says so, and that it can be set: %s", (_name, one) => {
    const { limit, length } = one;
    const answer = determined(answerFor(limit, length));
    const code = length.tag === "P" ? "limit.target_only" : "limit.not_verified";
    expect(answer).toMatchObject({ confidence: length.tag, verified: false });
    const notice = answer.notices.find((candidate) => candidate.code === code);
    expect(notice?.text.zh).toContain(limit.label.zh);
    expect(notice?.text.zh).toContain("可由本单位设置");
    expect(notice?.text.en).toContain("can set it");
  });

  it.each(doubtful.map((one) => [name(one), one] as const))("follows the value of the office: %s", (_name, one) => {
    const { limit, length } = one;
    const period = {
      ...length.period,
      ...(length.period.workingDays === undefined ? { days: 9 } : { workingDays: 9 }),
    };
    const own = { limit: limit.id, when: length.when, period };
    for (const verified of [false, true]) {
      const set = applyLimitSettings(namedLimits, [{ ...own, verified }]);
      if (!set.ok) throw new Error(set.problem.code);
      const answer = determined(answerFor(limit, length, set.value));
      expect(answer.verified).toBe(verified);
      expect(answer.notices.map(({ code }) => code)).toEqual(verified ? [] : ["limit.set_by_office"]);
      expect(answer.steps[0]?.text.zh).toContain("由本单位设置");
      expect(answer.legalExpiry).not.toBe(determined(answerFor(limit, length)).legalExpiry);
      // What is set can be set again, also after somebody has read the number.
      expect(applyLimitSettings(set.value, [own]).ok).toBe(true);
    }
  });

  it.each(certain.map((one) => [name(one), one] as const))(
    "no notice and no setting where the law fixes it: %s",
    (_name, { limit, length }) => {
      const answer = determined(answerFor(limit, length));
      expect(answer).toMatchObject({ confidence: "S", verified: true });
      expect(answer.notices.filter(({ code }) => code.startsWith("limit."))).toEqual([]);
      expect(
        applyLimitSettings(namedLimits, [{ limit: limit.id, when: length.when, period: { days: 1 } }]),
      ).toMatchObject({
        ok: false,
        problem: { code: "limit.fixed_by_law" },
      });
    },
  );

  it("also when only its start or its excluded time is from memory", () => {
    const limit = namedLimits.find(({ id }) => id === "civil-supervision")!;
    const answer = determined(computeLimit(limit.id, factsOn(limit, DAY), context));
    expect(answer).toMatchObject({
      confidence: "M",
      verified: false,
      notices: [{ code: "limit.partly_not_verified" }],
    });
  });

  it("also when only an extension is from memory, which an office may set too", () => {
    const limit = namedLimits.find(({ id }) => id === "civil-public-interest-review")!;
    const rule = limit.extensions.findIndex(({ verified }) => !verified);
    expect(rule).toBe(0);
    const facts = factsOn(limit, DAY, { extensions: [{ period: { months: 1 }, decidedOn: civilDate("2025-09-20") }] });
    const answer = determined(computeLimit(limit.id, facts, context));
    expect(answer.notices.map(({ code }) => code)).toContain("extension.not_verified");
    const set = applyLimitSettings(namedLimits, [{ limit: limit.id, extension: 0, period: { days: 10 } }]);
    if (!set.ok) throw new Error(set.problem.code);
    const shorter = determined(computeLimit(limit.id, facts, { ...context, limits: set.value }));
    expect(shorter.notices.map(({ code }) => code)).toContain("extension.too_long");
    expect(
      applyLimitSettings(namedLimits, [{ limit: "arrest-review", extension: 0, period: { days: 1 } }]),
    ).toMatchObject({
      problem: { code: "limit.no_such_extension" },
    });
    expect(
      applyLimitSettings(namedLimits, [{ limit: "prosecution-review", extension: 0, period: { days: 1 } }]),
    ).toMatchObject({ problem: { code: "limit.fixed_by_law" } });
  });
});
