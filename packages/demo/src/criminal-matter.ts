// One criminal matter from the first to the last stage that the data date lets us see.
import {
  addMeasures,
  endMeasure,
  inventAccused,
  openMeasure,
  releaseOnBail,
  takeIntoCustody,
  type Accused,
  type CaseOfMatter,
} from "./accused.ts";
import { firstArrestDay, planArrestStage } from "./arrest-stage.ts";
import { pickCharge, pickPersonCount, type ChargeProfile } from "./charges.ts";
import { addRow, known, policeOf, workdayNear, type WorldContext } from "./context.ts";
import { workdayFrom, type Day } from "./days.ts";
import type { DraftRow } from "./draft.ts";
import type { PendingNumber } from "./identifiers.ts";
import { limitMonths, limitWorkdays, monthsAfter, workdaysAfter } from "./limits.ts";
import { archivedDay, caseRow, type Matter } from "./matter.ts";
import { inventName } from "./names.ts";
import { offices } from "./office.ts";
import { addProperty } from "./property.ts";
import { planProsecutionStage, type ProsecutionStage } from "./prosecution-stage.ts";
import { planTrialStage } from "./trial-stage.ts";
import type { Office } from "./types.ts";

/** Share of the criminal matters that the city office handles itself. */
const majorShare = 0.035;

/** Adds up to `casesLeft` cases and says how many. `accepted`: when the first of them reaches the office. */
export function planCriminalMatter(context: WorldContext, accepted: Day, casesLeft: number): number {
  const { random } = context;
  const isMajor = random.chance(majorShare);
  const profile = pickCharge(random, isMajor);
  const needsArrest = casesLeft > 1 && random.chance(profile.arrestRequested);
  const matter = inventMatter(context, { profile, isMajor, accepted, isLong: needsArrest });
  return needsArrest
    ? fromArrest(context, matter, accepted, casesLeft)
    : fromBail(context, matter, accepted, casesLeft);
}

function inventMatter(
  context: WorldContext,
  plan: { profile: ChargeProfile; isMajor: boolean; accepted: Day; isLong: boolean },
): Matter {
  const { random } = context;
  const { profile, accepted } = plan;
  const office = chooseOffice(context, plan.isMajor);
  const offence = accepted - (plan.isLong ? random.between(32, 90) : random.between(60, 240));
  const accused = inventAccused(context, { office, profile, offence, count: pickPersonCount(random, profile) });
  const victims = Array.from({ length: random.between(...profile.victims) }, () =>
    inventName(random, random.chance(0.5) ? "女" : "男"),
  );
  return {
    office,
    line: lineOf(office, plan.isMajor, accused),
    profile,
    accused,
    offence,
    unifiedNo: context.numbering.unifiedNo(office, accepted),
    victims: [...new Set(victims)],
    turn: context.serial(),
  };
}

function chooseOffice({ random }: WorldContext, isMajor: boolean): Office {
  const counties = offices.filter((office) => office.level === "county");
  const city = offices.find((office) => office.level === "city");
  return isMajor && city !== undefined ? city : random.pick(counties);
}

function lineOf(office: Office, isMajor: boolean, accused: readonly Accused[]): Matter["line"] {
  if (accused.every((person) => person.isMinor)) return "juvenile";
  return isMajor && office.level === "city" ? "majorCrime" : "criminal";
}

function fromArrest(context: WorldContext, matter: Matter, accepted: Day, casesLeft: number): number {
  const arrest = planArrestStage(context, matter, accepted);
  const going = matter.accused.filter((person) => !person.isDropped);
  const transfer =
    arrest.decided === undefined || going.length === 0 ? undefined : transferDay(context, going, arrest.decided);
  const cases: CaseOfMatter[] = [arrest];
  if (transfer !== undefined && transfer <= context.dataDate) {
    cases.push(...prosecute(context, { ...matter, accused: going }, transfer, casesLeft - 1, arrest));
  }
  liftBailOfDropped(context, matter.accused, arrest.decided);
  addMeasures(context, cases);
  return cases.length;
}

/** Inside the two months of custody after arrest (CPL 156); out of custody at the pace of the police. */
function transferDay(context: WorldContext, going: readonly Accused[], decided: Day): Day {
  const { random } = context;
  const arrested = firstArrestDay(going);
  if (arrested === undefined) return workdayFrom(decided + random.between(25, 120));
  const last = monthsAfter(arrested, limitMonths.investigationCustody);
  return workdayNear(arrested + random.between(22, 59), arrested + 15, last);
}

function liftBailOfDropped(context: WorldContext, accused: readonly Accused[], decided: Day | undefined): void {
  if (decided === undefined) return;
  for (const person of accused) {
    if (!person.isDropped) continue;
    const on = workdayFrom(decided + context.random.between(40, 180));
    if (on <= context.dataDate) endMeasure(openMeasure(person), on, "侦查机关解除");
  }
}

function fromBail(context: WorldContext, matter: Matter, accepted: Day, casesLeft: number): number {
  for (const person of matter.accused) bailByPolice(context, matter, person, accepted);
  const cases = prosecute(context, matter, accepted, casesLeft);
  addMeasures(context, cases);
  return cases.length;
}

/** On bail of the police for one to seven months, after a few days of detention for some. */
function bailByPolice(context: WorldContext, matter: Matter, person: Accused, accepted: Day): void {
  const { random } = context;
  if (person.isUnit) return;
  const police = policeOf(matter.office);
  const bailed = Math.max(matter.offence + 8, accepted - random.between(20, 200));
  if (random.chance(0.25)) {
    const detained = bailed - random.between(1, 6);
    takeIntoCustody(context, person, {
      type: "拘留",
      decidedBy: police,
      decided: detained,
      executed: detained,
      earliestHour: 8,
    });
    endMeasure(openMeasure(person), bailed, "变更为取保候审");
  }
  releaseOnBail(context, person, { decidedBy: police, on: bailed });
}

function prosecute(
  context: WorldContext,
  matter: Matter,
  accepted: Day,
  casesLeft: number,
  previous?: { caseNo: PendingNumber; row: DraftRow },
): CaseOfMatter[] {
  const stage = planProsecutionStage(context, matter, { accepted, ...(previous === undefined ? {} : { previous }) });
  planTrialStage(context, matter, stage);
  addProperty(context, matter, stage);
  const follow = casesLeft > 1 ? planAdministrativeReview(context, matter, stage) : undefined;
  return follow === undefined ? [stage] : [stage, follow];
}

/** 行刑反向衔接: whether someone who was not indicted needs an administrative penalty; ten working days. */
function planAdministrativeReview(
  context: WorldContext,
  matter: Matter,
  stage: ProsecutionStage,
): CaseOfMatter | undefined {
  const { random } = context;
  if (stage.handover === undefined || !random.chance(0.35)) return undefined;
  const accepted = known(context, workdayFrom(stage.handover + random.between(0, 2)));
  if (accepted === undefined) return undefined;
  const due = workdaysAfter(accepted, limitWorkdays.administrativeReview);
  const closed = known(context, workdayNear(accepted + random.between(4, 13), accepted + 1, due));
  const caseNo = context.numbering.caseNo(matter.office, "行衔", accepted);
  const people = matter.accused.filter((person) => !stage.indicted.some((indicted) => indicted.person === person));
  const row = caseRow(
    context,
    { ...matter, accused: people },
    {
      caseNo,
      caseType: "行刑反向衔接",
      line: "administrative",
      accepted,
      sent: accepted,
      senderDocument: "移字",
      due,
      decided: closed,
      previous: stage,
    },
  );
  row["closedDate"] = closed;
  row["archivedDate"] = archivedDay(context, closed);
  row["sender"] = matter.office.name;
  row["senderDocumentNo"] = undefined;
  for (const person of people) {
    addRow(context, "suspects", {
      legalCaseNo: caseNo,
      suspectNo: person.suspectNo,
      ...person.card,
      chargeFound: matter.profile.charge,
      custodyState: "未采取",
    });
  }
  return { caseNo, accused: [], measuresUntil: accepted };
}
