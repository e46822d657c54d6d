// A trial in sentences: on the page, and in the record of it.
import type { Speaker } from "../../../lib/speaker.ts";
import { trialWords } from "../../../words/workbench.ts";
import type { Trial } from "./queries.ts";

export function countsText({ counts }: Pick<Trial, "counts">, { say }: Pick<Speaker, "say">): string {
  return say(trialWords.counts, { hits: counts.hits, undetermined: counts.undetermined });
}

export function againstText(trial: Trial, { say }: Pick<Speaker, "say">): string {
  const { against, added, removed, counts } = trial;
  if (against === null) return say(trialWords.isNew);
  return say(trialWords.against, {
    revision: against,
    added: added.total,
    removed: removed.total,
    same: counts.same,
  });
}

/** What is written into the record, for the author to complete. */
export function summaryOf(trial: Trial, words: Pick<Speaker, "say" | "day">): string {
  const { say, day } = words;
  const { delivery, note, against } = trial;
  const parts = {
    label: delivery.label,
    day: day(delivery.dataDate),
    counts: countsText(trial, words),
    against: against === null ? say(trialWords.newRule) : againstText(trial, words),
  };
  const summary = say(trialWords.summary, parts);
  return note === null ? summary : `${summary}${say(trialWords.note, { why: say(note) })}`;
}
