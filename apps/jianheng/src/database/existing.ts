import { readFile } from "node:fs/promises";
import type { Config } from "../config.ts";
import {
  attachEmbeddedPostgres,
  EmbeddedDatabaseError,
  hasEmbeddedPostgres,
  startEmbeddedPostgres,
} from "./embedded/index.ts";
import { assertRestored } from "./restoring-mark.ts";
import { applicationRole, jobsRole } from "./server.ts";

/** A database that is there already: for whoever looks at an installation and changes nothing about it. */
export interface ExistingDatabase {
  readonly ownerUrl: string;
  /** Absent when its password, which lies in the data folder, is lost. */
  readonly applicationUrl: string | undefined;
  readonly jobsUrl: string | undefined;
  readonly applicationRole: string;
  /** running: another process runs it. started: we did, for this time. external: `DATABASE_URL` names it. */
  readonly how: "running" | "started" | "external";
  stop(): Promise<void>;
}

/** The data folder has no database yet. */
export class NoInstallationError extends Error {
  constructor(dataDir: string) {
    super(`${dataDir} 中没有检衡的数据。请用 --data 指定数据目录。`);
    this.name = "NoInstallationError";
  }
}

/**
 * Opens the installation's database as it stands: attached to while a server runs it, started for the time being while
 * none does. Makes, migrates and changes nothing. Throws `NoInstallationError`.
 */
export async function openExistingDatabase(config: Config, log: (line: string) => void): Promise<ExistingDatabase> {
  const { dataDir, databaseUrl } = config;
  await assertRestored(dataDir);
  if (databaseUrl !== undefined) {
    const as = async (role: string) => {
      const password = await readFile(`${dataDir}/keys/${role}`, "utf8").catch(() => undefined);
      if (password === undefined) return undefined;
      return Object.assign(new URL(databaseUrl), { username: role, password: password.trim() }).href;
    };
    const [applicationUrl, jobsUrl] = [await as(applicationRole), await as(jobsRole)];
    return { ownerUrl: databaseUrl, applicationUrl, jobsUrl, applicationRole, how: "external", stop: nothingToStop };
  }
  if (!(await hasEmbeddedPostgres(dataDir))) throw new NoInstallationError(dataDir);
  try {
    const embedded = await startEmbeddedPostgres({ dataDir, log });
    const { ownerUrl, applicationUrl, jobsUrl } = embedded;
    return { ownerUrl, applicationUrl, jobsUrl, applicationRole, how: "started", stop: () => embedded.stop() };
  } catch (error) {
    if (!(error instanceof EmbeddedDatabaseError) || error.code !== "embedded.in_use") throw error;
    const addresses = await attachEmbeddedPostgres(dataDir);
    return { ...addresses, applicationRole, how: "running", stop: nothingToStop };
  }
}

async function nothingToStop(): Promise<void> {}
