import { decodeBase64, ED25519, ED25519_COSIGNATURE, encodeBase64, isKeyName } from "./note-keys.ts";
import type { NoteSigner, NoteVerifier } from "./note-keys.ts";
import { concatBytes } from "./hash.ts";

/** One signature line of a note. */
export interface NoteSignature {
  readonly name: string;
  /** 8 hexadecimal digits. */
  readonly keyId: string;
  /** Without the key id. */
  readonly bytes: Uint8Array;
  /** When a witness signed, in seconds since 1970 in UTC. Only a verified cosignature has it. */
  readonly timestamp?: number;
}

/** A note taken apart. Nothing in it may be believed before it is opened with keys. */
export interface ParsedNote {
  /** The signed text, with its last newline. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** A note with at least one signature of a known key, and none of a known key that is wrong. */
export interface OpenedNote {
  readonly text: string;
  readonly verified: readonly NoteSignature[];
  /** Signatures of keys that the reader does not know; they mean nothing. */
  readonly unknown: readonly NoteSignature[];
}

export type NoteRefusal =
  /** The bytes are no signed note. */
  | { readonly code: "note.malformed" }
  /** A signature in the name of a known key is not that key's. */
  | { readonly code: "note.signature_wrong"; readonly key: string }
  /** No known key has signed. */
  | { readonly code: "note.no_known_key" };

/** Longer notes are refused unread; a checkpoint with a hundred signatures has 20 kB. */
export const NOTE_BYTES_MAX = 1_000_000;
/** signed-note asks for at least 16. */
export const SIGNATURES_MAX = 100;

/** Signs `text`, which ends with a newline, with one or more log keys. */
export function signNote(text: string, signers: readonly NoteSigner[]): string {
  if (!isNoteText(text)) throw new RangeError("a note ends with a newline and has no control characters");
  const lines = signers.map((signer) => {
    if (signer.verifier.type !== ED25519) throw new RangeError(`${signer.verifier.name} is the key of a witness`);
    return signatureLine(signer.verifier, signer.sign(Buffer.from(text)));
  });
  return `${text}\n${lines.join("")}`;
}

/**
 * Adds a witness's line to a note (tlog-cosignature): it has seen this checkpoint at `timestamp`, seconds since 1970 in
 * UTC, and every earlier one it has seen is a beginning of it. The caller has checked that.
 */
export function cosignNote(note: string, witness: NoteSigner, timestamp: number): string {
  const parsed = parseNote(note);
  if (parsed === undefined) throw new RangeError("not a signed note");
  if (witness.verifier.type !== ED25519_COSIGNATURE) throw new RangeError(`${witness.verifier.name} is no witness key`);
  if (!Number.isSafeInteger(timestamp) || timestamp < 0) throw new RangeError(`not a timestamp: ${timestamp}`);
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(BigInt(timestamp));
  const signature = concatBytes([time, witness.sign(cosignedMessage(parsed.text, timestamp))]);
  return `${note}${signatureLine(witness.verifier, signature)}`;
}

/** Takes a note apart, or gives undefined when it is malformed. Believes nothing. */
export function parseNote(note: string): ParsedNote | undefined {
  if (Buffer.byteLength(note) > NOTE_BYTES_MAX) return undefined;
  // The last empty line divides text and signatures; the text keeps its own last newline.
  const divide = note.lastIndexOf("\n\n");
  if (divide < 0) return undefined;
  const text = note.slice(0, divide + 1);
  const rest = note.slice(divide + 2);
  if (!isNoteText(text) || !rest.endsWith("\n")) return undefined;
  const lines = rest.slice(0, -1).split("\n");
  if (lines.length > SIGNATURES_MAX) return undefined;
  const signatures: NoteSignature[] = [];
  for (const line of lines) {
    const signature = parseSignatureLine(line);
    if (signature === undefined) return undefined;
    signatures.push(signature);
  }
  return { text, signatures };
}

/** Checks the signatures of all known keys; at least one must have signed, and none wrongly (signed-note, "Signatures"). */
export function openNote(note: string, verifiers: readonly NoteVerifier[]): OpenedNote | NoteRefusal {
  const parsed = parseNote(note);
  if (parsed === undefined) return { code: "note.malformed" };
  const verified: NoteSignature[] = [];
  const unknown: NoteSignature[] = [];
  for (const signature of parsed.signatures) {
    const verifier = verifiers.find(({ name, keyId }) => name === signature.name && keyId === signature.keyId);
    if (verifier === undefined) {
      unknown.push(signature);
      continue;
    }
    const checked = checkSignature(parsed.text, signature, verifier);
    if (checked === undefined) return { code: "note.signature_wrong", key: `${signature.name}+${signature.keyId}` };
    verified.push(checked);
  }
  if (verified.length === 0) return { code: "note.no_known_key" };
  return { text: parsed.text, verified, unknown };
}

function checkSignature(text: string, signature: NoteSignature, verifier: NoteVerifier): NoteSignature | undefined {
  if (verifier.type === ED25519) {
    return verifier.verify(Buffer.from(text), signature.bytes) ? signature : undefined;
  }
  // tlog-cosignature, "Format": eight bytes of time, then the Ed25519 signature.
  if (signature.bytes.length < 8) return undefined;
  const time = Buffer.from(signature.bytes.subarray(0, 8)).readBigUInt64BE();
  if (time > BigInt(Number.MAX_SAFE_INTEGER)) return undefined;
  const timestamp = Number(time);
  const isRight = verifier.verify(cosignedMessage(text, timestamp), signature.bytes.subarray(8));
  return isRight ? { ...signature, timestamp } : undefined;
}

/** tlog-cosignature, "Ed25519 signed message". */
function cosignedMessage(text: string, timestamp: number): Uint8Array {
  return Buffer.from(`cosignature/v1\ntime ${timestamp}\n${text}`);
}

function signatureLine(verifier: NoteVerifier, signature: Uint8Array): string {
  const bytes = concatBytes([Buffer.from(verifier.keyId, "hex"), signature]);
  return `— ${verifier.name} ${encodeBase64(bytes)}\n`;
}

function parseSignatureLine(line: string): NoteSignature | undefined {
  const match = /^— (\S+) (\S+)$/u.exec(line);
  const [, name = "", encoded = ""] = match ?? [];
  const bytes = decodeBase64(encoded);
  if (!isKeyName(name) || bytes === undefined || bytes.length < 5) return undefined;
  return { name, keyId: Buffer.from(bytes.subarray(0, 4)).toString("hex"), bytes: bytes.subarray(4) };
}

/** signed-note, "Format": valid Unicode, a newline at the end, no other control characters. */
function isNoteText(text: string): boolean {
  return text.endsWith("\n") && !/[^\P{Cc}\n\u007f-\u009f]|\p{Cs}/u.test(text);
}
