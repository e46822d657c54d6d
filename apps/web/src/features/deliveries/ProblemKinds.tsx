import type { Inspection } from "@jianheng/contract";
import { formatCount } from "../../lib/format.ts";
import { useWords } from "../../lib/words.tsx";
import { wizardWords } from "../../words/deliveries.ts";
import { severityWords } from "../../words/states.ts";

type Problem = Inspection["problems"][number];

/** Problems of form grouped by kind, each with a few places. */
export function ProblemKinds({ problems }: { readonly problems: readonly Problem[] }) {
  const { say } = useWords();
  if (problems.length === 0) return <p>{say(wizardWords.noProblems)}</p>;
  return (
    <>
      <p className="soft">{say(wizardWords.mendAtSource)}</p>
      {problems.map((problem) => (
        <details
          key={`${problem.code} ${problem.sentence.zh}`}
          className="problem-kind"
          open={problem.severity === "error"}
        >
          <summary>
            <span>{say(problem.sentence)}</span>
            <span className="soft">{say(wizardWords.problemCount, { count: formatCount(problem.count) })}</span>
            <span className={problem.severity === "error" ? "strong" : "soft"}>
              {say(severityWords[problem.severity])}
            </span>
          </summary>
          <div className="scroller">
            <table
              className="data compact"
              aria-label={say(wizardWords.problemSamples, { shown: problem.samples.length })}
            >
              <thead>
                <tr>
                  <th scope="col">{say(wizardWords.place)}</th>
                  <th scope="col">{say(wizardWords.columns)}</th>
                  <th scope="col">{say(wizardWords.raw)}</th>
                  <th scope="col">{say(wizardWords.expected)}</th>
                </tr>
              </thead>
              <tbody>
                {problem.samples.map((sample) => (
                  <tr key={`${sample.file}/${sample.sheet}/${sample.row}/${sample.column}/${sample.header}`}>
                    <td title={sample.file}>
                      <Place sample={sample} />
                    </td>
                    <td>{sample.header}</td>
                    <td>{sample.raw}</td>
                    <td>{sample.expected === null ? "" : say(sample.expected)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </details>
      ))}
    </>
  );
}

function Place({ sample: { sheet, row, column } }: { readonly sample: Problem["samples"][number] }) {
  const { say } = useWords();
  if (row === null) return say(wizardWords.placeOfSheet, { sheet });
  if (column === null) return say(wizardWords.placeOfRow, { sheet, row });
  return say(wizardWords.placeOfCell, { sheet, row, column });
}
