import type { TrialRow } from "@jianheng/contract";
import { Link } from "@tanstack/react-router";
import { DataTable } from "../../../components/DataTable.tsx";
import { Failure, Skeleton } from "../../../components/Moments.tsx";
import { Notice } from "../../../components/Notice.tsx";
import { Sentence } from "../../../components/Sentence.tsx";
import { useWords } from "../../../lib/words.tsx";
import { levelWords, outcomeWords } from "../../../words/states.ts";
import { trialWords } from "../../../words/workbench.ts";
import type { Trial } from "./queries.ts";
import { againstText, countsText } from "./trial-text.ts";

interface TrialPanelProps {
  readonly trial: Trial | undefined;
  readonly isRunning: boolean;
  readonly error: unknown;
  /** The text has changed since. */
  readonly isStale: boolean;
  readonly onRetry: () => void;
}

/** What the text would find on the newest delivery, and what that changes against the revision in force. */
export function TrialPanel({ trial, isRunning, error, isStale, onRetry }: TrialPanelProps) {
  const words = useWords();
  const { say, day } = words;
  if (isRunning)
    return (
      <div aria-busy="true">
        <p role="status">{say(trialWords.running)}</p>
        <Skeleton lines={5} />
      </div>
    );
  if (error !== null) return <Failure error={error} onRetry={onRetry} />;
  if (trial === undefined) return <p className="soft">{say(trialWords.none)}</p>;
  const { delivery, note, added, removed } = trial;
  return (
    <div className="stack">
      {isStale && <Notice>{say(trialWords.stale)}</Notice>}
      <div role="status">
        <p className="strong">{countsText(trial, words)}</p>
        <p>{againstText(trial, words)}</p>
        <p className="soft">
          <Sentence text={say(trialWords.on, { label: delivery.label, day: day(delivery.dataDate) })} />
        </p>
      </div>
      {note !== null && <Notice tone="problem">{say(trialWords.note, { why: say(note) })}</Notice>}
      <Rows title={say(trialWords.added, { count: added.total })} none={say(trialWords.noneAdded)} {...added} />
      {trial.against !== null && (
        <Rows
          title={say(trialWords.removed, { count: removed.total })}
          none={say(trialWords.noneRemoved)}
          {...removed}
        />
      )}
    </div>
  );
}

interface RowsProps {
  readonly title: string;
  readonly none: string;
  readonly total: number;
  readonly rows: readonly TrialRow[];
}

function Rows({ title, none, total, rows }: RowsProps) {
  const { say } = useWords();
  return (
    <section>
      <h3>{title}</h3>
      {total === 0 ? (
        <p className="soft">{none}</p>
      ) : (
        <>
          {rows.length < total && <p className="small soft">{say(trialWords.firstOf, { shown: rows.length })}</p>}
          <DataTable
            label={title}
            rows={rows}
            keyOf={({ legalCaseNo, subject }, index) => `${legalCaseNo} ${subject} ${index}`}
            columns={[
              {
                key: "case",
                title: say(trialWords.case),
                width: 330,
                render: ({ legalCaseNo, subject }) => (
                  <>
                    <Link to="/cases/$legalCaseNo" params={{ legalCaseNo }}>
                      <span className="whole">{legalCaseNo}</span>
                    </Link>
                    <br />
                    <span className="soft">{subject}</span>
                  </>
                ),
              },
              {
                key: "outcome",
                title: say(trialWords.outcome),
                width: 170,
                render: ({ outcome, level }) => (
                  <>
                    {say(outcomeWords[outcome])}
                    <br />
                    <span className="small soft">{say(levelWords[level])}</span>
                  </>
                ),
              },
              {
                key: "message",
                title: say(trialWords.message),
                minWidth: 300,
                render: ({ message }) => <Sentence text={say(message)} />,
              },
            ]}
          />
        </>
      )}
    </section>
  );
}
