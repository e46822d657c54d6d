import { Link } from "@tanstack/react-router";
import { DataTable } from "../../components/DataTable.tsx";
import { StateWord } from "../../components/StateWord.tsx";
import { daysLeftWords } from "../../lib/format.ts";
import { useWords } from "../../lib/words.tsx";
import { homeWords } from "../../words/home.ts";
import { useMe } from "../session/session.ts";
import type { FallingDue } from "./queries.ts";

/** Limits of cases that end soon; one that lies between the data date and today is to be verified, never a violation. */
export function FallingDueTable({ rows, total }: { readonly rows: readonly FallingDue[]; readonly total: number }) {
  const { say, day } = useWords();
  return (
    <section>
      <h2>{say(homeWords.fallingDue)}</h2>
      {rows.length === 0 ? (
        <p className="empty-line soft">{say(homeWords.fallingDueEmpty)}</p>
      ) : (
        <DataTable
          label={say(homeWords.fallingDue)}
          rows={rows}
          keyOf={(row) => `${row.legalCaseNo}/${row.suspect}/${row.deadline.limit}/${row.deadline.dueDate}`}
          columns={[
            {
              key: "case",
              title: say(homeWords.columnCase),
              width: 200,
              render: (row) => (
                <Link to="/cases/$legalCaseNo" params={{ legalCaseNo: row.legalCaseNo }}>
                  <span className="whole">{row.legalCaseNo}</span>
                  <span className="clamp one" title={row.caseName}>
                    {row.caseName}
                  </span>
                </Link>
              ),
            },
            {
              key: "due",
              title: say(homeWords.columnDue),
              width: 128,
              render: (row) => (
                <>
                  <DaysLeft row={row} />
                  <br />
                  <span className="small soft whole">{day(row.deadline.dueDate)}</span>
                </>
              ),
            },
            {
              key: "limit",
              title: say(homeWords.columnLimit),
              minWidth: 200,
              render: (row) => (
                <>
                  {say(row.deadline.label)}
                  {row.deadline.inCustody && <span className="soft"> · {say(homeWords.inCustody)}</span>}
                </>
              ),
            },
            { key: "suspect", title: say(homeWords.columnSuspect), width: 120, render: (row) => row.suspect ?? "" },
            { key: "handler", title: say(homeWords.columnHandler), width: 110, render: (row) => row.handler },
          ]}
        />
      )}
      {total > rows.length && rows.length > 0 && (
        <p className="table-foot">
          <Link to="/cases" search={{ sort: "nextDue", open: "true" }}>
            {say(homeWords.moreLimits, { count: total - rows.length })} →
          </Link>
        </p>
      )}
    </section>
  );
}

function DaysLeft({ row }: { readonly row: FallingDue }) {
  const { language, say } = useWords();
  const me = useMe();
  if (row.state === "toVerify") {
    return (
      <span title={say(homeWords.toVerifyHint)}>
        <StateWord tone="unknown">{say(homeWords.toVerify)}</StateWord>
      </span>
    );
  }
  return (
    <StateWord tone={row.state === "near" ? "amber" : "open"}>
      {daysLeftWords(row.deadline.dueDate, me.today, language)}
    </StateWord>
  );
}
