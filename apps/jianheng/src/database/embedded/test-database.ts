import { randomBytes } from "node:crypto";
import { createConnection } from "node:net";
import { text } from "node:stream/consumers";
import type { Client } from "pg";
import { grantOnDatabase, ROLES, withClient } from "./roles.ts";

/** Addresses of the cluster that the tests of one run share; each without a database name. */
export interface TestCluster {
  readonly owner: string;
  readonly application: string;
  readonly jobs: string;
  readonly supervisor: string;
}

/** One database of the test cluster. The three addresses are those of `startEmbeddedPostgres`. */
export interface TestDatabase {
  readonly name: string;
  readonly ownerUrl: string;
  readonly applicationUrl: string;
  readonly jobsUrl: string;
  /** Cuts off who is still connected and removes the database. */
  drop(): Promise<void>;
}

/** How a database is made ready once per run; every test database after that is a copy. */
export interface TestTemplate {
  /** Letters, digits and `_`; one name, one preparation. */
  readonly name: string;
  /** Gets an empty database, as a rule to run the migrations on. Must close its connections. */
  readonly prepare: (database: TestDatabase) => Promise<void>;
}

/** The environment variable in which the global setup of the test run names its door. */
export const TEST_CLUSTER_PORT = "JIANHENG_TEST_CLUSTER_PORT";

/** Any number of our own; it makes the workers of a run wait for each other while a template is prepared. */
const TEMPLATE_LOCK = 7_321_001;

/**
 * The cluster that all test files of this run share. The first to ask starts it (about a second); the global setup
 * `test/database-global-setup.ts` stops it after the last test.
 */
export async function startTestDatabase(): Promise<TestCluster> {
  const port = Number(process.env[TEST_CLUSTER_PORT]);
  if (!Number.isInteger(port) || port <= 0) {
    throw new Error("no test database: vitest.config.ts must name apps/jianheng/test/database-global-setup.ts");
  }
  const answer = JSON.parse(await text(createConnection(port, "127.0.0.1"))) as TestCluster | { error: string };
  if ("error" in answer) throw new Error(`the test database did not start: ${answer.error}`);
  return answer;
}

/** A new database: empty, or a copy of `template`, which is prepared first if this run has not done so yet. */
export async function createTestDatabase(template?: TestTemplate): Promise<TestDatabase> {
  const cluster = await startTestDatabase();
  const name = `test_${randomBytes(6).toString("hex")}`;
  await withClient(`${cluster.supervisor}/postgres`, async (client) => {
    const source = template === undefined ? "template0" : await ensureTemplate(client, cluster, template);
    await createFrom(client, name, source);
  });
  return testDatabase(cluster, name);
}

async function ensureTemplate(client: Client, cluster: TestCluster, template: TestTemplate): Promise<string> {
  if (!/^[a-z0-9_]{1,40}$/i.test(template.name)) throw new Error(`not a template name: ${template.name}`);
  const name = `template_${template.name.toLowerCase()}`;
  if (await databaseExists(client, name)) return name;
  await client.query("select pg_advisory_lock($1)", [TEMPLATE_LOCK]);
  try {
    if (await databaseExists(client, name)) return name;
    // Prepared under another name, so that a failing preparation leaves no half template behind.
    const draft = testDatabase(cluster, `preparing_${randomBytes(6).toString("hex")}`);
    await createFrom(client, draft.name, "template0");
    try {
      await template.prepare(draft);
      await client.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = $1`, [draft.name]);
      await client.query(`alter database ${draft.name} rename to ${name}`);
    } catch (error) {
      await draft.drop();
      throw error;
    }
    return name;
  } finally {
    await client.query("select pg_advisory_unlock($1)", [TEMPLATE_LOCK]);
  }
}

async function databaseExists(client: Client, name: string): Promise<boolean> {
  const found = await client.query("select 1 from pg_database where datname = $1", [name]);
  return found.rowCount === 1;
}

async function createFrom(client: Client, name: string, source: string): Promise<void> {
  await client.query(`create database ${name} template ${source} owner ${ROLES.owner}`);
  await grantOnDatabase(client, name);
}

function testDatabase(cluster: TestCluster, name: string): TestDatabase {
  return {
    name,
    ownerUrl: `${cluster.owner}/${name}`,
    applicationUrl: `${cluster.application}/${name}`,
    jobsUrl: `${cluster.jobs}/${name}`,
    async drop() {
      await withClient(`${cluster.supervisor}/postgres`, (client) =>
        client.query(`drop database if exists ${name} with (force)`),
      );
    },
  };
}
