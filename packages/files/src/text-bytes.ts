// The bytes of a text file, in pieces.

import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import iconv from "iconv-lite";
import type { FileSource } from "./table.ts";
import { unmarkedUtf16Of } from "./unmarked-utf16.ts";

const readBytes = 256 * 1024;

/** The first bytes, as many as one read gives. */
export async function headOf(source: FileSource): Promise<Buffer> {
  for await (const chunk of bytesOf(source)) return chunk.subarray(0, readBytes);
  return Buffer.alloc(0);
}

/**
 * Whether a .txt is a table rather than a document: its first two lines carry the same separators, a tab or at least two
 * commas or semicolons. Separators are single bytes in every encoding but UTF-16, where they are half of other
 * characters too: 三 ends in a tab, 上 in a line end, 不 in a carriage return.
 */
export async function looksLikeTextTable(source: FileSource): Promise<boolean> {
  const head = await headOf(source);
  const marked = byteOrderMark(head);
  const orders = marked === "utf-16le" || marked === "utf-16be" ? [marked] : unmarkedUtf16Of(head);
  const texts =
    orders.length === 0 ? [head.toString("latin1")] : orders.map((order) => iconv.getDecoder(order).write(head));
  return texts.some(linesAgree);
}

function linesAgree(text: string): boolean {
  const [first = "", second = ""] = text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== "");
  const same = (separator: string, least: number) =>
    count(first, separator) >= least && count(first, separator) === count(second, separator);
  return same("\t", 1) || same(",", 2) || same(";", 2);
}

function count(line: string, separator: string): number {
  return line.split(separator).length - 1;
}

export function bytesOf(source: FileSource): AsyncIterable<Buffer> {
  return "path" in source
    ? createReadStream(source.path, { highWaterMark: readBytes })
    : Readable.from([Buffer.from(source.bytes)]);
}

export function byteOrderMark(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return undefined;
}
