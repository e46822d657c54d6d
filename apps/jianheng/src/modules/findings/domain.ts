import {
  findingFlow,
  monitoringLevels,
  needsReport,
  type DataState,
  type FindingAct,
  type FindingState,
  type Role,
} from "@jianheng/contract";

/** What the policy needs of a finding. */
export interface FindingFacts {
  readonly state: FindingState;
  readonly officeCode: string;
  readonly assigneeDepartmentId: string | null;
  readonly assigneePersonId: string | null;
  readonly answeredBy: string | null;
  readonly level: string;
  readonly duty: string;
  readonly answerDue: string | null;
  readonly hasNotice: boolean;
  readonly received: boolean;
  readonly reported: boolean;
}

/** What the policy needs of the person who asks. */
export interface Actor {
  readonly personId: string;
  readonly roles: readonly Role[];
  /** Offices whose whole content the person may see. */
  readonly offices: readonly string[];
  /** Departments the person heads. */
  readonly departments: readonly string[];
  /** The office's calendar day. */
  readonly today: string;
}

export type Verdict =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly why: "state" }
  | { readonly allowed: false; readonly why: "samePerson" }
  | { readonly allowed: false; readonly why: "notReported" }
  | { readonly allowed: false; readonly why: "role"; readonly who: readonly Role[] };

const officersActs: readonly FindingAct[] = [
  "confirm",
  "dismiss",
  "setLevel",
  "handOver",
  "receive",
  "reportToChief",
  // A department that answers on paper: the officer enters its answer, and then cannot judge it.
  "answer",
  "acceptCorrection",
  "acceptExplanation",
  "returnAnswer",
  "escalate",
  "passRecheck",
  "failRecheck",
  "reopen",
  "comment",
];
const supervisorsActs: readonly FindingAct[] = [
  "acceptCorrection",
  "acceptExplanation",
  "returnAnswer",
  "escalate",
  "passRecheck",
  "failRecheck",
  "comment",
];
/** Acts that judge an answer: never by the person who gave it. */
const judgingActs: readonly FindingAct[] = ["acceptCorrection", "acceptExplanation", "passRecheck", "failRecheck"];

/** Whether the person may do the act on the finding now, and if not, why. */
export function judgeAct(act: FindingAct, finding: FindingFacts, actor: Actor): Verdict {
  if (findingFlow[finding.state][act] === undefined || !standsFor(act, finding, actor.today))
    return { allowed: false, why: "state" };
  if (judgingActs.includes(act) && finding.answeredBy === actor.personId) return { allowed: false, why: "samePerson" };
  if (act === "passRecheck" && needsReport(finding) && !finding.reported) return { allowed: false, why: "notReported" };
  const officeInReach = actor.offices.includes(finding.officeCode);
  if (officeInReach && actor.roles.includes("caseManagement") && officersActs.includes(act)) return { allowed: true };
  if (officeInReach && actor.roles.includes("supervision") && supervisorsActs.includes(act)) return { allowed: true };
  if (officeInReach && actor.roles.includes("leadership") && act === "comment") return { allowed: true };
  const heads = finding.assigneeDepartmentId !== null && actor.departments.includes(finding.assigneeDepartmentId);
  const assigned = finding.assigneePersonId === actor.personId;
  if (heads && headsActs.includes(act)) return { allowed: true };
  if (assigned && assigneesActs.includes(act)) return { allowed: true };
  return { allowed: false, why: "role", who: whoMay(act) };
}

const headsActs: readonly FindingAct[] = ["answer", "handOver", "receive", "comment"];
const assigneesActs: readonly FindingAct[] = ["answer", "receive", "comment"];

/** What an act needs of the finding beside its state. */
function standsFor(act: FindingAct, finding: FindingFacts, today: string): boolean {
  switch (act) {
    case "receive":
      return finding.hasNotice && !finding.received;
    case "reportToChief":
      return needsReport(finding) && !finding.reported;
    case "setLevel":
      return finding.duty === "own" && (monitoringLevels as readonly string[]).includes(finding.level);
    case "escalate":
      // What is answered may be in dispute; what is not answered must be overdue (GZ 665: ten days).
      return finding.state !== "handedOver" || (finding.answerDue !== null && finding.answerDue < today);
    default:
      return true;
  }
}

function whoMay(act: FindingAct): readonly Role[] {
  if (act === "answer" || act === "receive") return ["prosecutor", "departmentHead", "caseManagement"];
  if (supervisorsActs.includes(act)) return ["caseManagement", "supervision"];
  if (act === "handOver") return ["caseManagement", "departmentHead"];
  return ["caseManagement"];
}

const everyAct = Object.keys({
  confirm: 0,
  handOver: 0,
  setLevel: 0,
  receive: 0,
  answer: 0,
  acceptCorrection: 0,
  acceptExplanation: 0,
  returnAnswer: 0,
  escalate: 0,
  passRecheck: 0,
  failRecheck: 0,
  dismiss: 0,
  reopen: 0,
  reportToChief: 0,
  comment: 0,
} satisfies Record<FindingAct, 0>) as readonly FindingAct[];

/** Acts the person may do now, the main one first. */
export function allowedActs(finding: FindingFacts, actor: Actor): FindingAct[] {
  return everyAct.filter((act) => judgeAct(act, finding, actor).allowed);
}

/** The state after a series of acts; the stored state must equal it. */
export function foldState(acts: readonly FindingAct[], start: FindingState = "suspected"): FindingState | undefined {
  let state: FindingState | undefined = start;
  for (const act of acts) state = state === undefined ? undefined : findingFlow[state][act];
  return state;
}

/** What a finding is, and what the newest delivery that examined it shows. */
export interface FindingStanding {
  readonly state: FindingState;
  readonly dataState: DataState;
}

/** What a newer delivery does to a finding: what it shows of the fault, and whether a settled one opens again. */
export function examine(
  result: "hit" | "clear" | "undetermined" | "absent",
  { state, dataState }: FindingStanding,
): FindingStanding & { readonly reopens: boolean } {
  // What a withdrawn delivery had shown is a question anew, to be verified by a person.
  if (state === "withdrawn" && (result === "hit" || result === "undetermined"))
    return { state: "suspected", dataState: "present", reopens: true };
  switch (result) {
    case "hit": {
      // Only a fault that had gone and is back reopens: a closed explanation still shows in the data and stays closed.
      const reopens = state === "closed" && dataState === "correctedInData";
      return { state: reopens ? "confirmed" : state, dataState: "present", reopens };
    }
    case "clear":
      return { state, dataState: "correctedInData", reopens: false };
    case "undetermined":
    case "absent":
      return { state, dataState: dataState === "correctedInData" ? dataState : "notReexamined", reopens: false };
  }
}

/** Something that happened to a finding: an act of a person, or a delivery in which the fault was back. */
export type FindingEvent =
  | { readonly kind: "act"; readonly act: FindingAct }
  | { readonly kind: "reopening"; readonly to: FindingState };

/** The state after acts and reopenings in their order; undefined when they do not follow from one another. */
export function foldEvents(
  events: readonly FindingEvent[],
  start: FindingState = "suspected",
): FindingState | undefined {
  let state: FindingState | undefined = start;
  for (const event of events) {
    if (state === undefined) return undefined;
    state = event.kind === "act" ? findingFlow[state][event.act] : event.to;
  }
  return state;
}

export type Light = "green" | "amber" | "red";
/** An answer due within this many days shows amber. */
const nearDays = 2;

/** The light of one task's deadline, by the office's calendar day; the due day itself is still in time. */
export function lightOf(dueDay: string | null, today: string): Light | null {
  if (dueDay === null) return null;
  if (today > dueDay) return "red";
  return Date.parse(dueDay) - Date.parse(today) <= nearDays * 86_400_000 ? "amber" : "green";
}
