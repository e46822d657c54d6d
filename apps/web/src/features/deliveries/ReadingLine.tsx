import { Button } from "antd";
import { formatCount } from "../../lib/format.ts";
import { useWords } from "../../lib/words.tsx";
import { wizardWords } from "../../words/deliveries.ts";
import { mappingWords } from "../../words/mapping.ts";
import { useCancelAnswer, useReadingProgress } from "./queries.ts";

/** What is being read, with the rows read so far; reading again can be cancelled. */
export function ReadingLine({ uploadId, reading }: { readonly uploadId: string; readonly reading: boolean }) {
  const { say } = useWords();
  const progress = useReadingProgress(uploadId, reading);
  const cancelling = useCancelAnswer();
  if (progress === null) return <p role="status">{say(wizardWords.reading)}</p>;
  const sheet = progress.sheet === null ? "" : ` ${progress.sheet}`;
  return (
    <div className="line">
      <p role="status">
        {say(progress.phase)}
        {sheet} {say(wizardWords.rowsRead, { rows: formatCount(progress.rows) })}
      </p>
      {progress.cancellable && (
        <Button size="small" loading={cancelling.isPending} onClick={() => cancelling.mutate({ uploadId })}>
          {say(mappingWords.cancelReading)}
        </Button>
      )}
    </div>
  );
}
