import { Button, Select } from "antd";
import { useWords } from "../../../lib/words.tsx";
import { mappingWords } from "../../../words/mapping.ts";
import { columnName, nameOfColumn } from "./column-name.ts";
import type { ColumnChanges } from "./ColumnsQuestion.tsx";
import type { ColumnLine, TableView } from "./column-lines.ts";
import { DateOrderQuestion, ValuesQuestion } from "./CellQuestions.tsx";
import { FaultLines } from "./FaultLines.tsx";
import { faultsAt, type FaultInHand } from "./faults.ts";

/** As an option's value; no column has an empty id. */
const asItIs = "";

interface ColumnRowsProps extends ColumnChanges {
  readonly view: TableView;
  readonly lines: readonly ColumnLine[];
  readonly dateOrders: Readonly<Record<string, "dmy" | "mdy">>;
  readonly faults: readonly FaultInHand[];
}

export function ColumnRows({ lines, ...props }: ColumnRowsProps) {
  const { say } = useWords();
  return (
    <table className="data column-lines" aria-label={say(mappingWords.columns)}>
      <thead>
        <tr>
          <th scope="col">{say(mappingWords.letter)}</th>
          <th scope="col">{say(mappingWords.headerText)}</th>
          <th scope="col">{say(mappingWords.samples)}</th>
          <th scope="col">{say(mappingWords.ourColumn)}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.letter} className={line.rivals.length > 0 || line.constantRival ? "rival" : undefined}>
            <td className="soft">{line.letter}</td>
            <td className="strong">{line.header === "" ? say(mappingWords.noHeader) : line.header}</td>
            <td className="soft samples">
              <span className="clamp">
                {line.samples.length === 0 ? say(mappingWords.noSamples) : line.samples.slice(0, 3).join(" · ")}
              </span>
            </td>
            <td>
              <Meaning line={line} {...props} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Meaning({
  line,
  view,
  dateOrders,
  faults,
  onColumn,
  onValue,
  onDateOrder,
}: Omit<ColumnRowsProps, "lines"> & { readonly line: ColumnLine }) {
  const { say, language } = useWords();
  const { dataset } = view;
  const name = (id: string) => nameOfColumn(dataset, id, language);
  if (line.sameAs !== null)
    return <span className="soft">{say(mappingWords.sameHeader, { letter: line.sameAs })}</span>;
  const proposed = view.proposed.get(line.header);
  const why = line.proposals.find(({ column }) => column === proposed)?.why;
  return (
    <div className="stack tight">
      <div className="line">
        <Select
          className={line.column === null && !line.kept ? "meaning open-line" : "meaning"}
          aria-label={say(mappingWords.ourColumnOf, { letter: line.letter, header: line.header })}
          showSearch={{ optionFilterProp: "search" }}
          popupMatchSelectWidth={false}
          placeholder={say(mappingWords.notMatched)}
          value={line.column ?? (line.kept ? asItIs : null)}
          optionRender={({ label, data }) => (
            <>
              {label} <span className="small soft">{data.note}</span>
            </>
          )}
          options={optionsOf(line, view, language, say)}
          onChange={(value: string | null) => onColumn(line.header, value === null || value === asItIs ? null : value)}
        />
        {proposed !== undefined && why !== undefined && (
          <Button type="link" size="small" onClick={() => onColumn(line.header, proposed)}>
            {say(mappingWords.suggestion, { column: name(proposed) })}
            <span className="soft">{say(mappingWords.suggestionWhy, { why: say(why) })}</span>
          </Button>
        )}
      </div>
      {line.column !== null && line.rivals.length > 0 && (
        <span className="strong" role="alert">
          {say(mappingWords.conflict, { column: name(line.column), others: line.rivals.join(", ") })}
        </span>
      )}
      {line.column !== null && line.constantRival && (
        <span className="strong" role="alert">
          {say(mappingWords.conflictConstant, { column: name(line.column) })}
        </span>
      )}
      <FaultLines faults={faultsAt(faults, "columns", { header: line.header })} />
      {line.column !== null && line.ambiguousDay !== null && (
        <DateOrderQuestion
          day={line.ambiguousDay}
          order={dateOrders[line.column] ?? null}
          onChoose={(order) => line.column !== null && onDateOrder(line.column, order)}
        />
      )}
      {line.column !== null && <FaultLines faults={faultsAt(faults, "dateOrders", { column: line.column })} />}
      {line.column !== null && line.values.length > 0 && (
        <ValuesQuestion dataset={dataset} column={line.column} values={line.values} onValue={onValue} />
      )}
      {line.column !== null && <FaultLines faults={faultsAt(faults, "values", { column: line.column })} />}
    </div>
  );
}

type Language = ReturnType<typeof useWords>["language"];
type Say = ReturnType<typeof useWords>["say"];

/** Proposals with why, then "as it is", then the rest in the order of the catalogue. */
function optionsOf(line: ColumnLine, { dataset }: TableView, language: Language, say: Say) {
  const proposals = line.proposals.flatMap(({ column: id, why }) => {
    const column = dataset.columns.find((known) => known.id === id);
    return column === undefined ? [] : [optionOf(column, language, say, say(why))];
  });
  const others = dataset.columns.filter(({ id }) => !line.proposals.some(({ column }) => column === id));
  return [
    ...(proposals.length === 0 ? [] : [{ label: say(mappingWords.proposals), title: "", options: proposals }]),
    { value: asItIs, label: say(mappingWords.keepAsIs), search: say(mappingWords.keepAsIs), note: "" },
    {
      label: say(mappingWords.otherColumns),
      title: "",
      options: others.map((column) => optionOf(column, language, say)),
    },
  ];
}

/** `note` stands beside the name in the open list only. */
function optionOf(column: TableView["dataset"]["columns"][number], language: Language, say: Say, why?: string) {
  const marks = [
    ...(column.required === true ? [say(mappingWords.requiredMark)] : []),
    ...(why === undefined ? [] : [say(mappingWords.suggestionWhy, { why })]),
  ];
  return {
    value: column.id,
    label: columnName(column, language),
    search: [column.label, column.en, column.id, ...column.aliases].join(" "),
    note: marks.join(" "),
  };
}
