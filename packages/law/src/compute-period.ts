import { acceptExtensions } from "./accept-extensions.ts";
import { endOfChain, type Reading } from "./chain-reading.ts";
import { requestProblem } from "./check-request.ts";
import type { CivilDate } from "./civil-date.ts";
import { computeBackward } from "./compute-backward.ts";
import { computeHours } from "./compute-hours.ts";
import { calendarMissing, dayOf } from "./counting-steps.ts";
import type { PeriodAnswer } from "./deadline.ts";
import { inCustodyOn, joinPauses } from "./excluded-time.ts";
import { isBackward } from "./period.ts";
import type { CountingContext, DayRequest, PeriodRequest } from "./period-request.ts";
import { rollLastDay } from "./roll-last-day.ts";
import { dayText, say } from "./step-text.ts";
import { warningOf } from "./warning-date.ts";

/**
 * Until when: the end of one clock, with every step and its article. The trigger is not counted (C1). Plain data in,
 * plain data out; the calendar and the settings come from the caller. Bad input is refused, a missing fact gives
 * `undetermined` and is named. Cost: some tens of microseconds, nearly all for the steps; it grows with extensions × pauses
 * and not with the length.
 *
 *     computePeriod({ from: civilDate("2025-01-23"), period: { days: 10 }, holiday: "rolls" }, context)
 *     // warningDate 2025-02-02, legalExpiry 2025-02-02, dueDate 2025-02-05
 */
export function computePeriod(request: PeriodRequest, context: CountingContext): PeriodAnswer {
  const problem = requestProblem(request);
  if (problem !== undefined) return { kind: "refused", problem };
  if (request.period.hours !== undefined) return computeHours(request, context);
  const from = dayOf(request.from);
  if (isBackward(request.period)) return computeBackward({ ...request, from }, context);
  const open = (request.pauses ?? []).findIndex(({ to }) => to === undefined);
  if (open >= 0) return standsStill(open);
  return decideCustody({ ...request, from }, context);
}

// The state of the person is a fact about the last day, and the last day may in turn depend on it (U2). Both states
// are counted where it is not known, and only a difference makes the question worth asking.
function decideCustody(request: DayRequest, context: CountingContext): PeriodAnswer {
  if (request.holiday === "custody") return computeForward(request, true, context);
  if (request.holiday !== "per-suspect") return computeForward(request, false, context);
  const { custody } = request;
  if (typeof custody === "boolean") return computeForward(request, custody, context);
  const [held, free] = [computeForward(request, true, context), computeForward(request, false, context)];
  if (held.kind === "refused" || free.kind === "refused") return held;
  if (custody !== undefined) {
    const lastDay = held.legalExpiry;
    return lastDay !== undefined && inCustodyOn(custody, lastDay as CivilDate) ? held : free;
  }
  if (held.kind === "deadline" && free.kind === "deadline" && held.dueDate === free.dueDate) {
    return { ...free, warningDate: held.warningDate };
  }
  const agreed = held.legalExpiry !== undefined && held.legalExpiry === free.legalExpiry;
  return {
    kind: "undetermined",
    missing: [
      {
        code: "custody.unknown",
        fact: "custody",
        text: say("须注明期限届满日该人是否在押", "say whether the person is in custody on the last day"),
      },
    ],
    ...(held.warningDate === undefined ? {} : { warningDate: held.warningDate }),
    ...(agreed && held.legalExpiry !== undefined ? { legalExpiry: held.legalExpiry } : {}),
    steps: free.steps.filter(({ code }) => code !== "C2"),
    notices: free.notices,
  };
}

function computeForward(request: DayRequest, custody: boolean, context: CountingContext): PeriodAnswer {
  const { calendar, settings } = context;
  const binding: Reading = {
    chain: custody ? settings.extensionChainInCustody : settings.extensionChainElsewhere,
    sameNumberedDay: settings.monthEnd === "same-numbered-day",
    lostPerPause: settings.pauseEnds === "one" ? 1 : 0,
    fromRolledEnd: !custody && settings.extensionRunsFrom === "rolled",
  };
  const chain = { calendar, stretches: joinPauses(request.pauses ?? []) };
  const accepted = acceptExtensions(request, { custody, binding, chain, settings });
  const { segments, notices } = accepted;
  const legalExpiry = endOfChain(request.from, segments, binding, chain);
  const steps = accepted.steps;
  if (legalExpiry === undefined) {
    return {
      kind: "undetermined",
      missing: [calendarMissing(say("所需日期", "a day of the count"), calendar, request.from)],
      steps,
      notices,
    };
  }
  const early = warningOf(request, custody, { legalExpiry, segments, binding }, context);
  const rolled = rollLastDay(request, custody, legalExpiry, context);
  const allSteps = [...steps, ...rolled.steps, ...early.steps];
  if (rolled.dueDate === undefined) {
    const missing = [calendarMissing(dayText(legalExpiry), calendar, legalExpiry)];
    return { kind: "undetermined", missing, warningDate: early.date, legalExpiry, steps: allSteps, notices };
  }
  return {
    kind: "deadline",
    trigger: request.from,
    warningDate: early.date,
    legalExpiry,
    dueDate: rolled.dueDate,
    direction: "forward",
    custody,
    lawOn: request.lawOn ?? request.from,
    steps: allSteps,
    notices: [...notices, ...rolled.notices],
  };
}

function standsStill(index: number): PeriodAnswer {
  const text = say("扣除期间尚未结束，期限暂不届满", "an excluded stretch has not ended, so the clock has no end yet");
  return {
    kind: "undetermined",
    missing: [{ code: "pause.open", fact: `pauses[${index}].to`, text }],
    steps: [],
    notices: [],
  };
}
