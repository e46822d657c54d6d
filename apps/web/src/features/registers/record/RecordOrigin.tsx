import type { RecordDetail } from "@jianheng/contract";
import { useWords } from "../../../lib/words.tsx";
import { columnWords, recordWords } from "../../../words/registers.ts";

/** Who registered it, where and when. */
export function RecordOrigin({ record }: { readonly record: RecordDetail }) {
  const { say, day } = useWords();
  return (
    <dl className="facts">
      <dt>{say(columnWords.author)}</dt>
      <dd>{record.author}</dd>
      <dt>{say(columnWords.department)}</dt>
      <dd>
        {record.office} {record.department}
      </dd>
      <dt>{say(columnWords.registeredOn)}</dt>
      <dd>{day(record.registeredOn)}</dd>
      <dt>{say(columnWords.changedOn)}</dt>
      <dd>{day(record.changedOn)}</dd>
      <dt>{say(recordWords.version)}</dt>
      <dd>{record.definition.version}</dd>
    </dl>
  );
}
