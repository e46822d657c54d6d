import type { Calendar } from "./calendar.ts";
import { cite, type Citation } from "./citation.ts";
import { addDays, type CivilDate, dateParts, isCivilDate } from "./civil-date.ts";
import { dateOfDateTime } from "./civil-date-time.ts";
import type { MissingFact, Moment, Step } from "./deadline.ts";
import { formatPeriod, type Period } from "./period.ts";
import type { BilingualText } from "./result.ts";
import { dayText, say } from "./step-text.ts";

/** The day of a moment: for a period of days the time of the trigger does not matter. */
export function dayOf(moment: Moment): CivilDate {
  return isCivilDate(moment) ? moment : dateOfDateTime(moment);
}

/** The step that leaves the starting day out. */
export function startStep(from: CivilDate): Step {
  const first = addDays(from, 1);
  return {
    code: "C1",
    from,
    text: say(
      `${dayText(from).zh}为开始之日，不算在期间以内，自${first}起算`,
      `${dayText(from).en} is the starting day and is not counted; the count begins on ${first}`,
    ),
    basis: [{ ...cite("CPL", 105), paragraph: 2 }],
  };
}

/** The step that counts the base period; shared by forward and backward counts. */
export function countStep(period: Period, from: CivilDate, to: CivilDate, basis: readonly Citation[]): Step {
  const length = formatPeriod(period);
  const months = (period.months ?? 0) + (period.years ?? 0) > 0;
  const code = period.workingDays !== undefined ? "C9" : period.years !== undefined ? "C12" : months ? "C5" : "C1";
  const monthBasis: Citation[] = months ? [{ ...cite("FS", 202), paragraph: 1 }] : [];
  return {
    code,
    from,
    to,
    text: say(`${length.zh}，至${dayText(to).zh}届满`, `${length.en}, ending on ${dayText(to).en}`),
    basis: [...basis, ...monthBasis],
  };
}

/**
 * The fact that a day needs a calendar that reaches it, and which year's notice is missing; `what` names the day in both
 * languages. Without `day` the count ran past the last day of the calendar.
 */
export function calendarMissing(what: BilingualText, { from, to }: Calendar, day?: CivilDate): MissingFact {
  const year = missingYear({ from, to }, day);
  return {
    code: "calendar.out_of_range",
    fact: "calendar",
    year,
    text: say(
      `${what.zh}超出已载入的节假日日历（${from}至${to}），须先导入${year}年度的放假通知`,
      `${what.en} lies outside the calendar (${from} to ${to}); import the notice of ${year}`,
    ),
  };
}

// The first year that has to be known next: years must follow one another. A day inside rolls over the end.
function missingYear({ from, to }: Pick<Calendar, "from" | "to">, day: CivilDate | undefined): number {
  return day !== undefined && day < from ? dateParts(from).year - 1 : dateParts(to).year + 1;
}
