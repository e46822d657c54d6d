// 审查逮捕: the police ask, the office decides within 7 days in custody, 15 out of it.
import {
  endMeasure,
  isHeld,
  openMeasure,
  releaseOnBail,
  takeIntoCustody,
  type Accused,
  type CaseOfMatter,
} from "./accused.ts";
import { addDocument, addRow, known, policeOf, workdayNear, type WorldContext } from "./context.ts";
import { moment, workdayFrom, type Day } from "./days.ts";
import type { DraftRow } from "./draft.ts";
import type { PendingNumber } from "./identifiers.ts";
import { lastDay, limitDays } from "./limits.ts";
import { caseRow, type Matter } from "./matter.ts";

export interface ArrestStage extends CaseOfMatter {
  readonly row: DraftRow;
  /** Last act of the stage: measures decided up to then stand on its card. Nothing: not decided by the data date. */
  readonly decided: Day | undefined;
}

const refusalShare = { inCustody: 0.305, notInCustody: 0.6 };

export function planArrestStage(context: WorldContext, matter: Matter, accepted: Day): ArrestStage {
  const { random } = context;
  const { office, accused } = matter;
  const sent = accepted - (random.chance(0.25) ? 1 : 0);
  for (const person of accused) takeFirstMeasure(context, matter, person, sent);
  const inCustody = new Map(accused.map((person) => [person, isHeld(person)]));
  const anyHeld = accused.some((person) => isHeld(person));
  const due = dueDay(accepted, anyHeld);
  // In time by the day of the request as well, so that a reader who takes that for the day of receipt finds no fault.
  const decided = decisionDay(context, accepted, dueDay(sent, anyHeld), anyHeld);
  const isDecided = decided <= context.dataDate;
  const caseNo = context.numbering.caseNo(office, "刑捕", accepted);

  const refusals = new Map(
    accused.map((person) => [person, random.chance(refusalShare[isHeld(person) ? "inCustody" : "notInCustody"])]),
  );
  const numberOf = decisionNumbers(context, matter, accused, refusals, isDecided ? decided : undefined);
  const interrogated = workdayNear(accepted + random.between(1, 4), accepted + 1, decided);
  for (const person of accused) {
    const isRefused = refusals.get(person) === true;
    addRow(context, "suspects", {
      legalCaseNo: caseNo,
      suspectNo: person.suspectNo,
      ...person.card,
      chargeFound: isDecided ? matter.profile.charge : undefined,
      custodyState: inCustody.get(person) === true ? "在押" : "取保",
    });
    addRow(context, "arrestReviews", {
      legalCaseNo: caseNo,
      suspectNo: person.suspectNo,
      requestedDate: sent,
      chargeRequested: matter.profile.charge,
      inCustody: inCustody.get(person),
      interrogatedDate: known(context, interrogated),
      lawyerHeardDate: person.card["defender"] === undefined ? undefined : known(context, interrogated),
      ...(isDecided
        ? decide(context, matter, person, { accepted, decided, isRefused, number: numberOf.get(isRefused) })
        : {}),
    });
  }
  addReviewDocuments(context, matter, { caseNo, accepted, decided, isDecided, numberOf });
  const row = caseRow(context, matter, {
    caseNo,
    caseType: "审查逮捕",
    line: matter.line,
    accepted,
    sent,
    senderDocument: "提捕字",
    due,
    decided: isDecided ? decided : undefined,
  });
  return {
    row,
    caseNo,
    accused,
    measuresUntil: isDecided ? decided + 1 : context.dataDate,
    decided: isDecided ? decided : undefined,
  };
}

function takeFirstMeasure(context: WorldContext, matter: Matter, person: Accused, sent: Day): void {
  const { random } = context;
  const police = policeOf(matter.office);
  const isFirst = person === matter.accused[0];
  if (!isFirst && !random.chance(0.85)) {
    releaseOnBail(context, person, {
      decidedBy: police,
      on: Math.max(matter.offence + 3, sent - random.between(10, 100)),
    });
    return;
  }
  const isSeveral = matter.accused.length > 1 || matter.profile.isOftenRepeated === true;
  const longest = isSeveral && random.chance(0.5) ? limitDays.arrestRequestSeveral - 1 : limitDays.arrestRequest - 1;
  const detained = sent - random.between(2, longest);
  takeIntoCustody(context, person, {
    type: "拘留",
    decidedBy: police,
    decided: detained,
    executed: detained,
    earliestHour: 8,
  });
}

function dueDay(accepted: Day, anyHeld: boolean): Day {
  const days = anyHeld ? limitDays.arrestReviewInCustody : limitDays.arrestReviewNotInCustody;
  return lastDay(accepted + days, anyHeld);
}

function decisionDay({ random }: WorldContext, accepted: Day, due: Day, anyHeld: boolean): Day {
  const after = anyHeld
    ? random.weighted([
        [4, 12],
        [5, 26],
        [6, 32],
        [7, 30],
      ])
    : random.weighted([
        [random.between(7, 12), 60],
        [due - accepted, 40],
      ]);
  return workdayNear(accepted + after, accepted + 1, due);
}

/** One document for all who are arrested and one for all who are not. */
function decisionNumbers(
  { numbering }: WorldContext,
  matter: Matter,
  accused: readonly Accused[],
  refusals: ReadonlyMap<Accused, boolean>,
  decided: Day | undefined,
): Map<boolean, PendingNumber> {
  const numbers = new Map<boolean, PendingNumber>();
  if (decided === undefined) return numbers;
  for (const person of accused) {
    const isRefused = refusals.get(person) === true;
    if (numbers.has(isRefused)) continue;
    numbers.set(isRefused, numbering.documentNo(matter.office, isRefused ? "刑不捕" : "刑批捕", decided));
  }
  return numbers;
}

interface Decision {
  readonly accepted: Day;
  readonly decided: Day;
  readonly isRefused: boolean;
  readonly number: PendingNumber | undefined;
}

function decide(context: WorldContext, matter: Matter, person: Accused, decision: Decision): DraftRow {
  return decision.isRefused ? refuse(context, matter, person, decision) : approve(context, matter, person, decision);
}

function approve(context: WorldContext, matter: Matter, person: Accused, { decided, number }: Decision): DraftRow {
  const { random } = context;
  const executed = Math.min(decided + (random.chance(0.3) ? 1 : 0), context.dataDate);
  endMeasure(openMeasure(person), executed, "变更为逮捕");
  takeIntoCustody(context, person, {
    type: "逮捕",
    decidedBy: matter.office.name,
    decided,
    executed,
    earliestHour: 16,
  });
  // An office's own number: a receipt within three days of service (GZ 286 says promptly).
  const receipt = workdayNear(
    executed + random.between(0, 2),
    executed,
    lastDay(decided + limitDays.approvalReceipt, false),
  );
  return {
    dangerReason: random.pick([
      "可能实施新的犯罪",
      "可能毁灭、伪造证据，干扰证人作证",
      "企图逃跑",
      "可能判处徒刑以上刑罚，采取取保候审不足以防止社会危险性",
    ]),
    decision: "批准逮捕",
    decidedDate: decided,
    decisionDocumentNo: number,
    servedDate: decided,
    receiptDate: known(context, receipt),
  };
}

function refuse(context: WorldContext, matter: Matter, person: Accused, { decided, number }: Decision): DraftRow {
  const { random } = context;
  const kind = random.weighted([
    ["无社会危险性", 62],
    ["证据不足", 32],
    ["不构成犯罪", 5],
    ["依法不追究", 1],
  ]);
  const isOver = kind === "不构成犯罪" || kind === "依法不追究";
  const wasHeld = isHeld(person);
  // Released on the day the police receive the decision (GZ 286).
  if (wasHeld || isOver)
    endMeasure(openMeasure(person), decided, isOver ? "不批准逮捕，释放" : "不批准逮捕，变更为取保候审");
  if (wasHeld && !isOver) {
    releaseOnBail(context, person, { decidedBy: policeOf(matter.office), on: decided });
    const bail = openMeasure(person);
    if (bail !== undefined) bail.executedAt = moment(decided, 17, random.between(0, 59));
  }
  person.isDropped = isOver || (kind === "证据不足" && random.chance(0.6));
  const receipt = workdayNear(decided + random.between(0, 3), decided, workdayFrom(decided + limitDays.refusalReceipt));
  return {
    dangerReason: reasonOf(kind),
    decision: "不批准逮捕",
    refusalKind: kind,
    decidedDate: decided,
    decisionDocumentNo: number,
    servedDate: decided,
    receiptDate: known(context, receipt),
    outline: kind === "证据不足" ? true : undefined,
  };
}

function reasonOf(kind: string): string {
  if (kind === "无社会危险性") return "系初犯，认罪认罚，有固定住所，采取取保候审足以防止社会危险性";
  if (kind === "证据不足") return "现有证据不能证明有犯罪事实，需补充侦查";
  return kind === "不构成犯罪" ? "情节显著轻微，不认为是犯罪" : "具有法律规定不追究刑事责任的情形";
}

function addReviewDocuments(
  context: WorldContext,
  matter: Matter,
  plan: {
    caseNo: PendingNumber;
    accepted: Day;
    decided: Day;
    isDecided: boolean;
    numberOf: ReadonlyMap<boolean, PendingNumber>;
  },
): void {
  if (!plan.isDecided) return;
  const { caseNo, accepted, decided } = plan;
  addDocument(context, { caseNo, kind: "审查逮捕意见书", on: decided, accepted });
  for (const [isRefused, number] of plan.numberOf) {
    const kind = isRefused ? "不批准逮捕决定书" : "批准逮捕决定书";
    addDocument(context, {
      caseNo,
      kind,
      number,
      on: decided,
      accepted,
      servedTo: policeOf(matter.office),
      served: decided,
    });
  }
}

/** Custody before transfer counts from the first of the arrested (CPL 156). */
export function firstArrestDay(accused: readonly Accused[]): Day | undefined {
  const days = accused.flatMap((person) =>
    person.measures
      .filter((measure) => measure.measureType === "逮捕")
      .map((measure) => Math.floor((measure.executedAt ?? 0) / 1440)),
  );
  return days.length === 0 ? undefined : Math.min(...days);
}
