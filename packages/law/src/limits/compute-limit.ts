import { type ClockEvent } from "../clock-events.ts";
import { computeClock } from "../compute-clock.ts";
import type { CivilDate } from "../civil-date.ts";
import { dayOf } from "../counting-steps.ts";
import type { Deadline, MissingFact, Moment, Notice, PeriodAnswer, Step } from "../deadline.ts";
import { formatPeriod, type Period } from "../period.ts";
import type { CountingContext, CustodyInterval, Extension, HolidayRule } from "../period-request.ts";
import { inCustodyOn } from "../excluded-time.ts";
import { say } from "../step-text.ts";
import { computeFromTrigger, type Trigger, withStep } from "../trigger.ts";
import { type ConditionId, conditions } from "./conditions.ts";
import type { ExtensionRule, LimitLength, NamedLimit } from "./named-limit.ts";

/** What is known about one clock of one person. */
export interface LimitFacts {
  /** The dates of the triggers by their `fact`; absent ones are asked for. */
  readonly triggers: Readonly<Record<string, Moment | undefined>>;
  /** State of the person, throughout or by stretches. */
  readonly custody?: boolean | readonly CustodyInterval[];
  /** Circumstances that hold; those left out do not, except that custody is asked for. */
  readonly circumstances?: readonly ConditionId[];
  readonly events?: readonly ClockEvent[];
  readonly extensions?: readonly Extension[];
  /** The date whose law applies; the day of the trigger when absent. */
  readonly lawOn?: CivilDate;
}

/** Counts with the named limits of an office; `limits` are those of the law, or those with its own settings. */
export interface LimitContext extends CountingContext {
  readonly limits: readonly NamedLimit[];
}

/**
 * The end of a named limit: the length in force whose circumstances hold, from its trigger, with its holiday rule, its
 * permitted extensions, and never later than the limit it lies inside.
 */
export function computeLimit(id: string, facts: LimitFacts, context: LimitContext): PeriodAnswer {
  const limit = context.limits.find((candidate) => candidate.id === id);
  if (limit === undefined) return { kind: "refused", problem: { code: "limit.unknown", args: { id } } };
  const trigger: Trigger = {
    kind: limit.trigger.kind,
    parts: limit.trigger.parts.map((part) => {
      const at = facts.triggers[part.fact];
      return at === undefined ? part : { ...part, at };
    }),
  };
  const answer = computeFromTrigger(trigger, (from) => countLimit(limit, from, facts, context), context.settings);
  return limit.nestedIn === undefined ? answer : capByOuter(answer, limit.nestedIn, facts, context);
}

function countLimit(limit: NamedLimit, from: Moment, facts: LimitFacts, context: LimitContext): PeriodAnswer {
  const lawOn = facts.lawOn ?? dayOf(from);
  const chosen = chooseLength(limit, from, lawOn, facts);
  if ("code" in chosen) return { kind: "undetermined", missing: [chosen], steps: [], notices: [] };
  const { extensions, notices } = permittedExtensions(limit, facts.extensions ?? []);
  const request = {
    from,
    period: chosen.period,
    holiday: holidayOf(limit, chosen, context),
    ...(facts.custody === undefined ? {} : { custody: facts.custody }),
    extensions,
    lawOn,
    basis: chosen.basis,
  };
  const answer = withStep(computeClock(request, facts.events ?? [], context), lengthStep(limit, chosen, lawOn));
  if (answer.kind === "refused") return answer;
  return { ...answer, notices: [...notices, ...unverifiedNotice(chosen), ...answer.notices] };
}

/** The first length in force on `lawOn` whose circumstances all hold; or the fact that decides it. */
export function chooseLength(
  limit: NamedLimit,
  from: Moment,
  lawOn: CivilDate,
  facts: Pick<LimitFacts, "custody" | "circumstances">,
): LimitLength | MissingFact {
  const inForce = limit.lengths.filter(
    ({ effectiveFrom, effectiveTo }) => effectiveFrom <= lawOn && (effectiveTo === undefined || lawOn <= effectiveTo),
  );
  for (const length of inForce) {
    const states = length.when.map((condition) => holds(condition, dayOf(from), facts));
    if (states.every((state) => state === true)) return length;
    if (states.includes(undefined) && !states.includes(false)) return askFor(length.when, dayOf(from), facts);
  }
  const text = say(
    `${lawOn}时适用的规定未载入（现有规定自${limit.lengths[0]?.effectiveFrom ?? ""}起）`,
    `the law in force on ${lawOn} is not in the table`,
  );
  return { code: "law.not_known", fact: "lawOn", text };
}

function holds(
  condition: ConditionId,
  on: CivilDate,
  { custody, circumstances = [] }: Pick<LimitFacts, "custody" | "circumstances">,
): boolean | undefined {
  if (circumstances.includes(condition)) return true;
  if (condition !== "in-custody") return false;
  return typeof custody === "object" ? inCustodyOn(custody, on) : custody;
}

function askFor(
  when: readonly ConditionId[],
  on: CivilDate,
  facts: Pick<LimitFacts, "custody" | "circumstances">,
): MissingFact {
  const open = when.find((condition) => holds(condition, on, facts) === undefined) ?? "in-custody";
  const { label } = conditions[open];
  return {
    code: open === "in-custody" ? "custody.unknown" : "circumstance.unknown",
    fact: open === "in-custody" ? "custody" : open,
    text: say(`须注明是否${label.zh}`, `say whether ${label.en}`),
  };
}

function holidayOf(limit: NamedLimit, length: LimitLength, { settings }: LimitContext): HolidayRule {
  const rule = length.holiday ?? limit.holiday;
  const review = limit.id === "arrest-review" || limit.id === "own-arrest-review";
  return review && rule === "custody" && !settings.arrestReviewIsCustody ? "rolls" : rule;
}

function lengthStep(limit: NamedLimit, length: LimitLength, lawOn: CivilDate): Step {
  const when = length.when.map((condition) => conditions[condition].label);
  const period = formatPeriod(length.period);
  const [zh, en] = [when.map((label) => label.zh).join("，"), when.map((label) => label.en).join(", ")];
  return {
    code: "limit",
    text: say(
      `${limit.label.zh}：${zh === "" ? "" : `${zh}，`}${period.zh}（适用${lawOn}施行的规定）`,
      `${limit.label.en}: ${en === "" ? "" : `${en}, `}${period.en} (law in force on ${lawOn})`,
    ),
    basis: length.basis,
  };
}

function unverifiedNotice({ verified, tag }: LimitLength): readonly Notice[] {
  if (verified) return [];
  const text =
    tag === "P"
      ? say("日数为本产品默认，法律未规定日数，不得据此认定违法", "the number is our default; the law gives none")
      : say("该期限未经原文核实，使用前须核对", "this period has not been checked against its text");
  return [{ code: tag === "P" ? "limit.target_only" : "limit.not_verified", text }];
}

// The n-th extension must be the n-th the law allows (the last one again where it may repeat), and no longer.
function permittedExtensions(
  limit: NamedLimit,
  extensions: readonly Extension[],
): { readonly extensions: readonly Extension[]; readonly notices: readonly Notice[] } {
  const notices: Notice[] = [];
  const permitted: Extension[] = [];
  for (const extension of extensions) {
    const rule = limit.extensions[permitted.length];
    const notice = rule === undefined ? notAllowed(limit) : tooLong(rule, extension);
    if (notice === undefined && rule !== undefined)
      permitted.push({ ...extension, basis: extension.basis ?? rule.basis });
    else if (notice !== undefined) notices.push(notice);
  }
  return { extensions: permitted, notices };
}

function notAllowed(limit: NamedLimit): Notice {
  const text = say(
    `${limit.label.zh}依法不得再延长，该次延长未计入`,
    `the law allows no further extension of ${limit.label.en}; it is not counted`,
  );
  return { code: "extension.not_allowed", text };
}

function tooLong({ most, label }: ExtensionRule, { period }: Extension): Notice | undefined {
  if (most === null || period === null || roughDays(period) <= roughDays(most)) return undefined;
  const [zh, en] = [formatPeriod(most).zh, formatPeriod(most).en];
  const text = say(
    `延长${formatPeriod(period).zh}超过法律允许的${zh}（${label.zh}），该次延长未计入`,
    `an extension of ${formatPeriod(period).en} exceeds the ${en} the law allows; it is not counted`,
  );
  return { code: "extension.too_long", text };
}

function roughDays({ years = 0, months = 0, halfMonths = 0, days = 0, workingDays = 0 }: Period): number {
  return (years * 12 + months) * 31 + halfMonths * 15 + days + workingDays;
}

// A part of a longer limit cannot outlast it: the seven days of the arrest decision end with the fourteen of the
// detention at the latest. Applied where the start of the outer limit is known.
function capByOuter(
  answer: PeriodAnswer,
  nested: NonNullable<NamedLimit["nestedIn"]>,
  facts: LimitFacts,
  context: LimitContext,
): PeriodAnswer {
  const start = facts.triggers[nested.fact];
  if (start === undefined || answer.kind !== "deadline" || !answer.custody) return answer;
  const { events: _events, ...rest } = facts;
  const outer = computeLimit(nested.limit, { ...rest, triggers: { [nested.fact]: start } }, context);
  if (outer.kind !== "deadline" || outer.dueDate >= answer.dueDate) return answer;
  return capped(answer, outer);
}

function capped(answer: Deadline, outer: Deadline): Deadline {
  const step: Step = {
    code: "limit",
    from: answer.dueDate,
    to: outer.dueDate,
    text: say(
      `不得超过所属期限的届满日${outer.dueDate}`,
      `not beyond ${outer.dueDate}, the end of the limit it lies inside`,
    ),
    basis: outer.steps.find(({ code }) => code === "limit")?.basis ?? [],
  };
  return {
    ...answer,
    warningDate: outer.warningDate < answer.warningDate ? outer.warningDate : answer.warningDate,
    legalExpiry: outer.legalExpiry < answer.legalExpiry ? outer.legalExpiry : answer.legalExpiry,
    dueDate: outer.dueDate,
    steps: [...answer.steps, step],
  };
}
