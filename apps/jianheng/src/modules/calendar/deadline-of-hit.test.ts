// What a finding says of its deadline beside the days. Days by hand: two months from Monday 2025-03-03 end on Saturday
// 2025-05-03, in the holiday of 1 to 5 May; a month from 2025-01-03 ends on Monday 2025-02-03, in the Spring Festival.
import { describe, expect, it } from "vitest";
import { foldLaw } from "../law-settings/office-law.ts";
import { deadlineOfHit } from "./index.ts";

const law = foldLaw([], ["990101"]);
const label = { zh: "虚构的期限", en: "an invented limit" };
const reply = {
  limit: "suggestion-reply",
  label,
  trigger: "2025-03-03",
  warningDate: "2025-05-03",
  legalExpiry: "2025-05-03",
  dueDate: "2025-05-06",
  inCustody: null,
};

describe("the deadline of a hit", () => {
  it("says that its number was not read in its text", () => {
    const { steps, notices } = deadlineOfHit(reply, law);
    expect(steps.length).toBeGreaterThan(2);
    expect(notices?.map(({ zh }) => zh)).toEqual([expect.stringMatching(/检察建议回复：2个月.*使用前须核对/)]);
  });

  it("says nothing more once the office has read the number", () => {
    const setting = {
      id: 1,
      officeCode: "990101",
      kind: "limitLength" as const,
      key: "suggestion-reply",
      value: { period: { months: 2 }, verified: true },
      ground: "虚构的规定",
      byName: "测案管",
      at: new Date(0),
    };
    expect(deadlineOfHit(reply, foldLaw([setting], ["990101"]))).not.toHaveProperty("notices");
  });

  it("has no notice for a number of the law, nor for days that are not those of the limit", () => {
    const review = { ...reply, limit: "prosecution-review", trigger: "2025-01-03", legalExpiry: "2025-02-03" };
    expect(deadlineOfHit({ ...review, dueDate: "2025-02-03", inCustody: true }, law)).not.toHaveProperty("notices");
    const others = deadlineOfHit({ ...reply, legalExpiry: "2025-04-03", dueDate: "2025-04-03" }, law);
    expect(others.steps).toHaveLength(2);
    expect(others).not.toHaveProperty("notices");
  });

  it("says that the next yearly notice may still move a day at the end of the calendar", () => {
    // Twelve months on bail from 2025-12-28 end on Monday 2026-12-28, three days before the calendar ends.
    const bail = { ...reply, limit: "bail", trigger: "2025-12-28", legalExpiry: "2026-12-28", dueDate: "2026-12-28" };
    expect(deadlineOfHit(bail, law).notices?.map(({ zh }) => zh)).toEqual([
      expect.stringContaining("下一年度放假通知"),
    ]);
  });
});
