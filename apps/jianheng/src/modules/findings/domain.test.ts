import { findingActs, findingFlow, findingStates, type FindingAct, type FindingState } from "@jianheng/contract";
import { describe, expect, it } from "vitest";
import { allowedActs, examine, foldState, judgeAct, lightOf, type Actor, type FindingFacts } from "./domain.ts";

const office = "990102";
const today = "2026-03-10";
const officer: Actor = { personId: "officer", roles: ["caseManagement"], offices: [office], departments: [], today };
const prosecutor: Actor = { personId: "prosecutor", roles: ["prosecutor"], offices: [], departments: [], today };
const head: Actor = { personId: "head", roles: ["departmentHead"], offices: [], departments: ["d1"], today };
const supervisor: Actor = { personId: "supervisor", roles: ["supervision"], offices: [office], departments: [], today };
const stranger: Actor = {
  personId: "stranger",
  roles: ["caseManagement"],
  offices: ["990103"],
  departments: [],
  today,
};
const administrator: Actor = { personId: "admin", roles: ["systemAdministrator"], offices: [], departments: [], today };

function finding(state: FindingState, facts: Partial<FindingFacts> = {}): FindingFacts {
  return {
    state,
    officeCode: office,
    assigneeDepartmentId: null,
    assigneePersonId: null,
    answeredBy: null,
    level: "warn",
    duty: "own",
    answerDue: null,
    hasNotice: false,
    received: false,
    reported: false,
    ...facts,
  };
}

describe("the three levels of process monitoring", () => {
  const serious = { level: "L3", duty: "own" } as const;
  it("only an own finding of the three levels gets another level, and only before it is handed over", () => {
    expect(judgeAct("setLevel", finding("suspected", { level: "L1" }), officer)).toEqual({ allowed: true });
    expect(judgeAct("setLevel", finding("handedOver", { level: "L1" }), officer)).toMatchObject({ why: "state" });
    expect(judgeAct("setLevel", finding("suspected", { level: "L2", duty: "police" }), officer)).toMatchObject({
      why: "state",
    });
    expect(judgeAct("setLevel", finding("suspected", { level: "error" }), officer)).toMatchObject({ why: "state" });
  });
  it("a notice is acknowledged once, by whom it was sent to", () => {
    const sent = { level: "L2", hasNotice: true, assigneePersonId: "prosecutor" };
    expect(judgeAct("receive", finding("handedOver", sent), prosecutor)).toEqual({ allowed: true });
    expect(judgeAct("receive", finding("handedOver", { ...sent, received: true }), prosecutor)).toMatchObject({
      why: "state",
    });
    expect(judgeAct("receive", finding("handedOver", { ...sent, hasNotice: false }), prosecutor)).toMatchObject({
      why: "state",
    });
  });
  it("a serious one is reported to the chief procurator once, and not closed before", () => {
    expect(judgeAct("reportToChief", finding("handedOver", serious), officer)).toEqual({ allowed: true });
    expect(judgeAct("reportToChief", finding("handedOver", { ...serious, reported: true }), officer)).toMatchObject({
      why: "state",
    });
    expect(judgeAct("reportToChief", finding("handedOver", { level: "L2" }), officer)).toMatchObject({ why: "state" });
    expect(judgeAct("passRecheck", finding("corrected", serious), officer)).toEqual({
      allowed: false,
      why: "notReported",
    });
    expect(judgeAct("passRecheck", finding("corrected", { ...serious, reported: true }), officer)).toEqual({
      allowed: true,
    });
    // A clue about another organ's duty is not a fault of the office.
    expect(judgeAct("passRecheck", finding("corrected", { level: "L3", duty: "police" }), officer)).toEqual({
      allowed: true,
    });
  });
  it("goes before the conference once it is answered, or when the answer is late; the due day is not late", () => {
    expect(judgeAct("escalate", finding("answered"), officer)).toEqual({ allowed: true });
    expect(judgeAct("escalate", finding("handedOver", { answerDue: "2026-03-09" }), officer)).toEqual({
      allowed: true,
    });
    expect(judgeAct("escalate", finding("handedOver", { answerDue: today }), officer)).toMatchObject({ why: "state" });
    expect(judgeAct("escalate", finding("handedOver"), officer)).toMatchObject({ why: "state" });
  });
});

describe("who may do what", () => {
  it("the officer of the office verifies, dismisses and hands over a suspected finding", () => {
    expect(allowedActs(finding("suspected"), officer)).toEqual(["confirm", "handOver", "dismiss", "comment"]);
  });
  it("an officer of another office may do nothing", () => {
    expect(allowedActs(finding("suspected"), stranger)).toEqual([]);
  });
  it("an administrator may do nothing in any state", () => {
    for (const state of Object.keys(findingStates) as FindingState[])
      expect(allowedActs(finding(state), administrator)).toEqual([]);
  });
  it("the person it was handed to answers; the officer may enter a paper answer, another office may not", () => {
    const handed = finding("handedOver", { assigneePersonId: "prosecutor", assigneeDepartmentId: "d1" });
    expect(allowedActs(handed, prosecutor)).toEqual(["answer", "comment"]);
    expect(judgeAct("answer", handed, officer)).toEqual({ allowed: true });
    expect(judgeAct("answer", handed, stranger)).toMatchObject({ allowed: false, why: "role" });
  });
  it("the head of the department it was handed to answers or hands it on", () => {
    expect(allowedActs(finding("handedOver", { assigneeDepartmentId: "d1" }), head)).toEqual([
      "handOver",
      "answer",
      "comment",
    ]);
  });
  it("whoever answered neither accepts nor re-checks", () => {
    for (const act of ["acceptCorrection", "acceptExplanation"] as const)
      expect(judgeAct(act, finding("answered", { answeredBy: "officer" }), officer)).toEqual({
        allowed: false,
        why: "samePerson",
      });
    for (const act of ["passRecheck", "failRecheck"] as const)
      expect(judgeAct(act, finding("corrected", { answeredBy: "officer" }), officer)).toEqual({
        allowed: false,
        why: "samePerson",
      });
  });
  it("the supervision office judges answers and re-checks, but does not hand over", () => {
    expect(allowedActs(finding("answered", { answeredBy: "prosecutor" }), supervisor)).toEqual([
      "acceptCorrection",
      "acceptExplanation",
      "returnAnswer",
      "escalate",
      "comment",
    ]);
    expect(allowedActs(finding("corrected"), supervisor)).toEqual(["passRecheck", "failRecheck", "comment"]);
    expect(judgeAct("handOver", finding("suspected"), supervisor)).toMatchObject({ allowed: false, why: "role" });
  });
  it("an act that the state does not know is refused for the state", () => {
    expect(judgeAct("answer", finding("suspected"), officer)).toEqual({ allowed: false, why: "state" });
  });
});

describe("the flow", () => {
  const states = Object.keys(findingStates) as FindingState[];
  const acts = Object.keys(findingActs) as FindingAct[];

  it("from every state every act leads to a known state or is refused", () => {
    for (const state of states)
      for (const act of acts) {
        const to = findingFlow[state][act];
        if (to !== undefined) expect(states).toContain(to);
      }
  });
  it("every state but the withdrawn one can be left, and every state can be reached", () => {
    const reached = new Set<FindingState>(["suspected", "withdrawn"]);
    for (const state of states) for (const to of Object.values(findingFlow[state])) reached.add(to);
    expect([...reached].toSorted()).toEqual(states.toSorted());
    for (const state of states.filter((one) => one !== "withdrawn"))
      expect(Object.values(findingFlow[state]).some((to) => to !== state)).toBe(true);
  });
  it("the ordinary life of a finding", () => {
    expect(foldState(["confirm", "handOver", "answer", "acceptCorrection", "passRecheck"])).toBe("closed");
    expect(foldState(["handOver", "answer", "returnAnswer", "answer", "acceptExplanation", "failRecheck"])).toBe(
      "handedOver",
    );
    expect(foldState(["dismiss", "reopen", "confirm"])).toBe("confirmed");
  });
  it("an impossible series folds to nothing", () => {
    expect(foldState(["answer"])).toBeUndefined();
    expect(foldState(["confirm", "confirm"])).toBeUndefined();
  });
});

describe("what a newer delivery shows", () => {
  it("the fault is still there", () => {
    expect(examine("hit", { state: "handedOver", dataState: "present" })).toEqual({
      state: "handedOver",
      dataState: "present",
      reopens: false,
    });
  });
  it("subject present and rule clear is put right in the data", () => {
    expect(examine("clear", { state: "answered", dataState: "present" })).toEqual({
      state: "answered",
      dataState: "correctedInData",
      reopens: false,
    });
  });
  it.each(["absent", "undetermined"] as const)("%s is not re-examined, never put right", (result) => {
    expect(examine(result, { state: "answered", dataState: "present" }).dataState).toBe("notReexamined");
  });
  it("what was put right stays so when a later delivery cannot say", () => {
    expect(examine("absent", { state: "closed", dataState: "correctedInData" }).dataState).toBe("correctedInData");
  });
  it("a fault that returns reopens a closed finding", () => {
    expect(examine("hit", { state: "closed", dataState: "correctedInData" })).toEqual({
      state: "confirmed",
      dataState: "present",
      reopens: true,
    });
  });
  it.each(["hit", "undetermined"] as const)("what a withdrawn delivery had shown is asked anew on a %s", (result) => {
    const before = { state: "withdrawn", dataState: "correctedInData" } as const;
    expect(examine(result, before)).toEqual({ state: "suspected", dataState: "present", reopens: true });
  });
  it("a closed explanation whose data were never changed stays closed", () => {
    expect(examine("hit", { state: "closed", dataState: "present" }).reopens).toBe(false);
  });
  it("a dismissed one stays dismissed", () => {
    expect(examine("hit", { state: "dismissed", dataState: "correctedInData" }).reopens).toBe(false);
  });
});

describe("the light of an answer", () => {
  it.each([
    ["2026-03-20", "2026-03-17", "green"],
    ["2026-03-20", "2026-03-18", "amber"],
    ["2026-03-20", "2026-03-20", "amber"],
    ["2026-03-20", "2026-03-21", "red"],
  ])("due %s, today %s: %s", (due, today, light) => {
    expect(lightOf(due, today)).toBe(light);
  });
  it("no due day, no light", () => {
    expect(lightOf(null, "2026-03-20")).toBeNull();
  });
});
