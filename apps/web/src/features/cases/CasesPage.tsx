import type { CaseRow } from "@jianheng/contract";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Button, Select, type InputRef } from "antd";
import { useRef, useState } from "react";
import { DataTable, type TableColumn } from "../../components/DataTable.tsx";
import { KeyHelp } from "../../components/KeyHelp.tsx";
import { EmptyState, Moments, Skeleton } from "../../components/Moments.tsx";
import { PageTurner } from "../../components/PageTurner.tsx";
import { SearchBox } from "../../components/SearchBox.tsx";
import { daysLeftWords, formatCount } from "../../lib/format.ts";
import { useListKeys } from "../../lib/use-list-keys.ts";
import { useWords, type SpokenLanguage } from "../../lib/words.tsx";
import { casesWords } from "../../words/cases.ts";
import { commonWords, keyWords } from "../../words/format.ts";
import { useOffices } from "../organisation/queries.ts";
import { useMe } from "../session/session.ts";
import { caseTypes } from "./case-types.ts";
import { casesPageSize, useCases } from "./queries.ts";
import { caseSorts, type CasesSearch } from "./search.ts";

const route = getRouteApi("/cases");
const noRows: readonly CaseRow[] = [];

const sortWords = {
  acceptedDate: casesWords.sortAcceptedDate,
  nextDue: casesWords.sortNextDue,
  legalCaseNo: casesWords.sortLegalCaseNo,
} as const;

export function CasesPage() {
  const words = useWords();
  const { say } = words;
  const me = useMe();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const query = useCases(search);
  const rows = query.data?.items ?? noRows;
  const offices = useOffices();
  const searchBox = useRef<InputRef>(null);
  const [helpOpen, setHelpOpen] = useState(false);
  const { page = 1, sort = "acceptedDate", ...filters } = search;
  const filtered = Object.keys(filters).length > 0;

  function change(part: { [Key in keyof CasesSearch]?: CasesSearch[Key] | undefined }) {
    const { page: _page, ...others } = search;
    const next = Object.fromEntries(Object.entries({ ...others, ...part }).filter(([, value]) => value !== undefined));
    void navigate({ search: next });
  }

  const active = useListKeys({
    count: rows.length,
    onOpen: (index) => {
      const row = rows[index];
      if (row !== undefined) void navigate({ to: "/cases/$legalCaseNo", params: { legalCaseNo: row.legalCaseNo } });
    },
    onSearch: () => searchBox.current?.focus(),
    onHelp: () => setHelpOpen(true),
  });

  return (
    <div className="page list">
      <div className="page-head">
        <div className="line loose">
          <h1>{say(casesWords.title)}</h1>
          {query.data !== undefined && (
            <span className="soft" role="status">
              {say(commonWords.shownOf, { shown: rows.length, total: formatCount(query.data.total) })}
            </span>
          )}
        </div>
        <Button onClick={() => setHelpOpen(true)} aria-keyshortcuts="?">
          {say(keyWords.help)} <kbd>?</kbd>
        </Button>
      </div>
      <div className="line" role="search" aria-label={say(casesWords.searchLabel)}>
        <SearchBox
          label={say(casesWords.searchLabel)}
          hint={say(casesWords.searchHint)}
          text={search.text ?? ""}
          box={searchBox}
          onText={(text) => change({ text: text === "" ? undefined : text })}
        />
        <Select
          allowClear
          showSearch
          style={{ width: 180 }}
          aria-label={say(casesWords.caseType)}
          placeholder={say(casesWords.caseType)}
          value={search.caseType}
          options={caseTypes.map((value) => ({ value, label: value }))}
          onChange={(caseType: string | undefined) => change({ caseType })}
        />
        <Select
          allowClear
          style={{ width: 130 }}
          aria-label={say(casesWords.openState)}
          placeholder={say(casesWords.openState)}
          value={search.open}
          options={[
            { value: "true" as const, label: say(casesWords.onlyOpen) },
            { value: "false" as const, label: say(casesWords.onlyClosed) },
          ]}
          onChange={(open: "true" | "false" | undefined) => change({ open })}
        />
        {(offices.data?.length ?? 0) > 1 && me.reach === "office" && (
          <Select
            allowClear
            style={{ width: 200 }}
            aria-label={say(commonWords.office)}
            placeholder={say(commonWords.office)}
            value={search.officeCode}
            options={(offices.data ?? []).map(({ code, name }) => ({ value: code, label: name }))}
            onChange={(officeCode: string | undefined) => change({ officeCode })}
          />
        )}
        <Select
          style={{ width: 160 }}
          aria-label={say(casesWords.sort)}
          value={sort}
          options={caseSorts.map((value) => ({ value, label: say(sortWords[value]) }))}
          onChange={(chosen) => change({ sort: chosen === "acceptedDate" ? undefined : chosen })}
        />
        {filtered && <Button onClick={() => void navigate({ search: {} })}>{say(commonWords.reset)}</Button>}
      </div>
      <Moments query={query} skeleton={<Skeleton lines={14} />}>
        {(data) =>
          data.items.length === 0 ? (
            <EmptyState title={say(filtered ? casesWords.emptyFiltered : casesWords.emptyTitle)}>
              {!filtered && <p>{say(casesWords.emptyHint)}</p>}
            </EmptyState>
          ) : (
            <DataTable
              label={say(casesWords.title)}
              columns={caseColumns(words, me.today)}
              rows={data.items}
              keyOf={(row) => row.legalCaseNo}
              active={active}
              fixedHead
            />
          )
        }
      </Moments>
      <PageTurner
        page={page}
        pageSize={casesPageSize}
        total={query.data?.total ?? 0}
        onTurn={(turned) => void navigate({ search: { ...search, page: turned } })}
      />
      <KeyHelp open={helpOpen} onClose={() => setHelpOpen(false)} />
    </div>
  );
}

function caseColumns({ say, day, language }: SpokenLanguage, today: string): TableColumn<CaseRow>[] {
  const dayOrNone = (value: string | null) =>
    value === null ? <span className="soft">–</span> : <span className="whole">{day(value)}</span>;
  return [
    {
      key: "case",
      title: say(casesWords.columnCase),
      minWidth: 260,
      render: (row) => (
        <Link to="/cases/$legalCaseNo" params={{ legalCaseNo: row.legalCaseNo }}>
          <span className="whole">{row.legalCaseNo}</span>
          <span className="clamp one" title={row.caseName}>
            {row.caseName}
          </span>
        </Link>
      ),
    },
    { key: "type", title: say(casesWords.columnType), width: 110, render: (row) => row.caseType },
    {
      key: "handler",
      title: say(casesWords.columnHandler),
      width: 130,
      render: (row) => (
        <>
          {row.handler}
          <br />
          <span className="small soft">{row.department}</span>
        </>
      ),
    },
    {
      key: "accepted",
      title: say(casesWords.columnAccepted),
      width: 120,
      render: (row) => dayOrNone(row.acceptedDate),
    },
    {
      key: "decided",
      title: say(casesWords.columnDecided),
      width: 120,
      render: (row) =>
        row.decidedDate === null ? <span className="soft">{say(casesWords.running)}</span> : dayOrNone(row.decidedDate),
    },
    {
      key: "suspects",
      title: say(casesWords.columnSuspects),
      width: 70,
      align: "number",
      render: (row) => row.suspects,
    },
    {
      key: "nextDue",
      title: say(casesWords.columnNextDue),
      width: 130,
      render: (row) =>
        row.nextDue === null ? (
          <span className="soft">–</span>
        ) : (
          <>
            <span className="whole">{day(row.nextDue)}</span>
            <br />
            <span className="small soft">
              {row.nextDue < today ? say(casesWords.duePassedToVerify) : daysLeftWords(row.nextDue, today, language)}
            </span>
          </>
        ),
    },
    {
      key: "openFindings",
      title: say(casesWords.columnOpenFindings),
      width: 100,
      align: "number",
      render: (row) =>
        row.openFindings === 0 ? (
          "0"
        ) : (
          <Link to="/findings" search={{ text: row.legalCaseNo }}>
            {row.openFindings}
          </Link>
        ),
    },
  ];
}
