import { endOfChain, type Reading, type Segment } from "./chain-reading.ts";
import { addDays, type CivilDate, earlierOf } from "./civil-date.ts";
import type { Step } from "./deadline.ts";
import { joinPauses } from "./excluded-time.ts";
import type { CountingContext, DayRequest } from "./period-request.ts";
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
  { legalExpiry, segments, binding }: Counted,
  { calendar, settings }: CountingContext,
): { readonly date: CivilDate; readonly steps: readonly Step[] } {
  const stretches = joinPauses(request.pauses ?? []);
  const end = (reading: Partial<Reading>) =>
    endOfChain(request.from, segments, { ...binding, ...reading }, { calendar, stretches }) ?? legalExpiry;
  const readings: readonly (readonly [Step["code"], CivilDate, string, string])[] = [
    ["U9", legalExpiry, "未顺延的届满日", "the end before any holiday moves it"],
    ["U2", end({ chain: "earlier" }), "连续延长按较早的算法", "the earlier reading of a chain of extensions"],
    ["U3", end({ fromRolledEnd: false }), "延长自未顺延的届满日起算", "an extension from the un-rolled end"],
    ["C7", end({ lostPerPause: 1 }), "扣除期间只扣一端", "only one end of each excluded stretch excluded"],
    ...(custody ? custodyReadings(legalExpiry, end({ sameNumberedDay: true }), settings.custodyWarningDays) : []),
  ];
  const earliest = readings.reduce((a, b) => (b[1] < a[1] ? b : a));
  if (earliest[1] >= legalExpiry) return { date: legalExpiry, steps: [] };
  const [code, date, zh, en] = earliest;
  const bounded = date < request.from ? request.from : date;
  const text = say(`预警日${dayText(bounded).zh}：${zh}`, `warn on ${dayText(bounded).en}: ${en}`);
  return { date: earlierOf(bounded, legalExpiry), steps: [{ code, to: bounded, text, basis: [] }] };
}

function custodyReadings(
  legalExpiry: CivilDate,
  sameNumbered: CivilDate,
  days: number,
): readonly (readonly [Step["code"], CivilDate, string, string])[] {
  return [
    [
      "U1",
      addDays(legalExpiry, -days),
      "在押期限提前预警（首日可能被计入）",
      "custody clocks warn early, since some count the first day",
    ],
    ["U8", sameNumbered, "月末起算按次月同日", "the same-numbered day for a start on the last day of a month"],
  ];
}
