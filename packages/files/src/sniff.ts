// What a file is by its first bytes, not by its name.

import { open } from "node:fs/promises";
import type { FileDiagnosticCode } from "./diagnostics.ts";
import type { FileSource } from "./table.ts";

export type FileLook =
  | "zip"
  | "parquet"
  | "compound"
  | "html"
  | "xmlSpreadsheet"
  | "mhtml"
  | "pdf"
  | "picture"
  | "otherArchive"
  | "empty"
  | "other";

/** An old Office file, or a new one wrapped in encryption. */
const compoundSignature = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
/** The name of the stream that holds an encrypted package, as the compound file's directory writes it. */
const encryptedPackage = Buffer.from("EncryptedPackage", "utf16le");
/** The directory of a compound file that holds a package of some MB lies within this much of its start or end. */
const directorySearchBytes = 1024 * 1024;

/** PNG, JPEG, GIF, BMP with its reserved zeros, TIFF; as Latin-1. */
const picture = /^(\x89PNG\r\n|\xff\xd8\xff|GIF8[79]a|BM.{4}\0\0\0\0|II\*\0|MM\0\*)/s;
/** Beginnings of RAR, 7z, gzip, bzip2, xz and cabinet, in hex; a tar has its mark at byte 257. */
const otherArchives = ["526172211a", "377abcaf271c", "1f8b08", "425a68", "fd377a585a00", "4d53434600"];

export async function lookOf(source: FileSource): Promise<FileLook> {
  const head = await readRange(source, 0, 4096);
  if (head.length === 0) return "empty";
  // A zip may begin with a member, with its end (empty), or with the mark of a spanned archive.
  if (head[0] === 0x50 && head[1] === 0x4b && [3, 5, 7].includes(head[2] ?? 0)) return "zip";
  if (head.subarray(0, 8).equals(compoundSignature)) return "compound";
  const bytes = head.toString("latin1");
  if (/^PAR[1E]/.test(bytes)) return "parquet";
  if (bytes.startsWith("%PDF-")) return "pdf";
  if (picture.test(bytes)) return "picture";
  if (otherArchives.some((mark) => head.toString("hex", 0, 8).startsWith(mark)) || bytes.startsWith("ustar", 257))
    return "otherArchive";
  return lookOfText(bytes.replace(/^[\xef\xbb\xbf\xff\xfe\s]*/, "").replaceAll("\0", ""));
}

function lookOfText(text: string): FileLook {
  if (/^(<\?xml[^>]*>\s*)?(<\?mso-application[^>]*>\s*)?<(\w+:)?Workbook[\s>]/.test(text)) return "xmlSpreadsheet";
  if (/^(<\?xml[^>]*>\s*)?<(!doctype html|html|table|meta|head|body|style|div)[\s>]/i.test(text)) return "html";
  if (/^(From|Date|Subject|X-[\w-]+|MIME-Version|Content-[\w-]+):/i.test(text) && /^MIME-Version:/im.test(text)) {
    return "mhtml";
  }
  return "other";
}

/** Why a file with this look is no table of ours, whatever its name says; undefined when it might be one. */
export async function refusalOf(look: FileLook, source: FileSource): Promise<FileDiagnosticCode | undefined> {
  switch (look) {
    case "empty":
      return "files.empty";
    case "html":
      return "files.html_disguised";
    case "xmlSpreadsheet":
      return "files.xml_spreadsheet";
    case "mhtml":
      return "files.mhtml_disguised";
    case "pdf":
      return "files.pdf_disguised";
    case "picture":
      return "files.picture_disguised";
    case "otherArchive":
      return "files.other_archive";
    case "compound":
      return (await isEncryptedPackage(source)) ? "files.encrypted" : "files.legacy_office";
    case "zip":
    case "parquet":
    case "other":
      return undefined;
  }
  return look satisfies never;
}

/** Whether a compound file is a password-protected xlsx (true) or an old xls, doc or et (false). */
async function isEncryptedPackage(source: FileSource): Promise<boolean> {
  const head = await readRange(source, 0, directorySearchBytes);
  if (head.includes(encryptedPackage)) return true;
  const tail = await readRange(source, -directorySearchBytes, directorySearchBytes);
  return tail.includes(encryptedPackage);
}

/** `from` below zero counts from the end. */
async function readRange(source: FileSource, from: number, length: number): Promise<Buffer> {
  if ("bytes" in source) {
    const start = from < 0 ? Math.max(0, source.bytes.byteLength + from) : from;
    return Buffer.from(source.bytes.subarray(start, start + length));
  }
  const handle = await open(source.path, "r");
  try {
    const { size } = await handle.stat();
    const start = from < 0 ? Math.max(0, size + from) : from;
    const wanted = Math.max(0, Math.min(length, size - start));
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(wanted), 0, wanted, start);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
