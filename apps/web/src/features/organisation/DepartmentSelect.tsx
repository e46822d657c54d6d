import { Select } from "antd";
import { useState } from "react";
import { useWords } from "../../lib/words.tsx";
import { commonWords } from "../../words/format.ts";
import { formWords } from "../../words/registers.ts";
import { useDepartments, useOffices } from "./queries.ts";

interface DepartmentSelectProps {
  readonly id?: string;
  readonly label?: string;
  readonly value: string | undefined;
  /** What the department is called, where it belongs to another office. */
  readonly name?: string | undefined;
  readonly onChange: (department: string | undefined) => void;
  readonly officeCode: string;
  readonly otherOffices?: boolean;
  readonly placeholder?: string;
  readonly invalid?: boolean;
  readonly describedBy?: string | undefined;
  readonly width?: number;
}

export function DepartmentSelect(props: DepartmentSelectProps) {
  const { id, label, value, name, onChange, officeCode, otherOffices = false, placeholder, invalid = false } = props;
  const { say } = useWords();
  const offices = useOffices();
  const [chosenOffice, setChosenOffice] = useState<string>();
  const departments = useDepartments(chosenOffice ?? officeCode);
  const options = new Map<string, { value: string; label: string }>();
  if (value !== undefined && name !== undefined) options.set(value, { value, label: name });
  for (const one of departments.data ?? []) options.set(one.id, { value: one.id, label: one.name });
  const choice = (
    <Select
      {...(id === undefined ? {} : { id })}
      {...(invalid ? { status: "error" as const } : {})}
      style={props.width === undefined ? { flex: 1, minWidth: 0 } : { width: props.width }}
      allowClear
      showSearch={{ optionFilterProp: "label" }}
      aria-label={label}
      aria-describedby={props.describedBy}
      placeholder={placeholder ?? say(formWords.choose)}
      loading={departments.isFetching}
      value={value}
      options={[...options.values()]}
      onChange={(department: string | undefined) => onChange(department)}
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
