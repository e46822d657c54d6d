import type { Precision } from "@jianheng/contract";
import { useWords } from "../../../lib/words.tsx";
import { precisionWords } from "../../../words/workbench.ts";
import { shareOf } from "./precision.ts";

/** How many of the decided findings were confirmed; the share with its interval where there are enough. */
export function PrecisionText({ precision }: { readonly precision: Precision }) {
  const { say } = useWords();
  const decided = precision.decided;
  if (decided === 0) return <span className="soft">{say(precisionWords.none)}</span>;
  return (
    <>
      <p>{say(precisionWords.counts, { decided, confirmed: precision.confirmed })}</p>
      <ShareText precision={precision} />
    </>
  );
}

/** The share alone, for a table that has the counts in its columns. */
export function ShareText({ precision }: { readonly precision: Precision }) {
  const { say } = useWords();
  if (precision.decided === 0) return <p className="small soft">{say(precisionWords.none)}</p>;
  const share = shareOf(precision);
  return <p className="small soft">{share === null ? say(precisionWords.tooFew) : say(precisionWords.share, share)}</p>;
}
