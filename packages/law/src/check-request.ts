import { dateParts } from "./civil-date.ts";
import { dayOf } from "./counting-steps.ts";
import { checkPeriod, isBackward, type Period } from "./period.ts";
import type { PeriodRequest } from "./period-request.ts";
import { type Problem, refuse } from "./result.ts";

// The result must stay in the years a civil date can hold, with room for extensions and pauses.
const LAST_YEAR = 9000;

/** The first reason why a request cannot be counted at all, or undefined. */
export function requestProblem(request: PeriodRequest): Problem | undefined {
  const pieces = [
    request.period,
    ...(request.extensions ?? []).flatMap(({ period }) => (period === null ? [] : [period])),
  ];
  for (const piece of pieces) {
    const checked = checkPeriod(piece);
    if (!checked.ok) return checked.problem;
  }
  const year = dateParts(dayOf(request.from)).year;
  const years = pieces.reduce((sum, piece) => sum + roughYears(piece), 0);
  if (year + years > LAST_YEAR || year - years < 1) return refuse("period.out_of_range", { year, years }).problem;
  return unevenProblem(request);
}

function unevenProblem({ period, extensions = [], pauses = [] }: PeriodRequest): Problem | undefined {
  const crossed = pauses.findIndex(({ from, to }) => to !== undefined && to < from);
  if (crossed >= 0) return refuse("pause.ends_before_start", { index: crossed }).problem;
  const alone = period.hours !== undefined || isBackward(period);
  if (alone && (extensions.length > 0 || pauses.length > 0)) return refuse("period.cannot_be_extended").problem;
  const odd = extensions.findIndex(
    ({ period: added }) => added !== null && (added.hours !== undefined || isBackward(added)),
  );
  if (odd >= 0) return refuse("extension.bad_unit", { index: odd }).problem;
  const empty = extensions.findIndex(
    ({ period: added, printedExpiry }) => added === null && printedExpiry === undefined,
  );
  if (empty >= 0) return refuse("extension.no_length", { index: empty }).problem;
  return undefined;
}

function roughYears({ years = 0, months = 0, halfMonths = 0, days = 0, hours = 0 }: Period): number {
  return Math.ceil(years + months / 12 + halfMonths / 24 + days / 365 + hours / 8760);
}
