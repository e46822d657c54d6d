import { useWords } from "../../lib/words.tsx";
import { definitionWords, recordWords } from "../../words/registers.ts";

interface ChangesTableProps {
  readonly isNew: boolean;
  readonly changes: readonly { readonly path: string; readonly before: string | null; readonly after: string | null }[];
}

/** What the text changes against the version in use: each place over what stands there now and what it becomes. */
export function ChangesTable({ isNew, changes }: ChangesTableProps) {
  const { say } = useWords();
  if (changes.length === 0) return <p>{say(isNew ? definitionWords.newOne : definitionWords.noChanges)}</p>;
  return (
    <table className="data compact changes" aria-label={say(definitionWords.changes)}>
      <thead>
        <tr>
          <th scope="col">{say(definitionWords.before)}</th>
          <th scope="col">{say(definitionWords.after)}</th>
        </tr>
      </thead>
      {changes.map(({ path, before, after }) => (
        <tbody key={path}>
          <tr>
            <th scope="rowgroup" colSpan={2}>
              <code>{path}</code>
            </th>
          </tr>
          <tr>
            <Side text={before} />
            <Side text={after} />
          </tr>
        </tbody>
      ))}
    </table>
  );
}

function Side({ text }: { readonly text: string | null }) {
  const { say } = useWords();
  return (
    <td>
      {text === null ? <span className="soft">{say(recordWords.empty)}</span> : <span className="written">{text}</span>}
    </td>
  );
}
