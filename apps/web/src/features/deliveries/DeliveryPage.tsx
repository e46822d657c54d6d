import type { DeliveryDetail, ScreeningProgress } from "@jianheng/contract";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Button, Progress } from "antd";
import { Fragment, useState } from "react";
import { DataTable } from "../../components/DataTable.tsx";
import { Moments, Skeleton } from "../../components/Moments.tsx";
import { Notice } from "../../components/Notice.tsx";
import { formatCount } from "../../lib/format.ts";
import { useWords } from "../../lib/words.tsx";
import { deliveriesWords, deliveryWords, withdrawWords, wizardWords } from "../../words/deliveries.ts";
import { commonWords } from "../../words/format.ts";
import { mappingWords, savedMappingWords } from "../../words/mapping.ts";
import { CheckedFiles } from "./CheckedFiles.tsx";
import { FileFacts } from "./FileFacts.tsx";
import { HowItReads } from "./mapping/HowItReads.tsx";
import { ProblemKinds } from "./ProblemKinds.tsx";
import { useMe } from "../session/session.ts";
import { isUnderWay, useDelivery, useScreening } from "./queries.ts";
import { SheetTable } from "./SheetTable.tsx";
import { StepLine } from "./StepLine.tsx";
import { WithdrawDialog } from "./WithdrawDialog.tsx";

const route = getRouteApi("/deliveries/$deliveryId");

/** One delivery: its screening while it runs, its result by rule, and what was delivered. */
export function DeliveryPage() {
  const { say } = useWords();
  const { deliveryId } = route.useParams();
  const query = useDelivery(deliveryId);
  return (
    <div className="page">
      <Link to="/deliveries">← {say(deliveryWords.toList)}</Link>
      <Moments query={query} skeleton={<Skeleton lines={14} />}>
        {(delivery) => <Delivery delivery={delivery} />}
      </Moments>
    </div>
  );
}

function Delivery({ delivery }: { readonly delivery: DeliveryDetail }) {
  const { say, day, instant } = useWords();
  const screening = useScreening(delivery.screening);
  const underWay = isUnderWay(delivery.screening);
  const { withdrawn } = delivery;
  const [withdrawing, setWithdrawing] = useState(false);
  const mayWithdraw = useMe().roles.includes("caseManagement") && withdrawn === null;
  return (
    <>
      <div>
        <div className="line apart">
          <h1>{delivery.label}</h1>
          {mayWithdraw && <Button onClick={() => setWithdrawing(true)}>{say(withdrawWords.act)}</Button>}
        </div>
        {withdrawing && <WithdrawDialog delivery={delivery} onClose={() => setWithdrawing(false)} />}
        <p className="line loose soft">
          <span>
            {say(wizardWords.dataDate)} {day(delivery.dataDate)}
          </span>
          <span>{say(deliveriesWords[delivery.scope.kind])}</span>
          {delivery.scope.period !== null && (
            <span>
              {say(deliveryWords.period, { from: day(delivery.scope.period.from), to: day(delivery.scope.period.to) })}
            </span>
          )}
          <span>{say(deliveriesWords.acceptedBy, { at: instant(delivery.acceptedAt), who: delivery.acceptedBy })}</span>
        </p>
      </div>
      {withdrawn !== null && (
        <Notice tone="problem">
          {say(withdrawWords.withdrawn, { at: instant(withdrawn.at), who: withdrawn.by, reason: withdrawn.reason })}
        </Notice>
      )}
      <StepLine current={underWay || delivery.report === null ? "screening" : "result"} />
      {withdrawn === null && screening !== null && (underWay || screening.state === "failed") && (
        <ScreeningProgressView screening={screening} />
      )}
      {delivery.report === null ? (
        <p className="soft">{say(deliveryWords.noReport)}</p>
      ) : (
        <Report delivery={delivery} report={delivery.report} />
      )}
      {delivery.report === null && <CheckedFiles delivery={delivery} />}
      <section className="section">
        <h2>{say(wizardWords.sheets)}</h2>
        <SheetTable sheets={delivery.sheets} />
      </section>
      {delivery.mapping !== null && <ReadBy mapping={delivery.mapping} />}
      <section className="section">
        <h2>{say(wizardWords.problems)}</h2>
        <ProblemKinds problems={delivery.problemGroups} />
      </section>
      <section className="section">
        <h2>{say(wizardWords.files)}</h2>
        <p>{delivery.scope.offices.join(say(commonWords.listComma))}</p>
        <FileFacts files={delivery.files} />
      </section>
    </>
  );
}

/** The answers about tables that the delivery was read by. */
function ReadBy({ mapping }: { readonly mapping: NonNullable<DeliveryDetail["mapping"]> }) {
  const { say } = useWords();
  return (
    <section className="section">
      <h2>{say(savedMappingWords.readBy)}</h2>
      <dl className="facts">
        {mapping.tables.map((table) => (
          <Fragment key={`${table.title}/${table.headers.join("/")}`}>
            <dt>{table.title}</dt>
            <dd>
              <HowItReads mapping={table} />
            </dd>
          </Fragment>
        ))}
        {Object.entries(mapping.encodings).map(([file, encoding]) => (
          <Fragment key={file}>
            <dt>{file}</dt>
            <dd>{say(mappingWords.stateEncodingChosen, { encoding })}</dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}

function ScreeningProgressView({ screening }: { readonly screening: ScreeningProgress }) {
  const { say } = useWords();
  const { done, total, hits, undetermined, state } = screening;
  if (state === "failed") {
    return (
      <Notice tone="problem">
        {say(deliveryWords.failed)} {screening.error !== null && say(screening.error)}
      </Notice>
    );
  }
  return (
    <section className="stack tight narrow" aria-label={say(deliveryWords.screening)}>
      <h2>{say(screening.phase)}</h2>
      <Progress percent={total === 0 ? 0 : Math.floor((done / total) * 100)} status="normal" />
      <p role="status">{say(deliveryWords.progress, { done, total, hits: formatCount(hits), undetermined })}</p>
      <p className="small soft">{say(deliveryWords.leave)}</p>
    </section>
  );
}

interface ReportProps {
  readonly delivery: DeliveryDetail;
  readonly report: NonNullable<DeliveryDetail["report"]>;
}

function Report({ delivery, report }: ReportProps) {
  const { say, day } = useWords();
  const deliveryId = delivery.id;
  const runId = delivery.screening?.runId;
  const hasEarlier = report.foundAgain + report.correctedInData + report.notReexamined > 0;
  const figures = ["newFindings", "foundAgain", "reopened", "correctedInData", "notReexamined"] as const;
  return (
    <section className="stack">
      <div className="line apart">
        <h2>
          {say(deliveryWords.result)}
          <span className="soft"> · {say(deliveryWords.asOf, { day: day(report.asOf) })}</span>
        </h2>
        <Link to="/findings" search={{ deliveryId }}>
          {say(deliveryWords.openFindings)} →
        </Link>
      </div>
      <dl className="figures">
        {figures.map((figure) => (
          <div key={figure}>
            <dt>{say(deliveryWords[figure])}</dt>
            <dd>
              {report[figure] === 0 || runId === undefined ? (
                formatCount(report[figure])
              ) : (
                <Link
                  to="/findings"
                  search={{ runId, runResult: figure }}
                  aria-label={say(deliveryWords.openFigure, { figure: say(deliveryWords[figure]) })}
                >
                  {formatCount(report[figure])}
                </Link>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {hasEarlier && (
        <p>
          {say(deliveryWords.comparedWith, {
            newFindings: formatCount(report.newFindings),
            foundAgain: formatCount(report.foundAgain),
            reopened: formatCount(report.reopened),
            correctedInData: formatCount(report.correctedInData),
            notReexamined: formatCount(report.notReexamined),
          })}
        </p>
      )}
      <CheckedFiles delivery={delivery} />
      <h2>{say(deliveryWords.byRule)}</h2>
      <DataTable
        label={say(deliveryWords.byRule)}
        rows={report.rules}
        keyOf={(row, index) => `${row.rule} ${index}`}
        columns={[
          {
            key: "rule",
            title: say(deliveryWords.rule),
            minWidth: 280,
            render: (row) => (
              <>
                <Link to="/rules/$ruleId" params={{ ruleId: row.rule }}>
                  {row.rule}
                </Link>{" "}
                {say(row.title)}
              </>
            ),
          },
          {
            key: "hits",
            title: say(deliveryWords.hits),
            width: 100,
            align: "number",
            render: (row) =>
              row.hits === 0 ? (
                "0"
              ) : (
                <Link to="/findings" search={{ deliveryId, rule: row.rule, outcome: "hit" }}>
                  {formatCount(row.hits)}
                </Link>
              ),
          },
          {
            key: "undetermined",
            title: say(deliveryWords.undetermined),
            width: 100,
            align: "number",
            render: (row) =>
              row.undetermined === 0 ? (
                "0"
              ) : (
                <Link to="/findings" search={{ deliveryId, rule: row.rule, outcome: "undetermined" }}>
                  {formatCount(row.undetermined)}
                </Link>
              ),
          },
          {
            key: "note",
            title: say(deliveryWords.note),
            render: (row) => (
              <span className={row.engine === "none" ? "strong" : "soft"}>
                {row.engine === "none" && `${say(deliveryWords.notRun)} `}
                {row.note !== null && say(row.note)}
              </span>
            ),
          },
        ]}
      />
    </section>
  );
}
