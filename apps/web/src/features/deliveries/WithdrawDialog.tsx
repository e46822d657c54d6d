import type { DeliveryDetail } from "@jianheng/contract";
import { Input, Modal } from "antd";
import { useId, useRef, useState } from "react";
import { Notice } from "../../components/Notice.tsx";
import { useAnnounce } from "../../lib/announce.tsx";
import { formatCount } from "../../lib/format.ts";
import { readRefusal } from "../../lib/refusal.ts";
import { newRequestId } from "../../lib/request-id.ts";
import { useWords } from "../../lib/words.tsx";
import { withdrawWords } from "../../words/deliveries.ts";
import { actWords } from "../../words/findings.ts";
import { commonWords } from "../../words/format.ts";
import { useWithdrawDelivery } from "./queries.ts";

interface WithdrawDialogProps {
  readonly delivery: DeliveryDetail;
  readonly onClose: () => void;
}

/** Asks for the reason and says what follows. It cannot be undone, and says so. */
export function WithdrawDialog({ delivery, onClose }: WithdrawDialogProps) {
  const { say } = useWords();
  const announce = useAnnounce();
  const withdrawing = useWithdrawDelivery();
  const [reason, setReason] = useState("");
  const [problem, setProblem] = useState("");
  const reasonId = useId();
  const requestId = useRef(newRequestId());

  async function send() {
    if (reason.trim() === "") {
      setProblem(say(actWords.fill, { field: say(withdrawWords.reason) }));
      return;
    }
    try {
      await withdrawing.mutateAsync({ id: delivery.id, reason: reason.trim(), requestId: requestId.current });
      announce(say(withdrawWords.done, { label: delivery.label }));
      onClose();
    } catch (error) {
      const refusal = readRefusal(error);
      setProblem(say(refusal.sentence));
      if (refusal.kind === "refused") requestId.current = newRequestId();
    }
  }

  return (
    <Modal
      open
      title={say(withdrawWords.title)}
      okText={say(withdrawWords.act)}
      cancelText={say(commonWords.cancel)}
      okButtonProps={{ danger: true }}
      cancelButtonProps={{ disabled: withdrawing.isPending }}
      confirmLoading={withdrawing.isPending}
      closable={!withdrawing.isPending}
      mask={{ closable: false }}
      onOk={() => void send()}
      onCancel={onClose}
    >
      <div className="stack">
        <p className="strong">{delivery.label}</p>
        <ul>
          <li>{say(withdrawWords.consequenceFindings)}</li>
          <li>{say(withdrawWords.consequenceCases, { cases: formatCount(delivery.cases) })}</li>
          <li>{say(withdrawWords.consequenceFiles)}</li>
        </ul>
        <div className="field">
          <label htmlFor={reasonId}>{say(withdrawWords.reason)}</label>
          <Input.TextArea
            id={reasonId}
            rows={3}
            maxLength={500}
            value={reason}
            onChange={(event) => {
              setProblem("");
              setReason(event.target.value);
            }}
          />
        </div>
        <p className="strong">{say(withdrawWords.cannotBeUndone)}</p>
        {withdrawing.isPending && <p role="status">{say(withdrawWords.underWay)}</p>}
        {problem !== "" && <Notice tone="problem">{problem}</Notice>}
      </div>
    </Modal>
  );
}
