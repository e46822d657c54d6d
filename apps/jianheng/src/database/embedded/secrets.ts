import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { readIfPresent, writeFileDurably } from "./small-files.ts";

/** Passwords of the four database roles. Kept in `secrets.json`, readable by the owner of the data folder alone. */
export interface Secrets {
  /** The bootstrap superuser, used by the supervisor only. */
  readonly superuser: string;
  /** Owns the database and runs migrations. */
  readonly owner: string;
  /** Serves requests under row-level security. */
  readonly application: string;
  /** Runs the job queue in a schema of its own. */
  readonly jobs: string;
}

/**
 * Reads the passwords, or makes them on first use. The file is the truth: a database whose passwords differ, because the
 * file was lost or came from a backup, is given these at its start.
 */
export async function loadSecrets(folder: string): Promise<Secrets> {
  const path = join(folder, "secrets.json");
  const text = await readIfPresent(path);
  if (text !== undefined) return JSON.parse(text) as Secrets;
  const secrets: Secrets = {
    superuser: newPassword(),
    owner: newPassword(),
    application: newPassword(),
    jobs: newPassword(),
  };
  await writeFileDurably(path, `${JSON.stringify(secrets, null, 2)}\n`, 0o600);
  return secrets;
}

/** 192 bits, in letters that need no escaping in SQL, in a URL or on a command line. */
function newPassword(): string {
  return randomBytes(24).toString("base64url");
}
