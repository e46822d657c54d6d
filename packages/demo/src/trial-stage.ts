// What the court did with those who were indicted, and the office's review of the judgment.
import { endMeasure, openMeasure } from "./accused.ts";
import { addRow, courtOf, known, workdayNear, type WorldContext } from "./context.ts";
import { isRestDay, workdayFrom, type Day } from "./days.ts";
import { limitDays, limitWorkdays, workdaysAfter } from "./limits.ts";
import type { Matter } from "./matter.ts";
import type { IndictedPerson, ProsecutionStage } from "./prosecution-stage.ts";

export function planTrialStage(context: WorldContext, matter: Matter, stage: ProsecutionStage): void {
  const { random } = context;
  if (stage.decided === undefined || stage.indicted.length === 0) return;
  const judged = workdayFrom(stage.decided + trialDays(context, stage));
  const received = workdayFrom(judged + random.between(0, 4));
  if (received > context.dataDate) return;
  const reviewed = reviewDay(context, received);
  const effective = known(context, workdayFrom(received + 11));
  const number = context.numbering.organNo(`${matter.office.place}刑初`, judged);
  for (const indicted of stage.indicted) {
    const outcome = judge(context, indicted);
    addRow(context, "judgments", {
      legalCaseNo: stage.caseNo,
      suspectNo: indicted.person.suspectNo,
      judgmentNo: number,
      judgmentKind: "判决",
      judgedDate: judged,
      receivedDate: received,
      chargeJudged: matter.profile.charge,
      ...outcome,
      chargeChanged: false,
      reviewedDate: reviewed,
      reviewConclusion: "定罪量刑适当，不提出抗诉",
      effectiveDate: effective,
    });
    if (effective !== undefined)
      endMeasure(openMeasure(indicted.person), effective, `${courtOf(matter.office)}判决生效`);
  }
  publishIndictment(context, matter, stage, effective);
}

function trialDays({ random }: WorldContext, { procedure, indicted }: ProsecutionStage): number {
  if (procedure === "速裁") return random.between(7, 10);
  if (procedure === "简易") return random.between(12, 20);
  return indicted.length > 2 ? random.between(45, 88) : random.between(28, 75);
}

/** A working day within six days of receipt; the day of receipt itself where the office is about to close. */
function reviewDay(context: WorldContext, received: Day): Day {
  const latest = Math.min(received + limitDays.judgmentReview, context.dataDate);
  const day = workdayNear(received + context.random.between(1, limitDays.judgmentReview), received, latest);
  return isRestDay(day) ? received : day;
}

/** The court follows the suggestion in most cases; where it does not, the sentence lies outside it and the card says so. */
function judge({ random }: WorldContext, { sentence, isSuggested }: IndictedPerson) {
  const { penalty, lowest, highest, suspended } = sentence;
  if (lowest === undefined || highest === undefined) return { penalty: "罚金", adopted: true };
  if (random.chance(0.94)) {
    return { penalty, termMonths: random.between(lowest, highest), suspended, adopted: isSuggested ? true : undefined };
  }
  const termMonths = lowest <= 1 ? highest + 1 : lowest - 1;
  return {
    penalty: termMonths < 6 ? "拘役" : penalty,
    termMonths,
    suspended,
    adopted: isSuggested ? false : undefined,
  };
}

/** Indictments of adults are published once the judgment binds, except where the victim's privacy forbids it. */
function publishIndictment(
  context: WorldContext,
  { profile }: Matter,
  stage: ProsecutionStage,
  effective: Day | undefined,
): void {
  const { indictment } = stage;
  if (indictment === undefined || effective === undefined) return;
  if (profile.isPrivate === true || stage.indicted.some(({ person }) => person.isMinor)) return;
  const published = known(context, workdaysAfter(effective, context.random.between(2, limitWorkdays.publication)));
  indictment["published"] = published !== undefined;
  indictment["publishedDate"] = published;
}
