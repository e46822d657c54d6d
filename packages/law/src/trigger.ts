import type { CountingSettings } from "./counting-settings.ts";
import type { Deadline, MissingFact, Moment, PeriodAnswer, Step } from "./deadline.ts";
import type { BilingualText } from "./result.ts";
import { say } from "./step-text.ts";

/** One event that may start a clock; without `at` it is not recorded. */
export interface TriggerPart {
  /** The fact in the caller's terms, such as `opinionReceivedDate`. */
  readonly fact: string;
  readonly label: BilingualText;
  readonly at?: Moment;
}

/**
 * What starts a clock: one event; the later of several papers that are all needed (C14); or one of two events between
 * which the law leaves a choice, where the earlier warns and only the later makes a violation (U10).
 */
export interface Trigger {
  readonly kind: "one" | "later-of" | "alternatives";
  readonly parts: readonly TriggerPart[];
}

/** Counts a clock from its trigger; `countFrom` counts it from one moment. A part that is missing is asked for. */
export function computeFromTrigger(
  trigger: Trigger,
  countFrom: (from: Moment) => PeriodAnswer,
  settings: CountingSettings,
): PeriodAnswer {
  const known = trigger.parts.flatMap(({ at }) => (at === undefined ? [] : [at]));
  const missing = trigger.parts.filter(({ at }) => at === undefined).map(missingPart);
  const [earliest, latest] = [minimum(known), maximum(known)];
  if (earliest === undefined || latest === undefined) return { kind: "undetermined", missing, steps: [], notices: [] };
  if (trigger.kind === "alternatives") return alternatives(countFrom, { earliest, latest, missing }, settings);
  if (missing.length > 0) return { kind: "undetermined", missing, steps: [], notices: [] };
  const answer = countFrom(latest);
  return trigger.parts.length > 1 ? withStep(answer, laterStep(trigger, latest)) : answer;
}

interface Alternatives {
  readonly earliest: Moment;
  readonly latest: Moment;
  readonly missing: readonly MissingFact[];
}

function alternatives(
  countFrom: (from: Moment) => PeriodAnswer,
  { earliest, latest, missing }: Alternatives,
  settings: CountingSettings,
): PeriodAnswer {
  const first = countFrom(earliest);
  if (missing.length > 0 && settings.alternativeTrigger === "later") {
    if (first.kind === "refused") return first;
    const warned = first.warningDate === undefined ? {} : { warningDate: first.warningDate };
    return { kind: "undetermined", missing, ...warned, steps: first.steps, notices: first.notices };
  }
  const bound = settings.alternativeTrigger === "earlier" ? first : countFrom(latest);
  if (bound.kind === "refused" || earliest === latest || bound === first) return bound;
  const warnings = [first, bound].flatMap((answer) =>
    answer.kind === "refused" || answer.warningDate === undefined ? [] : [answer.warningDate],
  );
  const step: Step = {
    code: "U10",
    from: latest,
    text: say(
      `起算日有两说：自${earliest}起预警，自${latest}起计算届满`,
      `two starts are possible: the warning counts from ${earliest}, the expiry from ${latest}`,
    ),
    basis: [],
  };
  const warningDate = minimum(warnings);
  return withStep(warningDate === undefined ? bound : { ...bound, warningDate }, step);
}

/** The same answer with a step put first. */
export function withStep(answer: PeriodAnswer, ...steps: readonly Step[]): PeriodAnswer {
  return answer.kind === "refused" || steps.length === 0 ? answer : { ...answer, steps: [...steps, ...answer.steps] };
}

/** One suspect of a case and the answer for that suspect. */
export interface SuspectAnswer {
  readonly suspect: string;
  readonly answer: PeriodAnswer;
}

/**
 * The due date of a whole case (U7): that of the suspect whose clock ends first (or last, by setting). As long as one
 * suspect is undetermined the case is too, for that suspect could be the first.
 */
export function caseDeadline(answers: readonly SuspectAnswer[], settings: CountingSettings): PeriodAnswer {
  const refused = answers.find(({ answer }) => answer.kind === "refused");
  if (refused !== undefined) return refused.answer;
  const determined: Deadline[] = [];
  const missing: MissingFact[] = [];
  const warnings: Moment[] = [];
  for (const { suspect, answer } of answers) {
    if (answer.kind === "refused") continue;
    if (answer.kind === "deadline") determined.push(answer);
    else missing.push(...answer.missing.map((fact) => ({ ...fact, fact: `${suspect}.${fact.fact}` })));
    if (answer.warningDate !== undefined) warnings.push(answer.warningDate);
  }
  const warningDate = minimum(warnings);
  const warned = warningDate === undefined ? {} : { warningDate };
  if (missing.length > 0) return { kind: "undetermined", missing, ...warned, steps: [], notices: [] };
  const sign = settings.caseDueDate === "earliest" ? 1 : -1;
  const first = determined.toSorted((a, b) => (a.dueDate < b.dueDate ? -sign : a.dueDate > b.dueDate ? sign : 0))[0];
  if (first === undefined) {
    const text = say("案件没有犯罪嫌疑人", "the case has no suspect");
    return {
      kind: "undetermined",
      missing: [{ code: "case.no_suspect", fact: "suspects", text }],
      steps: [],
      notices: [],
    };
  }
  return { ...first, ...warned };
}

function missingPart({ fact, label }: TriggerPart): MissingFact {
  const text = say(`缺少起算日期：${label.zh}`, `the start is not recorded: ${label.en}`);
  return { code: "trigger.missing", fact, text };
}

function laterStep({ parts }: Trigger, latest: Moment): Step {
  const named = parts.map(({ label, at }) => `${label.zh}${at ?? ""}`).join("、");
  return {
    code: "C14",
    from: latest,
    text: say(`${named}均已具备，自较晚者${latest}起算`, `all papers are in; the later, ${latest}, starts the clock`),
    basis: [],
  };
}

function minimum(moments: readonly Moment[]): Moment | undefined {
  return moments.reduce<Moment | undefined>((a, b) => (a === undefined || b < a ? b : a), undefined);
}

function maximum(moments: readonly Moment[]): Moment | undefined {
  return moments.reduce<Moment | undefined>((a, b) => (a === undefined || b > a ? b : a), undefined);
}
