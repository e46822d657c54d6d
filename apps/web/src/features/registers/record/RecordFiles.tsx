import type { RecordDetail } from "@jianheng/contract";
import { Button, Progress } from "antd";
import { useEffect, useRef, useState } from "react";
import { Notice } from "../../../components/Notice.tsx";
import { registerPaths } from "../../../lib/addresses.ts";
import { useAnnounce } from "../../../lib/announce.tsx";
import { formatBytes } from "../../../lib/format.ts";
import { readRefusal } from "../../../lib/refusal.ts";
import { UploadCancelled, uploadForm, UploadRefusal, type UploadInProgress } from "../../../lib/upload.ts";
import { useWords } from "../../../lib/words.tsx";
import { recordWords } from "../../../words/registers.ts";
import { useRecordsChanged } from "../queries.ts";

/** Enough of a digest to compare two by eye. */
const digestCharacters = 12;

/** What hangs on the record: papers that acts made, and files that people brought. */
export function RecordFiles({ record, mayAttach }: { readonly record: RecordDetail; readonly mayAttach: boolean }) {
  const { say, instant } = useWords();
  return (
    <div className="stack tight">
      {record.files.length === 0 ? (
        <p className="soft">{say(recordWords.noFiles)}</p>
      ) : (
        <ul className="plain-list">
          {record.files.map((file) => (
            <li key={file.id}>
              <p className="line">
                <a href={registerPaths.file(record.id, file.id)} download>
                  {file.name}
                </a>
                <span className="soft whole">{formatBytes(file.size)}</span>
                {file.made && <span className="small soft">{say(recordWords.madeByAct)}</span>}
              </p>
              <p className="small soft">
                {say(recordWords.fileBy, { who: file.by, at: instant(file.at) })}
                {" · "}
                <span className="whole" title={file.sha256}>
                  {say(recordWords.digest, { digest: file.sha256.slice(0, digestCharacters) })}
                </span>
              </p>
            </li>
          ))}
        </ul>
      )}
      {mayAttach && <AttachFile record={record} />}
    </div>
  );
}

function AttachFile({ record }: { readonly record: RecordDetail }) {
  const { say } = useWords();
  const announce = useAnnounce();
  const recordsChanged = useRecordsChanged();
  const chooser = useRef<HTMLInputElement>(null);
  const upload = useRef<UploadInProgress<Readonly<Record<string, unknown>>> | null>(null);
  const [sending, setSending] = useState<{ readonly name: string; readonly sent: number } | null>(null);
  const [problem, setProblem] = useState("");

  // Leaving the page ends the upload; nothing of it is kept.
  useEffect(() => () => upload.current?.cancel(), []);

  async function attach(file: File | undefined) {
    if (file === undefined) return;
    setProblem("");
    setSending({ name: file.name, sent: 0 });
    const form = new FormData();
    form.append("file", file, file.name);
    try {
      upload.current = uploadForm(registerPaths.attach(record.id), form, (bytes, total) =>
        setSending({ name: file.name, sent: total === 0 ? 0 : bytes / total }),
      );
      await upload.current.finished;
      await recordsChanged();
      announce(say(recordWords.attached, { name: file.name }));
    } catch (error) {
      if (!(error instanceof UploadCancelled))
        setProblem(say(readRefusal(error instanceof UploadRefusal ? error.answer : error).sentence));
    } finally {
      upload.current = null;
      setSending(null);
    }
  }

  const percent = Math.floor((sending?.sent ?? 0) * 100);
  return (
    <div className="stack tight no-print">
      <input
        ref={chooser}
        type="file"
        hidden
        aria-label={say(recordWords.attach)}
        onChange={(event) => {
          void attach(event.target.files?.[0]);
          event.target.value = "";
        }}
      />
      {sending === null ? (
        <div>
          <Button size="small" onClick={() => chooser.current?.click()}>
            {say(recordWords.attach)}
          </Button>
        </div>
      ) : (
        <div role="status">
          <p>{say(recordWords.attaching, { name: sending.name, percent })}</p>
          <Progress percent={percent} showInfo={false} />
          <Button size="small" onClick={() => upload.current?.cancel()}>
            {say(recordWords.stopAttaching)}
          </Button>
        </div>
      )}
      {problem !== "" && <Notice tone="problem">{problem}</Notice>}
    </div>
  );
}
