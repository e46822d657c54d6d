// Where people are in a meeting, as short texts that the server hands on without reading them.
//   item:PROBLEM    leads the wall screen to this item
//   q:PROBLEM:ENTRY writes a question (a: an answer, c: a commitment)
import type { MeetingEntryKind, MeetingPresence } from "@jianheng/contract";

export type Slot =
  | { readonly at: "item"; readonly problemId: string }
  | { readonly at: "entry"; readonly problemId: string; readonly kind: MeetingEntryKind; readonly entryId: string };

const letters: Readonly<Record<MeetingEntryKind, string>> = { question: "q", answer: "a", commitment: "c" };
const kinds: Readonly<Record<string, MeetingEntryKind>> = { q: "question", a: "answer", c: "commitment" };

export function slotText(slot: Slot): string {
  return slot.at === "item" ? `item:${slot.problemId}` : `${letters[slot.kind]}:${slot.problemId}:${slot.entryId}`;
}

/** Null for what another version of the page may say. */
export function readSlot(text: string): Slot | null {
  const [first = "", problemId = "", entryId = ""] = text.split(":");
  if (problemId === "") return null;
  if (first === "item") return { at: "item", problemId };
  const kind = kinds[first];
  return kind === undefined || entryId === "" ? null : { at: "entry", problemId, kind, entryId };
}

/** The item that the wall shows: where the chair is, or else where somebody leads it; undefined when nobody does. */
export function shownItem(writing: readonly MeetingPresence[], chairId: string | undefined): string | undefined {
  const chair = writing.find(({ personId }) => personId === chairId);
  const chairs = chair === undefined ? null : readSlot(chair.slot);
  if (chairs !== null) return chairs.problemId;
  return writing.flatMap(({ slot }) => readSlot(slot) ?? []).find(({ at }) => at === "item")?.problemId;
}

/** Others who write on an item now: in an entry that stands there, or in a new one. */
export function writersOn(
  writing: readonly MeetingPresence[],
  myId: string,
  problemId: string,
): readonly { readonly name: string; readonly kind: MeetingEntryKind; readonly entryId: string }[] {
  return writing.flatMap(({ personId, name, slot }) => {
    const place = readSlot(slot);
    if (personId === myId || place?.at !== "entry" || place.problemId !== problemId) return [];
    return [{ name, kind: place.kind, entryId: place.entryId }];
  });
}
