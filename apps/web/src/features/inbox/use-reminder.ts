import { useAnnounce } from "../../lib/announce.tsx";
import { readRefusal } from "../../lib/refusal.ts";
import { useWords } from "../../lib/words.tsx";
import { inboxWords } from "../../words/inbox.ts";
import { useRemind } from "./queries.ts";

/** Reminds whoever has to act on the records, and says how many heard of it and why the others did not. */
export function useReminder(): (records: readonly string[]) => Promise<void> {
  const { say } = useWords();
  const announce = useAnnounce();
  const sending = useRemind();
  return async (records) => {
    try {
      const { sent, alreadyToday, nobody } = await sending.mutateAsync({ on: [...records] });
      announce(
        [
          say(inboxWords.reminded, { sent }),
          ...(alreadyToday > 0 ? [say(inboxWords.remindedAlready, { count: alreadyToday })] : []),
          ...(nobody > 0 ? [say(inboxWords.remindedNobody, { count: nobody })] : []),
        ].join(" "),
      );
    } catch (error) {
      announce(say(readRefusal(error).sentence));
    }
  };
}
