// A workbook's shared strings, kept as UTF-8 in large blocks and decoded when a cell asks: a million distinct texts
// cost their bytes and eight more each, not a JavaScript string each.

import { FileFault, fileDiagnostic } from "./diagnostics.ts";
import type { FileLimits } from "./limits.ts";
import { decodeExcelEscapes, decodeText, nameIs, XmlBytes, type XmlHandler } from "./xml-bytes.ts";

export interface SharedStrings {
  readonly count: number;
  /** Undefined when there is no such string. */
  get(index: number): string | undefined;
}

export const noSharedStrings: SharedStrings = { count: 0, get: () => undefined };

/** Must hold the longest text: `maxCellChars` characters of at most four bytes. */
const blockBytes = 1024 * 1024;
/** Texts that repeat come early in the list (codes, offices, names of columns): these stay decoded. */
const keptDecoded = 32_768;

export async function readSharedStrings(
  chunks: AsyncIterable<Buffer>,
  limits: FileLimits,
  file: string,
): Promise<SharedStrings> {
  const store = new StringStore(limits, file);
  const xml = new XmlBytes(new SharedStringHandler(store));
  for await (const chunk of chunks) xml.feed(chunk);
  xml.end();
  return store;
}

class SharedStringHandler implements XmlHandler {
  private readonly store: StringStore;
  private current = "";
  private inText = false;
  private inPhonetic = false;

  constructor(store: StringStore) {
    this.store = store;
  }

  open(bytes: Buffer, nameStart: number, nameEnd: number, _end: number, selfClosing: boolean): void {
    if (nameIs(bytes, nameStart, nameEnd, "si")) {
      this.current = "";
      if (selfClosing) this.store.add("");
    } else if (selfClosing) return;
    else if (nameIs(bytes, nameStart, nameEnd, "t")) this.inText = !this.inPhonetic;
    // The reading aid of East Asian text is no part of the text.
    else if (nameIs(bytes, nameStart, nameEnd, "rPh")) this.inPhonetic = true;
  }

  close(bytes: Buffer, nameStart: number, nameEnd: number): void {
    if (nameIs(bytes, nameStart, nameEnd, "t")) this.inText = false;
    else if (nameIs(bytes, nameStart, nameEnd, "rPh")) this.inPhonetic = false;
    else if (nameIs(bytes, nameStart, nameEnd, "si")) this.store.add(this.current);
  }

  text(bytes: Buffer, start: number, end: number, raw: boolean): void {
    if (this.inText) this.current += decodeText(bytes, start, end, raw);
  }
}

class StringStore implements SharedStrings {
  count = 0;
  private readonly limits: FileLimits;
  private readonly file: string;
  private readonly blocks: Buffer[] = [];
  /** Of the last block; beyond it while there is none. */
  private used = blockBytes + 1;
  private starts = new Uint32Array(1024);
  private lengths = new Uint32Array(1024);
  private readonly decoded: string[] = [];

  constructor(limits: FileLimits, file: string) {
    this.limits = limits;
    this.file = file;
  }

  add(escaped: string): void {
    const text = decodeExcelEscapes(escaped);
    if (text.length > this.limits.maxCellChars) {
      const args = { cell: `#${this.count}`, limit: this.limits.maxCellChars };
      throw new FileFault(fileDiagnostic("table.cell_too_long", { file: this.file }, args));
    }
    // A UTF-16 unit takes at most three bytes.
    if (this.used + text.length * 3 > blockBytes) {
      this.blocks.push(Buffer.allocUnsafeSlow(blockBytes));
      this.used = 0;
    }
    if (
      this.blocks.length * blockBytes > this.limits.maxSharedStringBytes ||
      this.count >= this.limits.maxSharedStrings
    ) {
      const limit = `${this.limits.maxSharedStringBytes} B, ${this.limits.maxSharedStrings}`;
      throw new FileFault(fileDiagnostic("xlsx.shared_strings_too_large", { file: this.file }, { limit }));
    }
    if (this.count === this.starts.length) this.grow();
    const block = this.blocks.length - 1;
    const length = (this.blocks[block] as Buffer).write(text, this.used, "utf8");
    this.starts[this.count] = block * blockBytes + this.used;
    this.lengths[this.count] = length;
    if (this.count < keptDecoded) this.decoded.push(text);
    this.used += length;
    this.count += 1;
  }

  get(index: number): string | undefined {
    if (index < this.decoded.length) return this.decoded[index];
    if (!(index < this.count)) return undefined;
    const start = this.starts[index] as number;
    const local = start % blockBytes;
    const block = this.blocks[(start - local) / blockBytes] as Buffer;
    return block.toString("utf8", local, local + (this.lengths[index] as number));
  }

  private grow(): void {
    this.starts = doubled(this.starts);
    this.lengths = doubled(this.lengths);
  }
}

function doubled(old: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const grown = new Uint32Array(old.length * 2);
  grown.set(old);
  return grown;
}
