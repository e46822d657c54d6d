import { createContext, use, useCallback, useEffect, useState, type ReactNode } from "react";
import { commonWords } from "../words/format.ts";
import { frameWords } from "../words/frame.ts";
import { useWords } from "./words.tsx";

/** Long enough to read two lines twice; the history keeps what was said. */
const shownForMilliseconds = 9000;

const AnnounceContext = createContext<(sentence: string) => void>(() => {});

/** Says what happened after an act, to eyes and to screen readers, and leaves by itself. */
export function AnnouncementProvider({ children }: { readonly children: ReactNode }) {
  const { say } = useWords();
  const [sentence, setSentence] = useState("");
  const announce = useCallback((said: string) => setSentence(said), []);
  useEffect(() => {
    if (sentence === "") return undefined;
    const timer = setTimeout(() => setSentence(""), shownForMilliseconds);
    return () => clearTimeout(timer);
  }, [sentence]);
  return (
    <AnnounceContext value={announce}>
      {children}
      <div className="announcement no-print" role="status" aria-label={say(frameWords.announcement)}>
        {sentence !== "" && (
          <div>
            <span>{sentence}</span>
            <button type="button" className="plain whole" onClick={() => setSentence("")}>
              {say(commonWords.close)}
            </button>
          </div>
        )}
      </div>
    </AnnounceContext>
  );
}

export function useAnnounce(): (sentence: string) => void {
  return use(AnnounceContext);
}
