// Which encoding a text file has: byte order mark, then strict UTF-8, then strict GB18030 (unless it only
// reads as Big5), else nobody guesses.

import { TextDecoder } from "node:util";
import iconv from "iconv-lite";
import { readsAsBig5Only } from "./encoding-preview.ts";
import type { FileSource } from "./table.ts";
import { byteOrderMark, bytesOf, headOf } from "./text-bytes.ts";
import { unmarkedUtf16Of } from "./unmarked-utf16.ts";

/**
 * known: as told by a mark or by strict decoding; `sound` is false when a mark tells the encoding and some bytes do not
 * follow it. cut: all is well until the last character, of which a part is missing. binary: the offset of a NUL that
 * no text explains. unknown: a person has to say.
 */
export type TextLook =
  | { readonly kind: "known"; readonly encoding: string; readonly sound: boolean }
  | { readonly kind: "cut"; readonly encoding: string }
  | { readonly kind: "binary"; readonly offset: number }
  | { readonly kind: "unknown" };

/** Reads the whole file once, or twice when it is not UTF-8. Memory stays flat. */
export async function lookAtText(source: FileSource): Promise<TextLook> {
  const head = await headOf(source);
  const marked = byteOrderMark(head);
  if (marked !== undefined) return lookAtMarked(source, marked);
  if (unmarkedUtf16Of(head).length > 0) return { kind: "unknown" };
  const utf8 = new StrictCheck("utf-8");
  let offset = 0;
  let beyondAscii = false;
  for await (const chunk of bytesOf(source)) {
    const nul = chunk.indexOf(0);
    if (nul >= 0) return { kind: "binary", offset: offset + nul };
    beyondAscii ||= utf8.feed(chunk);
    offset += chunk.length;
  }
  const asUtf8 = utf8.end();
  if (asUtf8 === "sound") return { kind: "known", encoding: "utf-8", sound: true };
  // Two thirds of a Chinese character may well be something else in GB18030; the whole characters before it are not.
  if (asUtf8 === "cut" && beyondAscii) return { kind: "cut", encoding: "utf-8" };
  const asChinese = await checkAll(source, "gb18030");
  if (asChinese === "sound" && !readsAsBig5Only(head)) return { kind: "known", encoding: "gb18030", sound: true };
  return asChinese === "cut" ? { kind: "cut", encoding: "gb18030" } : { kind: "unknown" };
}

async function lookAtMarked(source: FileSource, encoding: string): Promise<TextLook> {
  const found = await checkAll(source, encoding);
  return found === "cut" ? { kind: "cut", encoding } : { kind: "known", encoding, sound: found === "sound" };
}

/** Follows a text by its strict decoder: sound, broken in the middle, or cut in its last character. */
class StrictCheck {
  private readonly decoder: TextDecoder;
  private broken = false;

  constructor(encoding: string) {
    this.decoder = new TextDecoder(encoding, { fatal: true });
  }

  /** Whether the chunk brought a whole character beyond ASCII. */
  feed(chunk: Buffer): boolean {
    if (this.broken) return false;
    try {
      return /[\u{80}-\u{10ffff}]/u.test(this.decoder.decode(chunk, { stream: true }));
    } catch {
      this.broken = true;
      return false;
    }
  }

  end(): "sound" | "cut" | "broken" {
    if (this.broken) return "broken";
    try {
      this.decoder.decode();
      return "sound";
    } catch {
      return "cut";
    }
  }
}

async function checkAll(source: FileSource, encoding: string): Promise<"sound" | "cut" | "broken"> {
  const check = new StrictCheck(encoding);
  for await (const chunk of bytesOf(source)) check.feed(chunk);
  return check.end();
}

/** What iconv-lite also calls encodings, and no text table is written in. */
const noTextEncoding = /^(base64|hex|binary|internal|utf-?7.*)$/i;

export function isKnownEncoding(label: string): boolean {
  return iconv.encodingExists(label) && !noTextEncoding.test(label.trim());
}

/** The text in pieces, without a byte order mark; bytes that are none of the encoding's become U+FFFD. */
export async function* textOf(source: FileSource, encoding: string): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(encoding, { stripBOM: true });
  for await (const chunk of bytesOf(source)) {
    const text = decoder.write(chunk);
    if (text !== "") yield text;
  }
  const last = decoder.end();
  if (last !== undefined && last !== "") yield last;
}
