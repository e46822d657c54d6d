import type { InputRef } from "antd";
import { useRef, useState } from "react";
import { useListKeys } from "./use-list-keys.ts";

/**
 * A list whose rows are opened and selected by mouse and keyboard: which are selected, which one the keys stand on, the
 * search box that `/` goes to, and whether the help on keys is open.
 */
export function useSelectableList<Row extends { readonly id: string }>(
  rows: readonly Row[],
  onOpen: (row: Row) => void,
) {
  const searchBox = useRef<InputRef>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [helpOpen, setHelpOpen] = useState(false);
  const active = useListKeys({
    count: rows.length,
    onOpen: (index) => {
      const row = rows[index];
      if (row !== undefined) onOpen(row);
    },
    onSelect: (index) => {
      const id = rows[index]?.id;
      if (id === undefined) return;
      const next = new Set(chosen);
      if (!next.delete(id)) next.add(id);
      setChosen(next);
    },
    onSearch: () => searchBox.current?.focus(),
    onHelp: () => setHelpOpen(true),
  });
  return {
    active,
    chosen,
    setChosen,
    chosenRows: rows.filter(({ id }) => chosen.has(id)),
    searchBox,
    helpOpen,
    setHelpOpen,
  };
}
