import { useMemo } from "react";
import { useWords } from "../../../lib/words.tsx";
import { changesWords } from "../../../words/workbench.ts";
import { diffLines, differences, type DiffPart } from "./line-diff.ts";

/** Unchanged lines that are shown around a change. */
const around = 2;

interface TextChangesProps {
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

/** What differs between two texts, line by line, told by sign and words as well as by ground. */
export function TextChanges({ label, before, after }: TextChangesProps) {
  const { say } = useWords();
  const parts = useMemo(() => differences(diffLines(before, after), around), [before, after]);
  if (parts.length === 0) return <p className="soft">{say(changesWords.none)}</p>;
  return (
    <ol className="text-changes" aria-label={label}>
      {parts.map((part, index) => (
        // Lines have no name; the list is drawn anew as a whole.
        // oxlint-disable-next-line react/no-array-index-key
        <ChangedLine key={index} part={part} />
      ))}
    </ol>
  );
}

const signs = { same: "", added: "+", removed: "−" } as const;

function ChangedLine({ part }: { readonly part: DiffPart }) {
  const { say } = useWords();
  if (part.kind === "skipped") return <li className="skipped">{say(changesWords.skipped, { count: part.count })}</li>;
  return (
    <li className={part.kind}>
      <span className="at">{part.line}</span>
      <span className="sign" aria-hidden>
        {signs[part.kind]}
      </span>
      {part.kind !== "same" && <span className="hidden-text">{say(changesWords[part.kind])}</span>}
      <code>{part.text}</code>
    </li>
  );
}
