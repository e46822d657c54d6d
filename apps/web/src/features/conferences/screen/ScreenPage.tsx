import type { ConferenceDetail, MeetingEntry } from "@jianheng/contract";
import { getRouteApi } from "@tanstack/react-router";
import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { Moments, Skeleton } from "../../../components/Moments.tsx";
import { useWords } from "../../../lib/words.tsx";
import { conferenceWords, liveWords, screenWords } from "../../../words/conferences.ts";
import { ConnectionLine } from "../live/ConnectionLine.tsx";
import { itemTitle } from "../live/ItemList.tsx";
import { kindNames } from "../live/kinds.ts";
import { shownItem } from "../live/slots.ts";
import { useLiveKeys } from "../live/use-live-keys.ts";
import { useMeeting, type Connection } from "../live/use-meeting.ts";
import { entriesOf, questionNumbers } from "../meeting.ts";
import "../conferences.css";

const route = getRouteApi("/conferences/$recordId/screen");

/** The meeting on the wall: one item, in type that is read from the last row. */
export function ScreenPage() {
  const { recordId } = route.useParams();
  const { query, connection } = useMeeting(recordId);
  return (
    <div className="wall">
      <Moments query={query} skeleton={<Skeleton lines={8} />}>
        {(detail) => <Wall detail={detail} connection={connection} />}
      </Moments>
    </div>
  );
}

function Wall({ detail, connection }: { readonly detail: ConferenceDetail; readonly connection: Connection }) {
  const { say } = useWords();
  const { agenda, record } = detail;
  const chair = record.fields["chair"];
  const led = shownItem(detail.writing, typeof chair === "string" ? chair : undefined);
  const [followed, setFollowed] = useState(led);
  const [shown, setShown] = useState(led);
  // Wherever the chair goes the wall goes; in between it stays where it is, or where a key put it.
  if (led !== undefined && led !== followed) {
    setFollowed(led);
    setShown(led);
  }
  const at = Math.max(
    0,
    agenda.findIndex(({ problemId }) => problemId === shown),
  );
  const item = agenda[at];
  const go = (by: number) => setShown(agenda[Math.max(0, Math.min(at + by, agenda.length - 1))]?.problemId);
  const next = () => go(1);
  const previous = () => go(-1);
  useLiveKeys({ j: next, k: previous, ArrowRight: next, ArrowLeft: previous, PageDown: next, PageUp: previous });

  return (
    <>
      <header className="wall-head">
        <span>{record.title}</span>
        {item !== undefined && (
          <span className="whole">{say(conferenceWords.itemOfAll, { place: item.place, count: agenda.length })}</span>
        )}
      </header>
      {item === undefined ? (
        <h1>{say(screenWords.nothing)}</h1>
      ) : (
        <>
          <h1>{itemTitle(item.place, item.problem, say)}</h1>
          <Said entries={detail.entries} problemId={item.problemId} />
        </>
      )}
      <footer className="wall-foot no-print">
        {connection !== "connected" && <ConnectionLine connection={connection} />}
        <span className="line">
          <Button size="small" disabled={at === 0} onClick={previous}>
            {say(screenWords.previous)} <kbd>←</kbd>
          </Button>
          <Button size="small" disabled={at >= agenda.length - 1} onClick={next}>
            {say(screenWords.next)} <kbd>→</kbd>
          </Button>
        </span>
      </footer>
    </>
  );
}

/** The last question whole, with its answers and commitments; earlier ones a line each. */
function Said({ entries, problemId }: { readonly entries: readonly MeetingEntry[]; readonly problemId: string }) {
  const { say, day } = useWords();
  const end = useRef<HTMLDivElement>(null);
  const numbers = questionNumbers(entries, problemId);
  const questions = entriesOf(entries, problemId, "question").filter(({ withdrawn }) => !withdrawn);
  const last = questions.at(-1);
  const of = (kind: "answer" | "commitment") =>
    entriesOf(entries, problemId, kind).filter((entry) => entry.questionId === last?.id && !entry.withdrawn);
  const answers = of("answer");
  const commitments = of("commitment");

  // Nobody scrolls a wall: what was said last is in sight.
  useEffect(() => {
    end.current?.scrollIntoView({ block: "end" });
  }, [problemId, answers.length, commitments.length]);

  if (last === undefined) return <p className="wall-waiting">{say(screenWords.waiting)}</p>;
  return (
    <div className="wall-said" aria-live="polite">
      {questions.slice(0, -1).map(({ id, text }) => (
        <p key={id} className="wall-earlier">
          <span className="whole">{say(screenWords.earlier, { number: numbers.get(id) ?? 0 })}</span> {text}
        </p>
      ))}
      <Spoken label={say(liveWords.questionNumber, { number: numbers.get(last.id) ?? 0 })} who={last.speaker}>
        {last.text}
      </Spoken>
      {answers.map((answer) => (
        <Spoken key={answer.id} label={say(kindNames.answer.column)} who={answer.speaker}>
          {answer.text}
        </Spoken>
      ))}
      {commitments.map((commitment) => (
        <Spoken
          key={commitment.id}
          label={say(kindNames.commitment.column)}
          who={[
            commitment.department,
            commitment.owner,
            commitment.due === null ? null : say(screenWords.until, { day: day(commitment.due) }),
          ]
            .filter((part) => part !== null)
            .join(" ")}
        >
          {commitment.text}
        </Spoken>
      ))}
      <div ref={end} />
    </div>
  );
}

interface SpokenProps {
  readonly label: string;
  readonly who: string;
  readonly children: string;
}

function Spoken({ label, who, children }: SpokenProps) {
  return (
    <section className="wall-spoken">
      <span className="wall-label">{label}</span>
      <div>
        {who !== "" && <p className="wall-who">{who}</p>}
        <p className="written">{children}</p>
      </div>
    </section>
  );
}
