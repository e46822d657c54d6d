import type { RecordDetail } from "@jianheng/contract";
import { Button } from "antd";
import { minutesDraftPath, registerPaths } from "../../../lib/addresses.ts";
import { useWords } from "../../../lib/words.tsx";
import { minutesWords } from "../../../words/conferences.ts";
import { recordWords } from "../../../words/registers.ts";
import { RecordCopies } from "../../registers/record/RecordCopies.tsx";

/** The minutes: as they would be now, as they were issued, and who received a copy. */
export function MinutesSection({ record }: { readonly record: RecordDetail }) {
  const { say, instant } = useWords();
  const issued = record.state === "minutesIssued";
  const files = issued ? record.files.filter(isMinutes) : [];
  return (
    <div className="stack">
      {!issued && (
        <div className="line">
          <Button href={minutesDraftPath(record.id)}>{say(minutesWords.draft)}</Button>
          <span className="soft">{say(minutesWords.draftHint)}</span>
        </div>
      )}
      {issued && (
        <ul className="plain-list" aria-label={say(minutesWords.issued)}>
          {files.map((file) => (
            <li key={file.id} className="line loose">
              <a href={registerPaths.file(record.id, file.id)} download>
                {file.name}
              </a>
              <span className="small soft">{say(recordWords.fileBy, { who: file.by, at: instant(file.at) })}</span>
            </li>
          ))}
        </ul>
      )}
      <div className="stack tight">
        <h3>{say(minutesWords.copies)}</h3>
        {record.copies.length === 0 ? (
          <p className="soft">{say(minutesWords.noCopies)}</p>
        ) : (
          <RecordCopies record={record} />
        )}
      </div>
    </div>
  );

  /** Papers of other acts hang on the record too; the minutes are the last that an act made. */
  function isMinutes({ made, id }: RecordDetail["files"][number]): boolean {
    const last = record.files
      .filter((file) => file.made)
      .toSorted((one, other) => one.at.localeCompare(other.at))
      .at(-1);
    return made && id === last?.id;
  }
}
