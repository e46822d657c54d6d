// The people of a criminal case and the measures that are taken against them, from the first to the last stage.
import type { ChargeProfile } from "./charges.ts";
import { yuan, type WorldContext } from "./context.ts";
import { iso, moment, type Day } from "./days.ts";
import { addRow } from "./context.ts";
import type { DraftRow } from "./draft.ts";
import { inventCreditCode, type PendingNumber } from "./identifiers.ts";
import { inventName, maskName } from "./names.ts";
import type { Office } from "./types.ts";

/** One row of 强制措施 while it can still end. Moments are minutes. */
export interface Measure {
  measureType: string;
  decidedBy: string;
  decidedDate: Day;
  executedAt?: number;
  endedDate?: Day;
  endReason?: string;
  familyNotifiedAt?: number;
  noNoticeReason?: string;
  firstInterrogatedAt?: number;
  depositAmount?: number;
  guarantor?: string;
}

export interface Accused {
  readonly suspectNo: string;
  readonly name: string;
  readonly isUnit: boolean;
  readonly isMinor: boolean;
  readonly isRecidivist: boolean;
  readonly isAccessory: boolean;
  readonly pleads: boolean;
  /** Columns of 犯罪嫌疑人 that stay the same through all stages. */
  readonly card: DraftRow;
  readonly measures: Measure[];
  /** Left the matter: no crime, or the police do not transfer. */
  isDropped: boolean;
}

export interface AccusedPlan {
  readonly office: Office;
  readonly profile: ChargeProfile;
  readonly offence: Day;
  readonly count: number;
}

export function inventAccused(context: WorldContext, plan: AccusedPlan): Accused[] {
  const { random } = context;
  const { profile, count } = plan;
  const hasUnit = profile.charge === "污染环境罪" && random.chance(0.4);
  const isMasked = count === 1 && random.chance(0.2);
  const total =
    profile.amount === undefined ? undefined : yuan(random.between(...profile.amount) + random.between(0, 99) / 100);
  const names = new Set<string>();
  const people = Array.from({ length: count }, (_, at) =>
    inventPerson(context, plan, { at, isMasked, amount: total, names }),
  );
  return hasUnit ? [...people, inventUnit(context, plan, String(count + 1))] : people;
}

interface PersonWish {
  readonly at: number;
  readonly isMasked: boolean;
  readonly amount: number | undefined;
  /** Of those before: nobody in a case shares a name, so that a notice reaches one person. */
  readonly names: Set<string>;
}

function inventPerson(
  context: WorldContext,
  { office, profile, offence, count }: AccusedPlan,
  { at, isMasked, amount, names }: PersonWish,
): Accused {
  const { random } = context;
  const sex = random.chance(profile.charge === "强奸罪" ? 0 : 0.16) ? "女" : "男";
  // Young enough to be a minor still on the data date, so that every stage sees the same.
  const canBeMinor =
    profile.arrestRequested > 0.3 && offence > context.dataDate - 2 * 365 + 40 && !profile.isOftenRepeated;
  const isMinor = canBeMinor && random.chance(0.06);
  const birth = isMinor ? inventMinorBirth(context, offence) : inventAdultBirth(context, offence);
  let fullName = inventName(random, sex);
  while (names.has(fullName)) fullName = inventName(random, sex);
  names.add(fullName);
  const name = isMasked ? maskName(fullName) : fullName;
  const isRecidivist = !isMinor && profile.term !== undefined && random.chance(0.06);
  const isAccessory = count > 1 && at >= Math.ceil(count / 2);
  const pleads = random.chance(0.88);
  const hasIdentity = !random.chance(0.006);
  const restitution =
    amount !== undefined && random.chance(0.55) ? yuan(amount * random.pick([0.3, 0.5, 0.8, 1, 1])) : undefined;
  const card: DraftRow = {
    name,
    isUnit: false,
    idType: hasIdentity ? "居民身份证" : "不明",
    idNumber: hasIdentity ? context.identityNumber(birth, sex) : undefined,
    sex,
    birthDate: birth,
    ethnicity: random.chance(0.9)
      ? random.weighted([
          ["汉族", 92],
          ["土家族", 3],
          ["苗族", 3],
          ["回族", 2],
        ])
      : undefined,
    nationality: "中国",
    education: random.chance(0.92)
      ? random.weighted([
          ["小学", 18],
          ["初中", 46],
          ["高中", 20],
          ["大专", 10],
          ["大学本科", 6],
        ])
      : undefined,
    occupation: random.chance(0.85) ? occupationOf(context, isMinor) : undefined,
    registeredResidence: `${office.place}演示镇${random.between(1, 40)}村`,
    address: random.chance(0.8) ? `${office.place}演示路${random.between(1, 300)}号` : undefined,
    offenceDate: offence,
    ageAtOffence: ageOn(birth, offence),
    minorAtOffence: isMinor,
    minorNow: isMinor,
    isBlindDeafMute: false,
    isLimitedCapacity: false,
    isPeoplesCongressDeputy: false,
    isRecidivist,
    priorRecord: isRecidivist ? "因故意犯罪被判处有期徒刑，刑满释放未满五年" : undefined,
    chargeTransferred: profile.charge,
    jointCrimeRole: count > 1 ? (isAccessory ? "从犯" : "主犯") : undefined,
    circumstances: circumstancesOf(context, { pleads, isAccessory, isRecidivist, isMinor }),
    amount,
    restitution,
    pleadsGuilty: pleads,
    defender:
      isMinor || random.chance(0.35) ? `${inventName(random, random.chance(0.5) ? "女" : "男")}律师` : undefined,
  };
  return {
    suspectNo: String(at + 1),
    name,
    isUnit: false,
    isMinor,
    isRecidivist,
    isAccessory,
    pleads,
    card,
    measures: [],
    isDropped: false,
  };
}

function inventUnit(context: WorldContext, { office, profile, offence }: AccusedPlan, suspectNo: string): Accused {
  const { random } = context;
  const name = `${office.place}${random.pick(["虚拟", "样例", "假想"])}${random.pick(["化工", "电镀", "印染"])}有限公司`;
  const card: DraftRow = {
    name,
    isUnit: true,
    creditCode: inventCreditCode(context.serial()),
    offenceDate: offence,
    chargeTransferred: profile.charge,
    circumstances: "坦白",
    pleadsGuilty: true,
    unitRepresentative: inventName(random, "男"),
  };
  return {
    suspectNo,
    name,
    isUnit: true,
    isMinor: false,
    isRecidivist: false,
    isAccessory: false,
    pleads: true,
    card,
    measures: [],
    isDropped: false,
  };
}

/** Full years: an age is reached on the day after the birthday (Supreme People's Court, juvenile interpretation). */
export function ageOn(birth: Day, on: Day): number {
  const [from, to] = [iso(birth), iso(on)];
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return to.slice(5) > from.slice(5) ? years : years - 1;
}

function inventAdultBirth({ random }: WorldContext, offence: Day): Day {
  const years = random.weighted([
    [random.between(19, 25), 24],
    [random.between(26, 35), 34],
    [random.between(36, 50), 30],
    [random.between(51, 68), 12],
  ]);
  return notOnBirthday(offence - Math.round(years * 365.25) - random.between(0, 360), offence);
}

/** At least 16 on the day of the act and still below 18 on the data date. */
function inventMinorBirth({ random, dataDate }: WorldContext, offence: Day): Day {
  const latest = offence - 5_850; // sixteen years and a few days
  const earliest = dataDate - 6_565; // eighteen years less a few days
  return notOnBirthday(random.between(earliest, latest), offence);
}

function notOnBirthday(birth: Day, offence: Day): Day {
  return iso(birth).slice(5) === iso(offence).slice(5) ? birth - 2 : birth;
}

function occupationOf({ random }: WorldContext, isMinor: boolean): string {
  return isMinor
    ? "学生"
    : random.weighted([
        ["无业", 38],
        ["务工", 24],
        ["农民", 16],
        ["个体经营", 12],
        ["职员", 8],
        ["司机", 2],
      ]);
}

function circumstancesOf(
  { random }: WorldContext,
  facts: { pleads: boolean; isAccessory: boolean; isRecidivist: boolean; isMinor: boolean },
): string | undefined {
  const found = [
    ...(facts.pleads ? [random.chance(0.35) ? "自首" : "坦白"] : []),
    ...(facts.isAccessory ? ["从犯"] : []),
    ...(facts.isRecidivist ? ["累犯"] : []),
    ...(facts.isMinor ? ["未成年"] : []),
    ...(random.chance(0.03) ? ["立功"] : []),
  ];
  return found.length === 0 ? undefined : found.join("、");
}

/** In custody before the day begins to matter: detained or arrested and not yet out. */
export function isHeld(accused: Accused): boolean {
  return accused.measures.some((measure) => measure.endedDate === undefined && isCustody(measure));
}

export function isCustody(measure: Measure): boolean {
  return measure.measureType === "拘留" || measure.measureType === "逮捕";
}

/** First day of the custody that runs, or nothing. */
export function heldSince(accused: Accused): Day | undefined {
  return accused.measures.find(isCustody)?.decidedDate;
}

export function openMeasure(accused: Accused): Measure | undefined {
  return accused.measures.find((measure) => measure.endedDate === undefined);
}

export function endMeasure(measure: Measure | undefined, on: Day, reason: string): void {
  if (measure === undefined) return;
  measure.endedDate = on;
  measure.endReason = reason;
}

/** 拘留 or 逮捕: the family told and the first questioning held well inside 24 hours (CPL 85, 86, 93, 94). */
export function takeIntoCustody(
  { random, dataDate }: WorldContext,
  accused: Accused,
  measure: { type: "拘留" | "逮捕"; decidedBy: string; decided: Day; executed: Day; earliestHour: number },
): void {
  const executedAt = moment(measure.executed, random.between(measure.earliestHour, 21), random.between(0, 59));
  const lastKnown = moment(dataDate, 23, 59);
  accused.measures.push({
    measureType: measure.type,
    decidedBy: measure.decidedBy,
    decidedDate: measure.decided,
    executedAt,
    familyNotifiedAt: Math.min(executedAt + random.between(60, 600), lastKnown),
    firstInterrogatedAt: Math.min(executedAt + random.between(40, 600), lastKnown),
  });
}

/** 取保候审 with a deposit of at least 1,000 yuan (500 for a minor; GZ 92), or a guarantor, never both. */
export function releaseOnBail(
  { random }: WorldContext,
  accused: Accused,
  bail: { decidedBy: string; on: Day; like?: Measure },
): void {
  const measure: Measure = {
    measureType: "取保候审",
    decidedBy: bail.decidedBy,
    decidedDate: bail.on,
    executedAt: moment(bail.on, random.between(9, 17), random.between(0, 59)),
  };
  if (bail.like?.depositAmount !== undefined) measure.depositAmount = bail.like.depositAmount;
  else if (bail.like?.guarantor !== undefined) measure.guarantor = bail.like.guarantor;
  else if (random.chance(0.5))
    measure.depositAmount = random.pick(accused.isMinor ? [500, 1_000] : [1_000, 2_000, 3_000, 5_000, 10_000]);
  else measure.guarantor = inventName(random, random.chance(0.5) ? "女" : "男");
  accused.measures.push(measure);
}

export interface CaseOfMatter {
  readonly caseNo: PendingNumber;
  readonly accused: readonly Accused[];
  /** Measures decided after this day do not stand on the card of this case. */
  readonly measuresUntil: Day;
}

/** Writes the measures once all stages are planned, so that every card knows how each one ended. */
export function addMeasures(context: WorldContext, cases: readonly CaseOfMatter[]): void {
  for (const { caseNo, accused, measuresUntil } of cases) {
    for (const { suspectNo, measures } of accused) {
      let measureNo = 0;
      for (const measure of measures) {
        if (measure.decidedDate > measuresUntil) continue;
        measureNo += 1;
        addRow(context, "measures", { legalCaseNo: caseNo, suspectNo, measureNo, ...measure });
      }
    }
  }
}
