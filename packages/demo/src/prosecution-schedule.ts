// When the acts of one prosecution review fall: returns to the police, the extension by 15 days, the decision.
import { known, workdayNear, type WorldContext } from "./context.ts";
import { workdayUpTo, type Day } from "./days.ts";
import { lastDay, limitDays, limitMonths, monthsAfter } from "./limits.ts";

export interface ReturnPlan {
  readonly returned: Day;
  /** Not yet back by the data date: absent. */
  readonly back?: Day;
}

export interface Schedule {
  readonly returns: readonly ReturnPlan[];
  /** Day on which the 15 days were granted, inside the current month. */
  readonly extended?: Day;
  /** Last day of the running period; absent while the police have the file. */
  readonly due?: Day;
  /** Absent: not decided by the data date. */
  readonly decided?: Day;
}

export interface ScheduleWish {
  readonly accepted: Day;
  readonly inCustody: boolean;
  readonly isFast: boolean;
  readonly returnCount: number;
  readonly wantsExtension: boolean;
}

export function scheduleProsecution(context: WorldContext, wish: ScheduleWish): Schedule {
  return wish.isFast ? scheduleFast(context, wish) : scheduleOrdinary(context, wish);
}

/** Expedited procedure: ten days (CPL 172). */
function scheduleFast(context: WorldContext, { accepted, inCustody }: ScheduleWish): Schedule {
  const due = lastDay(accepted + limitDays.summaryTrial, inCustody);
  const decided = workdayNear(accepted + context.random.between(5, 10), accepted + 3, due);
  return decided <= context.dataDate ? { returns: [], due, decided } : { returns: [], due };
}

function scheduleOrdinary(context: WorldContext, wish: ScheduleWish): Schedule {
  const { random } = context;
  const returns: ReturnPlan[] = [];
  let start = wish.accepted;
  for (let count = 0; count < wish.returnCount; count += 1) {
    // Four days and more before the month is over: a return in its last days looks like time borrowed (item D07).
    const returned = workdayNear(start + random.between(14, 24), start + 8, start + 24);
    if (returned > context.dataDate) break;
    const back = workdayNear(
      returned + random.between(13, 28),
      returned + 8,
      monthsAfter(returned, limitMonths.supplementaryInvestigation),
    );
    if (back > context.dataDate) return { returns: [...returns, { returned }] };
    returns.push({ returned, back });
    start = back;
  }
  return { returns, ...scheduleLastPeriod(context, wish, start) };
}

function scheduleLastPeriod(context: WorldContext, wish: ScheduleWish, start: Day): Omit<Schedule, "returns"> {
  const { random } = context;
  const end = monthsAfter(start, limitMonths.prosecutionReview);
  const extended = wish.wantsExtension ? known(context, workdayUpTo(end - random.between(1, 6))) : undefined;
  // The 15 days run from the end as the calendar has it, then the last day moves past a holiday.
  const due = lastDay(extended === undefined ? end : end + limitDays.prosecutionExtension, wish.inCustody);
  const earliest = extended === undefined ? start + 6 : end + 1;
  const wanted = random.chance(0.13) ? due - random.between(0, 1) : random.between(earliest, due);
  const decided = known(context, workdayNear(wanted, earliest, due));
  return {
    due,
    ...(extended === undefined ? {} : { extended }),
    ...(decided === undefined ? {} : { decided }),
  };
}
