// Limits of a record: counted when an act starts them, by the law of the record's office.
import type { Bilingual, RegisterLimit } from "@jianheng/contract";
import { civilDate, computeLimit, computePeriod, isCivilDate, parsePeriod, type PeriodAnswer } from "@jianheng/law";
import type { StoredDeadline } from "../../../database/schema.ts";
import type { OfficeLaw } from "../../law-settings/index.ts";

export interface CountedLimit {
  readonly startedOn: string;
  /** The last day in time; null when it cannot be told, and `deadline.missing` says why. */
  readonly dueDate: string | null;
  /** From this day the light is amber. */
  readonly warning: string | null;
  readonly deadline: StoredDeadline;
}

/** `from`: where the count starts; `until`: the day that people set, for a limit of that kind. */
export function countLimit(
  limit: RegisterLimit,
  days: { readonly from: string | null; readonly until: string | null; readonly today: string },
  law: OfficeLaw,
): CountedLimit {
  if (limit.until !== undefined) return countAgreed(limit, days);
  if (days.from === null || !isCivilDate(days.from))
    return unknownEnd(days.today, [{ zh: "起算日期", en: "the starting day" }]);
  const answer = countByLaw(limit, days.from, law);
  if (answer.kind === "refused")
    return unknownEnd(days.from, [{ zh: "无法计算的期间", en: "a period that can be counted" }]);
  const steps = answer.steps.map((step) => ({
    date: step.to === undefined ? null : dayOf(step.to),
    text: { ...step.text },
  }));
  if (answer.kind === "undetermined") {
    const missing = answer.missing.map(({ text }) => ({ ...text }));
    return { startedOn: days.from, dueDate: null, warning: null, deadline: { steps, missing } };
  }
  const dueDate = dayOf(answer.dueDate);
  return {
    startedOn: days.from,
    dueDate,
    warning: before(earlierOf(dueDate, dayOf(answer.warningDate)), limit.warnDays),
    deadline: { steps, missing: [] },
  };
}

function countByLaw(limit: RegisterLimit, from: string, law: OfficeLaw): PeriodAnswer {
  if (limit.named !== undefined) {
    const named = law.limits.find(({ id }) => id === limit.named);
    const triggers = Object.fromEntries((named?.trigger.parts ?? []).map((part) => [part.fact, civilDate(from)]));
    return computeLimit(limit.named, { triggers }, law);
  }
  if (limit.workingDays !== undefined)
    return computePeriod({ from: civilDate(from), period: { workingDays: limit.workingDays }, holiday: "rolls" }, law);
  const period = parsePeriod(limit.period ?? "");
  if (!period.ok) throw new Error(`limit ${limit.id} has a period that was not checked: ${limit.period}`);
  return computePeriod({ from: civilDate(from), period: period.value, holiday: "rolls" }, law);
}

function countAgreed(
  limit: RegisterLimit,
  { until, today }: { readonly until: string | null; readonly today: string },
): CountedLimit {
  if (until === null) return unknownEnd(today, [{ zh: "约定的期限", en: "the agreed day" }]);
  const text = { zh: `约定于 ${until} 前完成`, en: `agreed: by ${until}` };
  return {
    startedOn: today,
    dueDate: until,
    warning: before(until, limit.warnDays),
    deadline: { steps: [{ date: until, text }], missing: [] },
  };
}

function unknownEnd(startedOn: string, missing: readonly Bilingual[]): CountedLimit {
  return { startedOn, dueDate: null, warning: null, deadline: { steps: [], missing } };
}

function dayOf(moment: string): string {
  return moment.slice(0, 10);
}

function earlierOf(one: string, other: string): string {
  return one < other ? one : other;
}

function before(day: string, days: number): string {
  return new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);
}

export interface Light {
  readonly light: "green" | "amber" | "red";
  readonly reason: Bilingual;
}

/** The light of one limit by the office's calendar day; the due day itself is still in time. */
export function lightOf(dueDate: string, warning: string | null, today: string): Light {
  const left = (Date.parse(dueDate) - Date.parse(today)) / 86_400_000;
  if (left < 0) return { light: "red", reason: { zh: `已超 ${-left} 天`, en: `${-left} days over` } };
  const words = left === 0 ? { zh: "今天到期", en: "due today" } : { zh: `还剩 ${left} 天`, en: `${left} days left` };
  return { light: today >= (warning ?? dueDate) ? "amber" : "green", reason: words };
}
