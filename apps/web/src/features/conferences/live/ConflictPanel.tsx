import type { MeetingEntry, MeetingWords } from "@jianheng/contract";
import { Button } from "antd";
import { useState } from "react";
import { Notice } from "../../../components/Notice.tsx";
import { useWords } from "../../../lib/words.tsx";
import { liveWords } from "../../../words/conferences.ts";
import { useMe } from "../../session/session.ts";
import { CommitmentFacts } from "./CommitmentFacts.tsx";

interface ConflictPanelProps {
  readonly entry: MeetingEntry;
  /** Absent for those who only read. */
  readonly onSettle: ((words: MeetingWords) => Promise<string>) | undefined;
  readonly onMerge: () => void;
}

/** Texts written from the same version, side by side, until somebody says which of them stands. */
export function ConflictPanel({ entry, onSettle, onMerge }: ConflictPanelProps) {
  const { say, instant } = useWords();
  const me = useMe().person.id;
  const [problem, setProblem] = useState("");
  const [settling, setSettling] = useState(false);
  const texts = [entry, ...entry.conflicts];
  const ofMine = texts.filter(({ by }) => by.id === me).length;

  async function settle(words: MeetingWords) {
    setSettling(true);
    setProblem((await onSettle?.(words)) ?? "");
    setSettling(false);
  }

  function choiceName(text: (typeof texts)[number]): string {
    if (text.by.id === me) return say(liveWords.useMine);
    return ofMine === 1 && texts.length === 2 ? say(liveWords.useTheirs) : say(liveWords.useOf, { who: text.by.name });
  }

  return (
    <div className="conflict stack tight" role="group" aria-label={say(liveWords.conflict)}>
      <p className="strong">{say(liveWords.conflict)}</p>
      <div className="conflict-texts">
        {texts.map((text) => (
          <div key={text.version} className="stack tight">
            <p className="small soft">{say(liveWords.by, { who: text.by.name, at: instant(text.at) })}</p>
            <p className="written">{text.text}</p>
            {entry.kind === "commitment" && (
              <CommitmentFacts due={text.due} means={text.means} department={null} owner={null} />
            )}
            {onSettle !== undefined && (
              <div>
                <Button size="small" disabled={settling} onClick={() => void settle(text)}>
                  {choiceName(text)}
                </Button>
              </div>
            )}
          </div>
        ))}
      </div>
      {onSettle !== undefined && (
        <div>
          <Button size="small" disabled={settling} onClick={onMerge}>
            {say(liveWords.merge)}
          </Button>
        </div>
      )}
      {problem !== "" && <Notice tone="problem">{problem}</Notice>}
    </div>
  );
}
