import { Select } from "antd";
import { useWords } from "../../lib/words.tsx";
import { formWords } from "../../words/registers.ts";
import { useOffices, usePeopleOfOffice } from "./queries.ts";
import { useState } from "react";
import { commonWords } from "../../words/format.ts";

interface PersonSelectProps {
  readonly id?: string;
  readonly label?: string;
  /** The person's id. */
  readonly value: string | undefined;
  /** What the person is called, where the office's list may not say so any more. */
  readonly name?: string | undefined;
  readonly onChange: (person: string | undefined) => void;
  /** The office whose people are looked through first. */
  readonly officeCode: string;
  /** People of other offices too, where the reader sees other offices. */
  readonly otherOffices?: boolean;
  readonly placeholder?: string;
  readonly invalid?: boolean;
  readonly describedBy?: string | undefined;
  readonly width?: number;
}

/** A person by name, with the department; several posts of one person are one entry. */
export function PersonSelect(props: PersonSelectProps) {
  const { id, label, value, name, onChange, officeCode, otherOffices = false, placeholder, invalid = false } = props;
  const { say } = useWords();
  const offices = useOffices();
  const [chosenOffice, setChosenOffice] = useState<string>();
  const people = usePeopleOfOffice(chosenOffice ?? officeCode);
  const options = new Map<string, { value: string; label: string }>();
  if (value !== undefined && name !== undefined) options.set(value, { value, label: name });
  for (const person of people.data ?? [])
    options.set(person.id, { value: person.id, label: `${person.name}　${person.departmentName}` });
  const choice = (
    <Select
      {...(id === undefined ? {} : { id })}
      {...(invalid ? { status: "error" as const } : {})}
      style={props.width === undefined ? { flex: 1, minWidth: 0 } : { width: props.width }}
      allowClear
      showSearch={{ optionFilterProp: "label" }}
      aria-label={label}
      aria-describedby={props.describedBy}
      placeholder={placeholder ?? say(formWords.choosePerson)}
      loading={people.isFetching}
      value={value}
      options={[...options.values()]}
      onChange={(person: string | undefined) => onChange(person)}
    />
  );
  if (!otherOffices || (offices.data?.length ?? 0) < 2) return choice;
  return (
    <div className="picker">
      <Select
        style={{ width: 180 }}
        aria-label={say(commonWords.office)}
        value={chosenOffice ?? officeCode}
        options={(offices.data ?? []).map((office) => ({ value: office.code, label: office.name }))}
        onChange={setChosenOffice}
      />
      {choice}
    </div>
  );
}
