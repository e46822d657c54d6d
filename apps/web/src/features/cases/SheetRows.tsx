import type { CaseDetail } from "@jianheng/contract";
import { Sentence } from "../../components/Sentence.tsx";
import { useWords } from "../../lib/words.tsx";
import { caseWords } from "../../words/cases.ts";
import { cellText, columnType } from "./column-types.ts";

/** The sheets' rows of the case as delivered, one folded table for each dataset, with the row numbers of the spreadsheet. */
export function SheetRows({ sheets }: { readonly sheets: CaseDetail["sheets"] }) {
  const { say, day } = useWords();
  return (
    <>
      {sheets.map((sheet) => (
        <details key={sheet.dataset}>
          <summary>{say(caseWords.sheetRows, { dataset: sheet.dataset, rows: sheet.rows.length })}</summary>
          <div className="scroller">
            <table className="data compact" aria-label={sheet.dataset}>
              <thead>
                <tr>
                  <th scope="col" className="number">
                    {say(caseWords.row)}
                  </th>
                  {sheet.columns.map((column) => (
                    <th
                      key={column}
                      scope="col"
                      className={columnType(sheet.dataset, column) === "money" ? "number" : undefined}
                    >
                      {column}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {sheet.rows.map((row) => (
                  <tr key={row.row}>
                    <td className="number soft">{row.row}</td>
                    {sheet.columns.map((column, index) => {
                      const type = columnType(sheet.dataset, column);
                      return (
                        <td key={column} className={type === "money" ? "number whole" : undefined}>
                          <Sentence text={cellText(row.values[index] ?? "", type, { day })} />
                        </td>
                      );
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </details>
      ))}
    </>
  );
}
