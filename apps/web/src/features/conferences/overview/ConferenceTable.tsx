import type { RecordRow } from "@jianheng/contract";
import { Link } from "@tanstack/react-router";
import { DataTable } from "../../../components/DataTable.tsx";
import { useWords } from "../../../lib/words.tsx";
import { conferenceWords, overviewWords } from "../../../words/conferences.ts";

interface ConferenceTableProps {
  readonly label: string;
  readonly rows: readonly RecordRow[];
}

export function ConferenceTable({ label, rows }: ConferenceTableProps) {
  const { say, day } = useWords();
  return (
    <DataTable
      label={label}
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        {
          key: "name",
          title: say(overviewWords.name),
          minWidth: 260,
          render: (row) => (
            <Link to="/conferences/$recordId" params={{ recordId: row.id }}>
              <span className="whole">{row.number}</span> {row.title}
            </Link>
          ),
        },
        {
          key: "date",
          title: say(overviewWords.date),
          width: 140,
          render: (row) => <span className="whole">{text(row, "date") === "" ? "" : day(text(row, "date"))}</span>,
        },
        { key: "place", title: say(overviewWords.place), width: 220, render: (row) => text(row, "place") },
        {
          key: "chair",
          title: say(overviewWords.chair),
          width: 120,
          render: (row) => row.names[text(row, "chair")] ?? "",
        },
        { key: "state", title: say(overviewWords.state), width: 130, render: (row) => say(row.stateLabel) },
        {
          key: "next",
          title: "",
          width: 110,
          render: (row) =>
            row.state === "inSession" ? (
              <Link className="whole" to="/conferences/$recordId/live" params={{ recordId: row.id }}>
                {say(conferenceWords.toLive)}
              </Link>
            ) : null,
        },
      ]}
    />
  );
}

function text({ fields }: RecordRow, field: string): string {
  const value = fields[field];
  return typeof value === "string" ? value : "";
}
