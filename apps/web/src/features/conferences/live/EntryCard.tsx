import type { MeetingEntry } from "@jianheng/contract";
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { Notice } from "../../../components/Notice.tsx";
import { StateWord } from "../../../components/StateWord.tsx";
import { useWords } from "../../../lib/words.tsx";
import { liveWords } from "../../../words/conferences.ts";
import { commonWords } from "../../../words/format.ts";
import { missingForLedger } from "../meeting.ts";
import { CommitmentFacts } from "./CommitmentFacts.tsx";
import { ConflictPanel } from "./ConflictPanel.tsx";
import type { Writing } from "./use-writing.ts";
import { WithdrawDialog } from "./WithdrawDialog.tsx";

interface EntryCardProps {
  readonly entry: MeetingEntry;
  /** Of the question itself, or of the one that this answers. */
  readonly questionNumber: number | undefined;
  readonly current: boolean;
  /** Who else is changing it now. */
  readonly writer: string | undefined;
  /** Absent for those who only read. */
  readonly writing: Writing | undefined;
  readonly onSelect: () => void;
  readonly onEdit: () => void;
  readonly onMerge: () => void;
}

/** One entry as it stands. */
export function EntryCard(props: EntryCardProps) {
  const { entry, questionNumber, current, writer, writing, onSelect, onMerge } = props;
  const { say, instant } = useWords();
  const number = questionNumber ?? 0;
  const speaker = entry.kind === "commitment" ? "" : entry.speaker;
  return (
    <article className={["entry", current ? "current" : "", entry.withdrawn ? "gone" : ""].join(" ").trim()}>
      <p className="line apart">
        <span className="line">
          {entry.kind === "question" ? (
            <button
              type="button"
              className="plain link whole strong"
              aria-pressed={current}
              title={say(current ? liveWords.current : liveWords.selectQuestion)}
              onClick={onSelect}
            >
              {say(liveWords.questionNumber, { number })}
            </button>
          ) : (
            <span className="whole soft">{say(liveWords.toQuestion, { number })}</span>
          )}
          {speaker !== "" && <span className="strong">{speaker}</span>}
          {entry.withdrawn && <span className="soft">{say(liveWords.withdrawn)}</span>}
          {entry.carried && <StateWord tone="green">{say(liveWords.carried)}</StateWord>}
        </span>
        <span className="small soft" title={instant(entry.at)}>
          {writer === undefined
            ? say(liveWords.by, { who: entry.by.name, at: instant(entry.at).slice(-5) })
            : say(liveWords.writing, { who: writer })}
        </span>
      </p>
      <p className="written words">{entry.text}</p>
      {entry.kind === "commitment" && <CommitmentFacts {...entry} />}
      {entry.conflicts.length > 0 && (
        <ConflictPanel
          entry={entry}
          onSettle={writing === undefined ? undefined : (words) => writing.settle(entry, words)}
          onMerge={onMerge}
        />
      )}
      {entry.carried ? (
        <Link to="/records/$recordId" params={{ recordId: entry.problemId }}>
          {say(liveWords.carried)}
        </Link>
      ) : (
        writing !== undefined && !entry.withdrawn && <EntryActs {...props} writing={writing} />
      )}
    </article>
  );
}

function EntryActs({ entry, writing, onEdit }: EntryCardProps & { readonly writing: Writing }) {
  const { say } = useWords();
  const [withdrawing, setWithdrawing] = useState(false);
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);

  async function carry() {
    const missing = missingForLedger(entry);
    if (missing.length > 0) {
      const what = missing.map((part) => say(liveWords[part])).join(say(commonWords.listComma));
      setProblem(say(liveWords.carryMissing, { what }));
      return;
    }
    setBusy(true);
    setProblem(await writing.carry(entry));
    setBusy(false);
  }

  return (
    <>
      <div className="line no-print">
        {entry.conflicts.length === 0 && (
          <>
            <button type="button" className="plain link whole" onClick={onEdit}>
              {say(liveWords.edit)}
            </button>
            <button type="button" className="plain link whole" onClick={() => setWithdrawing(true)}>
              {say(liveWords.withdraw)}
            </button>
            {entry.kind === "commitment" && (
              <Button size="small" loading={busy} onClick={() => void carry()}>
                {say(liveWords.carry)}
              </Button>
            )}
          </>
        )}
      </div>
      {problem !== "" && <Notice tone="problem">{problem}</Notice>}
      {withdrawing && (
        <WithdrawDialog
          entry={entry}
          onWithdraw={(ground) => writing.withdraw(entry, ground)}
          onClose={() => setWithdrawing(false)}
        />
      )}
    </>
  );
}
