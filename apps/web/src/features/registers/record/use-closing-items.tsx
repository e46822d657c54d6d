import type { RecordDetail } from "@jianheng/contract";
import type { MenuProps } from "antd";
import { useWords } from "../../../lib/words.tsx";
import { recordWords } from "../../../words/registers.ts";

type Items = NonNullable<MenuProps["items"]>;

/** The end of a record's menu: a note, printing, and what the state allows and this reader may not do, with the reason. */
export function useClosingItems(): (record: RecordDetail, without?: string) => Items {
  const { say } = useWords();
  return (record, without) => {
    const closed = record.closedActs
      .filter(({ act }) => act !== without)
      .map(({ act, label, why }) => ({
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
      ...(record.allowedActs.includes("comment") ? [{ key: "comment", label: say(recordWords.comment) }] : []),
      { key: "print", label: say(recordWords.print) },
      ...(closed.length === 0
        ? []
        : [{ type: "group" as const, label: say(recordWords.closedActs), children: closed }]),
    ];
  };
}
