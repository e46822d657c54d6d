import { useState } from "react";
import { recall, remember } from "../../../lib/remembered.ts";
import { emptyDraft, type MappingDraft } from "./draft.ts";

const draftName = "delivery.mapping";
/** More steps than anyone takes back one by one. */
const undoMax = 100;

export interface DraftInHand {
  readonly draft: MappingDraft;
  readonly change: (next: MappingDraft) => void;
  readonly undo: (() => void) | undefined;
  /** Forgets it, here and in the browser's store. */
  readonly drop: () => void;
}

/** The answers being given about an upload; they survive a reload, and the last changes can be taken back. */
export function useMappingDraft(uploadId: string): DraftInHand {
  const [drafts, setDrafts] = useState<readonly MappingDraft[]>(() => [recalledDraft(uploadId)]);
  const draft = drafts.at(-1) ?? emptyDraft;

  function take(next: readonly MappingDraft[]) {
    setDrafts(next);
    remember(draftName, { uploadId, draft: next.at(-1) ?? emptyDraft });
  }

  return {
    draft,
    change: (next) => take([...drafts.slice(-undoMax), next]),
    undo: drafts.length > 1 ? () => take(drafts.slice(0, -1)) : undefined,
    drop: () => take([emptyDraft]),
  };
}

/** One upload's draft is kept at a time; whatever lies there that is none is left. */
function recalledDraft(uploadId: string): MappingDraft {
  const kept = recall(draftName);
  if (!isRecord(kept) || kept["uploadId"] !== uploadId || !isRecord(kept["draft"])) return emptyDraft;
  const { tables, encodings, remember: remembering } = kept["draft"];
  if (!isRecord(tables) || !isRecord(encodings) || typeof remembering !== "boolean") return emptyDraft;
  return { tables, encodings, remember: remembering } as MappingDraft;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
