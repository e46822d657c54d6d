/**
 * An append-only log that an outsider can check, in the published format C2SP tlog-tiles.
 *
 * **Entries** are byte strings in order. Ours are commitments: SHA-256 over a random nonce and the canonical JSON of an
 * act (`commitment`). The log tells nothing about the acts, so it can be handed out whole; who holds an act and its nonce can
 * show that it was logged; when a nonce must be erased, the log stays intact.
 *
 * **The tree** over the entries is that of RFC 6962: one hash, the root, depends on every entry and on their order. An
 * *inclusion proof* shows with a few dozen hashes that an entry is number n of a tree; a *consistency proof* shows that
 * a tree is a beginning of a later one, that is, that nothing was changed or removed.
 *
 * **Tiles** are how the tree is stored: files of up to 256 hashes of one level, and bundles of up to 256 entries. A full
 * tile never changes; the right edge has partial tiles, a new one for each size. `TileLog` appends and proves; it keeps
 * a few hundred hashes in memory however long the log is; `LogWriter` appends and signs. `TileStorage` says what it needs of a storage;
 * `MemoryTileStorage` is one, `FileTileStorage` (in `@jianheng/tlog/file-storage`) is another.
 *
 * **A checkpoint** is the root with the log's name and size, signed with Ed25519 as a *signed note*. The log signs one
 * after each append. **A witness** (the upper office, the discipline team) keeps checkpoints and may add its own line
 * with the time (`cosignNote`). A log that was cut or rewritten afterwards cannot produce the root that a witness holds.
 *
 * `verifyLog` does what any outsider can do: it hashes every entry again, compares every tile and root and each witness's
 * checkpoint, and says where they differ. It knows nothing that is not in the published formats; any reader of those
 * (Go's `sumdb/tlog` and `note`) comes to the same answer.
 *
 * Formats: https://c2sp.org/tlog-tiles, tlog-checkpoint, tlog-cosignature and signed-note; RFC 6962 §2.1 and RFC 9162
 * §2.1 for hashes and proofs; RFC 8785 for canonical JSON. Sizes and indices are numbers up to 2^53 - 1. Randomness and
 * time are passed in. Bad input is answered with a refusal, `undefined` or `false`; a defect of the caller throws.
 */
export { canonicalJson, JSON_DEPTH_MAX, type JsonValue } from "./canonical-json.ts";
export {
  type Checkpoint,
  type CheckpointRefusal,
  formatCheckpoint,
  openCheckpoint,
  type OpenedCheckpoint,
  parseCheckpoint,
  readUnverifiedCheckpoint,
  signCheckpoint,
} from "./checkpoint.ts";
export { commitment, isCommitmentTo, NONCE_BYTES } from "./commitment.ts";
export { EMPTY_ROOT, equalBytes, type Hash, HASH_BYTES, leafHash, nodeHash, sha256 } from "./hash.ts";
export { LogDamagedError, TileLog } from "./log.ts";
export { createLogWriter, type LogWriter, type LogWriterOptions } from "./log-writer.ts";
export { EMPTY_HEAD, rootOver, type TreeHead, verifyConsistency, verifyInclusion } from "./merkle.ts";
export {
  cosignNote,
  type NoteRefusal,
  type NoteSignature,
  type OpenedNote,
  openNote,
  type ParsedNote,
  parseNote,
  signNote,
} from "./note.ts";
export {
  ED25519,
  ED25519_COSIGNATURE,
  encodeSigner,
  isKeyName,
  type NoteSigner,
  type NoteVerifier,
  parseSigner,
  parseVerifier,
  type SignatureType,
  signerFromSeed,
} from "./note-keys.ts";
export { MemoryTileStorage, type TileStorage } from "./storage.ts";
export { CHECKPOINT_PATH, ENTRY_BYTES_MAX, parseTilePath, type Tile, TILE_WIDTH, tilePath } from "./tiles.ts";
export { type LogProblem, type LogReport, verifyLog, type VerifyOptions, type WitnessReport } from "./verify-log.ts";
