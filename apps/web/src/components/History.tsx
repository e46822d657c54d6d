import type { Bilingual } from "@jianheng/contract";
import type { ReactNode } from "react";
import { useWords } from "../lib/words.tsx";
import { findingWords } from "../words/findings.ts";
import { Sentence } from "./Sentence.tsx";

interface HistoryEntry {
  readonly seq: number;
  readonly at: string;
  readonly sentence: Bilingual;
  readonly ground: string | null;
  readonly proof: "none" | "pending" | "logged";
  readonly leafIndex: number | null;
}

interface HistoryProps<Entry extends HistoryEntry> {
  readonly entries: readonly Entry[];
  /** What else an entry says, below its sentence. */
  readonly more?: (entry: Entry) => ReactNode;
}

/** What was done, newest first, each act with how far it is proven. */
export function History<Entry extends HistoryEntry>({ entries, more }: HistoryProps<Entry>) {
  const { say } = useWords();
  if (entries.length === 0) return <p className="soft">{say(findingWords.historyEmpty)}</p>;
  return (
    <ol className="history">
      {entries
        .toSorted((a, b) => b.seq - a.seq)
        .map((entry) => (
          <HistoryLine key={entry.seq} entry={entry}>
            {more?.(entry)}
          </HistoryLine>
        ))}
    </ol>
  );
}

function HistoryLine({ entry, children }: { readonly entry: HistoryEntry; readonly children: ReactNode }) {
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
      {children}
    </li>
  );
}

function Proof({ entry }: { readonly entry: HistoryEntry }) {
  const { say } = useWords();
  if (entry.proof === "none") return null;
  if (entry.proof === "pending") return <> · {say(findingWords.proofPending)}</>;
  if (entry.leafIndex === null) return <> · {say(findingWords.proofLogged)}</>;
  return <> · {say(findingWords.proofIndex, { index: entry.leafIndex })}</>;
}
