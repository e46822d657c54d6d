import { mappingFaultSentence } from "@jianheng/contract";
import { useWords } from "../../../lib/words.tsx";
import type { FaultInHand } from "./faults.ts";

/** What the server found wrong with the answer above. */
export function FaultLines({ faults }: { readonly faults: readonly FaultInHand[] }) {
  const { say } = useWords();
  return faults.map(({ fault }) => {
    const sentence = mappingFaultSentence(fault);
    return (
      <span key={sentence.zh} className="strong">
        {say(sentence)}
      </span>
    );
  });
}
