// First of all, every file is copied as it is and named by its content. What is read afterwards is that copy, so what
// the lake holds and what was hashed cannot differ.

import {
  copyWithDigest,
  fileDiagnostic,
  type FileDiagnostic,
  type FileDigest,
  type FileLimits,
  isFailure,
  isZipName,
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
  ".ods",
]);
const textEndings: ReadonlySet<string> = new Set([".csv", ".tsv"]);
const parquetEndings: ReadonlySet<string> = new Set([".parquet", ".parq"]);

export interface Keeping {
  readonly kept: readonly KeptFile[];
  readonly diagnostics: readonly FileDiagnostic[];
}

/**
 * Copies one file into staging; an archive is kept itself and followed by its members, named `导出.zip/案件.xlsx`. A zip
 * in a zip is opened too, one level deep, and what all levels unpack to stays within the bounds of one archive.
 */
export async function keepFile(file: FileToRead, staging: string, limits: FileLimits): Promise<Keeping> {
  const { size } = await stat(file.path);
  if (size > limits.maxFileBytes) {
    const args = { bytes: size, limit: limits.maxFileBytes };
    return { kept: [], diagnostics: [fileDiagnostic("files.too_large", { file: file.name }, args)] };
  }
  const arriving = join(staging, originalsFolder, "arriving");
  const kept = await settle(file.name, await copyWithDigest(file.path, arriving), arriving, staging);
  const look = await lookOf({ name: kept.file.name, path: kept.path });
  if (look === "otherArchive") {
    return { kept: [kept], diagnostics: [fileDiagnostic("files.other_archive", { file: kept.file.name })] };
  }
  if (!isZipName(file.name) || kept.repeated) return { kept: [kept], diagnostics: [] };
  // Over all levels together no more may come out than one member of this size could hold.
  const maxTotalBytes = Math.min(limits.maxTotalBytes, Math.max(limits.ratioFromBytes, limits.maxRatio * size));
  const within = { ...limits, maxTotalBytes };
  const members = await unpack(kept, arriving, staging, { limits: within, mayNest: true });
  return { kept: [kept, ...members.kept], diagnostics: members.diagnostics };
}

interface Unpacking {
  /** What is left of the bounds. */
  readonly limits: FileLimits;
  readonly mayNest: boolean;
}

async function unpack(
  archive: KeptFile,
  arriving: string,
  staging: string,
  { limits, mayNest }: Unpacking,
): Promise<Keeping> {
  const where = { file: archive.file.name };
  const zip = await readZip({ name: archive.file.name, path: archive.path }, { limits });
  const members: KeptFile[] = [];
  const nested: FileDiagnostic[] = [];
  let left = without(limits, zip.members);
  try {
    for (const member of zip.members) {
      if (isZipName(member.name) && !mayNest) {
        nested.push(fileDiagnostic("zip.nested", where, { entry: member.name }));
        break;
      }
      const digest = await zip.extract(member, arriving);
      if (digest === undefined) {
        await rm(arriving, { force: true });
        break;
      }
      const kept = await settle(`${archive.file.name}/${member.name}`, digest, arriving, staging);
      members.push(kept);
      if (!isZipName(member.name) || kept.repeated) continue;
      const inner = await unpack(kept, arriving, staging, { limits: left, mayNest: false });
      members.push(...inner.kept);
      nested.push(...inner.diagnostics);
      left = without(
        left,
        inner.kept.map((one) => one.file),
      );
      if (isFailure(inner.diagnostics)) break;
    }
  } finally {
    zip.close();
  }
  return { kept: members, diagnostics: [...zip.diagnostics, ...nested] };
}

function without(limits: FileLimits, unpacked: readonly { readonly bytes: number }[]): FileLimits {
  const bytes = unpacked.reduce((sum, one) => sum + one.bytes, 0);
  return {
    ...limits,
    maxTotalBytes: limits.maxTotalBytes - bytes,
    maxEntries: limits.maxEntries - unpacked.length,
  };
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
  // Many systems export text under the name of a workbook. What is neither is refused by the reader, in its own words.
  return look === "other" ? "csv" : "xlsx";
}
