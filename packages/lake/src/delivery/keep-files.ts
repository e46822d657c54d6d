// First of all, every file is copied as it is and named by its content. What is read afterwards is that copy, so what
// the lake holds and what was hashed cannot differ.

import {
  copyWithDigest,
  fileDiagnostic,
  type FileDiagnostic,
  type FileDigest,
  type FileLimits,
  lookOf,
  looksLikeTextTable,
  readZip,
} from "@jianheng/files";
import { existsSync } from "node:fs";
import { rename, rm, stat } from "node:fs/promises";
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
const parquetEndings: ReadonlySet<string> = new Set([".parquet", ".parq"]);

export interface Keeping {
  readonly kept: readonly KeptFile[];
  readonly diagnostics: readonly FileDiagnostic[];
}

/** Copies one file into staging; an archive is kept itself and followed by its members, named `导出.zip/案件.xlsx`. */
export async function keepFile(file: FileToRead, staging: string, limits: FileLimits): Promise<Keeping> {
  const { size } = await stat(file.path);
  if (size > limits.maxFileBytes) {
    const args = { bytes: size, limit: limits.maxFileBytes };
    return { kept: [], diagnostics: [fileDiagnostic("files.too_large", { file: file.name }, args)] };
  }
  const arriving = join(staging, originalsFolder, "arriving");
  const kept = await settle(file.name, await copyWithDigest(file.path, arriving), arriving, staging);
  if (extname(file.name).toLowerCase() !== ".zip" || kept.repeated) return { kept: [kept], diagnostics: [] };
  const zip = await readZip({ name: kept.file.name, path: kept.path }, { limits });
  const members: KeptFile[] = [];
  try {
    for (const member of zip.members) {
      const digest = await zip.extract(member, arriving);
      if (digest === undefined) {
        await rm(arriving, { force: true });
        break;
      }
      members.push(await settle(`${kept.file.name}/${member.name}`, digest, arriving, staging));
    }
  } finally {
    zip.close();
  }
  return { kept: [kept, ...members], diagnostics: zip.diagnostics };
}

/** Gives an arrived file the name of its content. */
async function settle(given: string, digest: FileDigest, arriving: string, staging: string): Promise<KeptFile> {
  const path = join(staging, originalsFolder, digest.sha256);
  const repeated = existsSync(path);
  if (repeated) await rm(arriving);
  else await rename(arriving, path);
  const name = given.replaceAll("\\", "/");
  return { file: { name, ...digest, kind: await kindOf(name, path) }, path, repeated };
}

/** The name says whether a file is a table at all; its first bytes say of which kind. */
async function kindOf(name: string, path: string): Promise<DeliveredFile["kind"]> {
  const ending = extname(name).toLowerCase();
  if (parquetEndings.has(ending)) return "parquet";
  if (ending === ".txt" && (await looksLikeTextTable({ name, path }))) return "csv";
  if (!workbookEndings.has(ending) && !textEndings.has(ending)) return "other";
  const look = await lookOf({ name, path });
  if (look === "zip") return "xlsx";
  if (look === "parquet") return "parquet";
  if (textEndings.has(ending)) return "csv";
  // Many systems export text under the name of a workbook.
  return look === "other" ? "csv" : "xlsx";
}
