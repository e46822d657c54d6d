import { Button, Checkbox, Popover } from "antd";
import { useState } from "react";
import { recall, remember } from "../lib/remembered.ts";
import { useWords } from "../lib/words.tsx";
import { commonWords } from "../words/format.ts";

interface ChoosableColumn {
  readonly key: string;
  readonly title: string;
}

/** Which columns of a list are shown, remembered by the list's name. Answers the hidden keys and how to change them. */
export function useHiddenColumns(list: string, hiddenAtFirst: readonly string[]) {
  const [hidden, setHidden] = useState<readonly string[]>(() => {
    const recalled = recall(`${list}.hidden`);
    return Array.isArray(recalled) ? recalled.filter((key) => typeof key === "string") : hiddenAtFirst;
  });
  function change(next: readonly string[]) {
    remember(`${list}.hidden`, next);
    setHidden(next);
  }
  return [hidden, change] as const;
}

interface ColumnChooserProps {
  readonly columns: readonly ChoosableColumn[];
  readonly hidden: readonly string[];
  readonly onChange: (hidden: readonly string[]) => void;
}

export function ColumnChooser({ columns, hidden, onChange }: ColumnChooserProps) {
  const { say } = useWords();
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <Checkbox.Group
          aria-label={say(commonWords.chooseColumns)}
          style={{ display: "flex", flexDirection: "column", gap: 4 }}
          options={columns.map(({ key, title }) => ({ value: key, label: title }))}
          value={columns.map(({ key }) => key).filter((key) => !hidden.includes(key))}
          onChange={(shown) => onChange(columns.map(({ key }) => key).filter((key) => !shown.includes(key)))}
        />
      }
    >
      <Button aria-haspopup="dialog">{say(commonWords.columns)}</Button>
    </Popover>
  );
}
