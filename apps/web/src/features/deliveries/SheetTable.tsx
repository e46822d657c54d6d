import type { Inspection } from "@jianheng/contract";
import { Link } from "@tanstack/react-router";
import { formatCount } from "../../lib/format.ts";
import { useWords } from "../../lib/words.tsx";
import { wizardWords } from "../../words/deliveries.ts";
import { commonWords } from "../../words/format.ts";
import { mappingWords } from "../../words/mapping.ts";
import { tableKey } from "./mapping/draft.ts";

type Sheet = Inspection["sheets"][number];

interface SheetTableProps {
  readonly sheets: readonly Sheet[];
  /** Of an upload that can still be answered: leads to what is said of the sheet. */
  readonly uploadId?: string;
}

/** Each sheet, the dataset it was understood as, and how its columns were read. */
export function SheetTable({ sheets, uploadId }: SheetTableProps) {
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
            {uploadId !== undefined && <th scope="col">{say(mappingWords.title)}</th>}
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
              <td>
                <ReadAs sheet={sheet} />
              </td>
              <td className="number">{formatCount(sheet.rows)}</td>
              <td>{sheet.dataset !== null && <ColumnsRead sheet={sheet} />}</td>
              {uploadId !== undefined && (
                <td className="whole">
                  <Link
                    to="/deliveries/new/mapping"
                    search={{ uploadId, table: tableKey({ file: sheet.file, sheet: sheetOfFile(sheet) }) }}
                    aria-label={`${say(mappingWords.change)} ${sheet.sheet}`}
                  >
                    {say(sheet.recognisedBy === null ? mappingWords.match : mappingWords.change)}
                  </Link>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A text file is one table without a name, told under the file's. */
function sheetOfFile({ file, sheet }: Sheet): string | null {
  return sheet === file ? null : sheet;
}

const recognisedWords = {
  name: mappingWords.recognisedName,
  headers: mappingWords.recognisedHeaders,
  saved: mappingWords.recognisedSaved,
  leftOut: mappingWords.recognisedLeftOut,
} as const;

function ReadAs({ sheet: { dataset, recognisedBy } }: { readonly sheet: Sheet }) {
  const { say } = useWords();
  if (recognisedBy === null)
    return dataset === null ? <span className="soft">{say(wizardWords.datasetUnknown)}</span> : dataset;
  return (
    <>
      {dataset !== null && (
        <>
          {dataset}
          <br />
        </>
      )}
      <span className="small soft">{say(recognisedWords[recognisedBy])}</span>
    </>
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
          {say(sheet.recognisedBy === "saved" ? mappingWords.columnsByAnswer : wizardWords.columnsByAlias, {
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
