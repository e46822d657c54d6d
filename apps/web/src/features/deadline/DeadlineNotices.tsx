import type { Bilingual } from "@jianheng/contract";
import { Notice } from "../../components/Notice.tsx";
import { useWords } from "../../lib/words.tsx";
import { deadlineWords } from "../../words/deadline.ts";

/** What a person must look at before relying on the days; nothing where there is nothing to say. */
export function DeadlineNotices({ notices }: { readonly notices: readonly Bilingual[] }) {
  const { say } = useWords();
  if (notices.length === 0) return null;
  return (
    <Notice tone="problem">
      <p className="strong">{say(deadlineWords.checkFirst)}</p>
      <ul>
        {notices.map((text) => (
          <li key={text.zh}>{say(text)}</li>
        ))}
      </ul>
    </Notice>
  );
}
