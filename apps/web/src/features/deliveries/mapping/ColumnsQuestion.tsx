import { Button, Checkbox, Input, type InputRef } from "antd";
import { useState, type RefObject } from "react";
import { useWords } from "../../../lib/words.tsx";
import { mappingWords } from "../../../words/mapping.ts";
import { ColumnRows } from "./ColumnRows.tsx";
import type { ColumnLine, TableView } from "./column-lines.ts";
import type { FaultInHand } from "./faults.ts";

export interface ColumnChanges {
  readonly onColumn: (header: string, column: string | null) => void;
  readonly onValue: (column: string, value: string, means: string | null) => void;
  readonly onDateOrder: (column: string, order: "dmy" | "mdy" | null) => void;
}

interface ColumnsQuestionProps extends ColumnChanges {
  readonly view: TableView;
  readonly dateOrders: Readonly<Record<string, "dmy" | "mdy">>;
  /** Of this table, all parts. */
  readonly faults: readonly FaultInHand[];
  readonly onAcceptProposals: () => void;
  readonly search: RefObject<InputRef | null>;
}

/** One line per column of the sheet. Long tables are narrowed by header, or to what means nothing yet. */
export function ColumnsQuestion(props: ColumnsQuestionProps) {
  const { view, dateOrders, faults, onAcceptProposals, search, ...changes } = props;
  const { say } = useWords();
  const [text, setText] = useState("");
  const [onlyOpen, setOnlyOpen] = useState(false);
  // Lines stay while they are answered: what vanishes under the hand confuses.
  const [openOnes, setOpenOnes] = useState<ReadonlySet<string>>(new Set());
  const shown = view.lines.filter(
    (line) =>
      (text === "" || line.header.toLowerCase().includes(text.toLowerCase())) &&
      (!onlyOpen || isOpen(line) || openOnes.has(line.letter)),
  );
  const { proposed } = view;
  return (
    <section className="section">
      <div className="line apart">
        <h2>{say(mappingWords.columns)}</h2>
        <span className="soft">
          {say(mappingWords.columnsMatched, {
            matched: view.lines.filter(({ column }) => column !== null).length,
            total: view.lines.length,
          })}
        </span>
      </div>
      <div className="line columns-bar">
        <Button disabled={proposed.size === 0} onClick={onAcceptProposals}>
          {proposed.size === 0
            ? say(mappingWords.noProposals)
            : say(mappingWords.acceptProposals, { count: proposed.size })}
        </Button>
        <Input
          ref={search}
          style={{ width: 200 }}
          allowClear
          maxLength={100}
          aria-label={say(mappingWords.findColumn)}
          aria-keyshortcuts="/"
          placeholder={say(mappingWords.findColumn)}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Escape") event.currentTarget.blur();
          }}
        />
        <Checkbox
          checked={onlyOpen}
          onChange={(event) => {
            setOnlyOpen(event.target.checked);
            setOpenOnes(new Set(view.lines.filter(isOpen).map(({ letter }) => letter)));
          }}
        >
          {say(mappingWords.onlyOpen)}
        </Checkbox>
      </div>
      {shown.length === 0 ? (
        <p className="soft">{say(mappingWords.noColumnShown)}</p>
      ) : (
        <ColumnRows view={view} lines={shown} dateOrders={dateOrders} faults={faults} {...changes} />
      )}
    </section>
  );
}

export function isOpen(line: ColumnLine): boolean {
  return line.column === null && !line.kept;
}
