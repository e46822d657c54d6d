import type { Deadline as ContractDeadline } from "@jianheng/contract";
import type { HitDeadline } from "@jianheng/lake";
import {
  civilDate,
  computeLimit,
  computePeriod,
  dayInfo,
  isCivilDate,
  laws,
  parseCivilDateTime,
  statuteText,
  type Citation,
  type CivilDate,
  type CivilDateTime,
  type Deadline,
  type PeriodAnswer,
} from "@jianheng/law";
import type { OfficeLaw } from "../law-settings/index.ts";

/** GZ 665: the department answers a monitoring notice in writing within ten days; taken for every hand-over. */
const answerPeriod = { days: 10 } as const;

/** The last day for an answer to what is handed over today; null where the calendar is not known yet. */
export function answerDueOf(today: string, law: OfficeLaw): string | null {
  const answer = computePeriod({ from: civilDate(today), period: answerPeriod, holiday: "rolls" }, law);
  return answer.kind === "deadline" ? answer.dueDate : null;
}

/** Rest days from one day to another, both included, with the festival's name where there is one. */
export function restDaysBetween(from: string, to: string, { calendar }: OfficeLaw): { date: string; name: string }[] {
  const days: { date: string; name: string }[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += 86_400_000) {
    const info = dayInfo(calendar, civilDate(new Date(at).toISOString().slice(0, 10)));
    if (info?.restDay === true) days.push({ date: info.date, name: info.name });
  }
  return days;
}

/** An article as the contract says it. */
export function presentCitation(citation: Citation): { instrument: string; article: string; paragraph?: number } {
  return {
    instrument: laws[citation.law].name.zh,
    article: citation.article ?? "",
    ...(citation.paragraph === undefined ? {} : { paragraph: citation.paragraph }),
  };
}

/** An article with its words, where they are carried. */
export function withWords<Cited extends { readonly instrument: string; readonly article: string }>(
  citation: Cited,
): Cited & { text: string | null } {
  return { ...citation, text: statuteText(citation.instrument, citation.article) ?? null };
}

/** A computed period as the contract says it, under the name of its limit. */
export function presentDeadline(
  deadline: Deadline,
  limit: { readonly id: string; readonly label: { readonly zh: string; readonly en: string } },
): ContractDeadline {
  return {
    limit: limit.id,
    label: { ...limit.label },
    trigger: deadline.trigger,
    warningDate: dayOfMoment(deadline.warningDate),
    legalExpiry: dayOfMoment(deadline.legalExpiry),
    dueDate: dayOfMoment(deadline.dueDate),
    inCustody: deadline.custody,
    steps: deadline.steps.map((step) => ({
      code: step.code,
      ...(step.to === undefined ? {} : { date: step.to }),
      text: { ...step.text },
      ...(step.basis[0] === undefined ? {} : { basis: presentCitation(step.basis[0]) }),
    })),
    ...(deadline.notices.length === 0 ? {} : { notices: deadline.notices.map(({ text }) => ({ ...text })) }),
  };
}

/**
 * The deadline of a hit with its steps. The rule counted; the steps are those of the named limit when it comes to the
 * same days (plain, or with its one extension), with what it says must be looked at, else the bare course: trigger, end
 * by calendar, end after holidays.
 */
export function deadlineOfHit(due: HitDeadline, law: OfficeLaw): ContractDeadline {
  const answer = plainAnswers(due, law).find(
    (candidate) =>
      candidate.kind === "deadline" &&
      dayOfMoment(candidate.dueDate) === dayOfMoment(due.dueDate) &&
      dayOfMoment(candidate.legalExpiry) === dayOfMoment(due.legalExpiry),
  );
  const named = answer?.kind === "deadline" ? presentDeadline(answer, { id: due.limit, label: due.label }) : undefined;
  return {
    limit: due.limit,
    label: due.label,
    trigger: due.trigger,
    warningDate: dayOfMoment(due.warningDate),
    legalExpiry: dayOfMoment(due.legalExpiry),
    dueDate: dayOfMoment(due.dueDate),
    inCustody: due.inCustody ?? false,
    steps: named?.steps ?? bareSteps(due),
    ...(named?.notices === undefined ? {} : { notices: named.notices }),
  };
}

function plainAnswers(due: HitDeadline, law: OfficeLaw): PeriodAnswer[] {
  const limit = law.limits.find((candidate) => candidate.id === due.limit);
  const from = parseMoment(due.trigger);
  if (limit === undefined || from === undefined) return [];
  const triggers = Object.fromEntries(limit.trigger.parts.map((part) => [part.fact, from]));
  const custody = due.inCustody === null ? {} : { custody: due.inCustody };
  const circumstances = [...new Set(limit.lengths.flatMap((length) => length.when))].filter(
    (one) => one !== "in-custody",
  );
  const longest = limit.extensions[0]?.most;
  const facts = [[], ...circumstances.map((one) => [one])].flatMap((given) => [
    { triggers, ...custody, circumstances: given },
    ...(longest === undefined || longest === null
      ? []
      : [{ triggers, ...custody, circumstances: given, extensions: [{ period: longest }] }]),
  ]);
  return facts.map((one) => computeLimit(limit.id, one, law));
}

function bareSteps(due: HitDeadline): ContractDeadline["steps"] {
  const [expiry, end] = [dayOfMoment(due.legalExpiry), dayOfMoment(due.dueDate)];
  const steps: ContractDeadline["steps"] = [
    {
      code: "C1",
      date: due.trigger,
      text: {
        zh: `${due.trigger} 为开始之日，不计算在内`,
        en: `${due.trigger} is the starting day and is not counted`,
      },
      basis: presentCitation({ law: "CPL", article: "105", paragraph: 2 }),
    },
    { code: "C1", date: expiry, text: { zh: `至 ${expiry} 届满`, en: `ends on ${expiry}` } },
  ];
  if (end !== expiry)
    steps.push({
      code: "C2",
      date: end,
      text: {
        zh: `最后一日为节假日，以节假日后的第一日 ${end} 为期满日期`,
        en: `the last day is a rest day; the period ends on ${end}`,
      },
      basis: presentCitation({ law: "CPL", article: "105", paragraph: 4 }),
    });
  return steps;
}

function parseMoment(text: string): CivilDate | CivilDateTime | undefined {
  if (isCivilDate(text)) return text;
  const time = parseCivilDateTime(text);
  return time.ok ? time.value : undefined;
}

function dayOfMoment(moment: string): string {
  return moment.slice(0, 10);
}
