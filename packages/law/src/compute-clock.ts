import { applyEvents, type ClockEvent } from "./clock-events.ts";
import { computePeriod } from "./compute-period.ts";
import type { PeriodAnswer } from "./deadline.ts";
import type { CountingContext, PeriodRequest } from "./period-request.ts";
import { withStep } from "./trigger.ts";

/** `computePeriod` for a clock with a history: the events are worked in first (C15), and their steps come first. */
export function computeClock(
  request: PeriodRequest,
  events: readonly ClockEvent[],
  context: CountingContext,
): PeriodAnswer {
  const { request: evented, steps } = applyEvents(request, events);
  return withStep(computePeriod(evented, context), ...steps);
}
