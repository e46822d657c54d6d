import type { ImportReport } from "@jianheng/contract";
import { Button } from "antd";
import { DataTable } from "../../../components/DataTable.tsx";
import { Notice } from "../../../components/Notice.tsx";
import { registerPaths } from "../../../lib/addresses.ts";
import { formatCount } from "../../../lib/format.ts";
import { useWords } from "../../../lib/words.tsx";
import { importWords } from "../../../words/registers.ts";

/** What a dry run says: how many rows are good, and each cell that is not. */
export function ImportResult({ register, report }: { readonly register: string; readonly report: ImportReport }) {
  const { say } = useWords();
  const counts = { rows: formatCount(report.rows), good: formatCount(report.good) };
  if (report.rows === 0) return <Notice>{say(importWords.nothing)}</Notice>;
  if (report.faults.length === 0) {
    return (
      <div className="stack tight">
        <p>{say(importWords.stepEnter)}</p>
        <p className="strong" role="status">
          {say(importWords.allGood, { rows: counts.rows })}
        </p>
      </div>
    );
  }
  return (
    <div className="stack tight">
      <div className="line apart">
        <p className="strong" role="status">
          {say(importWords.counts, counts)}
        </p>
        <Button href={registerPaths.triedWorkbook(register, report.id)}>{say(importWords.marked)}</Button>
      </div>
      <p className="small soft">{say(importWords.mustBeClean)}</p>
      <div className="import-faults">
        <DataTable
          label={say(importWords.faults)}
          rows={report.faults}
          keyOf={(fault, index) => `${fault.row}/${fault.column}/${index}`}
          fixedHead
          columns={[
            { key: "row", title: say(importWords.row), width: 56, align: "number", render: ({ row }) => row },
            { key: "column", title: say(importWords.column), width: 130, render: ({ column }) => column },
            {
              key: "value",
              title: say(importWords.value),
              width: 150,
              render: ({ value }) => <span className="clamp">{value}</span>,
            },
            { key: "what", title: say(importWords.what), render: ({ message }) => say(message) },
          ]}
        />
      </div>
      {report.moreFaults > 0 && (
        <p className="small soft">{say(importWords.moreFaults, { count: formatCount(report.moreFaults) })}</p>
      )}
    </div>
  );
}
