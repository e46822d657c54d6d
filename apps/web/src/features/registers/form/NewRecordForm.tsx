import type { FieldValue, RegisterDefinition, RegisterField } from "@jianheng/contract";
import { useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { Notice } from "../../../components/Notice.tsx";
import { useAnnounce } from "../../../lib/announce.tsx";
import { useWords } from "../../../lib/words.tsx";
import { commonWords } from "../../../words/format.ts";
import { formWords } from "../../../words/registers.ts";
import { useMe } from "../../session/session.ts";
import type { Names } from "../field-values.ts";
import { rememberedRecordsSearch } from "../list/filters.ts";
import { useCreateRecord } from "../queries.ts";
import { fieldsOfForm, valuesToSend } from "./draft.ts";
import { FormFields } from "./FormFields.tsx";
import type { FoundOrigin } from "./NewRecordPage.tsx";
import { useForm } from "./use-form.ts";

interface NewRecordFormProps {
  readonly definition: RegisterDefinition;
  readonly origin: FoundOrigin | undefined;
}

export function NewRecordForm({ definition, origin }: NewRecordFormProps) {
  const { say } = useWords();
  const me = useMe();
  const announce = useAnnounce();
  const navigate = useNavigate();
  const creating = useCreateRecord();
  const fields = fieldsOfForm(definition.fields, definition.create.writes);
  const form = useForm(fields, startFrom(fields, origin));
  const register = { register: definition.register };

  async function send() {
    if (!form.isFilled(definition.create.needs)) return;
    try {
      const row = await creating.mutateAsync({
        requestId: form.requestId.current,
        ...register,
        fields: valuesToSend(fields, form.draft),
        ...(origin === undefined ? {} : { from: { kind: origin.kind, id: origin.id } }),
      });
      announce(say(formWords.registered, { number: row.number }));
      await navigate({ to: "/records/$recordId", params: { recordId: row.id } });
    } catch (error) {
      form.refused(error);
    }
  }

  return (
    <form
      className="stack record-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <div>
        <h1>{say(formWords.title, { register: say(definition.title) })}</h1>
        <p className="soft">{say(definition.purpose)}</p>
      </div>
      {origin !== undefined && <p>{say(formWords.from, { label: originLabel(origin) })}</p>}
      <FormFields
        fields={fields}
        needs={definition.create.needs}
        draft={form.draft}
        names={form.names}
        officeCode={me.office.code}
        faults={form.faults}
        onChange={form.change}
      />
      {form.problem !== "" && <Notice tone="problem">{form.problem}</Notice>}
      <div className="line">
        <Button type="primary" htmlType="submit" loading={creating.isPending}>
          {say(formWords.register)}
        </Button>
        <Button
          onClick={() =>
            void navigate({
              to: "/registers/$register",
              params: register,
              search: rememberedRecordsSearch(definition.register),
            })
          }
        >
          {say(commonWords.cancel)}
        </Button>
      </div>
    </form>
  );

  function originLabel({ kind, label }: FoundOrigin): string {
    if (kind === "record") return say(formWords.fromRecord, { label });
    return say(kind === "finding" ? formWords.fromFinding : formWords.fromCase, { label });
  }
}

/** The first field that can hold what the record arises from gets it. */
function startFrom(
  fields: readonly RegisterField[],
  origin: FoundOrigin | undefined,
): { readonly values: Readonly<Record<string, FieldValue>>; readonly names: Names } {
  if (origin === undefined) return { values: {}, names: {} };
  const values: Record<string, FieldValue> = {};
  const names: Record<string, string> = { [origin.id]: origin.label };
  const same = fields.find((field) => field.type === origin.kind);
  if (same !== undefined) values[same.id] = origin.id;
  const caseField = fields.find(({ type }) => type === "case");
  if (caseField !== undefined && origin.legalCase !== null) {
    values[caseField.id] = origin.legalCase.no;
    names[origin.legalCase.no] = origin.legalCase.name;
  }
  return { values, names };
}
