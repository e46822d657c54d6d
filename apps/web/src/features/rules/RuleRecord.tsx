import type { FindingDetail } from "@jianheng/contract";
import { useWords } from "../../lib/words.tsx";
import { findingWords } from "../../words/findings.ts";

/** Below this number of decisions a share says nothing. */
const decisionsForAShare = 20;

/** How past findings of a rule were decided, in counts; a share only where there are enough. */
export function RuleRecord({ record }: { readonly record: FindingDetail["ruleRecord"] }) {
  const { say } = useWords();
  const { confirmed, dismissed, open } = record;
  const decided = confirmed + dismissed;
  if (decided === 0) return <p className="soft">{say(findingWords.recordNone)}</p>;
  return (
    <p>
      {say(findingWords.recordCounts, { decided, confirmed, dismissed, open })}{" "}
      {decided >= decisionsForAShare ? (
        say(findingWords.recordShare, { percent: Math.round((confirmed / decided) * 100) })
      ) : (
        <span className="soft">{say(findingWords.recordTooFew)}</span>
      )}
    </p>
  );
}
