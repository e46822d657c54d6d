import type { InboxItem } from "@jianheng/contract";
import { getRouteApi } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { BatchBar } from "../../components/BatchBar.tsx";
import { KeyHelp } from "../../components/KeyHelp.tsx";
import { Moments, Skeleton } from "../../components/Moments.tsx";
import { PageTurner } from "../../components/PageTurner.tsx";
import { useListKeys } from "../../lib/use-list-keys.ts";
import { useWords } from "../../lib/words.tsx";
import { keyWords } from "../../words/format.ts";
import { boxEmptyWords, delegationWords, inboxWords } from "../../words/inbox.ts";
import { BoxTabs } from "./BoxTabs.tsx";
import { DelegationDialog } from "./DelegationDialog.tsx";
import { InboxTable } from "./InboxTable.tsx";
import { inboxPageSize, useInbox } from "./queries.ts";
import { commonSimpleActs } from "./simple-acts.ts";
import { SureDialog } from "./SureDialog.tsx";
import { useReminder } from "./use-reminder.ts";
import "./inbox.css";

const route = getRouteApi("/inbox");
const noItems: readonly InboxItem[] = [];
const remindAct = "remind";

/** Everything that waits for me, that I watch, that was sent to me, that I did or began. */
export function InboxPage() {
  const { say } = useWords();
  const { box = "todo", page = 1 } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useInbox(box, page);
  const items = query.data?.items ?? noItems;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [acting, setActing] = useState<{ readonly act: string; readonly items: readonly InboxItem[] } | null>(null);
  const [helpOpen, setHelpOpen] = useState(false);
  const [delegating, setDelegating] = useState(false);
  const remind = useReminder();

  const active = useListKeys({
    count: items.length,
    onOpen: (index) => open(items[index]),
    onSelect: (index) => {
      const id = items[index]?.id;
      if (id === undefined) return;
      const next = new Set(chosen);
      if (!next.delete(id)) next.add(id);
      setChosen(next);
    },
    onSearch: () => {},
    onHelp: () => setHelpOpen(true),
  });

  function open(item: InboxItem | undefined) {
    if (item?.kind === "finding") void navigate({ to: "/findings/$findingId", params: { findingId: item.id } });
    else if (item !== undefined) void navigate({ to: "/records/$recordId", params: { recordId: item.id } });
  }

  const chosenItems = items.filter(({ id }) => chosen.has(id));
  const records = chosenItems.filter(({ kind }) => kind === "record");
  const acts = [
    ...commonSimpleActs(chosenItems).map(({ act, label }) => ({ act, label: say(label) })),
    ...(box !== "todo" && records.length > 0 ? [{ act: remindAct, label: say(inboxWords.remind) }] : []),
  ];

  return (
    <div className="page list">
      <div className="page-head">
        <h1>{say(inboxWords.title)}</h1>
        <div className="line">
          <Button onClick={() => setDelegating(true)}>{say(delegationWords.open)}</Button>
          <Button onClick={() => setHelpOpen(true)} aria-keyshortcuts="?">
            {say(keyWords.help)} <kbd>?</kbd>
          </Button>
        </div>
      </div>
      <BoxTabs
        box={box}
        controls="inbox-items"
        onBox={(next) => {
          setChosen(new Set());
          void navigate({ search: next === "todo" ? {} : { box: next } });
        }}
      />
      {chosenItems.length > 0 && (
        <BatchBar
          count={chosenItems.length}
          acts={acts}
          nothing={say(inboxWords.batchNothing)}
          onAct={(act) =>
            act === remindAct ? void remind(records.map(({ id }) => id)) : setActing({ act, items: chosenItems })
          }
          onClear={() => setChosen(new Set())}
        />
      )}
      {box === "watching" && items.length > 0 && <p className="small soft">{say(inboxWords.remindHint)}</p>}
      <div id="inbox-items" role="tabpanel" aria-labelledby={`box-${box}`} className="inbox-items">
        <Moments query={query} skeleton={<Skeleton lines={12} />}>
          {(data) =>
            data.items.length === 0 ? (
              <p className="empty-line soft">{say(boxEmptyWords[box])}</p>
            ) : (
              <InboxTable
                box={box}
                items={data.items}
                active={active}
                selection={{ chosen, onChange: setChosen }}
                onAct={(item, act) => setActing({ act, items: [item] })}
              />
            )
          }
        </Moments>
      </div>
      <PageTurner
        page={page}
        pageSize={inboxPageSize}
        total={query.data?.total ?? 0}
        onTurn={(next) => {
          setChosen(new Set());
          void navigate({ search: { ...(box === "todo" ? {} : { box }), ...(next > 1 ? { page: next } : {}) } });
        }}
      />
      <KeyHelp open={helpOpen} onClose={() => setHelpOpen(false)} keys={inboxKeys} />
      {delegating && <DelegationDialog onClose={() => setDelegating(false)} />}
      {acting !== null && (
        <SureDialog
          act={acting.act}
          items={acting.items}
          onDone={() => {
            setActing(null);
            setChosen(new Set());
          }}
          onClose={() => setActing(null)}
        />
      )}
    </div>
  );
}

const inboxKeys = [
  ["j", keyWords.down],
  ["k", keyWords.up],
  ["Enter", keyWords.open],
  ["x", keyWords.select],
  ["?", keyWords.showHelp],
] as const;
