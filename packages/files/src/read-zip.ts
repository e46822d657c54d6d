// An archive of delivered files, opened one level deep: an archive inside an archive is refused, because nothing in its
// outer directory tells how large it is.

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

const archiveEnding = /\.(zip|rar|7z|tar|gz|tgz|bz2|xz|cab|iso)$/i;
/** What macOS and Windows add on their own. */
const systemFile = /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i;

/** Never throws for what is wrong with the archive: that is in `diagnostics`. */
export async function readZip(
  source: FileSource,
  options: { readonly limits?: Partial<FileLimits> } = {},
): Promise<ZipReading> {
  const diagnostics: FileDiagnostic[] = [];
  const archive = await open(source, limitsFrom(options.limits), diagnostics);
  const members = archive?.members.filter((member) => !systemFile.test(member.name)) ?? [];
  const nested = members.find((member) => archiveEnding.test(member.name));
  if (nested !== undefined) {
    diagnostics.push(fileDiagnostic("zip.nested", { file: source.name }, { entry: nested.name }));
  }
  return {
    members: nested === undefined ? members : [],
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
    if (look !== "zip") {
      throw new FileFault(fileDiagnostic("zip.damaged", where, { reason: "it does not begin like a zip archive" }));
    }
    return await openZip(source, limits);
  } catch (error) {
    if (error instanceof FileFault) diagnostics.push(error.diagnostic);
    else if (error instanceof Error && "syscall" in error) {
      diagnostics.push(fileDiagnostic("files.unreadable", where, { reason: reasonOf(error) }));
    } else throw error;
    return undefined;
  }
}
