import { useWords } from "../../lib/words.tsx";
import { findingWords } from "../../words/findings.ts";

/** From which day to which day a rule applies, both included; nothing is said of an open end. */
export function InForce({ from, to }: { readonly from: string | null; readonly to: string | null }) {
  const { say, day } = useWords();
  if (from === null && to === null) return null;
  return (
    <p>
      <span className="soft">{say(findingWords.inForce)} </span>
      {from !== null && say(findingWords.inForceFrom, { from: day(from) })}
      {from !== null && to !== null && " "}
      {to !== null && say(findingWords.inForceTo, { to: day(to) })}
    </p>
  );
}
