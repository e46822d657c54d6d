// What is being typed and not saved yet. Kept on this machine, one by one and per person, so that a reload, a broken
// connection or an expired session loses nothing, and a second window does not overwrite the first.
import { meetingKinds, type MeetingKind } from "./kinds.ts";
import type { MeetingEntry, MeetingWords } from "@jianheng/contract";
import { forget, recall, remember, rememberedNames } from "../../../lib/remembered.ts";

export interface EntryDraft {
  readonly entryId: string;
  readonly problemId: string;
  readonly kind: MeetingKind;
  readonly questionId: string | null;
  /** The version that the writer saw; 0 for a new entry. */
  readonly baseVersion: number;
  /** Texts in conflict that this one will settle. */
  readonly settles: readonly number[];
  readonly words: MeetingWords;
  /** Names one text: sent again unchanged it is recognised, and each change is another. */
  readonly requestId: string;
}

export const noWords: MeetingWords = {
  text: "",
  speaker: "",
  departmentId: null,
  ownerId: null,
  means: null,
  due: null,
};

export function wordsOf({ text, speaker, departmentId, ownerId, means, due }: MeetingWords): MeetingWords {
  return { text, speaker, departmentId, ownerId, means, due };
}

export function draftOf(entry: MeetingEntry, requestId: string): EntryDraft {
  const { id, problemId, kind, questionId, version } = entry;
  return {
    entryId: id,
    problemId,
    kind,
    questionId,
    baseVersion: version,
    settles: [],
    words: wordsOf(entry),
    requestId,
  };
}

/** What is kept, if it is a draft; an older page may have kept something else. */
export function readDraft(kept: unknown): EntryDraft | null {
  if (!isObject(kept) || !isObject(kept["words"])) return null;
  const { entryId, problemId, kind, questionId, baseVersion, settles, words, requestId } = kept;
  const known = meetingKinds.find((one) => one === kind);
  if (known === undefined || typeof baseVersion !== "number" || typeof requestId !== "string") return null;
  if (typeof entryId !== "string" || typeof problemId !== "string") return null;
  return {
    entryId,
    problemId,
    kind: known,
    questionId: textOrNull(questionId),
    baseVersion,
    settles: Array.isArray(settles) ? settles.filter((one): one is number => typeof one === "number") : [],
    words: {
      text: textOrNull(words["text"]) ?? "",
      speaker: textOrNull(words["speaker"]) ?? "",
      departmentId: textOrNull(words["departmentId"]),
      ownerId: textOrNull(words["ownerId"]),
      means: textOrNull(words["means"]),
      due: textOrNull(words["due"]),
    },
    requestId,
  };
}

function textOrNull(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

const namesOfMeeting = (personId: string, conferenceId: string) => `meeting.${personId}.${conferenceId}.`;

export function keptDrafts(personId: string, conferenceId: string): EntryDraft[] {
  return rememberedNames(namesOfMeeting(personId, conferenceId)).flatMap((name) => readDraft(recall(name)) ?? []);
}

export function keepDraft(personId: string, conferenceId: string, draft: EntryDraft): void {
  remember(namesOfMeeting(personId, conferenceId) + draft.entryId, draft);
}

export function dropDraft(personId: string, conferenceId: string, entryId: string): void {
  forget(namesOfMeeting(personId, conferenceId) + entryId);
}
