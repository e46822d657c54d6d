import { Button } from "antd";
import { Notice } from "../../../components/Notice.tsx";
import { useWords } from "../../../lib/words.tsx";
import { benchWords } from "../../../words/workbench.ts";
import { TextChanges } from "./TextChanges.tsx";
import type { BenchText, Draft } from "./use-draft.ts";

/** Two states of one draft, and the choice between them; neither is lost before it is made. */
export function Conflict({ draft }: { readonly draft: Draft }) {
  const { say } = useWords();
  return (
    <Notice tone="problem">
      <div className="stack tight">
        <p>{say(benchWords.conflict)}</p>
        <details open>
          <summary>{say(benchWords.conflictDiff)}</summary>
          <TextChanges
            label={say(benchWords.conflictDiff)}
            before={wholeOf(draft.saved)}
            after={wholeOf(draft.typed)}
          />
        </details>
        <div className="line">
          <Button onClick={draft.keepTyped}>{say(benchWords.keepMine)}</Button>
          <Button onClick={draft.takeSaved}>{say(benchWords.takeSaved)}</Button>
        </div>
      </div>
    </Notice>
  );
}

function wholeOf({ ruleTitle, why, ruleText }: BenchText): string {
  return [ruleTitle, why, ruleText].map((part) => part.trim()).join("\n\n");
}
