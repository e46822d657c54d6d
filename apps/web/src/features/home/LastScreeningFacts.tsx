import { Link } from "@tanstack/react-router";
import { formatCount } from "../../lib/format.ts";
import { useWords } from "../../lib/words.tsx";
import { deliveriesWords, wizardWords } from "../../words/deliveries.ts";
import { homeWords } from "../../words/home.ts";
import type { LastScreening } from "./queries.ts";

export function LastScreeningFacts({ screening }: { readonly screening: LastScreening }) {
  const { say, day, instant } = useWords();
  if (screening === null) {
    return (
      <section className="stack tight">
        <h2>{say(homeWords.lastScreening)}</h2>
        <p className="soft">{say(homeWords.lastScreeningNone)}</p>
        <p>
          <Link to="/deliveries/new">{say(deliveriesWords.newDelivery)}</Link>
        </p>
      </section>
    );
  }
  const { deliveryId } = screening;
  return (
    <section className="stack tight">
      <h2>{say(homeWords.lastScreening)}</h2>
      <p>
        <Link to="/deliveries/$deliveryId" params={{ deliveryId }}>
          {screening.label}
        </Link>
        <br />
        <span className="small soft">
          {say(wizardWords.dataDate)} {day(screening.dataDate)}
          <br />
          {say(homeWords.screened, { at: instant(screening.finishedAt) })}
        </span>
      </p>
      <dl className="facts numbers">
        <dt>{say(homeWords.cases)}</dt>
        <dd>{formatCount(screening.cases)}</dd>
        <dt>{say(homeWords.hits)}</dt>
        <dd>
          <Link to="/findings" search={{ deliveryId, outcome: "hit" }}>
            {formatCount(screening.hits)}
          </Link>
        </dd>
        <dt>{say(homeWords.undetermined)}</dt>
        <dd>
          <Link to="/findings" search={{ deliveryId, outcome: "undetermined" }}>
            {formatCount(screening.undetermined)}
          </Link>
        </dd>
        <dt>{say(homeWords.newFindings)}</dt>
        <dd>{formatCount(screening.newFindings)}</dd>
      </dl>
    </section>
  );
}
