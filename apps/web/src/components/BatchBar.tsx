import { Button } from "antd";
import { useWords } from "../lib/words.tsx";
import { findingsWords } from "../words/findings.ts";
import { commonWords } from "../words/format.ts";

interface BatchBarProps<Act extends string> {
  readonly count: number;
  /** Acts that all of the selected allow. */
  readonly acts: readonly { readonly act: Act; readonly label: string }[];
  /** Said when there is none. */
  readonly nothing: string;
  readonly onAct: (act: Act) => void;
  readonly onClear: () => void;
}

/** What can be done with the selected rows together. */
export function BatchBar<Act extends string>({ count, acts, nothing, onAct, onClear }: BatchBarProps<Act>) {
  const { say } = useWords();
  return (
    <div className="band line" role="region" aria-label={say(findingsWords.batchBar)}>
      <span role="status">{say(commonWords.selected, { count })}</span>
      {acts.map(({ act, label }) => (
        <Button key={act} onClick={() => onAct(act)}>
          {label}
        </Button>
      ))}
      {acts.length === 0 && <span className="soft">{nothing}</span>}
      <Button type="link" onClick={onClear}>
        {say(commonWords.clearSelection)}
      </Button>
    </div>
  );
}
