import { useAnnounce } from "../../../lib/announce.tsx";
import { useWords } from "../../../lib/words.tsx";
import { beginWords, precisionWords } from "../../../words/workbench.ts";
import { BeginDialog } from "./BeginDialog.tsx";
import { shareOf } from "./precision.ts";
import type { BenchRule } from "./queries.ts";
import { ruleQuarantineRegister } from "./registers.ts";

/** Sets a rule aside with every part of it, and proposes what people decided of it as the facts. */
export function SetAsideDialog({ rule, onClose }: { readonly rule: BenchRule; readonly onClose: () => void }) {
  const { say } = useWords();
  const announce = useAnnounce();
  const decided = rule.precision.decided;
  const share = shareOf(rule.precision);
  const figures =
    decided === 0
      ? ""
      : [
          say(precisionWords.counts, { decided, confirmed: rule.precision.confirmed }),
          share === null ? say(precisionWords.tooFew) : say(precisionWords.share, share),
        ].join(say(precisionWords.comma));
  return (
    <BeginDialog
      register={ruleQuarantineRegister}
      title={say(beginWords.setAsideTitle, { rule: `${rule.id} ${say(rule.title)}` })}
      hint={say(beginWords.setAsideHint)}
      okText={say(beginWords.setAside)}
      ask={["reason", "figures"]}
      start={{ figures }}
      known={() => ({ ruleId: rule.id, ruleTitle: rule.title.zh, revision: rule.revision })}
      onDone={(row) => {
        announce(say(beginWords.isAside, { number: row.number }));
        onClose();
      }}
      onClose={onClose}
    />
  );
}
