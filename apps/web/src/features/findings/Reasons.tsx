import type { ReasonLine } from "@jianheng/contract";
import { useWords } from "../../lib/words.tsx";
import { nestedReasons, type NestedReason } from "./nested-reasons.ts";

/** How the rule came to its answer: the conditions and what decided them; each unfolds to what it rests on. */
export function Reasons({ lines }: { readonly lines: readonly ReasonLine[] }) {
  return <ReasonList reasons={nestedReasons(lines)} folded={false} />;
}

function ReasonList({ reasons, folded }: { readonly reasons: readonly NestedReason[]; readonly folded: boolean }) {
  const { say } = useWords();
  return (
    <ul className="reasons">
      {reasons.map(({ text, because }, index) => (
        // Lines have no name of their own; their order is the answer's and does not change.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={index}>
          {because.length === 0 && say(text)}
          {because.length > 0 && !folded && (
            <>
              {say(text)}
              <ReasonList reasons={because} folded />
            </>
          )}
          {because.length > 0 && folded && (
            <details>
              <summary>{say(text)}</summary>
              <ReasonList reasons={because} folded={false} />
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}
