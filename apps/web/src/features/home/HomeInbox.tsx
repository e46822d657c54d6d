import type { InboxBox } from "@jianheng/contract";
import { Link } from "@tanstack/react-router";
import { Moments, Skeleton } from "../../components/Moments.tsx";
import { formatCount } from "../../lib/format.ts";
import { useWords } from "../../lib/words.tsx";
import { boxEmptyWords, inboxWords } from "../../words/inbox.ts";
import { BoxTabs } from "../inbox/BoxTabs.tsx";
import { InboxTable } from "../inbox/InboxTable.tsx";
import { useInbox } from "../inbox/queries.ts";
import "../inbox/inbox.css";

/** More would push what falls due off a small screen; the rest is one click away. */
const rowsShown = 5;

/** The first of each box; the whole of it has a page of its own. */
export function HomeInbox({ box, onBox }: { readonly box: InboxBox; readonly onBox: (box: InboxBox) => void }) {
  const { say } = useWords();
  const query = useInbox(box, 1, rowsShown);
  return (
    <section aria-label={say(inboxWords.title)}>
      <BoxTabs box={box} controls="home-inbox-items" onBox={onBox} />
      <div id="home-inbox-items" role="tabpanel" aria-labelledby={`box-${box}`}>
        <Moments query={query} skeleton={<Skeleton lines={8} />}>
          {({ items, total }) => (
            <>
              {items.length === 0 ? (
                <p className="empty-line soft">{say(boxEmptyWords[box])}</p>
              ) : (
                <InboxTable box={box} items={items} />
              )}
              {total > items.length && (
                <p className="table-foot">
                  <Link to="/inbox" search={box === "todo" ? {} : { box }}>
                    {say(inboxWords.seeAll, { count: formatCount(total) })} →
                  </Link>
                </p>
              )}
            </>
          )}
        </Moments>
      </div>
    </section>
  );
}
