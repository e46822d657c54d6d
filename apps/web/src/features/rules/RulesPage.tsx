import { getRouteApi, Link } from "@tanstack/react-router";
import { Button, type InputRef } from "antd";
import { useRef, useState } from "react";
import { DataTable } from "../../components/DataTable.tsx";
import { KeyHelp } from "../../components/KeyHelp.tsx";
import { EmptyState, Moments, Skeleton } from "../../components/Moments.tsx";
import { SearchBox } from "../../components/SearchBox.tsx";
import { useListKeys } from "../../lib/use-list-keys.ts";
import { useWords } from "../../lib/words.tsx";
import { rulesWords, ruleWords } from "../../words/rules.ts";
import { dutyWords, levelWords } from "../../words/states.ts";
import { beginWords, circularWords, coverageWords, ruleStateMeaning, ruleStateWords } from "../../words/workbench.ts";
import { InForce } from "./InForce.tsx";
import { packName } from "./pack-name.ts";
import { useRules, type RuleSummary } from "./queries.ts";
import { NewRuleDialog } from "./workbench/NewRuleDialog.tsx";
import { PrecisionText } from "./workbench/PrecisionText.tsx";
import { useBenchActs, useBenchRules, type BenchRule } from "./workbench/queries.ts";
import { ruleQuarantineRegister, ruleRevisionRegister } from "./workbench/registers.ts";

const route = getRouteApi("/rules");

/** A rule of the office, with what the book says of it. */
interface RuleRow extends BenchRule {
  readonly summary: RuleSummary | undefined;
}

/** The rules of the office in the order of the book; the search narrows them on this page. Nothing is ranked. */
export function RulesPage() {
  const words = useWords();
  const { say, citation } = words;
  const { text = "" } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useBenchRules();
  const summaries = useRules();
  const { mayRevise } = useBenchActs();
  const searchBox = useRef<InputRef>(null);
  const [helpOpen, setHelpOpen] = useState(false);
  const [isBeginning, setBeginning] = useState(false);

  const wanted = text.toLowerCase();
  const fits = (rule: RuleRow) =>
    [
      rule.id,
      rule.title.zh,
      rule.title.en,
      rule.kind.zh,
      rule.pack,
      say(ruleStateWords[rule.state]),
      ...(rule.summary?.basis ?? []).map(citation),
    ].some((part) => part.toLowerCase().includes(wanted));
  const rows = (query.data ?? [])
    .map((rule): RuleRow => ({ ...rule, summary: summaryOf(rule, summaries.data) }))
    .filter(fits);

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
      <div className="line apart">
        <div className="line loose">
          <h1>{say(rulesWords.title)}</h1>
          {query.data !== undefined && (
            <span className="soft" role="status">
              {say(rulesWords.count, { count: rows.length })}
            </span>
          )}
        </div>
        <div className="line loose">
          <Link to="/rules/coverage">{say(coverageWords.open)}</Link>
          <Link to="/rules/circulars">{say(circularWords.open)}</Link>
          {mayRevise && (
            <>
              <Link to="/registers/$register" params={{ register: ruleRevisionRegister }}>
                {say(rulesWords.revisions)}
              </Link>
              <Link to="/registers/$register" params={{ register: ruleQuarantineRegister }}>
                {say(rulesWords.quarantines)}
              </Link>
              <Button disabled={query.data === undefined} onClick={() => setBeginning(true)}>
                {say(beginWords.newRule)}
              </Button>
            </>
          )}
        </div>
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
                  minWidth: 260,
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
                  render: ({ level, summary }) => (
                    <>
                      {say(levelWords[level])}
                      {summary !== undefined && (
                        <>
                          <br />
                          <span className="small soft">{say(dutyWords[summary.duty])}</span>
                        </>
                      )}
                    </>
                  ),
                },
                { key: "over", title: say(rulesWords.columnOver), width: 105, render: (row) => row.over },
                {
                  key: "basis",
                  title: say(rulesWords.columnBasis),
                  width: 275,
                  render: ({ summary }) => <Basis summary={summary} />,
                },
                {
                  key: "state",
                  title: say(rulesWords.columnState),
                  width: 180,
                  render: (row) => <State row={row} />,
                },
                {
                  key: "precision",
                  title: say(rulesWords.columnPrecision),
                  width: 180,
                  render: ({ precision }) => <PrecisionText precision={precision} />,
                },
              ]}
            />
          )
        }
      </Moments>
      {isBeginning && <NewRuleDialog rules={query.data ?? []} onClose={() => setBeginning(false)} />}
      <KeyHelp open={helpOpen} onClose={() => setHelpOpen(false)} />
    </div>
  );
}

function summaryOf({ id, over }: BenchRule, summaries: readonly RuleSummary[] | undefined): RuleSummary | undefined {
  return summaries?.find((summary) => summary.id === id && summary.over === over);
}

function Basis({ summary }: { readonly summary: RuleSummary | undefined }) {
  const { citation } = useWords();
  if (summary === undefined) return null;
  return (
    <>
      <ul>
        {summary.basis.map((one) => (
          <li key={citation(one)}>{citation(one)}</li>
        ))}
      </ul>
      <div className="small soft">
        <InForce from={summary.inForceFrom} to={summary.inForceTo} />
      </div>
    </>
  );
}

/** By what the office judges, and what is under way to change it. */
function State({ row }: { readonly row: BenchRule }) {
  const { say } = useWords();
  const { state, revision, underWay, setAside } = row;
  const isAside = state === "quarantined" || state === "retired";
  return (
    <>
      <span className={isAside ? "strong" : undefined} title={say(ruleStateMeaning[state])}>
        {setAside === null ? (
          say(ruleStateWords[state])
        ) : (
          <Link to="/records/$recordId" params={{ recordId: setAside }}>
            {say(ruleStateWords[state])}
          </Link>
        )}
      </span>
      <br />
      <span className="small soft">{say(ruleWords.revision, { revision })}</span>
      {underWay.map(({ record, number, state: at }) => (
        <p key={record} className="small">
          <Link to="/rules/workbench/$recordId" params={{ recordId: record }}>
            {say(rulesWords.underWay, { number, state: say(at) })}
          </Link>
        </p>
      ))}
    </>
  );
}
