import type { RecordRow } from "@jianheng/contract";
import { Link } from "@tanstack/react-router";
import { StateWord } from "../../../components/StateWord.tsx";
import { daysLeftWords } from "../../../lib/format.ts";
import { useWords } from "../../../lib/words.tsx";
import { agendaWords } from "../../../words/conferences.ts";
import { valueText } from "../../registers/field-values.ts";
import { useRegister } from "../../registers/queries.ts";
import { useMe } from "../../session/session.ts";
import { problemRegister } from "../queries.ts";

/** A problem in two lines: what it is, then where it stands and since when it is late. */
export function ProblemLines({ row, overdue }: { readonly row: RecordRow; readonly overdue: boolean }) {
  const words = useWords();
  const { say, language } = words;
  const { today } = useMe();
  const definition = useRegister(problemRegister).data?.definition;
  const facts = ["domain", "phase", "responsibleDepartment"].flatMap((id) => {
    const field = definition?.fields.find((one) => one.id === id);
    const text = field === undefined ? "" : valueText(field, row.fields[id], row.names, words);
    return text === "" ? [] : [text];
  });
  const kind = row.fields["kind"];
  return (
    <div className="problem-lines">
      <p>
        <Link to="/records/$recordId" params={{ recordId: row.id }} draggable={false}>
          <span className="whole">{row.number}</span> {row.title}
        </Link>
      </p>
      <p className="line loose small soft">
        <span className="whole">{say(row.stateLabel)}</span>
        <span>{facts.join(" · ")}</span>
        {overdue && row.due !== null && (
          <StateWord tone="red">
            {say(agendaWords.overdue)} {daysLeftWords(row.due.dueDate, today, language)}
          </StateWord>
        )}
        {typeof kind === "string" && (
          <Link to="/conferences/kinds" search={{ kind }} draggable={false}>
            {say(agendaWords.kindPage)}
          </Link>
        )}
      </p>
    </div>
  );
}
