import { getRouteApi, Link } from "@tanstack/react-router";
import { Checkbox, type InputRef } from "antd";
import { useRef, useState } from "react";
import { DataTable } from "../../components/DataTable.tsx";
import { KeyHelp } from "../../components/KeyHelp.tsx";
import { EmptyState, Moments, Skeleton } from "../../components/Moments.tsx";
import { SearchBox } from "../../components/SearchBox.tsx";
import { useListKeys } from "../../lib/use-list-keys.ts";
import { useWords } from "../../lib/words.tsx";
import { benchWords, coverageWords } from "../../words/workbench.ts";
import { narrow, type NarrowedTable } from "./workbench/coverage.ts";
import { useCoverage } from "./workbench/queries.ts";
import "./workbench/workbench.css";

const route = getRouteApi("/rules/coverage");

/** Every column of every table, and the rules that read it; a column without one is a blind spot. */
export function CoveragePage() {
  const { say } = useWords();
  const { text = "", bare = false } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useCoverage();
  const searchBox = useRef<InputRef>(null);
  const [helpOpen, setHelpOpen] = useState(false);
  useListKeys({
    count: 0,
    onOpen: () => {},
    onSearch: () => searchBox.current?.focus(),
    onHelp: () => setHelpOpen(true),
  });
  const search = (next: { readonly text: string; readonly bare: boolean }) =>
    void navigate({
      search: { ...(next.text === "" ? {} : { text: next.text }), ...(next.bare ? { bare: true } : {}) },
      replace: true,
    });
  return (
    <div className="page">
      <Link to="/rules">← {say(benchWords.toRules)}</Link>
      <div>
        <h1>{say(coverageWords.title)}</h1>
        <p className="soft">{say(coverageWords.hint)}</p>
      </div>
      <div className="line loose" role="search" aria-label={say(coverageWords.searchLabel)}>
        <SearchBox
          label={say(coverageWords.searchLabel)}
          hint={say(coverageWords.searchHint)}
          text={text}
          box={searchBox}
          pauseMilliseconds={0}
          onText={(typed) => search({ text: typed, bare })}
        />
        <Checkbox checked={bare} onChange={(event) => search({ text, bare: event.target.checked })}>
          {say(coverageWords.onlyBare)}
        </Checkbox>
      </div>
      <Moments query={query} skeleton={<Skeleton lines={14} />}>
        {(all) => <Tables tables={narrow(all, { text, onlyBare: bare })} />}
      </Moments>
      <KeyHelp open={helpOpen} onClose={() => setHelpOpen(false)} />
    </div>
  );
}

function Tables({ tables }: { readonly tables: readonly NarrowedTable[] }) {
  const { say } = useWords();
  if (tables.length === 0)
    return (
      <EmptyState title={say(coverageWords.empty)}>
        <p>{say(coverageWords.emptyHint)}</p>
      </EmptyState>
    );
  const sum = (of: "total" | "bare") => tables.reduce((count, table) => count + table[of], 0);
  return (
    <>
      <p role="status">
        {say(coverageWords.count, { tables: tables.length, columns: sum("total"), bare: sum("bare") })}
      </p>
      <nav aria-label={say(coverageWords.tables)} className="line loose">
        {tables.map(({ dataset }) => (
          <a key={dataset.en} href={`#${encodeURIComponent(dataset.en)}`}>
            {say(dataset)}
          </a>
        ))}
      </nav>
      {tables.map((table) => (
        <Table key={table.dataset.en} {...table} />
      ))}
    </>
  );
}

function Table({ dataset, columns, total, bare }: NarrowedTable) {
  const { say, language } = useWords();
  return (
    <section className="section" id={encodeURIComponent(dataset.en)}>
      <h2>
        {say(dataset)}{" "}
        <span className="small soft table-count">{say(coverageWords.ofTable, { columns: total, bare })}</span>
      </h2>
      <DataTable
        label={say(dataset)}
        rows={columns}
        keyOf={({ label }) => label}
        columns={[
          {
            key: "column",
            title: say(coverageWords.column),
            width: 300,
            render: ({ label, en }) => (
              <>
                {label}
                {language === "en" && <span className="soft"> {en}</span>}
              </>
            ),
          },
          {
            key: "rules",
            title: say(coverageWords.rules),
            render: ({ rules }) =>
              rules.length === 0 ? (
                <span className="soft">{say(coverageWords.bare)}</span>
              ) : (
                <span className="rule-ids">
                  {rules.map((ruleId) => (
                    <Link key={ruleId} to="/rules/$ruleId" params={{ ruleId }}>
                      {ruleId}
                    </Link>
                  ))}
                </span>
              ),
          },
          {
            key: "needed",
            title: "",
            width: 150,
            render: ({ needed }) => needed && <span className="small soft">{say(coverageWords.needed)}</span>,
          },
        ]}
      />
    </section>
  );
}
