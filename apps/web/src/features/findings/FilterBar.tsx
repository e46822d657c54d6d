import { dataStates, findingStates, type Bilingual } from "@jianheng/contract";
import { CloseOutlined } from "@ant-design/icons";
import { Button, Checkbox, Select, type InputRef } from "antd";
import { useState, type RefObject } from "react";
import { DayField } from "../../components/DayField.tsx";
import { SearchBox } from "../../components/SearchBox.tsx";
import { useWords } from "../../lib/words.tsx";
import { deliveryWords } from "../../words/deliveries.ts";
import { findingsWords } from "../../words/findings.ts";
import { commonWords } from "../../words/format.ts";
import { dutyWords, levelWords, outcomeWords } from "../../words/states.ts";
import { useDepartments, useOffices } from "../organisation/queries.ts";
import { useMe } from "../session/session.ts";
import { sortWords } from "./acts.ts";
import {
  dataStateNames,
  duties,
  findingSorts,
  hasFilters,
  levels,
  outcomes,
  stateNames,
  type FindingsSearch,
} from "./filters.ts";

interface FilterBarProps {
  readonly search: FindingsSearch;
  readonly onChange: (search: FindingsSearch) => void;
  readonly searchBox: RefObject<InputRef | null>;
}

export function FilterBar({ search, onChange, searchBox }: FilterBarProps) {
  const { say } = useWords();
  const me = useMe();
  const [more, setMore] = useState(
    search.outcome !== undefined ||
      search.duty !== undefined ||
      search.dataState !== undefined ||
      search.officeCode !== undefined ||
      search.answerDueUntil !== undefined,
  );
  const offices = useOffices();
  const departments = useDepartments(search.officeCode ?? me.office.code);

  function change(part: { [Key in keyof FindingsSearch]?: FindingsSearch[Key] | undefined }) {
    const { page: _page, ...others } = search;
    onChange(Object.fromEntries(Object.entries({ ...others, ...part }).filter(([, value]) => value !== undefined)));
  }

  const optionsOf = <Name extends string>(names: readonly Name[], labels: Readonly<Record<Name, Bilingual>>) =>
    names.map((value) => ({ value, label: say(labels[value]) }));

  return (
    <div className="stack tight" role="search" aria-label={say(findingsWords.searchLabel)}>
      <div className="line">
        <SearchBox
          label={say(findingsWords.searchLabel)}
          hint={say(findingsWords.searchHint)}
          text={search.text ?? ""}
          box={searchBox}
          onText={(text) => change({ text: text === "" ? undefined : text })}
        />
        <Select
          mode="multiple"
          allowClear
          maxTagCount="responsive"
          style={{ width: 190 }}
          aria-label={say(findingsWords.state)}
          placeholder={say(findingsWords.state)}
          value={search.state ?? []}
          options={optionsOf(stateNames, findingStates)}
          onChange={(state) => change({ state: state.length === 0 ? undefined : state })}
        />
        <Select
          mode="multiple"
          allowClear
          maxTagCount="responsive"
          style={{ width: 150 }}
          aria-label={say(findingsWords.level)}
          placeholder={say(findingsWords.level)}
          value={search.level ?? []}
          options={optionsOf(levels, levelWords)}
          onChange={(level) => change({ level: level.length === 0 ? undefined : level })}
        />
        {(me.reach === "office" || me.reach === "department") && (
          <Select
            allowClear
            style={{ width: 160 }}
            aria-label={say(commonWords.department)}
            placeholder={say(commonWords.department)}
            value={search.departmentId}
            options={(departments.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(departmentId: string | undefined) => change({ departmentId })}
          />
        )}
        <Checkbox
          checked={search.mine === true}
          onChange={(event) => change({ mine: event.target.checked || undefined })}
        >
          {say(findingsWords.mine)}
        </Checkbox>
        <Button type="link" aria-expanded={more} onClick={() => setMore(!more)}>
          {say(more ? findingsWords.fewerFilters : findingsWords.moreFilters)}
        </Button>
        {(hasFilters(search) || search.sort !== undefined) && (
          <Button onClick={() => onChange({})}>{say(commonWords.reset)}</Button>
        )}
      </div>
      {more && (
        <div className="line">
          {(offices.data?.length ?? 0) > 1 && (
            <Select
              allowClear
              style={{ width: 200 }}
              aria-label={say(commonWords.office)}
              placeholder={say(commonWords.office)}
              value={search.officeCode}
              options={(offices.data ?? []).map(({ code, name }) => ({ value: code, label: name }))}
              onChange={(officeCode: string | undefined) => change({ officeCode, departmentId: undefined })}
            />
          )}
          <Select
            allowClear
            style={{ width: 180 }}
            aria-label={say(findingsWords.outcome)}
            placeholder={say(findingsWords.outcome)}
            value={search.outcome}
            options={optionsOf(outcomes, outcomeWords)}
            onChange={(outcome: FindingsSearch["outcome"]) => change({ outcome })}
          />
          <Select
            allowClear
            style={{ width: 130 }}
            aria-label={say(findingsWords.duty)}
            placeholder={say(findingsWords.duty)}
            value={search.duty}
            options={optionsOf(duties, dutyWords)}
            onChange={(duty: FindingsSearch["duty"]) => change({ duty })}
          />
          <Select
            allowClear
            style={{ width: 170 }}
            aria-label={say(findingsWords.dataState)}
            placeholder={say(findingsWords.dataState)}
            value={search.dataState}
            options={optionsOf(dataStateNames, dataStates)}
            onChange={(dataState: FindingsSearch["dataState"]) => change({ dataState })}
          />
          <DayField
            label={say(findingsWords.answerDueUntil)}
            placeholder={say(findingsWords.answerDueUntil)}
            value={search.answerDueUntil}
            onChange={(answerDueUntil) => change({ answerDueUntil })}
          />
          <Select
            style={{ width: 150 }}
            aria-label={say(findingsWords.sort)}
            value={search.sort ?? "case"}
            options={optionsOf(findingSorts, sortWords)}
            onChange={(sort) => change({ sort: sort === "case" ? undefined : sort })}
          />
        </div>
      )}
      <ChosenElsewhere
        search={search}
        onDrop={(name) =>
          change(name === "runResult" ? { runResult: undefined, runId: undefined } : { [name]: undefined })
        }
      />
    </div>
  );
}

/** Filters that were chosen by a link or in the panel of kinds, each with a way to drop it. */
function ChosenElsewhere({
  search,
  onDrop,
}: {
  readonly search: FindingsSearch;
  readonly onDrop: (name: keyof FindingsSearch) => void;
}) {
  const { say } = useWords();
  const chosen: { readonly name: keyof FindingsSearch; readonly label: string }[] = [];
  if (search.kind !== undefined)
    chosen.push({ name: "kind", label: say(findingsWords.onlyKind, { kind: search.kind }) });
  if (search.rule !== undefined)
    chosen.push({ name: "rule", label: say(findingsWords.onlyRule, { rule: search.rule }) });
  if (search.deliveryId !== undefined) chosen.push({ name: "deliveryId", label: say(findingsWords.onlyDelivery) });
  if (search.runId !== undefined && search.runResult !== undefined) {
    const result = say(deliveryWords[search.runResult]);
    chosen.push({ name: "runResult", label: say(findingsWords.onlyRunResult, { result }) });
  }
  if (search.personId !== undefined) chosen.push({ name: "personId", label: say(findingsWords.onlyPerson) });
  if (chosen.length === 0) return null;
  return (
    <ul className="line">
      {chosen.map(({ name, label }) => (
        <li key={name}>
          <Button
            size="small"
            icon={<CloseOutlined aria-hidden />}
            iconPlacement="end"
            aria-label={say(findingsWords.removeFilter, { filter: label })}
            onClick={() => onDrop(name)}
          >
            {label}
          </Button>
        </li>
      ))}
    </ul>
  );
}
