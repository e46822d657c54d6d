import { findingStates, type CaseDetail, type CaseLane, type FindingRow } from "@jianheng/contract";
import { QuestionCircleOutlined } from "@ant-design/icons";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { DataTable } from "../../components/DataTable.tsx";
import { DueDay } from "../../components/DueDay.tsx";
import { Moments, Skeleton } from "../../components/Moments.tsx";
import { Sentence } from "../../components/Sentence.tsx";
import { useWords } from "../../lib/words.tsx";
import { casesWords, caseWords } from "../../words/cases.ts";
import { findingsWords } from "../../words/findings.ts";
import { commonWords } from "../../words/format.ts";
import { computeWords } from "../../words/limits.ts";
import { levelWords, limitStateWords, outcomeWords } from "../../words/states.ts";
import { DeadlineSteps } from "../deadline/DeadlineSteps.tsx";
import { DeadlineStrip } from "../deadline/DeadlineStrip.tsx";
import { emptyForm, formOfClock, writeSearch } from "../limits/clock-form.ts";
import { useMe } from "../session/session.ts";
import { StartRecord } from "../registers/StartRecord.tsx";
import { caseDataset, cellText, columnType } from "./column-types.ts";
import { useCase } from "./queries.ts";
import { SheetRows } from "./SheetRows.tsx";
import { Timeline } from "./Timeline.tsx";

const route = getRouteApi("/cases/$legalCaseNo");

export function CasePage() {
  const { say } = useWords();
  const { legalCaseNo } = route.useParams();
  const query = useCase(legalCaseNo);
  return (
    <div className="page">
      <Link to="/cases" className="no-print">
        ← {say(caseWords.toList)}
      </Link>
      <Moments query={query} skeleton={<Skeleton lines={18} />}>
        {(detail) => <Case key={detail.legalCaseNo} detail={detail} />}
      </Moments>
    </div>
  );
}

interface ChosenLimit {
  readonly lane: CaseLane;
  readonly limit: CaseLane["limits"][number];
}

function Case({ detail }: { readonly detail: CaseDetail }) {
  const { say, day } = useWords();
  const [chosen, setChosen] = useState<ChosenLimit | null>(null);
  return (
    <>
      <div className="page-head">
        <div>
          <h1>
            <span className="whole">{detail.legalCaseNo}</span> {detail.caseName}
          </h1>
          <p className="line loose">
            <span>{detail.caseType}</span>
            <span>
              {detail.office} {detail.department}
            </span>
            <span>{detail.handler}</span>
            {detail.acceptedDate !== null && (
              <span className="soft">
                {say(casesWords.columnAccepted)} {day(detail.acceptedDate)}
              </span>
            )}
            {detail.decidedDate !== null && (
              <span className="soft">
                {say(casesWords.columnDecided)} {day(detail.decidedDate)}
              </span>
            )}
          </p>
        </div>
        <div className="line no-print">
          <StartRecord from={{ kind: "case", id: detail.legalCaseNo }} size="middle" />
          <Button onClick={() => window.print()}>{say(caseWords.print)}</Button>
        </div>
      </div>
      <section aria-label={say(caseWords.timeline)}>
        {detail.lanes.length === 0 ? (
          <p className="soft">{say(caseWords.noLanes)}</p>
        ) : (
          <>
            <Timeline detail={detail} onLimit={(lane, limit) => setChosen({ lane, limit })} />
            <UndeterminedLimits lanes={detail.lanes} />
          </>
        )}
      </section>
      {chosen !== null && (
        <section className="section case-below" aria-live="polite">
          <div className="line apart">
            <h2>
              {chosen.lane.name} · {say(chosen.limit.label)}
              <span className="soft"> · {say(limitStateWords[chosen.limit.state])}</span>
            </h2>
            <div className="line">
              {chosen.limit.clock !== undefined && (
                <Link
                  to="/limits/compute"
                  search={writeSearch({
                    ...emptyForm,
                    limit: chosen.limit.limit,
                    suspects: [formOfClock(chosen.limit.clock)],
                  })}
                >
                  {say(computeWords.fromCase)} →
                </Link>
              )}
              <Button onClick={() => setChosen(null)}>{say(commonWords.close)}</Button>
            </div>
          </div>
          <DeadlineStrip
            deadline={chosen.limit}
            restDays={detail.restDays}
            today={detail.today}
            dataDate={detail.dataDate}
          />
          <DeadlineSteps steps={chosen.limit.steps} notices={chosen.limit.notices} basis={[]} />
        </section>
      )}
      <div className="stack case-below">
        <section className="section">
          <h2>{say(caseWords.findings)}</h2>
          {detail.findings.length === 0 ? (
            <p className="soft">{say(caseWords.noFindings)}</p>
          ) : (
            <CaseFindings rows={detail.findings} />
          )}
        </section>
        <section className="section">
          <h2>{say(caseWords.facts)}</h2>
          <dl className="facts wide">
            {detail.facts.map((fact) => (
              <div key={fact.label} className={fact.value.length > longFact ? "long" : undefined}>
                <dt>{fact.label}</dt>
                <dd>{cellText(fact.value, columnType(caseDataset, fact.label), { day })}</dd>
              </div>
            ))}
          </dl>
        </section>
        {detail.related.length > 0 && (
          <section className="section">
            <h2>{say(caseWords.related)}</h2>
            <ul>
              {detail.related.map((one) => (
                <li key={one.legalCaseNo}>
                  {say(one.relation)}{" "}
                  <Link to="/cases/$legalCaseNo" params={{ legalCaseNo: one.legalCaseNo }} className="whole">
                    {one.legalCaseNo}
                  </Link>{" "}
                  <span className="soft">{one.caseType}</span>
                </li>
              ))}
            </ul>
          </section>
        )}
        <section className="section">
          <h2>{say(caseWords.sheets)}</h2>
          <SheetRows sheets={detail.sheets} />
        </section>
      </div>
    </>
  );
}

/** A value of more characters takes the whole width. */
const longFact = 24;

/** Limits that no day can be given for, with what is missing; the timeline has no place for them. */
function UndeterminedLimits({ lanes }: { readonly lanes: readonly CaseLane[] }) {
  const { say } = useWords();
  const lines = lanes.flatMap((lane) =>
    lane.limits.filter(({ state }) => state === "undetermined").map((limit) => ({ lane, limit })),
  );
  if (lines.length === 0) return null;
  return (
    <section className="case-below undetermined-limits">
      <h3>{say(caseWords.undeterminedLimits)}</h3>
      <ul>
        {lines.map(({ lane, limit }) => (
          <li key={`${lane.suspectNo}/${limit.limit}/${limit.missing.join()}`}>
            {say(caseWords.undeterminedLimit, {
              name: lane.name,
              label: say(limit.label),
              facts: limit.missing.join(say(commonWords.listComma)),
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}

function CaseFindings({ rows }: { readonly rows: readonly FindingRow[] }) {
  const { say } = useWords();
  const me = useMe();
  return (
    <DataTable
      label={say(caseWords.findings)}
      rows={rows}
      keyOf={(row) => row.id}
      columns={[
        {
          key: "number",
          title: say(findingsWords.columnNumber),
          width: 160,
          render: (row) => (
            <Link to="/findings/$findingId" params={{ findingId: row.id }} className="whole">
              {row.number}
            </Link>
          ),
        },
        {
          key: "message",
          title: say(findingsWords.columnMessage),
          minWidth: 280,
          render: (row) => (
            <>
              {row.outcome === "undetermined" && (
                <QuestionCircleOutlined
                  role="img"
                  aria-label={say(outcomeWords.undetermined)}
                  className="before-words"
                />
              )}
              <Sentence text={say(row.message)} />
            </>
          ),
        },
        {
          key: "subject",
          title: say(findingsWords.columnSubject),
          width: 120,
          render: (row) => row.subject.label,
        },
        { key: "level", title: say(findingsWords.level), width: 120, render: (row) => say(levelWords[row.level]) },
        { key: "state", title: say(findingsWords.state), width: 120, render: (row) => say(findingStates[row.state]) },
        {
          key: "answerDue",
          title: say(findingsWords.columnAnswerDue),
          width: 130,
          render: (row) =>
            row.answerDue === null ? (
              <span className="soft">–</span>
            ) : (
              <DueDay due={row.answerDue} light={row.light} today={me.today} />
            ),
        },
      ]}
    />
  );
}
