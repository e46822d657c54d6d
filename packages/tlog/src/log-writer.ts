import { openCheckpoint, signCheckpoint } from "./checkpoint.ts";
import { equalBytes } from "./hash.ts";
import { LogDamagedError, TileLog } from "./log.ts";
import { EMPTY_HEAD, type TreeHead } from "./merkle.ts";
import type { NoteSigner, NoteVerifier } from "./note-keys.ts";
import type { TileStorage } from "./storage.ts";
import { CHECKPOINT_PATH } from "./tiles.ts";

/** Appends entries that are already stored elsewhere, in an order that is settled, and signs. */
export interface LogWriter {
  /**
   * Appends the entries that follow the first `treeSize`, signs the new tree and publishes the checkpoint; all of it is
   * stored when this resolves. `checkpoint` is the signed note.
   *
   * May be repeated after a crash: entries that the log has already must be the same, and are not appended twice.
   * Throws `LogDamagedError` when they are not the same, when the log is shorter than `treeSize`, or when its checkpoint
   * is signed neither by our key nor by one of those that signed this log before: signing on would hide a loss or fork
   * the log.
   */
  append(treeSize: number, entries: readonly Uint8Array[]): Promise<{ size: number; checkpoint: string }>;
}

export interface LogWriterOptions {
  readonly storage: TileStorage;
  readonly origin: string;
  readonly signer: NoteSigner;
  /** Keys that signed this log before ours. The log goes on from a checkpoint of theirs; the next one is ours. */
  readonly formerKeys?: readonly NoteVerifier[];
}

/** One writer per log: appends wait for one another within it, and the caller sees that there is no second one. */
export function createLogWriter(options: LogWriterOptions): LogWriter {
  let last: Promise<unknown> = Promise.resolve();
  return {
    append(treeSize, entries) {
      const next = last.then(() => appendAndSign(options, treeSize, entries));
      last = next.catch(() => undefined);
      return next;
    },
  };
}

async function appendAndSign(
  options: LogWriterOptions,
  treeSize: number,
  entries: readonly Uint8Array[],
): Promise<{ size: number; checkpoint: string }> {
  const { storage, origin, signer } = options;
  const published = await readPublished(options);
  if (published.head.size < treeSize) {
    const { size } = published.head;
    throw new LogDamagedError(CHECKPOINT_PATH, `has ${size} entries, but ${treeSize} were appended before`);
  }
  const log = await TileLog.open(storage, published.head);
  const known = Math.min(published.head.size - treeSize, entries.length);
  for (let at = 0; at < known; at += 1) {
    const entry = await log.entry(treeSize + at);
    if (!equalBytes(entry, entries[at] ?? new Uint8Array())) {
      throw new LogDamagedError("tile/entries/", `entry ${treeSize + at} is not the one that is to be appended`);
    }
  }
  const fresh = entries.slice(known);
  if (fresh.length === 0 && published.note !== undefined) {
    return { size: published.head.size, checkpoint: published.note };
  }
  const head = await log.append(fresh);
  const checkpoint = signCheckpoint({ origin, ...head }, [signer]);
  await storage.write(CHECKPOINT_PATH, Buffer.from(checkpoint));
  await log.removeSupersededPartials(published.head.size);
  return { size: head.size, checkpoint };
}

/** The published head, with its note where that is of our own key. */
async function readPublished(options: LogWriterOptions): Promise<{ head: TreeHead; note: string | undefined }> {
  const { verifier } = options.signer;
  const bytes = await options.storage.read(CHECKPOINT_PATH);
  if (bytes === undefined) return { head: EMPTY_HEAD, note: undefined };
  const note = Buffer.from(bytes).toString();
  const opened = openCheckpoint(note, [verifier, ...(options.formerKeys ?? [])]);
  if ("code" in opened) throw new LogDamagedError(CHECKPOINT_PATH, `cannot be opened with our key: ${opened.code}`);
  if (opened.origin !== options.origin) {
    throw new LogDamagedError(CHECKPOINT_PATH, `belongs to the log ${opened.origin}, not to ${options.origin}`);
  }
  const isOurs = opened.verified.some(({ name, keyId }) => name === verifier.name && keyId === verifier.keyId);
  return { head: opened, note: isOurs ? note : undefined };
}
