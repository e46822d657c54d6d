import { getRouteApi, Link } from "@tanstack/react-router";
import type { InputRef } from "antd";
import { useRef, useState } from "react";
import { DataTable } from "../../components/DataTable.tsx";
import { KeyHelp } from "../../components/KeyHelp.tsx";
import { EmptyState, Moments, Skeleton } from "../../components/Moments.tsx";
import { SearchBox } from "../../components/SearchBox.tsx";
import { useListKeys } from "../../lib/use-list-keys.ts";
import { useWords } from "../../lib/words.tsx";
import { rulesWords } from "../../words/rules.ts";
import { dutyWords, levelWords } from "../../words/states.ts";
import { InForce } from "./InForce.tsx";
import { packName } from "./pack-name.ts";
import { useRules, type RuleSummary } from "./queries.ts";

const route = getRouteApi("/rules");

/** The rule book in its own order; the search narrows it on this page. */
export function RulesPage() {
  const words = useWords();
  const { say, citation } = words;
  const { text = "" } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useRules();
  const searchBox = useRef<InputRef>(null);
  const [helpOpen, setHelpOpen] = useState(false);

  const wanted = text.toLowerCase();
  const fits = (rule: RuleSummary) =>
    [rule.id, rule.title.zh, rule.title.en, rule.kind.zh, rule.pack, ...rule.basis.map(citation)].some((part) =>
      part.toLowerCase().includes(wanted),
    );
  const rows = (query.data ?? []).filter(fits);

  const active = useListKeys({
    count: rows.length,
    onOpen: (index) => {
      const row = rows[index];
      if (row !== undefined) void navigate({ to: "/rules/$ruleId", params: { ruleId: row.id } });
    },
    onSearch: () => searchBox.current?.focus(),
    onHelp: () => setHelpOpen(true),
  });

  return (
    <div className="page list">
      <div className="line loose">
        <h1>{say(rulesWords.title)}</h1>
        {query.data !== undefined && (
          <span className="soft" role="status">
            {say(rulesWords.count, { count: rows.length })}
          </span>
        )}
      </div>
      <div role="search" aria-label={say(rulesWords.searchLabel)}>
        <SearchBox
          label={say(rulesWords.searchLabel)}
          hint={say(rulesWords.searchHint)}
          text={text}
          box={searchBox}
          pauseMilliseconds={0}
          onText={(typed) => void navigate({ search: typed === "" ? {} : { text: typed }, replace: true })}
        />
      </div>
      <Moments query={query} skeleton={<Skeleton lines={14} />}>
        {() =>
          rows.length === 0 ? (
            <EmptyState title={text === "" ? say(rulesWords.emptyTitle) : say(rulesWords.emptyFiltered, { text })}>
              {text === "" && <p>{say(rulesWords.emptyHint)}</p>}
            </EmptyState>
          ) : (
            <DataTable
              label={say(rulesWords.title)}
              rows={rows}
              keyOf={(row) => `${row.id} ${row.over}`}
              active={active}
              fixedHead
              columns={[
                {
                  key: "rule",
                  title: say(rulesWords.columnRule),
                  minWidth: 300,
                  render: (row) => (
                    <>
                      <Link to="/rules/$ruleId" params={{ ruleId: row.id }}>
                        <span className="whole">{row.id}</span> {say(row.title)}
                      </Link>
                      <br />
                      <span className="small soft">
                        {say(rulesWords.packAndKind, { pack: packName(row.pack, words), kind: say(row.kind) })}
                      </span>
                    </>
                  ),
                },
                {
                  key: "level",
                  title: say(rulesWords.columnLevel),
                  width: 130,
                  render: (row) => say(levelWords[row.level]),
                },
                {
                  key: "duty",
                  title: say(rulesWords.columnDuty),
                  width: 100,
                  render: (row) => say(dutyWords[row.duty]),
                },
                { key: "over", title: say(rulesWords.columnOver), width: 120, render: (row) => row.over },
                {
                  key: "basis",
                  title: say(rulesWords.columnBasis),
                  width: 300,
                  render: (row) => (
                    <ul>
                      {row.basis.map((one) => (
                        <li key={citation(one)}>{citation(one)}</li>
                      ))}
                    </ul>
                  ),
                },
                {
                  key: "inForce",
                  title: say(rulesWords.columnInForce),
                  width: 150,
                  render: (row) => <InForce from={row.inForceFrom} to={row.inForceTo} />,
                },
              ]}
            />
          )
        }
      </Moments>
      <KeyHelp open={helpOpen} onClose={() => setHelpOpen(false)} />
    </div>
  );
}
