import { useWords } from "../../lib/words.tsx";
import { findingWords } from "../../words/findings.ts";

interface InForceProps {
  readonly from: string | null;
  readonly to: string | null;
  /** Whether the words say what the days are; a table column says it in its head. */
  readonly titled?: boolean;
}

/** From which day to which day a rule applies, both included; nothing is said of an open end. */
export function InForce({ from, to, titled = false }: InForceProps) {
  const { say, day } = useWords();
  if (from === null && to === null) return null;
  return (
    <p>
      {titled && <span className="soft">{say(findingWords.inForce)} </span>}
      {from !== null && say(findingWords.inForceFrom, { from: day(from) })}
      {from !== null && to !== null && " "}
      {to !== null && say(findingWords.inForceTo, { to: day(to) })}
    </p>
  );
}
