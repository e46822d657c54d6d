import type { RecordRow } from "@jianheng/contract";
import { DueDay } from "../../components/DueDay.tsx";
import { useWords } from "../../lib/words.tsx";
import { recordWords } from "../../words/registers.ts";

/** The nearest running limit; why its light is what it is, on pointing. */
export function RecordDue({ due, today }: { readonly due: RecordRow["due"]; readonly today: string }) {
  const { say } = useWords();
  if (due === null) return <span className="soft">–</span>;
  return (
    <span title={say(recordWords.light, { label: say(due.label), reason: say(due.reason) })}>
      <DueDay due={due.dueDate} light={due.light} today={today} />
    </span>
  );
}
