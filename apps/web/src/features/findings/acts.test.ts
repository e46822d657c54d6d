import { findingFlow, type FindingAct, type FindingState } from "@jianheng/contract";
import { describe, expect, test } from "vitest";
import { actWords } from "../../words/findings.ts";
import { commonActs, missingField, primaryAct } from "./acts.ts";

describe("what an act still needs", () => {
  test("dismissing needs a kind of reason, and words only for “other”", () => {
    expect(missingField("dismiss", {})).toBe(actWords.dismissalReason);
    expect(missingField("dismiss", { dismissalReason: "dataLag" })).toBeNull();
    expect(missingField("dismiss", { dismissalReason: "other" })).toBe(actWords.reasonRequired);
    expect(missingField("dismiss", { dismissalReason: "other", reason: "  " })).toBe(actWords.reasonRequired);
    expect(missingField("dismiss", { dismissalReason: "other", reason: "已并案" })).toBeNull();
  });

  test("handing over needs a department; person and day are the office's choice", () => {
    expect(missingField("handOver", {})).toBe(actWords.department);
    expect(missingField("handOver", { assigneeDepartmentId: "d1" })).toBeNull();
  });

  test("an answer needs its kind and its reason", () => {
    expect(missingField("answer", {})).toBe(actWords.answerKind);
    expect(missingField("answer", { answerKind: "corrected" })).toBe(actWords.reason);
    expect(missingField("answer", { answerKind: "corrected", reason: "已补录" })).toBeNull();
  });

  test.each(["returnAnswer", "failRecheck", "reopen", "comment"] as const)("%s needs words", (act) => {
    expect(missingField(act, {})).not.toBeNull();
    expect(missingField(act, { reason: "说明" })).toBeNull();
  });

  test.each(["confirm", "acceptCorrection", "acceptExplanation", "passRecheck"] as const)("%s needs nothing", (act) => {
    expect(missingField(act, {})).toBeNull();
  });
});

const all = (state: FindingState) => ({ state, allowedActs: Object.keys(findingFlow[state]) as FindingAct[] });

describe("the one primary act", () => {
  test.each([
    ["suspected", "confirm"],
    ["confirmed", "handOver"],
    ["handedOver", "answer"],
    ["answered", "acceptCorrection"],
    ["corrected", "passRecheck"],
    ["explained", "passRecheck"],
    ["closed", null],
    ["dismissed", null],
    ["withdrawn", null],
  ] as const)("of a finding %s is %s", (state, act) => {
    expect(primaryAct(all(state))).toBe(act);
  });

  test("is never one that the server does not allow", () => {
    expect(primaryAct({ state: "suspected", allowedActs: ["comment"] })).toBeNull();
    expect(primaryAct({ state: "handedOver", allowedActs: ["handOver", "comment"] })).toBeNull();
  });
});

describe("acts for many at once", () => {
  test("are those that every row allows", () => {
    expect(
      commonActs([
        { allowedActs: ["confirm", "dismiss", "handOver", "comment"] },
        { allowedActs: ["handOver", "dismiss"] },
      ]),
    ).toEqual(["handOver", "dismiss"]);
    expect(commonActs([{ allowedActs: ["confirm"] }, { allowedActs: ["reopen"] }])).toEqual([]);
    expect(commonActs([])).toEqual([]);
  });
});
