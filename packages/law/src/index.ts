/**
 * The law of time limits as code: until when something must be done, why, and by which article.
 *
 * **Days.** A `CivilDate` is an existing day in Beijing as text, 2025-01-23; a `CivilDateTime` a time of day. There is
 * no clock here and no zone: whoever calls says what today is. Dates compare as text and are counted as epoch days.
 *
 * **Calendar.** `nationalCalendar` holds the notices of the State Council for 2018 to 2026, each day with its notice;
 * `buildCalendar` takes later years and the days of one office. `rollForward`, `rollBackward` and `addWorkingDays`
 * answer undefined outside it. `calendarTable` is the same as rows for a database, so that set-based code agrees.
 * `parseCalendarTable` reads later years and local days from a plain table, every fault with its row and column, and
 * `extendCalendar` lays them over a calendar.
 *
 * **Counting.** `computePeriod` counts one clock of one person: hours, days, working days, months, years, forward from
 * a trigger or backward from an anchor; excluded stretches, extensions with their decisions, and what custody does to
 * the last day. `computeClock` first works in the events of five kinds (exclude, restart, re-count, switch,
 * accumulate). `computeFromTrigger` starts from the later of two papers, or between two possible starts;
 * `caseDeadline` joins the suspects of a case.
 *
 * **Three dates, and the third only makes a violation.** `warningDate` is the earliest reading of the law anyone could
 * hold, `legalExpiry` the end by the calendar, `dueDate` the end after holidays: the last day in time. `steps` lead
 * from the trigger to it, each with its rule (C1 to C15, U1 to U12) and articles. A fact that is missing is named and
 * nothing is guessed: the answer is then `undetermined`. Input that makes no sense is `refused` with a code;
 * `problemText` has the sentence.
 *
 * **Open points.** Where law and practice are unclear, `CountingSettings` holds the choice and `countingQuestions` asks
 * it in words; the defaults never call a violation what some reading allows, and never let custody run longer than the
 * strictest reading without a warning.
 *
 * **Named limits.** `namedLimits` are the duties of the procedure laws under names: trigger, length by circumstances,
 * holiday rule, extensions with their conditions, duty holder, and for each length the dates it is in force, its articles
 * with the words that carry the number, and how certain it is. `computeLimit` counts one by the law of a day; of a day
 * before the oldest text it says since when the law is known. What rests on a value nobody has read in its text carries
 * `confidence`, `verified: false` and a notice. `applyLimitSettings` lets an office set such a value, and nothing that
 * the law fixes. `promptDuties` are the duties to which the law gives no number: a reminder, or the day itself.
 *
 * **Charges and divisions.** `findCharge` says whether a name is in force on a day, comes later, has gone and what it is
 * called now, or is unknown and like which; `readDivision` reads current and former codes of GB/T 2260.
 *
 * **Identifiers and age.** `readDepartmentCaseNumber`, `readUnifiedCaseNumber`, `readCitizenId`, `readCreditCode` say
 * what a number means or where it is wrong; `citizenIdTo18` and `isSameCitizenId` bring old and new numbers together;
 * `ageReached` counts full years from the day after the birthday.
 */
export * from "./add-months.ts";
export * from "./age.ts";
export {
  addWorkingDays,
  buildCalendar,
  type Calendar,
  type CalendarRow,
  type CalendarSpan,
  calendarTable,
  type CalendarYear,
  type DayInfo,
  dayInfo,
  isCovered,
  isRestDay,
  type LocalDay,
  rollBackward,
  rollForward,
} from "./calendar.ts";
export { type CalendarColumn, calendarColumns } from "./calendar-table/calendar-columns.ts";
export * from "./calendar-table/describe-calendar-problem.ts";
export * from "./calendar-table/extend-calendar.ts";
export * from "./calendar-table/parse-calendar-table.ts";
export * from "./calendar-spans.ts";
export * from "./charges/charge-name.ts";
export * from "./charges/find-charge.ts";
export * from "./citation.ts";
export * from "./civil-date.ts";
export * from "./civil-date-time.ts";
export * from "./clock-events.ts";
export * from "./compute-clock.ts";
export * from "./compute-period.ts";
export * from "./counting-questions.ts";
export * from "./counting-settings.ts";
export * from "./deadline.ts";
export * from "./excluded-time.ts";
export * from "./divisions/read-division.ts";
export * from "./exclusions.ts";
export * from "./national-calendar.ts";
export * from "./parse-extension.ts";
export * from "./period.ts";
export * from "./period-request.ts";
export * from "./problem-text.ts";
export * from "./result.ts";
export { dayText } from "./step-text.ts";
export * from "./trigger.ts";
export { lawKnownSince } from "./limits/choose-length.ts";
export * from "./limits/compute-limit.ts";
export * from "./limits/confidence.ts";
export * from "./limits/conditions.ts";
export * from "./limits/index.ts";
export * from "./limits/limit-settings.ts";
export * from "./limits/named-limit.ts";
export * from "./limits/prompt-duties.ts";
export * from "./limits/timeliness.ts";
export * from "./identifiers/case-number.ts";
export * from "./identifiers/citizen-id.ts";
export * from "./identifiers/citizen-id-forms.ts";
export * from "./identifiers/credit-code.ts";
export { type Identified, normaliseIdentifier } from "./identifiers/finding.ts";
export * from "./statute-text.ts";
