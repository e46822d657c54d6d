import type { FindingDetail } from "@jianheng/contract";
import { useWords } from "../../lib/words.tsx";
import { findingWords } from "../../words/findings.ts";
import { InForce } from "./InForce.tsx";

/** The rule in its own language, part by part. */
export function RuleText({ hit, applies, lets, inForceFrom, inForceTo, unless }: FindingDetail["ruleText"]) {
  const { say } = useWords();
  return (
    <div className="stack tight">
      {applies !== null && (
        <div>
          <h3>{say(findingWords.ruleApplies)}</h3>
          <pre className="feel">{applies}</pre>
        </div>
      )}
      {lets.length > 0 && (
        <div>
          <h3>{say(findingWords.ruleLets)}</h3>
          <pre className="feel">{lets.map(({ name, text }) => `${name} = ${text}`).join("\n")}</pre>
        </div>
      )}
      <div>
        <h3>{say(findingWords.ruleHit)}</h3>
        <pre className="feel">{hit}</pre>
      </div>
      {unless !== null && (
        <div>
          <h3>{say(findingWords.ruleUnless)}</h3>
          <p>{say(unless)}</p>
        </div>
      )}
      <InForce from={inForceFrom} to={inForceTo} titled />
    </div>
  );
}
