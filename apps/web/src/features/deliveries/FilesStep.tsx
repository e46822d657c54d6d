import { Button, Progress } from "antd";
import { useEffect, useId, useRef, useState, type DragEvent } from "react";
import { Notice } from "../../components/Notice.tsx";
import { formatBytes } from "../../lib/format.ts";
import { readRefusal } from "../../lib/refusal.ts";
import { UploadCancelled, UploadRefusal, type UploadInProgress } from "../../lib/upload.ts";
import { useWords } from "../../lib/words.tsx";
import { wizardWords } from "../../words/deliveries.ts";
import { commonWords } from "../../words/format.ts";
import { TemplateLink } from "./TemplateLink.tsx";
import { uploadFiles } from "./upload.ts";

interface Sending {
  readonly names: readonly string[];
  readonly sent: number;
  readonly total: number;
}

export function FilesStep({ onUploaded }: { readonly onUploaded: (uploadId: string) => void }) {
  const { say } = useWords();
  const hint = useId();
  const [sending, setSending] = useState<Sending | null>(null);
  const [over, setOver] = useState(false);
  const [problem, setProblem] = useState("");
  const upload = useRef<UploadInProgress<string> | null>(null);

  // Leaving the page ends the upload; nothing of it is kept.
  useEffect(() => () => upload.current?.cancel(), []);

  async function send(files: readonly File[]) {
    if (files.length === 0 || sending !== null) return;
    const names = files.map(({ name }) => name);
    setProblem("");
    setSending({ names, sent: 0, total: files.reduce((sum, { size }) => sum + size, 0) });
    try {
      upload.current = uploadFiles(files, (sent, total) => setSending({ names, sent, total }));
      onUploaded(await upload.current.finished);
    } catch (error) {
      if (error instanceof UploadCancelled) setProblem(say(wizardWords.cancelled));
      else setProblem(say(readRefusal(error instanceof UploadRefusal ? error.answer : error).sentence));
    } finally {
      upload.current = null;
      setSending(null);
    }
  }

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    void send([...event.dataTransfer.files]);
  }

  if (sending !== null) {
    const percent = sending.total === 0 ? 0 : Math.floor((sending.sent / sending.total) * 100);
    return (
      <div className="stack narrow">
        <ul>
          {sending.names.map((name) => (
            <li key={name}>{name}</li>
          ))}
        </ul>
        <Progress percent={percent} showInfo={false} status="normal" />
        <p role="status">
          {percent >= 100
            ? say(wizardWords.reading)
            : say(wizardWords.uploading, {
                percent,
                sent: formatBytes(sending.sent),
                total: formatBytes(sending.total),
              })}
        </p>
        <div>
          <Button onClick={() => upload.current?.cancel()}>{say(commonWords.cancel)}</Button>
        </div>
      </div>
    );
  }

  return (
    <div className="stack">
      {problem !== "" && <Notice tone="problem">{problem}</Notice>}
      <label
        className={over ? "drop over" : "drop"}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <strong>{say(wizardWords.dropHere)}</strong>
        <span id={hint} className="soft">
          {say(wizardWords.dropHint)}
        </span>
        <input
          type="file"
          multiple
          className="hidden-text"
          aria-describedby={hint}
          accept=".xlsx,.csv,.zip,.txt,.tsv,.parquet"
          onChange={(event) => {
            const chosen = [...(event.target.files ?? [])];
            // The same file can then be chosen again after it was mended.
            event.target.value = "";
            void send(chosen);
          }}
        />
      </label>
      <div>
        <TemplateLink />
      </div>
    </div>
  );
}
