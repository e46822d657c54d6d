import type { ConferenceDetail } from "@jianheng/contract";
import { useState } from "react";
import { Notice } from "../../../components/Notice.tsx";
import { newRequestId } from "../../../lib/request-id.ts";
import { useWords } from "../../../lib/words.tsx";
import { liveWords } from "../../../words/conferences.ts";
import { useMe } from "../../session/session.ts";
import { countsOf, entriesOf, questionNumbers } from "../meeting.ts";
import { noWords, type EntryDraft } from "./drafts.ts";
import { meetingKinds, type MeetingKind } from "./kinds.ts";
import { MeetingColumn } from "./MeetingColumn.tsx";
import { slotText, writersOn } from "./slots.ts";
import { useDrafts } from "./use-drafts.ts";
import { useLiveKeys } from "./use-live-keys.ts";
import { useSlot } from "./use-slot.ts";
import { useWriting } from "./use-writing.ts";

interface MeetingBoardProps {
  readonly detail: ConferenceDetail;
  /** The item shown. */
  readonly problemId: string;
  /** The wall screen follows this page. */
  readonly leads: boolean;
}

/** Questions, answers and commitments of one item beside one another, and the keys that write them. */
export function MeetingBoard({ detail, problemId, leads }: MeetingBoardProps) {
  const { say } = useWords();
  const me = useMe();
  const conferenceId = detail.record.id;
  const drafts = useDrafts(conferenceId);
  const writing = useWriting(conferenceId);
  const [selected, setSelected] = useState<Readonly<Record<string, string>>>({});
  const [place, setPlace] = useState<EntryDraft | null>(null);
  const [problem, setProblem] = useState("");

  const { entries, mayWrite } = detail;
  const numbers = questionNumbers(entries, problemId);
  const open = entriesOf(entries, problemId, "question").filter(({ withdrawn }) => !withdrawn);
  const current = open.find(({ id }) => id === selected[problemId])?.id ?? open.at(-1)?.id;
  const counts = countsOf(entries, problemId);
  const others = writersOn(detail.writing, me.person.id, problemId);

  useSlot(conferenceId, mayWrite ? slotNow(place, problemId, leads) : null);

  const select = (id: string | undefined) => {
    if (id !== undefined) setSelected((before) => ({ ...before, [problemId]: id }));
  };
  const step = (by: number) => {
    const at = open.findIndex(({ id }) => id === current);
    select(open[Math.max(0, Math.min(at + by, open.length - 1))]?.id);
  };

  function begin(kind: MeetingKind) {
    if (!mayWrite) return;
    const questionId = kind === "question" ? null : (current ?? null);
    if (kind !== "question" && questionId === null) {
      setProblem(say(liveWords.questionFirst));
      return;
    }
    setProblem("");
    const begun = drafts.drafts.find(
      (draft) =>
        draft.problemId === problemId &&
        draft.kind === kind &&
        draft.baseVersion === 0 &&
        draft.questionId === questionId,
    );
    // One that is begun is gone on with; its field takes the keyboard.
    if (begun !== undefined) {
      document.querySelector<HTMLElement>(`[data-draft="${begun.entryId}"] textarea`)?.focus();
      return;
    }
    drafts.open({
      entryId: newRequestId(),
      problemId,
      kind,
      questionId,
      baseVersion: 0,
      settles: [],
      words: noWords,
      requestId: newRequestId(),
    });
  }

  useLiveKeys({
    q: () => begin("question"),
    a: () => begin("answer"),
    c: () => begin("commitment"),
    n: () => step(1),
    p: () => step(-1),
  });

  async function save(draft: EntryDraft): Promise<string> {
    const why = await writing.save(draft);
    // What was asked last is what the next answer belongs to.
    if (why === "" && draft.kind === "question" && draft.baseVersion === 0) select(draft.entryId);
    return why;
  }

  return (
    <>
      {problem !== "" && <Notice>{problem}</Notice>}
      <div className="meeting-columns">
        {meetingKinds.map((kind) => (
          <MeetingColumn
            key={`${problemId}/${kind}`}
            kind={kind}
            entries={entriesOf(entries, problemId, kind)}
            count={counts[kind]}
            numbers={numbers}
            currentQuestion={current}
            drafts={drafts}
            draftsHere={drafts.drafts.filter((draft) => draft.problemId === problemId && draft.kind === kind)}
            others={others.filter((other) => other.kind === kind)}
            writing={mayWrite ? writing : undefined}
            onNew={() => begin(kind)}
            onSelect={select}
            onSave={save}
            onPlace={setPlace}
          />
        ))}
      </div>
    </>
  );
}

function slotNow(place: EntryDraft | null, problemId: string, leads: boolean): string | null {
  if (place !== null) {
    const { problemId: at, kind, entryId } = place;
    return slotText({ at: "entry", problemId: at, kind, entryId });
  }
  return leads ? slotText({ at: "item", problemId }) : null;
}
