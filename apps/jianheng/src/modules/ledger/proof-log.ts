import { createLogWriter, parseSigner, type LogWriter } from "@jianheng/tlog";
import { FileTileStorage } from "@jianheng/tlog/file-storage";
import type { Database } from "../../database/pool.ts";
import { readOrCreate } from "../../secret-file.ts";
import { newLogName, newSigningKey, readPublicKeys, signingKeyFile, writePublicKeys } from "./log-keys.ts";

/** Leaves signed in one go; keeps memory flat when a screening wrote many. */
const batchSize = 4096;
/** A signing that failed is tried again after so long, then twice as long each time, up to the maximum. */
const retryMs = { first: 2000, most: 300_000 };

/**
 * Opens the log: tiles and checkpoint in `logDir`, the signing key in `keysDir` (made on first use, with a name of its
 * own, because two logs of one name could not be told apart). Beside the key stand the public keys, for handing out.
 */
export async function openProofLog(options: {
  readonly db: Database;
  readonly logDir: string;
  readonly keysDir: string;
}): Promise<ProofLog> {
  const { keysDir } = options;
  const text = await readOrCreate(signingKeyFile(keysDir), () => newSigningKey(newLogName()));
  const signer = parseSigner(text);
  if (signer === undefined) throw new Error(`${signingKeyFile(keysDir)} is not a signing key`);
  const formerKeys = (await readPublicKeys(keysDir)).filter(({ encoded }) => encoded !== signer.verifier.encoded);
  await writePublicKeys(keysDir, [signer.verifier, ...formerKeys]);
  const storage = new FileTileStorage(options.logDir);
  const writer = createLogWriter({ storage, origin: signer.verifier.name, signer, formerKeys });
  return new ProofLog(options.db, writer, signer.verifier.encoded);
}

/**
 * Brings committed leaves into tiles and signs checkpoints over them. Acts never wait for it: their leaf is in the
 * database already; signing follows. Tiles and checkpoint are on disk before the database says that they cover a leaf;
 * after a crash in between, the same leaves are offered again and found to be there. A log that holds other leaves than
 * the database (an older database beside a newer log) is not signed on.
 */
export class ProofLog {
  /** The public key, for whoever wants to check. */
  readonly verifierKey: string;
  readonly #db: Database;
  readonly #writer: LogWriter;
  #running: Promise<void> | null = null;
  #again = false;
  #retry: NodeJS.Timeout | undefined;
  #retryMs = retryMs.first;
  #stopped = false;

  constructor(db: Database, writer: LogWriter, verifierKey: string) {
    this.#db = db;
    this.#writer = writer;
    this.verifierKey = verifierKey;
  }

  /** Signs every leaf there is, and throws what prevents it: for a command, which has nobody to tell later. */
  async signAll(): Promise<void> {
    while (await this.#signBatch());
  }

  /** Call after a transaction that appended leaves; many calls make one run. What fails is tried again by itself. */
  signSoon(onError: (error: unknown) => void): void {
    this.#again = true;
    this.#running ??= this.#run(onError);
  }

  /** Resolves when no signing is under way. */
  async settled(): Promise<void> {
    while (this.#running !== null) await this.#running;
  }

  /** Signs what is under way and then no more; what is left is signed after the next start. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#retry);
    await this.settled();
  }

  async #run(onError: (error: unknown) => void): Promise<void> {
    while (this.#again) {
      this.#again = false;
      try {
        while (await this.#signBatch());
        this.#retryMs = retryMs.first;
      } catch (error) {
        onError(error);
        this.#retryLater(onError);
      }
    }
    // In the same breath as the last look at `#again`: a call in between would wait for nobody.
    this.#running = null;
  }

  #retryLater(onError: (error: unknown) => void): void {
    clearTimeout(this.#retry);
    if (this.#stopped) return;
    this.#retry = setTimeout(() => this.signSoon(onError), this.#retryMs).unref();
    this.#retryMs = Math.min(this.#retryMs * 2, retryMs.most);
  }

  /** Signs the next leaves; true while some are left of those that were there. Later ones come with a call of their own. */
  async #signBatch(): Promise<boolean> {
    const head = await this.#db.selectFrom("log_head").selectAll().executeTakeFirstOrThrow();
    if (head.tree_size >= head.next_index) return false;
    const leaves = await this.#db
      .selectFrom("log_leaf")
      .select("commitment")
      .where("leaf_index", ">=", head.tree_size)
      .orderBy("leaf_index")
      .limit(batchSize)
      .execute();
    const signed = await this.#writer.append(
      head.tree_size,
      leaves.map((leaf) => leaf.commitment),
    );
    const swapped = await this.#db
      .updateTable("log_head")
      .set({ tree_size: signed.size, checkpoint: signed.checkpoint })
      .where("tree_size", "=", head.tree_size)
      .executeTakeFirst();
    if (swapped.numUpdatedRows !== 1n) throw new Error("another process signs the same log");
    return signed.size < head.next_index;
  }
}
