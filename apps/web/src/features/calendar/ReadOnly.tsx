import { useWords } from "../../lib/words.tsx";
import { calendarWords } from "../../words/calendar.ts";
import type { LawSettings } from "./queries.ts";

/** Who may set the office's own settings, for those who may only read. */
export function ReadOnly({ settings }: { readonly settings: LawSettings }) {
  const { say } = useWords();
  if (settings.mayChange.office) return null;
  return <p className="soft">{say(calendarWords.readOnly, { who: say(settings.whoMay.office) })}</p>;
}
