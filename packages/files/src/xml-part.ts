// Small XML parts of a workbook, read whole by a real XML parser. A DTD is refused before it can declare anything.

import { SaxesParser } from "saxes";
import { FileFault, fileDiagnostic, type FileDiagnosticCode } from "./diagnostics.ts";
import type { FileLimits } from "./limits.ts";
import { maxXmlDepth } from "./xml-bytes.ts";
import { reasonOf, type ZipArchive } from "./zip-archive.ts";

export interface XmlElement {
  /** Without prefix. */
  readonly name: string;
  /** By local name: `r:id` is `id`. When both `id` and `r:id` occur, `id` wins and the other is at `r:id`. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
}

export async function readXmlPart(
  archive: ZipArchive,
  part: string,
  file: string,
  limits: FileLimits,
): Promise<XmlElement> {
  const where = { file, part };
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of archive.read(part)) {
    size += chunk.length;
    if (size > limits.maxSmallPartBytes) {
      throw new FileFault(fileDiagnostic("zip.too_large", where, { bytes: size, limit: limits.maxSmallPartBytes }));
    }
    chunks.push(chunk);
  }
  try {
    return parseXml(decodeXml(Buffer.concat(chunks)));
  } catch (error) {
    const args = { part, reason: reasonOf(error), limit: maxXmlDepth };
    throw new FileFault(fileDiagnostic(codeOf(error), where, args), error);
  }
}

class DoctypeFound extends Error {}
class TooDeep extends Error {}
class NotUnicode extends Error {}

function codeOf(error: unknown): FileDiagnosticCode {
  if (error instanceof DoctypeFound) return "xml.doctype";
  if (error instanceof TooDeep) return "xml.too_deep";
  return error instanceof NotUnicode ? "xml.not_utf8" : "xml.malformed";
}

/** OPC allows UTF-8 and UTF-16 only. */
function decodeXml(bytes: Buffer): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe ? "utf-16be" : "utf-8";
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    throw new NotUnicode("", { cause: error });
  }
}

interface Building extends XmlElement {
  readonly attributes: Record<string, string>;
  readonly children: Building[];
}

export function parseXml(text: string): XmlElement {
  const parser = new SaxesParser();
  const root: Building = { name: "", attributes: {}, children: [] };
  const stack = [root];
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("doctype", () => {
    throw new DoctypeFound("DOCTYPE");
  });
  parser.on("opentag", (tag) => {
    if (stack.length > maxXmlDepth) throw new TooDeep();
    const element: Building = { name: localName(tag.name), attributes: {}, children: [] };
    for (const [name, value] of Object.entries(tag.attributes)) {
      const local = localName(name);
      element.attributes[local === name || !Object.hasOwn(tag.attributes, local) ? local : name] = value;
    }
    stack.at(-1)?.children.push(element);
    stack.push(element);
  });
  parser.on("closetag", () => {
    stack.pop();
  });
  parser.write(text).close();
  const top = root.children[0];
  if (top === undefined) throw new Error("no root element");
  return top;
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

export function childrenNamed(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

export function childNamed(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name);
}
