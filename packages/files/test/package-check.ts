// Whether a workbook's package is whole, by rules of the format (ECMA-376) and a parser that our writer does not use.

import { inflateRawSync } from "node:zlib";
import { readFileSync } from "node:fs";
import { SaxesParser } from "saxes";

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

/** Every member, unpacked by the central directory. */
export function membersOf(path: string): Map<string, Buffer> {
  const zip = readFileSync(path);
  const end = zip.lastIndexOf(Buffer.from("504b0506", "hex"));
  const members = new Map<string, Buffer>();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [method, packed, nameLength] = [
      zip.readUInt16LE(at + 10),
      zip.readUInt32LE(at + 20),
      zip.readUInt16LE(at + 28),
    ];
    const extra = zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
    const local = zip.readUInt32LE(at + 42);
    const name = zip.toString("utf8", at + 46, at + 46 + nameLength);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const data = zip.subarray(start, start + packed);
    if (members.has(name)) throw new Error(`two members named ${name}`);
    members.set(name, method === 0 ? data : inflateRawSync(data));
    at += 46 + nameLength + extra;
  }
  return members;
}

export function parse(text: string): Element {
  const root: Element = { name: "", attributes: {}, children: [], text: "" };
  const stack = [root];
  const parser = new SaxesParser({ xmlns: true });
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", (tag) => {
    const attributes = Object.fromEntries(
      Object.values(tag.attributes).map((one) => [
        one.prefix === "" ? one.local : `${one.prefix}:${one.local}`,
        one.value,
      ]),
    );
    const element = { name: tag.local, attributes, children: [], text: "" };
    stack.at(-1)?.children.push(element);
    stack.push(element);
  });
  parser.on("text", (piece) => {
    (stack.at(-1) as Element).text += piece;
  });
  parser.on("closetag", () => void stack.pop());
  parser.write(text.replace(/^\u{feff}/u, "")).close();
  return root.children[0] as Element;
}

export function all(element: Element, name: string): Element[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);
}

export function one(element: Element, name: string): Element {
  const found = all(element, name)[0];
  if (found === undefined) throw new Error(`no <${name}>`);
  return found;
}

/** What the format forbids, in words; empty for a whole package. */
export function faultsOf(members: ReadonlyMap<string, Buffer>): string[] {
  const faults: string[] = [];
  const xml = new Map<string, Element>();
  for (const [name, bytes] of members) {
    if (!/\.(xml|rels|vml)$/.test(name)) continue;
    try {
      xml.set(name, parse(bytes.toString()));
    } catch (error) {
      faults.push(`${name}: ${String(error)}`);
    }
  }
  const types = xml.get("[Content_Types].xml");
  if (types === undefined) return [...faults, "no content types"];
  const endings = new Set(all(types, "Default").map(({ attributes }) => attributes["Extension"]?.toLowerCase()));
  const named = new Set(all(types, "Override").map(({ attributes }) => attributes["PartName"]));
  for (const name of members.keys()) {
    if (name === "[Content_Types].xml" || name.endsWith("/")) continue;
    const ending = name.slice(name.lastIndexOf(".") + 1).toLowerCase();
    if (!named.has(`/${name}`) && !endings.has(ending)) faults.push(`${name} has no content type`);
  }
  for (const part of named) if (!members.has((part ?? "").slice(1))) faults.push(`${part} has a type but is not there`);
  for (const [name, rels] of xml) {
    if (!name.endsWith(".rels")) continue;
    const ids = new Set<string>();
    for (const { attributes } of all(rels, "Relationship")) {
      const id = attributes["Id"] ?? "";
      if (ids.has(id)) faults.push(`${name}: ${id} twice`);
      ids.add(id);
      if (attributes["TargetMode"] === "External") continue;
      if (!members.has(targetOf(name, attributes["Target"] ?? ""))) faults.push(`${name}: ${id} leads nowhere`);
    }
  }
  const styles = xml.get("xl/styles.xml");
  if (styles !== undefined) faults.push(...styleFaults(styles));
  const formats = styles === undefined ? 0 : one(styles, "cellXfs").children.length;
  for (const [name, sheet] of xml) {
    if (sheet.name === "worksheet") faults.push(...sheetFaults(name, sheet, formats, xml));
  }
  return faults;
}

export function targetOf(rels: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const path: string[] = [];
  for (const step of `${rels.slice(0, rels.indexOf("_rels/"))}${target}`.split("/")) {
    if (step === "..") path.pop();
    else if (step !== "." && step !== "") path.push(step);
  }
  return path.join("/");
}

function styleFaults(styles: Element): string[] {
  const faults: string[] = [];
  const size = (name: string) => all(styles, name)[0]?.children.length ?? 0;
  for (const name of ["fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles"]) {
    const count = all(styles, name)[0]?.attributes["count"];
    if (count !== undefined && Number(count) !== size(name)) faults.push(`${name} says ${count}, holds ${size(name)}`);
  }
  const order = [
    "numFmts",
    "fonts",
    "fills",
    "borders",
    "cellStyleXfs",
    "cellXfs",
    "cellStyles",
    "dxfs",
    "tableStyles",
    "colors",
    "extLst",
  ];
  const places = styles.children.map(({ name }) => order.indexOf(name));
  if (places.some((place, index) => index > 0 && place <= (places[index - 1] ?? 0))) faults.push("styles out of order");
  const within: [string, string][] = [
    ["fontId", "fonts"],
    ["fillId", "fills"],
    ["borderId", "borders"],
    ["xfId", "cellStyleXfs"],
  ];
  for (const xf of all(styles, "xf")) {
    for (const [attribute, list] of within) {
      const value = xf.attributes[attribute];
      if (value !== undefined && Number(value) >= size(list)) faults.push(`${attribute} ${value} is beyond ${list}`);
    }
  }
  for (const style of all(styles, "cellStyle")) {
    if (Number(style.attributes["xfId"]) >= size("cellStyleXfs")) faults.push("a cell style is beyond cellStyleXfs");
  }
  return faults;
}

/** ECMA-376 part 1, 18.3.1.99. */
const sheetOrder =
  "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst".split(
    " ",
  );

function sheetFaults(name: string, sheet: Element, formats: number, xml: ReadonlyMap<string, Element>): string[] {
  const faults: string[] = [];
  const places = sheet.children.map((child) => sheetOrder.indexOf(child.name)).filter((place) => place >= 0);
  if (places.some((place, index) => index > 0 && place < (places[index - 1] ?? 0)))
    faults.push(`${name}: out of order`);
  let row = 0;
  for (const rowElement of all(sheet, "row")) {
    const number = Number(rowElement.attributes["r"] ?? row + 1);
    if (number <= row) faults.push(`${name}: row ${number} after ${row}`);
    row = number;
    let column = 0;
    for (const { attributes } of rowElement.children) {
      const reference = attributes["r"];
      const next = reference === undefined ? column + 1 : columnNumber(reference);
      if (next <= column) faults.push(`${name}: ${reference} out of order`);
      if (reference !== undefined && !reference.endsWith(String(row)))
        faults.push(`${name}: ${reference} in row ${row}`);
      column = next;
      if (attributes["s"] !== undefined && Number(attributes["s"]) >= formats)
        faults.push(`${name}: style ${attributes["s"]}`);
    }
  }
  const rels = xml.get(name.replace(/([^/]*)$/, "_rels/$1.rels"));
  const drawing = all(sheet, "legacyDrawing")[0]?.attributes["r:id"];
  const relations = rels === undefined ? [] : all(rels, "Relationship");
  if (drawing !== undefined && !relations.some(({ attributes }) => attributes["Id"] === drawing)) {
    faults.push(`${name}: legacyDrawing ${drawing} leads nowhere`);
  }
  const comments = relations.find(({ attributes }) => attributes["Type"]?.endsWith("/comments"));
  if (comments === undefined) return faults;
  const part = xml.get(targetOf(name.replace(/([^/]*)$/, "_rels/$1.rels"), comments.attributes["Target"] ?? ""));
  const authors = part === undefined ? 0 : all(part, "author").length;
  const seen = new Set<string>();
  for (const { attributes } of part === undefined ? [] : all(part, "comment")) {
    if (seen.has(attributes["ref"] ?? "")) faults.push(`${name}: two notes on ${attributes["ref"]}`);
    seen.add(attributes["ref"] ?? "");
    if (Number(attributes["authorId"]) >= authors) faults.push(`${name}: a note without author`);
  }
  if (seen.size > 0 && drawing === undefined) faults.push(`${name}: notes without boxes`);
  const drawn = relations.find(({ attributes }) => attributes["Id"] === drawing);
  const vml = xml.get(targetOf(name.replace(/([^/]*)$/, "_rels/$1.rels"), drawn?.attributes["Target"] ?? ""));
  const boxes =
    vml === undefined ? [] : all(vml, "ClientData").filter(({ attributes }) => attributes["ObjectType"] === "Note");
  const boxed = boxes.map((box) => `${one(box, "Column").text.trim()}:${one(box, "Row").text.trim()}`);
  const wanted = [...seen].map((ref) => `${columnNumber(ref) - 1}:${Number(/\d+/.exec(ref)?.[0]) - 1}`);
  if (boxed.toSorted().join() !== wanted.toSorted().join())
    faults.push(`${name}: boxes ${boxed.join()} for notes ${wanted.join()}`);
  const shapeIds = vml === undefined ? [] : all(vml, "shape").map(({ attributes }) => attributes["id"]);
  if (new Set(shapeIds).size !== shapeIds.length) faults.push(`${name}: two boxes of one id`);
  return faults;
}

function columnNumber(reference: string): number {
  let column = 0;
  for (const letter of /^[A-Z]+/.exec(reference)?.[0] ?? "") column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}
