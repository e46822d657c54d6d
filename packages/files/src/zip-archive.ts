// A zip opened only after its directory has been judged: sizes, ratio, count, overlaps, names, encryption. What the
// directory promises is checked again while a member is unpacked, because a directory can lie.

import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { createInflateRaw } from "node:zlib";
import * as zlib from "node:zlib";
import yauzl from "yauzl";
import { FileFault, fileDiagnostic, type FileDiagnosticCode } from "./diagnostics.ts";
import type { FileLimits } from "./limits.ts";
import type { FileSource } from "./table.ts";

export interface ZipMember {
  /** How `read` knows it. */
  readonly key: string;
  /** As people see it: in UTF-8, or in GB18030 where the archive does not say, as Chinese systems write it. */
  readonly name: string;
  readonly bytes: number;
}

export interface ZipArchive {
  /** Without folders. */
  readonly members: readonly ZipMember[];
  has(name: string): boolean;
  /** The member's unpacked bytes in chunks; throws FileFault when they break their promise. */
  read(name: string): AsyncGenerator<Buffer>;
  close(): void;
}

/** Large enough that the hop between the inflating thread and ours costs little, small against any memory bound. */
const inflateChunkBytes = 256 * 1024;
const localHeaderBytes = 30;
const storedMethod = 0;
const deflatedMethod = 8;

/** Throws FileFault; never unpacks anything. Members are found by their exact name, `\` read as `/`. */
export async function openZip(source: FileSource, limits: FileLimits): Promise<ZipArchive> {
  const fileBytes = "path" in source ? (await stat(source.path)).size : source.bytes.byteLength;
  if (fileBytes > limits.maxFileBytes) {
    throw fault(source, "files.too_large", { bytes: fileBytes, limit: limits.maxFileBytes });
  }
  const zip = await openDirectory(source);
  try {
    const entries = await readEntries(zip, source, limits);
    judge(entries, source, limits);
    return archiveOf(zip, entries, source);
  } catch (error) {
    zip.close();
    const reason = reasonOf(error);
    throw error instanceof FileFault ? error : fault(source, codeOfComplaint(reason), { reason }, error);
  }
}

async function openDirectory(source: FileSource): Promise<yauzl.ZipFile> {
  const options = { lazyEntries: true, autoClose: false, decodeStrings: true, validateEntrySizes: true };
  try {
    return "path" in source
      ? await yauzl.openPromise(source.path, options)
      : await yauzl.fromBufferPromise(Buffer.from(source.bytes), options);
  } catch (error) {
    throw fault(source, codeOfComplaint(reasonOf(error)), { reason: reasonOf(error) }, error);
  }
}

/** yauzl tells what it found only in words; what is none of these is damage. */
function codeOfComplaint(reason: string): FileDiagnosticCode {
  if (/multi-disk/i.test(reason)) return "zip.multi_part";
  if (/strong encryption/i.test(reason)) return "files.encrypted";
  return reason.startsWith("End of central directory record signature not found") ? "zip.truncated" : "zip.damaged";
}

async function readEntries(zip: yauzl.ZipFile, source: FileSource, limits: FileLimits): Promise<yauzl.Entry[]> {
  if (zip.entryCount > limits.maxEntries) {
    throw fault(source, "zip.too_many_entries", { count: zip.entryCount, limit: limits.maxEntries });
  }
  const entries: yauzl.Entry[] = [];
  try {
    for await (const entry of zip.eachEntry()) {
      entries.push(entry);
      if (entries.length > limits.maxEntries) {
        throw fault(source, "zip.too_many_entries", { count: entries.length, limit: limits.maxEntries });
      }
    }
  } catch (error) {
    if (/relative path|absolute path|invalid characters/i.test(reasonOf(error))) {
      throw fault(source, "zip.unsafe_name", { entry: reasonOf(error).replace(/^.*?: /, "") }, error);
    }
    throw error;
  }
  return entries;
}

function judge(entries: readonly yauzl.Entry[], source: FileSource, limits: FileLimits): void {
  const names = new Set<string>();
  let total = 0;
  for (const entry of entries) {
    if (entry.isEncrypted()) throw fault(source, "files.encrypted");
    const name = shownName(entry, source);
    judgeName(name, source);
    if (isLink(entry)) throw fault(source, "zip.link", { entry: name });
    if (names.has(name)) throw fault(source, "zip.duplicate_entry", { entry: name });
    names.add(name);
    total += entry.uncompressedSize;
    if (entry.uncompressedSize > limits.maxEntryBytes) {
      throw fault(source, "zip.too_large", { bytes: entry.uncompressedSize, limit: limits.maxEntryBytes });
    }
    const ratio = Math.round(entry.uncompressedSize / Math.max(1, entry.compressedSize));
    if (entry.uncompressedSize > limits.ratioFromBytes && ratio > limits.maxRatio) {
      throw fault(source, "zip.ratio", { entry: name, ratio, limit: limits.maxRatio });
    }
    if (entry.compressionMethod !== storedMethod && entry.compressionMethod !== deflatedMethod) {
      throw fault(source, "zip.method", { entry: name, method: entry.compressionMethod });
    }
  }
  if (total > limits.maxTotalBytes) throw fault(source, "zip.too_large", { bytes: total, limit: limits.maxTotalBytes });
  refuseOverlaps(entries, source);
}

/** Windows keeps these names for devices, with any ending: no file there can bear one, so no export has it. */
const deviceName = /^(con|prn|aux|nul|com[1-9]|lpt[1-9])(\.|$)/i;

/** What yauzl's own look at paths lets pass. */
function judgeName(name: string, source: FileSource): void {
  if (/\p{Cc}/u.test(name)) throw fault(source, "zip.unsafe_name", { entry: name.replaceAll(/\p{Cc}/gu, "\u{fffd}") });
  if (name.split("/").some((step) => deviceName.test(step))) throw fault(source, "zip.device_name", { entry: name });
}

const unixFileType = 0o170000;
const unixLink = 0o120000;

/** The upper half of the external attributes is the file's mode where the archive comes from Unix. */
function isLink(entry: yauzl.Entry): boolean {
  return ((entry.externalFileAttributes >>> 16) & unixFileType) === unixLink;
}

/** Bombs of the overlapping kind name the same compressed bytes many times: no member may start inside another. */
function refuseOverlaps(entries: readonly yauzl.Entry[], source: FileSource): void {
  const inOrder = [...entries].sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  let end = 0;
  for (const entry of inOrder) {
    if (entry.relativeOffsetOfLocalHeader < end) throw fault(source, "zip.overlap");
    end = entry.relativeOffsetOfLocalHeader + localHeaderBytes + entry.compressedSize;
  }
}

function archiveOf(zip: yauzl.ZipFile, entries: readonly yauzl.Entry[], source: FileSource): ZipArchive {
  const byName = new Map(entries.map((entry) => [entry.fileName, entry]));
  return {
    members: entries
      .filter((entry) => !entry.fileName.endsWith("/"))
      .map((entry) => ({ key: entry.fileName, name: shownName(entry, source), bytes: entry.uncompressedSize })),
    has: (name) => byName.has(name),
    read: async function* (name) {
      const entry = byName.get(name);
      if (entry === undefined) throw fault(source, "xlsx.part_missing", { part: name });
      try {
        yield* unpack(zip, entry, source);
      } catch (error) {
        throw error instanceof FileFault
          ? error
          : fault(source, "zip.damaged", { reason: `${name}: ${reasonOf(error)}` }, error);
      }
    },
    close: () => zip.close(),
  };
}

/** General purpose bit 11: the name is UTF-8. */
const utf8Flag = 0x0800;

function shownName(entry: yauzl.Entry, source: FileSource): string {
  if ((entry.generalPurposeBitFlag & utf8Flag) !== 0) return entry.fileName;
  const name = (
    decodeStrictly(entry.fileNameRaw, "utf-8") ??
    decodeStrictly(entry.fileNameRaw, "gb18030") ??
    entry.fileName
  ).replaceAll("\\", "/");
  // The same bytes in another encoding are another path, so it is judged again.
  if (yauzl.validateFileName(name) !== null) throw fault(source, "zip.unsafe_name", { entry: name });
  return name;
}

function decodeStrictly(bytes: Buffer, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

async function* unpack(zip: yauzl.ZipFile, entry: yauzl.Entry, source: FileSource): AsyncGenerator<Buffer> {
  const packed = await packedStream(zip, entry, source);
  const stream =
    entry.compressionMethod === storedMethod
      ? packed
      : inflating(packed, createInflateRaw({ chunkSize: inflateChunkBytes }));
  let size = 0;
  let crc = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > entry.uncompressedSize) break;
      crc = crc32(chunk, crc);
      yield chunk;
    }
  } finally {
    packed.destroy();
    stream.destroy();
  }
  if (size !== entry.uncompressedSize) {
    throw fault(source, "zip.size_differs", { entry: shownName(entry, source) });
  }
  if (crc !== entry.crc32) {
    throw fault(source, "zip.checksum", { entry: shownName(entry, source) });
  }
}

/** Reads the packed bytes with large reads of our own; yauzl would read 16 kB at a time. */
async function packedStream(zip: yauzl.ZipFile, entry: yauzl.Entry, source: FileSource): Promise<Readable> {
  const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
  const end = fileDataStart + entry.compressedSize;
  if (entry.compressedSize === 0) return Readable.from([]);
  if (end > zip.fileSize) throw fault(source, "zip.truncated");
  return "path" in source
    ? createReadStream(source.path, { start: fileDataStart, end: end - 1, highWaterMark: inflateChunkBytes })
    : Readable.from([Buffer.from(source.bytes.subarray(fileDataStart, end))]);
}

function inflating(packed: Readable, inflate: zlib.InflateRaw): zlib.InflateRaw {
  packed.on("error", (error) => inflate.destroy(error));
  return packed.pipe(inflate);
}

/** Node before 20.15 and 22.2 has no checksum built in; the sizes are checked in any case. */
const crc32: (chunk: Buffer, crc: number) => number =
  (zlib as { crc32?: (data: Buffer, value: number) => number }).crc32 ?? tableCrc32;

function tableCrc32(chunk: Buffer, crc: number): number {
  let value = ~crc;
  for (const byte of chunk) value = (crcTable[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
  return ~value >>> 0;
}

const crcTable = Int32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xed_b8_83_20 : value >>> 1;
  return value;
});

function fault(
  source: FileSource,
  code: Parameters<typeof fileDiagnostic>[0],
  args: Record<string, string | number> = {},
  cause?: unknown,
): FileFault {
  return new FileFault(fileDiagnostic(code, { file: source.name }, args), cause);
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
