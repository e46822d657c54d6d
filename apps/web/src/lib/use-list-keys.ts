import { useEffect, useEffectEvent, useState } from "react";

interface ListKeys {
  /** Rows on the page. */
  readonly count: number;
  readonly onOpen: (index: number) => void;
  readonly onSelect?: (index: number) => void;
  readonly onSearch: () => void;
  readonly onHelp: () => void;
}

/**
 * The keyboard of a list: `/` search, `j` `k` rows, `Enter` open, `x` select, `?` help. Answers the row under the keyboard,
 * -1 before the first move. Silent while one types in a field or a dialog is open.
 */
export function useListKeys({ count, onOpen, onSelect, onSearch, onHelp }: ListKeys): number {
  const [active, setActive] = useState(-1);
  const current = Math.min(active, count - 1);

  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isBusyElsewhere(event.target)) return;
    const act = actOfKey(event.key, event.target);
    if (act === undefined) return;
    event.preventDefault();
    act();
  });

  function actOfKey(key: string, target: EventTarget | null): (() => void) | undefined {
    switch (key) {
      case "j":
        return () => setActive(Math.min(current + 1, count - 1));
      case "k":
        return () => setActive(Math.max(current - 1, 0));
      case "/":
        return onSearch;
      case "?":
        return onHelp;
      case "x":
        return onSelect !== undefined && current >= 0 ? () => onSelect(current) : undefined;
      case "Enter":
        // On a button or link, Enter is theirs.
        return current >= 0 && (target === document.body || target instanceof HTMLTableRowElement)
          ? () => onOpen(current)
          : undefined;
      default:
        return undefined;
    }
  }

  useEffect(() => {
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);

  return current;
}

/** Whether what is typed there belongs to a field, a menu or an open dialog. */
export function isBusyElsewhere(target: EventTarget | null): boolean {
  // A dialog that was closed stays in the document, but has no place on the screen.
  const dialogs = [...document.querySelectorAll('[role="dialog"]')];
  if (dialogs.some((dialog) => dialog.getClientRects().length > 0)) return true;
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return target.type !== "checkbox";
  return target.isContentEditable || target.matches("textarea, select, [role=combobox], [role=menu], [role=menuitem]");
}
