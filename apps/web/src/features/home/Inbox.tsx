import { Link } from "@tanstack/react-router";
import { useRef, type KeyboardEvent } from "react";
import { DataTable } from "../../components/DataTable.tsx";
import { DueDay } from "../../components/DueDay.tsx";
import { Sentence } from "../../components/Sentence.tsx";
import { useWords } from "../../lib/words.tsx";
import { homeWords, inboxEmptyWords, inboxTabWords } from "../../words/home.ts";
import { useMe } from "../session/session.ts";
import type { InboxItem } from "./queries.ts";
import { inboxTabs, type InboxTab } from "./tabs.ts";

interface InboxProps {
  readonly inbox: Readonly<Record<InboxTab, { readonly count: number; readonly items: readonly InboxItem[] }>>;
  readonly tab: InboxTab;
  readonly onTab: (tab: InboxTab) => void;
}

/** More would push what falls due off a small screen; the rest is one click away. */
const todoRowsShown = 5;

/** The five drawers as tabs; arrow keys move between them. */
export function Inbox({ inbox, tab, onTab }: InboxProps) {
  const { say } = useWords();
  const tabList = useRef<HTMLDivElement>(null);
  const { count, items } = inbox[tab];

  function turn(event: KeyboardEvent) {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const next = inboxTabs[(inboxTabs.indexOf(tab) + step + inboxTabs.length) % inboxTabs.length];
    if (step === 0 || next === undefined) return;
    onTab(next);
    tabList.current?.querySelector<HTMLElement>(`[data-tab="${next}"]`)?.focus();
  }

  return (
    <section aria-label={say(homeWords.inbox)}>
      <div ref={tabList} className="tabs" role="tablist" aria-label={say(homeWords.inbox)} onKeyDown={turn}>
        {inboxTabs.map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            id={`inbox-${one}`}
            data-tab={one}
            aria-selected={one === tab}
            aria-controls="inbox-items"
            tabIndex={one === tab ? 0 : -1}
            className="plain"
            onClick={() => onTab(one)}
          >
            {say(inboxTabWords[one])} <span className="soft">{inbox[one].count}</span>
          </button>
        ))}
      </div>
      <div id="inbox-items" role="tabpanel" aria-labelledby={`inbox-${tab}`}>
        {items.length === 0 ? (
          <p className="empty-line soft">{say(inboxEmptyWords[tab])}</p>
        ) : (
          <InboxTable tab={tab} items={tab === "todo" ? items.slice(0, todoRowsShown) : items} />
        )}
        {tab === "todo" && count > todoRowsShown && (
          <p className="table-foot">
            <Link to="/findings" search={{ mine: true }}>
              {say(homeWords.moreItems, { count })} →
            </Link>
          </p>
        )}
      </div>
    </section>
  );
}

function InboxTable({ tab, items }: { readonly tab: InboxTab; readonly items: readonly InboxItem[] }) {
  const { say } = useWords();
  const me = useMe();
  const showFrom = items.some(({ from }) => from !== null);
  return (
    <DataTable
      label={say(inboxTabWords[tab])}
      rows={items}
      keyOf={(item) => item.findingId}
      columns={[
        {
          key: "case",
          title: say(homeWords.columnCase),
          width: 200,
          render: (item) => (
            <Link to="/findings/$findingId" params={{ findingId: item.findingId }}>
              <span className="whole">{item.legalCaseNo}</span>
              <span className="clamp one" title={item.caseName}>
                {item.caseName}
              </span>
            </Link>
          ),
        },
        {
          key: "due",
          title: say(homeWords.columnDue),
          width: 128,
          render: (item) => <DueDay due={item.answerDue} light={item.light} today={me.today} />,
        },
        {
          key: "what",
          title: say(homeWords.columnWhat),
          minWidth: 240,
          render: (item) => (
            <span className="clamp" title={say(item.title)}>
              <Sentence text={say(item.title)} />
            </span>
          ),
        },
        ...(showFrom
          ? [
              {
                key: "from",
                title: say(homeWords.columnFrom),
                width: 120,
                render: (item: InboxItem) => item.from ?? "",
              },
            ]
          : []),
        {
          key: "ask",
          title: say(homeWords.columnAsk),
          width: 110,
          render: (item) => (
            <Link to="/findings/$findingId" params={{ findingId: item.findingId }}>
              {say(item.ask)}
            </Link>
          ),
        },
      ]}
    />
  );
}
