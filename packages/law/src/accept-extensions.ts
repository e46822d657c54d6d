import { type ChainContext, endOfChain, type Reading, type Segment } from "./chain-reading.ts";
import { rollForward } from "./calendar.ts";
import { cite } from "./citation.ts";
import { type CivilDate, laterOf } from "./civil-date.ts";
import type { CountingSettings } from "./counting-settings.ts";
import { countStep, startStep } from "./counting-steps.ts";
import type { Notice, Step } from "./deadline.ts";
import { formatPeriod } from "./period.ts";
import type { DayRequest, Extension } from "./period-request.ts";
import { dayText, say } from "./step-text.ts";

/** The base period and the extensions that count, with one moving step for each, and a notice for each that does not. */
export interface AcceptedChain {
  readonly segments: readonly Segment[];
  readonly steps: readonly Step[];
  readonly notices: readonly Notice[];
}

/**
 * Walks the chain in order. An extension decided after the end it extends (in custody the calendar day, otherwise the
 * rolled day; the same day is in time) or before the clock began does not count. A printed expiry binds (U2) between
 * the end it extends and the latest reading of the law: a paper cannot lengthen what the law allows.
 */
export function acceptExtensions(
  request: DayRequest,
  custody: boolean,
  binding: Reading,
  chain: ChainContext,
  settings: CountingSettings,
): AcceptedChain {
  const segments: Segment[] = [{ period: request.period }];
  const notices: Notice[] = [];
  const base = endOfChain(request.from, segments, { ...binding }, { ...chain, stretches: [] });
  if (base === undefined) return { segments, steps: [startStep(request.from)], notices };
  const steps: Step[] = [startStep(request.from), countStep(request.period, request.from, base, request.basis ?? [])];
  let end = pausedEnd(request, segments, binding, chain, base, steps);
  for (const [index, extension] of (request.extensions ?? []).entries()) {
    const refusal = lateOrUnfounded(request, extension, end, custody, chain, settings);
    if (refusal !== undefined) {
      notices.push({ ...refusal, code: refusal.code });
      continue;
    }
    const printed = printedExpiry(request.from, segments, extension, binding, end, custody, chain, settings, notices);
    segments.push({ period: extension.period, ...(printed === undefined ? {} : { printed }) });
    const moved = endOfChain(request.from, segments, binding, chain);
    if (moved === undefined) return { segments, steps, notices };
    steps.push(extensionStep(extension, index, end, moved, printed !== undefined, binding));
    end = moved;
  }
  return { segments, steps, notices };
}

function pausedEnd(
  request: DayRequest,
  segments: readonly Segment[],
  binding: Reading,
  chain: ChainContext,
  base: CivilDate,
  steps: Step[],
): CivilDate {
  const end = endOfChain(request.from, segments, binding, chain) ?? base;
  if (end === base) return end;
  const grounds = (request.pauses ?? []).map(({ ground, from, to }) => `${ground ?? "扣除期间"}${from}至${to ?? ""}`);
  const text = say(
    `扣除不计入期限的时间（${grounds.join("；")}，两端计入扣除），顺延至${dayText(end).zh}`,
    `excluded time (both ends) moves the end to ${dayText(end).en}`,
  );
  const basis = (request.pauses ?? []).flatMap((pause) => pause.basis ?? []);
  steps.push({ code: "C7", from: base, to: end, text, basis });
  return end;
}

function lateOrUnfounded(
  request: DayRequest,
  { decidedOn, document }: Extension,
  end: CivilDate,
  custody: boolean,
  { calendar }: ChainContext,
  settings: CountingSettings,
): Notice | undefined {
  if (request.recounted === true && settings.recountExtensionNeedsDecision && document === undefined) {
    const text = say("重新计算后的延长须有决定文书，未计入", "an extension after a re-count needs a decision document");
    return { code: "extension.no_decision", text };
  }
  if (decidedOn === undefined) return undefined;
  if (decidedOn < request.from) {
    const text = say(
      `延长决定${decidedOn}早于期限起算日，未计入`,
      `the extension of ${decidedOn} precedes the start of the clock`,
    );
    return { code: "extension.before_start", text };
  }
  const lastDay = custody ? end : (rollForward(calendar, end) ?? end);
  if (decidedOn <= lastDay) return undefined;
  const text = say(
    `延长决定${decidedOn}晚于期限届满日${lastDay}，未计入`,
    `the extension of ${decidedOn} came after the period had ended on ${lastDay} and is not counted`,
  );
  return { code: "extension.after_expiry", text };
}

function printedExpiry(
  from: CivilDate,
  segments: readonly Segment[],
  extension: Extension,
  binding: Reading,
  end: CivilDate,
  custody: boolean,
  chain: ChainContext,
  settings: CountingSettings,
  notices: Notice[],
): CivilDate | undefined {
  const { printedExpiry: printed, period } = extension;
  if (printed === undefined || !settings.printedExpiryOverrides) return undefined;
  const latest = latestReading(from, [...segments, { period }], binding, custody, chain);
  const withinLaw = period === null || latest === undefined || printed <= latest;
  if (printed >= end && withinLaw) return printed;
  const computed = latest ?? end;
  notices.push({
    code: printed < end ? "extension.printed_too_early" : "extension.printed_too_late",
    text: say(
      `延长文书载明的届满日${printed}与依法计算的结果（至迟${computed}）不符，未采用`,
      `the expiry ${printed} printed on the decision does not agree with the law (at latest ${computed}) and is not used`,
    ),
  });
  return undefined;
}

// The latest day any reading allows: both chains, and outside custody also an extension from the rolled end (U3).
function latestReading(
  from: CivilDate,
  segments: readonly Segment[],
  binding: Reading,
  custody: boolean,
  chain: ChainContext,
): CivilDate | undefined {
  const read = (reading: Partial<Reading>) => endOfChain(from, segments, { ...binding, ...reading }, chain);
  const later = read({ chain: "later", fromRolledEnd: false });
  const rolled = custody ? later : read({ chain: "from-previous-expiry", fromRolledEnd: true });
  return later === undefined || rolled === undefined ? later : laterOf(later, rolled);
}

function extensionStep(
  { period, document, decidedOn, basis }: Extension,
  index: number,
  from: CivilDate,
  to: CivilDate,
  printed: boolean,
  { chain, fromRolledEnd }: Reading,
): Step {
  const length = period === null ? say("不定期", "without fixed length") : formatPeriod(period);
  const paper = [document, decidedOn === undefined ? undefined : `${decidedOn}决定`].filter(
    (part) => part !== undefined,
  );
  const zh = `第${index + 1}次延长${length.zh}${paper.length > 0 ? `（${paper.join("，")}）` : ""}`;
  const how = printed ? "，以决定文书载明的届满日为准" : fromRolledEnd ? "，自顺延后的届满日起算" : "";
  const months = period !== null && (period.months ?? 0) > 0;
  return {
    code: printed || (months && index > 0) || chain === "from-trigger" || (months && index === 0) ? "U2" : "U3",
    from,
    to,
    text: say(
      `${zh}${how}，至${dayText(to).zh}届满`,
      `extension ${index + 1} of ${length.en}${printed ? ", expiry as printed on the decision" : ""}, ending on ${dayText(to).en}`,
    ),
    basis: basis ?? (months ? [cite("FS", 202)] : []),
  };
}
