import { datasets, type TableMapping, type TableToMap } from "@jianheng/contract";
import { Button, Select } from "antd";
import { useId } from "react";
import { useWords } from "../../../lib/words.tsx";
import { mappingWords } from "../../../words/mapping.ts";
import { FaultLines } from "./FaultLines.tsx";
import type { FaultInHand } from "./faults.ts";

/** As an option's value; no dataset has an empty id. */
const leftOut = "";

interface DatasetQuestionProps {
  readonly table: TableToMap;
  readonly answer: TableMapping | undefined;
  readonly faults: readonly FaultInHand[];
  readonly onChoose: (dataset: string | null) => void;
}

/** What the table holds: the likeliest first, with how many columns match, then all the others, or nothing. */
export function DatasetQuestion({ table, answer, faults, onChoose }: DatasetQuestionProps) {
  const { say, language } = useWords();
  const id = useId();
  const named = (label: string, en: string) => (language === "zh" ? label : `${label} ${en}`);
  const candidates = table.candidates.map(({ id: dataset, label, en, matches }) => ({
    value: dataset,
    label: `${named(label, en)}  ·  ${say(mappingWords.datasetMatches, { matches })}`,
  }));
  const others = datasets
    .filter((dataset) => !table.candidates.some((candidate) => candidate.id === dataset.id))
    .map((dataset) => ({ value: dataset.id, label: named(dataset.label, dataset.en) }));
  return (
    <section className="section">
      <h2>
        <label htmlFor={id}>{say(mappingWords.dataset)}</label>
      </h2>
      <div className="line">
        <Select
          id={id}
          style={{ width: 340 }}
          showSearch={{ optionFilterProp: "label" }}
          placeholder={say(mappingWords.datasetChoose)}
          value={answer === undefined ? null : (answer.dataset ?? leftOut)}
          options={[
            ...(candidates.length === 0
              ? []
              : [{ label: say(mappingWords.datasetProposals), title: "", options: candidates }]),
            {
              label: say(mappingWords.datasetOtherAnswer),
              title: "",
              options: [{ value: leftOut, label: say(mappingWords.leaveOut) }],
            },
            { label: say(mappingWords.datasetOthers), title: "", options: others },
          ]}
          onChange={(value: string | null) => onChoose(value === null || value === leftOut ? null : value)}
        />
        {answer === undefined &&
          table.candidates.slice(0, 3).map((candidate) => (
            <Button key={candidate.id} onClick={() => onChoose(candidate.id)}>
              {say(mappingWords.suggestion, { column: named(candidate.label, candidate.en) })}
              <span className="small soft">{say(mappingWords.datasetMatches, { matches: candidate.matches })}</span>
            </Button>
          ))}
        {answer === undefined && (
          <Button type="text" onClick={() => onChoose(null)}>
            {say(mappingWords.leaveOut)}
          </Button>
        )}
      </div>
      <FaultLines faults={faults} />
      {answer?.dataset === null && <p className="soft">{say(mappingWords.leftOutHint)}</p>}
      {answer === undefined && <p className="soft">{say(mappingWords.chooseDatasetFirst)}</p>}
    </section>
  );
}
