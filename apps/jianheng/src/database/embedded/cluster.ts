import { execFile } from "node:child_process";
import { chown, mkdir, readFile, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Binaries } from "./binaries.ts";
import { EmbeddedDatabaseError } from "./embedded-error.ts";
import type { Home } from "./home.ts";
import { environment } from "./settings.ts";
import type { RunAs } from "./run-as.ts";
import { syncFolder } from "./small-files.ts";

const run = promisify(execFile);

/** The bootstrap superuser. Only the supervisor knows its password. */
export const SUPERUSER = "jianheng_supervisor";

/** Only this machine, only with a password; there is no socket and no trusted user. */
const HOST_RULES = "host all all 127.0.0.1/32 scram-sha-256\n";

/** Whether a complete cluster is there, and of the version that `binaries` can run. */
export async function clusterIsPresent(home: Home, binaries: Binaries): Promise<boolean> {
  const made = await readFile(join(home.cluster, "PG_VERSION"), "utf8").catch(() => undefined);
  if (made === undefined) {
    if (!home.ready) return false;
    throw new EmbeddedDatabaseError(
      "embedded.cluster_missing",
      `The data folder says that its database is at ${home.cluster}, but there is none. Put it back there, ` +
        `or restore a backup into a new data folder. Nothing was created or changed.`,
    );
  }
  const major = binaries.version.split(".")[0];
  if (made.trim() === major) return true;
  throw new EmbeddedDatabaseError(
    "embedded.version_mismatch",
    `The database ${home.cluster} was made by PostgreSQL ${made.trim()}; this program carries ${major}. ` +
      "Restore a backup into a new data folder.",
  );
}

/**
 * Makes the cluster beside its final place and renames it, so that a kill at any moment leaves a complete cluster or
 * none. UTF-8, code-point order and the case rules of the built-in provider: the same on every system.
 */
export async function initCluster(options: {
  home: Home;
  binaries: Binaries;
  runAs: RunAs | undefined;
  superuserPassword: string;
  durable: boolean;
}): Promise<void> {
  const { home, binaries, runAs } = options;
  await removeDrafts(home);
  const draft = join(home.folder, `cluster.new-${process.pid}`);
  const passwordFile = `${draft}.password`;
  await mkdir(draft, { mode: 0o700 });
  try {
    await writeFile(passwordFile, `${options.superuserPassword}\n`, { mode: 0o600 });
    if (runAs !== undefined) {
      await chown(draft, runAs.uid, runAs.gid);
      await chown(passwordFile, runAs.uid, runAs.gid);
    }
    await runInitdb(binaries, runAs, [
      `--pgdata=${draft}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale=C",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      ...(options.durable ? [] : ["--no-sync"]),
    ]);
    await writeFile(join(draft, "pg_hba.conf"), HOST_RULES);
    await syncFolder(draft);
    await rename(draft, home.cluster);
    await syncFolder(home.folder);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/** An `initdb` whose server was killed goes on writing for a moment. */
const stillWritten = { recursive: true, force: true, maxRetries: 20, retryDelay: 100 } as const;

/** What a kill during `initCluster` left behind. The caller holds the lock, so no server is working on it. */
async function removeDrafts(home: Home): Promise<void> {
  for (const name of await readdir(home.folder)) {
    if (name.startsWith("cluster.new-")) await rm(join(home.folder, name), stillWritten);
  }
  // A folder that is no cluster may only be an empty one; anything else is not ours to delete.
  const remains = await stat(home.cluster).catch(() => undefined);
  if (remains === undefined) return;
  const names = await readdir(home.cluster);
  if (names.length > 0) {
    throw new EmbeddedDatabaseError(
      "embedded.init_failed",
      `${home.cluster} holds files but no database. Move it away, then start again.`,
    );
  }
}

async function runInitdb(binaries: Binaries, runAs: RunAs | undefined, args: readonly string[]): Promise<void> {
  try {
    await run(binaries.initdb, args, { ...runAs, env: environment(), cwd: "/" });
  } catch (error) {
    const detail = (error as { stderr?: string }).stderr ?? String(error);
    // A container may run as a number that no name belongs to.
    const hint = detail.includes("could not look up effective user ID")
      ? "PostgreSQL wants a name for its system user: add the number to /etc/passwd, or set DATABASE_URL."
      : "";
    throw new EmbeddedDatabaseError("embedded.init_failed", `The database could not be created: ${detail}${hint}`, {
      cause: error,
    });
  }
}
