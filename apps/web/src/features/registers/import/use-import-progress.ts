import type { ImportProgress } from "@jianheng/contract";
import { useEffect, useState } from "react";
import { registerPaths } from "../../../lib/addresses.ts";

/** What is over within a second needs no progress. */
const firstAskedAfterMilliseconds = 700;
const askedEveryMilliseconds = 500;

/** How far the server is with the workbook that it was sent under this name; null until it says so. */
export function useImportProgress(register: string, waitingFor: string | null): ImportProgress | null {
  const [progress, setProgress] = useState<ImportProgress | null>(null);
  useEffect(() => {
    setProgress(null);
    if (waitingFor === null) return;
    const gone = new AbortController();
    let timer = setTimeout(() => void ask(waitingFor), firstAskedAfterMilliseconds);
    const ask = async (name: string) => {
      const answer = await fetch(registerPaths.importProgress(register, name), { signal: gone.signal })
        .then((response) => response.json() as Promise<{ readonly progress?: ImportProgress | null }>)
        // One that does not come is asked for again.
        .catch(() => ({ progress: null }));
      if (gone.signal.aborted) return;
      setProgress((before) => answer.progress ?? before);
      timer = setTimeout(() => void ask(name), askedEveryMilliseconds);
    };
    return () => {
      gone.abort();
      clearTimeout(timer);
    };
  }, [register, waitingFor]);
  return progress;
}
