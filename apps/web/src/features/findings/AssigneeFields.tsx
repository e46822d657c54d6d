import type { ActArguments } from "@jianheng/contract";
import { Select } from "antd";
import { useId, useState } from "react";
import { Notice } from "../../components/Notice.tsx";
import { readRefusal } from "../../lib/refusal.ts";
import { useWords } from "../../lib/words.tsx";
import { actWords } from "../../words/findings.ts";
import { useDepartments, useOffices, usePeople } from "../organisation/queries.ts";
import { useMe } from "../session/session.ts";

interface AssigneeFieldsProps {
  /** Office of the finding, where its departments are looked for first. */
  readonly officeName: string;
  readonly given: ActArguments;
  readonly onChange: (part: {
    assigneeDepartmentId?: string | undefined;
    assigneePersonId?: string | undefined;
  }) => void;
}

/** To whom: a department, and a person of it where one is meant. */
export function AssigneeFields({ officeName, given, onChange }: AssigneeFieldsProps) {
  const { say } = useWords();
  const me = useMe();
  const ids = { office: useId(), department: useId(), person: useId() };
  const offices = useOffices();
  const [chosenOffice, setChosenOffice] = useState<string>();
  const officeCode = chosenOffice ?? offices.data?.find(({ name }) => name === officeName)?.code ?? me.office.code;
  const departments = useDepartments(officeCode);
  const people = usePeople(officeCode, given.assigneeDepartmentId);
  return (
    <>
      {(offices.data?.length ?? 0) > 1 && (
        <div className="field">
          <label htmlFor={ids.office}>{say(actWords.office)}</label>
          <Select
            id={ids.office}
            value={officeCode}
            options={(offices.data ?? []).map(({ code, name }) => ({ value: code, label: name }))}
            onChange={(code) => {
              setChosenOffice(code);
              onChange({ assigneeDepartmentId: undefined, assigneePersonId: undefined });
            }}
          />
        </div>
      )}
      <div className="field">
        <label htmlFor={ids.department}>{say(actWords.department)}</label>
        <Select
          id={ids.department}
          showSearch={{ optionFilterProp: "label" }}
          placeholder={say(actWords.choose)}
          loading={departments.isPending}
          value={given.assigneeDepartmentId}
          options={(departments.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(assigneeDepartmentId) => onChange({ assigneeDepartmentId, assigneePersonId: undefined })}
        />
      </div>
      <div className="field">
        <label htmlFor={ids.person}>
          {say(actWords.person)}
          <span className="soft">{say(actWords.optional)}</span>
        </label>
        <Select
          id={ids.person}
          allowClear
          showSearch={{ optionFilterProp: "label" }}
          placeholder={say(actWords.personAny)}
          disabled={given.assigneeDepartmentId === undefined}
          loading={people.isFetching}
          value={given.assigneePersonId}
          options={(people.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(assigneePersonId: string | undefined) => onChange({ assigneePersonId })}
        />
      </div>
      {departments.error !== null && <Notice tone="problem">{say(readRefusal(departments.error).sentence)}</Notice>}
    </>
  );
}
