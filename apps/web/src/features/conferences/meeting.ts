// A meeting as the pages hold it: the newest of what the server answered and what its stream told. Pure.
import type { ConferenceDetail, MeetingEntry, MeetingEntryKind, MeetingEvent } from "@jianheng/contract";

/** Versions only grow, those in conflict too: the higher the newest of them, the newer the entry. */
function age({ version, conflicts }: MeetingEntry): number {
  return Math.max(version, ...conflicts.map((one) => one.version));
}

/** The newer of two forms of one entry; the old one itself where nothing is new. */
function newerEntry(old: MeetingEntry | undefined, incoming: MeetingEntry): MeetingEntry {
  return old !== undefined && age(old) >= age(incoming) ? old : incoming;
}

/**
 * What a new answer makes of the old one: an entry that the stream told after the answer was written is kept. Entries
 * are never removed, so one that only the old answer has is newer than the new answer.
 */
export function newestConference(old: ConferenceDetail | undefined, incoming: ConferenceDetail): ConferenceDetail {
  if (old === undefined || old.record.id !== incoming.record.id) return incoming;
  const known = new Map(old.entries.map((entry) => [entry.id, entry]));
  const entries = incoming.entries.map((entry) => newerEntry(known.get(entry.id), entry));
  const answered = new Set(incoming.entries.map(({ id }) => id));
  const later = old.entries.filter(({ id }) => !answered.has(id));
  return { ...incoming, entries: inOrder([...entries, ...later]) };
}

/** The meeting after an event; what asks to be read again changes nothing here. */
export function afterEvent(detail: ConferenceDetail, event: MeetingEvent): ConferenceDetail {
  switch (event.type) {
    case "entry": {
      const others = detail.entries.filter(({ id }) => id !== event.entry.id);
      const old = detail.entries.find(({ id }) => id === event.entry.id);
      return { ...detail, entries: inOrder([...others, newerEntry(old, event.entry)]) };
    }
    case "writing":
      return { ...detail, writing: event.writing };
    case "following":
    case "changed":
      return detail;
  }
}

function inOrder(entries: readonly MeetingEntry[]): MeetingEntry[] {
  return entries.toSorted((one, other) => one.order - other.order);
}

/** What was said on one item, of one kind, in the order of writing. */
export function entriesOf(
  entries: readonly MeetingEntry[],
  problemId: string,
  kind: MeetingEntryKind,
): readonly MeetingEntry[] {
  return entries.filter((entry) => entry.problemId === problemId && entry.kind === kind);
}

/** How much was said on an item; what was taken back does not count. */
export function countsOf(entries: readonly MeetingEntry[], problemId: string): Record<MeetingEntryKind, number> {
  const counts = { question: 0, answer: 0, commitment: 0 };
  for (const entry of entries) if (entry.problemId === problemId && !entry.withdrawn) counts[entry.kind] += 1;
  return counts;
}

/** The question's number on its item, from 1; one taken back keeps its number, so that the others keep theirs. */
export function questionNumbers(entries: readonly MeetingEntry[], problemId: string): ReadonlyMap<string, number> {
  return new Map(entriesOf(entries, problemId, "question").map(({ id }, index) => [id, index + 1]));
}

/** What a commitment needs before it can stand in the ledger as an assignment. */
export function missingForLedger(
  entry: Pick<MeetingEntry, "departmentId" | "ownerId" | "due">,
): readonly ("department" | "owner" | "due")[] {
  return [
    ...(entry.departmentId === null ? (["department"] as const) : []),
    ...(entry.ownerId === null ? (["owner"] as const) : []),
    ...(entry.due === null ? (["due"] as const) : []),
  ];
}
