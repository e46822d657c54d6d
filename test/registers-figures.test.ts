import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { FieldValues } from "@jianheng/contract";
import type { CompiledRegister } from "../apps/jianheng/src/modules/registers/definition/compiled-register.ts";
import { loadShippedRegisters } from "../apps/jianheng/src/modules/registers/definition/load-shipped-registers.ts";
import { paperOf, walk } from "./walk-register.ts";

// Figures that a record computes, counted here by hand from its rows.

let registers: ReadonlyMap<string, CompiledRegister>;
beforeAll(async () => {
  registers = await loadShippedRegisters(path.resolve(import.meta.dirname, "../registers"));
});

function figures(register: string, acts: readonly string[], instead: FieldValues, fields: readonly string[]) {
  const { values } = walk(registers.get(register)!, acts, instead).facts;
  return Object.fromEntries(fields.map((field) => [field, values[field] ?? null]));
}

const piece = (opinionNo: number, name: string, use: "used" | "notUsed") => ({
  opinionNo,
  name,
  receivedOn: "2026-07-20",
  use,
  why: use === "used" ? null : "与已有证据重复",
});

const commitment = (due: string, kept: boolean | null) => ({
  question: "何时移送",
  askedBy: "本院",
  answer: "尽快",
  answeredBy: "虚构市公安局",
  commitment: "移送",
  due,
  kept,
});

const lecture = (quarter: string, plannedOn: string, heldOn: string | null) => ({
  quarter,
  topic: "守纪",
  plannedOn,
  heldOn,
  attendance: "全体干警",
});

describe("supplementary investigation", () => {
  it("eight opinions bring twenty-three pieces of evidence, of which twenty are used", () => {
    const register = registers.get("supplementOpinion")!;
    const opinions = Array.from({ length: 8 }, (_, index) => ({
      no: index + 1,
      matter: `事项${index + 1}`,
      reason: "事实不清",
      direction: "调取",
      evidence: "书证",
      proves: "证明事实",
    }));
    // Items 1 to 5 bring four pieces each, item 6 brings three, items 7 and 8 none.
    const evidence = [1, 2, 3, 4, 5]
      .flatMap((no) => ["图纸", "日志", "笔录", "账册"].map((name) => piece(no, name, "used")))
      .concat([piece(6, "录像", "notUsed"), piece(6, "照片", "notUsed"), piece(6, "证言", "notUsed")]);
    const facts = { ...walk(register, ["returnCase", "receive", "judge"]).facts };
    const values = register.derive({ ...facts, values: { ...facts.values, opinions, evidence } }, "2026-07-30");
    expect(values).toMatchObject({ asked: 8, received: 23, used: 20, notUsed: 3, unanswered: 2 });
  });

  it.each([
    ["sendOutline", { occasion: "afterArrest" }, "继续侦查提纲"],
    ["sendOutline", { occasion: "afterRefusal" }, "补充侦查提纲"],
    ["sendOutline", { occasion: "earlyInvolvement" }, "介入侦查意见"],
    ["returnCase", {}, "补充侦查提纲"],
  ])("%s with %o is called %s", (act, instead, name) => {
    expect(figures("supplementOpinion", [act], instead, ["paper"])).toEqual({ paper: name });
  });

  it("of a case that a supervision commission investigated is called an outline of investigation by it", () => {
    const { facts } = walk(registers.get("supplementOpinion")!, ["returnCase"]);
    const values = { ...facts.values, investigatorKind: "supervisionCommission" };
    expect(registers.get("supplementOpinion")!.derive({ ...facts, values }, "2026-07-06")).toMatchObject({
      paper: "补充调查提纲",
    });
  });
});

describe("case meetings", () => {
  it("the next commitment due is the earliest that was not kept", () => {
    const questions = [
      commitment("2026-07-08", true),
      commitment("2026-07-20", null),
      commitment("2026-07-12", false),
      { question: "另有何事", askedBy: "本院" },
    ];
    const fields = ["questionCount", "commitmentCount", "openCount", "nextDue"];
    expect(figures("caseMeeting", ["hold", "record", "follow"], { questions }, fields)).toEqual({
      questionCount: 4,
      commitmentCount: 3,
      openCount: 2,
      nextDue: "2026-07-12",
    });
  });
});

describe("joint building", () => {
  it("four quarters planned, one held, one missed, the third is next", () => {
    const fields = ["plannedCount", "heldCount", "missedCount", "nextOn"];
    expect(figures("jointBuilding", ["approve", "enterSession"], {}, fields)).toEqual({
      plannedCount: 4,
      heldCount: 1,
      missedCount: 1,
      nextOn: "2026-09-17",
    });
  });
});

describe("integrity education", () => {
  it("six visits made, lectures in two quarters, the next day is the earliest that is open", () => {
    const visits = Array.from({ length: 6 }, (_, index) => ({
      place: "虚构基地",
      plannedOn: `2026-0${index + 1}-15`,
      heldOn: `2026-0${index + 1}-15`,
      attendance: "全体干警",
      record: "参观",
    }));
    const lectures = [
      lecture("first", "2026-03-10", "2026-03-10"),
      lecture("first", "2026-03-20", "2026-03-20"),
      lecture("second", "2026-06-10", "2026-06-12"),
      lecture("third", "2026-09-10", null),
      lecture("fourth", "2026-12-03", null),
    ];
    const publications = [{ material: "短文", audience: "全体干警", plannedOn: "2026-08-01" }];
    const fields = ["visitsHeld", "lecturesHeld", "quartersHeld", "dutiesOpen", "nextOn"];
    expect(figures("integrityPlan", ["approve", "enter"], { visits, lectures, publications }, fields)).toEqual({
      visitsHeld: 6,
      lecturesHeld: 3,
      quartersHeld: 2,
      dutiesOpen: 1,
      nextOn: "2026-08-01",
    });
  });
});

describe("branch work and duty", () => {
  it.each([
    [{}, "未开始"],
    [{ branchDoneOn: "2026-07-10" }, "党建已完成，履职进行中"],
    [{ dutyDoneOn: "2026-07-10" }, "履职已完成，党建进行中"],
    [{ branchDoneOn: "2026-07-10", dutyDoneOn: "2026-07-11" }, "两项均已完成"],
  ])("%o is told as %s", (values, words) => {
    const { facts } = walk(registers.get("branchDuty")!, ["settle"]);
    expect(
      registers.get("branchDuty")!.derive({ ...facts, values: { ...facts.values, ...values } }, "2026-07-12"),
    ).toEqual({ jointProgress: words });
  });
});

describe("papers", () => {
  it("the assignment of a problem says who, what and by when", () => {
    expect(paperOf(registers.get("oversightProblem")!, ["screen", "assign"], "assignment")).toBe(
      [
        "监督问题交办单",
        "县一部",
        "县一部提出的告知诉讼权利超过三日问题，现交你部门整改。",
        "问题领域：案。问题阶段：事中。",
        "问题",
        "流程监控发现一件公诉案件的权利义务告知晚于收到案件材料后第三日。",
        "要求",
        "整改责任人：p-prosecutor。整改期限：2026年7月31日。",
        "整改措施：逐案核对告知日期，告知与收案当日同步登记。",
        "整改完成后提交验收；验收由检务督察部门或者院领导进行，整改的人和责任部门不参加验收。",
      ].join("\n"),
    );
  });
});
