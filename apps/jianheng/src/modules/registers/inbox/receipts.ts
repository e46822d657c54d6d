import type { Tx } from "../../../database/pool.ts";
import type { SignedIn } from "../../identity/index.ts";

/** The reader has read what was sent to him about the record: his notices, and the copies that came to what he is. */
export async function markRead(tx: Tx, signedIn: SignedIn, recordId: string, now: Date): Promise<void> {
  await tx
    .updateTable("notice")
    .set({ read_at: now })
    .where("record_id", "=", recordId)
    .where("person_id", "=", signedIn.personId)
    .where("read_at", "is", null)
    .execute();
  await tx
    .updateTable("record_copy")
    .set((row) => ({
      read_at: now,
      read_by: signedIn.personId,
      delivered_at: row.fn.coalesce("delivered_at", row.val(now)),
    }))
    .where("record_id", "=", recordId)
    .where("to_token", "in", [...signedIn.tokens, ""])
    .where("read_at", "is", null)
    .execute();
}

/** Copies that stand in the reader's inbox have arrived. */
export async function markDelivered(tx: Tx, signedIn: SignedIn, now: Date): Promise<void> {
  await tx
    .updateTable("record_copy")
    .set({ delivered_at: now })
    .where("to_token", "in", [...signedIn.tokens, ""])
    .where("delivered_at", "is", null)
    .execute();
}
