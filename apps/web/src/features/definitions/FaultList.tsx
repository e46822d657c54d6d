import type { DefinitionFault } from "@jianheng/contract";
import { useWords } from "../../lib/words.tsx";
import { definitionWords } from "../../words/registers.ts";

interface FaultListProps {
  readonly faults: readonly DefinitionFault[];
  readonly onGo: (start: number, end: number) => void;
}

/** Everything wrong in a definition, in the order of the text; each leads to its place. */
export function FaultList({ faults, onGo }: FaultListProps) {
  const { say } = useWords();
  if (faults.length === 0) return <p>{say(definitionWords.noFaults)}</p>;
  return (
    <ol className="fault-list">
      {faults.map((fault) => (
        <li key={`${fault.start}/${fault.code}/${fault.path}`}>
          <button type="button" className="plain" onClick={() => onGo(fault.start, fault.end)}>
            <span className="link">{say(definitionWords.place, { line: fault.line, column: fault.column })}</span>
            <span className="small soft"> {fault.path}</span>
            <br />
            {say(fault.message)}
            {fault.hint !== null && (
              <span className="soft"> {say(definitionWords.hintOf, { hint: say(fault.hint) })}</span>
            )}
          </button>
        </li>
      ))}
    </ol>
  );
}
