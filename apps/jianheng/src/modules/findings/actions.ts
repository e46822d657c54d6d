import {
  dismissalReasons,
  findingActs,
  findingFlow,
  findingStates,
  roles,
  type ActArguments,
  type FindingAct,
  type FindingState,
} from "@jianheng/contract";
import type { Selectable } from "kysely";
import type { Tx } from "../../database/pool.ts";
import type { FindingTable } from "../../database/schema.ts";
import { refuse, type Refusal } from "../../http/refusal.ts";
import type { SignedIn } from "../identity/index.ts";
import { findActsOfRequest, recordActs } from "../ledger/index.ts";
import { resolveAssignee, type Assignee } from "./assignee.ts";
import { judgeAct, type Actor } from "./domain.ts";
import { effectOf, type Doing } from "./effects.ts";
import { lockFindings } from "./store.ts";

type Finding = Selectable<FindingTable>;

export interface ActRequest {
  readonly requestId: string;
  readonly act: FindingAct;
  readonly on: readonly { readonly id: string; readonly version: number }[];
  readonly arguments: ActArguments;
}

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
 */
export async function doAct(tx: Tx, request: ActRequest, by: Doing): Promise<{ readonly done: number } | Refusal> {
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
