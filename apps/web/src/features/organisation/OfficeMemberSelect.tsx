import { Select } from "antd";
import { useState } from "react";
import { useWords } from "../../lib/words.tsx";
import { commonWords } from "../../words/format.ts";
import { useOffices } from "./queries.ts";

export interface MemberSelectProps {
  readonly id?: string;
  readonly label?: string;
  /** The chosen one's id. */
  readonly value: string | undefined;
  /** What the chosen one is called, where the office's list may not say so. */
  readonly name?: string | undefined;
  readonly onChange: (id: string | undefined) => void;
  /** The office that is looked through first. */
  readonly officeCode: string;
  /** Other offices too, where the reader sees others. */
  readonly otherOffices?: boolean;
  readonly placeholder?: string;
  readonly invalid?: boolean;
  readonly describedBy?: string | undefined;
  readonly width?: number;
}

interface Members {
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly loading: boolean;
}

interface OfficeMemberSelectProps extends MemberSelectProps {
  readonly placeholder: string;
  /** What an office has to choose from; a hook. */
  readonly useMembers: (officeCode: string) => Members;
}

/** One of what an office has, by name; with a choice of the office before it where there are several. */
export function OfficeMemberSelect(props: OfficeMemberSelectProps) {
  const { id, label, value, name, onChange, officeCode, otherOffices = false, invalid = false, useMembers } = props;
  const { say } = useWords();
  const offices = useOffices();
  const [chosenOffice, setChosenOffice] = useState<string>();
  const { options: members, loading } = useMembers(chosenOffice ?? officeCode);
  const options = new Map<string, { value: string; label: string }>();
  if (value !== undefined && name !== undefined) options.set(value, { value, label: name });
  for (const member of members) options.set(member.value, { ...member });
  const choice = (
    <Select
      {...(id === undefined ? {} : { id })}
      {...(invalid ? { status: "error" as const } : {})}
      style={props.width === undefined ? { flex: 1, minWidth: 0 } : { width: props.width }}
      allowClear
      showSearch={{ optionFilterProp: "label" }}
      aria-label={label}
      aria-describedby={props.describedBy}
      placeholder={props.placeholder}
      loading={loading}
      value={value}
      options={[...options.values()]}
      onChange={(member: string | undefined) => onChange(member)}
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
