// What each act asks for on the screen, and which act comes first. The server decides what is allowed; this only orders it.
import type { ActArguments, Bilingual, FindingAct, FindingRow } from "@jianheng/contract";
import { actWords, findingsWords } from "../../words/findings.ts";

export type ActField = "dismissalReason" | "answerKind" | "assignee" | "answerDue" | "level" | "reason";

/** The fields of an act, in the order they are filled in. */
export const fieldsOfAct: Readonly<Record<FindingAct, readonly ActField[]>> = {
  confirm: ["reason"],
  dismiss: ["dismissalReason", "reason"],
  handOver: ["assignee", "answerDue", "reason"],
  setLevel: ["level", "reason"],
  receive: [],
  reportToChief: ["reason"],
  answer: ["answerKind", "reason"],
  acceptCorrection: ["reason"],
  acceptExplanation: ["reason"],
  returnAnswer: ["reason"],
  escalate: ["reason"],
  passRecheck: ["reason"],
  failRecheck: ["reason"],
  reopen: ["reason"],
  comment: ["reason"],
};

const reasonAlways: readonly FindingAct[] = [
  "setLevel",
  "answer",
  "returnAnswer",
  "escalate",
  "failRecheck",
  "reopen",
  "comment",
];

/** Whether the act cannot go without words of explanation. */
export function needsReason(act: FindingAct, given: ActArguments): boolean {
  return reasonAlways.includes(act) || (act === "dismiss" && given.dismissalReason === "other");
}

/** The name of the first field that is still missing, or null. */
export function missingField(act: FindingAct, given: ActArguments): Bilingual | null {
  const fields = fieldsOfAct[act];
  if (fields.includes("dismissalReason") && given.dismissalReason === undefined) return actWords.dismissalReason;
  if (fields.includes("level") && given.level === undefined) return actWords.level;
  if (fields.includes("answerKind") && given.answerKind === undefined) return actWords.answerKind;
  if (fields.includes("assignee") && given.assigneeDepartmentId === undefined) return actWords.department;
  if (needsReason(act, given) && (given.reason ?? "").trim() === "") {
    return act === "comment" ? actWords.note : act === "answer" ? actWords.reason : actWords.reasonRequired;
  }
  return null;
}

/** The order in which an allowed act is offered as the one primary button. A note is never primary. */
const firstActs: readonly FindingAct[] = [
  "answer",
  "receive",
  "confirm",
  "handOver",
  "acceptCorrection",
  "acceptExplanation",
  "passRecheck",
  "reopen",
];

export function primaryAct(row: Pick<FindingRow, "allowedActs" | "state">): FindingAct | null {
  // A closed or dismissed finding is at rest, and one handed over waits for its answer: nothing presses there.
  const offered = firstActs.filter((act) => {
    if (act === "reopen") return false;
    return !(act === "handOver" && row.state === "handedOver");
  });
  return offered.find((act) => row.allowedActs.includes(act)) ?? null;
}

const batchActs: readonly FindingAct[] = ["handOver", "confirm", "dismiss", "receive", "reportToChief"];

/** Acts that every one of the rows allows, of those that make sense for many at once. */
export function commonActs(rows: readonly Pick<FindingRow, "allowedActs">[]): FindingAct[] {
  return rows.length === 0 ? [] : batchActs.filter((act) => rows.every((row) => row.allowedActs.includes(act)));
}

export const sortWords = {
  case: findingsWords.sortCase,
  dueDate: findingsWords.sortDueDate,
  newest: findingsWords.sortNewest,
  level: findingsWords.sortLevel,
} as const;
