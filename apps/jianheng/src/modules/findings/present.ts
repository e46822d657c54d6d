import type { ExaminationTable } from "../../database/schema.ts";
import {
  findingActs,
  type Bilingual,
  type FindingAct,
  type FindingRow,
  type FindingState,
  type Level,
} from "@jianheng/contract";
import type { RuleBook } from "../rulebook/index.ts";
import type { SignedIn } from "../identity/index.ts";
import { actorOf, factsOf } from "./actions.ts";
import { allowedActs, lightOf } from "./domain.ts";
import { paperNumber } from "./monitoring-papers.ts";
import type { FindingRecord } from "./store.ts";

/** A stored finding as the contract's row, for one reader on one day. */
export function presentFinding(record: FindingRecord, reader: SignedIn, book: RuleBook): FindingRow {
  const rule = book.find(record.rule);
  const waiting = record.state === "handedOver";
  return {
    id: record.id,
    number: record.number,
    rule: record.rule,
    ruleTitle: rule?.title ?? { zh: record.rule, en: record.rule },
    kind: rule?.kind ?? { zh: record.kind, en: record.kind },
    level: record.level as Level,
    duty: record.duty as FindingRow["duty"],
    outcome: record.outcome,
    legalCaseNo: record.case_no,
    caseName: record.case_name,
    subject: record.subject,
    message: record.message,
    office: record.office_name,
    department: record.department,
    dutyPerson: record.duty_person,
    handler: record.handler,
    state: record.state as FindingState,
    dataState: record.data_state,
    assignee: record.assignee,
    dueDate: record.due_date,
    answerDue: record.answer_due,
    light: waiting ? lightOf(record.answer_due, reader.today) : null,
    notice:
      record.notice_id === null || record.notice_year === null || record.notice_n === null
        ? null
        : {
            id: record.notice_id,
            number: paperNumber({ kind: "notice", year: record.notice_year, n: record.notice_n }),
            receivedOn: record.received_on,
          },
    reportedOn: record.reported_on,
    timesFound: record.times_found,
    version: record.version,
    allowedActs: allowedActs(factsOf(record), actorOf(reader)),
  };
}

/** An act as one sentence: who did what, to whom, until when, why. */
export function actSentence(act: {
  readonly act: string;
  readonly by_name: string;
  readonly ground: string | null;
  readonly arguments: Readonly<Record<string, unknown>>;
}): Bilingual {
  const name = findingActs[act.act as FindingAct];
  const assignee = typeof act.arguments.assignee === "string" ? act.arguments.assignee : null;
  const answerDue = typeof act.arguments.answerDue === "string" ? act.arguments.answerDue : null;
  const level = typeof act.arguments.level === "string" ? act.arguments.level : null;
  const papers = [act.arguments.notice, act.arguments.report].flatMap((paper) => numberOf(paper) ?? []);
  const zh = [
    `${act.by_name}${assignee === null ? name.zh : `${name.zh}给${assignee}`}`,
    level === null ? "" : `调整为${levelNames[level]?.zh ?? level}`,
    papers.length === 0 ? "" : papers.join("、"),
    answerDue === null ? "" : `${answerDue} 前答复`,
    act.ground === null ? "" : `理由：${act.ground}`,
  ];
  const en = [
    `${act.by_name}: ${name.en}${assignee === null ? "" : ` to ${assignee}`}`,
    level === null ? "" : `to ${levelNames[level]?.en ?? level}`,
    papers.length === 0 ? "" : papers.join(", "),
    answerDue === null ? "" : `answer by ${answerDue}`,
    act.ground === null ? "" : `reason: ${act.ground}`,
  ];
  return { zh: joined(zh, "，"), en: joined(en, ", ") };
}

const levelNames: Readonly<Record<string, Bilingual>> = {
  L1: { zh: "口头提示", en: "oral reminder" },
  L2: { zh: "书面通知", en: "written notice" },
  L3: { zh: "通知并报检察长", en: "notice and report to the chief" },
};

function numberOf(paper: unknown): string | null {
  return typeof paper === "object" && paper !== null && "number" in paper ? String(paper.number) : null;
}

function joined(parts: readonly string[], separator: string): string {
  return parts.filter((part) => part !== "").join(separator);
}

const examinationSentences: Readonly<Record<ExaminationTable["result"], Bilingual>> = {
  hit: { zh: "再次发现", en: "found again" },
  clear: { zh: "数据已改正", en: "put right in the data" },
  undetermined: { zh: "数据不足，未能复查", en: "the data do not suffice to examine it again" },
  absent: { zh: "本批数据没有该对象，未能复查", en: "the subject is not in this delivery; not examined" },
  withdrawn: {
    zh: "该批数据已撤回，其结果不再作为依据",
    en: "this delivery was withdrawn; what it showed counts no more",
  },
};

/** What a delivery showed, as one sentence. */
export function examinationSentence(examination: {
  readonly result: ExaminationTable["result"];
  readonly reopened: boolean;
  readonly label: string;
}): Bilingual {
  const shown = examinationSentences[examination.result];
  const reopened = examination.reopened ? { zh: "，自动重新打开", en: ", reopened" } : { zh: "", en: "" };
  return {
    zh: `${examination.label}：${shown.zh}${reopened.zh}`,
    en: `${examination.label}: ${shown.en}${reopened.en}`,
  };
}
