import type { Inspection } from "@jianheng/contract";
import { formatCount } from "../../lib/format.ts";
import { useWords } from "../../lib/words.tsx";
import { wizardWords } from "../../words/deliveries.ts";
import { commonWords } from "../../words/format.ts";

type Sheet = Inspection["sheets"][number];

/** Each sheet, the dataset it was understood as, and how its columns were read. */
export function SheetTable({ sheets }: { readonly sheets: readonly Sheet[] }) {
  const { say } = useWords();
  return (
    <div className="scroller">
      <table className="data" aria-label={say(wizardWords.sheets)}>
        <thead>
          <tr>
            <th scope="col">{say(wizardWords.sheet)}</th>
            <th scope="col">{say(wizardWords.dataset)}</th>
            <th scope="col" className="number">
              {say(wizardWords.rows)}
            </th>
            <th scope="col">{say(wizardWords.columns)}</th>
          </tr>
        </thead>
        <tbody>
          {sheets.map((sheet) => (
            <tr key={`${sheet.file}/${sheet.sheet}`}>
              <td>
                {sheet.sheet}
                <br />
                <span className="small soft">{sheet.file}</span>
              </td>
              <td>{sheet.dataset ?? <span className="soft">{say(wizardWords.datasetUnknown)}</span>}</td>
              <td className="number">{formatCount(sheet.rows)}</td>
              <td>{sheet.dataset !== null && <ColumnsRead sheet={sheet} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ColumnsRead({ sheet }: { readonly sheet: Sheet }) {
  const { say } = useWords();
  const comma = say(commonWords.listComma);
  const unknown = sheet.columns.filter(({ via }) => via === "unknown");
  const aliases = sheet.columns.filter(({ via }) => via === "alias");
  return (
    <>
      <p>
        {say(wizardWords.columnsKnown, {
          known: sheet.columns.length - unknown.length,
          total: sheet.columns.length,
        })}
      </p>
      {sheet.missingRequired.length > 0 && (
        <p className="strong">{say(wizardWords.missingRequired, { columns: sheet.missingRequired.join(comma) })}</p>
      )}
      {aliases.length > 0 && (
        <p className="small soft">
          {say(wizardWords.columnsByAlias, {
            columns: aliases
              .map(({ header, column }) => say(wizardWords.aliasPair, { header, column: column ?? "" }))
              .join(comma),
          })}
        </p>
      )}
      {unknown.length > 0 && (
        <p className="small soft">
          {say(wizardWords.columnsUnknown, { columns: unknown.map(({ header }) => header).join(comma) })}
        </p>
      )}
    </>
  );
}
