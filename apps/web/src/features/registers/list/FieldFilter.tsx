import type { RegisterField } from "@jianheng/contract";
import { Select } from "antd";
import { useWords } from "../../../lib/words.tsx";
import { valueWords } from "../../../words/registers.ts";
import { DepartmentSelect } from "../../organisation/DepartmentSelect.tsx";
import { OfficeSelect } from "../../organisation/OfficeSelect.tsx";
import { PersonSelect } from "../../organisation/PersonSelect.tsx";
import { useMe } from "../../session/session.ts";
import { LookUpSelect } from "../LookUpSelect.tsx";
import { fieldFilter, type RecordsSearch } from "./filters.ts";

const filterableTypes: readonly RegisterField["type"][] = [
  "choice",
  "choices",
  "yesNo",
  "person",
  "department",
  "office",
  "case",
];

/** Fields with values that can be named one by one; words in texts are the search box's. */
export function isFilterable(field: RegisterField): boolean {
  return filterableTypes.includes(field.type);
}

interface FieldFilterProps {
  readonly field: RegisterField;
  readonly search: RecordsSearch;
  readonly onChange: (part: Readonly<Record<string, unknown>>) => void;
}

export function FieldFilter({ field, search, onChange }: FieldFilterProps) {
  const { say } = useWords();
  const me = useMe();
  const label = say(field.label);
  const chosen = fieldFilter(search, field.id);
  const change = (values: readonly string[] | string | undefined) => onChange({ [`f.${field.id}`]: values });
  const one = { label, placeholder: label, width: 130, value: chosen[0], onChange: change };
  switch (field.type) {
    case "choice":
    case "choices":
      return (
        <Select
          mode="multiple"
          allowClear
          maxTagCount="responsive"
          style={{ width: 130 }}
          aria-label={label}
          placeholder={label}
          value={chosen}
          options={field.choices.map((choice) => ({ value: choice.id, label: say(choice.label) }))}
          onChange={(values: string[]) => change(values)}
        />
      );
    case "yesNo":
      return (
        <Select
          allowClear
          style={{ width: 130 }}
          aria-label={label}
          placeholder={label}
          value={chosen[0] ?? null}
          options={[
            { value: "true", label: `${label}: ${say(valueWords.yes)}` },
            { value: "false", label: `${label}: ${say(valueWords.no)}` },
          ]}
          onChange={(value) => change(value ?? undefined)}
        />
      );
    case "person":
      return <PersonSelect {...one} officeCode={search.office ?? me.office.code} />;
    case "department":
      return <DepartmentSelect {...one} officeCode={search.office ?? me.office.code} />;
    case "office":
      return <OfficeSelect {...one} />;
    case "case":
      return <LookUpSelect {...one} kind="case" width={200} onChange={(id) => change(id)} />;
    default:
      return null;
  }
}
