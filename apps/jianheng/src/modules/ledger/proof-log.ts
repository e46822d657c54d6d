import { randomBytes } from "node:crypto";
import {
  EMPTY_HEAD,
  encodeSigner,
  openCheckpoint,
  parseSigner,
  signCheckpoint,
  TileLog,
  type NoteSigner,
  type TileStorage,
  type TreeHead,
} from "@jianheng/tlog";
import { FileTileStorage } from "@jianheng/tlog/file-storage";
import type { Database } from "../../database/pool.ts";
import { readOrCreate } from "../../secret-file.ts";

/** Leaves signed in one go; keeps memory flat when a screening wrote many. */
const batchSize = 4096;

/**
 * Opens the log: tiles and checkpoint in `logDir`, the signing key in `keysDir` (made on first use, with a name of its
 * own, because two logs of one name could not be told apart).
 */
export async function openProofLog(options: {
  readonly db: Database;
  readonly logDir: string;
  readonly keysDir: string;
}): Promise<ProofLog> {
  const text = await readOrCreate(`${options.keysDir}/proof-log`, () =>
    encodeSigner(`jianheng-${randomBytes(6).toString("hex")}`, randomBytes(32)),
  );
  const signer = parseSigner(text);
  if (signer === undefined) throw new Error(`${options.keysDir}/proof-log is not a signing key`);
  return new ProofLog(options.db, new FileTileStorage(options.logDir), signer);
}

/**
 * Brings committed leaves into tiles and signs checkpoints over them. Acts never wait for it: their leaf is in the
 * database already; signing follows. One process signs; the checkpoint advances by compare-and-swap in the database,
 * and only then is published as the file `checkpoint`.
 */
export class ProofLog {
  readonly #db: Database;
  readonly #storage: TileStorage;
  readonly #signer: NoteSigner;
  #running: Promise<void> | null = null;
  #again = false;

  constructor(db: Database, storage: TileStorage, signer: NoteSigner) {
    this.#db = db;
    this.#storage = storage;
    this.#signer = signer;
  }

  /** The public key, for whoever wants to check. */
  get verifierKey(): string {
    return this.#signer.verifier.encoded;
  }

  /** Call after a transaction that appended leaves; many calls make one run. What fails is tried again on the next call. */
  signSoon(onError: (error: unknown) => void): void {
    this.#again = true;
    this.#running ??= this.#run(onError).finally(() => {
      this.#running = null;
    });
  }

  /** Resolves when no signing is under way. */
  async settled(): Promise<void> {
    await this.#running;
  }

  async #run(onError: (error: unknown) => void): Promise<void> {
    while (this.#again) {
      this.#again = false;
      try {
        while (await this.#signBatch());
      } catch (error) {
        onError(error);
      }
    }
  }

  /** Signs the next leaves; false when every leaf is covered. */
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
    const log = await TileLog.open(this.#storage, this.#headOf(head.checkpoint));
    const next = await log.append(leaves.map((leaf) => leaf.commitment));
    const checkpoint = signCheckpoint({ origin: this.#signer.verifier.name, ...next }, [this.#signer]);
    const swapped = await this.#db
      .updateTable("log_head")
      .set({ tree_size: next.size, checkpoint })
      .where("tree_size", "=", head.tree_size)
      .executeTakeFirst();
    if (swapped.numUpdatedRows !== 1n) throw new Error("another process signs the same log");
    await this.#storage.write("checkpoint", Buffer.from(checkpoint));
    return true;
  }

  #headOf(checkpoint: string): TreeHead {
    if (checkpoint === "") return EMPTY_HEAD;
    const opened = openCheckpoint(checkpoint, [this.#signer.verifier]);
    if ("code" in opened) throw new Error(`the stored checkpoint is not signed by this log's key: ${opened.code}`);
    return opened;
  }
}
