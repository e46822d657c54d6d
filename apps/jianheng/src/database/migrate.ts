import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";

/**
 * Brings the database to the newest numbered migration, or to `upTo`, each in one transaction, as the owner role.
 * Refuses when a migration that already ran has other text now, or when the database is newer than this program.
 */
export async function migrate(options: {
  readonly ownerUrl: string;
  readonly migrationsDir: string;
  /** Role that requests run as; migrations grant to it. */
  readonly applicationRole: string;
  /** Name of the last migration to run: a restore fills the tables as they were before it brings them up to date. */
  readonly upTo?: string;
}): Promise<{ readonly applied: readonly string[] }> {
  const client = new pg.Client({ connectionString: options.ownerUrl });
  await client.connect();
  try {
    // One migrator at a time, whatever else starts.
    await client.query("SELECT pg_advisory_lock(74200001)");
    await client.query(
      "CREATE TABLE IF NOT EXISTS public.jianheng_migration (name text PRIMARY KEY, digest text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())",
    );
    const migrations = await readMigrations(options.migrationsDir);
    const done = new Map((await appliedMigrations(client)).map(({ name, digest }) => [name, digest]));
    const unknown = [...done.keys()].filter((name) => migrations.every((migration) => migration.name !== name));
    if (unknown.length > 0) throw new Error(`the database is newer than this program: it has ${unknown.join(", ")}`);

    const applied: string[] = [];
    for (const { name, digest, text } of migrations) {
      if (options.upTo !== undefined && name > options.upTo) break;
      const before = done.get(name);
      if (before === digest) continue;
      if (before !== undefined) throw new Error(`migration ${name} was changed after it ran`);
      await client.query("BEGIN");
      try {
        await client.query(text.replaceAll(':"application"', pg.escapeIdentifier(options.applicationRole)));
        await client.query("INSERT INTO public.jianheng_migration (name, digest) VALUES ($1, $2)", [name, digest]);
        await client.query("COMMIT");
      } catch (error) {
        await client.query("ROLLBACK");
        throw new Error(`migration ${name} failed`, { cause: error });
      }
      applied.push(name);
    }
    return { applied };
  } finally {
    await client.end();
  }
}

export interface Migration {
  /** File name, `0001-foundation.sql`; their order is the order they run in. */
  readonly name: string;
  /** SHA-256 of the text, in hex. */
  readonly digest: string;
}

/** The migrations that this program has, in order. */
export async function readMigrations(
  migrationsDir: string,
): Promise<readonly (Migration & { readonly text: string })[]> {
  const names = (await readdir(migrationsDir)).filter((name) => /^\d{4}-[a-z-]+\.sql$/.test(name)).toSorted();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(path.join(migrationsDir, name), "utf8");
      return { name, digest: createHash("sha256").update(text).digest("hex"), text };
    }),
  );
}

/** The migrations that ran in a database, in order; none in one that is not ours, or not yet. */
export async function appliedMigrations(client: pg.ClientBase): Promise<readonly Migration[]> {
  const [found] = (
    await client.query<{ ours: boolean }>("SELECT to_regclass('public.jianheng_migration') IS NOT NULL AS ours")
  ).rows;
  if (found?.ours !== true) return [];
  return (await client.query<Migration>("SELECT name, digest FROM public.jianheng_migration ORDER BY name")).rows;
}
