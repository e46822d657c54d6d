import type { Deadline as ContractDeadline } from "@jianheng/contract";
import {
  civilDate,
  computePeriod,
  dayInfo,
  defaultCountingSettings,
  laws,
  nationalCalendar,
  type Citation,
  type CountingContext,
  type Deadline,
} from "@jianheng/law";

/** The calendar and the settings by which this office counts. */
export const counting: CountingContext = { calendar: nationalCalendar, settings: defaultCountingSettings };

/** GZ 665: the department answers a monitoring notice in writing within ten days; taken for every hand-over. */
const answerPeriod = { days: 10 } as const;

/** The last day for an answer to what is handed over today; null where the calendar is not known yet. */
export function answerDueOf(today: string): string | null {
  const answer = computePeriod({ from: civilDate(today), period: answerPeriod, holiday: "rolls" }, counting);
  return answer.kind === "deadline" ? answer.dueDate : null;
}

/** Rest days from one day to another, both included, with the festival's name where there is one. */
export function restDaysBetween(from: string, to: string): { date: string; name: string }[] {
  const days: { date: string; name: string }[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += 86_400_000) {
    const info = dayInfo(nationalCalendar, civilDate(new Date(at).toISOString().slice(0, 10)));
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
  };
}

function dayOfMoment(moment: string): string {
  return moment.slice(0, 10);
}
