import type { RegisterDefinition } from "@jianheng/contract";
import { Input, Modal } from "antd";
import { useId, useRef, useState } from "react";
import { Notice } from "../../components/Notice.tsx";
import { useAnnounce } from "../../lib/announce.tsx";
import { readRefusal } from "../../lib/refusal.ts";
import { newRequestId } from "../../lib/request-id.ts";
import { useWords } from "../../lib/words.tsx";
import { commonWords } from "../../words/format.ts";
import { definitionWords, formWords } from "../../words/registers.ts";
import { useAdoptDefinition } from "./queries.ts";

interface AdoptDialogProps {
  readonly definition: RegisterDefinition;
  readonly text: string;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Adopting is an act of the office: it has a reason. */
export function AdoptDialog({ definition, text, onDone, onClose }: AdoptDialogProps) {
  const { say } = useWords();
  const announce = useAnnounce();
  const adopting = useAdoptDefinition();
  const id = useId();
  const requestId = useRef(newRequestId());
  const [ground, setGround] = useState("");
  const [problem, setProblem] = useState("");
  const named = { register: say(definition.title), version: definition.version };

  async function send() {
    if (ground.trim() === "") {
      setProblem(say(formWords.missing, { field: say(definitionWords.ground) }));
      return;
    }
    try {
      await adopting.mutateAsync({ requestId: requestId.current, text, ground: ground.trim() });
      announce(say(definitionWords.adoptedDone, named));
      onDone();
    } catch (error) {
      setProblem(say(readRefusal(error).sentence));
    }
  }

  return (
    <Modal
      open
      title={say(definitionWords.adoptTitle, named)}
      okText={say(definitionWords.adopt)}
      cancelText={say(commonWords.cancel)}
      confirmLoading={adopting.isPending}
      mask={{ closable: false }}
      onOk={() => void send()}
      onCancel={onClose}
    >
      <div className="stack">
        <p className="soft">{say(definitionWords.adoptHint)}</p>
        <div className="field">
          <label htmlFor={id}>{say(definitionWords.ground)}</label>
          <Input.TextArea
            id={id}
            autoSize={{ minRows: 3, maxRows: 8 }}
            maxLength={2000}
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
