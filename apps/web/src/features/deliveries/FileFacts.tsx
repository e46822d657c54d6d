import type { Inspection } from "@jianheng/contract";
import { formatBytes } from "../../lib/format.ts";
import { useWords } from "../../lib/words.tsx";
import { wizardWords } from "../../words/deliveries.ts";

/** Each file with its size and digest: the same digest is the same file, byte for byte. */
export function FileFacts({ files }: { readonly files: Inspection["files"] }) {
  const { say } = useWords();
  return (
    <ul className="stack tight">
      {files.map((file) => (
        <li key={`${file.name}${file.sha256}`}>
          {file.name}
          <br />
          <span className="digest soft">
            {say(wizardWords.fileDigest, { bytes: formatBytes(file.bytes), digest: file.sha256 })}
          </span>
        </li>
      ))}
    </ul>
  );
}
