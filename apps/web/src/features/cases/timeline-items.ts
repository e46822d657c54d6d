import type { CaseLane } from "@jianheng/contract";
import type { Speaker } from "../../lib/speaker.ts";
import { caseWords } from "../../words/cases.ts";
import { commonWords } from "../../words/format.ts";
import { limitStateWords } from "../../words/states.ts";

/** One thing on the timeline that can be pointed at, with the sentence that reads it out. */
export interface TimelineItem {
  readonly lane: number;
  readonly kind: "stage" | "measure" | "limit" | "mark";
  /** Index within the lane's list of that kind. */
  readonly index: number;
  /** Day by which the items of a lane follow each other. */
  readonly day: string;
  readonly sentence: string;
}

/** Everything on the timeline in reading order: lane after lane, each from early to late. */
export function timelineItems(lanes: readonly CaseLane[], { say, day }: Pick<Speaker, "say" | "day">): TimelineItem[] {
  return lanes.flatMap((lane, at) => {
    const of = (item: string) => say(caseWords.ofSuspect, { name: lane.name, item });
    const stretch = (kind: "stage" | "measure") => (one: CaseLane["stages"][number], index: number) => ({
      lane: at,
      kind,
      index,
      day: one.from,
      sentence: of(
        say(kind === "stage" ? caseWords.stageItem : caseWords.measureItem, {
          label: say(one.label),
          from: day(one.from),
          to: one.to === null ? say(caseWords.untilNow) : day(one.to),
        }) + say(caseWords.source, { source: one.source }),
      ),
    });
    const items: TimelineItem[] = [
      ...lane.stages.map(stretch("stage")),
      ...lane.measures.map(stretch("measure")),
      // A limit that could not be counted has no day; the page lists it below the drawing.
      ...lane.limits.flatMap((limit, index) =>
        limit.state === "undetermined"
          ? []
          : [
              {
                lane: at,
                kind: "limit" as const,
                index,
                day: limit.dueDate,
                sentence: of(limitSentence(limit, { say, day })),
              },
            ],
      ),
      ...lane.marks.map((mark, index) => ({
        lane: at,
        kind: "mark" as const,
        index,
        day: mark.date,
        sentence: of(
          say(caseWords.markItem, { label: say(mark.label), day: day(mark.date) }) +
            say(caseWords.source, { source: mark.source }),
        ),
      })),
    ];
    return items.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  });
}

function limitSentence(limit: CaseLane["limits"][number], { say, day }: Pick<Speaker, "say" | "day">): string {
  const state = [say(limitStateWords[limit.state])];
  if (limit.doneDate !== null) state.push(say(caseWords.limitDone, { done: day(limit.doneDate) }));
  if (limit.missing.length > 0) {
    state.push(say(caseWords.limitMissing, { facts: limit.missing.join(say(commonWords.listComma)) }));
  }
  return say(caseWords.limitItem, {
    label: say(limit.label),
    from: day(limit.trigger),
    due: day(limit.dueDate),
    state: state.join(say(commonWords.listComma)),
  });
}

/** Where an arrow key leads: left and right within the reading order, up and down to the nearest day of the next lane. */
export function itemAfterKey(items: readonly TimelineItem[], current: number, key: string): number {
  const here = items[current];
  if (here === undefined) return 0;
  if (key === "ArrowRight") return Math.min(current + 1, items.length - 1);
  if (key === "ArrowLeft") return Math.max(current - 1, 0);
  if (key === "Home") return 0;
  if (key === "End") return items.length - 1;
  const step = key === "ArrowDown" ? 1 : key === "ArrowUp" ? -1 : 0;
  const lanes = [...new Set(items.map(({ lane }) => lane))];
  const wanted = lanes[lanes.indexOf(here.lane) + step];
  if (step === 0 || wanted === undefined) return current;
  const distance = (day: string) => Math.abs(Date.parse(day) - Date.parse(here.day));
  let best = current;
  for (const [index, { lane, day }] of items.entries()) {
    if (lane !== wanted) continue;
    if (items[best]?.lane !== wanted || distance(day) < distance(items[best]?.day ?? day)) best = index;
  }
  return best;
}
