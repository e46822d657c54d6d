import { randomBytes } from "node:crypto";
import { mkdir, readFile } from "node:fs/promises";
import { encodeSigner, type NoteVerifier, parseSigner, parseVerifier } from "@jianheng/tlog";
import { writeDurably } from "../../durable-file.ts";

// `keys/proof-log` signs and is secret. `keys/proof-log.pub` is for handing out: the public key of the log, one line; when
// the key was changed, those before it follow, newest first. All of them bear the log's name.

export const signingKeyFile = (keysDir: string) => `${keysDir}/proof-log`;
const publicKeysFile = (keysDir: string) => `${keysDir}/proof-log.pub`;

export function newLogName(): string {
  return `jianheng-${randomBytes(6).toString("hex")}`;
}

/** A new secret key for the log of this name. */
export function newSigningKey(logName: string): string {
  return encodeSigner(logName, randomBytes(32));
}

/** The keys that sign, or signed, the log: the present one first. Empty when there are none. */
export async function readPublicKeys(keysDir: string): Promise<readonly NoteVerifier[]> {
  const text = await readIfThere(publicKeysFile(keysDir));
  if (text !== undefined) return parsePublicKeys(text);
  // Made by a program that did not write them down yet.
  const secret = await readIfThere(signingKeyFile(keysDir));
  const signer = secret === undefined ? undefined : parseSigner(secret.trim());
  return signer === undefined ? [] : [signer.verifier];
}

/** Throws on a line that is no key. */
export function parsePublicKeys(text: string): readonly NoteVerifier[] {
  return text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const key = parseVerifier(line.trim());
      if (key === undefined) throw new Error(`not a public key: ${line}`);
      return key;
    });
}

export function formatPublicKeys(keys: readonly NoteVerifier[]): string {
  return keys.map(({ encoded }) => `${encoded}\n`).join("");
}

export async function writePublicKeys(keysDir: string, keys: readonly NoteVerifier[]): Promise<void> {
  const text = formatPublicKeys(keys);
  if ((await readIfThere(publicKeysFile(keysDir))) === text) return;
  await mkdir(keysDir, { recursive: true, mode: 0o700 });
  await writeDurably(publicKeysFile(keysDir), text, 0o644);
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
