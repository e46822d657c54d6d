import { cite } from "./citation.ts";
import { isCivilDate } from "./civil-date.ts";
import { addHours, dateOfDateTime, nextFullHour } from "./civil-date-time.ts";
import type { PeriodAnswer, Step } from "./deadline.ts";
import { isBackward } from "./period.ts";
import type { CountingContext, PeriodRequest } from "./period-request.ts";
import { refuse } from "./result.ts";
import { say } from "./step-text.ts";

/**
 * A period of hours (U5): warned on exactly N hours after the trigger; over only N hours after the next full hour,
 * because CPL art. 105 does not count the hour in which it starts. Holidays never move it (C2 speaks of days). A
 * trigger without time of day leaves it undetermined.
 */
export function computeHours(request: PeriodRequest, { settings }: CountingContext): PeriodAnswer {
  const { from, period } = request;
  const hours = period.hours ?? 0;
  if (isBackward(period)) return { kind: "refused", ...refuse("period.hours_backward") };
  if (isCivilDate(from)) return missingTimeOfDay();
  const start = from;
  const exact = addHours(start, hours);
  const counted = nextFullHour(start);
  const end = settings.hourReading === "exact" ? exact : addHours(counted, hours);
  const steps: Step[] = [
    {
      code: "C1",
      from: start,
      to: counted,
      text: say(
        `开始的时不算在期间以内，自${counted.slice(11)}起算`,
        `the starting hour is not counted; the count begins at ${counted.slice(11)}`,
      ),
      basis: [{ ...cite("CPL", 105), paragraph: 2 }],
    },
    {
      code: "U5",
      from: counted,
      to: end,
      text: say(
        `${hours}小时，至${end}届满；不扣除开始的时则为${exact}，以此预警；以时计算的期间不因节假日顺延`,
        `${hours} hours, ending at ${end}; counted to the minute it is ${exact}, which is the warning; hours never roll`,
      ),
      basis: request.basis ?? [],
    },
  ];
  return {
    kind: "deadline",
    trigger: start,
    warningDate: exact,
    legalExpiry: end,
    dueDate: end,
    direction: "forward",
    custody: false,
    lawOn: request.lawOn ?? dateOfDateTime(start),
    steps: settings.hourReading === "exact" ? steps.slice(1).map((step) => ({ ...step, from: start })) : steps,
    notices: [],
  };
}

function missingTimeOfDay(): PeriodAnswer {
  const text = say("以时计算的期间须注明时刻", "a period of hours needs the time of day of its start");
  return {
    kind: "undetermined",
    missing: [{ code: "trigger.time_of_day", fact: "from", text }],
    steps: [],
    notices: [],
  };
}
