// 审查起诉: the office tells people their rights, questions them, and indicts or does not.
import {
  endMeasure,
  heldSince,
  isHeld,
  openMeasure,
  releaseOnBail,
  type Accused,
  type CaseOfMatter,
} from "./accused.ts";
import { addDocument, addRow, courtOf, known, policeOf, workdayNear, type WorldContext } from "./context.ts";
import { isRestDay, workdayFrom, workdayUpTo, type Day } from "./days.ts";
import type { DraftRow } from "./draft.ts";
import type { PendingNumber } from "./identifiers.ts";
import { limitDays, limitWorkdays, monthsAfter, workdaysAfter } from "./limits.ts";
import { caseRow, type Matter } from "./matter.ts";
import { scheduleProsecution, type Schedule } from "./prosecution-schedule.ts";
import { suggestSentence, type Sentence } from "./sentence.ts";

export interface IndictedPerson {
  readonly person: Accused;
  readonly sentence: Sentence;
  readonly isSuggested: boolean;
}

export interface ProsecutionStage extends CaseOfMatter {
  readonly row: DraftRow;
  readonly accepted: Day;
  readonly decided: Day | undefined;
  readonly procedure: Procedure | undefined;
  readonly indicted: readonly IndictedPerson[];
  readonly indictment: DraftRow | undefined;
  /** First day on which administrative prosecutors were handed a person who was not indicted. */
  readonly handover: Day | undefined;
}

export type Procedure = "速裁" | "简易" | "普通";

export interface ProsecutionStart {
  readonly accepted: Day;
  readonly previous?: { readonly caseNo: PendingNumber; readonly row: DraftRow };
}

type Decision = "起诉" | "相对不起诉" | "存疑不起诉" | "法定不起诉" | "附条件不起诉";

export function planProsecutionStage(context: WorldContext, matter: Matter, start: ProsecutionStart): ProsecutionStage {
  const { random } = context;
  const { accused } = matter;
  const { accepted } = start;
  const inCustody = new Map(accused.map((person) => [person, isHeld(person)]));
  const anyHeld = accused.some((person) => isHeld(person));
  const isWeak = random.chance(0.03);
  const procedure = isWeak ? "普通" : chooseProcedure(context, matter, accused);
  const schedule = scheduleProsecution(context, {
    accepted,
    inCustody: anyHeld,
    isFast: procedure === "速裁",
    returnCount: returnCount(context, isWeak, accused.length, procedure),
    wantsExtension: procedure === "普通" && random.chance(0.2),
  });
  const { decided } = schedule;
  const caseNo = context.numbering.caseNo(matter.office, "刑诉", accepted);
  const until = decided ?? context.dataDate;

  const rights = planRights(context, matter, accepted, caseNo);
  const interrogated = workdayNear(
    accepted + random.between(1, 8),
    accepted,
    Math.min(until, schedule.returns[0]?.returned ?? until, accepted + 12),
  );
  const extensionNo =
    schedule.extended === undefined
      ? undefined
      : context.numbering.documentNo(matter.office, "刑延审", schedule.extended);
  const decisions = new Map(
    accused.map((person) => [person, decide(context, matter, person, isWeak && schedule.returns.length > 0, decided)]),
  );
  for (const person of accused) takeOverBail(context, matter, person, accepted, until);

  const writer: Writer = { context, matter, caseNo, accepted, decided, toldVictim: false };
  const indictmentNo =
    decided !== undefined && [...decisions.values()].includes("起诉")
      ? context.numbering.documentNo(matter.office, "刑诉", decided)
      : undefined;
  const indicted: IndictedPerson[] = [];
  let handover: Day | undefined;
  for (const person of accused) {
    const decision = decisions.get(person);
    const outcome: DraftRow =
      decided === undefined || decision === undefined
        ? {}
        : decision === "起诉"
          ? indict(writer, person, decided, procedure, indictmentNo, indicted)
          : notProsecute(writer, person, decided, decision);
    if (typeof outcome["adminHandoverDate"] === "number") handover = outcome["adminHandoverDate"];
    addRow(
      context,
      "suspects",
      suspectRow(context, person, {
        caseNo,
        matter,
        decided,
        interrogated,
        isIndicted: decision === "起诉",
        isHeld: inCustody.get(person) === true,
      }),
    );
    addRow(context, "prosecutionReviews", {
      legalCaseNo: caseNo,
      suspectNo: person.suspectNo,
      suspectInformedDate: rights.suspects,
      victimInformedDate: rights.victims,
      victimCount: matter.victims.length,
      interrogatedDate: known(context, interrogated),
      extendedDate: schedule.extended,
      extensionDocumentNo: extensionNo,
      ...outcome,
    });
    addReturns(context, caseNo, person, schedule);
  }
  const indictment = addStageDocuments(writer, schedule, { extensionNo, indictmentNo, indicted });
  const row = caseRow(context, matter, {
    caseNo,
    caseType: "审查起诉",
    line: matter.line,
    accepted,
    sent: accepted,
    senderDocument: "诉字",
    due: schedule.due ?? monthsAfter(accepted, 1),
    decided,
    isComplex: schedule.extended !== undefined,
    ...(start.previous === undefined ? {} : { previous: start.previous }),
  });
  if (schedule.due === undefined) row["dueDate"] = undefined;
  return {
    row,
    caseNo,
    accused,
    measuresUntil: context.dataDate,
    accepted,
    decided,
    procedure,
    indicted,
    indictment,
    handover,
  };
}

interface Writer {
  readonly context: WorldContext;
  readonly matter: Matter;
  readonly caseNo: PendingNumber;
  readonly accepted: Day;
  readonly decided: Day | undefined;
  /** The first victim is told of the right to complain once, whoever is not indicted. */
  toldVictim: boolean;
}

function chooseProcedure(
  { random }: WorldContext,
  { office, profile }: Matter,
  accused: readonly Accused[],
): Procedure {
  const canBeSimple =
    office.level === "county" &&
    accused.length <= 3 &&
    accused.every((person) => person.pleads && !person.isMinor && !person.isUnit);
  if (!canBeSimple) return "普通";
  const canBeFast = accused.length <= 2 && (profile.term?.[1] ?? 0) <= 34;
  const choice = random.weighted<Procedure>([
    ["速裁", 42],
    ["简易", 43],
    ["普通", 15],
  ]);
  return choice === "速裁" && !canBeFast ? "简易" : choice;
}

function returnCount({ random }: WorldContext, isWeak: boolean, persons: number, procedure: Procedure): number {
  if (isWeak)
    return random.weighted([
      [1, 45],
      [2, 55],
    ]);
  if (procedure === "速裁") return 0;
  const likelihood = procedure === "简易" ? 0.03 : persons > 1 ? 0.22 : 0.13;
  return random.chance(likelihood)
    ? random.weighted([
        [1, 84],
        [2, 16],
      ])
    : 0;
}

/** Rights within three days of receipt; where the third day is a holiday some wait until the office opens again. */
function planRights(
  context: WorldContext,
  matter: Matter,
  accepted: Day,
  caseNo: PendingNumber,
): { suspects: Day | undefined; victims: Day | undefined } {
  const { random } = context;
  const notice = () => {
    const last = accepted + limitDays.rightsNotice;
    if (isRestDay(last) && random.chance(0.35)) return known(context, workdayFrom(last));
    return known(
      context,
      Math.max(
        accepted,
        workdayUpTo(
          accepted +
            random.weighted([
              [0, 30],
              [1, 34],
              [2, 22],
              [3, 14],
            ]),
        ),
      ),
    );
  };
  const suspects = notice();
  const victims = matter.victims.length === 0 ? undefined : notice();
  if (suspects !== undefined) {
    for (const person of matter.accused) {
      const to = {
        legalCaseNo: caseNo,
        addressee: "犯罪嫌疑人",
        addresseeName: person.name,
        informedDate: suspects,
        receipt: true,
      };
      const means = isHeld(person) ? "看守所送达" : "当面送达";
      addRow(context, "rightsNotices", { ...to, matter: "委托辩护人", means });
      addRow(context, "rightsNotices", { ...to, matter: "认罪认罚", means });
      if (person.isMinor) {
        addRow(context, "rightsNotices", {
          ...to,
          addressee: "法定代理人",
          addresseeName: `${person.name}之母`,
          matter: "委托辩护人",
          means: "当面送达",
        });
      }
    }
  }
  if (victims !== undefined) {
    const to = {
      legalCaseNo: caseNo,
      addressee: "被害人",
      matter: "委托诉讼代理人",
      informedDate: victims,
      receipt: true,
    };
    if (matter.victims.length > 5)
      addRow(context, "rightsNotices", { ...to, addresseeName: "众多被害人", means: "公告" });
    else
      for (const name of matter.victims)
        addRow(context, "rightsNotices", {
          ...to,
          addresseeName: name,
          means: random.pick(["电话告知并记录", "邮寄送达", "当面送达"]),
        });
  }
  return { suspects, victims };
}

function decide(
  context: WorldContext,
  matter: Matter,
  person: Accused,
  isWeak: boolean,
  decided: Day | undefined,
): Decision {
  const { random } = context;
  if (isWeak) return random.chance(0.8) ? "存疑不起诉" : "起诉";
  if (person.isUnit) return "起诉";
  if (
    person.isMinor &&
    !isHeld(person) &&
    decided !== undefined &&
    decided > context.dataDate - 320 &&
    random.chance(0.45)
  )
    return "附条件不起诉";
  if (isHeld(person))
    return person.pleads && !person.isRecidivist && person.isAccessory && random.chance(0.12) ? "相对不起诉" : "起诉";
  if (matter.profile.term !== undefined && matter.profile.term[0] >= 36) return "起诉";
  if (random.chance(0.012)) return "法定不起诉";
  return person.pleads && !person.isRecidivist && random.chance(0.335) ? "相对不起诉" : "起诉";
}

/** Bail of the police ends when the office decides on its own bail (GZ 103). */
function takeOverBail(context: WorldContext, matter: Matter, person: Accused, accepted: Day, until: Day): void {
  const bail = openMeasure(person);
  if (bail?.measureType !== "取保候审") return;
  const on = workdayNear(
    accepted + context.random.between(1, 12),
    accepted,
    Math.max(accepted, Math.min(until, accepted + 25)),
  );
  if (on > context.dataDate) return;
  endMeasure(bail, on, "检察机关重新办理取保候审");
  releaseOnBail(context, person, { decidedBy: matter.office.name, on, like: bail });
}

function suspectRow(
  context: WorldContext,
  person: Accused,
  facts: {
    caseNo: PendingNumber;
    matter: Matter;
    decided: Day | undefined;
    interrogated: Day;
    isIndicted: boolean;
    isHeld: boolean;
  },
): DraftRow {
  const { random } = context;
  const signed = facts.decided !== undefined && facts.isIndicted && person.pleads;
  return {
    legalCaseNo: facts.caseNo,
    suspectNo: person.suspectNo,
    ...person.card,
    chargeFound: facts.decided === undefined ? undefined : facts.matter.profile.charge,
    pleaDate: signed
      ? workdayNear(random.between(facts.interrogated, facts.decided ?? 0), facts.interrogated, facts.decided ?? 0)
      : undefined,
    pleaLawyer: signed
      ? person.card["defender"] === undefined
        ? random.weighted([
            ["值班律师", 85],
            ["法律援助律师", 15],
          ])
        : "辩护律师"
      : undefined,
    custodyState: person.isUnit ? "未采取" : facts.isHeld ? "在押" : "取保",
  };
}

function indict(
  { context, matter }: Writer,
  person: Accused,
  decided: Day,
  procedure: Procedure,
  number: PendingNumber | undefined,
  indicted: IndictedPerson[],
): DraftRow {
  const { random } = context;
  const since = isHeld(person) ? heldSince(person) : undefined;
  const sentence = suggestSentence(random, matter.profile, person, since === undefined ? undefined : decided - since);
  const isSuggested = person.pleads || random.chance(0.6);
  indicted.push({ person, sentence, isSuggested });
  const bail = openMeasure(person);
  if (bail?.measureType === "取保候审") {
    // The court decides on bail within seven days (FS 162); its own measure follows.
    const on = workdayNear(decided + random.between(3, 7), decided, decided + 7);
    if (on <= context.dataDate) {
      endMeasure(bail, on, "人民法院重新办理取保候审");
      releaseOnBail(context, person, { decidedBy: courtOf(matter.office), on, like: bail });
    }
  }
  return {
    procedure,
    ...(isSuggested ? sentence.columns : {}),
    decision: "起诉",
    decidedDate: decided,
    decisionDocumentNo: number,
    ownInvestigation: random.chance(0.05) ? true : undefined,
  };
}

function notProsecute(writer: Writer, person: Accused, decided: Day, decision: Decision): DraftRow {
  const { context, matter, caseNo, accepted } = writer;
  const { random } = context;
  const isConditional = decision === "附条件不起诉";
  const number = context.numbering.documentNo(matter.office, isConditional ? "未检附不诉" : "刑不诉", decided);
  const wasHeld = isHeld(person);
  const serviceDays = isConditional ? limitDays.conditionalService : limitDays.nonProsecutionService - 3;
  const service = () =>
    known(context, workdayNear(decided + random.between(0, serviceDays), decided, decided + serviceDays));
  const lifted = workdayNear(decided + random.between(0, 2), decided, decided + 2);
  const isLifted = wasHeld || lifted <= context.dataDate;
  if (isLifted)
    endMeasure(openMeasure(person), wasHeld ? decided : lifted, isConditional ? "附条件不起诉，解除" : "不起诉，解除");
  const announced = wasHeld ? decided : known(context, lifted);
  const probationMonths = Math.min(
    12,
    Math.max(random.between(6, 10), Math.ceil((context.dataDate - decided) / 30) + 1),
  );
  addDocument(context, {
    caseNo,
    kind: isConditional ? "附条件不起诉决定书" : "不起诉决定书",
    number,
    on: decided,
    accepted,
    servedTo: person.name,
    served: announced,
    publishedDate:
      isConditional || person.isMinor || matter.profile.isPrivate === true
        ? undefined
        : workdaysAfter(decided, random.between(3, limitWorkdays.publication)),
  });
  if (announced !== undefined) addAppealNotices(writer, person, decision, announced);
  return {
    decision: isConditional ? "附条件不起诉" : "不起诉",
    nonprosecutionKind: isConditional ? undefined : decision,
    decidedDate: decided,
    decisionDocumentNo: number,
    announcedDate: announced,
    servedVictimDate: matter.victims.length === 0 ? undefined : service(),
    servedSuspectDate: announced,
    releasedDate: wasHeld ? decided : undefined,
    measureLiftedDate: isLifted ? (wasHeld ? decided : lifted) : undefined,
    adminHandoverDate: isConditional
      ? undefined
      : known(context, workdaysAfter(decided, random.between(1, limitWorkdays.administrativeHandover))),
    ...(isConditional
      ? { probationMonths, probationFromDate: decided, probationToDate: monthsAfter(decided, probationMonths) }
      : {}),
  };
}

function addAppealNotices(writer: Writer, person: Accused, decision: Decision, on: Day): void {
  const { context, matter, caseNo } = writer;
  const notice = { legalCaseNo: caseNo, matter: "申诉权", informedDate: on, means: "随决定书送达", receipt: true };
  if (decision === "相对不起诉")
    addRow(context, "rightsNotices", { ...notice, addressee: "犯罪嫌疑人", addresseeName: person.name });
  const victim = matter.victims[0];
  if (victim === undefined || writer.toldVictim) return;
  writer.toldVictim = true;
  addRow(context, "rightsNotices", { ...notice, addressee: "被害人", addresseeName: victim });
}

function addReturns(context: WorldContext, caseNo: PendingNumber, { suspectNo }: Accused, { returns }: Schedule): void {
  for (const [at, { returned, back }] of returns.entries()) {
    addRow(context, "returns", {
      legalCaseNo: caseNo,
      suspectNo,
      returnNo: at + 1,
      returnedDate: returned,
      retransferredDate: back,
      outline: true,
    });
  }
}

function addStageDocuments(
  { context, matter, caseNo, accepted, decided }: Writer,
  schedule: Schedule,
  numbers: {
    extensionNo: PendingNumber | undefined;
    indictmentNo: PendingNumber | undefined;
    indicted: readonly IndictedPerson[];
  },
): DraftRow | undefined {
  const { office } = matter;
  const police = policeOf(office);
  for (const [at, { returned }] of schedule.returns.entries()) {
    const number = context.numbering.documentNo(office, "刑补侦", returned);
    addDocument(context, {
      caseNo,
      kind: "补充侦查决定书",
      number,
      on: returned,
      accepted,
      servedTo: police,
      served: returned,
    });
    addDocument(context, {
      caseNo,
      kind: at === 0 ? "补充侦查提纲" : "补充侦查提纲（第二次）",
      on: returned,
      accepted,
      servedTo: police,
      served: returned,
    });
  }
  if (schedule.extended !== undefined && numbers.extensionNo !== undefined) {
    addDocument(context, {
      caseNo,
      kind: "延长审查起诉期限决定书",
      number: numbers.extensionNo,
      on: schedule.extended,
      accepted,
      servedTo: `${office.place}看守所`,
      served: schedule.extended,
    });
  }
  if (decided === undefined) return undefined;
  addDocument(context, { caseNo, kind: "审查报告", on: decided, accepted });
  if (numbers.indictmentNo === undefined) return undefined;
  const served = workdayNear(decided + context.random.between(0, 3), decided, decided + 5);
  const court = courtOf(office);
  addDocument(context, {
    caseNo,
    kind: "起诉书",
    number: numbers.indictmentNo,
    on: decided,
    accepted,
    servedTo: court,
    served,
  });
  const indictment = context.rows.documents.at(-1);
  if (numbers.indicted.some((item) => item.isSuggested)) {
    const number = context.numbering.documentNo(office, "刑量建", decided);
    addDocument(context, { caseNo, kind: "量刑建议书", number, on: decided, accepted, servedTo: court, served });
  }
  return indictment;
}
