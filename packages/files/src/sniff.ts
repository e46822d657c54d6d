// What a file is by its first bytes, not by its name.

import { open } from "node:fs/promises";
import type { FileSource } from "./table.ts";

export type FileLook = "zip" | "compound" | "html" | "pdf" | "parquet" | "empty" | "other";

/** An old Office file, or a new one wrapped in encryption. */
const compoundSignature = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
/** The name of the stream that holds an encrypted package, as the compound file's directory writes it. */
const encryptedPackage = Buffer.from("EncryptedPackage", "utf16le");
/** The directory of a compound file that holds a package of some MB lies within this much of its start or end. */
const directorySearchBytes = 1024 * 1024;

export async function lookOf(source: FileSource): Promise<FileLook> {
  const head = await readRange(source, 0, 4096);
  if (head.length === 0) return "empty";
  if (head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5)) return "zip";
  if (head.subarray(0, 8).equals(compoundSignature)) return "compound";
  const text = head.toString("latin1");
  if (/^PAR[1E]/.test(text)) return "parquet";
  if (text.startsWith("%PDF-")) return "pdf";
  if (/^[\xef\xbb\xbf\xff\xfe\s\0]*<(\0?)(!doctype html|html|table|\?xml[^>]*>\s*<(html|Workbook)|meta)/i.test(text)) {
    return "html";
  }
  return "other";
}

/** Whether a compound file is a password-protected xlsx (true) or an old xls, doc or et (false). */
export async function isEncryptedPackage(source: FileSource): Promise<boolean> {
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
