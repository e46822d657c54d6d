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

export function bytesOf(source: FileSource): AsyncIterable<Buffer> {
  return "path" in source
    ? createReadStream(source.path, { highWaterMark: readBytes })
    : Readable.from([Buffer.from(source.bytes)]);
}
