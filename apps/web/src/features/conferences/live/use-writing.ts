import type { ConferenceDetail, MeetingEntry, MeetingWords } from "@jianheng/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useAnnounce } from "../../../lib/announce.tsx";
import { api } from "../../../lib/api.ts";
import { readRefusal } from "../../../lib/refusal.ts";
import { newRequestId } from "../../../lib/request-id.ts";
import { useWords } from "../../../lib/words.tsx";
import { liveWords } from "../../../words/conferences.ts";
import { afterEvent } from "../meeting.ts";
import { conferenceKey, useReadConferenceAgain } from "../queries.ts";
import { wordsOf, type EntryDraft } from "./drafts.ts";

/** What a writer may do with entries; each answers the problem in words, or nothing. */
export function useWriting(conferenceId: string) {
  const { say } = useWords();
  const announce = useAnnounce();
  const cache = useQueryClient();
  const readAgain = useReadConferenceAgain();
  const write = useMutation(api.conferences.write.mutationOptions());
  const withdraw = useMutation(api.conferences.withdraw.mutationOptions());
  const carry = useMutation(api.conferences.carry.mutationOptions());

  function take(entry: MeetingEntry) {
    cache.setQueryData<ConferenceDetail>(conferenceKey(conferenceId), (detail) =>
      detail === undefined ? undefined : afterEvent(detail, { type: "entry", entry }),
    );
  }

  async function trying(work: () => Promise<void>): Promise<string> {
    try {
      await work();
      return "";
    } catch (error) {
      return say(readRefusal(error).sentence);
    }
  }

  return {
    save: (draft: EntryDraft) =>
      trying(async () => {
        const { entry, conflict } = await write.mutateAsync({
          ...draft,
          conferenceId,
          settles: [...draft.settles],
        });
        take(entry);
        if (conflict) announce(say(liveWords.conflictSaved));
      }),
    settle: (entry: MeetingEntry, words: MeetingWords) =>
      trying(async () => {
        const { id, problemId, kind, questionId, version, conflicts } = entry;
        const settled = await write.mutateAsync({
          requestId: newRequestId(),
          conferenceId,
          entryId: id,
          problemId,
          kind,
          questionId,
          baseVersion: version,
          words: wordsOf(words),
          settles: conflicts.map((one) => one.version),
        });
        take(settled.entry);
        announce(say(settled.conflict ? liveWords.conflictSaved : liveWords.settled));
      }),
    withdraw: (entry: MeetingEntry, ground: string) =>
      trying(async () => {
        take(
          await withdraw.mutateAsync({
            requestId: newRequestId(),
            entryId: entry.id,
            baseVersion: entry.version,
            ground,
          }),
        );
        announce(say(liveWords.withdrawDone));
      }),
    carry: (entry: MeetingEntry) =>
      trying(async () => {
        take(await carry.mutateAsync({ requestId: newRequestId(), entryId: entry.id }));
        announce(say(liveWords.carryDone));
        await readAgain();
      }),
  };
}
export type Writing = ReturnType<typeof useWriting>;
