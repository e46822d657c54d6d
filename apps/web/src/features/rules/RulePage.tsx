import { getRouteApi, Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { Article } from "../../components/Article.tsx";
import { DataTable } from "../../components/DataTable.tsx";
import { Moments, Skeleton } from "../../components/Moments.tsx";
import { Notice } from "../../components/Notice.tsx";
import { useWords } from "../../lib/words.tsx";
import { findingWords } from "../../words/findings.ts";
import { rulesWords, ruleWords } from "../../words/rules.ts";
import { dutyWords, levelWords } from "../../words/states.ts";
import { beginWords, precisionWords, ruleStateMeaning, ruleStateWords } from "../../words/workbench.ts";
import { useMe } from "../session/session.ts";
import { packName } from "./pack-name.ts";
import { useRule } from "./queries.ts";
import { RuleText } from "./RuleText.tsx";
import { Ledger, RuleHistory } from "./workbench/Ledger.tsx";
import { useBenchActs, useBenchRules, useTextInForce, type BenchRule } from "./workbench/queries.ts";
import { ReviseDialog } from "./workbench/ReviseDialog.tsx";
import { SetAsideDialog } from "./workbench/SetAsideDialog.tsx";

const route = getRouteApi("/rules/$ruleId");

const expectations = {
  hit: ruleWords.expectHit,
  clear: ruleWords.expectClear,
  undetermined: ruleWords.expectUndetermined,
} as const;

export function RulePage() {
  const words = useWords();
  const { say, citation } = words;
  const me = useMe();
  const { ruleId } = route.useParams();
  const query = useRule(ruleId);
  const bench = useBenchRules();
  const parts = (bench.data ?? []).filter(({ id }) => id === ruleId);
  const own = parts.find(({ state, revision }) => state !== "shipped" && revision !== query.data?.revision);
  return (
    <div className="page">
      <Link to="/rules">← {say(ruleWords.toList)}</Link>
      <Moments query={query} skeleton={<Skeleton lines={14} />}>
        {(rule) => (
          <>
            <div className="page-head">
              <div>
                <h1>
                  <span className="whole">{rule.id}</span> {say(rule.title)}
                </h1>
                <p className="line loose">
                  <span>{say(rule.kind)}</span>
                  <span>{say(levelWords[rule.level])}</span>
                  <span>{say(dutyWords[rule.duty])}</span>
                  <span className="soft">{packName(rule.pack, words)}</span>
                  <span className="soft">{say(ruleWords.revision, { revision: rule.revision })}</span>
                </p>
              </div>
              <div className="line loose no-print">
                {me.pages.includes("findings") && (
                  <Link to="/findings" search={{ rule: rule.id }}>
                    {say(ruleWords.openFindings)} →
                  </Link>
                )}
                <BenchActs parts={parts} />
              </div>
            </div>
            <States parts={parts} />
            {own !== undefined && <Notice>{say(ruleWords.shippedBelow, { revision: own.revision })}</Notice>}
            <section>
              <h2>{say(ruleWords.says)}</h2>
              <p className="sentence">{say(rule.message)}</p>
              <p className="small soft">{say(ruleWords.saysHint)}</p>
            </section>
            <section className="section">
              <h2>{say(findingWords.basis)}</h2>
              {rule.citations.map((one) => (
                <Article key={citation(one)} citation={one} text={one.text} />
              ))}
            </section>
            <section className="section">
              <h2>{say(ruleWords.text)}</h2>
              <RuleText
                hit={rule.hit}
                applies={rule.applies}
                lets={rule.lets}
                unless={rule.unless}
                inForceFrom={rule.inForceFrom}
                inForceTo={rule.inForceTo}
              />
            </section>
            {own !== undefined && (
              <section className="section">
                <h2>{say(ruleWords.ownText)}</h2>
                <OwnText rule={own} />
              </section>
            )}
            <section className="section">
              <h2>{say(precisionWords.title)}</h2>
              <Ledger ruleId={rule.id} />
            </section>
            <section className="section">
              <h2>{say(precisionWords.history)}</h2>
              <RuleHistory ruleId={rule.id} />
            </section>
            <section className="section">
              <h2>{say(ruleWords.examples)}</h2>
              <DataTable
                label={say(ruleWords.examples)}
                rows={rule.examples}
                keyOf={(example) => example.name}
                columns={[
                  { key: "name", title: say(ruleWords.exampleName), render: (example) => example.name },
                  {
                    key: "expect",
                    title: say(ruleWords.exampleExpect),
                    width: 160,
                    render: ({ expect }) => say(expectations[expect]),
                  },
                ]}
              />
            </section>
          </>
        )}
      </Moments>
    </div>
  );
}

/** What people of the workbench begin from here. */
function BenchActs({ parts }: { readonly parts: readonly BenchRule[] }) {
  const { say } = useWords();
  const { mayRevise, maySetAside } = useBenchActs();
  const [open, setOpen] = useState<"revise" | "setAside" | null>(null);
  const [first] = parts;
  if (first === undefined) return null;
  const isAside = parts.some(({ state }) => state === "quarantined" || state === "retired");
  // What was retired has no text in force to begin from.
  const [firstInForce, ...othersInForce] = parts.filter(({ state }) => state !== "retired");
  return (
    <>
      {mayRevise && firstInForce !== undefined && (
        <Button onClick={() => setOpen("revise")}>{say(beginWords.revise)}</Button>
      )}
      {maySetAside && !isAside && <Button onClick={() => setOpen("setAside")}>{say(beginWords.setAside)}</Button>}
      {open === "revise" && firstInForce !== undefined && (
        <ReviseDialog parts={[firstInForce, ...othersInForce]} onClose={() => setOpen(null)} />
      )}
      {open === "setAside" && <SetAsideDialog rule={first} onClose={() => setOpen(null)} />}
    </>
  );
}

/** How the office judges by each part of the rule, and what is under way. */
function States({ parts }: { readonly parts: readonly BenchRule[] }) {
  const { say } = useWords();
  if (parts.length === 0) return null;
  return (
    <dl className="facts">
      {parts.map(({ over, state, setAside, underWay }) => (
        <div key={over} className="pair">
          <dt>{parts.length === 1 ? say(rulesWords.columnState) : over}</dt>
          <dd>
            {say(ruleWords.state, { state: say(ruleStateWords[state]), meaning: say(ruleStateMeaning[state]) })}{" "}
            {setAside !== null && (
              <Link to="/records/$recordId" params={{ recordId: setAside }}>
                {say(beginWords.aside)}
              </Link>
            )}
          </dd>
          {underWay.length > 0 && (
            <>
              <dt>{say(ruleWords.underWay)}</dt>
              <dd className="line loose">
                {underWay.map(({ record, number, state: at }) => (
                  <Link key={record} to="/rules/workbench/$recordId" params={{ recordId: record }}>
                    {say(rulesWords.underWay, { number, state: say(at) })}
                  </Link>
                ))}
              </dd>
            </>
          )}
        </div>
      ))}
    </dl>
  );
}

/** The whole text by which the office judges, where it is not the product's. */
function OwnText({ rule }: { readonly rule: BenchRule }) {
  const query = useTextInForce({ id: rule.id, over: rule.over });
  return (
    <Moments query={query} skeleton={<Skeleton lines={8} />}>
      {({ text }) => <pre className="feel">{text}</pre>}
    </Moments>
  );
}
