import { DataTable } from "../../components/DataTable.tsx";
import { useWords } from "../../lib/words.tsx";
import { definitionWords, recordWords } from "../../words/registers.ts";

interface ChangesTableProps {
  readonly isNew: boolean;
  readonly changes: readonly { readonly path: string; readonly before: string | null; readonly after: string | null }[];
}

/** What the text changes against the version in use, place by place. */
export function ChangesTable({ isNew, changes }: ChangesTableProps) {
  const { say } = useWords();
  if (changes.length === 0) return <p>{say(isNew ? definitionWords.newOne : definitionWords.noChanges)}</p>;
  const side = (text: string | null) =>
    text === null ? <span className="soft">{say(recordWords.empty)}</span> : <span className="written">{text}</span>;
  return (
    <DataTable
      label={say(definitionWords.changes)}
      rows={changes}
      keyOf={({ path }, index) => `${path}/${index}`}
      columns={[
        { key: "path", title: say(definitionWords.where), render: ({ path }) => <code>{path}</code> },
        { key: "before", title: say(definitionWords.before), render: ({ before }) => side(before) },
        { key: "after", title: say(definitionWords.after), render: ({ after }) => side(after) },
      ]}
    />
  );
}
