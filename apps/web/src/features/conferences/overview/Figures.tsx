import type { Bilingual } from "@jianheng/contract";
import { Link } from "@tanstack/react-router";
import { formatCount } from "../../../lib/format.ts";
import { useWords } from "../../../lib/words.tsx";
import { overviewWords } from "../../../words/conferences.ts";
import { StateWord } from "../../../components/StateWord.tsx";
import { figureSearch } from "./figure-link.ts";

interface Figure {
  readonly id: string;
  readonly label: Bilingual;
  readonly count: number;
  readonly register: string;
  readonly filters: Readonly<Record<string, unknown>>;
}

interface FiguresProps {
  readonly figures: readonly Figure[];
  readonly reconciles: boolean;
}

/** Each figure opens its rows; a sentence says whether they add up. */
export function Figures({ figures, reconciles }: FiguresProps) {
  const { say } = useWords();
  const main = figures.filter(({ id }) => !id.includes("."));
  const parts = (beginning: string) => figures.filter(({ id }) => id.startsWith(beginning));
  const count = (id: string) => figures.find((figure) => figure.id === id)?.count ?? 0;
  const [found, putRight, followed, transferred] = ["found", "putRight", "followed", "transferred"].map(count);
  const sum = [putRight, followed, transferred].reduce<number>((whole, part) => whole + (part ?? 0), 0);
  const counts = {
    found: formatCount(found ?? 0),
    putRight: formatCount(putRight ?? 0),
    followed: formatCount(followed ?? 0),
    transferred: formatCount(transferred ?? 0),
    sum: formatCount(sum),
  };
  return (
    <div className="stack tight">
      <FigureLine figures={main} />
      <p>
        <StateWord tone={reconciles ? "green" : "red"}>
          <span className="wrapping">
            {say(reconciles ? overviewWords.reconciles : overviewWords.doesNotReconcile, counts)}
          </span>
        </StateWord>
      </p>
      <div className="line loose">
        <h3>{say(overviewWords.byDomain)}</h3>
        <FigureLine figures={parts("domain.")} />
      </div>
      <div className="line loose">
        <h3>{say(overviewWords.byPhase)}</h3>
        <FigureLine figures={parts("phase.")} />
      </div>
      <p className="small soft">{say(overviewWords.figuresHint)}</p>
    </div>
  );
}

function FigureLine({ figures }: { readonly figures: readonly Figure[] }) {
  const { say } = useWords();
  return (
    <ul className="ledger-figures">
      {figures.map((figure) => (
        <li key={figure.id}>
          <Link
            to="/registers/$register"
            params={{ register: figure.register }}
            search={figureSearch(figure.filters)}
            data-figure={figure.id}
          >
            <span className="soft">{say(figure.label)}</span> <b>{formatCount(figure.count)}</b>
          </Link>
        </li>
      ))}
    </ul>
  );
}
