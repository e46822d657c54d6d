import { formatCount } from "../../lib/format.ts";
import { useWords } from "../../lib/words.tsx";
import { wizardWords } from "../../words/deliveries.ts";
import { useReadingProgress } from "./queries.ts";

/** What is being read, with the rows read so far. */
export function ReadingLine({ uploadId, reading }: { readonly uploadId: string; readonly reading: boolean }) {
  const { say } = useWords();
  const progress = useReadingProgress(uploadId, reading);
  if (progress === null) return <p role="status">{say(wizardWords.reading)}</p>;
  const sheet = progress.sheet === null ? "" : ` ${progress.sheet}`;
  return (
    <p role="status">
      {say(progress.phase)}
      {sheet} {say(wizardWords.rowsRead, { rows: formatCount(progress.rows) })}
    </p>
  );
}
