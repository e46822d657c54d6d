import { rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { lockFolder } from "./folder-lock.ts";
import { homeRecorded, liesInSystemFolder } from "./home.ts";
import { stopLeftover } from "./postmaster.ts";

/**
 * Removes the whole embedded database of a data folder, wherever it lies: for a restore that takes itself back. Throws
 * `embedded.in_use` while a process runs it.
 */
export async function removeEmbeddedPostgres(dataDir: string): Promise<void> {
  const recordFolder = join(resolve(dataDir), "postgres");
  const home = await homeRecorded(recordFolder);
  if (home !== undefined) {
    const lock = await lockFolder(recordFolder, { shownAs: dataDir });
    await stopLeftover(home.cluster, () => undefined);
    if (liesInSystemFolder(home)) await rm(home.folder, { recursive: true, force: true });
    await lock.release();
  }
  await rm(recordFolder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}
