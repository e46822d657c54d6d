import { useEffect, useEffectEvent } from "react";
import { isBusyElsewhere } from "../../../lib/use-list-keys.ts";

/** Single keys of a page; silent while one types in a field or a dialog is open. */
export function useLiveKeys(acts: Readonly<Record<string, () => void>>) {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isBusyElsewhere(event.target)) return;
    const act = acts[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
}
