import type { RecordDetail } from "@jianheng/contract";
import { Modal, Select } from "antd";
import { useId, useRef, useState } from "react";
import { Notice } from "../../../components/Notice.tsx";
import { useAnnounce } from "../../../lib/announce.tsx";
import { readRefusal } from "../../../lib/refusal.ts";
import { newRequestId } from "../../../lib/request-id.ts";
import { useWords } from "../../../lib/words.tsx";
import { minutesWords } from "../../../words/conferences.ts";
import { commonWords } from "../../../words/format.ts";
import { useDepartments, useOffices } from "../../organisation/queries.ts";
import { useMe } from "../../session/session.ts";
import { useSendCopies } from "../queries.ts";

interface SendCopiesDialogProps {
  readonly record: RecordDetail;
  readonly onClose: () => void;
}

/** Sends the minutes to offices and departments; each then says when it received and when it read them. */
export function SendCopiesDialog({ record, onClose }: SendCopiesDialogProps) {
  const { say } = useWords();
  const announce = useAnnounce();
  const me = useMe();
  const officesId = useId();
  const departmentsId = useId();
  const offices = useOffices();
  const departments = useDepartments(me.office.code);
  const sending = useSendCopies();
  const requestId = useRef(newRequestId());
  const [chosenOffices, setOffices] = useState<string[]>([]);
  const [chosenDepartments, setDepartments] = useState<string[]>([]);
  const [problem, setProblem] = useState("");

  function changed() {
    requestId.current = newRequestId();
    setProblem("");
  }

  async function send() {
    const to = [
      ...chosenOffices.map((id) => ({ kind: "office" as const, id })),
      ...chosenDepartments.map((id) => ({ kind: "department" as const, id })),
    ];
    if (to.length === 0) {
      setProblem(say(minutesWords.chooseReceivers));
      return;
    }
    try {
      await sending.mutateAsync({ requestId: requestId.current, id: record.id, to, document: "minutes" });
      announce(say(minutesWords.sent, { count: to.length }));
      onClose();
    } catch (error) {
      setProblem(say(readRefusal(error).sentence));
    }
  }

  return (
    <Modal
      open
      title={say(minutesWords.send)}
      okText={say(minutesWords.send)}
      cancelText={say(commonWords.cancel)}
      confirmLoading={sending.isPending}
      mask={{ closable: false }}
      onOk={() => void send()}
      onCancel={onClose}
    >
      <div className="stack">
        <p>{say(minutesWords.sendHint)}</p>
        <div className="field">
          <label htmlFor={officesId}>{say(minutesWords.toOffices)}</label>
          <Select
            id={officesId}
            mode="multiple"
            showSearch={{ optionFilterProp: "label" }}
            loading={offices.isFetching}
            value={chosenOffices}
            options={(offices.data ?? []).map(({ code, name }) => ({ value: code, label: name }))}
            onChange={(codes: string[]) => {
              changed();
              setOffices(codes);
            }}
          />
        </div>
        <div className="field">
          <label htmlFor={departmentsId}>{say(minutesWords.toDepartments)}</label>
          <Select
            id={departmentsId}
            mode="multiple"
            showSearch={{ optionFilterProp: "label" }}
            loading={departments.isFetching}
            value={chosenDepartments}
            options={(departments.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(ids: string[]) => {
              changed();
              setDepartments(ids);
            }}
          />
        </div>
        {problem !== "" && <Notice tone="problem">{problem}</Notice>}
      </div>
    </Modal>
  );
}
