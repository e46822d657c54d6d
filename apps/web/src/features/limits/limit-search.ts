// Which rows of the table hold the words one looks for. Pure.
import type { NamedLimitEntry, PromptDutyEntry } from "@jianheng/contract";
import type { Speaker } from "../../lib/speaker.ts";
import { limitsWords } from "../../words/limits.ts";

/** Limits whose name, heading, start, length, holder or article holds the text, in either language. */
export function findLimits(limits: readonly NamedLimitEntry[], text: string, words: Speaker): NamedLimitEntry[] {
  return limits.filter((limit) => holds(wordsOf(limit, words), text));
}

/** Duties without a number, by the same words. */
export function findDuties(duties: readonly PromptDutyEntry[], text: string, words: Speaker): PromptDutyEntry[] {
  return duties.filter((duty) => holds(wordsOfDuty(duty, words), text));
}

function holds(words: readonly string[], text: string): boolean {
  const wanted = text.toLowerCase();
  return words.some((word) => word.toLowerCase().includes(wanted));
}

function wordsOf(limit: NamedLimitEntry, { citation }: Speaker): string[] {
  return [
    limit.id,
    limit.label.zh,
    limit.label.en,
    limit.section.label.zh,
    limit.section.label.en,
    limit.dutyHolder.label.zh,
    limit.dutyHolder.label.en,
    ...limit.trigger.parts.flatMap(({ label }) => [label.zh, label.en]),
    ...limit.lengths.flatMap(({ when, periodText }) => [...when.map(({ label }) => label.zh), periodText.zh]),
    ...limit.lengths.flatMap(({ basis }) => basis.map(citation)),
  ];
}

function wordsOfDuty(duty: PromptDutyEntry, { citation }: Speaker): string[] {
  const { id, label, start, dutyHolder, pace, basis } = duty;
  const texts = [label, start, dutyHolder.label, pace.label, limitsWords.duties];
  return [id, ...texts.flatMap(({ zh, en }) => [zh, en]), ...basis.map(citation)];
}
