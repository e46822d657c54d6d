import { eventIterator, oc } from "@orpc/contract";
import { z } from "zod";
import { civilDate, instant, recordId } from "../values.ts";
import { recordRow } from "./registers.ts";
import { personRef } from "./session.ts";

// The joint oversight conference while people speak. The conference and its problems are records of registers; what is
// said stands in entries of its own: a question, the answers to it, the commitments made. Several clerks write at once;
// each entry has versions, and of two that were written from the same version both texts are kept until somebody settles.

export const meetingEntryKinds = ["question", "answer", "commitment"] as const;
export type MeetingEntryKind = (typeof meetingEntryKinds)[number];

/** What an entry says. The owner, means and due day are those of a commitment. */
export const meetingWords = z.object({
  text: z.string().max(4000),
  /** Who says it, as the clerk writes it down: 第一检察部 王某. */
  speaker: z.string().max(100),
  departmentId: z.string().nullable(),
  ownerId: z.string().nullable(),
  means: z.string().max(4000).nullable(),
  due: civilDate.nullable(),
});
export type MeetingWords = z.infer<typeof meetingWords>;

const writtenWords = meetingWords.extend({ version: z.number().int(), by: personRef, at: instant });

export const meetingEntry = writtenWords.extend({
  id: recordId,
  problemId: recordId,
  kind: z.enum(meetingEntryKinds),
  /** The question that an answer or a commitment belongs to. */
  questionId: recordId.nullable(),
  department: z.string().nullable(),
  owner: z.string().nullable(),
  withdrawn: z.boolean(),
  /** Texts written from the same version as another and not settled yet. */
  conflicts: z.array(writtenWords),
  /** The commitment stands in the ledger as the assignment of its problem. */
  carried: z.boolean(),
  /** Place in the order of writing. */
  order: z.number().int(),
});
export type MeetingEntry = z.infer<typeof meetingEntry>;

export const agendaItem = z.object({
  place: z.number().int(),
  problemId: recordId,
  /** Null where the reader may not see the problem: its place alone is told. */
  problem: recordRow.nullable(),
});

const presence = z.object({ personId: z.string(), name: z.string(), slot: z.string() });
export type MeetingPresence = z.infer<typeof presence>;

export const conferenceDetail = z.object({
  record: recordRow,
  agenda: z.array(agendaItem),
  entries: z.array(meetingEntry),
  /** May change the agenda now. */
  mayPlan: z.boolean(),
  /** May write down what is said now. */
  mayWrite: z.boolean(),
  writing: z.array(presence),
});
export type ConferenceDetail = z.infer<typeof conferenceDetail>;

/** What happened in a meeting that somebody follows. */
export const meetingEvent = z.discriminatedUnion("type", [
  /** First of every stream: from here on nothing is missed. */
  z.object({ type: z.literal("following") }),
  z.object({ type: z.literal("entry"), entry: meetingEntry }),
  /** The agenda or a record changed: ask again. */
  z.object({ type: z.literal("changed") }),
  z.object({ type: z.literal("writing"), writing: z.array(presence) }),
]);
export type MeetingEvent = z.infer<typeof meetingEvent>;

/** A figure of the ledger with the filters that list its very rows. */
export const reconciledFigure = z.object({
  id: z.string(),
  label: z.object({ zh: z.string(), en: z.string() }),
  count: z.number().int(),
  /** Register and filters of the list page that shows exactly these. */
  register: z.string(),
  filters: z.record(z.string(), z.unknown()),
});

export const conferences = {
  get: oc.input(z.object({ id: recordId })).output(conferenceDetail),
  /** Problems that may be put on the agenda: screened, still followed, and those whose due day has passed. */
  candidates: oc.input(z.object({ id: recordId })).output(z.array(recordRow.extend({ overdue: z.boolean() }))),
  /** The whole agenda in its order. Problems that are new to it are put on the agenda, those left out are taken off. */
  setAgenda: oc
    .input(
      z.object({
        requestId: z.uuid(),
        id: recordId,
        problems: z.array(recordId).max(100),
        ground: z.string().max(500).optional(),
      }),
    )
    .output(conferenceDetail),
  /** Writes an entry, new (`baseVersion` 0) or changed. A conflict is an answer, not a failure: both texts are kept. */
  write: oc
    .input(
      z.object({
        requestId: z.uuid(),
        conferenceId: recordId,
        /** Made by the page for a new entry. */
        entryId: recordId,
        problemId: recordId,
        kind: z.enum(meetingEntryKinds),
        questionId: recordId.nullable(),
        baseVersion: z.number().int().min(0),
        words: meetingWords,
        /** Versions in conflict that this text settles. */
        settles: z.array(z.number().int()).max(50).default([]),
      }),
    )
    .output(z.object({ entry: meetingEntry, conflict: z.boolean() })),
  withdraw: oc
    .input(
      z.object({
        requestId: z.uuid(),
        entryId: recordId,
        baseVersion: z.number().int(),
        ground: z.string().min(1).max(500),
      }),
    )
    .output(meetingEntry),
  /** Makes a commitment the assignment of its problem: owner, means, due day. */
  carry: oc.input(z.object({ requestId: z.uuid(), entryId: recordId })).output(meetingEntry),
  /** Says where one is writing, so that others see it; null when one stops. Forgotten after some seconds. */
  writing: oc.input(z.object({ id: recordId, slot: z.string().max(80).nullable() })).output(z.object({})),
  follow: oc.input(z.object({ id: recordId })).output(eventIterator(meetingEvent)),
  /** Found, put right, followed, and by kind; each with the filters that list its rows. */
  figures: oc
    .input(z.object({ from: civilDate.optional(), to: civilDate.optional() }))
    .output(z.object({ figures: z.array(reconciledFigure), reconciles: z.boolean() })),
  /** Problems of one kind in one department: put right before, found again since. */
  kind: oc.input(z.object({ kind: z.string().max(500) })).output(
    z.object({
      kind: z.string(),
      problems: z.array(recordRow.extend({ recurrenceOf: z.object({ id: recordId, number: z.string() }).nullable() })),
    }),
  ),
};

/** The minutes as they would be now; the issued ones are a file of the record. */
export const minutesDraftPath = (conferenceId: string) => `/api/conferences/${conferenceId}/minutes.docx`;
