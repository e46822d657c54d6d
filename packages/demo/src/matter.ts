// A criminal matter: who did what where, and the case card that each of its stages writes.
import type { Accused } from "./accused.ts";
import { shortCharge, type ChargeProfile } from "./charges.ts";
import { addRow, known, policeOf, workdayNear, type WorldContext } from "./context.ts";
import { iso, type Day } from "./days.ts";
import type { DraftRow } from "./draft.ts";
import type { PendingNumber } from "./identifiers.ts";
import { limitDays } from "./limits.ts";
import type { Office, WorkLine } from "./types.ts";

export interface Matter {
  readonly office: Office;
  readonly line: WorkLine;
  readonly profile: ChargeProfile;
  readonly accused: readonly Accused[];
  readonly offence: Day;
  readonly unifiedNo: PendingNumber;
  readonly victims: readonly string[];
  /** The same turn at each stage: who arrested also prosecutes (GZ 8), as long as the post lasts. */
  readonly turn: number;
}

export interface CasePlan {
  readonly caseNo: PendingNumber;
  readonly caseType: string;
  readonly line: WorkLine;
  readonly accepted: Day;
  readonly sent: Day;
  /** Type word of the sender's document: 提捕字. */
  readonly senderDocument: string;
  readonly due: Day;
  readonly decided: Day | undefined;
  readonly isComplex?: boolean;
  readonly previous?: { readonly caseNo: PendingNumber; readonly row: DraftRow };
}

/** Adds the row of 案件 and gives it back, so that a later stage can write its number into it. */
export function caseRow(context: WorldContext, matter: Matter, plan: CasePlan): DraftRow {
  const { random } = context;
  const { office, profile } = matter;
  const handler = context.handlers.on(office, plan.line, plan.accepted, matter.turn);
  const accused = matter.accused;
  const isAssigned = random.chance(0.12);
  const amounts = accused.flatMap((person) =>
    typeof person.card["amount"] === "number" ? [person.card["amount"]] : [],
  );
  const closed =
    plan.decided === undefined
      ? undefined
      : workdayNear(plan.decided + random.between(0, 5), plan.decided, plan.decided + 14);
  const row: DraftRow = {
    legalCaseNo: plan.caseNo,
    unifiedCaseNo: matter.unifiedNo,
    caseName: caseName(accused, profile.charge),
    caseType: plan.caseType,
    officeCode: office.code,
    officeName: office.name,
    department: handler.department,
    prosecutor: handler.name,
    assignmentMode: isAssigned
      ? "指定"
      : random.weighted([
          ["随机", 72],
          ["轮案", 28],
        ]),
    assignmentReason: isAssigned
      ? random.pick(["承办人办理其关联案件", "重大案件，由检察长指定", "承办人休假，由部门负责人指定"])
      : undefined,
    sender: policeOf(office),
    senderDocumentNo: context.numbering.organNo(`${office.shortName}公（刑）${plan.senderDocument}`, plan.sent),
    sentDate: plan.sent,
    investigator: "公安",
    acceptedDate: plan.accepted,
    dueDate: random.chance(0.85) ? plan.due : undefined,
    decidedDate: plan.decided,
    closedDate: known(context, closed),
    archivedDate: archivedDay(context, closed),
    isComplex: plan.isComplex ?? false,
    isForeign: false,
    coOffenders: accused.length > 1 ? accused.length : undefined,
    atLargeCount: accused.length > 1 ? 0 : undefined,
    amount: amounts.length === 0 ? undefined : Math.max(...amounts),
    previousCaseNo: plan.previous?.caseNo,
    summary: random.chance(0.9) ? summaryOf(matter) : undefined,
  };
  if (plan.previous !== undefined) plan.previous.row["nextCaseNo"] = plan.caseNo;
  addRow(context, "cases", row);
  return row;
}

/** Within the office's own 90 days of closing. */
export function archivedDay(context: WorldContext, closed: Day | undefined): Day | undefined {
  if (closed === undefined) return undefined;
  return known(context, workdayNear(closed + context.random.between(20, 84), closed, closed + limitDays.archive));
}

function caseName(accused: readonly Accused[], charge: string): string {
  const first = accused[0]?.name ?? "";
  return accused.length > 1
    ? `${first}等${accused.length}人${shortCharge(charge)}案`
    : `${first}${shortCharge(charge)}案`;
}

function summaryOf({ office, offence, profile, accused }: Matter): string {
  const [year, month, date] = iso(offence).split("-").map(Number);
  const more = accused.length > 1 ? `等${accused.length}人` : "";
  return `${year}年${month}月${date}日，犯罪嫌疑人${accused[0]?.name ?? ""}${more}在${office.place}${profile.act}，涉嫌${profile.charge}。（演示数据，情节虚构）`;
}
