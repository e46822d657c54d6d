import { stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { EmbeddedDatabaseError } from "./embedded-error.ts";
import { homeRecorded, lastPort } from "./home.ts";
import { DATABASE, ROLES, withClient } from "./roles.ts";
import { loadSecrets } from "./secrets.ts";

/** Addresses of a database that another process of ours keeps running. */
export interface EmbeddedAddresses {
  readonly ownerUrl: string;
  readonly applicationUrl: string;
  readonly jobsUrl: string;
}

/** Whether `dataDir` has an embedded database, running or not. */
export async function hasEmbeddedPostgres(dataDir: string): Promise<boolean> {
  const home = await homeRecorded(recordFolderOf(dataDir));
  return home !== undefined && (await stat(home.cluster).catch(() => undefined)) !== undefined;
}

/**
 * The addresses of the running database of `dataDir`; nothing is started, locked or changed. Throws `embedded.in_use`
 * when it does not answer from here: its server is just starting or stopping, or runs in another container.
 */
export async function attachEmbeddedPostgres(dataDir: string): Promise<EmbeddedAddresses> {
  const folder = recordFolderOf(dataDir);
  const port = await lastPort(folder);
  const secrets = await loadSecrets(folder);
  const at = (key: keyof typeof ROLES): string =>
    `postgres://${ROLES[key]}:${secrets[key]}@127.0.0.1:${port ?? 0}/${DATABASE}`;
  try {
    await withClient(at("owner"), (client) => client.query("select 1"));
  } catch (error) {
    throw new EmbeddedDatabaseError(
      "embedded.in_use",
      `The data folder ${dataDir} is in use, but its database does not answer on port ${port ?? "?"} of this machine. ` +
        "Wait until the server has started or stopped, or run this where the server runs.",
      { cause: error },
    );
  }
  return { ownerUrl: at("owner"), applicationUrl: at("application"), jobsUrl: at("jobs") };
}

function recordFolderOf(dataDir: string): string {
  return join(resolve(dataDir), "postgres");
}
