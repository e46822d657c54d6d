import type { RecordDetail } from "@jianheng/contract";
import { Input, Modal, Radio, Select } from "antd";
import { useId, useRef, useState } from "react";
import { Notice } from "../../../components/Notice.tsx";
import { useAnnounce } from "../../../lib/announce.tsx";
import { readRefusal } from "../../../lib/refusal.ts";
import { newRequestId } from "../../../lib/request-id.ts";
import { useWords } from "../../../lib/words.tsx";
import { commonWords } from "../../../words/format.ts";
import { formWords, recordWords } from "../../../words/registers.ts";
import { LookUpSelect } from "../LookUpSelect.tsx";
import { useLinkRecord, useRegisters } from "../queries.ts";

type Kind = "record" | "finding" | "case";

/** A link by hand, with what the other is to this record. */
export function LinkDialog({ record, onClose }: { readonly record: RecordDetail; readonly onClose: () => void }) {
  const { say } = useWords();
  const announce = useAnnounce();
  const linking = useLinkRecord();
  const registers = useRegisters();
  const ids = { register: useId(), target: useId(), relation: useId() };
  const requestId = useRef(newRequestId());
  const [kind, setKind] = useState<Kind>("case");
  const [register, setRegister] = useState<string>();
  const [target, setTarget] = useState<{ readonly id: string; readonly name: string | undefined }>();
  const [relation, setRelation] = useState("");
  const [problem, setProblem] = useState("");

  async function send() {
    if (target === undefined || relation.trim() === "") {
      const field = say(target === undefined ? recordWords.kind : recordWords.relation);
      setProblem(say(formWords.missing, { field }));
      return;
    }
    try {
      await linking.mutateAsync({
        requestId: requestId.current,
        id: record.id,
        to: { kind, id: target.id },
        relation: relation.trim(),
      });
      announce(say(recordWords.linked));
      onClose();
    } catch (error) {
      setProblem(say(readRefusal(error).sentence));
    }
  }

  return (
    <Modal
      open
      title={say(recordWords.addLink)}
      okText={say(recordWords.addLink)}
      cancelText={say(commonWords.cancel)}
      confirmLoading={linking.isPending}
      mask={{ closable: false }}
      onOk={() => void send()}
      onCancel={onClose}
    >
      <div className="stack">
        <fieldset className="field">
          <legend>{say(recordWords.kind)}</legend>
          <Radio.Group
            value={kind}
            options={[
              { value: "case", label: say(recordWords.kindCase) },
              { value: "finding", label: say(recordWords.kindFinding) },
              { value: "record", label: say(recordWords.kindRecord) },
            ]}
            onChange={(event) => {
              setKind(event.target.value as Kind);
              setTarget(undefined);
            }}
          />
        </fieldset>
        {kind === "record" && (
          <div className="field">
            <label htmlFor={ids.register}>{say(recordWords.registerOf)}</label>
            <Select
              id={ids.register}
              allowClear
              placeholder={say(formWords.choose)}
              value={register}
              options={(registers.data ?? []).map((one) => ({ value: one.register, label: say(one.title) }))}
              onChange={(chosen: string | undefined) => {
                setRegister(chosen);
                setTarget(undefined);
              }}
            />
          </div>
        )}
        <div className="field">
          <label htmlFor={ids.target}>{say(targetWords[kind])}</label>
          <LookUpSelect
            id={ids.target}
            kind={kind}
            register={kind === "record" ? register : undefined}
            value={target?.id}
            name={target?.name}
            onChange={(id, name) => setTarget(id === undefined ? undefined : { id, name })}
          />
        </div>
        <div className="field">
          <label htmlFor={ids.relation}>{say(recordWords.relation)}</label>
          <Input
            id={ids.relation}
            maxLength={40}
            value={relation}
            onChange={(event) => {
              setProblem("");
              setRelation(event.target.value);
            }}
          />
        </div>
        {problem !== "" && <Notice tone="problem">{problem}</Notice>}
      </div>
    </Modal>
  );
}

const targetWords = {
  case: recordWords.kindCase,
  finding: recordWords.kindFinding,
  record: recordWords.kindRecord,
} as const;
