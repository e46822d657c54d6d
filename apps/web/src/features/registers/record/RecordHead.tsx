import type { RecordDetail } from "@jianheng/contract";
import { Button, Dropdown } from "antd";
import { useWords } from "../../../lib/words.tsx";
import { commonWords } from "../../../words/format.ts";
import { recordWords } from "../../../words/registers.ts";
import { useMe } from "../../session/session.ts";
import { flowActs, primaryRecordAct } from "../acts.ts";
import { RecordDue } from "../RecordDue.tsx";
import { useClosingItems } from "./use-closing-items.tsx";

interface RecordHeadProps {
  readonly record: RecordDetail;
  readonly onAct: (act: string) => void;
}

/** Number, title, state and light; one primary act, the others in a menu, those not possible with the reason why. */
export function RecordHead({ record, onAct }: RecordHeadProps) {
  const { say } = useWords();
  const { today } = useMe();
  const closingItems = useClosingItems();
  const primary = primaryRecordAct(record.definition, record);
  const others = flowActs(record.definition, record).filter((act) => act !== primary);
  const items = [...others.map(({ id, label }) => ({ key: id, label: say(label) })), ...closingItems(record)];
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
        {primary === undefined && others.length === 0 && <span className="soft">{say(recordWords.nothingToDo)}</span>}
        <Dropdown
          trigger={["click"]}
          menu={{ items, onClick: ({ key }) => (key === "print" ? window.print() : onAct(key)) }}
        >
          <Button aria-haspopup="menu">{say(commonWords.moreActs)}</Button>
        </Dropdown>
      </div>
    </div>
  );
}
