// An archive of delivered files. It may hold further zips, which whoever opens it extracts and opens in turn, with what
// is left of the bounds: nothing in the outer directory tells how large they are.

import { copyWithDigest, type FileDigest } from "./digest.ts";
import { FileFault, fileDiagnostic, type FileDiagnostic } from "./diagnostics.ts";
import { limitsFrom, type FileLimits } from "./limits.ts";
import type { FileSource } from "./table.ts";
import { lookOf } from "./sniff.ts";
import { openZip, reasonOf, type ZipArchive, type ZipMember } from "./zip-archive.ts";

export interface ZipReading {
  /** Empty when the archive was refused; `diagnostics` then says why. */
  readonly members: readonly ZipMember[];
  readonly diagnostics: readonly FileDiagnostic[];
  /** Writes one member to a new file. Undefined when it is damaged; `diagnostics` then says how. */
  extract(member: ZipMember, to: string): Promise<FileDigest | undefined>;
  close(): void;
}

const otherArchiveEnding = /\.(rar|7z|tar|gz|tgz|bz2|xz|cab|iso|z\d\d)$/i;
/** What macOS and Windows add on their own, and what office programs leave beside an open file. */
const systemFile = /(^|\/)(__MACOSX\/|\.DS_Store$|\._[^/]*$|Thumbs\.db$|desktop\.ini$|~\$[^/]*$|\.~lock\.[^/]*$)/i;

/** Whether a member is a zip in its turn. */
export function isZipName(name: string): boolean {
  return /\.zip$/i.test(name);
}

/** Never throws for what is wrong with the archive: that is in `diagnostics`. */
export async function readZip(
  source: FileSource,
  options: { readonly limits?: Partial<FileLimits> } = {},
): Promise<ZipReading> {
  const diagnostics: FileDiagnostic[] = [];
  const archive = await open(source, limitsFrom(options.limits), diagnostics);
  const all = archive?.members ?? [];
  const members = all.filter((member) => !systemFile.test(member.name));
  const passedOver = all.find((member) => systemFile.test(member.name));
  if (passedOver !== undefined) {
    const args = { count: all.length - members.length, entry: passedOver.name };
    diagnostics.push(fileDiagnostic("zip.passed_over", { file: source.name }, args));
  }
  const otherKind = members.find((member) => otherArchiveEnding.test(member.name));
  if (otherKind !== undefined) {
    diagnostics.push(fileDiagnostic("zip.nested_kind", { file: source.name }, { entry: otherKind.name }));
  }
  return {
    members: otherKind === undefined ? members : [],
    diagnostics,
    extract: async (member, to) => {
      if (archive === undefined) return undefined;
      try {
        return await copyWithDigest(archive.read(member.key), to);
      } catch (error) {
        if (!(error instanceof FileFault)) throw error;
        diagnostics.push(error.diagnostic);
        return undefined;
      }
    },
    close: () => archive?.close(),
  };
}

async function open(
  source: FileSource,
  limits: FileLimits,
  diagnostics: FileDiagnostic[],
): Promise<ZipArchive | undefined> {
  const where = { file: source.name };
  try {
    const look = await lookOf(source);
    if (look === "empty") throw new FileFault(fileDiagnostic("files.empty", where));
    if (look === "otherArchive") throw new FileFault(fileDiagnostic("files.other_archive", where));
    if (look !== "zip") throw new FileFault(fileDiagnostic("zip.not_zip", where));
    return await openZip(source, limits);
  } catch (error) {
    if (error instanceof FileFault) diagnostics.push(error.diagnostic);
    else if (error instanceof Error && "syscall" in error) {
      diagnostics.push(fileDiagnostic("files.unreadable", where, { reason: reasonOf(error) }));
    } else throw error;
    return undefined;
  }
}
