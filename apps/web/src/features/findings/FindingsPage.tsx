import { findingActs, type FindingAct, type FindingRow } from "@jianheng/contract";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useEffect, useState } from "react";
import { BatchBar } from "../../components/BatchBar.tsx";
import { ColumnChooser, useHiddenColumns } from "../../components/ColumnChooser.tsx";
import { DataTable } from "../../components/DataTable.tsx";
import { KeyHelp } from "../../components/KeyHelp.tsx";
import { EmptyState, Moments, Skeleton } from "../../components/Moments.tsx";
import { PageTurner } from "../../components/PageTurner.tsx";
import { formatCount } from "../../lib/format.ts";
import { recall, remember } from "../../lib/remembered.ts";
import { useSelectableList } from "../../lib/use-selectable-list.ts";
import { useWords } from "../../lib/words.tsx";
import { findingsWords } from "../../words/findings.ts";
import { commonWords, keyWords } from "../../words/format.ts";
import { useMe } from "../session/session.ts";
import { ActDialog } from "./ActDialog.tsx";
import { commonActs } from "./acts.ts";
import { columnsHiddenAtFirst, findingColumns } from "./columns.tsx";
import { FilterBar } from "./FilterBar.tsx";
import { hasFilters, rememberFindingsSearch, type FindingsSearch } from "./filters.ts";
import { KindsPanel } from "./KindsPanel.tsx";
import { findingsPageSize, useFindings, workbookAddress } from "./queries.ts";
import "./findings.css";

const route = getRouteApi("/findings");
const noRows: readonly FindingRow[] = [];

export function FindingsPage() {
  const words = useWords();
  const { say } = words;
  const me = useMe();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const query = useFindings(search);
  const rows = query.data?.items ?? noRows;
  const { active, chosen, setChosen, chosenRows, searchBox, helpOpen, setHelpOpen } = useSelectableList(
    rows,
    ({ id }) => void navigate({ to: "/findings/$findingId", params: { findingId: id } }),
  );
  const [acting, setActing] = useState<{ readonly act: FindingAct; readonly ids: ReadonlySet<string> } | null>(null);
  const [kindsShown, setKindsShown] = useState(() => recall("findings.kinds") !== false);
  const [hidden, setHidden] = useHiddenColumns("findings", columnsHiddenAtFirst);

  useEffect(() => rememberFindingsSearch(search), [search]);

  /** Changes filters; what was selected under the old ones is let go, and the first page is shown. */
  function filter(change: FindingsSearch) {
    setChosen(new Set());
    void navigate({ search: change });
  }

  const columns = findingColumns({
    ...words,
    today: me.today,
    onAct: (row, act) => setActing({ act, ids: new Set([row.id]) }),
  });
  const choosable = columns.filter((column) => column.key !== "case" && column.key !== "next");

  return (
    <div className="page list">
      <div className="page-head">
        <div className="line loose">
          <h1>{say(findingsWords.title)}</h1>
          {query.data !== undefined && (
            <span className="soft" role="status">
              {say(commonWords.shownOf, { shown: rows.length, total: formatCount(query.data.total) })}
            </span>
          )}
        </div>
        <div className="line">
          {!kindsShown && <Button onClick={() => showKinds(true)}>{say(findingsWords.showKinds)}</Button>}
          <ColumnChooser columns={choosable} hidden={hidden} onChange={setHidden} />
          <Button href={workbookAddress(search)}>{say(commonWords.exportExcel)}</Button>
          <Button onClick={() => setHelpOpen(true)} aria-keyshortcuts="?">
            {say(keyWords.help)} <kbd>?</kbd>
          </Button>
        </div>
      </div>
      <FilterBar search={search} onChange={filter} searchBox={searchBox} />
      <div className={kindsShown ? "findings-body with-kinds" : "findings-body"}>
        {kindsShown && <KindsPanel search={search} onChange={filter} onHide={() => showKinds(false)} />}
        <div className="findings-rows">
          {chosenRows.length > 0 && (
            <BatchBar
              count={chosenRows.length}
              acts={commonActs(chosenRows).map((act) => ({ act, label: say(findingActs[act]) }))}
              nothing={say(findingsWords.batchNothingCommon)}
              onAct={(act) => setActing({ act, ids: chosen })}
              onClear={() => setChosen(new Set())}
            />
          )}
          <Moments query={query} skeleton={<Skeleton lines={14} />}>
            {(data) =>
              data.items.length === 0 ? (
                <NoFindings filtered={hasFilters(search)} onReset={() => filter({})} />
              ) : (
                <DataTable
                  label={say(findingsWords.title)}
                  columns={columns.filter((column) => !hidden.includes(column.key))}
                  rows={data.items}
                  keyOf={(row) => row.id}
                  nameOf={(row) => say(findingsWords.rowName, { number: row.number, caseName: row.caseName })}
                  active={active}
                  selection={{ chosen, onChange: setChosen }}
                  fixedHead
                />
              )
            }
          </Moments>
          <PageTurner
            page={search.page ?? 1}
            pageSize={findingsPageSize}
            total={query.data?.total ?? 0}
            onTurn={(page) => filter(page > 1 ? { ...search, page } : withoutPage(search))}
          />
        </div>
      </div>
      <KeyHelp open={helpOpen} onClose={() => setHelpOpen(false)} />
      {acting !== null && (
        <ActDialog
          act={acting.act}
          rows={rows.filter((row) => acting.ids.has(row.id))}
          onDone={() => {
            setActing(null);
            setChosen(new Set());
          }}
          onClose={() => setActing(null)}
        />
      )}
    </div>
  );

  function showKinds(shown: boolean) {
    remember("findings.kinds", shown);
    setKindsShown(shown);
  }
}

function withoutPage({ page: _page, ...search }: FindingsSearch): FindingsSearch {
  return search;
}

function NoFindings({ filtered, onReset }: { readonly filtered: boolean; readonly onReset: () => void }) {
  const { say } = useWords();
  const me = useMe();
  if (filtered) {
    return (
      <EmptyState title={say(findingsWords.emptyFiltered)}>
        <p>{say(findingsWords.emptyFilteredHint)}</p>
        <Button onClick={onReset}>{say(commonWords.reset)}</Button>
      </EmptyState>
    );
  }
  return (
    <EmptyState title={say(findingsWords.emptyTitle)}>
      <p>{say(findingsWords.emptyHint)}</p>
      {me.pages.includes("deliveries") && <Link to="/deliveries/new">{say(findingsWords.toDeliveries)}</Link>}
    </EmptyState>
  );
}
