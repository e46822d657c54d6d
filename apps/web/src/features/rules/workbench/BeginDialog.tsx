import type { FieldValues, RecordRow } from "@jianheng/contract";
import { Modal } from "antd";
import type { ReactNode } from "react";
import { Moments, Skeleton } from "../../../components/Moments.tsx";
import { Notice } from "../../../components/Notice.tsx";
import { useWords } from "../../../lib/words.tsx";
import { commonWords } from "../../../words/format.ts";
import { fieldsOfForm, valuesToSend } from "../../registers/form/draft.ts";
import { FormFields } from "../../registers/form/FormFields.tsx";
import { useForm } from "../../registers/form/use-form.ts";
import { useCreateRecord, useRegister } from "../../registers/queries.ts";
import { useMe } from "../../session/session.ts";
import "../../registers/registers.css";

interface BeginDialogProps {
  readonly register: string;
  readonly title: string;
  readonly hint: string;
  readonly okText: string;
  /** Fields that are asked for, in the order of the register; the page knows the rest. */
  readonly ask: readonly string[];
  /** What stands in the fields asked for. */
  readonly start: FieldValues;
  /** What the page knows, once it is complete: a sentence says what is still missing. */
  readonly known: () => FieldValues | string | Promise<FieldValues | string>;
  /** What is asked besides. */
  readonly children?: ReactNode;
  readonly onDone: (row: RecordRow) => void;
  readonly onClose: () => void;
}

/** Begins a record of the workbench's registers with what the page knows and what is asked. */
export function BeginDialog(props: BeginDialogProps) {
  const query = useRegister(props.register);
  if (query.data !== undefined) return <BeginForm {...props} definition={query.data.definition} />;
  return (
    <Modal open title={props.title} footer={null} onCancel={props.onClose}>
      <Moments query={query} skeleton={<Skeleton lines={4} />}>
        {() => null}
      </Moments>
    </Modal>
  );
}

interface BeginFormProps extends BeginDialogProps {
  readonly definition: NonNullable<ReturnType<typeof useRegister>["data"]>["definition"];
}

function BeginForm({ definition, ask, start, known, ...props }: BeginFormProps) {
  const { say } = useWords();
  const me = useMe();
  const creating = useCreateRecord();
  const fields = fieldsOfForm(definition.fields, definition.create.writes).filter(({ id }) => ask.includes(id));
  const form = useForm(fields, { values: start, names: {} });

  async function send() {
    if (!form.isFilled((definition.create.needs ?? []).filter((id) => ask.includes(id)))) return;
    try {
      const given = await known();
      if (typeof given === "string") {
        form.setProblem(given);
        return;
      }
      const row = await creating.mutateAsync({
        requestId: form.requestId.current,
        register: props.register,
        fields: { ...valuesToSend(fields, form.draft), ...given },
      });
      props.onDone(row);
    } catch (error) {
      form.refused(error);
    }
  }

  return (
    <Modal
      open
      title={props.title}
      style={{ top: 48 }}
      styles={{ body: { maxHeight: "calc(100vh - 240px)", overflowY: "auto" } }}
      width={560}
      okText={props.okText}
      cancelText={say(commonWords.cancel)}
      confirmLoading={creating.isPending}
      mask={{ closable: false }}
      footer={(buttons) => (
        <div className="stack tight">
          {form.problem !== "" && <Notice tone="problem">{form.problem}</Notice>}
          <div>{buttons}</div>
        </div>
      )}
      onOk={() => void send()}
      onCancel={props.onClose}
    >
      <div className="stack">
        <p className="soft">{props.hint}</p>
        {props.children}
        <FormFields
          fields={fields}
          needs={definition.create.needs}
          draft={form.draft}
          names={form.names}
          officeCode={me.office.code}
          faults={form.faults}
          onChange={form.change}
        />
      </div>
    </Modal>
  );
}
