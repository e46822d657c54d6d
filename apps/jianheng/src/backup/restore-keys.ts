import { copyFile, mkdir, readFile, stat } from "node:fs/promises";
import { type NoteSigner, type NoteVerifier, parseSigner } from "@jianheng/tlog";
import { newLogName, newSigningKey, signingKeyFile, writePublicKeys } from "../modules/ledger/index.ts";
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

/** Writes the keys of the restored installation, and takes over the sessions' secret where it was kept. */
export async function placeKeys(
  keysDir: string,
  key: LogKey,
  publicKeys: readonly NoteVerifier[],
  keptKeysDir: string | undefined,
): Promise<void> {
  await mkdir(keysDir, { recursive: true, mode: 0o700 });
  await writeDurably(signingKeyFile(keysDir), `${key.text}\n`, 0o600);
  const { verifier } = key.signer;
  const former = publicKeys.filter(({ encoded }) => encoded !== verifier.encoded);
  await writePublicKeys(keysDir, [verifier, ...former]);
  const kept = `${keptKeysDir}/session-secret`;
  if (keptKeysDir !== undefined && (await stat(kept).catch(() => undefined)) !== undefined)
    await copyFile(kept, `${keysDir}/session-secret`);
}
