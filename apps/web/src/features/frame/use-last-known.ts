import type { Me } from "@jianheng/contract";
import { useRef } from "react";

/** Who was signed in last on this page, also after the session ended by itself. A deliberate sign-out loads the page anew. */
export function useLastKnown(current: Me | null | undefined): Me | null {
  const last = useRef<Me | null>(null);
  if (current !== null && current !== undefined) last.current = current;
  return last.current;
}
