import type { ImportReport, RegisterDefinition } from "@jianheng/contract";
import { Button, Modal } from "antd";
import { useEffect, useRef, useState } from "react";
import { Notice } from "../../../components/Notice.tsx";
import { registerPaths } from "../../../lib/addresses.ts";
import { useAnnounce } from "../../../lib/announce.tsx";
import { formatCount } from "../../../lib/format.ts";
import { readRefusal } from "../../../lib/refusal.ts";
import { newRequestId } from "../../../lib/request-id.ts";
import { sendJson, UploadCancelled, uploadForm, UploadRefusal, type UploadInProgress } from "../../../lib/upload.ts";
import { useWords } from "../../../lib/words.tsx";
import { commonWords } from "../../../words/format.ts";
import { importWords } from "../../../words/registers.ts";
import { useRecordsChanged } from "../queries.ts";
import { ImportResult } from "./ImportResult.tsx";
import { useImportProgress } from "./use-import-progress.ts";
import { WorkbookProgress } from "./WorkbookProgress.tsx";

interface ImportDialogProps {
  readonly definition: RegisterDefinition;
  readonly onClose: () => void;
}

type Answer = Readonly<Record<string, unknown>>;

/** Template, dry run, then everything at once: a workbook becomes records, or nothing does. */
export function ImportDialog({ definition, onClose }: ImportDialogProps) {
  const { say } = useWords();
  const announce = useAnnounce();
  const recordsChanged = useRecordsChanged();
  const chooser = useRef<HTMLInputElement>(null);
  const upload = useRef<UploadInProgress<Answer> | null>(null);
  const requestId = useRef(newRequestId());
  const [file, setFile] = useState<File | null>(null);
  const [sent, setSent] = useState<number | null>(null);
  const [waitingFor, setWaitingFor] = useState<string | null>(null);
  const [report, setReport] = useState<ImportReport | null>(null);
  const [problem, setProblem] = useState("");
  const { register } = definition;
  const progress = useImportProgress(register, waitingFor);

  // Leaving ends the upload; nothing of it is kept.
  useEffect(() => () => upload.current?.cancel(), []);

  async function send(path: string, body: FormData | object): Promise<Answer | null> {
    setProblem("");
    setSent(0);
    const track = (bytes: number, total: number) => setSent(total === 0 ? 0 : bytes / total);
    const waiting = newRequestId();
    setWaitingFor(waiting);
    const address = `${path}?${new URLSearchParams({ waiting }).toString()}`;
    try {
      upload.current = body instanceof FormData ? uploadForm(address, body, track) : sendJson(address, body);
      return await upload.current.finished;
    } catch (error) {
      setProblem(
        error instanceof UploadCancelled
          ? say(importWords.cancelled)
          : say(readRefusal(error instanceof UploadRefusal ? error.answer : error).sentence),
      );
      return null;
    } finally {
      upload.current = null;
      setSent(null);
      setWaitingFor(null);
    }
  }

  async function tryOut(chosen: File | undefined) {
    if (chosen === undefined) return;
    setFile(chosen);
    requestId.current = newRequestId();
    setReport(null);
    const form = new FormData();
    form.append("file", chosen, chosen.name);
    setReport((await send(registerPaths.tryWorkbook(register), form)) as ImportReport | null);
  }

  async function enter() {
    if (file === null || report === null) return;
    const { id, digest } = report;
    const answer = await send(registerPaths.enterWorkbook(register), { id, digest, requestId: requestId.current });
    // Given up at the last moment, the rows may be there all the same.
    await recordsChanged();
    if (answer === null) return;
    announce(say(importWords.entered, { count: typeof answer["done"] === "number" ? answer["done"] : report.rows }));
    onClose();
  }

  const clean = report !== null && report.rows > 0 && report.good === report.rows && report.faults.length === 0;
  return (
    <Modal
      open
      title={say(importWords.title, { register: say(definition.title) })}
      width={760}
      style={{ top: 48 }}
      okText={
        report === null ? say(importWords.enter) : say(importWords.enterRows, { count: formatCount(report.rows) })
      }
      cancelText={say(commonWords.close)}
      okButtonProps={{ disabled: !clean || sent !== null }}
      mask={{ closable: false }}
      onOk={() => void enter()}
      onCancel={onClose}
    >
      <div className="stack">
        <div className="line apart">
          <p>{say(importWords.stepTemplate)}</p>
          <Button href={registerPaths.template(register)}>{say(importWords.template)}</Button>
        </div>
        <div className="line apart">
          <p>{say(importWords.stepChoose)}</p>
          <input
            ref={chooser}
            type="file"
            hidden
            accept=".xlsx"
            aria-label={say(importWords.choose)}
            onChange={(event) => {
              void tryOut(event.target.files?.[0]);
              // The same file, mended, can be chosen again.
              event.target.value = "";
            }}
          />
          <Button onClick={() => chooser.current?.click()} disabled={sent !== null}>
            {say(file === null ? importWords.choose : importWords.chooseOther)}
          </Button>
        </div>
        {sent !== null && file !== null && (
          <WorkbookProgress
            // What is sent is counted by the browser, what is worked on by the server.
            progress={sent < 1 && report === null ? null : progress}
            sent={report === null ? sent : null}
            name={file.name}
            onCancel={() => upload.current?.cancel()}
          />
        )}
        {report !== null && file !== null && <ImportResult register={register} report={report} />}
        {problem !== "" && <Notice tone="problem">{problem}</Notice>}
      </div>
    </Modal>
  );
}
