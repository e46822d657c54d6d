import type { FindingDetail } from "@jianheng/contract";
import { Sentence } from "../../components/Sentence.tsx";
import { useWords } from "../../lib/words.tsx";
import { findingWords } from "../../words/findings.ts";

type Entry = FindingDetail["history"][number];

/** What people did and what deliveries showed, newest first, each act with how far it is proven. */
export function History({ entries }: { readonly entries: readonly Entry[] }) {
  const { say } = useWords();
  if (entries.length === 0) return <p className="soft">{say(findingWords.historyEmpty)}</p>;
  return (
    <ol className="history">
      {entries
        .toSorted((a, b) => b.seq - a.seq)
        .map((entry) => (
          <HistoryEntry key={entry.seq} entry={entry} />
        ))}
    </ol>
  );
}

function HistoryEntry({ entry }: { readonly entry: Entry }) {
  const { say, instant } = useWords();
  const sentence = say(entry.sentence);
  return (
    <li>
      <p className="small soft">
        <time dateTime={entry.at}>{instant(entry.at)}</time>
        <Proof entry={entry} />
      </p>
      <p>
        <Sentence text={sentence} />
      </p>
      {entry.ground !== null && entry.ground !== "" && !sentence.includes(entry.ground) && (
        <p className="soft">{say(findingWords.ground, { ground: entry.ground })}</p>
      )}
    </li>
  );
}

function Proof({ entry }: { readonly entry: Entry }) {
  const { say } = useWords();
  if (entry.proof === "none") return null;
  if (entry.proof === "pending") return <> · {say(findingWords.proofPending)}</>;
  if (entry.leafIndex === null) return <> · {say(findingWords.proofLogged)}</>;
  return <> · {say(findingWords.proofIndex, { index: entry.leafIndex })}</>;
}
