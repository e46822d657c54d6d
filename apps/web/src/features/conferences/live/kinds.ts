// The kinds of entry, held to the contract by their type: its modules carry schemas that pages have no use for.
import type { MeetingEntryKind } from "@jianheng/contract";
import { liveWords } from "../../../words/conferences.ts";

export type MeetingKind = MeetingEntryKind;
export const meetingKinds: readonly MeetingKind[] = ["question", "answer", "commitment"];

/** What the column, one entry and the key of a new one are called. */
export const kindNames = {
  question: {
    column: liveWords.question,
    one: liveWords.aQuestion,
    add: liveWords.newQuestion,
    short: liveWords.addQuestion,
    key: "q",
  },
  answer: {
    column: liveWords.answer,
    one: liveWords.anAnswer,
    add: liveWords.newAnswer,
    short: liveWords.addAnswer,
    key: "a",
  },
  commitment: {
    column: liveWords.commitment,
    one: liveWords.aCommitment,
    add: liveWords.newCommitment,
    short: liveWords.addCommitment,
    key: "c",
  },
} as const;

export const emptyColumn = {
  question: liveWords.noQuestions,
  answer: liveWords.noAnswers,
  commitment: liveWords.noCommitments,
} as const;
