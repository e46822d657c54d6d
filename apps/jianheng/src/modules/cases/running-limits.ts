import type { CaseRows } from "./case-rows.ts";
import { dayOf } from "./case-rows.ts";
import type { CaseToWrite } from "./store.ts";
import { type CountingDays, lanesOf } from "./timeline.ts";

/**
 * Limits of an open case that still run on the data date: what lights are about. Passed ones are findings; a case that
 * was decided or closed has none.
 */
export function runningLimits(rows: CaseRows, days: CountingDays): CaseToWrite["limits"] {
  const row = rows.cases?.[0];
  if (dayOf(row, "decidedDate") !== null || dayOf(row, "closedDate") !== null) return [];
  const seen = new Map<string, CaseToWrite["limits"][number]>();
  for (const lane of lanesOf(rows, days))
    for (const limit of lane.limits) {
      if (limit.state !== "ahead" && limit.state !== "near") continue;
      const { doneDate: _done, state: _state, missing: _missing, clock: _clock, ...deadline } = limit;
      // Two clocks of one limit (bail twice): the one that ends first.
      const key = `${lane.suspectNo ?? ""} ${limit.limit}`;
      const other = seen.get(key);
      if (other !== undefined && other.dueDate <= limit.dueDate) continue;
      seen.set(key, {
        suspectNo: lane.suspectNo ?? "",
        suspectName: lane.name,
        limitId: limit.limit,
        dueDate: limit.dueDate,
        deadline,
      });
    }
  return [...seen.values()];
}
