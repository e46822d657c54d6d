import type { FieldValue, RegisterField } from "@jianheng/contract";
import { Input, Radio, Select } from "antd";
import { DayField } from "../../../components/DayField.tsx";
import { useWords } from "../../../lib/words.tsx";
import { formWords, valueWords } from "../../../words/registers.ts";
import { DepartmentSelect } from "../../organisation/DepartmentSelect.tsx";
import { OfficeSelect } from "../../organisation/OfficeSelect.tsx";
import { PersonSelect } from "../../organisation/PersonSelect.tsx";
import { isRows, type Names } from "../field-values.ts";
import { LookUpSelect } from "../LookUpSelect.tsx";
import { RowsInput } from "./RowsInput.tsx";

export interface FieldInputProps {
  readonly id: string;
  readonly field: RegisterField;
  readonly value: FieldValue | undefined;
  /** What the ids in values are called. */
  readonly names: Names;
  readonly officeCode: string;
  readonly invalid: boolean;
  readonly describedBy: string | undefined;
  /** With what a chosen id is called. */
  readonly onChange: (value: FieldValue, name?: string) => void;
}

/** More choices than these are a list to open, not buttons to read. */
const choicesInSight = 4;

/** Whether the field is several inputs under one name: buttons to choose from, or a table. */
export function isGroup(field: RegisterField): boolean {
  if (field.type === "choice") return field.choices.length <= choicesInSight;
  return field.type === "yesNo" || field.type === "rows";
}

/** The input of a field, by its type. */
export function FieldInput(props: FieldInputProps) {
  const { id, field, value, names, officeCode, invalid, describedBy, onChange } = props;
  const { say } = useWords();
  const text = typeof value === "string" || typeof value === "number" ? String(value) : "";
  const status = invalid ? { status: "error" as const } : {};
  const reference = {
    id,
    invalid,
    describedBy,
    value: text === "" ? undefined : text,
    name: names[text],
    officeCode,
    otherOffices: true,
    onChange: (chosen: string | undefined, name?: string) => onChange(chosen ?? null, name),
  };
  switch (field.type) {
    case "longText":
      return (
        <Input.TextArea
          id={id}
          {...status}
          aria-describedby={describedBy}
          autoSize={{ minRows: 3, maxRows: 16 }}
          value={text}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    case "text":
      return (
        <Input
          id={id}
          {...status}
          aria-describedby={describedBy}
          value={text}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    case "integer":
    case "number":
    case "money":
      return (
        <Input
          id={id}
          {...status}
          className="amount"
          inputMode={field.type === "integer" ? "numeric" : "decimal"}
          aria-describedby={describedBy}
          value={text}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    case "date":
      return (
        <DayField
          id={id}
          value={text === "" ? undefined : text}
          placeholder={say(formWords.dayHint)}
          onChange={(day) => onChange(day ?? null)}
        />
      );
    case "yesNo":
      return (
        <Radio.Group
          id={id}
          aria-describedby={describedBy}
          value={value}
          options={[
            { value: true, label: say(valueWords.yes) },
            { value: false, label: say(valueWords.no) },
          ]}
          onChange={(event) => onChange(event.target.value as boolean)}
        />
      );
    case "choice":
      return isGroup(field) ? (
        <Radio.Group
          id={id}
          aria-describedby={describedBy}
          value={value}
          options={field.choices.map((choice) => ({ value: choice.id, label: say(choice.label) }))}
          onChange={(event) => onChange(event.target.value as string)}
        />
      ) : (
        <Select
          id={id}
          {...status}
          allowClear
          showSearch={{ optionFilterProp: "label" }}
          aria-describedby={describedBy}
          placeholder={say(formWords.choose)}
          value={text === "" ? undefined : text}
          options={field.choices.map((choice) => ({ value: choice.id, label: say(choice.label) }))}
          onChange={(chosen: string | undefined) => onChange(chosen ?? null)}
        />
      );
    case "choices":
      return (
        <Select
          id={id}
          {...status}
          mode="multiple"
          allowClear
          showSearch={{ optionFilterProp: "label" }}
          aria-describedby={describedBy}
          placeholder={say(formWords.choose)}
          value={Array.isArray(value) ? (value as string[]) : []}
          options={field.choices.map((choice) => ({ value: choice.id, label: say(choice.label) }))}
          onChange={(chosen: string[]) => onChange(chosen)}
        />
      );
    case "person":
      return <PersonSelect {...reference} />;
    case "department":
      return <DepartmentSelect {...reference} />;
    case "office":
      return <OfficeSelect {...reference} />;
    case "case":
    case "finding":
      return <LookUpSelect {...reference} kind={field.type} />;
    case "record":
      return <LookUpSelect {...reference} kind="record" register={field.register} />;
    case "rows":
      return (
        <RowsInput
          id={id}
          label={say(field.label)}
          columns={field.columns}
          rows={isRows(value) ? value : []}
          onChange={onChange}
        />
      );
  }
}
