import { getRouteApi, Link } from "@tanstack/react-router";
import { Article } from "../../components/Article.tsx";
import { DataTable } from "../../components/DataTable.tsx";
import { Moments, Skeleton } from "../../components/Moments.tsx";
import { useWords } from "../../lib/words.tsx";
import { findingWords } from "../../words/findings.ts";
import { ruleWords } from "../../words/rules.ts";
import { dutyWords, levelWords } from "../../words/states.ts";
import { useMe } from "../session/session.ts";
import { packName } from "./pack-name.ts";
import { useRule } from "./queries.ts";
import { RuleRecord } from "./RuleRecord.tsx";
import { RuleText } from "./RuleText.tsx";

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
              {me.pages.includes("findings") && (
                <Link to="/findings" search={{ rule: rule.id }}>
                  {say(ruleWords.openFindings)} →
                </Link>
              )}
            </div>
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
            <section className="section">
              <h2>{say(findingWords.record)}</h2>
              <RuleRecord record={rule.record} />
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
