import type { RecordDetail } from "@jianheng/contract";
import { useWords } from "../../../lib/words.tsx";
import { recordWords } from "../../../words/registers.ts";

type Entry = RecordDetail["history"][number];

/** For whom the act was done, and what it changed, as far as the reader may see it. */
export function HistoryChanges({ onBehalfOf, changes }: Pick<Entry, "onBehalfOf" | "changes">) {
  const { say } = useWords();
  return (
    <>
      {onBehalfOf !== null && <p className="small soft">{say(recordWords.onBehalf, { who: onBehalfOf })}</p>}
      {changes.length > 0 && (
        <details className="small no-print">
          <summary>{say(recordWords.changes, { count: changes.length })}</summary>
          <ul>
            {changes.map(({ field, label, before, after }) => (
              <li key={field}>
                {say(recordWords.change, {
                  field: say(label),
                  before: before ?? say(recordWords.empty),
                  after: after ?? say(recordWords.empty),
                })}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
