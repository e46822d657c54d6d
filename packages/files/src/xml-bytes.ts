// A tokenizer for the large XML parts of a workbook (sheets, shared strings), working on bytes.
//
// Why not the XML parser used for the small parts: a sheet of six million cells is some 250 MB of XML in 25 million
// tags. A general parser makes a string and an object for each; this one hands out positions in the chunk and lets the
// reader decode the few bytes it wants, so that most bytes never become strings. It knows elements, text, CDATA, comments
// and processing instructions, checks that elements are balanced, and refuses everything that begins with `<!` and is
// neither comment nor CDATA: a sheet has no DTD, so entities cannot be declared.

export interface XmlHandler {
  /** `nameStart`–`nameEnd` is the local name, `nameEnd`–`end` holds the attributes. */
  open(bytes: Buffer, nameStart: number, nameEnd: number, end: number, selfClosing: boolean): void;
  close(bytes: Buffer, nameStart: number, nameEnd: number): void;
  /** Text between tags; `raw` when it comes from CDATA and holds no entities. May come in several pieces. */
  text(bytes: Buffer, start: number, end: number, raw: boolean): void;
  /**
   * All tokens of `bytes` up to `end` were handed out; positions in these bytes mean nothing afterwards. For handlers
   * that pass the bytes on.
   */
  taken?(bytes: Buffer, end: number): void;
}

export class XmlSyntaxError extends Error {}
export class XmlDoctypeError extends Error {}
/** Declared in another encoding than UTF-8, or with bytes that are none of it. */
export class XmlEncodingError extends Error {}
export class XmlDepthError extends Error {
  readonly limit = maxXmlDepth;
}

/** One tag or one run of text; a cell of Excel's longest text with every character escaped stays below. */
const maxTokenBytes = 4 * 1024 * 1024;
/** A sheet nests seven levels. */
export const maxXmlDepth = 64;

const lessThan = 0x3c;
const greaterThan = 0x3e;
const slash = 0x2f;
const bang = 0x21;
const question = 0x3f;
const colon = 0x3a;
const doubleQuote = 0x22;
const singleQuote = 0x27;

export class XmlBytes {
  private readonly handler: XmlHandler;
  private rest: Buffer = Buffer.alloc(0);
  private depth = 0;
  private rootClosed = false;
  private started = false;

  constructor(handler: XmlHandler) {
    this.handler = handler;
  }

  feed(chunk: Buffer): void {
    const bytes = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    const from = this.started ? 0 : this.start(bytes);
    const consumed = this.scan(bytes, from);
    this.handler.taken?.(bytes, consumed);
    this.rest = bytes.subarray(consumed);
    if (this.rest.length > maxTokenBytes) throw new XmlSyntaxError("a single token is too long");
  }

  end(): void {
    if (!this.rootClosed || this.rest.includes(lessThan)) throw new XmlSyntaxError("it ends too early");
    if (this.rest.length > 0) this.handler.taken?.(this.rest, this.rest.length);
  }

  /** Skips a byte order mark; UTF-16 is rare enough in sheets to be refused by name. */
  private start(bytes: Buffer): number {
    if (bytes.length < 3) return 0;
    this.started = true;
    if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 3;
    if (bytes[0] === 0 || bytes[1] === 0 || bytes[0] === 0xff || bytes[0] === 0xfe) {
      throw new XmlEncodingError();
    }
    return 0;
  }

  /** Returns how far it got: the rest is an unfinished token. */
  private scan(bytes: Buffer, from: number): number {
    const { handler } = this;
    const length = bytes.length;
    let position = from;
    while (position < length) {
      if (bytes[position] !== lessThan) {
        const end = bytes.indexOf(lessThan, position);
        if (end < 0) return position;
        if (this.depth > 0) handler.text(bytes, position, end, false);
        position = end;
      }
      const next = bytes[position + 1];
      if (next === undefined) return position;
      if (next === slash) {
        const end = bytes.indexOf(greaterThan, position);
        if (end < 0) return position;
        this.closeTag(bytes, position + 2, end);
        position = end + 1;
      } else if (next === bang || next === question) {
        const end = this.special(bytes, position, next);
        if (end < 0) return position;
        position = end;
      } else {
        const end = tagEnd(bytes, position, length);
        if (end < 0) return position;
        this.openTag(bytes, position + 1, end);
        position = end + 1;
      }
    }
    return position;
  }

  private openTag(bytes: Buffer, start: number, end: number): void {
    if (this.rootClosed) throw new XmlSyntaxError("content after the root element");
    const selfClosing = bytes[end - 1] === slash;
    const last = selfClosing ? end - 1 : end;
    let nameStart = start;
    let nameEnd = start;
    // Control characters and the space end a name.
    for (; nameEnd < last && (bytes[nameEnd] as number) > 0x20; nameEnd++) {
      if (bytes[nameEnd] === colon) nameStart = nameEnd + 1;
    }
    if (nameEnd === nameStart) throw new XmlSyntaxError("a tag without a name");
    if (!selfClosing && ++this.depth > maxXmlDepth) throw new XmlDepthError();
    this.handler.open(bytes, nameStart, nameEnd, last, selfClosing);
    if (selfClosing && this.depth === 0) this.rootClosed = true;
  }

  private closeTag(bytes: Buffer, start: number, end: number): void {
    let nameStart = start;
    let nameEnd = start;
    for (; nameEnd < end && (bytes[nameEnd] as number) > 0x20; nameEnd++) {
      if (bytes[nameEnd] === colon) nameStart = nameEnd + 1;
    }
    if (--this.depth < 0) throw new XmlSyntaxError("an element closes that was never opened");
    if (this.depth === 0) this.rootClosed = true;
    this.handler.close(bytes, nameStart, nameEnd);
  }

  /** Comment, CDATA or processing instruction; returns the position after it, or -1 when it is unfinished. */
  private special(bytes: Buffer, position: number, kind: number): number {
    if (kind === question) {
      const end = after(bytes, "?>", position + 2);
      if (end >= 0) mustBeUtf8(bytes.toString("latin1", position, Math.min(end, position + maxDeclarationBytes)));
      return end;
    }
    const head = bytes.toString("latin1", position, position + 9);
    if (head.startsWith("<!--")) return after(bytes, "-->", position + 4);
    if (head === "<![CDATA[") {
      const end = after(bytes, "]]>", position + 9);
      if (end >= 0 && this.depth > 0) this.handler.text(bytes, position + 9, end - 3, true);
      return end;
    }
    if ("<!--".startsWith(head) || "<![CDATA[".startsWith(head)) return -1;
    throw new XmlDoctypeError("DOCTYPE");
  }
}

const maxDeclarationBytes = 256;

/** ASCII is UTF-8 as well. */
function mustBeUtf8(instruction: string): void {
  const encoding = /^<\?xml\s[^>]*\bencoding\s*=\s*["']([^"']*)["']/.exec(instruction)?.[1];
  if (encoding !== undefined && !/^(utf-?8|us-ascii)$/i.test(encoding)) throw new XmlEncodingError();
}

function after(bytes: Buffer, mark: string, from: number): number {
  const found = bytes.indexOf(mark, from, "latin1");
  return found < 0 ? -1 : found + mark.length;
}

/** The `>` that ends a tag; one inside quotes does not count. */
function tagEnd(bytes: Buffer, from: number, length: number): number {
  let quote = 0;
  for (let position = from + 1; position < length; position++) {
    const byte = bytes[position] as number;
    if (quote !== 0) {
      if (byte === quote) quote = 0;
    } else if (byte === greaterThan) return position;
    else if (byte === doubleQuote || byte === singleQuote) quote = byte;
    else if (byte === lessThan) throw new XmlSyntaxError("a tag inside a tag");
  }
  return -1;
}

/** Finds one attribute in a tag's text; made once per attribute name, for tags that are few. */
export function attributePattern(name: string): RegExp {
  return new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
}

export function attributeOf(bytes: Buffer, start: number, end: number, pattern: RegExp): string | undefined {
  const match = pattern.exec(decodeText(bytes, start, end, true));
  const value = match?.[1] ?? match?.[2];
  return value === undefined ? undefined : decodeEntities(value);
}

/** UTF-8 with entities resolved (unless `raw`) and line ends as XML reads them. */
export function decodeText(bytes: Buffer, start: number, end: number, raw: boolean): string {
  let plain = true;
  let ascii = true;
  for (let position = start; position < end; position++) {
    const byte = bytes[position] as number;
    if (byte >= 0x80) ascii = false;
    else if (byte === 0x26 || byte === 0x0d) plain = false;
  }
  const text = bytes.toString(ascii ? "latin1" : "utf8", start, end);
  if (!ascii && text.includes("\u{fffd}")) mustHoldReplacements(bytes.subarray(start, end), text);
  if (plain) return text;
  const lines = text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
  return raw ? lines : decodeEntities(lines);
}

/** U+FFFD may be written, by whoever lost a character before us; one that is not written stands for bytes that are none. */
function mustHoldReplacements(bytes: Buffer, text: string): void {
  if (!Buffer.from(text).equals(bytes)) throw new XmlEncodingError();
}

const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([a-z]{2,4}));|&/g, (whole, hex, decimal, name) => {
    if (name !== undefined && entities[name] !== undefined) return entities[name];
    const code = hex !== undefined ? Number.parseInt(hex, 16) : decimal !== undefined ? Number(decimal) : Number.NaN;
    if (!(code <= 0x10_ff_ff)) throw new XmlSyntaxError(`unknown entity ${whole}`);
    return String.fromCodePoint(code);
  });
}

/** Excel writes characters that XML cannot hold as `_x000D_`, and a literal `_x000D_` as `_x005F_x000D_`. */
export function decodeExcelEscapes(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9a-fA-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

export function nameIs(bytes: Buffer, start: number, end: number, name: string): boolean {
  if (end - start !== name.length) return false;
  for (let index = 0; index < name.length; index++) {
    if (bytes[start + index] !== name.charCodeAt(index)) return false;
  }
  return true;
}
