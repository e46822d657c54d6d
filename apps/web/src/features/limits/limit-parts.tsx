import type { LimitExtensionEntry, NamedLimitEntry } from "@jianheng/contract";
import { Link } from "@tanstack/react-router";
import { Sentence } from "../../components/Sentence.tsx";
import { StateWord, type Tone } from "../../components/StateWord.tsx";
import { useWords } from "../../lib/words.tsx";
import { deadlineWords } from "../../words/deadline.ts";
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
  const { say, day } = useWords();
  const when = length.when.map(({ label }) => say(label)).join(say(commonWords.listComma));
  return (
    <>
      <span className="strong whole">{say(length.periodText)}</span>
      {when !== "" && <span className="soft"> {when}</span>}
      {length.set !== null && (
        <span className="soft">{say(limitsWords.insteadOf, { text: say(length.defaultText) })}</span>
      )}
      {length.effectiveTo !== null && (
        <span className="soft">
          <Sentence text={say(limitsWords.inForceUntil, { to: day(length.effectiveTo) })} />
        </span>
      )}
    </>
  );
}

/** Green only for what was read in its source. */
export function tagTone({ verified }: { readonly verified: boolean }): Tone {
  return verified ? "green" : "unknown";
}

/** Whether everything about a limit, its extensions and its start too, was read in its text. */
export function isVerified({ lengths, extensions, unsure }: NamedLimitEntry): boolean {
  return unsure === null && [...lengths, ...extensions].every(({ verified }) => verified);
}

/** How sure one number is: what nobody read in its text says so, and where the office sets it. */
export function HowSure({ number }: { readonly number: Length | LimitExtensionEntry }) {
  const { say, instant } = useWords();
  const { tagLabel, verified, settable, set } = number;
  return (
    <>
      <p className="line loose">
        <StateWord tone={tagTone({ verified })}>{say(tagLabel)}</StateWord>
        {!verified && <span className="strong whole">{say(deadlineWords.checkFirst)}</span>}
        {settable && (
          <Link to="/calendar" search={{ tab: "lengths" }} className="whole">
            {say(limitsWords.setHere)} →
          </Link>
        )}
      </p>
      {set !== null && (
        <p className="small soft">
          {say(limitsWords.setBy, {
            office: set.office?.name ?? say(limitsWords.setByAll),
            by: set.by,
            at: instant(set.at),
            ground: set.ground,
          })}
        </p>
      )}
    </>
  );
}
