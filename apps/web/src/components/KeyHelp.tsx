import { Modal } from "antd";
import { useWords } from "../lib/words.tsx";
import { keyWords } from "../words/format.ts";

const keys = [
  ["/", keyWords.search],
  ["j", keyWords.down],
  ["k", keyWords.up],
  ["Enter", keyWords.open],
  ["x", keyWords.select],
  ["?", keyWords.showHelp],
] as const;

export function KeyHelp({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
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
