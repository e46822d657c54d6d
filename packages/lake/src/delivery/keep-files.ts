// First of all, every file is copied as it is and named by its content. What is read afterwards is that copy, so what
// the lake holds and what was hashed cannot differ.

import { copyWithDigest, lookOf } from "@jianheng/files";
import { existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { extname, join } from "node:path";
import type { DeliveredFile } from "./manifest.ts";
import { originalsFolder } from "./staging.ts";
import type { FileToRead } from "./types.ts";

export interface KeptFile {
  readonly file: DeliveredFile;
  readonly path: string;
  /** Whether an earlier file of the delivery has the same bytes; its tables are then not read again. */
  readonly repeated: boolean;
}

const workbookEndings: ReadonlySet<string> = new Set([
  ".xlsx",
  ".xlsm",
  ".xltx",
  ".xltm",
  ".xlsb",
  ".xls",
  ".et",
  ".ett",
]);
const textEndings: ReadonlySet<string> = new Set([".csv", ".tsv"]);

export async function keepFile(file: FileToRead, position: number, staging: string): Promise<KeptFile> {
  const originals = join(staging, originalsFolder);
  const arriving = join(originals, `arriving-${position}`);
  const { bytes, sha256 } = await copyWithDigest(file.path, arriving);
  const path = join(originals, sha256);
  const repeated = existsSync(path);
  if (repeated) await rm(arriving);
  else await rename(arriving, path);
  const name = file.name.replaceAll("\\", "/");
  return { file: { name, bytes, sha256, kind: await kindOf(name, path) }, path, repeated };
}

/** The name says whether a file is a table at all; its first bytes say of which kind. */
async function kindOf(name: string, path: string): Promise<DeliveredFile["kind"]> {
  const ending = extname(name).toLowerCase();
  if (!workbookEndings.has(ending) && !textEndings.has(ending)) return "other";
  const look = await lookOf({ name, path });
  if (look === "zip") return "xlsx";
  if (textEndings.has(ending)) return "csv";
  // Many systems export text under the name of a workbook.
  return look === "other" ? "csv" : "xlsx";
}
