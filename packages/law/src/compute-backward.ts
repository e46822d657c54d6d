import { addMonths } from "./add-months.ts";
import { addWorkingDays, rollBackward } from "./calendar.ts";
import { addDays, type CivilDate, earlierOf } from "./civil-date.ts";
import { calendarMissing } from "./counting-steps.ts";
import type { PeriodAnswer, Step } from "./deadline.ts";
import { daysOf, formatPeriod, monthsOf, type Period } from "./period.ts";
import type { CountingContext, DayRequest } from "./period-request.ts";
import { dayText, restReason, say } from "./step-text.ts";

/**
 * The last day to act that is N days before an anchor day (C11): the anchor is not counted, and a rest day gives way
 * to the last working day before it, since acting later would come too late. That makes the limit earlier, so the
 * custody exception of CPL art. 105, which forbids extending, does not touch it.
 */
export function computeBackward(request: DayRequest, context: CountingContext): PeriodAnswer {
  const { calendar, settings } = context;
  const legalExpiry = countBack(request.from, request.period, context);
  if (legalExpiry === undefined) {
    const missing = [calendarMissing(say("所需日期", "a day of the count"), calendar, request.from)];
    return { kind: "undetermined", missing, steps: [], notices: [] };
  }
  const length = formatPeriod(request.period);
  const counted: Step = {
    code: "C11",
    from: request.from,
    to: legalExpiry,
    text: say(
      `${dayText(request.from).zh}为基准日，不计入；${length.zh}，至迟${dayText(legalExpiry).zh}`,
      `${dayText(request.from).en} is the anchor and not counted; ${length.en} is ${dayText(legalExpiry).en}`,
    ),
    basis: request.basis ?? [],
  };
  const moves = settings.backwardRestDay === "working-day-before" && request.holiday !== "stays";
  const dueDate = moves ? rollBackward(calendar, legalExpiry) : legalExpiry;
  if (dueDate === undefined) {
    const missing = [calendarMissing(dayText(legalExpiry), calendar, legalExpiry)];
    return { kind: "undetermined", missing, legalExpiry, steps: [counted], notices: [] };
  }
  return {
    kind: "deadline",
    trigger: request.from,
    warningDate: earlierOf(dueDate, warningOf(request, legalExpiry, context)),
    legalExpiry,
    dueDate,
    direction: "backward",
    custody: false,
    lawOn: request.lawOn ?? dueDate,
    steps: dueDate === legalExpiry ? [counted] : [counted, rollStep(legalExpiry, dueDate, context)],
    notices: [],
  };
}

function countBack(anchor: CivilDate, period: Period, { calendar }: CountingContext): CivilDate | undefined {
  if (period.workingDays !== undefined) return addWorkingDays(calendar, anchor, -period.workingDays);
  const months = monthsOf(period);
  return addDays(months === 0 ? anchor : addMonths(anchor, -months), -daysOf(period));
}

// U1: if the custody that the anchor ends is counted from its first day, everything before it comes a day earlier.
function warningOf(request: DayRequest, legalExpiry: CivilDate, { settings }: CountingContext): CivilDate {
  const held = request.custody === true || request.holiday === "custody";
  return held ? addDays(legalExpiry, -settings.custodyWarningDays) : legalExpiry;
}

function rollStep(from: CivilDate, to: CivilDate, { calendar }: CountingContext): Step {
  return {
    code: "C11",
    from,
    to,
    text: say(
      `${dayText(from).zh}为节假日（${restReason(calendar, from).zh}），提前至此前最后一个工作日${dayText(to).zh}`,
      `${dayText(from).en} is ${restReason(calendar, from).en}; the last working day before it is ${dayText(to).en}`,
    ),
    basis: [],
  };
}
