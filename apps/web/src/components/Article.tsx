import type { Citation } from "@jianheng/contract";
import { useWords } from "../lib/words.tsx";
import { findingWords } from "../words/findings.ts";

/** An article by its number; its words on a click. */
export function Article({ citation, text }: { readonly citation: Citation; readonly text: string | null }) {
  const words = useWords();
  return (
    <details className="article">
      <summary>{words.citation(citation)}</summary>
      <p>{text ?? <span className="soft">{words.say(findingWords.noText)}</span>}</p>
    </details>
  );
}
