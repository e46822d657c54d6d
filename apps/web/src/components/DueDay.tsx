import { daysLeftWords } from "../lib/format.ts";
import { useWords } from "../lib/words.tsx";
import { dueWords } from "../words/states.ts";
import { StateWord, toneOfLight } from "./StateWord.tsx";

interface DueDayProps {
  readonly due: string | null;
  readonly light: "green" | "amber" | "red" | null;
  /** The office's calendar day. */
  readonly today: string;
}

/** 还剩 2 天, and under it the day itself. */
export function DueDay({ due, light, today }: DueDayProps) {
  const { language, say, day } = useWords();
  if (due === null) return <span className="soft">{say(dueWords.noDue)}</span>;
  return (
    <span>
      <StateWord tone={toneOfLight(light)}>{daysLeftWords(due, today, language)}</StateWord>
      <br />
      <span className="small soft whole">{day(due)}</span>
    </span>
  );
}
