import { HASH_BYTES } from "./hash.ts";
import type { TreeHead } from "./merkle.ts";
import { type NoteRefusal, type NoteSignature, openNote, parseNote, signNote } from "./note.ts";
import { decodeBase64, encodeBase64, type NoteSigner, type NoteVerifier } from "./note-keys.ts";

/** A tree head with the name of its log (tlog-checkpoint). */
export interface Checkpoint extends TreeHead {
  /** Tells this log from every other; by custom an address without `https://`. */
  readonly origin: string;
}

/** A checkpoint whose signatures were checked. */
export interface OpenedCheckpoint extends Checkpoint {
  /** Signatures of known keys; a witness's has a time. */
  readonly verified: readonly NoteSignature[];
  /** Signatures of keys that the reader does not know. */
  readonly unknown: readonly NoteSignature[];
}

export type CheckpointRefusal =
  | NoteRefusal
  /** Signed, but not a checkpoint. */
  | { readonly code: "checkpoint.malformed" };

/** The signed checkpoint, ready to be published. A log never signs two that are not beginnings of one another. */
export function signCheckpoint(checkpoint: Checkpoint, signers: readonly NoteSigner[]): string {
  return signNote(formatCheckpoint(checkpoint), signers);
}

/** The text that is signed: origin, size and root, a line each. */
export function formatCheckpoint(checkpoint: Checkpoint): string {
  const { origin, size, root } = checkpoint;
  if (origin === "" || origin.includes("\n")) throw new RangeError("an origin is one line and not empty");
  if (!Number.isSafeInteger(size) || size < 0) throw new RangeError(`not a tree size: ${size}`);
  if (root.length !== HASH_BYTES) throw new RangeError(`a root has ${HASH_BYTES} bytes`);
  return `${origin}\n${size}\n${encodeBase64(root)}\n`;
}

/** Reads the signed text; undefined when it is no checkpoint. Lines after the third mean nothing to us. */
export function parseCheckpoint(text: string): Checkpoint | undefined {
  if (!text.endsWith("\n")) return undefined;
  const [origin = "", sizeText = "", rootText = "", ...extensions] = text.slice(0, -1).split("\n");
  const size = Number(sizeText);
  const root = decodeBase64(rootText);
  if (origin === "" || extensions.includes("") || !/^(0|[1-9][0-9]*)$/.test(sizeText)) return undefined;
  if (!Number.isSafeInteger(size) || root?.length !== HASH_BYTES) return undefined;
  return { origin, size, root };
}

/** Opens a signed checkpoint with the keys the reader trusts. */
export function openCheckpoint(note: string, verifiers: readonly NoteVerifier[]): OpenedCheckpoint | CheckpointRefusal {
  const opened = openNote(note, verifiers);
  if ("code" in opened) return opened;
  const checkpoint = parseCheckpoint(opened.text);
  if (checkpoint === undefined) return { code: "checkpoint.malformed" };
  return { ...checkpoint, verified: opened.verified, unknown: opened.unknown };
}

/** Reads a signed checkpoint without checking who signed it. For a reader who has no key and says so. */
export function readUnverifiedCheckpoint(note: string): Checkpoint | CheckpointRefusal {
  const parsed = parseNote(note);
  if (parsed === undefined) return { code: "note.malformed" };
  return parseCheckpoint(parsed.text) ?? { code: "checkpoint.malformed" };
}
