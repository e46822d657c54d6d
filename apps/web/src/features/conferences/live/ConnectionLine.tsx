import { StateWord } from "../../../components/StateWord.tsx";
import { useWords } from "../../../lib/words.tsx";
import { liveWords } from "../../../words/conferences.ts";
import type { Connection } from "./use-meeting.ts";

const lines = {
  connected: { tone: "open", words: liveWords.connected },
  connecting: { tone: "open", words: liveWords.connecting },
  lost: { tone: "amber", words: liveWords.notConnected },
} as const;

/** Whether what others write arrives by itself. */
export function ConnectionLine({ connection }: { readonly connection: Connection }) {
  const { say } = useWords();
  const { tone, words } = lines[connection];
  return (
    <span role="status">
      <StateWord tone={tone}>{say(words)}</StateWord>
    </span>
  );
}
