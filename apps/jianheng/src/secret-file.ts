import { randomBytes } from "node:crypto";
import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { writeDurably } from "./durable-file.ts";

/** Reads a file that only its owner may read, or makes it with what `create` gives. */
export async function readOrCreate(file: string, create: () => string): Promise<string> {
  try {
    return (await readFile(file, "utf8")).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    const text = create();
    await writeDurably(file, `${text}\n`, 0o600);
    return text;
  }
}

export function readOrCreateSecret(file: string): Promise<string> {
  return readOrCreate(file, () => randomBytes(32).toString("base64url"));
}
