import { canonicalJson } from "./canonical-json.ts";
import { concatBytes, equalBytes, type Hash, sha256 } from "./hash.ts";

/** Bytes of a nonce. As long as the hash, so that guessing the content from the commitment is hopeless. */
export const NONCE_BYTES = 32;

/**
 * The log entry that stands for `content`: SHA-256 of the nonce followed by the canonical JSON. Without the nonce it
 * tells nothing about the content, so the log can be handed out; once the nonce is erased, it stays a log and tells
 * nothing for ever. The nonce is 32 random bytes, passed in, used once.
 */
export function commitment(nonce: Uint8Array, content: unknown): Hash {
  if (nonce.length !== NONCE_BYTES) throw new RangeError(`a nonce has ${NONCE_BYTES} bytes`);
  return sha256(concatBytes([nonce, Buffer.from(canonicalJson(content))]));
}

/** Whether a log entry stands for this content. */
export function isCommitmentTo(entry: Uint8Array, nonce: Uint8Array, content: unknown): boolean {
  return equalBytes(entry, commitment(nonce, content));
}
