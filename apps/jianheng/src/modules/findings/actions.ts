import {
  dismissalReasons,
  findingActs,
  findingFlow,
  findingStates,
  needsNotice,
  roles,
  type ActArguments,
  type FindingAct,
  type FindingState,
} from "@jianheng/contract";
import type { Selectable, Updateable } from "kysely";
import type { Clock } from "../../clock.ts";
import type { Tx } from "../../database/pool.ts";
import type { FindingTable } from "../../database/schema.ts";
import { refuse, type Refusal } from "../../http/refusal.ts";
import type { SignedIn } from "../identity/index.ts";
import { findActsOfRequest, recordActs } from "../ledger/index.ts";
import { judgeAct, type Actor } from "./domain.ts";
import { makeNotices, makeReports, type MadePaper, type PaperMaking } from "./monitoring-papers.ts";
import { lockFindings } from "./store.ts";

type Finding = Selectable<FindingTable>;

export interface ActRequest {
  readonly requestId: string;
  readonly act: FindingAct;
  readonly on: readonly { readonly id: string; readonly version: number }[];
  readonly arguments: ActArguments;
}

/** What happens beside the act in another module, in the same transaction. */
export type Escalate = (
  tx: Tx,
  signedIn: SignedIn,
  finding: Finding,
  request: { readonly id: string; readonly reason: string },
) => Promise<Refusal | null>;

type AnswerDue = (today: string, officeCode: string) => Promise<string | null>;

export function actorOf(signedIn: SignedIn): Actor {
  return {
    personId: signedIn.personId,
    roles: signedIn.roles,
    offices: signedIn.reader.offices,
    departments: signedIn.reader.departments,
    today: signedIn.today,
  };
}

/**
 * Does one act on one or many findings: all of them, or none with the first reason why not.
 * `answerDue` is the day by which a hand-over to an office is to be answered when the request names none.
 */
export async function doAct(
  tx: Tx,
  request: ActRequest,
  by: {
    readonly signedIn: SignedIn;
    readonly clock: Clock;
    readonly answerDue: AnswerDue;
    readonly making: Pick<PaperMaking, "files" | "ruleBook">;
    readonly escalate: Escalate;
  },
): Promise<{ readonly done: number } | Refusal> {
  const { signedIn } = by;
  const findings = await lockFindings(
    tx,
    request.on.map((item) => item.id),
  );
  // Only now: whoever sent the same request at the same moment has finished.
  const before = await findActsOfRequest(tx, request.requestId);
  if (before.length > 0) return isSameRequest(request, before, signedIn) ? { done: before.length } : reusedRequestId();
  if (findings.length !== new Set(request.on.map((item) => item.id)).size) return refuse("record.not_found");
  const argumentRefusal = checkArguments(request.act, request.arguments);
  if (argumentRefusal !== null) return argumentRefusal;
  const assignee = request.act === "handOver" ? await resolveAssignee(tx, request.arguments, signedIn.today) : null;
  if (assignee !== null && "refused" in assignee) return assignee;

  for (const finding of findings) {
    const wanted = request.on.find((item) => item.id === finding.id)!;
    if (wanted.version !== finding.version) return changedMeanwhile(tx, finding);
    const refusal = refusalOf(request.act, finding, actorOf(signedIn));
    if (refusal !== null) return refusal;
    if (assignee !== null && assignee.officeCode !== finding.office_code)
      return refuse("handover.assignee_unknown", { assignee: assignee.name });
    if (assignee !== null && !mayHandTo(assignee, finding, actorOf(signedIn)))
      return refuse("access.denied", { who: roles.caseManagement.zh });
  }

  const at = by.clock.now();
  const effect = await effectOf(tx, request, findings, assignee, by);
  if ("refused" in effect) return effect;
  for (const finding of findings) {
    await tx
      .updateTable("finding")
      .set({
        state: findingFlow[finding.state as FindingState][request.act]!,
        version: finding.version + 1,
        ...effect.columns(finding),
      })
      .where("id", "=", finding.id)
      .execute();
  }
  await recordActs(
    tx,
    findings.map((finding) => ({
      register: "finding" as const,
      recordId: finding.id,
      seq: finding.version + 1,
      act: request.act,
      fromState: finding.state,
      toState: findingFlow[finding.state as FindingState][request.act]!,
      by: { personId: signedIn.personId, name: signedIn.personName },
      forOffice: signedIn.officeCode,
      at,
      ground: groundOf(request.arguments),
      arguments: { ...storedArguments(request.arguments), ...effect.says(finding) },
      requestId: request.requestId,
    })),
  );
  return { done: findings.length };
}

/** What an act changes of a finding beside its state, and what it commits to beside the request's own arguments. */
interface Effect {
  readonly columns: (finding: Finding) => Updateable<FindingTable>;
  readonly says: (finding: Finding) => Readonly<Record<string, unknown>>;
}
const noEffect: Effect = { columns: () => ({}), says: () => ({}) };

async function effectOf(
  tx: Tx,
  request: ActRequest,
  findings: readonly Finding[],
  assignee: Assignee | null,
  by: Parameters<typeof doAct>[2],
): Promise<Effect | Refusal> {
  const { signedIn } = by;
  const making = { ...by.making, personId: signedIn.personId, today: signedIn.today };
  switch (request.act) {
    case "confirm":
      return { ...noEffect, columns: () => ({ confirmed_by: signedIn.personId }) };
    case "answer":
      return { ...noEffect, columns: () => ({ answered_by: signedIn.personId }) };
    case "setLevel":
      if (findings.some(({ level }) => level === request.arguments.level)) return refuse("finding.level_same");
      return {
        columns: () => ({ level: request.arguments.level!, level_set: true }),
        says: ({ level }) => ({ levelBefore: level }),
      };
    case "receive": {
      const dues = new Map<string, string | null>();
      for (const { office_code } of findings) dues.set(office_code, await by.answerDue(signedIn.today, office_code));
      return {
        columns: ({ office_code }) => ({ received_on: signedIn.today, answer_due: dues.get(office_code) ?? null }),
        says: ({ office_code }) => ({ answerDue: dues.get(office_code) ?? null }),
      };
    }
    case "reportToChief": {
      const reports = await makeReports(tx, making, findings);
      return {
        columns: () => ({ reported_on: signedIn.today }),
        says: ({ id }) => ({ report: said(reports.get(id)!) }),
      };
    }
    case "escalate":
      for (const finding of findings) {
        const refusal = await by.escalate(tx, signedIn, finding, {
          id: request.requestId,
          reason: request.arguments.reason ?? "",
        });
        if (refusal !== null) return refusal;
      }
      return noEffect;
    case "handOver":
      return handOver(tx, request, findings, assignee!, { ...by, making });
    default:
      return noEffect;
  }
}

/** What goes to another department than before, of the levels that ask for it, goes with a new notice. */
async function handOver(
  tx: Tx,
  request: ActRequest,
  findings: readonly Finding[],
  assignee: Assignee,
  by: { readonly signedIn: SignedIn; readonly answerDue: AnswerDue; readonly making: PaperMaking },
): Promise<Effect> {
  const { personId, today } = by.signedIn;
  const department = await departmentOf(tx, assignee);
  const told = (finding: Finding) =>
    needsNotice(finding) &&
    by.signedIn.reader.offices.includes(finding.office_code) &&
    (finding.notice_id === null ||
      finding.state !== "handedOver" ||
      finding.assignee_department_id !== assignee.departmentId);
  const notices = await makeNotices(tx, by.making, findings.filter(told), department);
  const due = request.arguments.answerDue ?? (await by.answerDue(today, assignee.officeCode));
  return {
    columns: (finding) => {
      const notice = notices.get(finding.id);
      return {
        assignee_department_id: assignee.departmentId,
        assignee_person_id: assignee.personId,
        handed_over_by: personId,
        confirmed_by: finding.confirmed_by ?? personId,
        answer_due: due,
        ...(notice === undefined ? {} : { notice_id: notice.id, received_on: null }),
      };
    },
    says: ({ id }) => {
      const notice = notices.get(id);
      return {
        assignee: assignee.name,
        ...(due === null ? {} : { answerDue: due }),
        ...(notice === undefined ? {} : { notice: said(notice) }),
      };
    },
  };
}

/** A paper as the act commits to it. */
function said({ number, sha256 }: MadePaper) {
  return { number, sha256 };
}

async function departmentOf(tx: Tx, assignee: Assignee): Promise<string> {
  if (assignee.departmentId === null) return assignee.name;
  const row = await tx
    .selectFrom("department")
    .select("name")
    .where("id", "=", assignee.departmentId)
    .executeTakeFirst();
  return row?.name ?? assignee.name;
}

/** Whether the acts on record are this request, done before. */
function isSameRequest(
  request: ActRequest,
  before: Awaited<ReturnType<typeof findActsOfRequest>>,
  by: SignedIn,
): boolean {
  const wanted = new Set(request.on.map((item) => item.id));
  return (
    before.length === wanted.size &&
    before.every((done) => wanted.has(done.record_id) && done.act === request.act && done.by_person === by.personId)
  );
}

function reusedRequestId(): Refusal {
  return refuse("request.invalid", { detail: "requestId 已用于另一次办理" });
}

/** A head hands on within the own department; who reaches the whole office hands to any of its departments. */
function mayHandTo(assignee: Assignee, finding: Finding, actor: Actor): boolean {
  if (actor.offices.includes(finding.office_code)) return true;
  return assignee.departmentId !== null && actor.departments.includes(assignee.departmentId);
}

function refusalOf(act: FindingAct, finding: Finding, actor: Actor): Refusal | null {
  const verdict = judgeAct(act, factsOf(finding), actor);
  if (verdict.allowed) return null;
  if (verdict.why === "samePerson") return refuse("act.same_person");
  if (verdict.why === "notReported") return refuse("finding.not_reported");
  if (verdict.why === "state")
    return refuse("act.not_allowed_in_state", {
      state: findingStates[finding.state as FindingState].zh,
      act: findingActs[act].zh,
    });
  return refuse("access.denied", { who: verdict.who.map((role) => roles[role].zh).join("、") });
}

export function factsOf(
  finding: Pick<
    Finding,
    | "state"
    | "office_code"
    | "assignee_department_id"
    | "assignee_person_id"
    | "answered_by"
    | "level"
    | "duty"
    | "answer_due"
    | "notice_id"
    | "received_on"
    | "reported_on"
  >,
) {
  return {
    state: finding.state as FindingState,
    officeCode: finding.office_code,
    assigneeDepartmentId: finding.assignee_department_id,
    assigneePersonId: finding.assignee_person_id,
    answeredBy: finding.answered_by,
    level: finding.level,
    duty: finding.duty,
    answerDue: finding.answer_due,
    hasNotice: finding.notice_id !== null,
    received: finding.received_on !== null,
    reported: finding.reported_on !== null,
  };
}

function checkArguments(act: FindingAct, given: ActArguments): Refusal | null {
  const reason = given.reason?.trim() ?? "";
  switch (act) {
    case "dismiss":
      if (given.dismissalReason === undefined) return refuse("act.reason_required");
      return given.dismissalReason === "other" && reason === "" ? refuse("act.reason_required") : null;
    case "handOver":
      return given.assigneeDepartmentId === undefined && given.assigneePersonId === undefined
        ? refuse("act.field_required", { field: "承办部门或人员" })
        : null;
    case "answer":
      if (given.answerKind === undefined) return refuse("act.field_required", { field: "答复类型" });
      return reason === "" ? refuse("act.field_required", { field: "答复内容" }) : null;
    case "setLevel":
      if (given.level === undefined) return refuse("act.field_required", { field: "处理层级" });
      return reason === "" ? refuse("act.reason_required") : null;
    case "returnAnswer":
    case "escalate":
    case "failRecheck":
    case "reopen":
    case "comment":
      return reason === "" ? refuse("act.reason_required") : null;
    case "confirm":
    case "receive":
    case "reportToChief":
    case "acceptCorrection":
    case "acceptExplanation":
    case "passRecheck":
      return null;
  }
}

interface Assignee {
  readonly departmentId: string | null;
  readonly personId: string | null;
  readonly officeCode: string;
  readonly name: string;
}

/** The department or person, who must hold a post there today. */
async function resolveAssignee(tx: Tx, given: ActArguments, today: string): Promise<Assignee | Refusal> {
  if (given.assigneePersonId !== undefined) {
    let query = tx
      .selectFrom("post")
      .innerJoin("department", "department.id", "post.department_id")
      .innerJoin("person", "person.id", "post.person_id")
      .select(["person.name", "department.id as department_id", "department.office_code"])
      .where("person.id", "=", given.assigneePersonId)
      .where("held_from", "<=", today)
      .where((where) => where.or([where("held_to", "is", null), where("held_to", ">=", today)]));
    if (given.assigneeDepartmentId !== undefined) query = query.where("department.id", "=", given.assigneeDepartmentId);
    const row = await query.orderBy("post.id").executeTakeFirst();
    if (row === undefined) return refuse("handover.assignee_unknown", { assignee: given.assigneePersonId });
    return {
      departmentId: row.department_id,
      personId: given.assigneePersonId,
      officeCode: row.office_code,
      name: row.name,
    };
  }
  const row = await tx
    .selectFrom("department")
    .selectAll()
    .where("id", "=", given.assigneeDepartmentId!)
    .executeTakeFirst();
  if (row === undefined) return refuse("handover.assignee_unknown", { assignee: given.assigneeDepartmentId! });
  return { departmentId: row.id, personId: null, officeCode: row.office_code, name: row.name };
}

async function changedMeanwhile(tx: Tx, finding: Finding): Promise<Refusal> {
  const last = await tx
    .selectFrom("act")
    .select(["by_name", "act"])
    .where("record_id", "=", finding.id)
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  const act = last === undefined ? null : findingActs[last.act as FindingAct];
  return refuse("record.changed_meanwhile", { who: last?.by_name ?? "系统", act: act?.zh ?? "复查" });
}

function storedArguments(given: ActArguments): Record<string, unknown> {
  const { reason: _ground, ...rest } = given;
  return rest;
}

function groundOf(given: ActArguments): string | null {
  const reason = given.reason?.trim() ?? "";
  const dismissal = given.dismissalReason === undefined ? "" : dismissalReasons[given.dismissalReason].zh;
  return [dismissal, reason].filter((part) => part !== "").join("：") || null;
}
