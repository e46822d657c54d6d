import type { RegisterDefinition } from "@jianheng/contract";
import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { Notice } from "../../components/Notice.tsx";
import { registerPaths } from "../../lib/addresses.ts";
import { readRefusal } from "../../lib/refusal.ts";
import { recall, remember } from "../../lib/remembered.ts";
import { useWords } from "../../lib/words.tsx";
import { definitionWords } from "../../words/registers.ts";
import { FlowPicture } from "../registers/flow/FlowPicture.tsx";
import { AdoptDialog } from "./AdoptDialog.tsx";
import { ChangesTable } from "./ChangesTable.tsx";
import { FaultList } from "./FaultList.tsx";
import { LineEditor } from "./LineEditor.tsx";
import { useCheckDefinition } from "./queries.ts";

interface DefinitionEditorProps {
  /** Null for one that does not exist yet. */
  readonly register: string | null;
  /** The text in use. */
  readonly stored: string;
  readonly onAdopted: (register: string) => void;
}

/** The text of a definition, what is wrong with it, and what would change. Nothing is stored before it is adopted. */
export function DefinitionEditor({ register, stored, onAdopted }: DefinitionEditorProps) {
  const { say } = useWords();
  const draftName = `definitions.${register ?? "new"}.draft`;
  const [text, setText] = useState(() => {
    const draft = recall(draftName);
    return typeof draft === "string" ? draft : stored;
  });
  const area = useRef<HTMLTextAreaElement>(null);
  const file = useRef<HTMLInputElement>(null);
  const check = useCheckDefinition();
  const [checked, setChecked] = useState<string | null>(null);
  const [adopting, setAdopting] = useState<RegisterDefinition | null>(null);

  useEffect(() => {
    // An evening's work outlives a closed window; what was taken back leaves nothing behind.
    remember(draftName, text === stored ? undefined : text);
  }, [draftName, stored, text]);

  async function runCheck() {
    await check.mutateAsync({ text }).then(
      () => setChecked(text),
      () => {},
    );
  }

  const answer = checked === text ? check.data : undefined;
  const sound = answer !== undefined && answer.faults.length === 0 && answer.definition !== null;

  return (
    <>
      <div className="page-head">
        <h1>{register === null ? say(definitionWords.add) : `${say(definitionWords.text)} ${register}`}</h1>
        <div className="line">
          <input
            ref={file}
            type="file"
            hidden
            accept=".yaml,.yml"
            aria-label={say(definitionWords.upload)}
            onChange={(event) => {
              const chosen = event.target.files?.[0];
              if (chosen !== undefined) void chosen.text().then(setText);
              event.target.value = "";
            }}
          />
          <Button onClick={() => file.current?.click()}>{say(definitionWords.upload)}</Button>
          {register !== null && (
            <Button href={registerPaths.definition(register)}>{say(definitionWords.download)}</Button>
          )}
          {text !== stored && <Button onClick={() => setText(stored)}>{say(definitionWords.dropDraft)}</Button>}
          <Button type={sound ? "default" : "primary"} loading={check.isPending} onClick={() => void runCheck()}>
            {say(definitionWords.check)}
          </Button>
          <Button
            type={sound ? "primary" : "default"}
            disabled={!sound || text === stored}
            title={sound ? undefined : say(definitionWords.checkFirst)}
            onClick={() => setAdopting(answer?.definition ?? null)}
          >
            {say(definitionWords.adopt)}
          </Button>
        </div>
      </div>
      <div className="definition">
        <div className="stack tight">
          <LineEditor
            label={say(definitionWords.text)}
            text={text}
            area={area}
            faultLines={new Set(answer?.faults.map(({ line }) => line))}
            onChange={setText}
          />
          {text !== stored && <p className="small soft">{say(definitionWords.draftKept)}</p>}
        </div>
        <aside className="stack" aria-live="polite">
          {check.error !== null && <Notice tone="problem">{say(readRefusal(check.error).sentence)}</Notice>}
          {answer === undefined ? (
            <p className="soft">{say(definitionWords.checkFirst)}</p>
          ) : (
            <>
              <section>
                <h2>{say(definitionWords.faults)}</h2>
                <FaultList faults={answer.faults} onGo={goTo} />
              </section>
              {answer.faults.length === 0 && (
                <section className="section">
                  <h2>{say(definitionWords.changes)}</h2>
                  <ChangesTable isNew={register === null} changes={answer.changes} />
                </section>
              )}
            </>
          )}
        </aside>
      </div>
      {answer?.definition !== null && answer?.definition !== undefined && (
        <section className="section">
          <h2>{say(definitionWords.picture)}</h2>
          <FlowPicture definition={answer.definition} />
        </section>
      )}
      {adopting !== null && (
        <AdoptDialog
          definition={adopting}
          text={text}
          onDone={() => {
            setAdopting(null);
            remember(draftName, undefined);
            onAdopted(adopting.register);
          }}
          onClose={() => setAdopting(null)}
        />
      )}
    </>
  );

  function goTo(start: number, end: number) {
    const editor = area.current;
    if (editor === null) return;
    editor.focus();
    editor.setSelectionRange(start, Math.max(end, start));
    const line = text.slice(0, start).split("\n").length - 1;
    const lineHeight = Number.parseFloat(getComputedStyle(editor).lineHeight);
    editor.scrollTop = Math.max(0, line * lineHeight - editor.clientHeight / 3);
  }
}
