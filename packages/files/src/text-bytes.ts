// The bytes of a text file, in pieces.

import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import type { FileSource } from "./table.ts";

const readBytes = 256 * 1024;

/** The first bytes, as many as one read gives. */
export async function headOf(source: FileSource): Promise<Buffer> {
  for await (const chunk of bytesOf(source)) return chunk.subarray(0, readBytes);
  return Buffer.alloc(0);
}

/**
 * Whether a .txt is a table rather than a document: its first two lines carry the same separators, a tab or at least two
 * commas or semicolons. Separators are single bytes in every encoding but UTF-16, where a zero byte stands beside them.
 */
export async function looksLikeTextTable(source: FileSource): Promise<boolean> {
  const text = (await headOf(source)).toString("latin1").replaceAll("\0", "");
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
