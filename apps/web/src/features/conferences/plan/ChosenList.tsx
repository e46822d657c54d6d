import type { RecordRow } from "@jianheng/contract";
import { ArrowDownOutlined, ArrowUpOutlined, CloseOutlined, HolderOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { useWords } from "../../../lib/words.tsx";
import { agendaWords, conferenceWords } from "../../../words/conferences.ts";
import { ProblemLines } from "./ProblemLines.tsx";

export interface ChosenItem {
  readonly id: string;
  /** Null for a problem out of reach. */
  readonly row: (RecordRow & { readonly overdue?: boolean }) | null;
  /** Place on the agenda as it is saved; undefined for one that is new to it. */
  readonly savedPlace: number | undefined;
}

interface ChosenListProps {
  readonly items: readonly ChosenItem[];
  /** Absent where the agenda is fixed. */
  readonly change?: {
    readonly onMove: (id: string, to: number) => void;
    readonly onRemove: (id: string) => void;
  };
}

/** The agenda in its order, changed by dragging a row or by the arrows beside it. */
export function ChosenList({ items, change }: ChosenListProps) {
  const { say } = useWords();
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const pressed = useRef<string | null>(null);

  // The row that was moved takes its button along, and the button the keyboard.
  useEffect(() => {
    if (pressed.current === null) return;
    list.current?.querySelector<HTMLElement>(`[data-move="${pressed.current}"]`)?.focus();
    pressed.current = null;
  }, [items]);

  function drop(index: number) {
    if (dragged !== null) change?.onMove(dragged, index);
    setDragged(null);
    setOver(null);
  }

  return (
    <ol className="agenda-list" ref={list}>
      {items.map(({ id, row, savedPlace }, index) => {
        const name = row?.number ?? say(conferenceWords.outOfReach, { place: savedPlace ?? index + 1 });
        const step = (way: "up" | "down", Icon: typeof ArrowUpOutlined, to: number) => (
          <Button
            size="small"
            type="text"
            icon={<Icon aria-hidden />}
            data-move={`${way}.${id}`}
            aria-label={say(agendaWords[way], { name })}
            aria-disabled={to < 0 || to >= items.length}
            onClick={() => {
              pressed.current = `${way}.${id}`;
              change?.onMove(id, to);
            }}
          />
        );
        return (
          <li
            key={id}
            draggable={change !== undefined}
            className={over === index && dragged !== id ? "drop-here" : undefined}
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = "move";
              event.dataTransfer.setData("text/plain", id);
              setDragged(id);
            }}
            onDragOver={(event) => {
              if (dragged === null) return;
              event.preventDefault();
              setOver(index);
            }}
            onDragEnd={() => {
              setDragged(null);
              setOver(null);
            }}
            onDrop={(event) => {
              event.preventDefault();
              drop(index);
            }}
          >
            {change !== undefined && <HolderOutlined className="soft" aria-hidden />}
            <span className="place soft">{index + 1}</span>
            {row === null ? (
              <p className="problem-lines soft">{name}</p>
            ) : (
              <ProblemLines row={row} overdue={row.overdue ?? false} />
            )}
            {change !== undefined && (
              <span className="line whole moves">
                {step("up", ArrowUpOutlined, index - 1)}
                {step("down", ArrowDownOutlined, index + 1)}
                <Button
                  size="small"
                  type="text"
                  icon={<CloseOutlined aria-hidden />}
                  // What one may not see one cannot take off either.
                  disabled={row === null}
                  aria-label={say(agendaWords.removeNamed, { name })}
                  onClick={() => change.onRemove(id)}
                />
              </span>
            )}
          </li>
        );
      })}
    </ol>
  );
}
