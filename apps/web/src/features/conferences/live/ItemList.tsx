import type { ConferenceDetail, RecordRow } from "@jianheng/contract";
import { useEffect, useRef } from "react";
import { useWords } from "../../../lib/words.tsx";
import { conferenceWords, liveWords } from "../../../words/conferences.ts";
import { countsOf } from "../meeting.ts";

interface ItemListProps {
  readonly detail: ConferenceDetail;
  readonly chosen: string | undefined;
  readonly onChoose: (problemId: string) => void;
}

/** The agenda, with how much was said on each item. */
export function ItemList({ detail, chosen, onChoose }: ItemListProps) {
  const { say } = useWords();
  const current = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    current.current?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [chosen]);
  return (
    <nav className="meeting-items" aria-label={say(liveWords.items)}>
      <ol>
        {detail.agenda.map(({ place, problemId, problem }) => (
          <li key={problemId}>
            <button
              type="button"
              className="plain"
              ref={problemId === chosen ? current : undefined}
              aria-current={problemId === chosen}
              onClick={() => onChoose(problemId)}
            >
              <span className="whole soft">{place}</span>
              <span className="title">{itemTitle(place, problem, say)}</span>
              <span className="small soft">{say(liveWords.counts, countsOf(detail.entries, problemId))}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** What an item is called; of one out of reach only its place is told. */
export function itemTitle(
  place: number,
  problem: Pick<RecordRow, "title"> | null,
  say: ReturnType<typeof useWords>["say"],
): string {
  return problem?.title ?? say(conferenceWords.outOfReach, { place });
}
