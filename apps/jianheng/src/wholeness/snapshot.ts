import { sql } from "kysely";
import type { Database, Tx } from "../database/pool.ts";

/** Reads the database as it is at one moment, as one who sees everything; while others write, the parts still agree. */
export function inSnapshot<Result>(db: Database, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  return db
    .transaction()
    .setIsolationLevel("repeatable read")
    .setAccessMode("read only")
    .execute(async (tx) => {
      await sql`SELECT set_config('jianheng.system', 'on', true)`.execute(tx);
      return work(tx);
    });
}
