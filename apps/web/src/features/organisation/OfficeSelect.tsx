import { Select } from "antd";
import { useWords } from "../../lib/words.tsx";
import { formWords } from "../../words/registers.ts";
import { useOffices } from "./queries.ts";

interface OfficeSelectProps {
  readonly id?: string;
  readonly label?: string;
  /** The office's code. */
  readonly value: string | undefined;
  readonly name?: string | undefined;
  readonly onChange: (office: string | undefined) => void;
  readonly placeholder?: string;
  readonly invalid?: boolean;
  readonly describedBy?: string | undefined;
  readonly width?: number;
}

export function OfficeSelect(props: OfficeSelectProps) {
  const { id, label, value, name, onChange, placeholder, invalid = false, width } = props;
  const { say } = useWords();
  const offices = useOffices();
  const options = new Map<string, { value: string; label: string }>();
  if (value !== undefined && name !== undefined) options.set(value, { value, label: name });
  for (const office of offices.data ?? []) options.set(office.code, { value: office.code, label: office.name });
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      {...(invalid ? { status: "error" as const } : {})}
      style={{ width: width ?? "100%" }}
      allowClear
      showSearch={{ optionFilterProp: "label" }}
      aria-label={label}
      aria-describedby={props.describedBy}
      placeholder={placeholder ?? say(formWords.choose)}
      loading={offices.isFetching}
      value={value}
      options={[...options.values()]}
      onChange={(office: string | undefined) => onChange(office)}
    />
  );
}
