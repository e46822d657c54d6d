import type { LimitAnswer } from "@jianheng/contract";
import { Article } from "../../components/Article.tsx";
import { Sentence } from "../../components/Sentence.tsx";
import { useWords } from "../../lib/words.tsx";
import { computeWords } from "../../words/limits.ts";

/** The count as a list: to which day, why, by which articles; their words on a click. */
export function AnswerSteps({ steps }: { readonly steps: LimitAnswer["steps"] }) {
  const { say, day, citation } = useWords();
  return (
    <section>
      <h3>{say(computeWords.steps)}</h3>
      <ol className="answer-steps">
        {steps.map((step, index) => (
          // Steps have no name of their own; their order is the answer's and does not change.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index}>
            <span className="soft">{index + 1}</span>
            <span className="whole">{step.date === undefined ? "" : day(step.date)}</span>
            <div>
              <Sentence text={say(step.text)} />
              {step.basis.map((one) => (
                <Article key={citation(one)} citation={one} text={one.text ?? one.words} />
              ))}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
