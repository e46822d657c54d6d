import type { MeetingEntry } from "@jianheng/contract";
import { Input, Modal } from "antd";
import { useId, useState } from "react";
import { Notice } from "../../../components/Notice.tsx";
import { useWords } from "../../../lib/words.tsx";
import { liveWords } from "../../../words/conferences.ts";
import { commonWords } from "../../../words/format.ts";

interface WithdrawDialogProps {
  readonly entry: MeetingEntry;
  readonly onWithdraw: (ground: string) => Promise<string>;
  readonly onClose: () => void;
}

export function WithdrawDialog({ entry, onWithdraw, onClose }: WithdrawDialogProps) {
  const { say } = useWords();
  const groundId = useId();
  const [ground, setGround] = useState("");
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);

  async function withdraw() {
    if (ground.trim() === "") {
      setProblem(say(liveWords.needGround));
      return;
    }
    setBusy(true);
    const why = await onWithdraw(ground.trim());
    setBusy(false);
    if (why === "") onClose();
    else setProblem(why);
  }

  return (
    <Modal
      open
      title={say(liveWords.withdrawTitle)}
      okText={say(liveWords.withdraw)}
      cancelText={say(commonWords.cancel)}
      confirmLoading={busy}
      mask={{ closable: false }}
      onOk={() => void withdraw()}
      onCancel={onClose}
    >
      <div className="stack">
        <p className="written">{entry.text}</p>
        <p className="soft">{say(liveWords.withdrawHint)}</p>
        <div className="field">
          <label htmlFor={groundId}>{say(liveWords.withdrawGround)}</label>
          <Input.TextArea
            id={groundId}
            autoFocus
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={500}
            value={ground}
            onChange={(event) => {
              setProblem("");
              setGround(event.target.value);
            }}
          />
        </div>
        {problem !== "" && <Notice tone="problem">{problem}</Notice>}
      </div>
    </Modal>
  );
}
