import { Client } from "pg";
import type { Secrets } from "./secrets.ts";

/** The database of the platform. */
export const DATABASE = "jianheng";

/**
 * The roles of the platform. None is a superuser, may create roles or databases, or passes row-level security by
 * attribute; the owner passes it only where a table does not force it.
 */
export const ROLES = {
  /** Owns the database and its tables; runs migrations. */
  owner: "jianheng_owner",
  /** Serves requests; owns nothing. */
  application: "jianheng_application",
  /** Owns the schemas of the job queue, which it makes itself. */
  jobs: "jianheng_jobs",
} as const;

const ATTRIBUTES = "login nosuperuser nocreatedb nocreaterole noreplication nobypassrls";

/** Makes roles and database where they are missing, sets the passwords, and takes back attributes somebody added. */
export async function prepareRoles(superuserUrl: string, secrets: Secrets): Promise<void> {
  await withClient(superuserUrl, async (client) => {
    const found = await client.query<{ rolname: string }>("select rolname from pg_roles");
    const present = new Set(found.rows.map((row) => row.rolname));
    for (const [key, role] of Object.entries(ROLES)) {
      const password = client.escapeLiteral(secrets[key as keyof typeof ROLES]);
      const verb = present.has(role) ? "alter" : "create";
      await client.query(`${verb} role ${role} with ${ATTRIBUTES} password ${password}`);
    }
    const database = await client.query("select 1 from pg_database where datname = $1", [DATABASE]);
    if (database.rowCount === 0) await client.query(`create database ${DATABASE} owner ${ROLES.owner}`);
    await client.query("revoke connect on database postgres, template1 from public");
    await grantOnDatabase(client, DATABASE);
  });
}

/** Who may connect to a database of the platform, and who may make a schema in it. */
export async function grantOnDatabase(client: Client, database: string): Promise<void> {
  const name = client.escapeIdentifier(database);
  await client.query(`revoke all on database ${name} from public`);
  await client.query(`grant connect on database ${name} to ${ROLES.application}`);
  await client.query(`grant connect, create on database ${name} to ${ROLES.jobs}`);
}

/** Runs `work` with one connection and closes it. */
export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  // Without a listener, a connection that the server cuts off would end this process.
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
