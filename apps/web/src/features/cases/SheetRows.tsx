import type { CaseDetail } from "@jianheng/contract";
import { formatDay } from "../../lib/format.ts";
import { useWords } from "../../lib/words.tsx";
import { caseWords } from "../../words/cases.ts";

const isDay = /^\d{4}-\d{2}-\d{2}$/;

/** The sheets' rows of the case as delivered, one folded table for each dataset, with the row numbers of the spreadsheet. */
export function SheetRows({ sheets }: { readonly sheets: CaseDetail["sheets"] }) {
  const { say, language } = useWords();
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
                    <th key={column} scope="col">
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
                      const value = row.values[index] ?? "";
                      return (
                        <td key={column} className={isDay.test(value) ? "whole" : undefined}>
                          {isDay.test(value) ? formatDay(value, language) : value}
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
