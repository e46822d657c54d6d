// The life of a finding: one table, state by act. The server refuses from it and computes `allowedActs` from it
// and the policy; the pages show only what it allows. Lawful order: process monitoring, GZ 665.
import type { Bilingual } from "./values.ts";

export const findingStates = {
  suspected: { zh: "待核实", en: "suspected" },
  confirmed: { zh: "已确认", en: "confirmed" },
  dismissed: { zh: "已排除", en: "dismissed" },
  handedOver: { zh: "已交办", en: "handed over" },
  answered: { zh: "已答复", en: "answered" },
  corrected: { zh: "已整改，待复核", en: "corrected, to be re-checked" },
  explained: { zh: "已说明，待复核", en: "explained, to be re-checked" },
  escalated: { zh: "已提请联席会议", en: "before the joint conference" },
  closed: { zh: "已办结", en: "closed" },
  withdrawn: { zh: "数据已撤回", en: "delivery withdrawn" },
} as const satisfies Record<string, Bilingual>;
export type FindingState = keyof typeof findingStates;

export const findingActs = {
  confirm: { zh: "确认", en: "Confirm" },
  dismiss: { zh: "排除", en: "Dismiss" },
  setLevel: { zh: "调整层级", en: "Change the level" },
  handOver: { zh: "交办", en: "Hand over" },
  receive: { zh: "签收通知书", en: "Acknowledge the notice" },
  reportToChief: { zh: "报告检察长", en: "Report to the chief procurator" },
  answer: { zh: "答复", en: "Answer" },
  acceptCorrection: { zh: "认可整改", en: "Accept as corrected" },
  acceptExplanation: { zh: "认可说明", en: "Accept the explanation" },
  returnAnswer: { zh: "退回重办", en: "Send back" },
  escalate: { zh: "提请联席会议", en: "Bring before the conference" },
  passRecheck: { zh: "复核通过并办结", en: "Pass the re-check and close" },
  failRecheck: { zh: "复核不通过", en: "Fail the re-check" },
  reopen: { zh: "重新打开", en: "Reopen" },
  comment: { zh: "备注", en: "Note" },
} as const satisfies Record<string, Bilingual>;
export type FindingAct = keyof typeof findingActs;

/** Where each act leads from each state; an absent pair is refused. */
export const findingFlow: Readonly<Record<FindingState, Partial<Record<FindingAct, FindingState>>>> = {
  suspected: {
    confirm: "confirmed",
    dismiss: "dismissed",
    handOver: "handedOver",
    setLevel: "suspected",
    comment: "suspected",
  },
  confirmed: {
    handOver: "handedOver",
    dismiss: "dismissed",
    setLevel: "confirmed",
    reportToChief: "confirmed",
    comment: "confirmed",
  },
  dismissed: { reopen: "suspected", comment: "dismissed" },
  handedOver: {
    answer: "answered",
    handOver: "handedOver",
    receive: "handedOver",
    reportToChief: "handedOver",
    escalate: "escalated",
    comment: "handedOver",
  },
  answered: {
    acceptCorrection: "corrected",
    acceptExplanation: "explained",
    returnAnswer: "handedOver",
    reportToChief: "answered",
    escalate: "escalated",
    comment: "answered",
  },
  escalated: {
    acceptCorrection: "corrected",
    acceptExplanation: "explained",
    returnAnswer: "handedOver",
    reportToChief: "escalated",
    comment: "escalated",
  },
  corrected: {
    passRecheck: "closed",
    failRecheck: "handedOver",
    reportToChief: "corrected",
    comment: "corrected",
  },
  explained: {
    passRecheck: "closed",
    failRecheck: "handedOver",
    reportToChief: "explained",
    comment: "explained",
  },
  closed: { reopen: "confirmed", comment: "closed" },
  withdrawn: { comment: "withdrawn" },
};

/**
 * How a finding is told to the department that handles the case (GZ 665): orally where it is slight, by a written notice
 * where it is more serious, by a notice and a report to the chief procurator where it is serious.
 */
export const monitoringLevels = ["L1", "L2", "L3"] as const;
export type MonitoringLevel = (typeof monitoringLevels)[number];

/** Whether a finding goes out with a written notice: a fault of the office's own, of a level above the oral reminder. */
export function needsNotice({ level, duty }: { readonly level: string; readonly duty: string }): boolean {
  return duty === "own" && (level === "L2" || level === "L3");
}

/** Whether the chief procurator must be told of it. */
export function needsReport({ level, duty }: { readonly level: string; readonly duty: string }): boolean {
  return duty === "own" && level === "L3";
}

/** Why a suspected finding is set aside; the reason feeds the rule's record of how often it is right. */
export const dismissalReasons = {
  falseAlarm: { zh: "误报：规则不适用于此情形", en: "false alarm: the rule does not fit this situation" },
  explainedByDocument: { zh: "有文书说明（延长、中止等）", en: "a document explains it (extension, suspension …)" },
  dataLag: { zh: "数据滞后：系统已更新", en: "data lag: the source system is already right" },
  dataEntryElsewhere: { zh: "信息填录在其他案卡", en: "the information stands on another card" },
  duplicate: { zh: "与其他疑点重复", en: "duplicate of another finding" },
  other: { zh: "其他（请写明）", en: "other (please say)" },
} as const satisfies Record<string, Bilingual>;
export type DismissalReason = keyof typeof dismissalReasons;

/** What the latest delivery says of a finding's fault. */
export const dataStates = {
  present: { zh: "最新数据仍存在", en: "still in the newest data" },
  correctedInData: { zh: "最新数据已改正", en: "put right in the newest data" },
  notReexamined: { zh: "最新数据未能复查", en: "could not be re-examined in the newest data" },
} as const satisfies Record<string, Bilingual>;
export type DataState = keyof typeof dataStates;
