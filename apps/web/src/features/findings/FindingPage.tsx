import {
  dataStates,
  findingActs,
  findingStates,
  needsReport,
  type FindingAct,
  type FindingDetail,
} from "@jianheng/contract";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Button, Dropdown } from "antd";
import { useState } from "react";
import { Article } from "../../components/Article.tsx";
import { DueDay } from "../../components/DueDay.tsx";
import { History } from "../../components/History.tsx";
import { Moments, Skeleton } from "../../components/Moments.tsx";
import { Notice } from "../../components/Notice.tsx";
import { Sentence } from "../../components/Sentence.tsx";
import { monitoringPaperPath } from "../../lib/addresses.ts";
import { useWords } from "../../lib/words.tsx";
import { findingsWords, findingWords } from "../../words/findings.ts";
import { commonWords } from "../../words/format.ts";
import { dutyWords, levelWords, outcomeWords } from "../../words/states.ts";
import { DeadlineSteps } from "../deadline/DeadlineSteps.tsx";
import { DeadlineStrip } from "../deadline/DeadlineStrip.tsx";
import { StartRecord } from "../registers/StartRecord.tsx";
import { RuleRecord } from "../rules/RuleRecord.tsx";
import { RuleText } from "../rules/RuleText.tsx";
import { useMe } from "../session/session.ts";
import { ActDialog } from "./ActDialog.tsx";
import { primaryAct } from "./acts.ts";
import { rememberedFindingsSearch } from "./filters.ts";
import { useFinding } from "./queries.ts";
import { Reasons } from "./Reasons.tsx";
import { ValuesTable, WitnessTables } from "./ValuesTable.tsx";

const route = getRouteApi("/findings/$findingId");

export function FindingPage() {
  const { say } = useWords();
  const { findingId } = route.useParams();
  const query = useFinding(findingId);
  return (
    <div className="page">
      <Link to="/findings" search={rememberedFindingsSearch()}>
        ← {say(findingWords.toList)}
      </Link>
      <Moments query={query} skeleton={<Skeleton lines={16} />}>
        {(finding) => <Finding finding={finding} />}
      </Moments>
    </div>
  );
}

function Finding({ finding }: { readonly finding: FindingDetail }) {
  const { say } = useWords();
  const me = useMe();
  const [acting, setActing] = useState<FindingAct | null>(null);
  return (
    <>
      <Head finding={finding} onAct={setActing} />
      <div className="record">
        <div className="stack">
          <p className="sentence">
            <Sentence text={say(finding.message)} />
          </p>
          {finding.missing.length > 0 && (
            <Notice>
              {say(findingWords.missingHint)}
              <span className="strong">{finding.missing.join(say(commonWords.listComma))}</span>
            </Notice>
          )}
          <section className="section">
            <h2>{say(findingWords.values)}</h2>
            <ValuesTable values={finding.values} />
          </section>
          {finding.witnesses.length > 0 && (
            <section className="section">
              <h2>{say(findingWords.witnesses)}</h2>
              <WitnessTables witnesses={finding.witnesses} />
            </section>
          )}
          {finding.reasons.length > 0 && (
            <section className="section">
              <h2>{say(findingWords.reasons)}</h2>
              <Reasons lines={finding.reasons} />
            </section>
          )}
          {finding.deadline !== null && (
            <section className="section">
              <h2>
                {say(findingWords.deadline)}
                <span className="soft"> · {say(finding.deadline.label)}</span>
              </h2>
              <DeadlineStrip
                deadline={finding.deadline}
                restDays={finding.restDays}
                today={me.today}
                dataDate={finding.asOf}
              />
              <DeadlineSteps steps={finding.deadline.steps} notices={finding.deadline.notices} basis={finding.basis} />
            </section>
          )}
          <section className="section">
            <h2>{say(findingWords.basis)}</h2>
            {finding.basis.map((citation) => (
              <Article
                key={`${citation.instrument}${citation.article}.${citation.paragraph ?? ""}`}
                citation={citation}
                text={citation.text}
              />
            ))}
          </section>
          <section className="section">
            <h2>{say(findingWords.record)}</h2>
            <RuleRecord record={finding.ruleRecord} />
          </section>
          <section className="section">
            <details>
              <summary>{say(findingWords.ruleFold)}</summary>
              <p className="soft">
                <Link to="/rules/$ruleId" params={{ ruleId: finding.rule }}>
                  {say(finding.ruleTitle)}
                </Link>
                {" · "}
                {say(findingWords.ruleRevision, { rule: finding.rule, revision: finding.revision })}
              </p>
              <RuleText {...finding.ruleText} />
            </details>
          </section>
        </div>
        <aside className="stack">
          <section>
            <h2>{say(findingWords.facts)}</h2>
            <Facts finding={finding} />
          </section>
          {(finding.papers.length > 0 || needsReport(finding)) && (
            <section className="section">
              <h2>{say(findingWords.papers)}</h2>
              <Papers finding={finding} />
            </section>
          )}
          <section className="section">
            <h2>{say(findingWords.history)}</h2>
            <History entries={finding.history} />
          </section>
        </aside>
      </div>
      {acting !== null && (
        <ActDialog act={acting} rows={[finding]} onDone={() => setActing(null)} onClose={() => setActing(null)} />
      )}
    </>
  );
}

function Head({ finding, onAct }: { readonly finding: FindingDetail; readonly onAct: (act: FindingAct) => void }) {
  const { say } = useWords();
  const me = useMe();
  const primary = primaryAct(finding);
  const others = finding.allowedActs.filter((act) => act !== primary);
  return (
    <div className="page-head">
      <div>
        <h1>
          <span className="whole">{finding.legalCaseNo}</span> {finding.caseName}
        </h1>
        <p className="line loose">
          <span className="whole soft">{finding.number}</span>
          <span>{say(finding.kind)}</span>
          <span className="strong">{say(findingStates[finding.state])}</span>
          {finding.outcome === "undetermined" && <span>{say(outcomeWords.undetermined)}</span>}
          {finding.dataState !== "present" && <span>{say(dataStates[finding.dataState])}</span>}
        </p>
      </div>
      <div className="line">
        {finding.answerDue !== null && <DueDay due={finding.answerDue} light={finding.light} today={me.today} />}
        {primary !== null && (
          <Button type="primary" onClick={() => onAct(primary)}>
            {say(findingActs[primary])}
          </Button>
        )}
        {others.length > 0 && (
          <Dropdown
            trigger={["click"]}
            menu={{
              items: others.map((act) => ({ key: act, label: say(findingActs[act]) })),
              onClick: ({ key }) => onAct(key as FindingAct),
            }}
          >
            <Button aria-haspopup="menu">{say(commonWords.moreActs)}</Button>
          </Dropdown>
        )}
        {finding.allowedActs.length === 0 && <span className="soft">{say(findingWords.waitsFor)}</span>}
      </div>
    </div>
  );
}

/** Notices and reports about the finding, and what of them is still to be done. */
function Papers({ finding }: { readonly finding: FindingDetail }) {
  const { say, day } = useWords();
  const { notice, papers, reportedOn } = finding;
  return (
    <ul className="stack tight">
      {papers.map((paper) => (
        <li key={paper.id}>
          <a href={monitoringPaperPath(paper.id)} download>
            {say(findingWords[paper.kind])} <span className="whole">{paper.number}</span>
          </a>
          <br />
          <span className="small soft line loose">
            <span>{paper.addressee}</span>
            <span>{day(paper.madeOn)}</span>
            {paper.id === notice?.id && (
              <span>
                {notice.receivedOn === null
                  ? say(findingWords.noticeNotReceived)
                  : say(findingWords.noticeReceived, { day: day(notice.receivedOn) })}
              </span>
            )}
          </span>
        </li>
      ))}
      {needsReport(finding) && (
        <li className="small soft">
          {reportedOn === null ? say(findingWords.notReported) : say(findingWords.reportedOn, { day: day(reportedOn) })}
        </li>
      )}
    </ul>
  );
}

function Facts({ finding }: { readonly finding: FindingDetail }) {
  const { say, day } = useWords();
  const none = <span className="soft">{say(commonWords.none)}</span>;
  return (
    <>
      <dl className="facts">
        <dt>{say(findingsWords.columnSubject)}</dt>
        <dd>{finding.subject.label}</dd>
        <dt>{say(findingsWords.level)}</dt>
        <dd>{say(levelWords[finding.level])}</dd>
        <dt>{say(findingsWords.duty)}</dt>
        <dd>{say(dutyWords[finding.duty])}</dd>
        <dt>{say(commonWords.department)}</dt>
        <dd>
          {finding.office} {finding.department}
        </dd>
        <dt>{say(findingsWords.columnHandler)}</dt>
        <dd>{finding.handler}</dd>
        <dt>{say(findingsWords.columnDutyPerson)}</dt>
        <dd>{finding.dutyPerson ?? none}</dd>
        <dt>{say(findingsWords.columnAssignee)}</dt>
        <dd>{finding.assignee ?? none}</dd>
        <dt>{say(findingsWords.columnDueDate)}</dt>
        <dd>{finding.dueDate === null ? none : day(finding.dueDate)}</dd>
        <dt>{say(findingWords.asOf)}</dt>
        <dd>{day(finding.asOf)}</dd>
        <dt>{say(findingWords.foundIn)}</dt>
        <dd>
          <Link to="/deliveries/$deliveryId" params={{ deliveryId: finding.delivery.id }}>
            {say(findingWords.deliveryWithDate, {
              label: finding.delivery.label,
              day: day(finding.delivery.dataDate),
            })}
          </Link>
        </dd>
        <dt>{say(findingsWords.columnTimesFound)}</dt>
        <dd>{finding.timesFound}</dd>
      </dl>
      <p>
        <Link to="/cases/$legalCaseNo" params={{ legalCaseNo: finding.legalCaseNo }}>
          {say(findingWords.openCase)}
        </Link>
      </p>
      <p className="no-print">
        <StartRecord from={{ kind: "finding", id: finding.id }} />
      </p>
    </>
  );
}
