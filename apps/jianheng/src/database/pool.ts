import { Kysely, PostgresDialect, sql, type Transaction } from "kysely";
import pg from "pg";
import type { Schema } from "./schema.ts";

export type Database = Kysely<Schema>;
export type Tx = Transaction<Schema>;

// A calendar day has no time zone: keep DATE as its text. BIGINT counts here stay far below 2^53.
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format: "text") => {
    if (oid === 1082 /* date */) return (text: string) => text;
    if (oid === 20 /* int8 */) return Number;
    return pg.types.getTypeParser(oid, format) as (text: string) => unknown;
  }) as typeof pg.types.getTypeParser,
};

export function openPool(
  connectionString: string,
  options: { readonly searchPath: string; readonly max: number },
): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max: options.max,
    types,
    options: `-c search_path=${options.searchPath}`,
  });
  // A connection that breaks, idle or between two statements, must not end the process: whoever needs it next is told
  // by the failing statement, and the pool opens another.
  pool.on("error", ignore);
  pool.on("connect", (client) => void client.on("error", ignore));
  return pool;
}

function ignore(): void {}

export function openDatabase(pool: pg.Pool): Database {
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
}

/** Who reads and writes in a transaction; what row-level security goes by. */
export interface Reader {
  readonly personId: string;
  readonly offices: readonly string[];
  readonly departments: readonly string[];
  /** What the reader is today, as records name their readers: `person:…`, `role:…@…`; those of whom he stands in for included. */
  readonly tokens: readonly string[];
}

/** Runs `work` in one transaction in which row-level security shows what `reader` may see. */
export function asReader<Result>(db: Database, reader: Reader, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  return db.transaction().execute(async (tx) => {
    await sql`SELECT set_config('jianheng.person', ${reader.personId}, true),
                     set_config('jianheng.offices', ${reader.offices.join(",")}, true),
                     set_config('jianheng.departments', ${reader.departments.join(",")}, true),
                     set_config('jianheng.tokens', ${reader.tokens.join("\n")}, true)`.execute(tx);
    return work(tx);
  });
}

/**
 * Work that acts for the whole installation: screening, start-up, and the writing of a request that was judged before.
 * Never for what a request reads out.
 */
export function asSystem<Result>(db: Database, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  return db.transaction().execute(async (tx) => {
    await sql`SELECT set_config('jianheng.system', 'on', true)`.execute(tx);
    return work(tx);
  });
}
