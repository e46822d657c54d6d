import type { NamedLimitEntry } from "@jianheng/contract";
import type { Tone } from "../../components/StateWord.tsx";
import { useWords } from "../../lib/words.tsx";
import { commonWords } from "../../words/format.ts";
import { limitsWords } from "../../words/limits.ts";

type Length = NamedLimitEntry["lengths"][number];

/** From what the clock starts: one event, or several joined by “and” or “or”. */
export function StartText({ trigger }: { readonly trigger: NamedLimitEntry["trigger"] }) {
  const { say } = useWords();
  const joint = trigger.kind === "later-of" ? limitsWords.startAnd : limitsWords.startOr;
  return <>{trigger.parts.map(({ label }) => say(label)).join(say(joint))}</>;
}

/** How long, under which circumstances. */
export function LengthLine({ length }: { readonly length: Length }) {
  const { say } = useWords();
  const when = length.when.map(({ label }) => say(label)).join(say(commonWords.listComma));
  return (
    <>
      <span className="strong whole">{say(length.periodText)}</span>
      {when !== "" && <span className="soft"> {when}</span>}
      {length.set !== null && (
        <span className="soft">{say(limitsWords.insteadOf, { text: say(length.defaultText) })}</span>
      )}
    </>
  );
}

/** Green only for what was read in its source. */
export function tagTone({ verified }: Length): Tone {
  return verified ? "green" : "unknown";
}
