import type { FieldValue, RegisterField } from "@jianheng/contract";
import { Button } from "antd";
import { useId } from "react";
import { useWords } from "../../../lib/words.tsx";
import { formWords, recordActWords } from "../../../words/registers.ts";
import { isEmptyValue, valueText, type Names } from "../field-values.ts";
import type { Draft } from "./draft.ts";
import { FieldInput, isGroup } from "./FieldInput.tsx";
import { RequiredMark } from "./RowsInput.tsx";

interface FormFieldsProps {
  readonly fields: readonly RegisterField[];
  readonly needs: readonly string[] | undefined;
  readonly draft: Draft;
  readonly names: Names;
  readonly officeCode: string;
  /** What is wrong, by field. */
  readonly faults: Readonly<Record<string, string>>;
  /** What somebody else has put there since the form was opened, by field. */
  readonly changedSince?: Readonly<Record<string, FieldValue>>;
  readonly onChange: (field: string, value: FieldValue, name?: string) => void;
}

/** The fields of a form, one below the other: label, input, help, and what is wrong with it. */
export function FormFields(props: FormFieldsProps) {
  const { fields, needs, draft, names, officeCode, faults, changedSince = {}, onChange } = props;
  const form = useId();
  const { say, ...words } = useWords();
  return (
    <>
      {fields.map((field) => {
        const id = `${form}-${field.id}`;
        const fault = faults[field.id];
        const since = changedSince[field.id];
        const notes = fault === undefined && field.help === undefined ? undefined : `${id}-notes`;
        const label = (
          <>
            {say(field.label)}
            {needs?.includes(field.id) === true && <RequiredMark />}
            {field.readBy !== undefined && <span className="small soft"> · {say(formWords.readBy)}</span>}
          </>
        );
        const inGroup = isGroup(field);
        const Shell = inGroup ? "fieldset" : "div";
        return (
          <Shell key={field.id} className="field" data-field={field.id}>
            {inGroup ? <legend>{label}</legend> : <label htmlFor={id}>{label}</label>}
            <FieldInput
              id={id}
              field={field}
              value={draft[field.id]}
              names={names}
              officeCode={officeCode}
              invalid={fault !== undefined}
              describedBy={notes}
              onChange={(value, name) => onChange(field.id, value, name)}
            />
            {notes !== undefined && (
              <div id={notes} className="small">
                {fault !== undefined && (
                  <p className="fault" role="alert">
                    {fault}
                  </p>
                )}
                {field.help !== undefined && <p className="soft">{say(field.help)}</p>}
              </div>
            )}
            {field.id in changedSince && (
              <p className="small line">
                <span>
                  {say(recordActWords.nowValue, {
                    value: isEmptyValue(since) ? "–" : valueText(field, since, names, { say, ...words }),
                  })}
                </span>
                <Button size="small" onClick={() => onChange(field.id, since ?? null)}>
                  {say(recordActWords.takeNow)}
                </Button>
              </p>
            )}
          </Shell>
        );
      })}
    </>
  );
}
