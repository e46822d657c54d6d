import type { Inspection } from "@jianheng/contract";
import { Radio } from "antd";
import { useWords } from "../../../lib/words.tsx";
import { mappingWords } from "../../../words/mapping.ts";
import { FaultLines } from "./FaultLines.tsx";
import type { FaultInHand } from "./faults.ts";

interface EncodingQuestionProps {
  readonly question: Inspection["encodingQuestions"][number];
  readonly chosen: string | undefined;
  /** Whether the file has been read by an earlier answer: then the question is folded. */
  readonly read: boolean;
  readonly faults: readonly FaultInHand[];
  readonly onChoose: (encoding: string) => void;
}

/** The first lines under each encoding, side by side: a person sees at once which one reads right. */
export function EncodingQuestion({ question, chosen, read, faults, onChoose }: EncodingQuestionProps) {
  const { say } = useWords();
  const only = question.choices.length === 1;
  const label = question.choices.find(({ encoding }) => encoding === chosen)?.label;
  const title =
    read && label !== undefined
      ? say(mappingWords.stateEncodingChosen, { encoding: say(label) })
      : say(only ? mappingWords.encodingOnly : mappingWords.encoding);
  return (
    <details open={!read || faults.length > 0}>
      <summary className="strong">{title}</summary>
      <div className="stack encoding-question">
        <p className="soft">
          {say(only ? mappingWords.encodingOnlyHint : mappingWords.encodingHint, { file: question.file })}
        </p>
        <FaultLines faults={faults} />
        <Radio.Group
          className="encodings"
          value={chosen ?? null}
          onChange={(event) => onChoose(String(event.target.value))}
        >
          {question.choices.map(({ encoding, label, lines }) => (
            <div key={encoding} className={encoding === chosen ? "encoding chosen" : "encoding"}>
              <Radio value={encoding}>{say(label)}</Radio>
              <pre aria-label={say(label)} onClick={() => onChoose(encoding)}>
                {lines.length === 0
                  ? say(mappingWords.encodingEmpty)
                  : lines.map((line, position) => <span key={position}>{line}</span>)}
              </pre>
            </div>
          ))}
        </Radio.Group>
      </div>
    </details>
  );
}
