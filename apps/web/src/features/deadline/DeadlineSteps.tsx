import type { Deadline, FindingDetail } from "@jianheng/contract";
import { Article } from "../../components/Article.tsx";
import { useWords } from "../../lib/words.tsx";
import { deadlineWords } from "../../words/deadline.ts";
import { DeadlineNotices } from "./DeadlineNotices.tsx";

interface DeadlineStepsProps {
  readonly steps: Deadline["steps"];
  readonly notices?: Deadline["notices"];
  /** Articles with their words, where they are on file. */
  readonly basis: FindingDetail["basis"];
}

/** What to look at first, then the count as a list: which day, why, by which article. */
export function DeadlineSteps({ steps, notices = [], basis }: DeadlineStepsProps) {
  const { say, day } = useWords();
  return (
    <>
      <DeadlineNotices notices={notices} />
      <h3>{say(deadlineWords.steps)}</h3>
      <ol className="steps">
        {steps.map((step, index) => {
          const text = basis.find(
            (one) => one.instrument === step.basis?.instrument && one.article === step.basis.article,
          )?.text;
          return (
            // Steps have no name of their own; their order is the answer's and does not change.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={index}>
              <span className="whole">{step.date === undefined ? "" : day(step.date)}</span>
              <span>
                {say(step.text)}
                {step.basis !== undefined && <Article citation={step.basis} text={text ?? null} />}
              </span>
            </li>
          );
        })}
      </ol>
    </>
  );
}
