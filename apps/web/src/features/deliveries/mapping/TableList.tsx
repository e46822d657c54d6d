import type { Inspection, TableToMap } from "@jianheng/contract";
import { StateWord } from "../../../components/StateWord.tsx";
import { formatCount } from "../../../lib/format.ts";
import { useWords } from "../../../lib/words.tsx";
import { mappingWords } from "../../../words/mapping.ts";
import { useTableAs } from "../queries.ts";
import { findDatasetById, viewOf, type TableView } from "./column-lines.ts";
import { answerOf, tableKey, type MappingDraft } from "./draft.ts";

interface TableListProps {
  readonly uploadId: string;
  readonly tables: readonly TableToMap[];
  readonly encodingQuestions: Inspection["encodingQuestions"];
  readonly draft: MappingDraft;
  readonly current: string | undefined;
  readonly onChoose: (key: string) => void;
}

/** Every table of the upload with its state; files whose encoding is asked for stand first. */
export function TableList({ uploadId, tables, encodingQuestions, draft, current, onChoose }: TableListProps) {
  const { say } = useWords();
  const item = (key: string, title: string, under: string, state: React.ReactNode) => (
    <li key={key}>
      <button
        type="button"
        className="plain table-choice"
        aria-current={key === current ? "true" : undefined}
        onClick={() => onChoose(key)}
      >
        <span className="strong">{title}</span>
        {state}
        <span className="small soft">{under}</span>
      </button>
    </li>
  );
  return (
    <nav aria-label={say(mappingWords.tables)} className="table-list">
      <ul>
        {encodingQuestions
          // A file that has been read since stands among the tables.
          .filter(({ file }) => !tables.some((table) => tableKey(table) === file))
          .map((question) => {
            const { file, chosen, choices } = question;
            const encoding = draft.encodings[file] ?? chosen ?? undefined;
            const label = choices.find((choice) => choice.encoding === encoding)?.label;
            return item(file, file, "", <EncodingState encoding={label === undefined ? encoding : say(label)} />);
          })}
        {tables.map((table) => {
          const key = tableKey(table);
          const under = `${table.sheet === null ? "" : `${table.file} · `}${say(mappingWords.rowsOf, { rows: formatCount(table.rows) })}`;
          return item(key, table.title, under, <TableState uploadId={uploadId} table={table} draft={draft} />);
        })}
      </ul>
    </nav>
  );
}

function EncodingState({ encoding }: { readonly encoding: string | undefined }) {
  const { say } = useWords();
  return encoding === undefined ? (
    <StateWord tone="amber">{say(mappingWords.stateEncoding)}</StateWord>
  ) : (
    <StateWord tone="green">{say(mappingWords.stateEncodingChosen, { encoding })}</StateWord>
  );
}

interface TableStateProps {
  readonly uploadId: string;
  readonly table: TableToMap;
  readonly draft: MappingDraft;
}

function TableState({ uploadId, table, draft }: TableStateProps) {
  const { say } = useWords();
  const answer = answerOf(draft, table);
  const shown = useTableAs(uploadId, table, answer).data;
  const changed = draft.tables[tableKey(table)] !== undefined;
  return (
    <span className="line tight">
      <StateOf answer={answer} view={answer === undefined || shown === undefined ? undefined : viewOf(answer, shown)} />
      {changed && <span className="small strong">{say(mappingWords.changed)}</span>}
    </span>
  );
}

interface StateOfProps {
  readonly answer: ReturnType<typeof answerOf>;
  readonly view: TableView | undefined;
}

function StateOf({ answer, view }: StateOfProps) {
  const { say, language } = useWords();
  if (answer === undefined) return <StateWord tone="amber">{say(mappingWords.stateOpen)}</StateWord>;
  if (answer.dataset === null) return <StateWord tone="open">{say(mappingWords.stateLeftOut)}</StateWord>;
  const found = findDatasetById(answer.dataset);
  const dataset = (language === "zh" ? found?.label : found?.en) ?? answer.dataset;
  if (view === undefined) return <StateWord tone="open">{say(mappingWords.stateReading, { dataset })}</StateWord>;
  const conflicts = view.conflicts.length;
  const missing = view.required.filter(({ matched }) => !matched).length;
  if (conflicts > 0) return <StateWord tone="amber">{say(mappingWords.stateConflict, { count: conflicts })}</StateWord>;
  if (missing > 0)
    return (
      <>
        <span>{say(mappingWords.stateReading, { dataset })}</span>
        <StateWord tone="unknown">{say(mappingWords.stateMissing, { count: missing })}</StateWord>
      </>
    );
  return <StateWord tone="green">{say(mappingWords.stateRecognised, { dataset })}</StateWord>;
}
