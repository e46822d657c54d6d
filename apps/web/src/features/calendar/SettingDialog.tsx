import type { LawChange } from "@jianheng/contract";
import { Button, Input, Modal } from "antd";
import { useId, useRef, useState, type ReactNode } from "react";
import { Notice } from "../../components/Notice.tsx";
import { useAnnounce } from "../../lib/announce.tsx";
import { readRefusal } from "../../lib/refusal.ts";
import { newRequestId } from "../../lib/request-id.ts";
import { useWords } from "../../lib/words.tsx";
import { calendarWords } from "../../words/calendar.ts";
import { commonWords } from "../../words/format.ts";
import { useLawChange } from "./queries.ts";

interface SettingDialogProps {
  readonly title: string;
  /** The changes to save on this ground, or what is still to be filled in. */
  readonly changes: (ground: string) => readonly LawChange[] | string;
  readonly children?: ReactNode;
  readonly onClose: () => void;
}

/** Asks for the ground, says what follows, saves once. What was typed stays until it is saved or dropped. */
function SettingDialog({ title, changes, children, onClose }: SettingDialogProps) {
  const { say } = useWords();
  const announce = useAnnounce();
  const saving = useLawChange();
  const id = useId();
  const [ground, setGround] = useState("");
  const [problem, setProblem] = useState("");
  // One id for one submission: sent again after a lost answer, the server recognises it.
  const request = useRef({ id: newRequestId(), content: "" });

  async function save() {
    const wanted = changes(ground.trim());
    if (typeof wanted === "string") return setProblem(wanted);
    if (ground.trim() === "") return setProblem(say(calendarWords.groundMissing));
    const content = JSON.stringify([ground, wanted]);
    if (request.current.content !== content) request.current = { id: newRequestId(), content };
    try {
      const { changed } = await saving.mutateAsync({ requestId: request.current.id, ground, changes: [...wanted] });
      announce(say(calendarWords.saved, { count: changed }));
      onClose();
    } catch (error) {
      setProblem(say(readRefusal(error).sentence));
    }
    return undefined;
  }

  return (
    <Modal
      open
      title={title}
      okText={say(calendarWords.save)}
      cancelText={say(commonWords.cancel)}
      confirmLoading={saving.isPending}
      mask={{ closable: false }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <div className="stack">
        {children}
        <div className="field">
          <label htmlFor={id}>{say(calendarWords.ground)}</label>
          <Input id={id} maxLength={500} value={ground} onChange={(event) => setGround(event.target.value)} />
        </div>
        <p className="small soft">{say(calendarWords.whatFollows)}</p>
        {problem !== "" && <Notice tone="problem">{problem}</Notice>}
      </div>
    </Modal>
  );
}

interface SettingDialogButtonProps extends Omit<SettingDialogProps, "onClose"> {
  readonly label: string;
  readonly primary?: boolean;
  /** Called when the dialog opens, to fill in what holds now. */
  readonly onOpen?: () => void;
  readonly onDone?: () => void;
}

/** A button that opens the dialog. */
export function SettingDialogButton(props: SettingDialogButtonProps) {
  const { label, primary = false, onOpen, onDone, ...dialog } = props;
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        size={primary ? "middle" : "small"}
        type={primary ? "primary" : "default"}
        aria-label={primary ? undefined : dialog.title}
        onClick={() => {
          onOpen?.();
          setOpen(true);
        }}
      >
        {label}
      </Button>
      {open && (
        <SettingDialog
          {...dialog}
          onClose={() => {
            setOpen(false);
            onDone?.();
          }}
        />
      )}
    </>
  );
}
