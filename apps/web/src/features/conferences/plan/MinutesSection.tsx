import type { RecordDetail } from "@jianheng/contract";
import { Button } from "antd";
import { useState } from "react";
import { minutesDraftPath, registerPaths } from "../../../lib/addresses.ts";
import { useWords } from "../../../lib/words.tsx";
import { minutesWords } from "../../../words/conferences.ts";
import { recordWords } from "../../../words/registers.ts";
import { RecordCopies } from "../../registers/record/RecordCopies.tsx";
import { SendCopiesDialog } from "./SendCopiesDialog.tsx";

/** The minutes: as they would be now, as they were issued, and who received a copy. */
export function MinutesSection({ record }: { readonly record: RecordDetail }) {
  const { say, instant } = useWords();
  const [sending, setSending] = useState(false);
  const issued = record.state === "minutesIssued";
  const file = issuedMinutes(record);
  return (
    <div className="stack">
      {!issued && (
        <div className="line">
          <Button href={minutesDraftPath(record.id)}>{say(minutesWords.draft)}</Button>
          <span className="soft">{say(minutesWords.draftHint)}</span>
        </div>
      )}
      {file !== undefined && (
        <p className="line loose" role="group" aria-label={say(minutesWords.issued)}>
          <span>{say(minutesWords.issued)}</span>
          <a href={registerPaths.file(record.id, file.id)} download>
            {file.name}
          </a>
          <span className="small soft">{say(recordWords.fileBy, { who: file.by, at: instant(file.at) })}</span>
        </p>
      )}
      <div className="stack tight">
        <div className="line apart">
          <h3>{say(minutesWords.copies)}</h3>
          {issued && record.allowedActs.includes("sendCopy") && (
            <Button size="small" onClick={() => setSending(true)}>
              {say(minutesWords.send)}
            </Button>
          )}
        </div>
        {record.copies.length === 0 ? (
          <p className="soft">{say(minutesWords.noCopies)}</p>
        ) : (
          <RecordCopies record={record} />
        )}
      </div>
      {sending && <SendCopiesDialog record={record} onClose={() => setSending(false)} />}
    </div>
  );
}

/** Papers of other acts hang on the record too; issuing was the last act that made one. */
function issuedMinutes({ state, files }: RecordDetail): RecordDetail["files"][number] | undefined {
  if (state !== "minutesIssued") return undefined;
  return files
    .filter(({ made }) => made)
    .toSorted((one, other) => one.at.localeCompare(other.at))
    .at(-1);
}
