import type { ExampleVerdict, RuleProblem } from "@jianheng/contract";
import { useMemo } from "react";
import { Notice } from "../../../components/Notice.tsx";
import { StateWord } from "../../../components/StateWord.tsx";
import { useWords } from "../../../lib/words.tsx";
import { commonWords } from "../../../words/format.ts";
import { dutyWords, levelWords } from "../../../words/states.ts";
import { checkWords, outcomeOfExample } from "../../../words/workbench.ts";
import { Reasons } from "../../findings/Reasons.tsx";
import { faultSentences } from "./example-faults.ts";
import type { Checked } from "./queries.ts";
import { readRule } from "./reading.ts";

interface CheckPanelProps {
  readonly checked: Checked | undefined;
  /** Why the last check did not finish. */
  readonly failure: string | null;
  /** The answer is on its way; what is shown is of the text before. */
  readonly isChecking: boolean;
  readonly text: string;
  readonly onGo: (line: number, column: number) => void;
}

/** What is wrong with the text, how it reads, and whether its examples come out. */
export function CheckPanel({ checked, failure, isChecking, text, onGo }: CheckPanelProps) {
  const { say } = useWords();
  return (
    <div className="stack">
      {failure !== null && <Notice tone="problem">{say(checkWords.failed, { why: failure })}</Notice>}
      <section>
        <h2 className="line">
          {say(checkWords.problems)}
          <span className="small soft" role="status">
            {isChecking ? say(checkWords.checking) : ""}
          </span>
        </h2>
        {checked !== undefined && <ProblemList problems={checked.problems} onGo={onGo} />}
      </section>
      {checked !== undefined && (
        <>
          <section className="section">
            <h2>{say(checkWords.says)}</h2>
            {checked.rule === null ? (
              <p className="soft">{say(checkWords.notYet)}</p>
            ) : (
              <RuleSays rule={checked.rule} text={text} />
            )}
          </section>
          <section className="section">
            <h2>{say(checkWords.examples)}</h2>
            {checked.rule === null ? (
              <p className="soft">{say(checkWords.noExamples)}</p>
            ) : (
              <Examples examples={checked.examples} />
            )}
          </section>
        </>
      )}
    </div>
  );
}

function ProblemList({
  problems,
  onGo,
}: {
  readonly problems: readonly RuleProblem[];
  readonly onGo: CheckPanelProps["onGo"];
}) {
  const { say } = useWords();
  if (problems.length === 0)
    return (
      <p>
        <StateWord tone="green">{say(checkWords.noProblems)}</StateWord>
      </p>
    );
  return (
    <ol className="problem-list">
      {problems.map(({ severity, line, column, message }) => (
        <li key={`${line}/${column}/${message.en}`}>
          <button type="button" className="plain" onClick={() => onGo(line, column)}>
            <span className="link">{say(checkWords.place, { line, column })}</span>
            {severity === "warning" && <span className="small soft"> · {say(checkWords.warning)}</span>}
            <br />
            {say(message)}
          </button>
        </li>
      ))}
    </ol>
  );
}

function RuleSays({ rule, text }: { readonly rule: NonNullable<Checked["rule"]>; readonly text: string }) {
  const words = useWords();
  const { say, day, citation } = words;
  const reading = useMemo(() => readRule(text), [text]);
  const many = (all: readonly string[]) =>
    all.length > 1 ? say(checkWords.levelWhen, { levels: all.join(say(commonWords.listComma)) }) : (all[0] ?? "");
  return (
    <div className="stack tight">
      <p className="strong">
        <span className="whole">{rule.id}</span> {say(rule.title)}
      </p>
      {reading !== null && (
        <>
          {reading.message !== null && <p className="written">{say(reading.message)}</p>}
          <dl className="facts">
            <dt>{say(checkWords.level)}</dt>
            <dd>{many(reading.levels.map((level) => say(levelWords[level])))}</dd>
            <dt>{say(checkWords.duty)}</dt>
            <dd>{many(reading.duties.map((duty) => say(dutyWords[duty])))}</dd>
            <dt>{say(checkWords.over)}</dt>
            <dd>{rule.over}</dd>
            <dt>{say(checkWords.basis)}</dt>
            <dd>
              {reading.basis.map((one) => (
                <p key={citation(one)}>{citation(one)}</p>
              ))}
            </dd>
            {reading.inForceFrom !== null && (
              <>
                <dt>{say(checkWords.inForce)}</dt>
                <dd>
                  {reading.inForceTo === null
                    ? say(checkWords.from, { from: day(reading.inForceFrom) })
                    : say(checkWords.fromTo, { from: day(reading.inForceFrom), to: day(reading.inForceTo) })}
                </dd>
              </>
            )}
            {reading.unless !== null && (
              <>
                <dt>{say(checkWords.unless)}</dt>
                <dd>{say(reading.unless)}</dd>
              </>
            )}
            <dt>{say(checkWords.revision)}</dt>
            <dd>
              <code>{rule.revision}</code>
            </dd>
          </dl>
        </>
      )}
    </div>
  );
}

function Examples({ examples }: { readonly examples: readonly ExampleVerdict[] }) {
  const { say } = useWords();
  const wrong = examples.filter(({ faults }) => faults.length > 0);
  return (
    <div className="stack tight">
      <p>
        {wrong.length === 0
          ? say(checkWords.allCome, { count: examples.length })
          : say(checkWords.someWrong, { count: wrong.length })}
      </p>
      <table className="data compact" aria-label={say(checkWords.examples)}>
        <thead>
          <tr>
            <th scope="col">{say(checkWords.example)}</th>
            <th scope="col">{say(checkWords.expected)}</th>
            <th scope="col">{say(checkWords.actual)}</th>
          </tr>
        </thead>
        <tbody>
          {examples.map((example) => (
            <tr key={example.name}>
              <td>
                {example.name}
                {example.faults.length > 0 && <Unexpected example={example} />}
              </td>
              <td className="whole">{say(outcomeOfExample[example.expect])}</td>
              <td className="whole">
                {say(outcomeOfExample[example.is])}
                <br />
                <span className={example.faults.length > 0 ? "small strong" : "small soft"}>
                  {say(example.faults.length > 0 ? checkWords.differs : checkWords.comes)}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What of an example does not come out, and how it came to its answer. */
function Unexpected({ example }: { readonly example: ExampleVerdict }) {
  const words = useWords();
  const { say } = words;
  return (
    <>
      <ul className="small">
        {faultSentences(example, words).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {example.reasons.length > 0 && (
        <details className="small" open>
          <summary>{say(checkWords.how)}</summary>
          <Reasons lines={example.reasons} />
        </details>
      )}
    </>
  );
}
