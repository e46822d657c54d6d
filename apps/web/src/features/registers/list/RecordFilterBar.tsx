import type { RegisterDefinition, RegisterField } from "@jianheng/contract";
import { Button, Checkbox, Select, type InputRef } from "antd";
import { useState, type RefObject } from "react";
import { DayField } from "../../../components/DayField.tsx";
import { SearchBox } from "../../../components/SearchBox.tsx";
import { useWords } from "../../../lib/words.tsx";
import { commonWords } from "../../../words/format.ts";
import { lightWords, registerWords } from "../../../words/registers.ts";
import { DepartmentSelect } from "../../organisation/DepartmentSelect.tsx";
import { OfficeSelect } from "../../organisation/OfficeSelect.tsx";
import { useOffices } from "../../organisation/queries.ts";
import { useMe } from "../../session/session.ts";
import { FieldFilter, isFilterable } from "./FieldFilter.tsx";
import { changedSearch, hasRecordFilters, lights, type RecordsSearch } from "./filters.ts";

interface RecordFilterBarProps {
  readonly definition: RegisterDefinition;
  readonly search: RecordsSearch;
  readonly onChange: (search: RecordsSearch) => void;
  readonly searchBox: RefObject<InputRef | null>;
}

export function RecordFilterBar({ definition, search, onChange, searchBox }: RecordFilterBarProps) {
  const { say } = useWords();
  const me = useMe();
  const offices = useOffices();
  const severalOffices = (offices.data?.length ?? 0) > 1;
  const [more, setMore] = useState(
    search.office !== undefined ||
      search.department !== undefined ||
      search.registeredFrom !== undefined ||
      search.registeredTo !== undefined,
  );
  const change = (part: Readonly<Record<string, unknown>>) => onChange(changedSearch(search, part));
  const fields = (definition.list.filters ?? []).flatMap((id) =>
    definition.fields.filter((field): field is RegisterField => field.id === id && isFilterable(field)),
  );
  const label = say(registerWords.searchLabel);
  const which = [
    { value: "false", label: say(registerWords.open) },
    { value: "true", label: say(registerWords.ended) },
  ];
  return (
    <div className="stack tight" role="search" aria-label={label}>
      <div className="line">
        <SearchBox
          label={label}
          hint={say(registerWords.searchHint)}
          text={search.text ?? ""}
          box={searchBox}
          onText={(text) => change({ text })}
        />
        <Select
          mode="multiple"
          allowClear
          maxTagCount="responsive"
          style={{ width: 140 }}
          aria-label={say(registerWords.state)}
          placeholder={say(registerWords.state)}
          value={search.state ?? []}
          options={definition.states.map((state) => ({ value: state.id, label: say(state.label) }))}
          onChange={(state) => change({ state })}
        />
        <Select
          allowClear
          style={{ width: 104 }}
          aria-label={say(registerWords.which)}
          placeholder={say(registerWords.which)}
          value={search.ended}
          options={which}
          onChange={(ended: string | undefined) => change({ ended })}
        />
        {definition.limits.length > 0 && (
          <Select
            mode="multiple"
            allowClear
            maxTagCount="responsive"
            style={{ width: 124 }}
            aria-label={say(registerWords.light)}
            placeholder={say(registerWords.light)}
            value={search.light ?? []}
            options={lights.map((value) => ({ value, label: say(lightWords[value]) }))}
            onChange={(light) => change({ light })}
          />
        )}
        {fields.map((field) => (
          <FieldFilter key={field.id} field={field} search={search} onChange={change} />
        ))}
        <Checkbox checked={search.mine !== undefined} onChange={(event) => change({ mine: event.target.checked })}>
          {say(registerWords.mine)}
        </Checkbox>
        <Button type="link" aria-expanded={more} onClick={() => setMore(!more)}>
          {say(more ? registerWords.fewerFilters : registerWords.moreFilters)}
        </Button>
        {(hasRecordFilters(search) || search.sort !== undefined) && (
          <Button onClick={() => onChange({})}>{say(commonWords.reset)}</Button>
        )}
      </div>
      {more && (
        <div className="line">
          {severalOffices && (
            <OfficeSelect
              width={200}
              label={say(commonWords.office)}
              placeholder={say(commonWords.office)}
              value={search.office}
              onChange={(office) => change({ office, department: undefined })}
            />
          )}
          <DepartmentSelect
            width={160}
            label={say(commonWords.department)}
            placeholder={say(commonWords.department)}
            officeCode={search.office ?? me.office.code}
            value={search.department}
            onChange={(department) => change({ department })}
          />
          <DayField
            label={say(registerWords.registeredFrom)}
            placeholder={say(registerWords.registeredFrom)}
            value={search.registeredFrom}
            onChange={(registeredFrom) => change({ registeredFrom })}
          />
          <DayField
            label={say(registerWords.registeredTo)}
            placeholder={say(registerWords.registeredTo)}
            value={search.registeredTo}
            onChange={(registeredTo) => change({ registeredTo })}
          />
        </div>
      )}
    </div>
  );
}
