import type { MeetingWords } from "@jianheng/contract";
import { useRef, useState } from "react";
import { newRequestId } from "../../../lib/request-id.ts";
import { useMe } from "../../session/session.ts";
import { dropDraft, keepDraft, keptDrafts, type EntryDraft } from "./drafts.ts";

/** What this person is typing in this meeting; kept over a reload. */
export function useDrafts(conferenceId: string) {
  const me = useMe().person.id;
  const [drafts, setDrafts] = useState<readonly EntryDraft[]>(() => keptDrafts(me, conferenceId));

  const opened = useRef<string | null>(null);

  function put(draft: EntryDraft) {
    keepDraft(me, conferenceId, draft);
    setDrafts((before) =>
      before.some(({ entryId }) => entryId === draft.entryId)
        ? before.map((one) => (one.entryId === draft.entryId ? draft : one))
        : [...before, draft],
    );
  }

  /** Begins a draft: its form takes the keyboard, which one that was only kept does not. */
  function open(draft: EntryDraft) {
    opened.current = draft.entryId;
    put(draft);
  }

  /** Whether the draft was begun just now; true once. */
  function takeOpened(entryId: string): boolean {
    if (opened.current !== entryId) return false;
    opened.current = null;
    return true;
  }

  function change(draft: EntryDraft, words: Partial<MeetingWords>) {
    put({ ...draft, words: { ...draft.words, ...words }, requestId: newRequestId() });
  }

  function drop(entryId: string) {
    dropDraft(me, conferenceId, entryId);
    setDrafts((before) => before.filter((one) => one.entryId !== entryId));
  }

  return { drafts, open, takeOpened, change, drop };
}
export type Drafts = ReturnType<typeof useDrafts>;
