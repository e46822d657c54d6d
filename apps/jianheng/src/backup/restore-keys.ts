import { mkdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { type NoteSigner, type NoteVerifier, parseSigner } from "@jianheng/tlog";
import { newLogName, newSigningKey, signingKeyFile, writePublicKeys } from "../modules/ledger/index.ts";
import { applicationRole, jobsRole } from "../database/server.ts";
import { writeDurably } from "../durable-file.ts";
import { BackupProblem } from "./manifest.ts";

/** The key that signs the log from now on. */
export interface LogKey {
  readonly text: string;
  readonly signer: NoteSigner;
  /** The key that signed it until the backup, when it is another one. */
  readonly replaced: NoteVerifier | undefined;
}

/**
 * The secret key from the folder where it was kept apart, or a new one under the log's name. Throws `BackupProblem` when
 * the folder has none, or that of another log.
 */
export async function chooseLogKey(
  publicKeys: readonly NoteVerifier[],
  keptKeysDir: string | undefined,
): Promise<LogKey> {
  const [current] = publicKeys;
  if (keptKeysDir === undefined) {
    const text = newSigningKey(current?.name ?? newLogName());
    return { text, signer: parseSigner(text)!, replaced: current };
  }
  const file = signingKeyFile(keptKeysDir);
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new BackupProblem(`不能读取 ${file}：${error.message}。--keys 应为另行保管的 keys 文件夹。`);
  });
  const signer = parseSigner(text.trim());
  if (signer === undefined) throw new BackupProblem(`${file} 不是签名密钥。`);
  if (current !== undefined && signer.verifier.encoded !== current.encoded)
    throw new BackupProblem(
      `${file} 是 ${signer.verifier.name}+${signer.verifier.keyId} 的密钥，备份的日志由 ${current.name}+${current.keyId} 签署。` +
        "请放回同一把密钥；确已遗失的，不加 --keys，由新密钥接续。",
    );
  return { text: text.trim(), signer, replaced: undefined };
}

/** Secrets besides the log's key, which a folder of kept keys may have. */
const sessionSecret = "session-secret";
const rolePasswords = [applicationRole, jobsRole];

/** Whether the kept keys have the passwords of both roles of the database. */
export async function keepsRolePasswords(keptKeysDir: string | undefined): Promise<boolean> {
  if (keptKeysDir === undefined) return false;
  for (const name of rolePasswords) if (!(await isThere(path.join(keptKeysDir, name)))) return false;
  return true;
}

/** Puts those secrets back, before a database is opened with them. */
export async function placeSecrets(keysDir: string, keptKeysDir: string | undefined): Promise<void> {
  if (keptKeysDir === undefined) return;
  await mkdir(keysDir, { recursive: true, mode: 0o700 });
  for (const name of [sessionSecret, ...rolePasswords]) {
    const kept = path.join(keptKeysDir, name);
    if (await isThere(kept)) await writeDurably(path.join(keysDir, name), await readFile(kept), 0o600);
  }
}

/** Writes the key that signs the log from now on, and beside it the public keys. */
export async function placeLogKey(keysDir: string, key: LogKey, publicKeys: readonly NoteVerifier[]): Promise<void> {
  await mkdir(keysDir, { recursive: true, mode: 0o700 });
  await writeDurably(signingKeyFile(keysDir), `${key.text}\n`, 0o600);
  const { verifier } = key.signer;
  const former = publicKeys.filter(({ encoded }) => encoded !== verifier.encoded);
  await writePublicKeys(keysDir, [verifier, ...former]);
}

async function isThere(file: string): Promise<boolean> {
  return (await stat(file).catch(() => undefined)) !== undefined;
}
