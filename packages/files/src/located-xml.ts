// A small XML part with the place of every element in its bytes, so that a few elements can be changed and everything
// else stays exactly as it was written: prefixes, order, extensions, white space.

import { attributeOf, attributePattern, XmlBytes, type XmlHandler } from "./xml-bytes.ts";

export interface LocatedElement {
  /** Without prefix. */
  readonly name: string;
  /** `x:` or nothing: new siblings of the same namespace take it. */
  readonly prefix: string;
  /** Position of `<` and the position after the element. */
  readonly start: number;
  readonly end: number;
  /** What lies between the tags; both are `end` for an element of one tag. */
  readonly innerStart: number;
  readonly innerEnd: number;
  readonly children: readonly LocatedElement[];
}

interface Building extends LocatedElement {
  end: number;
  innerEnd: number;
  readonly children: Building[];
}

/** The bytes of a part as UTF-8, whichever of the two encodings of OPC it has; an XML declaration is made to agree. */
export function utf8Part(bytes: Buffer): Buffer {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe ? "utf-16be" : undefined;
  if (wide === undefined) return bytes[0] === 0xef ? bytes.subarray(3) : bytes;
  const text = new TextDecoder(wide, { fatal: true }).decode(bytes);
  return Buffer.from(text.replace(/^(<\?xml[^>]*?encoding\s*=\s*["'])[^"']*/i, "$1UTF-8"));
}

export class LocatedXml {
  readonly bytes: Buffer;
  readonly root: LocatedElement;
  private readonly edits: { readonly at: number; readonly until: number; readonly text: string }[] = [];

  /** Throws XmlSyntaxError or XmlDoctypeError. Cost: one object per element. */
  constructor(part: Buffer | string) {
    this.bytes = typeof part === "string" ? Buffer.from(part) : utf8Part(part);
    const locator = new Locator();
    const xml = new XmlBytes(locator);
    xml.feed(this.bytes);
    xml.end();
    this.root = locator.top.children[0] as LocatedElement;
  }

  attribute(element: LocatedElement, name: string): string | undefined {
    const tagEnd = this.tagEnd(element);
    const start = element.start + 1 + element.prefix.length + element.name.length;
    return attributeOf(this.bytes, start, tagEnd, attributePattern(name));
  }

  /** The element as written. */
  source(element: LocatedElement): string {
    return this.bytes.toString("utf8", element.start, element.end);
  }

  /** Its opening tag as written. */
  openingTag(element: LocatedElement): string {
    return this.bytes.toString("utf8", element.start, this.tagEnd(element));
  }

  child(element: LocatedElement, name: string): LocatedElement | undefined {
    return element.children.find((child) => child.name === name);
  }

  insert(at: number, text: string): void {
    this.edits.push({ at, until: at, text });
  }

  replace(element: LocatedElement, text: string): void {
    this.edits.push({ at: element.start, until: element.end, text });
  }

  replaceOpeningTag(element: LocatedElement, text: string): void {
    this.edits.push({ at: element.start, until: this.tagEnd(element), text });
  }

  /** At the end of the element's content, also where the element is one tag (`<fills/>`). */
  append(element: LocatedElement, text: string): void {
    if (element.innerStart < element.end) {
      this.insert(element.innerEnd, text);
      return;
    }
    const tag = this.openingTag(element).replace(/\s*\/>$/, ">");
    this.replace(element, `${tag}${text}</${element.prefix}${element.name}>`);
  }

  /** The part with its edits; edits of one place stand in the order they were made. */
  toBuffer(): Buffer {
    const inOrder = this.edits.map((edit, index) => ({ ...edit, index }));
    inOrder.sort((a, b) => a.at - b.at || a.index - b.index);
    const pieces: Buffer[] = [];
    let position = 0;
    for (const { at, until, text } of inOrder) {
      if (at < position) throw new Error("two edits overlap");
      pieces.push(this.bytes.subarray(position, at), Buffer.from(text));
      position = until;
    }
    pieces.push(this.bytes.subarray(position));
    return Buffer.concat(pieces);
  }

  private tagEnd(element: LocatedElement): number {
    return element.innerStart;
  }
}

class Locator implements XmlHandler {
  readonly top: Building = { name: "", prefix: "", start: 0, end: 0, innerStart: 0, innerEnd: 0, children: [] };
  private readonly stack: Building[] = [this.top];

  open(bytes: Buffer, nameStart: number, nameEnd: number, tagEnd: number, selfClosing: boolean): void {
    const start = bytes.lastIndexOf(0x3c, nameStart);
    const end = tagEnd + (selfClosing ? 2 : 1);
    const element: Building = {
      name: bytes.toString("utf8", nameStart, nameEnd),
      prefix: bytes.toString("utf8", start + 1, nameStart),
      start,
      end,
      innerStart: end,
      innerEnd: end,
      children: [],
    };
    this.stack.at(-1)?.children.push(element);
    if (!selfClosing) this.stack.push(element);
  }

  close(bytes: Buffer, nameStart: number, nameEnd: number): void {
    const element = this.stack.pop();
    if (element === undefined) return;
    element.innerEnd = bytes.lastIndexOf(0x3c, nameStart);
    element.end = bytes.indexOf(0x3e, nameEnd) + 1;
  }

  text(): void {}
}

/** An opening tag with attributes set; `undefined` takes one away. Values are written as given. */
export function withAttributes(tag: string, attributes: Readonly<Record<string, string | undefined>>): string {
  let changed = tag;
  for (const [name, value] of Object.entries(attributes)) {
    const bare = changed.replace(new RegExp(`\\s${name}\\s*=\\s*(?:"[^"]*"|'[^']*')`), "");
    changed = value === undefined ? bare : bare.replace(/\s*(\/?>)$/, ` ${name}="${value}"$1`);
  }
  return changed;
}
