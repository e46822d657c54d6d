// The limits an office keeps, as a clerk would count them on a wall calendar. They are here only so that ordinary
// cases are lawful; expected results of the scenarios are written by hand and never come from these functions.
import { day, isRestDay, iso, workdayFrom, type Day } from "./days.ts";

/**
 * The same-numbered day `months` later; from the last day of a month, the last day of the target month; where the
 * number does not exist, the last day (FS 202, by analogy).
 */
export function monthsAfter(from: Day, months: number): Day {
  const text = iso(from);
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(5, 7)) + months;
  const lastOfTarget = day(iso(Date.UTC(year, month, 0) / 86_400_000));
  const isLastOfMonth = iso(from + 1).endsWith("-01");
  if (isLastOfMonth) return lastOfTarget;
  const number = Number(text.slice(8, 10));
  return Math.min(lastOfTarget, Date.UTC(year, month - 1, number) / 86_400_000);
}

/** The nth working day after a day, the day itself not counted (CPL 105 leaves it out of every count). */
export function workdaysAfter(from: Day, count: number): Day {
  let at = from;
  for (let left = count; left > 0;) {
    at += 1;
    if (!isRestDay(at)) left -= 1;
  }
  return at;
}

/** Last day of a limit of days or months: custody time never moves past a holiday, every other limit does (CPL 105). */
export function lastDay(end: Day, inCustody: boolean): Day {
  return inCustody ? end : workdayFrom(end);
}

export const limitDays = {
  arrestReviewInCustody: 7, // CPL 91, GZ 282
  arrestReviewNotInCustody: 15, // GZ 282
  arrestReviewComplex: 20, // GZ 282
  arrestRequest: 7, // CPL 91: three days and up to four more
  arrestRequestSeveral: 30, // CPL 91: several times or in a group
  refusalReceipt: 3, // GZ 286
  approvalReceipt: 3, // an office's own number; GZ 286 says promptly
  prosecutionExtension: 15, // CPL 172
  summaryTrial: 10, // CPL 172: expedited procedure
  summaryTrialOverOneYear: 15, // CPL 172
  rightsNotice: 3, // CPL 34, 46
  ownBailDecision: 30, // an office's own number; GZ 103 has none
  nonProsecutionService: 10, // an office's own number; GZ 377 has none
  conditionalService: 3, // CPL 283
  judgmentReview: 6, // one day inside the office's own reminder on day 7; GZ 585, 586
  archive: 90, // an office's own number
  civilNotice: 30, // GYJS 13
  urgentReply: 15, // GYJS 21
} as const;

export const limitMonths = {
  investigationCustody: 2, // CPL 156
  prosecutionReview: 1, // CPL 172
  supplementaryInvestigation: 1, // CPL 175
  bail: 12, // CPL 79
  suggestionReply: 2, // GYJS 21
  civilReview: 3, // MSF 220
} as const;

export const limitWorkdays = {
  administrativeHandover: 3, // guide on the handover from criminal to administrative sanction, 2024
  administrativeReview: 10, // the same, 12
  storeOnAcceptance: 1, // an office's own number; GZ 668 has none
  publication: 10, // an office's own number
} as const;
