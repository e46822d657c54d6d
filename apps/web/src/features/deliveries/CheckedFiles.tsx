import type { DeliveryDetail } from "@jianheng/contract";
import { DownloadOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { Notice } from "../../components/Notice.tsx";
import { checkedWorkbookPath } from "../../lib/addresses.ts";
import { useAnnounce } from "../../lib/announce.tsx";
import { readRefusal } from "../../lib/refusal.ts";
import { DownloadRefusal, saveFile } from "../../lib/save-file.ts";
import { useWords } from "../../lib/words.tsx";
import { checkedWords } from "../../words/deliveries.ts";

/** Each delivered table back as a workbook, with its cells marked and its findings listed. */
export function CheckedFiles({ delivery }: { readonly delivery: DeliveryDetail }) {
  const { say } = useWords();
  const announce = useAnnounce();
  const [coming, setComing] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const tables = delivery.files
    .map((file, position) => ({ file, position }))
    .filter(({ file }) => delivery.sheets.some((sheet) => sheet.file === file.name));
  if (tables.length === 0) return null;
  const screened = delivery.screening?.state === "finished";

  async function download(position: number) {
    setComing(position);
    setProblem(null);
    try {
      announce(say(checkedWords.saved, { name: await saveFile(checkedWorkbookPath(delivery.id, position)) }));
    } catch (error) {
      setProblem(say(readRefusal(error instanceof DownloadRefusal ? error.answer : error).sentence));
    } finally {
      setComing(null);
    }
  }

  return (
    <section className="section stack">
      <h2>{say(checkedWords.title)}</h2>
      <p>{say(checkedWords.what)}</p>
      {problem !== null && <Notice tone="problem">{problem}</Notice>}
      <ul className="stack tight">
        {tables.map(({ file, position }) => (
          <li key={`${position} ${file.sha256}`} className="line">
            <Button
              icon={<DownloadOutlined aria-hidden />}
              loading={coming === position}
              disabled={!screened || (coming !== null && coming !== position)}
              aria-label={say(checkedWords.downloadFile, { file: file.name })}
              onClick={() => void download(position)}
            >
              {say(coming === position ? checkedWords.coming : checkedWords.download)}
            </Button>
            <span>{file.name}</span>
          </li>
        ))}
      </ul>
      {!screened && <p className="soft">{say(checkedWords.waits)}</p>}
      <p className="small soft">{say(checkedWords.leaves)}</p>
    </section>
  );
}
