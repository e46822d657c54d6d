import { rm } from "node:fs/promises";
import { createServer } from "node:net";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "../src/database/embedded/index.ts";
import { makeTestFolder, sweepTestFolders } from "../src/database/embedded/testing/test-folder.ts";
import { TEST_CLUSTER_PORT, type TestCluster } from "../src/database/embedded/test-database.ts";

/**
 * One PostgreSQL for a whole test run. Vitest calls this once; it opens a door on the loopback address and starts the
 * database when the first test file knocks, so that a run without database tests does not pay for it.
 */
export default async function setup(): Promise<() => Promise<void>> {
  let starting: Promise<RunningCluster> | undefined;
  const door = createServer((visitor) => {
    visitor.on("error", () => undefined);
    starting ??= startCluster();
    starting.then(
      ({ addresses }) => visitor.end(JSON.stringify(addresses)),
      (error: unknown) => visitor.end(JSON.stringify({ error: String(error) })),
    );
  });
  await new Promise<void>((resolve) => door.listen(0, "127.0.0.1", resolve));
  const address = door.address();
  if (address === null || typeof address === "string") throw new Error("a listening socket has no port");
  process.env[TEST_CLUSTER_PORT] = String(address.port);
  return async () => {
    door.close();
    const running = await starting?.catch(() => undefined);
    await running?.stop();
  };
}

interface RunningCluster {
  readonly addresses: TestCluster;
  stop(): Promise<void>;
}

async function startCluster(): Promise<RunningCluster> {
  await sweepTestFolders();
  const dataDir = await makeTestFolder();
  const database: EmbeddedPostgres = await startEmbeddedPostgres({ dataDir, durable: false });
  return {
    addresses: {
      owner: withoutDatabase(database.ownerUrl),
      application: withoutDatabase(database.applicationUrl),
      jobs: withoutDatabase(database.jobsUrl),
      supervisor: withoutDatabase(database.supervisorUrl),
    },
    async stop() {
      await database.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function withoutDatabase(url: string): string {
  return url.slice(0, url.lastIndexOf("/"));
}
