import type { DeliverySummary } from "@jianheng/contract";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Button } from "antd";
import { DataTable, type TableColumn } from "../../components/DataTable.tsx";
import { EmptyState, Moments, Skeleton } from "../../components/Moments.tsx";
import { PageTurner } from "../../components/PageTurner.tsx";
import { StateWord } from "../../components/StateWord.tsx";
import { formatCount } from "../../lib/format.ts";
import { useWords, type SpokenLanguage } from "../../lib/words.tsx";
import { deliveriesWords, withdrawWords } from "../../words/deliveries.ts";
import { commonWords } from "../../words/format.ts";
import { mappingWords } from "../../words/mapping.ts";
import { deliveriesPageSize, useDeliveries } from "./queries.ts";
import { TemplateLink } from "./TemplateLink.tsx";

const route = getRouteApi("/deliveries");

export function DeliveriesPage() {
  const words = useWords();
  const { say } = words;
  const navigate = route.useNavigate();
  const page = route.useSearch().page ?? 1;
  const query = useDeliveries(page);
  return (
    <div className="page list">
      <div className="page-head">
        <div className="line loose">
          <h1>{say(deliveriesWords.title)}</h1>
          {query.data !== undefined && (
            <span className="soft">
              {say(commonWords.shownOf, { shown: query.data.items.length, total: formatCount(query.data.total) })}
            </span>
          )}
        </div>
        <div className="line">
          <Link to="/deliveries/mappings">{say(mappingWords.savedList)}</Link>
          <TemplateLink />
          <Button type="primary" onClick={() => void navigate({ to: "/deliveries/new" })}>
            {say(deliveriesWords.newDelivery)}
          </Button>
        </div>
      </div>
      <Moments query={query} skeleton={<Skeleton lines={8} />}>
        {(data) =>
          data.items.length === 0 ? (
            <EmptyState title={say(deliveriesWords.emptyTitle)}>
              <p>{say(deliveriesWords.emptyHint)}</p>
            </EmptyState>
          ) : (
            <DataTable
              label={say(deliveriesWords.title)}
              columns={deliveryColumns(words)}
              rows={data.items}
              keyOf={(row) => row.id}
              fixedHead
            />
          )
        }
      </Moments>
      <PageTurner
        page={page}
        pageSize={deliveriesPageSize}
        total={query.data?.total ?? 0}
        onTurn={(turned) => void navigate({ search: turned > 1 ? { page: turned } : {} })}
      />
    </div>
  );
}

function deliveryColumns({ say, day, instant }: SpokenLanguage): TableColumn<DeliverySummary>[] {
  return [
    {
      key: "label",
      title: say(deliveriesWords.columnLabel),
      minWidth: 220,
      render: (row) => (
        <>
          <Link to="/deliveries/$deliveryId" params={{ deliveryId: row.id }}>
            {row.label}
          </Link>
          {row.demonstration && <span className="small soft"> {say(deliveriesWords.demonstration)}</span>}
          <br />
          <span className="small soft">{row.scope.offices.join(say(commonWords.listComma))}</span>
        </>
      ),
    },
    {
      key: "dataDate",
      title: say(deliveriesWords.columnDataDate),
      width: 130,
      render: (row) => <span className="whole">{day(row.dataDate)}</span>,
    },
    {
      key: "kind",
      title: say(deliveriesWords.columnKind),
      width: 70,
      render: (row) => say(deliveriesWords[row.scope.kind]),
    },
    {
      key: "cases",
      title: say(deliveriesWords.columnCases),
      width: 80,
      align: "number",
      render: (row) => formatCount(row.cases),
    },
    {
      key: "rows",
      title: say(deliveriesWords.columnRows),
      width: 90,
      align: "number",
      render: (row) => formatCount(row.rows),
    },
    {
      key: "problems",
      title: say(deliveriesWords.columnProblems),
      width: 90,
      align: "number",
      render: (row) => formatCount(row.problems),
    },
    {
      key: "accepted",
      title: say(deliveriesWords.columnAccepted),
      width: 200,
      render: (row) => (
        <>
          <span className="whole">{instant(row.acceptedAt)}</span>
          <br />
          <span className="small soft">{row.acceptedBy}</span>
        </>
      ),
    },
    {
      key: "screening",
      title: say(deliveriesWords.columnScreening),
      width: 200,
      render: (row) =>
        row.withdrawn === null ? (
          <ScreeningWords screening={row.screening} />
        ) : (
          <span>
            <StateWord tone="unknown">{say(withdrawWords.state)}</StateWord>
            <br />
            <span className="small soft">{row.withdrawn.reason}</span>
          </span>
        ),
    },
  ];
}

export function ScreeningWords({ screening }: { readonly screening: DeliverySummary["screening"] }) {
  const { say } = useWords();
  if (screening === null) return <span className="soft">{say(deliveriesWords.notScreened)}</span>;
  const { state, hits, undetermined, done, total } = screening;
  switch (state) {
    case "queued":
      return <StateWord tone="open">{say(deliveriesWords.queued)}</StateWord>;
    case "running":
      return <StateWord tone="open">{say(deliveriesWords.running, { done, total })}</StateWord>;
    case "failed":
      return <StateWord tone="unknown">{say(deliveriesWords.failed)}</StateWord>;
    case "finished":
      return (
        <StateWord tone="green">
          {say(deliveriesWords.finished, { hits: formatCount(hits), undetermined: formatCount(undetermined) })}
        </StateWord>
      );
    default:
      return null;
  }
}
