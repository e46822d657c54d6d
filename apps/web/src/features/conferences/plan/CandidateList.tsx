import type { RegisterField } from "@jianheng/contract";
import { Button, Input, Select } from "antd";
import { useState } from "react";
import { useWords } from "../../../lib/words.tsx";
import { agendaWords } from "../../../words/conferences.ts";
import { useRegister } from "../../registers/queries.ts";
import { problemRegister } from "../queries.ts";
import type { Candidate } from "./AgendaEditor.tsx";
import { isCandidate, type CandidateFilter } from "./candidate-filter.ts";
import { ProblemLines } from "./ProblemLines.tsx";

interface CandidateListProps {
  readonly candidates: readonly Candidate[];
  readonly onAdd: (id: string) => void;
}

const everything: CandidateFilter = { text: "", domain: undefined, phase: undefined, overdue: false };

/** Problems that may come onto the agenda and are not on it. */
export function CandidateList({ candidates, onAdd }: CandidateListProps) {
  const { say } = useWords();
  const [filter, setFilter] = useState(everything);
  const fields = useRegister(problemRegister).data?.definition.fields ?? [];
  const shown = candidates.filter((row) => isCandidate(row, filter));
  const choice = (id: "domain" | "phase") => (
    <Select
      aria-label={say(agendaWords[id])}
      placeholder={say(agendaWords[id])}
      allowClear
      style={{ width: 116 }}
      value={filter[id]}
      options={choicesOf(fields, id).map(({ id: value, label }) => ({ value, label: say(label) }))}
      onChange={(chosen: string | undefined) => setFilter({ ...filter, [id]: chosen })}
    />
  );
  return (
    <section className="stack tight" aria-label={say(agendaWords.candidates)}>
      <h3>
        {say(agendaWords.candidates)}{" "}
        <span className="soft whole">
          {say(agendaWords.shownOf, { shown: shown.length, total: candidates.length })}
        </span>
      </h3>
      <div className="line">
        <Input.Search
          aria-label={say(agendaWords.search)}
          placeholder={say(agendaWords.searchHint)}
          allowClear
          style={{ flex: "1 1 100%" }}
          value={filter.text}
          onChange={(event) => setFilter({ ...filter, text: event.target.value })}
        />
        {choice("domain")}
        {choice("phase")}
        <label className="line whole">
          <input
            type="checkbox"
            checked={filter.overdue}
            onChange={(event) => setFilter({ ...filter, overdue: event.target.checked })}
          />
          {say(agendaWords.overdue)}
        </label>
      </div>
      {shown.length === 0 && (
        <p className="soft">{say(candidates.length === 0 ? agendaWords.noCandidates : agendaWords.noCandidateFits)}</p>
      )}
      <ul className="agenda-list">
        {shown.map((row) => (
          <li key={row.id}>
            <ProblemLines row={row} overdue={row.overdue} />
            <Button
              size="small"
              aria-label={say(agendaWords.addNamed, { number: row.number })}
              onClick={() => onAdd(row.id)}
            >
              {say(agendaWords.add)}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function choicesOf(fields: readonly RegisterField[], id: string) {
  const field = fields.find((one) => one.id === id);
  return field?.type === "choice" ? field.choices : [];
}
