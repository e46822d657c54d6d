import { Button } from "antd";
import { Moments, Skeleton } from "../../components/Moments.tsx";
import { useWords } from "../../lib/words.tsx";
import { findingsWords } from "../../words/findings.ts";
import { filtersOf, type FindingsSearch } from "./filters.ts";
import { useFindingKinds } from "./queries.ts";

interface KindsPanelProps {
  readonly search: FindingsSearch;
  readonly onChange: (search: FindingsSearch) => void;
  readonly onHide: () => void;
}

/** The kinds of problem and their rules with counts, in the order of the rule book; choosing one filters the list. */
export function KindsPanel({ search, onChange, onHide }: KindsPanelProps) {
  const { say } = useWords();
  const { rule, kind, page: _page, ...others } = search;
  // Counted over the other filters, so that choosing a kind does not hide the rest.
  const query = useFindingKinds(filtersOf(others));
  return (
    <section className="kinds" aria-label={say(findingsWords.kinds)}>
      <div className="line apart">
        <h2>{say(findingsWords.kinds)}</h2>
        <Button type="link" size="small" aria-expanded onClick={onHide}>
          {say(findingsWords.hideKinds)}
        </Button>
      </div>
      <p className="small soft">{say(findingsWords.kindsOrder)}</p>
      <Moments query={query} skeleton={<Skeleton lines={10} />}>
        {(kinds) => (
          <ul>
            {kinds.map((group) => {
              const kindChosen = kind === group.kind.zh;
              return (
                <li key={group.kind.zh}>
                  <button
                    type="button"
                    className="plain kind"
                    aria-pressed={kindChosen}
                    onClick={() => onChange(kindChosen ? others : { ...others, kind: group.kind.zh })}
                  >
                    {say(group.kind)}
                  </button>
                  <ul>
                    {group.rules.map((one) => {
                      const ruleChosen = rule === one.rule;
                      return (
                        <li key={one.rule}>
                          <button
                            type="button"
                            className="plain rule"
                            aria-pressed={ruleChosen}
                            onClick={() => onChange(ruleChosen ? others : { ...others, rule: one.rule })}
                          >
                            <span>{say(one.title)}</span>
                            <span className="small soft">
                              {say(findingsWords.kindCount, { open: one.open, total: one.total })}
                              {one.undetermined > 0 &&
                                ` · ${say(findingsWords.kindUndetermined, { count: one.undetermined })}`}
                            </span>
                          </button>
                        </li>
                      );
                    })}
                  </ul>
                </li>
              );
            })}
          </ul>
        )}
      </Moments>
    </section>
  );
}
