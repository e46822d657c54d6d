import { useWords } from "../../../lib/words.tsx";
import { liveWords } from "../../../words/conferences.ts";

interface CommitmentFactsProps {
  readonly department: string | null;
  readonly owner: string | null;
  readonly means: string | null;
  readonly due: string | null;
}

/** Who does it, how, until when; what is not said is left out. */
export function CommitmentFacts({ department, owner, means, due }: CommitmentFactsProps) {
  const { say, day } = useWords();
  const facts = [
    [liveWords.department, department],
    [liveWords.owner, owner],
    [liveWords.means, means],
    [liveWords.due, due === null ? null : day(due)],
  ] as const;
  const known = facts.filter(([, value]) => value !== null && value !== "");
  if (known.length === 0) return null;
  return (
    <dl className="facts">
      {known.map(([label, value]) => (
        <div key={label.en} className="pair">
          <dt>{say(label)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
