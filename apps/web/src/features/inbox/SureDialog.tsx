import type { FindingAct, InboxItem } from "@jianheng/contract";
import { Modal } from "antd";
import { useRef, useState } from "react";
import { Notice } from "../../components/Notice.tsx";
import { useAnnounce } from "../../lib/announce.tsx";
import { readRefusal } from "../../lib/refusal.ts";
import { newRequestId } from "../../lib/request-id.ts";
import { useWords } from "../../lib/words.tsx";
import { commonWords } from "../../words/format.ts";
import { inboxWords } from "../../words/inbox.ts";
import { useActOnFindings, useActOnRecords } from "./queries.ts";

interface SureDialogProps {
  readonly act: string;
  /** All of one kind and one register. */
  readonly items: readonly InboxItem[];
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** An act that asks nothing, on one item or many: named once more, then done together. */
export function SureDialog({ act, items, onDone, onClose }: SureDialogProps) {
  const { say } = useWords();
  const announce = useAnnounce();
  const records = useActOnRecords();
  const findings = useActOnFindings();
  const requestId = useRef(newRequestId());
  const [problem, setProblem] = useState("");
  const found = items[0]?.allowedActs.find((one) => one.act === act);
  const label = found === undefined ? act : say(found.label);

  async function send() {
    const on = items.map(({ id, version }) => ({ id, version }));
    const request = { requestId: requestId.current, on };
    try {
      const { sentence } =
        items[0]?.kind === "finding"
          ? await findings.mutateAsync({ ...request, act: act as FindingAct, arguments: {} })
          : await records.mutateAsync({ ...request, act, fields: {} });
      announce(say(sentence));
      onDone();
    } catch (error) {
      setProblem(say(readRefusal(error).sentence));
    }
  }

  return (
    <Modal
      open
      title={label}
      okText={label}
      cancelText={say(commonWords.cancel)}
      confirmLoading={records.isPending || findings.isPending}
      mask={{ closable: false }}
      onOk={() => void send()}
      onCancel={onClose}
    >
      <div className="stack">
        {items.length > 1 && <p>{say(inboxWords.actSure, { act: label, count: items.length })}</p>}
        <ul className="sure-items">
          {items.map((item) => (
            <li key={item.id}>
              <span className="whole strong">{item.number}</span> {item.title}
            </li>
          ))}
        </ul>
        {problem !== "" && <Notice tone="problem">{problem}</Notice>}
      </div>
    </Modal>
  );
}
