import { oc } from "@orpc/contract";
import { z } from "zod";
import { monitoringLevels } from "../finding-flow.ts";
import { deadline, dutyHolder, level, namedValue, outcome, reasonLine, subject, witness } from "../hit.ts";
import { bilingual, citation, civilDate, instant, pageOf, pageRequest, recordId } from "../values.ts";
import { departmentRef, personRef } from "./session.ts";

const findingState = z.enum([
  "suspected",
  "confirmed",
  "dismissed",
  "handedOver",
  "answered",
  "corrected",
  "explained",
  "escalated",
  "closed",
  "withdrawn",
]);
const findingAct = z.enum([
  "confirm",
  "dismiss",
  "setLevel",
  "handOver",
  "receive",
  "reportToChief",
  "answer",
  "acceptCorrection",
  "acceptExplanation",
  "returnAnswer",
  "escalate",
  "passRecheck",
  "failRecheck",
  "reopen",
  "comment",
]);
/** What one run showed of a finding, as the run's report counts them. */
export const runResult = z.enum(["newFindings", "foundAgain", "reopened", "correctedInData", "notReexamined"]);
export type RunResult = z.infer<typeof runResult>;
const dataState = z.enum(["present", "correctedInData", "notReexamined"]);

/** Every filter of the list; what is absent does not filter. The address bar of the page carries the same names. */
export const findingFilters = z.object({
  /** Case number, case name, subject or finding number; substring. */
  text: z.string().max(100).optional(),
  rule: z.string().optional(),
  /** Kind of problem, as rules group it. */
  kind: z.string().optional(),
  level: z.array(level).optional(),
  outcome: outcome.optional(),
  duty: dutyHolder.optional(),
  state: z.array(findingState).optional(),
  officeCode: z.string().optional(),
  departmentId: z.string().optional(),
  /** Handler named by the case, or assignee. */
  personId: z.string().optional(),
  deliveryId: z.string().optional(),
  dataState: dataState.optional(),
  /** A run, with what it showed; both or neither. */
  runId: z.string().optional(),
  runResult: runResult.optional(),
  /** Answer due on or before this day. */
  answerDueUntil: civilDate.optional(),
  /** Findings that wait for an act of the reader. */
  mine: z.boolean().optional(),
});
export type FindingFilters = z.infer<typeof findingFilters>;

/** A light belongs to one task's deadline only. */
export const light = z.enum(["green", "amber", "red"]);

export const findingRow = z.object({
  id: recordId,
  /** Number of the finding in its office and year, `疑点〔2026〕12号`. */
  number: z.string(),
  rule: z.string(),
  ruleTitle: bilingual,
  kind: bilingual,
  level,
  duty: dutyHolder,
  outcome,
  legalCaseNo: z.string(),
  caseName: z.string(),
  subject,
  message: bilingual,
  office: z.string(),
  department: z.string(),
  /** Who held the duty on the day it fell, by the office's posts; null when the posts do not say. */
  dutyPerson: z.string().nullable(),
  /** Name on the case card. */
  handler: z.string(),
  state: findingState,
  dataState,
  assignee: z.string().nullable(),
  /** Statutory due date that the finding speaks of. */
  dueDate: civilDate.nullable(),
  /** Day by which the hand-over is to be answered, with its light. */
  answerDue: civilDate.nullable(),
  light: light.nullable(),
  /** The written notice by which it was handed over last, and the day on which the department received that. */
  notice: z.object({ id: recordId, number: z.string(), receivedOn: civilDate.nullable() }).nullable(),
  /** Day on which the chief procurator was told of it. */
  reportedOn: civilDate.nullable(),
  /** Times the fault was found, over deliveries. */
  timesFound: z.number().int(),
  version: z.number().int(),
  allowedActs: z.array(findingAct),
});
export type FindingRow = z.infer<typeof findingRow>;

export const historyEntry = z.object({
  seq: z.number().int(),
  /** An act of a person, or what a delivery showed. */
  type: z.enum(["act", "examination"]),
  act: z.string(),
  at: instant,
  by: z.string(),
  office: z.string(),
  from: findingState.nullable(),
  to: findingState,
  ground: z.string().nullable(),
  /** The act as one sentence. */
  sentence: bilingual,
  /** `pending`: stored, not yet in a signed checkpoint; `logged`: covered by one; `none`: not an act of its own. */
  proof: z.enum(["none", "pending", "logged"]),
  leafIndex: z.number().int().nullable(),
});

export const findingDetail = findingRow.extend({
  revision: z.string(),
  basis: z.array(citation.extend({ text: z.string().nullable() })),
  ruleText: z.object({
    hit: z.string(),
    applies: z.string().nullable(),
    lets: z.array(z.object({ name: z.string(), text: z.string() })),
    inForceFrom: civilDate.nullable(),
    inForceTo: civilDate.nullable(),
    unless: bilingual.nullable(),
  }),
  values: z.array(namedValue),
  witnesses: z.array(witness),
  missing: z.array(z.string()),
  /** How the rule came to its answer; empty for findings from before it was kept. */
  reasons: z.array(reasonLine),
  deadline: deadline.nullable(),
  /** Each day of the deadline's strip that is not an ordinary working day. */
  restDays: z.array(z.object({ date: civilDate, name: z.string() })),
  asOf: civilDate,
  delivery: z.object({ id: z.string(), label: z.string(), dataDate: civilDate }),
  /** How this rule's past findings were decided; no percentage below twenty decisions. */
  ruleRecord: z.object({ confirmed: z.number().int(), dismissed: z.number().int(), open: z.number().int() }),
  history: z.array(historyEntry),
  /** Notices and reports made about it, the newest first; each is a file at `monitoringPaperPath`. */
  papers: z.array(
    z.object({
      id: recordId,
      kind: z.enum(["notice", "report"]),
      number: z.string(),
      madeOn: civilDate,
      addressee: z.string(),
    }),
  ),
});
export type FindingDetail = z.infer<typeof findingDetail>;

/** Arguments of an act; which are needed depends on the act. */
export const actArguments = z.object({
  reason: z.string().max(2000).optional(),
  dismissalReason: z
    .enum(["falseAlarm", "explainedByDocument", "dataLag", "dataEntryElsewhere", "duplicate", "other"])
    .optional(),
  assigneeDepartmentId: z.string().optional(),
  assigneePersonId: z.string().optional(),
  answerDue: civilDate.optional(),
  /** Of setLevel. */
  level: z.enum(monitoringLevels).optional(),
  answerKind: z.enum(["corrected", "explained", "disputed"]).optional(),
});
export type ActArguments = z.infer<typeof actArguments>;

export const findings = {
  list: oc
    .input(
      pageRequest.extend({
        filters: findingFilters,
        sort: z.enum(["case", "dueDate", "newest", "level"]).default("case"),
      }),
    )
    .output(pageOf(findingRow)),
  /** Counts by kind of problem, then rule, over the same filters; in the order of the rule book, never by count. */
  kinds: oc.input(z.object({ filters: findingFilters })).output(
    z.array(
      z.object({
        kind: bilingual,
        rules: z.array(
          z.object({
            rule: z.string(),
            title: bilingual,
            level,
            open: z.number().int(),
            undetermined: z.number().int(),
            total: z.number().int(),
          }),
        ),
      }),
    ),
  ),
  get: oc.input(z.object({ id: recordId })).output(findingDetail),
  /**
   * One act on one or many findings, in one transaction: all or none. `requestId` makes a repeated submission harmless.
   * Refused with the first finding that does not allow it.
   */
  act: oc
    .input(
      z.object({
        requestId: z.uuid(),
        act: findingAct,
        on: z
          .array(z.object({ id: recordId, version: z.number().int() }))
          .min(1)
          .max(500),
        arguments: actArguments,
      }),
    )
    .output(z.object({ done: z.number().int(), sentence: bilingual, items: z.array(findingRow) })),
};
/** The list as a workbook: GET with the filters as JSON in `filters`. */
export const findingsWorkbookPath = "/api/findings.xlsx";
/** A notice or a report, as docx, the very bytes that were made. */
export function monitoringPaperPath(id: string): string {
  return `/api/monitoring-papers/${id}.docx`;
}

export const home = {
  overview: oc.output(
    z.object({
      lastScreening: z
        .object({
          deliveryId: z.string(),
          runId: z.string(),
          label: z.string(),
          dataDate: civilDate,
          finishedAt: instant,
          hits: z.number().int(),
          undetermined: z.number().int(),
          newFindings: z.number().int(),
          cases: z.number().int(),
        })
        .nullable(),
      fallingDue: z.array(
        z.object({
          legalCaseNo: z.string(),
          caseName: z.string(),
          suspect: z.string().nullable(),
          handler: z.string(),
          deadline: deadline.omit({ steps: true }),
          /** Days from the office's calendar day to the due date; negative when passed. */
          daysLeft: z.number().int(),
          /** `toVerify`: due between the data date and today (待核); never called a violation. */
          state: z.enum(["ahead", "near", "toVerify"]),
        }),
      ),
      fallingDueTotal: z.number().int(),
    }),
  ),
};
export { departmentRef, personRef };
