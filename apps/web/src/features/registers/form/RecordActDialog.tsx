import type {
  FieldValue,
  FieldValues,
  RecordDetail,
  RecordRow,
  RegisterAct,
  RegisterDefinition,
} from "@jianheng/contract";
import { Input, Modal } from "antd";
import { useId, useState } from "react";
import { Moments, Skeleton } from "../../../components/Moments.tsx";
import { Notice } from "../../../components/Notice.tsx";
import { useAnnounce } from "../../../lib/announce.tsx";
import { useWords } from "../../../lib/words.tsx";
import { actWords } from "../../../words/findings.ts";
import { commonWords } from "../../../words/format.ts";
import { recordActWords, recordWords } from "../../../words/registers.ts";
import { useOffices } from "../../organisation/queries.ts";
import { useMe } from "../../session/session.ts";
import { actOf } from "../acts.ts";
import { useRecord, useRecordAct } from "../queries.ts";
import { fieldsOfForm, filledValues, valuesToSend } from "./draft.ts";
import { FormFields } from "./FormFields.tsx";
import { RequiredMark } from "./RowsInput.tsx";
import { useForm } from "./use-form.ts";
import { WhatFollows } from "./WhatFollows.tsx";

interface RecordActDialogProps {
  readonly act: string;
  readonly definition: RegisterDefinition;
  /** Always the newest rows: after a refusal the caller's list is read again, and the dialog goes on with those. */
  readonly rows: readonly RecordRow[];
  /** What the page knows to propose, in place of what stands in the record. */
  readonly prefill?: FieldValues;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** The form of an act on one record, filled with what stands there, or on many, empty. */
export function RecordActDialog(props: RecordActDialogProps) {
  const { say } = useWords();
  const { act, definition, rows, onClose } = props;
  const only = rows.length === 1 ? rows[0] : undefined;
  const record = useRecord(only?.id);
  if (only === undefined) {
    const chosen = actOf(definition, act);
    return chosen === undefined ? null : <ActForm {...props} act={chosen} record={undefined} />;
  }
  // A record may be older than the definition of today: its own says what the act asks for.
  const chosen = actOf(record.data?.definition ?? definition, act);
  if (record.data !== undefined && (chosen !== undefined || act === "comment")) {
    return <ActForm {...props} definition={record.data.definition} act={chosen ?? commentAct} record={record.data} />;
  }
  return (
    <Modal open title={chosen === undefined ? "" : say(chosen.label)} footer={null} onCancel={onClose}>
      <Moments query={record} skeleton={<Skeleton lines={4} />}>
        {() => null}
      </Moments>
    </Modal>
  );
}

/** A remark, as an act: words and nothing else. */
const commentAct: RegisterAct = {
  id: "comment",
  label: recordWords.comment,
  from: [],
  by: [],
  ground: "required",
  expected: false,
};

interface ActFormProps extends Omit<RecordActDialogProps, "act"> {
  readonly act: RegisterAct;
  readonly record: RecordDetail | undefined;
}

function ActForm({ act, definition, record, rows, prefill, onDone, onClose }: ActFormProps) {
  const { say } = useWords();
  const me = useMe();
  const announce = useAnnounce();
  const offices = useOffices();
  const sending = useRecordAct();
  const groundId = useId();
  const [ground, setGround] = useState("");
  const fields = fieldsOfForm(definition.fields, act.writes);
  // What stood there when the form was opened: what is different now was changed by somebody else.
  const [opened] = useState(record?.allFields ?? {});
  const form = useForm(fields, { values: { ...opened, ...prefill }, names: record?.names ?? {} });

  const comment = act.id === "comment";
  const allowed = comment ? rows : rows.filter((row) => row.allowedActs.includes(act.id));
  const leftOut = rows.length - allowed.length;
  const only = rows.length === 1 ? rows[0] : undefined;
  const officeCode = offices.data?.find(({ name }) => name === only?.office)?.code ?? me.office.code;
  const label = say(act.label);

  async function send() {
    if (record !== undefined && !form.isFilled(act.needs)) return;
    if (act.ground === "required" && ground.trim() === "") {
      form.setProblem(say(actWords.fill, { field: say(comment ? recordWords.note : recordActWords.ground) }));
      return;
    }
    try {
      const answer = await sending.mutateAsync({
        requestId: form.requestId.current,
        act: act.id,
        on: allowed.map(({ id, version }) => ({ id, version })),
        fields: record === undefined ? filledValues(fields, form.draft) : valuesToSend(fields, form.draft),
        ...(ground.trim() === "" ? {} : { ground: ground.trim() }),
      });
      announce(say(answer.sentence));
      onDone();
    } catch (error) {
      form.refused(error);
    }
  }

  return (
    <Modal
      open
      title={label}
      width={fields.some(({ type }) => type === "rows") ? 860 : 560}
      style={{ top: 48 }}
      // A long form scrolls; what is wrong and the buttons stay in sight.
      styles={{ body: { maxHeight: "calc(100vh - 240px)", overflowY: "auto" } }}
      footer={(buttons) => (
        <div className="stack tight">
          {form.problem !== "" && <Notice tone="problem">{form.problem}</Notice>}
          <div className="dialog-buttons">{buttons}</div>
        </div>
      )}
      okText={label}
      cancelText={say(commonWords.cancel)}
      okButtonProps={{ disabled: allowed.length === 0 }}
      confirmLoading={sending.isPending}
      mask={{ closable: false }}
      onOk={() => void send()}
      onCancel={onClose}
    >
      <div className="stack">
        <p>
          {only === undefined ? (
            say(recordActWords.onMany, { count: allowed.length })
          ) : (
            <>
              <span className="whole strong">{only.number}</span> {only.title}
            </>
          )}
        </p>
        {only === undefined && fields.length > 0 && <p className="small soft">{say(recordActWords.onManyFields)}</p>}
        <FormFields
          fields={fields}
          needs={act.needs}
          draft={form.draft}
          names={{ ...record?.names, ...form.names }}
          officeCode={officeCode}
          faults={form.faults}
          changedSince={changedSince(
            opened,
            record,
            fields.map(({ id }) => id),
          )}
          onChange={form.change}
        />
        {act.ground !== "none" && (
          <div className="field">
            <label htmlFor={groundId}>
              {say(comment ? recordWords.note : recordActWords.ground)}
              {act.ground === "required" ? <RequiredMark /> : <span className="soft">{say(actWords.optional)}</span>}
            </label>
            <Input.TextArea
              id={groundId}
              autoSize={{ minRows: comment ? 4 : 2, maxRows: 10 }}
              maxLength={2000}
              value={ground}
              onChange={(event) => {
                form.setProblem("");
                setGround(event.target.value);
              }}
            />
          </div>
        )}
        {!comment && <WhatFollows act={act} definition={definition} />}
        {leftOut > 0 && (
          <Notice tone="problem">
            {allowed.length === 0 ? say(recordActWords.noneLeft) : say(recordActWords.leftOut, { count: leftOut })}
            {only !== undefined && <p>{say(recordActWords.nowState, { state: say(only.stateLabel) })}</p>}
          </Notice>
        )}
      </div>
    </Modal>
  );
}

function changedSince(
  opened: Readonly<Record<string, FieldValue>>,
  record: RecordDetail | undefined,
  fields: readonly string[],
): Readonly<Record<string, FieldValue>> {
  if (record === undefined) return {};
  const changed = fields.filter(
    (id) => JSON.stringify(opened[id] ?? null) !== JSON.stringify(record.allFields[id] ?? null),
  );
  return Object.fromEntries(changed.map((id) => [id, record.allFields[id] ?? null]));
}
