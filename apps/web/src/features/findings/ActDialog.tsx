import { findingActs, findingStates, type ActArguments, type FindingAct, type FindingRow } from "@jianheng/contract";
import { Modal } from "antd";
import { useRef, useState } from "react";
import { Notice } from "../../components/Notice.tsx";
import { Sentence } from "../../components/Sentence.tsx";
import { useAnnounce } from "../../lib/announce.tsx";
import { readRefusal } from "../../lib/refusal.ts";
import { newRequestId } from "../../lib/request-id.ts";
import { useWords } from "../../lib/words.tsx";
import { actWords, consequenceWords } from "../../words/findings.ts";
import { commonWords } from "../../words/format.ts";
import { useMe } from "../session/session.ts";
import { fieldsOfAct, missingField } from "./acts.ts";
import { actFieldInputs, type ArgumentsChange } from "./act-fields.tsx";
import { useFindingAct } from "./queries.ts";

interface ActDialogProps {
  readonly act: FindingAct;
  /** Always the newest rows: after a refusal the caller's list is read again, and the dialog goes on with those. */
  readonly rows: readonly FindingRow[];
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Asks what an act needs, says what follows from it, sends it once. What was typed stays until the act is done or dropped. */
export function ActDialog({ act, rows, onDone, onClose }: ActDialogProps) {
  const { say } = useWords();
  const me = useMe();
  const announce = useAnnounce();
  const sending = useFindingAct();
  const [given, setGiven] = useState<ActArguments>({});
  const [problem, setProblem] = useState("");
  // One id for one submission: sent again after a lost answer, the server recognises it.
  const requestId = useRef(newRequestId());

  const allowed = rows.filter((row) => row.allowedActs.includes(act));
  const leftOut = rows.length - allowed.length;
  const only = rows.length === 1 ? rows[0] : undefined;

  function change(part: ArgumentsChange) {
    setProblem("");
    requestId.current = newRequestId();
    setGiven((before) => ({ ...before, ...part }));
  }

  async function send() {
    const missing = missingField(act, given);
    if (missing !== null) {
      setProblem(say(actWords.fill, { field: say(missing) }));
      return;
    }
    try {
      const answer = await sending.mutateAsync({
        requestId: requestId.current,
        act,
        on: allowed.map(({ id, version }) => ({ id, version })),
        arguments: Object.fromEntries(
          Object.entries(given).filter(([, value]) => value !== undefined && value.trim() !== ""),
        ),
      });
      announce(say(answer.sentence));
      onDone();
    } catch (error) {
      const refusal = readRefusal(error);
      setProblem(say(refusal.sentence));
      // A refusal was an answer; after a lost connection the same submission may have arrived.
      if (refusal.kind === "refused") requestId.current = newRequestId();
    }
  }

  return (
    <Modal
      open
      title={say(findingActs[act])}
      okText={say(findingActs[act])}
      cancelText={say(commonWords.cancel)}
      okButtonProps={{ disabled: allowed.length === 0 }}
      confirmLoading={sending.isPending}
      mask={{ closable: false }}
      onOk={() => void send()}
      onCancel={onClose}
    >
      <div className="stack">
        <p>{only === undefined ? say(actWords.onMany, { count: allowed.length }) : <FindingName row={only} />}</p>
        {fieldsOfAct[act].map((field) => {
          const Field = actFieldInputs[field];
          return (
            <Field key={field} act={act} officeName={only?.office ?? me.office.name} given={given} onChange={change} />
          );
        })}
        <p className="small soft">{say(consequenceWords[act])}</p>
        {leftOut > 0 && (
          <Notice tone="problem">
            {allowed.length === 0 ? say(actWords.noneLeft) : say(actWords.leftOut, { count: leftOut })}
            {only !== undefined && <p>{say(actWords.nowState, { state: say(findingStates[only.state]) })}</p>}
          </Notice>
        )}
        {problem !== "" && <Notice tone="problem">{problem}</Notice>}
      </div>
    </Modal>
  );
}

function FindingName({ row }: { readonly row: FindingRow }) {
  const { say } = useWords();
  return (
    <>
      <span className="whole strong">{row.number}</span> {row.caseName}
      <br />
      <span className="soft">
        <Sentence text={say(row.message)} />
      </span>
    </>
  );
}
