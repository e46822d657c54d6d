import type { ImportProgress } from "@jianheng/contract";
import { Button, Progress } from "antd";
import { formatCount } from "../../../lib/format.ts";
import { useWords } from "../../../lib/words.tsx";
import { commonWords } from "../../../words/format.ts";
import { importWords } from "../../../words/registers.ts";

interface WorkbookProgressProps {
  /** What the server says; null while it says nothing. */
  readonly progress: ImportProgress | null;
  /** The part of the workbook that has gone, 0 to 1; null when nothing is sent. */
  readonly sent: number | null;
  readonly name: string;
  readonly onCancel: () => void;
}

/** How far the workbook is, in words and as a bar, with a way out. */
export function WorkbookProgress({ progress, sent, name, onCancel }: WorkbookProgressProps) {
  const { say } = useWords();
  const part = progress === null ? (sent ?? 0) : progress.total === 0 ? 0 : progress.done / progress.total;
  return (
    <div role="status" className="stack tight">
      <div className="line apart">
        <p className="whole">{sentence()}</p>
        <Button size="small" onClick={onCancel}>
          {say(commonWords.cancel)}
        </Button>
      </div>
      <Progress percent={Math.floor(part * 100)} showInfo={false} />
    </div>
  );

  function sentence(): string {
    if (progress === null)
      return sent === null
        ? say(importWords.entering)
        : say(importWords.sending, { name, percent: Math.floor(sent * 100) });
    const { stage, done, total } = progress;
    return say(importWords[stage], { done: formatCount(done), total: formatCount(total) });
  }
}
