import type { Precision } from "@jianheng/contract";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { DataTable, type TableColumn } from "../../../components/DataTable.tsx";
import { Moments, Skeleton } from "../../../components/Moments.tsx";
import { Sentence } from "../../../components/Sentence.tsx";
import { useWords } from "../../../lib/words.tsx";
import { precisionWords } from "../../../words/workbench.ts";
import { PrecisionText, ShareText } from "./PrecisionText.tsx";
import { useLedger } from "./queries.ts";
import "./workbench.css";

/** How the findings of a rule were decided: in all, by revision, by quarter, and why some were dismissed. */
export function Ledger({ ruleId }: { readonly ruleId: string }) {
  const { say } = useWords();
  return (
    <Moments query={useLedger(ruleId)} skeleton={<Skeleton lines={6} />}>
      {({ whole, byRevision, byPeriod, reasons }) => (
        <div className="stack">
          <div>
            <PrecisionText precision={whole} />
            <p className="small soft">{say(precisionWords.hint)}</p>
          </div>
          {byRevision.length > 0 && (
            <Counts
              title={say(precisionWords.byRevision)}
              head={say(precisionWords.revision)}
              rows={byRevision.map(({ revision, precision }) => ({
                key: revision,
                name: revision === "" ? say(precisionWords.unknownRevision) : <code>{revision}</code>,
                precision,
              }))}
            />
          )}
          {byPeriod.length > 0 && (
            <Counts
              title={say(precisionWords.byPeriod)}
              head={say(precisionWords.period)}
              rows={byPeriod.map(({ period, precision }) => ({
                key: period,
                name: <Quarter period={period} />,
                precision,
              }))}
            />
          )}
          {reasons.length > 0 && (
            <section>
              <h3>{say(precisionWords.reasons)}</h3>
              <DataTable
                label={say(precisionWords.reasons)}
                rows={reasons}
                keyOf={({ reason }) => reason.en}
                columns={[
                  { key: "reason", title: say(precisionWords.reason), render: ({ reason }) => say(reason) },
                  {
                    key: "count",
                    title: say(precisionWords.count),
                    width: 110,
                    align: "number",
                    render: ({ count }) => count,
                  },
                ]}
              />
            </section>
          )}
        </div>
      )}
    </Moments>
  );
}

/** `2026Q1` in words. */
function Quarter({ period }: { readonly period: string }) {
  const { say } = useWords();
  const [year = "", quarter = ""] = period.split("Q");
  return <>{say(precisionWords.quarter, { year, quarter })}</>;
}

interface CountRow {
  readonly key: string;
  readonly name: ReactNode;
  readonly precision: Precision;
}

interface CountsProps {
  readonly title: string;
  readonly head: string;
  readonly rows: readonly CountRow[];
}

function Counts({ title, head, rows }: CountsProps) {
  const { say } = useWords();
  const count = (key: "confirmed" | "falseAlarms" | "explained" | "dataLag" | "other"): TableColumn<CountRow> => ({
    key,
    title: say(precisionWords[key]),
    width: 110,
    align: "number",
    render: ({ precision }) => precision[key],
  });
  return (
    <section>
      <h3>{title}</h3>
      <DataTable
        label={title}
        rows={rows}
        keyOf={({ key }) => key}
        columns={[
          { key: "name", title: head, width: 190, render: ({ name }) => name },
          ...(["confirmed", "falseAlarms", "explained", "dataLag", "other"] as const).map(count),
          {
            key: "share",
            title: say(precisionWords.share95),
            minWidth: 220,
            render: ({ precision }) => <ShareText precision={precision} />,
          },
        ]}
      />
    </section>
  );
}

/** What was done to a rule: its revisions and quarantines, the newest first. */
export function RuleHistory({ ruleId }: { readonly ruleId: string }) {
  const { say, instant } = useWords();
  return (
    <Moments query={useLedger(ruleId)} skeleton={<Skeleton lines={3} />}>
      {({ history }) =>
        history.length === 0 ? (
          <p className="soft">{say(precisionWords.noHistory)}</p>
        ) : (
          <ol className="history">
            {history.map(({ record, number, at, by, says }) => (
              <li key={`${record}/${at}/${says.en}`}>
                <p className="small soft">
                  <time dateTime={at}>{instant(at)}</time> · {by}
                </p>
                <p>
                  <Link to="/records/$recordId" params={{ recordId: record }}>
                    <span className="whole">{number}</span>
                  </Link>{" "}
                  <Sentence text={say(says)} />
                </p>
              </li>
            ))}
          </ol>
        )
      }
    </Moments>
  );
}
