import { Select } from "antd";
import { useState } from "react";
import { useSettled } from "../../lib/use-settled.ts";
import { useWords } from "../../lib/words.tsx";
import { formWords } from "../../words/registers.ts";
import { lookUpLeastCharacters, useLookUp } from "./queries.ts";

interface LookUpSelectProps {
  readonly id?: string;
  readonly label?: string;
  readonly kind: "case" | "finding" | "record";
  readonly register?: string | undefined;
  readonly value: string | undefined;
  /** What the value is called. */
  readonly name?: string | undefined;
  /** With what the chosen one is called, to be shown until the record says it itself. */
  readonly onChange: (id: string | undefined, name: string | undefined) => void;
  readonly placeholder?: string;
  readonly invalid?: boolean;
  readonly describedBy?: string | undefined;
  readonly width?: number;
}

/** Pause in typing after which the server is asked. */
const pauseMilliseconds = 250;

/** A case, finding or record by some of its words; only what the reader may see is found. */
export function LookUpSelect(props: LookUpSelectProps) {
  const { id, label, kind, register, value, name, onChange, placeholder, invalid = false, width } = props;
  const { say } = useWords();
  const [typed, setTyped] = useState("");
  const text = useSettled(typed, pauseMilliseconds);
  const found = useLookUp(kind, register, text);
  const asked = text.trim().length >= lookUpLeastCharacters;
  const options = (asked ? (found.data ?? []) : []).map((one) => ({
    value: one.id,
    label: (
      <span className="found">
        <span>{one.label}</span>
        {one.note !== "" && <span className="small soft">{one.note}</span>}
      </span>
    ),
    name: one.label,
  }));
  if (value !== undefined && !options.some((option) => option.value === value))
    options.unshift({ value, label: <>{name ?? value}</>, name: name ?? value });
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      {...(invalid ? { status: "error" as const } : {})}
      style={{ width: width ?? "100%" }}
      allowClear
      showSearch={{ filterOption: false, onSearch: setTyped }}
      aria-label={label}
      aria-describedby={props.describedBy}
      placeholder={placeholder ?? say(formWords.lookUpHint)}
      loading={found.isFetching}
      notFoundContent={<span className="soft">{say(asked ? formWords.lookUpNothing : formWords.lookUpType)}</span>}
      value={value}
      options={options}
      optionLabelProp="name"
      onChange={(chosen: string | undefined) =>
        onChange(chosen, options.find((option) => option.value === chosen)?.name)
      }
    />
  );
}
