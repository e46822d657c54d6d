// Which encoding a text file has: byte order mark, then strict UTF-8, then strict GB18030, else nobody guesses.

import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { TextDecoder } from "node:util";
import iconv from "iconv-lite";
import type { FileSource } from "./table.ts";

const readBytes = 256 * 1024;

export interface TextLook {
  /** A label that TextDecoder or iconv-lite knows; undefined when it could not be told. */
  readonly encoding: string | undefined;
  /** Offset of the first NUL byte in text without UTF-16 marks: the file is binary. */
  readonly binaryAt: number | undefined;
}

/** Reads the whole file once, or twice when it is not UTF-8. Memory stays flat. */
export async function lookAtText(source: FileSource): Promise<TextLook> {
  const utf8 = new TextDecoder("utf-8", { fatal: true });
  let offset = 0;
  let valid = true;
  for await (const chunk of bytesOf(source)) {
    if (offset === 0) {
      const marked = byteOrderMark(chunk);
      if (marked !== undefined && marked !== "utf-8") return { encoding: marked, binaryAt: undefined };
    }
    const nul = chunk.indexOf(0);
    if (nul >= 0) return { encoding: undefined, binaryAt: offset + nul };
    valid &&= decodes(utf8, chunk);
    offset += chunk.length;
  }
  if (valid && decodes(utf8)) return { encoding: "utf-8", binaryAt: undefined };
  return { encoding: (await decodesAll(source, "gb18030")) ? "gb18030" : undefined, binaryAt: undefined };
}

function byteOrderMark(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return undefined;
}

async function decodesAll(source: FileSource, encoding: string): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for await (const chunk of bytesOf(source)) if (!decodes(decoder, chunk)) return false;
  return decodes(decoder);
}

/** Without a chunk: whether the text may end here. */
function decodes(decoder: TextDecoder, chunk?: Buffer): boolean {
  try {
    if (chunk === undefined) decoder.decode();
    else decoder.decode(chunk, { stream: true });
    return true;
  } catch {
    return false;
  }
}

export function isKnownEncoding(label: string): boolean {
  return iconv.encodingExists(label);
}

/** The text in pieces, without a byte order mark. iconv-lite also knows what a person may name: Big5, Windows-936. */
export async function* textOf(source: FileSource, encoding: string): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(encoding, { stripBOM: true });
  for await (const chunk of bytesOf(source)) {
    const text = decoder.write(chunk);
    if (text !== "") yield text;
  }
  const last = decoder.end();
  if (last !== undefined && last !== "") yield last;
}

function bytesOf(source: FileSource): AsyncIterable<Buffer> {
  return "path" in source
    ? createReadStream(source.path, { highWaterMark: readBytes })
    : Readable.from([Buffer.from(source.bytes)]);
}
