import type { LimitAnswer, LimitComputation, LimitRequest } from "@jianheng/contract";
import {
  caseDeadline,
  computeClock,
  computeLimit,
  dateOfEpochDay,
  dayInfo,
  epochDay,
  formatPeriod,
  type LimitContext,
  type Moment,
  type NamedLimit,
  type Period,
  type PeriodAnswer,
} from "@jianheng/law";
import type { OfficeLaw } from "../law-settings/index.ts";
import { presentArticle } from "./present.ts";
import { type ClockFacts, located, type LocatedProblem, readRequest, type RequestFacts } from "./read-request.ts";

/** What a computation says; who asks and on which day is the route's to add. */
export type Computed = Omit<LimitComputation, "office" | "today">;

/** `limit` is the named limit of the request, found before; undefined for a bare period. */
export function computeRequest(request: LimitRequest, limit: NamedLimit | undefined, law: OfficeLaw): Computed {
  const { facts, problems: misread } = readRequest(request, law.settings);
  const problems: LocatedProblem[] = [...misread];
  const bare = facts.period;
  const answers = facts.clocks.map((clock, index): PeriodAnswer => {
    const at = `suspects[${index}]`;
    // What was misread must not be counted as if it had not been said.
    if (misread.some(({ field }) => field.startsWith(`${at}.`) || !field.startsWith("suspects["))) return unread;
    const answer =
      limit === undefined ? countBare(bare, request, clock, facts, law) : countNamed(limit, clock, facts, law);
    if (answer.kind === "refused")
      problems.push(located(fieldOf(answer.problem.code, at, limit === undefined), answer.problem));
    return answer;
  });
  const named = facts.clocks.map((clock, index) => ({ suspect: clock.name, answer: answers[index]! }));
  const spans = answers.flatMap(daysOf);
  return {
    label: limit?.label ?? (bare === undefined ? { zh: "期间", en: "period" } : formatPeriod(bare)),
    bound: limit?.bound ?? "latest",
    suspects: named.map(({ suspect, answer }) => ({ name: suspect, answer: presentAnswer(answer) })),
    wholeCase: answers.length > 1 ? presentAnswer(caseDeadline(named, law.settings)) : null,
    ...daysAround(spans, law),
    calendar: { from: law.calendar.from, to: law.calendar.to, digest: law.calendarDigest },
    problems,
  };
}

// A suspect whose facts could not be read may be the first of the case: the case then has no day either.
const unread: PeriodAnswer = {
  kind: "undetermined",
  missing: [
    {
      code: "request.unread",
      fact: "request",
      text: { zh: "填写的内容有误，更正后再计算", en: "what was filled in cannot be read; correct it first" },
    },
  ],
  steps: [],
  notices: [],
};

function countNamed(limit: NamedLimit, clock: ClockFacts, { lawOn }: RequestFacts, law: OfficeLaw): PeriodAnswer {
  const { name: _name, ...facts } = clock;
  const context: LimitContext = law;
  return computeLimit(limit.id, { ...facts, ...(lawOn === undefined ? {} : { lawOn }) }, context);
}

function countBare(
  period: Period | undefined,
  { holiday }: LimitRequest,
  { triggers, custody, extensions, events }: ClockFacts,
  { lawOn }: RequestFacts,
  law: OfficeLaw,
): PeriodAnswer {
  const from = triggers["from"];
  const missing = [
    ...(period === undefined ? [missingFact("period.missing", "period", "期间的长度", "the length")] : []),
    ...(from === undefined ? [missingFact("trigger.missing", "from", "起算日期", "the starting day")] : []),
  ];
  if (period === undefined || from === undefined) return { kind: "undetermined", missing, steps: [], notices: [] };
  const request = {
    from,
    period,
    holiday,
    ...(custody === undefined ? {} : { custody }),
    extensions,
    ...(lawOn === undefined ? {} : { lawOn }),
  };
  return computeClock(request, events, law);
}

function missingFact(code: string, fact: string, zh: string, en: string) {
  return { code, fact, text: { zh: `缺少${zh}`, en: `${en} is not given` } };
}

/** The field whose value a refusal is about. */
function fieldOf(code: string, at: string, bare: boolean): string {
  if (code.startsWith("extension.") || code === "period.cannot_be_extended") return `${at}.extensions`;
  if (code.startsWith("pause.")) return `${at}.events`;
  return bare ? "period" : at;
}

function presentAnswer(answer: PeriodAnswer): LimitAnswer {
  if (answer.kind === "refused") return { ...empty, kind: "refused", steps: [], notices: [], missing: [] };
  const steps = answer.steps.map(({ code, to, text, basis }) => ({
    code,
    ...(to === undefined ? {} : { date: to }),
    text,
    basis: basis.map(presentArticle),
  }));
  const notices = answer.notices.map(({ code, text }) => ({ code, text }));
  if (answer.kind === "deadline") {
    const { trigger, warningDate, legalExpiry, dueDate, direction, custody, lawOn } = answer;
    return {
      kind: "deadline",
      trigger,
      warningDate,
      legalExpiry,
      dueDate,
      direction,
      custody,
      lawOn,
      steps,
      notices,
      missing: [],
    };
  }
  return {
    ...empty,
    kind: "undetermined",
    warningDate: answer.warningDate ?? null,
    legalExpiry: answer.legalExpiry ?? null,
    steps,
    notices,
    missing: answer.missing.map(({ code, fact, text }) => ({ code, fact, text })),
  };
}

const empty = {
  trigger: null,
  warningDate: null,
  legalExpiry: null,
  dueDate: null,
  direction: "forward",
  custody: false,
  lawOn: null,
} as const;

function daysOf(answer: PeriodAnswer): Moment[] {
  if (answer.kind === "refused") return [];
  const starts = answer.steps.flatMap(({ from }) => (from === undefined ? [] : [from]));
  const ends = [answer.warningDate, answer.legalExpiry].flatMap((moment) => (moment === undefined ? [] : [moment]));
  return [...starts, ...ends, ...(answer.kind === "deadline" ? [answer.trigger, answer.dueDate] : [])];
}

/** Days before and after the count that a month's sheet of it shows too. */
const daysBeside = 31;

/** Rest days and working weekends of the count, as far as the calendar knows them. */
function daysAround(
  moments: readonly Moment[],
  { calendar }: OfficeLaw,
): Pick<Computed, "restDays" | "workingWeekends"> {
  const days = moments.map((moment) => epochDay(moment.slice(0, 10) as never));
  const restDays: Computed["restDays"] = [];
  const workingWeekends: Computed["workingWeekends"] = [];
  if (days.length === 0) return { restDays, workingWeekends };
  const first = Math.max(Math.min(...days) - daysBeside, calendar.firstDay);
  const last = Math.min(Math.max(...days) + daysBeside, calendar.lastDay);
  for (let day = first; day <= last; day += 1) {
    const info = dayInfo(calendar, dateOfEpochDay(day));
    if (info?.restDay === true) restDays.push({ date: info.date, name: info.name });
    else if (info !== undefined && info.reason === "adjusted_workday")
      workingWeekends.push({ date: info.date, name: info.name });
  }
  return { restDays, workingWeekends };
}
