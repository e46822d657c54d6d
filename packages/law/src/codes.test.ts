import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { countingQuestions, countingRules } from "./counting-questions.ts";
import { defaultCountingSettings } from "./counting-settings.ts";
import { chineseNumber, formatCitation } from "./citation.ts";
import { problemText, sentences } from "./problem-text.ts";

const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
  .map((name) => readFileSync(join(import.meta.dirname, name), "utf8"));

describe("problem codes", () => {
  it("have a sentence each, and no sentence is left over", () => {
    const used = sources.flatMap((source) =>
      [...source.matchAll(/(?:refuse|misread)\(\s*"([a-z_]+\.[a-z_]+)"/gu)].map(([, code]) => code ?? ""),
    );
    // A code the caller makes out of an argument, and one made in a table of choices.
    const indirect = ["circumstance.unknown", "limit.unknown"];
    // The readers of calendar tables hand a code on with its place beside it.
    const located = sources
      .filter((source) => source.includes("CalendarTableProblem"))
      .flatMap((source) => [...source.matchAll(/"(calendar\.[a-z_]+)"/gu)].map(([, code]) => code ?? ""));
    expect([...new Set([...used, ...indirect, ...located])].toSorted()).toEqual(Object.keys(sentences).toSorted());
  });

  it("fill in what stands in the wrong place", () => {
    const args = { found: "1", expected: "X", start: 18, end: 18 };
    expect(problemText({ code: "citizen_id.wrong_check", args })).toEqual({
      zh: "校验码应为X，实为1",
      en: "the check character should be X, not 1",
    });
    expect(problemText({ code: "date.no_such_day", args: { text: "2025-02-30" } }).zh).toBe(
      "“2025-02-30”当月没有这一天",
    );
  });
});

describe("rules and open questions of counting", () => {
  it("are C1 to C15 and U1 to U12", () => {
    expect(countingRules.map(({ id }) => id)).toEqual(Array.from({ length: 15 }, (_, index) => `C${index + 1}`));
    expect(countingQuestions.map(({ id }) => id)).toEqual(Array.from({ length: 12 }, (_, index) => `U${index + 1}`));
  });

  it("each setting but those of C7 and C11 answers exactly one question", () => {
    const asked = countingQuestions.flatMap(({ settings }) => settings);
    expect([...asked, "backwardRestDay", "pauseEnds"].toSorted()).toEqual(
      Object.keys(defaultCountingSettings).toSorted(),
    );
  });
});

describe("citations", () => {
  it.each([
    [1, "一"],
    [10, "十"],
    [16, "十六"],
    [20, "二十"],
    [100, "一百"],
    [105, "一百零五"],
    [110, "一百一十"],
    [117, "一百一十七"],
    [202, "二百零二"],
    [286, "二百八十六"],
    [1001, "一千零一"],
  ])("writes %i as %s", (value, text) => {
    expect(chineseNumber(value)).toBe(text);
  });

  it("names the instrument, the article and the paragraph", () => {
    const citation = { law: "CPL", article: "105", paragraph: 4 } as const;
    expect(formatCitation(citation, "zh")).toBe("《刑事诉讼法》第一百零五条第四款");
    expect(formatCitation(citation, "en")).toBe("Criminal Procedure Law art. 105 para. 4");
    expect(formatCitation({ law: "XXXJ" }, "zh")).toBe("《人民检察院行刑反向衔接工作指引》");
  });
});
