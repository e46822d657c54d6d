import type { InboxBox } from "@jianheng/contract";
import { useRef, type KeyboardEvent } from "react";
import { StateWord } from "../../components/StateWord.tsx";
import { formatCount } from "../../lib/format.ts";
import { useWords } from "../../lib/words.tsx";
import { boxWords, inboxWords } from "../../words/inbox.ts";
import { boxes } from "./boxes.ts";
import { useInboxCounts } from "./queries.ts";

interface BoxTabsProps {
  readonly box: InboxBox;
  /** Id of what the tabs show. */
  readonly controls: string;
  readonly onBox: (box: InboxBox) => void;
}

/** The boxes with how much is in them and how much of it presses; arrow keys move between them. */
export function BoxTabs({ box, controls, onBox }: BoxTabsProps) {
  const { say } = useWords();
  const counts = useInboxCounts();
  const list = useRef<HTMLDivElement>(null);

  function turn(event: KeyboardEvent) {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const next = boxes[(boxes.indexOf(box) + step + boxes.length) % boxes.length];
    if (step === 0 || next === undefined) return;
    onBox(next);
    list.current?.querySelector<HTMLElement>(`[data-box="${next}"]`)?.focus();
  }

  return (
    <div ref={list} className="tabs" role="tablist" aria-label={say(inboxWords.title)} onKeyDown={turn}>
      {boxes.map((one) => {
        const count = counts.data?.[one];
        return (
          <button
            key={one}
            type="button"
            role="tab"
            id={`box-${one}`}
            data-box={one}
            aria-selected={one === box}
            aria-controls={controls}
            tabIndex={one === box ? 0 : -1}
            className="plain"
            onClick={() => onBox(one)}
          >
            {say(boxWords[one])} <span className="soft">{count === undefined ? "" : formatCount(count.total)}</span>
            {one === "todo" && count !== undefined && count.red > 0 && (
              <span className="tab-light">
                <StateWord tone="red">{say(inboxWords.red, { count: count.red })}</StateWord>
              </span>
            )}
            {one === "todo" && count !== undefined && count.amber > 0 && (
              <span className="tab-light">
                <StateWord tone="amber">{say(inboxWords.amber, { count: count.amber })}</StateWord>
              </span>
            )}
          </button>
        );
      })}
    </div>
  );
}
