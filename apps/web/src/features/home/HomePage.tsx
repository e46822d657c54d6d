import { getRouteApi } from "@tanstack/react-router";
import { Moments, Skeleton } from "../../components/Moments.tsx";
import { useWords } from "../../lib/words.tsx";
import { homeWords } from "../../words/home.ts";
import { useInboxCounts } from "../inbox/queries.ts";
import { useMe } from "../session/session.ts";
import { FallingDueTable } from "./FallingDueTable.tsx";
import { HomeInbox } from "./HomeInbox.tsx";
import { LastScreeningFacts } from "./LastScreeningFacts.tsx";
import { useOverview } from "./queries.ts";
import "./home.css";

const route = getRouteApi("/");

/** What needs me, by when, why. */
export function HomePage() {
  const { say } = useWords();
  const me = useMe();
  const navigate = route.useNavigate();
  const { tab = "todo" } = route.useSearch();
  const query = useOverview();
  const counts = useInboxCounts();
  const waiting = counts.data?.todo.total;
  return (
    <div className="page">
      <Moments query={query} skeleton={<Skeleton lines={16} />}>
        {({ fallingDue, fallingDueTotal, lastScreening }) => (
          <>
            <h1>
              {waiting === undefined ? say(homeWords.inbox) : needs(waiting)}
              {fallingDueTotal > 0 && (
                <span className="soft"> · {say(homeWords.fallingDueCount, { count: fallingDueTotal })}</span>
              )}
            </h1>
            <div className={me.pages.includes("deliveries") ? "home with-aside" : "home"}>
              <div className="stack">
                <HomeInbox
                  box={tab}
                  onBox={(chosen) => void navigate({ search: chosen === "todo" ? {} : { tab: chosen } })}
                />
                <FallingDueTable rows={fallingDue} total={fallingDueTotal} />
              </div>
              {me.pages.includes("deliveries") && (
                <aside>
                  <LastScreeningFacts screening={lastScreening} />
                </aside>
              )}
            </div>
          </>
        )}
      </Moments>
    </div>
  );

  function needs(count: number): string {
    if (count === 0) return say(homeWords.needsNothing);
    return count === 1 ? say(homeWords.needsYouOne) : say(homeWords.needsYou, { count });
  }
}
