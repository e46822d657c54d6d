import type { RecordDetail } from "@jianheng/contract";
import { useRef, useState } from "react";
import { useAnnounce } from "../../../lib/announce.tsx";
import { readRefusal } from "../../../lib/refusal.ts";
import { newRequestId } from "../../../lib/request-id.ts";
import { useWords } from "../../../lib/words.tsx";
import { benchWords } from "../../../words/workbench.ts";
import { useRecordAct } from "../../registers/queries.ts";
import type { BenchText, Draft } from "./use-draft.ts";

export interface Saving {
  readonly save: () => void;
  readonly isSaving: boolean;
  /** Why the last attempt was refused; what was typed is still there. */
  readonly problem: string;
}

/** Saves what is typed as the act `edit`; nothing happens where that is not open, or where there is nothing to save. */
export function useSave(record: RecordDetail, draft: Draft): Saving {
  const { say } = useWords();
  const announce = useAnnounce();
  const sending = useRecordAct();
  const [refused, setRefused] = useState<{ readonly of: BenchText; readonly why: string } | null>(null);
  // The same text sent again after a lost answer is one act.
  const request = useRef({ id: newRequestId(), of: draft.typed });

  async function send() {
    const { typed } = draft;
    if (request.current.of !== typed) request.current = { id: newRequestId(), of: typed };
    setRefused(null);
    try {
      await sending.mutateAsync({
        requestId: request.current.id,
        act: "edit",
        on: [{ id: record.id, version: record.version }],
        fields: {
          ruleTitle: typed.ruleTitle,
          why: typed.why.trim() === "" ? null : typed.why,
          ruleText: typed.ruleText,
        },
      });
      draft.markSaved(typed);
      announce(say(benchWords.saved, { number: record.number }));
    } catch (error) {
      setRefused({ of: typed, why: say(readRefusal(error).sentence) });
    }
  }

  return {
    save: () => {
      const isOpen = record.allowedActs.includes("edit") && !sending.isPending;
      if (isOpen && draft.isChanged && !draft.isConflict) void send();
    },
    isSaving: sending.isPending,
    problem: refused !== null && draft.isChanged ? refused.why : "",
  };
}
