import { readFileSync } from "node:fs";
import path from "node:path";
import type { RegisterField } from "@jianheng/contract";
import { beforeAll, describe, expect, it } from "vitest";
import type { CompiledRegister } from "../apps/jianheng/src/modules/registers/definition/compiled-register.ts";
import { loadShippedRegisters } from "../apps/jianheng/src/modules/registers/definition/load-shipped-registers.ts";
import { paperOf, walk, waysThrough } from "./walk-register.ts";

const root = path.resolve(import.meta.dirname, "..");
const text = (file: string): string => readFileSync(path.join(root, file), "utf8");

let registers: ReadonlyMap<string, CompiledRegister>;
beforeAll(async () => {
  registers = await loadShippedRegisters(path.join(root, "registers"));
});

function register(id: string): CompiledRegister {
  const found = registers.get(id);
  if (found === undefined) throw new Error(`no register ${id}`);
  return found;
}

/** Whether a field can hold what another register hands over: of a choice, one of its ids. */
function takes(field: RegisterField | undefined, value: unknown): boolean {
  if (field?.type === "choice") return field.choices.some(({ id }) => id === value);
  return field !== undefined;
}

describe("docs/registers.md", () => {
  const rows = [...text("docs/registers.md").matchAll(/^\| \[`(\w+)`\]\(\S+\) \| [^|]+ \| [^|]+ \| (\d+) \|/gmu)];
  const told = Object.fromEntries(rows.map(([, id, lines]) => [id, Number(lines)]));

  it("has every register with the lines of its file", () => {
    const lines = [...registers.keys()].map((id) => [id, text(`registers/${id}.yaml`).trimEnd().split("\n").length]);
    expect(told).toEqual(Object.fromEntries(lines));
  });
});

describe("every transition of every register", () => {
  it("succeeds with the examples, and leaves papers without a hole", () => {
    const refused: string[] = [];
    let ways = 0;
    for (const [id, each] of registers) {
      for (const way of waysThrough(each)) {
        ways += 1;
        refused.push(...walk(each, way).refusals.map((refusal) => `${id} ${way.join(" ")}: ${refusal}`));
        for (const document of each.act(way.at(-1)!)?.prints ?? []) {
          if (/\{\{|\}\}|null/u.test(paperOf(each, way, document))) refused.push(`${id} ${way.join(" ")}: ${document}`);
        }
      }
    }
    expect(refused).toEqual([]);
    expect(ways).toBeGreaterThan(200);
  });

  it("opens records that the other register would take", () => {
    const opened: string[] = [];
    for (const [from, each] of registers) {
      for (const way of waysThrough(each)) {
        const act = each.act(way.at(-1)!);
        for (const [index, opening] of (act?.opens ?? []).entries()) {
          const values = each.opening(act!.id, index, walk(each, way).facts, "2026-07-06");
          const other = register(opening.register);
          const missing = (other.definition.create.needs ?? []).filter((field) => values[field] === undefined);
          const foreign = Object.entries(values).filter(([id, value]) => !takes(other.field(id), value));
          opened.push(...missing.map((field) => `${from} ${act!.id}: ${field} is missing`));
          opened.push(...foreign.map(([field]) => `${from} ${act!.id}: ${field} is none of ${opening.register}`));
        }
      }
    }
    expect(opened).toEqual([]);
  });
});

// Who carries something out does not accept it: stated here by hand, so that no definition loses it unnoticed.
describe("acts that shut somebody out", () => {
  it.each([
    ["oversightProblem", "accept", ["did:report", "person:owner", "department:responsibleDepartment"]],
    ["oversightProblem", "returnForMore", ["did:report", "person:owner", "department:responsibleDepartment"]],
    ["oversightProblem", "verify", ["did:report", "person:owner", "department:responsibleDepartment"]],
    ["oversightProblem", "failRecheck", ["did:report", "person:owner", "department:responsibleDepartment"]],
    ["oversightProblem", "reassign", ["person:owner"]],
    ["conference", "issueMinutes", ["did:draftMinutes"]],
    ["conference", "returnMinutes", ["did:draftMinutes"]],
    ["escalation", "pass", ["department:department", "did:answerGuidance", "did:answerBulletin", "did:recheck"]],
    ["escalation", "recheck", ["department:department", "did:answerGuidance", "did:answerBulletin"]],
    ["specialInspection", "approve", ["author"]],
    ["specialInspection", "finish", ["did:report", "author"]],
    ["branchDuty", "confirm", ["did:submit", "person:owner"]],
    ["temporaryGroup", "form", ["author", "person:leader"]],
    ["temporaryGroup", "dissolve", ["did:sumUp"]],
    ["jointBuilding", "confirm", ["did:sumUp"]],
    ["integrityPlan", "confirm", ["did:sumUp"]],
    ["caseSeed", "review", ["did:recommend", "person:curator", "person:handler"]],
    ["caseSeed", "deidentify", ["person:handler", "person:curator"]],
    ["supplementOpinion", "review", ["author", "person:handler"]],
  ])("%s: %s", (id, act, except) => {
    expect(register(id).act(act)?.except).toEqual(except);
  });
});

describe("what a conflict of facts is refused with", () => {
  it.each([
    [
      "a team with somebody who must withdraw",
      "specialInspection",
      [],
      { team: [{ name: "虚构甲", avoidance: true }] },
      "有回避情形的人员不能参加督察组",
    ],
    [
      "a sample item without a result",
      "specialInspection",
      ["approve", "begin", "enterResults"],
      { results: [{ caseNo: "示例公诉一号", problem: false }] },
      "每个样本都应当有结果",
    ],
    [
      "a problem during the procedure without its next step",
      "oversightProblem",
      [],
      { nextStep: null },
      "事中问题应当写明等待的下一程序节点",
    ],
    [
      "a problem carried over before its due date",
      "oversightProblem",
      ["screen", "assign", "carryOver"],
      { nextMeetingOn: "2026-07-31" },
      "到会议日整改期限未满的，不转入该次会议",
    ],
    [
      "a bulletin before the reminder",
      "escalation",
      ["guide", "circulate"],
      { circulatedOn: "2026-06-30" },
      "先引导、再通报：通报应当晚于提醒",
    ],
    ["a third return", "supplementOpinion", ["returnCase"], { returnNo: 3 }, "补充侦查以二次为限"],
    [
      "evidence for an item that was not asked for",
      "supplementOpinion",
      ["returnCase", "receive"],
      { evidence: [{ opinionNo: 9, name: "账册", receivedOn: "2026-07-20" }] },
      "每件证据应当对应一个事项",
    ],
    [
      "evidence left aside without a reason",
      "supplementOpinion",
      ["returnCase", "receive", "judge"],
      { evidence: [{ opinionNo: 1, name: "图纸", receivedOn: "2026-07-20", use: "notUsed" }] },
      "未采用的应当写明理由",
    ],
    [
      "a commitment of nobody",
      "caseMeeting",
      ["hold", "record"],
      { questions: [{ question: "日志在哪里", askedBy: "本院", commitment: "调取" }] },
      "承诺应当写明单位和期限",
    ],
    [
      "an analysis before the mobilisation",
      "temporaryGroup",
      ["form", "mobilise", "analyse"],
      { analyses: [{ date: "2026-06-30", problem: "秘点", view: "补证" }] },
      "先动员、后分析",
    ],
    [
      "a session missed without a reason",
      "jointBuilding",
      ["approve", "enterSession"],
      { sessions: [{ quarter: "first", topic: "分享", plannedOn: "2026-03-20", outcome: "missed" }] },
      "未开展的应当说明原因",
    ],
    [
      "a year without a lecture in the second quarter",
      "integrityPlan",
      [],
      {
        lectures: ["first", "third", "fourth"].map((quarter) => ({ quarter, topic: "守纪", plannedOn: "2026-03-10" })),
      },
      "每个季度都应当安排授课",
    ],
    [
      "a seed that fails the first gate",
      "caseSeed",
      ["seed", "passGate"],
      { politicalPassed: false },
      "政治效果不达标的，退出种子库",
    ],
    [
      "a version that was not checked",
      "caseSeed",
      ["seed", "passGate", "assess", "cultivate", "recommend", "review", "deidentify", "submit"],
      { submittedVersion: 3 },
      "报送的应当是通过脱密检查的一版",
    ],
    [
      "an opinion that was given and passed over",
      "peoplesSupervisor",
      ["requestDraw", "notify", "hold", "closeWithoutOpinion"],
      { hasOpinion: true },
      "提出了意见的应当记录并答复",
    ],
    [
      "a theme day with nothing to show and no word why",
      "themeDay",
      ["announce", "record", "finish"],
      { outputs: [] },
      "没有成果的应当说明",
    ],
  ])("%s", (_, id, acts, instead, message) => {
    expect(walk(register(id), acts, instead).refusals).toEqual([message]);
  });
});
