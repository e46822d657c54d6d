import { useEffect, useEffectEvent } from "react";

interface MappingKeys {
  readonly onSearch: () => void;
  readonly onUndo: (() => void) | undefined;
  readonly onHelp: () => void;
}

/** `/` finds a header, `n` goes to the next column that means nothing yet, Ctrl Z takes back, `?` helps. Silent while one types. */
export function useMappingKeys({ onSearch, onUndo, onHelp }: MappingKeys): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.isComposing || event.altKey || isTyping(event.target)) return;
    const act = event.ctrlKey || event.metaKey ? (event.key === "z" ? onUndo : undefined) : actOfKey(event.key);
    if (act === undefined) return;
    event.preventDefault();
    act();
  });

  function actOfKey(key: string): (() => void) | undefined {
    if (key === "/") return onSearch;
    if (key === "n") return focusNextOpen;
    return key === "?" ? onHelp : undefined;
  }

  useEffect(() => {
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
}

/** From where the keyboard is, and from the top again after the last. */
function focusNextOpen(): void {
  const open = [...document.querySelectorAll<HTMLElement>(".open-line input")];
  const here = document.activeElement;
  const after = open.find(
    (input) => here !== null && (here.compareDocumentPosition(input) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
  );
  const next = after ?? open[0];
  next?.focus();
  next?.scrollIntoView({ block: "center" });
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement && ["checkbox", "radio"].includes(target.type)) return false;
  // A closed list takes letters only to search; it is open while one does.
  if (target.getAttribute("role") === "combobox" && target.getAttribute("aria-expanded") !== "true")
    return target instanceof HTMLInputElement && target.value !== "";
  return target.isContentEditable || target.matches("input, textarea, select");
}
