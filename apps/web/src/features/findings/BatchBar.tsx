import { findingActs, type FindingAct, type FindingRow } from "@jianheng/contract";
import { Button } from "antd";
import { useWords } from "../../lib/words.tsx";
import { findingsWords } from "../../words/findings.ts";
import { commonWords } from "../../words/format.ts";
import { commonActs } from "./acts.ts";

interface BatchBarProps {
  readonly rows: readonly FindingRow[];
  readonly onAct: (act: FindingAct) => void;
  readonly onClear: () => void;
}

/** What can be done with the selected rows together. */
export function BatchBar({ rows, onAct, onClear }: BatchBarProps) {
  const { say } = useWords();
  const acts = commonActs(rows);
  return (
    <div className="band line" role="region" aria-label={say(findingsWords.batchBar)}>
      <span role="status">{say(commonWords.selected, { count: rows.length })}</span>
      {acts.map((act) => (
        <Button key={act} onClick={() => onAct(act)}>
          {say(findingActs[act])}
        </Button>
      ))}
      {acts.length === 0 && <span className="soft">{say(findingsWords.batchNothingCommon)}</span>}
      <Button type="link" onClick={onClear}>
        {say(commonWords.clearSelection)}
      </Button>
    </div>
  );
}
