import type { RecordLimit } from "@jianheng/contract";
import { StateWord, toneOfLight } from "../../../components/StateWord.tsx";
import { Sentence } from "../../../components/Sentence.tsx";
import { daysLeftWords } from "../../../lib/format.ts";
import { useWords } from "../../../lib/words.tsx";
import { recordWords } from "../../../words/registers.ts";
import { useMe } from "../../session/session.ts";

/** The limits of the record, running ones first, each with why its light is what it is and how it was counted. */
export function RecordLimits({ limits }: { readonly limits: readonly RecordLimit[] }) {
  const running = limits.filter(({ stoppedOn }) => stoppedOn === null);
  const stopped = limits.filter(({ stoppedOn }) => stoppedOn !== null);
  return (
    <ul className="limits-of-record">
      {[...running, ...stopped].map((limit) => (
        <LimitLine key={`${limit.limit}/${limit.startedOn}`} limit={limit} />
      ))}
    </ul>
  );
}

function LimitLine({ limit }: { readonly limit: RecordLimit }) {
  const { say, day, language } = useWords();
  const { today } = useMe();
  const { dueDate, stoppedOn } = limit;
  const left = dueDate === null ? "" : daysLeftWords(dueDate, today, language);
  // A reason that says no more than the light does is not said twice; that it has stopped stands above.
  const said = stoppedOn === null ? [left] : [say(limit.reason)];
  return (
    <li>
      <p className="line loose">
        <span className="strong">{say(limit.label)}</span>
        {dueDate !== null && <span className="whole">{day(dueDate)}</span>}
        {stoppedOn !== null ? (
          <StateWord tone="green">{say(recordWords.stoppedOn, { day: day(stoppedOn) })}</StateWord>
        ) : (
          dueDate !== null && <StateWord tone={toneOfLight(limit.light)}>{left}</StateWord>
        )}
        <span className="soft">{say(recordWords.startedOn, { day: day(limit.startedOn) })}</span>
      </p>
      {!said.includes(say(limit.reason)) && (
        <p className="soft">
          <Sentence text={say(limit.reason)} />
        </p>
      )}
      {limit.steps.length > 0 && (
        <details className="small">
          <summary>{say(recordWords.steps)}</summary>
          <ol className="steps">
            {limit.steps.map((step, index) => (
              // Steps have no name; they never move.
              // oxlint-disable-next-line react/no-array-index-key
              <li key={index}>
                {step.date !== null && <span className="whole">{day(step.date)} </span>}
                <Sentence text={say(step.text)} />
              </li>
            ))}
          </ol>
        </details>
      )}
    </li>
  );
}
