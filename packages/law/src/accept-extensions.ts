import { rollForward } from "./calendar.ts";
import { type ChainContext, endOfChain, type Reading, type Segment } from "./chain-reading.ts";
import { cite } from "./citation.ts";
import { type CivilDate, laterOf } from "./civil-date.ts";
import type { CountingSettings } from "./counting-settings.ts";
import { countStep, startStep } from "./counting-steps.ts";
import type { Notice, Step } from "./deadline.ts";
import { formatPeriod } from "./period.ts";
import type { DayRequest, Extension } from "./period-request.ts";
import { dayText, say } from "./step-text.ts";

/** How a chain is read, and for whom. */
export interface ChainRules {
  readonly custody: boolean;
  readonly binding: Reading;
  readonly chain: ChainContext;
  readonly settings: CountingSettings;
}

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
export function acceptExtensions(request: DayRequest, rules: ChainRules): AcceptedChain {
  const segments: Segment[] = [];
  const steps: Step[] = [startStep(request.from)];
  const notices: Notice[] = [];
  let end: CivilDate = request.from;
  // Adds a segment and the step that moves the end to where the segment puts it, then the one for excluded days.
  const append = (segment: Segment, stepTo: (to: CivilDate) => Step): boolean => {
    segments.push(segment);
    const plain = endOfChain(request.from, segments, rules.binding, withoutLater(rules.chain, end, request.from));
    const unpaused = rules.chain.stretches.length === 0;
    const moved = unpaused ? plain : endOfChain(request.from, segments, rules.binding, rules.chain);
    if (plain === undefined || moved === undefined) return false;
    steps.push(stepTo(plain), ...(moved === plain ? [] : [pauseStep(request, plain, moved)]));
    end = moved;
    return true;
  };
  const base = (to: CivilDate) => countStep(request.period, request.from, to, request.basis ?? []);
  if (!append({ period: request.period }, base)) return { segments, steps, notices };
  for (const [index, extension] of (request.extensions ?? []).entries()) {
    const refusal = lateOrUnfounded(request, extension, end, rules);
    if (refusal !== undefined) {
      notices.push(refusal);
      continue;
    }
    const printed = printedExpiry({ from: request.from, segments, end }, extension, rules);
    if (typeof printed === "object") notices.push(printed);
    const adopted = typeof printed === "string" ? { printed } : {};
    const move = { index, from: end, printed: typeof printed === "string", rules };
    if (!append({ period: extension.period, ...adopted }, (to) => extensionStep(extension, move, to))) break;
  }
  return { segments, steps, notices };
}

// Before the first step no excluded day has been worked in; later only those that begin after the end so far are new.
function withoutLater(chain: ChainContext, end: CivilDate, start: CivilDate): ChainContext {
  return { ...chain, stretches: end === start ? [] : chain.stretches.filter(({ from }) => from <= end) };
}

function pauseStep({ pauses = [] }: DayRequest, from: CivilDate, to: CivilDate): Step {
  const grounds = pauses.map(({ ground, from: first, to: last }) => `${ground ?? "扣除期间"}${first}至${last ?? ""}`);
  return {
    code: "C7",
    from,
    to,
    text: say(
      `扣除不计入期限的时间（${grounds.join("；")}），至${dayText(to).zh}届满`,
      `days that do not count are excluded, ending on ${dayText(to).en}`,
    ),
    basis: pauses.flatMap(({ basis }) => basis ?? []),
  };
}

function lateOrUnfounded(
  { from, recounted }: DayRequest,
  { decidedOn, document }: Extension,
  end: CivilDate,
  { custody, chain, settings }: ChainRules,
): Notice | undefined {
  const unrecorded = document === undefined && decidedOn === undefined;
  if (recounted === true && settings.recountExtensionNeedsDecision && unrecorded) {
    const text = say("重新计算后的延长须有决定记录，未计入", "an extension after a re-count needs a recorded decision");
    return { code: "extension.no_decision", text };
  }
  if (decidedOn === undefined) return undefined;
  if (decidedOn < from) {
    const text = say(
      `延长决定${decidedOn}早于期限起算日，未计入`,
      `the extension of ${decidedOn} precedes the start of the clock and is not counted`,
    );
    return { code: "extension.before_start", text };
  }
  const lastDay = custody ? end : (rollForward(chain.calendar, end) ?? end);
  if (decidedOn <= lastDay) return undefined;
  const text = say(
    `延长决定${decidedOn}晚于期限届满日${lastDay}，未计入`,
    `the extension of ${decidedOn} came after the period had ended on ${lastDay} and is not counted`,
  );
  return { code: "extension.after_expiry", text };
}

interface ChainSoFar {
  readonly from: CivilDate;
  readonly segments: readonly Segment[];
  readonly end: CivilDate;
}

// The printed day where it binds, a notice where it is printed but cannot, undefined where none is.
function printedExpiry(
  soFar: ChainSoFar,
  { printedExpiry: printed, period }: Extension,
  rules: ChainRules,
): CivilDate | Notice | undefined {
  if (printed === undefined || !rules.settings.printedExpiryOverrides) return undefined;
  const latest = latestReading({ ...soFar, segments: [...soFar.segments, { period }] }, rules);
  const withinLaw = period === null || latest === undefined || printed <= latest;
  if (printed >= soFar.end && withinLaw) return printed;
  const tooEarly = printed < soFar.end;
  const text = say(
    tooEarly
      ? `延长文书载明的届满日${printed}早于原届满日${soFar.end}，未采用`
      : `延长文书载明的届满日${printed}晚于依法计算的${latest ?? ""}，未采用`,
    tooEarly
      ? `the expiry ${printed} printed on the decision is before the end it extends, ${soFar.end}, and is not used`
      : `the expiry ${printed} printed on the decision is later than the law allows, ${latest ?? ""}, and is not used`,
  );
  return { code: tooEarly ? "extension.printed_too_early" : "extension.printed_too_late", text };
}

// The latest day any reading allows: both chains, and outside custody also an extension from the rolled end (U3).
function latestReading({ from, segments }: ChainSoFar, { binding, custody, chain }: ChainRules): CivilDate | undefined {
  const read = (reading: Partial<Reading>) => endOfChain(from, segments, { ...binding, ...reading }, chain);
  const later = read({ chain: "later", fromRolledEnd: false });
  const rolled = custody ? later : read({ chain: "from-previous-expiry", fromRolledEnd: true });
  return later === undefined || rolled === undefined ? later : laterOf(later, rolled);
}

interface ExtensionMove {
  readonly index: number;
  readonly from: CivilDate;
  readonly printed: boolean;
  readonly rules: ChainRules;
}

function extensionStep(
  { period, document, decidedOn, basis }: Extension,
  { index, from, printed, rules }: ExtensionMove,
  to: CivilDate,
): Step {
  const length = period === null ? say("不定期", "without fixed length") : formatPeriod(period);
  const paper = [document, decidedOn === undefined ? undefined : `${decidedOn}决定`].filter(
    (part) => part !== undefined,
  );
  const named = `第${index + 1}次延长${length.zh}${paper.length > 0 ? `（${paper.join("，")}）` : ""}`;
  const how = printed ? "，以决定文书载明的届满日为准" : rules.binding.fromRolledEnd ? "，自顺延后的届满日起算" : "";
  const months = period !== null && (period.months ?? 0) + (period.years ?? 0) > 0;
  return {
    code: printed || months ? "U2" : "U3",
    from,
    to,
    text: say(
      `${named}${how}，至${dayText(to).zh}届满`,
      `extension ${index + 1} of ${length.en}${printed ? ", expiry as printed on the decision" : ""}, ending on ${dayText(to).en}`,
    ),
    basis: basis ?? (months ? [{ ...cite("FS", 202), paragraph: 1 }] : []),
  };
}
