import type { RecordRow, RegisterDefinition } from "@jianheng/contract";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useEffect, useState } from "react";
import { BatchBar } from "../../../components/BatchBar.tsx";
import { ColumnChooser, useHiddenColumns } from "../../../components/ColumnChooser.tsx";
import { DataTable } from "../../../components/DataTable.tsx";
import { KeyHelp } from "../../../components/KeyHelp.tsx";
import { EmptyState, Moments, Skeleton } from "../../../components/Moments.tsx";
import { PageTurner } from "../../../components/PageTurner.tsx";
import { formatCount } from "../../../lib/format.ts";
import { useSelectableList } from "../../../lib/use-selectable-list.ts";
import { useWords } from "../../../lib/words.tsx";
import { commonWords, keyWords } from "../../../words/format.ts";
import { registerWords } from "../../../words/registers.ts";
import { useMe } from "../../session/session.ts";
import { commonRecordActs } from "../acts.ts";
import { RecordActDialog } from "../form/RecordActDialog.tsx";
import { ExcelMenu } from "../import/ExcelMenu.tsx";
import { recordsPageSize, useRecords, useRegister } from "../queries.ts";
import { hiddenAtFirst, recordColumns } from "./columns.tsx";
import { changedSearch, hasRecordFilters, rememberRecordsSearch, type RecordsSearch } from "./filters.ts";
import { RecordFilterBar } from "./RecordFilterBar.tsx";
import { SavedViews } from "./SavedViews.tsx";
import { useSortTurn } from "./use-sort-turn.ts";
import "../registers.css";

const route = getRouteApi("/registers/$register");
const noRows: readonly RecordRow[] = [];

/** The list of any register, drawn from its definition. */
export function RegisterPage() {
  const { register } = route.useParams();
  const query = useRegister(register);
  return (
    <Moments
      query={query}
      skeleton={
        <div className="page">
          <Skeleton lines={16} />
        </div>
      }
    >
      {({ definition, mayCreate }) => <RecordList key={register} definition={definition} mayCreate={mayCreate} />}
    </Moments>
  );
}

interface RecordListProps {
  readonly definition: RegisterDefinition;
  readonly mayCreate: boolean;
}

function RecordList({ definition, mayCreate }: RecordListProps) {
  const words = useWords();
  const { say } = words;
  const me = useMe();
  const { register } = definition;
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const query = useRecords(register, search);
  const rows = query.data?.items ?? noRows;
  const { active, chosen, setChosen, chosenRows, searchBox, helpOpen, setHelpOpen } = useSelectableList(
    rows,
    ({ id }) => void navigate({ to: "/records/$recordId", params: { recordId: id } }),
  );
  const [acting, setActing] = useState<{ readonly act: string; readonly ids: ReadonlySet<string> } | null>(null);
  const [hidden, setHidden] = useHiddenColumns(`registers.${register}`, hiddenAtFirst(definition));
  const sortOf = useSortTurn(search, filter);

  useEffect(() => rememberRecordsSearch(register, search), [register, search]);

  /** Changes filters; what was selected under the old ones is let go. */
  function filter(change: RecordsSearch) {
    setChosen(new Set());
    void navigate({ search: change });
  }

  const columns = recordColumns(definition, {
    ...words,
    today: me.today,
    sortOf,
    onAct: (row, act) => setActing({ act, ids: new Set([row.id]) }),
  });
  const choosable = columns.filter(({ key }) => key !== "number" && key !== "next");
  const title = say(definition.title);

  return (
    <div className="page list">
      <div className="page-head">
        <div className="line loose">
          <h1 title={say(definition.purpose)}>{title}</h1>
          {query.data !== undefined && (
            <span className="soft" role="status">
              {say(query.data.more ? registerWords.moreThan : commonWords.shownOf, {
                shown: rows.length,
                total: formatCount(query.data.total),
              })}
            </span>
          )}
        </div>
        <div className="line">
          <SavedViews
            register={register}
            search={search}
            columns={choosable.map(({ key }) => key)}
            hidden={hidden}
            onChoose={(view) => {
              setHidden(view.hidden);
              filter(view.search);
            }}
          />
          <ColumnChooser columns={choosable} hidden={hidden} onChange={setHidden} />
          <ExcelMenu definition={definition} mayCreate={mayCreate} search={search} />
          <Button onClick={() => setHelpOpen(true)} aria-keyshortcuts="?">
            {say(keyWords.help)} <kbd>?</kbd>
          </Button>
          {mayCreate && <NewRecordButton register={register} />}
        </div>
      </div>
      <RecordFilterBar definition={definition} search={search} onChange={filter} searchBox={searchBox} />
      {chosenRows.length > 0 && (
        <BatchBar
          count={chosenRows.length}
          acts={commonRecordActs(definition, chosenRows).map(({ id, label }) => ({ act: id, label: say(label) }))}
          nothing={say(registerWords.batchNothingCommon)}
          onAct={(act) => setActing({ act, ids: chosen })}
          onClear={() => setChosen(new Set())}
        />
      )}
      <Moments query={query} skeleton={<Skeleton lines={14} />}>
        {(data) =>
          data.items.length === 0 ? (
            <NoRecords
              register={register}
              mayCreate={mayCreate}
              filtered={hasRecordFilters(search)}
              onReset={() => filter({})}
            />
          ) : (
            <DataTable
              label={title}
              columns={columns.filter(({ key }) => !hidden.includes(key))}
              rows={data.items}
              keyOf={(row) => row.id}
              nameOf={(row) => say(registerWords.rowName, { number: row.number, title: row.title })}
              active={active}
              selection={{ chosen, onChange: setChosen }}
              fixedHead
            />
          )
        }
      </Moments>
      <PageTurner
        page={search.page ?? 1}
        pageSize={recordsPageSize}
        total={query.data?.total ?? 0}
        onTurn={(page) => filter(changedSearch(search, { page }))}
      />
      <KeyHelp open={helpOpen} onClose={() => setHelpOpen(false)} />
      {acting !== null && (
        <RecordActDialog
          act={acting.act}
          definition={definition}
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
}

function NewRecordButton({ register }: { readonly register: string }) {
  const { say } = useWords();
  const navigate = route.useNavigate();
  return (
    <Button
      type="primary"
      onClick={() => void navigate({ to: "/registers/$register/new", params: { register }, search: {} })}
    >
      {say(registerWords.newRecord)}
    </Button>
  );
}

interface NoRecordsProps {
  readonly register: string;
  readonly mayCreate: boolean;
  readonly filtered: boolean;
  readonly onReset: () => void;
}

function NoRecords({ register, mayCreate, filtered, onReset }: NoRecordsProps) {
  const { say } = useWords();
  if (filtered) {
    return (
      <EmptyState title={say(registerWords.emptyFiltered)}>
        <p>{say(registerWords.emptyFilteredHint)}</p>
        <Button onClick={onReset}>{say(commonWords.reset)}</Button>
      </EmptyState>
    );
  }
  return (
    <EmptyState title={say(registerWords.emptyTitle)}>
      <p>{say(mayCreate ? registerWords.emptyMayCreate : registerWords.emptyHint)}</p>
      {mayCreate && (
        <Link to="/registers/$register/new" params={{ register }} search={{}}>
          {say(registerWords.newRecord)}
        </Link>
      )}
    </EmptyState>
  );
}
