import type { FindingDetail } from "@jianheng/contract";
import { useWords } from "../../lib/words.tsx";
import { findingWords } from "../../words/findings.ts";

type NamedValue = FindingDetail["values"][number];
type Cell = NonNullable<NamedValue["cell"]>;

/** The values that made the rule speak, each with the cell it came from. */
export function ValuesTable({ values }: { readonly values: readonly NamedValue[] }) {
  const { say } = useWords();
  return (
    <div className="scroller">
      <table className="data compact" aria-label={say(findingWords.values)}>
        <thead>
          <tr>
            <th scope="col">{say(findingWords.valueName)}</th>
            <th scope="col">{say(findingWords.valueValue)}</th>
            <th scope="col">{say(findingWords.valueSource)}</th>
          </tr>
        </thead>
        <tbody>
          {values.map((value) => (
            <tr key={value.name}>
              <td>{value.name}</td>
              <td>
                <Value value={value.value} />
              </td>
              <td className="soft">
                {value.cell === undefined ? say(findingWords.computed) : <CellPlace cell={value.cell} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Rows of other sheets that the rule compared with, one small table for each. */
export function WitnessTables({ witnesses }: { readonly witnesses: FindingDetail["witnesses"] }) {
  const { say } = useWords();
  return (
    <div className="stack tight">
      {witnesses.map((witness) => (
        <div key={`${witness.file}/${witness.sheet}/${witness.row}`}>
          <p>
            {say(findingWords.witnessRow, { sheet: witness.sheet, row: witness.row })}
            <span className="small soft"> {witness.file}</span>
          </p>
          <div className="scroller">
            <table className="data compact">
              <thead>
                <tr>
                  {witness.values.map(({ name }) => (
                    <th key={name} scope="col">
                      {name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                <tr>
                  {witness.values.map(({ name, value }) => (
                    <td key={name}>
                      <Value value={value} />
                    </td>
                  ))}
                </tr>
              </tbody>
            </table>
          </div>
        </div>
      ))}
    </div>
  );
}

const isDay = /^\d{4}-\d{2}-\d{2}$/;

function Value({ value }: { readonly value: string | null }) {
  const { say, day } = useWords();
  if (value === null || value === "") return <span className="soft">{say(findingWords.emptyValue)}</span>;
  return isDay.test(value) ? <span className="whole">{day(value)}</span> : <span>{value}</span>;
}

function CellPlace({ cell }: { readonly cell: Cell }) {
  const { say } = useWords();
  return (
    <span title={cell.file}>
      {say(findingWords.cellSource, { sheet: cell.sheet, row: cell.row, column: cell.column })}
    </span>
  );
}
