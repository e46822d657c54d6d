import type { Bilingual } from "@jianheng/contract";
import { Modal } from "antd";
import { useWords } from "../lib/words.tsx";
import { keyWords } from "../words/format.ts";

/** A key as it is printed on it, and what it does. */
export type KeyLine = readonly [key: string, words: Bilingual];

const listKeys: readonly KeyLine[] = [
  ["/", keyWords.search],
  ["j", keyWords.down],
  ["k", keyWords.up],
  ["Enter", keyWords.open],
  ["x", keyWords.select],
  ["?", keyWords.showHelp],
];

interface KeyHelpProps {
  readonly open: boolean;
  readonly onClose: () => void;
  /** Those of the page; of a list, unless told otherwise. */
  readonly keys?: readonly KeyLine[];
}

export function KeyHelp({ open, onClose, keys = listKeys }: KeyHelpProps) {
  const { say } = useWords();
  return (
    <Modal open={open} title={say(keyWords.help)} footer={null} onCancel={onClose} width={360}>
      <table className="data compact">
        <tbody>
          {keys.map(([key, words]) => (
            <tr key={key}>
              <td>
                <kbd>{key}</kbd>
              </td>
              <td>{say(words)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  );
}
