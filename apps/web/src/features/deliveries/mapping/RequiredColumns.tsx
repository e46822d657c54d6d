import { CheckCircleOutlined, MinusCircleOutlined } from "@ant-design/icons";
import { useWords } from "../../../lib/words.tsx";
import { mappingWords } from "../../../words/mapping.ts";
import { columnName } from "./column-name.ts";
import type { TableView } from "./column-lines.ts";

/** What the dataset cannot do without, ticked off as columns are matched. */
export function RequiredColumns({ required }: { readonly required: TableView["required"] }) {
  const { say, language } = useWords();
  const open = required.filter(({ matched }) => !matched);
  return (
    <div className="required-columns" role="status">
      <span className="soft">{say(mappingWords.required)}</span>
      <ul>
        {[...open, ...required.filter(({ matched }) => matched)].map(({ column, matched }) => (
          <li key={column.id} className={matched ? "state green" : "state open-required"}>
            {matched ? <CheckCircleOutlined aria-hidden /> : <MinusCircleOutlined aria-hidden />}
            <span>{columnName(column, language)}</span>
            <span className="hidden-text">{say(matched ? mappingWords.requiredDone : mappingWords.requiredOpen)}</span>
          </li>
        ))}
      </ul>
      {open.length === 0 && <span className="soft">{say(mappingWords.requiredAll)}</span>}
    </div>
  );
}
