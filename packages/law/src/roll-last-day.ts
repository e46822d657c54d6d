import { rollForward } from "./calendar.ts";
import { cite } from "./citation.ts";
import { addDays, type CivilDate } from "./civil-date.ts";
import type { Notice, Step } from "./deadline.ts";
import { inCustodyOn } from "./excluded-time.ts";
import type { CountingContext, DayRequest } from "./period-request.ts";
import { dayText, restReason, say } from "./step-text.ts";

/** Where the last day ends up; `dueDate` is undefined where the calendar does not reach it. */
export interface Rolled {
  readonly dueDate: CivilDate | undefined;
  readonly steps: readonly Step[];
  readonly notices: readonly Notice[];
}

/** Applies CPL art. 105 para. 4 to the last day: a holiday moves it (C2), except in custody (C3). */
export function rollLastDay(
  request: DayRequest,
  custody: boolean,
  lastDay: CivilDate,
  context: CountingContext,
): Rolled {
  const { calendar, settings } = context;
  if (custody) return { dueDate: lastDay, steps: [custodyStep(lastDay, request)], notices: [] };
  const kept = keptInPlace(request, lastDay, context);
  if (kept !== undefined) return { dueDate: lastDay, steps: [kept], notices: [] };
  const dueDate = rollForward(calendar, lastDay);
  if (dueDate === undefined || dueDate === lastDay)
    return { dueDate, steps: [], notices: yearEndNotice(lastDay, context) };
  const reason = restReason(calendar, lastDay);
  const step: Step = {
    code: settings.measureMaximaRoll && request.holiday === "measure" ? "U4" : "C2",
    from: lastDay,
    to: dueDate,
    text: say(
      `期间的最后一日${dayText(lastDay).zh}为节假日（${reason.zh}），以节假日后的第一日${dayText(dueDate).zh}为期满日期`,
      `the last day ${dayText(lastDay).en} is ${reason.en}; the period ends on the first day after, ${dayText(dueDate).en}`,
    ),
    basis: [{ ...cite("CPL", 105), paragraph: 4 }],
  };
  return { dueDate, steps: [step], notices: yearEndNotice(dueDate, context) };
}

function custodyStep(lastDay: CivilDate, { holiday }: DayRequest): Step {
  return {
    code: holiday === "per-suspect" ? "U7" : "C3",
    from: lastDay,
    text: say(
      `在押期间，应当至期满之日${dayText(lastDay).zh}为止，不得因节假日而延长`,
      `in custody the period ends on the calendar day ${dayText(lastDay).en}; no holiday extends it`,
    ),
    basis: [{ ...cite("CPL", 105), paragraph: 4 }],
  };
}

function keptInPlace(request: DayRequest, lastDay: CivilDate, { settings }: CountingContext): Step | undefined {
  const kept = (code: Step["code"], zh: string, en: string): Step => ({
    code,
    from: lastDay,
    text: say(zh, en),
    basis: [],
  });
  if (request.holiday === "stays") return kept("C10", "该日期不因节假日移动", "no holiday moves this day");
  if (request.holiday === "measure" && !settings.measureMaximaRoll) {
    return kept("U4", "按设置，取保候审、监视居住最长期限不顺延", "by setting, maxima of measures do not roll");
  }
  const { custody } = request;
  const held = typeof custody === "boolean" ? custody : custody !== undefined && inCustodyOn(custody, lastDay);
  if (request.holiday === "rolls" && held && !settings.dutiesRollInCustodyCases) {
    return kept("U9", "按设置，在押案件的办理期限也不顺延", "by setting, duties in custody cases do not roll either");
  }
  return undefined;
}

// The notice for a year may move rest days at the end of the year before it, as that for 2019 did in December 2018.
function yearEndNotice(lastDay: CivilDate, { calendar }: CountingContext): readonly Notice[] {
  if (lastDay > calendar.to || lastDay < addDays(calendar.to, -5)) return [];
  const text = say(
    `${lastDay}临近日历末日${calendar.to}，下一年度放假通知可能调整年末的休息日`,
    `${lastDay} is close to the last day of the calendar; the next yearly notice can still move rest days before it`,
  );
  return [{ code: "calendar.year_end", text }];
}
