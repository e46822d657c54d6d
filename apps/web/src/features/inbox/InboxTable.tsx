import type { InboxBox, InboxItem } from "@jianheng/contract";
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { DataTable } from "../../components/DataTable.tsx";
import { DueDay } from "../../components/DueDay.tsx";
import { Sentence } from "../../components/Sentence.tsx";
import { useWords } from "../../lib/words.tsx";
import { boxWords, inboxWords } from "../../words/inbox.ts";
import { useMe } from "../session/session.ts";

interface InboxTableProps {
  readonly box: InboxBox;
  readonly items: readonly InboxItem[];
  readonly active?: number;
  readonly selection?: {
    readonly chosen: ReadonlySet<string>;
    readonly onChange: (chosen: ReadonlySet<string>) => void;
  };
  /** Does an act that asks nothing; without it acts are links to their page. */
  readonly onAct?: (item: InboxItem, act: string) => void;
}

/** Items of one box: what it is, by when and why, what is asked. */
export function InboxTable({ box, items, active, selection, onAct }: InboxTableProps) {
  const { say, instant } = useWords();
  const { today } = useMe();
  const pressing = box === "todo" || box === "watching";
  return (
    <DataTable
      label={say(boxWords[box])}
      rows={items}
      keyOf={(item) => item.id}
      nameOf={(item) => `${item.number} ${item.title}`}
      fixedHead
      {...(active === undefined ? {} : { active })}
      {...(selection === undefined ? {} : { selection })}
      columns={[
        {
          key: "item",
          title: say(inboxWords.item),
          minWidth: 260,
          render: (item) => (
            <ItemLink item={item}>
              <span className={item.unread ? "clamp strong" : "clamp"} title={item.title}>
                <Sentence text={item.title} />
              </span>
              <span className="small soft">
                {!item.number.startsWith(say(item.registerTitle)) && <>{say(item.registerTitle)} </>}
                <span className="whole">{item.number}</span>
                {item.unread && <> · {say(inboxWords.unread)}</>}
              </span>
            </ItemLink>
          ),
        },
        ...(pressing
          ? [
              {
                key: "due",
                title: say(inboxWords.due),
                width: 128,
                render: (item: InboxItem) =>
                  item.due === null ? (
                    <span className="soft">–</span>
                  ) : (
                    <span title={say(item.due.reason)}>
                      <DueDay due={item.due.dueDate} light={item.due.light} today={today} />
                    </span>
                  ),
              },
            ]
          : [
              {
                key: "at",
                title: say(inboxWords.at),
                width: 162,
                render: (item: InboxItem) => <span className="whole">{instant(item.at)}</span>,
              },
            ]),
        { key: "state", title: say(inboxWords.state), width: 110, render: (item) => say(item.stateLabel) },
        {
          key: "what",
          title: say(box === "todo" ? inboxWords.what : inboxWords.happened),
          width: 150,
          render: (item) => (
            <>
              <AskedAct item={item} {...(onAct === undefined ? {} : { onAct })} />
              {item.onBehalfOf !== null && (
                <span className="small soft"> {say(inboxWords.onBehalfOf, { who: item.onBehalfOf })}</span>
              )}
            </>
          ),
        },
      ]}
    />
  );
}

/** The first act that asks nothing is a button; anything else is opened. */
function AskedAct({ item, onAct }: Pick<InboxTableProps, "onAct"> & { readonly item: InboxItem }) {
  const { say } = useWords();
  const first = item.allowedActs[0];
  if (first?.simple === true && onAct !== undefined) {
    return (
      <Button size="small" className="wrapping" onClick={() => onAct(item, first.act)}>
        {say(first.label)}
      </Button>
    );
  }
  if (first === undefined) return <>{say(item.what)}</>;
  return <ItemLink item={item}>{say(item.what)}</ItemLink>;
}

function ItemLink({ item, children }: { readonly item: InboxItem; readonly children: React.ReactNode }) {
  return item.kind === "finding" ? (
    <Link to="/findings/$findingId" params={{ findingId: item.id }}>
      {children}
    </Link>
  ) : (
    <Link to="/records/$recordId" params={{ recordId: item.id }}>
      {children}
    </Link>
  );
}
