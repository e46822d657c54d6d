import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import { concatBytes, equalBytes, sha256 } from "./hash.ts";

/** Signature types of signed-note that we speak: a log's own signature and a witness's timestamped one. */
export const ED25519 = 0x01;
export const ED25519_COSIGNATURE = 0x04;
export type SignatureType = typeof ED25519 | typeof ED25519_COSIGNATURE;

/** Checks signatures of one key. `name` and `keyId` together tell it from others. */
export interface NoteVerifier {
  readonly name: string;
  readonly type: SignatureType;
  /** 8 hexadecimal digits. */
  readonly keyId: string;
  /** The public half, as `name+keyId+base64`, for those who should check. */
  readonly encoded: string;
  /** Whether `signature` (without the key id) is this key's over `message`. */
  verify(message: Uint8Array, signature: Uint8Array): boolean;
}

/** Makes signatures of one key. Whoever holds it can sign as the log. */
export interface NoteSigner {
  readonly verifier: NoteVerifier;
  sign(message: Uint8Array): Uint8Array;
}

const SEED_BYTES = 32;
const PUBLIC_KEY_BYTES = 32;
// RFC 8410: the fixed beginnings of an Ed25519 key in PKCS #8 and in SubjectPublicKeyInfo.
const PRIVATE_KEY_HEADER = Buffer.from("302e020100300506032b657004220420", "hex");
const PUBLIC_KEY_HEADER = Buffer.from("302a300506032b6570032100", "hex");

/**
 * A key from 32 random bytes, which are passed in. The name says whose key it is; it has no spaces and no `+`.
 * Throws `RangeError` for a name or a seed that cannot be.
 */
export function signerFromSeed(name: string, seed: Uint8Array, type: SignatureType = ED25519): NoteSigner {
  if (!isKeyName(name)) throw new RangeError("a key name is not empty and has neither spaces nor +");
  if (seed.length !== SEED_BYTES) throw new RangeError(`a seed has ${SEED_BYTES} bytes`);
  const key = createPrivateKey({ key: Buffer.concat([PRIVATE_KEY_HEADER, seed]), format: "der", type: "pkcs8" });
  const spki = createPublicKey(key).export({ format: "der", type: "spki" });
  const publicKey = spki.subarray(PUBLIC_KEY_HEADER.length);
  return {
    verifier: verifierOf(name, type, publicKey),
    sign: (message) => new Uint8Array(sign(null, message, key)),
  };
}

/** The secret form of a key, `PRIVATE+KEY+name+keyId+base64`, as Go's `note` package writes it. */
export function encodeSigner(name: string, seed: Uint8Array, type: SignatureType = ED25519): string {
  const { verifier } = signerFromSeed(name, seed, type);
  return `PRIVATE+KEY+${name}+${verifier.keyId}+${encodeBase64(concatBytes([Uint8Array.of(type), seed]))}`;
}

/** The key of its secret form, or undefined when the text is none. */
export function parseSigner(text: string): NoteSigner | undefined {
  const match = /^PRIVATE\+KEY\+([^+]+)\+([0-9a-f]{8})\+(.+)$/s.exec(text);
  if (match === null) return undefined;
  const [, name = "", keyId, encoded = ""] = match;
  const key = parseKeyBytes(encoded, SEED_BYTES);
  if (key === undefined || !isKeyName(name)) return undefined;
  const signer = signerFromSeed(name, key.bytes, key.type);
  return signer.verifier.keyId === keyId ? signer : undefined;
}

/** The key of its public form `name+keyId+base64`, or undefined when the text is none. */
export function parseVerifier(text: string): NoteVerifier | undefined {
  const match = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/s.exec(text);
  if (match === null) return undefined;
  const [, name = "", keyId, encoded = ""] = match;
  const key = parseKeyBytes(encoded, PUBLIC_KEY_BYTES);
  if (key === undefined || !isKeyName(name)) return undefined;
  const verifier = verifierOf(name, key.type, key.bytes);
  return verifier.keyId === keyId ? verifier : undefined;
}

/** signed-note, "Format": not empty, no Unicode space, no plus. */
export function isKeyName(name: string): boolean {
  // Control characters (Cc) have no place in a note at all, a lone surrogate (Cs) is no text.
  return name !== "" && !/[\s+\p{Cc}\p{Cs}]/u.test(name);
}

export function encodeBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}

/** Strict: the standard alphabet, padded, and only the one spelling that encoding gives. */
export function decodeBase64(text: string): Uint8Array | undefined {
  const bytes = Buffer.from(text, "base64");
  return bytes.toString("base64") === text ? new Uint8Array(bytes) : undefined;
}

function verifierOf(name: string, type: SignatureType, publicKey: Uint8Array): NoteVerifier {
  const typed = concatBytes([Uint8Array.of(type), publicKey]);
  // signed-note, "Signatures": the first four bytes of SHA-256 over name, newline, type and public key.
  const keyId = Buffer.from(sha256(concatBytes([Buffer.from(`${name}\n`), typed])).subarray(0, 4)).toString("hex");
  let key: KeyObject | undefined;
  return {
    name,
    type,
    keyId,
    encoded: `${name}+${keyId}+${encodeBase64(typed)}`,
    verify(message, signature) {
      key ??= createPublicKey({ key: Buffer.concat([PUBLIC_KEY_HEADER, publicKey]), format: "der", type: "spki" });
      return verify(null, message, key, signature);
    },
  };
}

function parseKeyBytes(encoded: string, length: number): { type: SignatureType; bytes: Uint8Array } | undefined {
  const decoded = decodeBase64(encoded);
  const type = decoded?.[0];
  if (decoded?.length !== length + 1 || (type !== ED25519 && type !== ED25519_COSIGNATURE)) return undefined;
  return { type, bytes: decoded.subarray(1) };
}

/** Whether two verifiers stand for the same key. */
export function isSameKey(a: NoteVerifier, b: NoteVerifier): boolean {
  return equalBytes(Buffer.from(a.encoded), Buffer.from(b.encoded));
}
