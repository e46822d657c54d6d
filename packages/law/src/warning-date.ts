import { endOfChain, type Reading, type Segment } from "./chain-reading.ts";
import { addDays, type CivilDate } from "./civil-date.ts";
import type { Step } from "./deadline.ts";
import { joinPauses } from "./excluded-time.ts";
import { monthsOf } from "./period.ts";
import type { CountingContext, DayRequest } from "./period-request.ts";
import type { BilingualText } from "./result.ts";
import { dayText, say } from "./step-text.ts";

/** What the warning is derived from: the binding end and how it was read. */
export interface Counted {
  readonly legalExpiry: CivilDate;
  readonly segments: readonly Segment[];
  readonly binding: Reading;
}

/** The earliest day that any reading of the open points gives: warned on, never judged by. */
export function warningOf(
  request: DayRequest,
  custody: boolean,
  counted: Counted,
  context: CountingContext,
): { readonly date: CivilDate; readonly steps: readonly Step[] } {
  const { legalExpiry } = counted;
  const earliest = [
    ...readingsOf(request, counted, context),
    ...(custody ? custodyReadings(request, counted, context) : []),
  ]
    .filter(({ date }) => date < legalExpiry)
    .reduce<Early | undefined>((a, b) => (a === undefined || b.date < a.date ? b : a), undefined);
  if (earliest === undefined) return { date: legalExpiry, steps: [] };
  const date = earliest.date < request.from ? request.from : earliest.date;
  const { code, why } = earliest;
  const text = say(`预警日${dayText(date).zh}：${why.zh}`, `warn on ${dayText(date).en}: ${why.en}`);
  return { date, steps: [{ code, to: date, text, basis: [] }] };
}

interface Early {
  readonly code: Step["code"];
  readonly date: CivilDate;
  readonly why: BilingualText;
}

// Only readings that can differ are counted: most clocks have neither extensions nor pauses.
function readingsOf(request: DayRequest, counted: Counted, context: CountingContext): readonly Early[] {
  const { segments, binding } = counted;
  const readings: Early[] = [];
  const add = (code: Step["code"], reading: Partial<Reading>, zh: string, en: string) =>
    readings.push({ code, date: endUnder(request, counted, reading, context), why: { zh, en } });
  if (segments.length > 1)
    add("U2", { chain: "earlier" }, "连续延长按较早的算法", "the earlier reading of a chain of extensions");
  if (binding.fromRolledEnd)
    add("U3", { fromRolledEnd: false }, "延长自未顺延的届满日起算", "an extension from the un-rolled end");
  if ((request.pauses ?? []).length > 0) {
    add("C7", { lostPerPause: 1 }, "扣除期间只扣一端", "only one end of each excluded stretch excluded");
  }
  return readings;
}

function custodyReadings(request: DayRequest, counted: Counted, context: CountingContext): readonly Early[] {
  const first: Early = {
    code: "U1",
    date: addDays(counted.legalExpiry, -context.settings.custodyWarningDays),
    why: say("在押期限提前预警（首日可能被计入）", "custody clocks warn early, since some count the first day"),
  };
  if (counted.segments.every(({ period }) => period === null || monthsOf(period) === 0)) return [first];
  const sameDay: Early = {
    code: "U8",
    date: endUnder(request, counted, { sameNumberedDay: true }, context),
    why: say("月末起算按次月同日", "the same-numbered day for a start on the last day of a month"),
  };
  return [first, sameDay];
}

function endUnder(
  request: DayRequest,
  { legalExpiry, segments, binding }: Counted,
  reading: Partial<Reading>,
  { calendar }: CountingContext,
): CivilDate {
  const stretches = joinPauses(request.pauses ?? []);
  return endOfChain(request.from, segments, { ...binding, ...reading }, { calendar, stretches }) ?? legalExpiry;
}
