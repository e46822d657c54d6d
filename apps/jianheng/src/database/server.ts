import pg from "pg";
import type { Config } from "../config.ts";
import { readOrCreateSecret } from "../secret-file.ts";
import { startEmbeddedPostgres } from "./embedded/index.ts";
import { assertRestored } from "./restoring-mark.ts";

/** A database to work on: the embedded one, or the server that DATABASE_URL names. */
export interface DatabaseServer {
  readonly ownerUrl: string;
  readonly applicationUrl: string;
  readonly jobsUrl: string;
  readonly applicationRole: string;
  stop(): Promise<void>;
}

export const applicationRole = "jianheng_application";
export const jobsRole = "jianheng_jobs";

/** Opens the installation's database, made on first use; refuses one whose restore did not end. */
export async function openDatabaseServer(config: Config, log: (line: string) => void): Promise<DatabaseServer> {
  await assertRestored(config.dataDir);
  return openAnyDatabaseServer(config, log);
}

/** The same for the restore itself. */
export async function openAnyDatabaseServer(config: Config, log: (line: string) => void): Promise<DatabaseServer> {
  if (config.databaseUrl !== undefined) return openExternal(config.databaseUrl, `${config.dataDir}/keys`);
  const embedded = await startEmbeddedPostgres({ dataDir: config.dataDir, log });
  const { ownerUrl, applicationUrl, jobsUrl } = embedded;
  return { ownerUrl, applicationUrl, jobsUrl, applicationRole, stop: () => embedded.stop() };
}

/** Makes the two lesser roles on a server of the office's own; their passwords stay in the data folder. */
async function openExternal(ownerUrl: string, keysDir: string): Promise<DatabaseServer> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const database = pg.escapeIdentifier(
      (await client.query<{ name: string }>("SELECT current_database() AS name")).rows[0]!.name,
    );
    for (const role of [applicationRole, jobsRole]) {
      const password = pg.escapeLiteral(await readOrCreateSecret(`${keysDir}/${role}`));
      const found = await client.query("SELECT 1 FROM pg_roles WHERE rolname = $1", [role]);
      // Only a superuser may touch these attributes of an existing role, and a new role does not have them.
      if (found.rowCount === 0) await client.query(`CREATE ROLE ${role} LOGIN PASSWORD ${password}`);
      else await client.query(`ALTER ROLE ${role} PASSWORD ${password}`);
      await client.query(`GRANT CONNECT ON DATABASE ${database} TO ${role}`);
    }
    await client.query(`GRANT CREATE ON DATABASE ${database} TO ${jobsRole}`);
  } finally {
    await client.end();
  }
  const as = async (role: string) => {
    const url = new URL(ownerUrl);
    url.username = role;
    url.password = await readOrCreateSecret(`${keysDir}/${role}`);
    return url.href;
  };
  return {
    ownerUrl,
    applicationUrl: await as(applicationRole),
    jobsUrl: await as(jobsRole),
    applicationRole,
    stop: async () => undefined,
  };
}
