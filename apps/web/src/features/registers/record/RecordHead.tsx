import type { RecordDetail, RegisterAct } from "@jianheng/contract";
import { Button, Dropdown, type MenuProps } from "antd";
import { useWords } from "../../../lib/words.tsx";
import { commonWords } from "../../../words/format.ts";
import { recordWords } from "../../../words/registers.ts";
import { useMe } from "../../session/session.ts";
import { flowActs, primaryRecordAct } from "../acts.ts";
import { RecordDue } from "../RecordDue.tsx";

interface RecordHeadProps {
  readonly record: RecordDetail;
  readonly onAct: (act: string) => void;
}

/** Number, title, state and light; one primary act, the others in a menu, those not possible with the reason why. */
export function RecordHead({ record, onAct }: RecordHeadProps) {
  const { say } = useWords();
  const { today } = useMe();
  const primary = primaryRecordAct(record.definition, record);
  const others = flowActs(record.definition, record).filter((act) => act !== primary);
  return (
    <div className="page-head record-head">
      <div>
        <h1>{record.title}</h1>
        <p className="line loose">
          <span className="whole soft">{record.number}</span>
          <span className="strong">{say(record.stateLabel)}</span>
        </p>
      </div>
      <div className="line no-print">
        {record.due !== null && (
          <>
            <span className="soft due-label">{say(record.due.label)}</span>
            <RecordDue due={record.due} today={today} />
          </>
        )}
        {primary !== undefined && (
          <Button type="primary" onClick={() => onAct(primary.id)}>
            {say(primary.label)}
          </Button>
        )}
        <Dropdown
          trigger={["click"]}
          menu={{ items: menuItems(others), onClick: ({ key }) => (key === "print" ? window.print() : onAct(key)) }}
        >
          <Button aria-haspopup="menu">{say(commonWords.moreActs)}</Button>
        </Dropdown>
      </div>
    </div>
  );

  function menuItems(acts: readonly RegisterAct[]): NonNullable<MenuProps["items"]> {
    const closed = record.closedActs.map(({ act, label, why }) => ({
      key: `closed.${act}`,
      disabled: true,
      label: (
        <span className="closed-act">
          {say(label)}
          <span className="small">{say(why)}</span>
        </span>
      ),
    }));
    return [
      ...acts.map(({ id, label }) => ({ key: id, label: say(label) })),
      ...(record.allowedActs.includes("comment") ? [{ key: "comment", label: say(recordWords.comment) }] : []),
      { key: "print", label: say(recordWords.print) },
      ...(closed.length === 0 ? [] : [{ type: "divider" as const }, ...closed]),
    ];
  }
}
