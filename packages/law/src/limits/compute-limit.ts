import { type ClockEvent } from "../clock-events.ts";
import { computeClock } from "../compute-clock.ts";
import type { CivilDate } from "../civil-date.ts";
import { dayOf } from "../counting-steps.ts";
import type { Deadline, Moment, Notice, PeriodAnswer, Step } from "../deadline.ts";
import { formatPeriod } from "../period.ts";
import type { CountingContext, CustodyInterval, Extension, HolidayRule } from "../period-request.ts";
import { say } from "../step-text.ts";
import { computeFromTrigger, type Trigger, withStep } from "../trigger.ts";
import { chooseLength } from "./choose-length.ts";
import { type ConditionId, conditions } from "./conditions.ts";
import { confidenceWords, leastCertain } from "./confidence.ts";
import type { LimitLength, NamedLimit } from "./named-limit.ts";
import { permittedExtensions } from "./permitted-extensions.ts";

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
  const given = facts.extensions ?? [];
  const chosen = chooseLength(limit, from, lawOn, given.length === 0 ? facts : prolonged(limit, facts));
  if ("code" in chosen) return { kind: "undetermined", missing: [chosen], steps: [], notices: [] };
  const { extensions, rules, notices } = permittedExtensions(limit, chosen, from, given, facts);
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
  const doubts = limit.unsure === undefined ? [] : [limit.unsure.tag];
  return {
    ...answer,
    confidence: leastCertain([chosen.tag, ...rules.map(({ tag }) => tag), ...doubts]),
    verified: chosen.verified && rules.every(({ verified }) => verified) && limit.unsure === undefined,
    notices: [...notices, ...unverifiedNotice(limit, chosen), ...unsureNotice(limit), ...answer.notices],
  };
}

// An extension may prolong another length than the plain one: that of a trial its outermost limit.
function prolonged(limit: NamedLimit, facts: LimitFacts): LimitFacts {
  const prolongs = limit.extensions.flatMap((rule) => (rule.prolongs === undefined ? [] : [rule.prolongs]));
  return { ...facts, circumstances: [...(facts.circumstances ?? []), ...prolongs] };
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
  const [ownZh, ownEn] = length.setByOffice === true ? ["，长度由本单位设置", ", length set by the office"] : ["", ""];
  return {
    code: "limit",
    text: say(
      `${limit.label.zh}：${zh === "" ? "" : `${zh}，`}${period.zh}（适用${lawOn}施行的规定${ownZh}）`,
      `${limit.label.en}: ${en === "" ? "" : `${en}, `}${period.en} (law in force on ${lawOn}${ownEn})`,
    ),
    basis: length.basis,
  };
}

// Every answer that rests on a number nobody has read in its text says so, and that the office can set it.
function unverifiedNotice(limit: NamedLimit, { verified, tag, period, setByOffice }: LimitLength): readonly Notice[] {
  if (verified) return [];
  const [zh, en] = [`${limit.label.zh}：${formatPeriod(period).zh}`, `${limit.label.en}: ${formatPeriod(period).en}`];
  if (setByOffice === true) {
    const text = say(
      `${zh}由本单位设置，未经原文核实，不得据此认定违法`,
      `${en} is set by the office and not verified; no violation may rest on it`,
    );
    return [{ code: "limit.set_by_office", text }];
  }
  switch (tag) {
    case "P":
      return [
        {
          code: "limit.target_only",
          text: say(
            `${zh}为内部目标，法律未规定日数，不得据此认定违法；可由本单位设置`,
            `${en} is our own target; the law gives no number and no violation may rest on it; the office can set it`,
          ),
        },
      ];
    case "U":
      return [
        {
          code: "limit.not_verified",
          text: say(
            `${zh}尚无定论，未经原文核实，使用前须核对；可由本单位设置`,
            `${en} is unsettled and not verified; check it before use; the office can set it`,
          ),
        },
      ];
    default:
      return [
        {
          code: "limit.not_verified",
          text: say(
            `${zh}凭记忆录入，未经原文核实，使用前须核对；可由本单位设置`,
            `${en} is from memory and not verified; check it before use; the office can set it`,
          ),
        },
      ];
  }
}

function unsureNotice({ label, unsure }: NamedLimit): readonly Notice[] {
  if (unsure === undefined) return [];
  const words = confidenceWords[unsure.tag];
  const text = say(
    `${label.zh}：${unsure.about.zh}（${words.zh}），使用前须核对`,
    `${label.en}: ${unsure.about.en} (${words.en}); check it before use`,
  );
  return [{ code: "limit.partly_not_verified", text }];
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
