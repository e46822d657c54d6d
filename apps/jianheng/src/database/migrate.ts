import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";

/**
 * Brings the database to the newest numbered migration, each in one transaction, as the owner role.
 * Refuses when a migration that already ran has other text now, or when the database is newer than this program.
 */
export async function migrate(options: {
  readonly ownerUrl: string;
  readonly migrationsDir: string;
  /** Role that requests run as; migrations grant to it. */
  readonly applicationRole: string;
}): Promise<{ readonly applied: readonly string[] }> {
  const client = new pg.Client({ connectionString: options.ownerUrl });
  await client.connect();
  try {
    // One migrator at a time, whatever else starts.
    await client.query("SELECT pg_advisory_lock(74200001)");
    await client.query(
      "CREATE TABLE IF NOT EXISTS public.jianheng_migration (name text PRIMARY KEY, digest text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())",
    );
    const names = (await readdir(options.migrationsDir)).filter((name) => /^\d{4}-[a-z-]+\.sql$/.test(name)).toSorted();
    const done = new Map<string, string>();
    for (const row of (
      await client.query<{ name: string; digest: string }>("SELECT name, digest FROM public.jianheng_migration")
    ).rows)
      done.set(row.name, row.digest);
    const unknown = [...done.keys()].filter((name) => !names.includes(name));
    if (unknown.length > 0) throw new Error(`the database is newer than this program: it has ${unknown.join(", ")}`);

    const applied: string[] = [];
    for (const name of names) {
      const text = await readFile(path.join(options.migrationsDir, name), "utf8");
      const digest = createHash("sha256").update(text).digest("hex");
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
