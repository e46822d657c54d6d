// Notes of marked cells, merged into what a sheet already has. A note that people wrote stays; ours is added below it.
// Our lines begin with 【检衡】 and end with a fixed request, so those of an earlier round are found and taken away,
// wherever they stand, and what people wrote around them is left.

import { LocatedXml, type LocatedElement } from "./located-xml.ts";
import { decodeExcelEscapes, decodeText } from "./xml-bytes.ts";
import {
  type Comment,
  commentDrawingXml,
  commentsXml,
  escapeXml,
  noteRows,
  noteShapeType,
  noteShapeXml,
} from "./xlsx-write-parts.ts";

const author = "检衡";
/** How a line of ours begins and ends, in either language. */
export const noteMark = { opening: "【检衡】", closings: ["请核实。", "Please check."] } as const;
const ourLines = new RegExp(
  `(?:\\n?${noteMark.opening}[^\\n]*?(?:${noteMark.closings.map((one) => one.replace(".", "\\.")).join("|")}))+`,
  "g",
);

export function holdsOurNotes(comments: Buffer): boolean {
  return comments.includes(noteMark.opening);
}

export interface MergedNotes {
  /** The comments part; undefined when there is nothing to say and was nothing. */
  readonly comments: Buffer | undefined;
  /** Notes that need a box. */
  readonly appeared: readonly Comment[];
  /** References of cells whose note is gone, with its box; a new one may have come in its place. */
  readonly vanished: ReadonlySet<string>;
  /** How many lines the notes of these cells have become longer. */
  readonly grown: ReadonlyMap<string, number>;
}

/** Throws XmlSyntaxError for a comments part that is none. */
export function mergeNotes(existing: Buffer | undefined, notes: readonly Comment[]): MergedNotes {
  const [vanished, grown] = [new Set<string>(), new Map<string, number>()];
  if (existing === undefined) {
    const comments = notes.length === 0 ? undefined : Buffer.from(commentsXml(notes));
    return { comments, appeared: notes, vanished, grown };
  }
  const xml = new LocatedXml(existing);
  const p = xml.root.prefix;
  const list = xml.child(xml.root, "commentList");
  const wanted = new Map(notes.map((note) => [note.cell, note]));
  for (const comment of list?.children ?? []) {
    const cell = xml.attribute(comment, "ref") ?? "";
    const text = xml.child(comment, "text");
    const note = wanted.get(cell);
    if (text === undefined || (note === undefined && !xml.source(comment).includes(noteMark.opening))) continue;
    const left = writtenByPeople(xml, text);
    if (left === undefined) {
      xml.replace(comment, "");
      vanished.add(cell);
      continue;
    }
    wanted.delete(cell);
    const added = note === undefined ? "" : runXml(p, `\n${note.text}`);
    xml.replace(text, `<${p}text>${left}${added}</${p}text>`);
    if (note !== undefined) grown.set(cell, noteRows(note.text));
  }
  const fresh = [...wanted.values()];
  if (fresh.length > 0) {
    const authorId = authorIn(xml);
    const xmlOfFresh = fresh.map(
      ({ cell, text }) =>
        `<${p}comment ref="${cell}" authorId="${authorId}"><${p}text>${runXml(p, text)}</${p}text></${p}comment>`,
    );
    if (list === undefined) xml.append(xml.root, `<${p}commentList>${xmlOfFresh.join("")}</${p}commentList>`);
    else xml.append(list, xmlOfFresh.join(""));
  }
  return { comments: xml.toBuffer(), appeared: fresh, vanished, grown };
}

/** The content of a note without our lines; undefined when nothing else is in it. */
function writtenByPeople(xml: LocatedXml, text: LocatedElement): string | undefined {
  const runs = text.children.flatMap((child) =>
    child.name === "r" ? (xml.child(child, "t") ?? []) : child.name === "t" ? child : [],
  );
  const texts = runs.map((t) => decodeExcelEscapes(decodeText(xml.bytes, t.innerStart, t.innerEnd, false)));
  const whole = texts.join("");
  const kept = Array.from({ length: whole.length }, () => true);
  for (const match of whole.matchAll(ourLines)) kept.fill(false, match.index, match.index + match[0].length);
  let position = 0;
  const pieces = texts.map((piece) => {
    const from = position;
    position += piece.length;
    return Array.from(piece.split(""), (unit, at) => (kept[from + at] === true ? unit : "")).join("");
  });
  if (pieces.join("").trim() === "") return undefined;
  const p = xml.root.prefix;
  return text.children
    .map((child) => {
      const t = child.name === "t" ? child : child.name === "r" ? xml.child(child, "t") : undefined;
      if (t === undefined) return child.name === "phoneticPr" || child.name === "rPh" ? "" : xml.source(child);
      const piece = pieces[runs.indexOf(t)] ?? "";
      if (piece === "") return "";
      const plain = `<${p}t xml:space="preserve">${escapeXml(piece)}</${p}t>`;
      // A plain text and ours become two runs.
      if (child.name === "t") return `<${p}r>${plain}</${p}r>`;
      const properties = xml.child(child, "rPr");
      return `<${p}r>${properties === undefined ? "" : xml.source(properties)}${plain}</${p}r>`;
    })
    .join("");
}

function runXml(p: string, text: string): string {
  return `<${p}r><${p}t xml:space="preserve">${escapeXml(text)}</${p}t></${p}r>`;
}

function authorIn(xml: LocatedXml): number {
  const authors = xml.child(xml.root, "authors");
  const p = xml.root.prefix;
  if (authors === undefined) {
    xml.insert(xml.root.innerStart, `<${p}authors><${p}author>${author}</${p}author></${p}authors>`);
    return 0;
  }
  const known = authors.children.findIndex(
    (one) => decodeText(xml.bytes, one.innerStart, one.innerEnd, false) === author,
  );
  if (known >= 0) return known;
  xml.append(authors, `<${p}author>${author}</${p}author>`);
  return authors.children.length;
}

const shapePattern = /<v:shape\b[\s\S]*?<\/v:shape>/g;

/** The boxes of the notes. The old drawing format is often no XML, so it is treated as text. */
export function mergeShapes(
  existing: string | undefined,
  { appeared, vanished, grown }: Pick<MergedNotes, "appeared" | "vanished" | "grown">,
  cellAt: (column: number, row: number) => string,
): string {
  if (existing === undefined) return commentDrawingXml(appeared);
  const kept = existing.replace(shapePattern, (shape) => {
    const cell = cellOfShape(shape, cellAt);
    if (cell === undefined) return shape;
    if (vanished.has(cell)) return "";
    const lines = grown.get(cell);
    return lines === undefined ? shape : grownShape(shape, lines);
  });
  const numbers = [...kept.matchAll(/_x0000_s(\d+)/g)].map((match) => Number(match[1]));
  const first = numbers.reduce((most, number) => Math.max(most, number), 1024) + 1;
  const shapes = appeared.map((note, index) => noteShapeXml(note, first + index)).join("");
  // Some writers leave out the type of box that notes are made of.
  const type = shapes === "" || kept.includes('id="_x0000_t202"') ? "" : noteShapeType;
  const end = kept.lastIndexOf("</xml>");
  return end < 0 ? commentDrawingXml(appeared) : kept.slice(0, end) + type + shapes + kept.slice(end);
}

function cellOfShape(shape: string, cellAt: (column: number, row: number) => string): string | undefined {
  if (!/ObjectType="Note"/.test(shape)) return undefined;
  const row = /<x:Row>\s*(\d+)\s*<\/x:Row>/.exec(shape)?.[1];
  const column = /<x:Column>\s*(\d+)\s*<\/x:Column>/.exec(shape)?.[1];
  return row === undefined || column === undefined ? undefined : cellAt(Number(column), Number(row) + 1);
}

/** `x:Anchor`: left column and offset, top row and offset, then right and bottom. The bottom moves down. */
function grownShape(shape: string, rows: number): string {
  return shape.replace(/(<x:Anchor>)([\s\S]*?)(<\/x:Anchor>)/, (whole, open: string, anchor: string, close: string) => {
    const parts = anchor.split(",").map((part) => Number(part.trim()));
    if (parts.length !== 8 || parts.some((part) => !Number.isInteger(part))) return whole;
    parts[6] = (parts[6] as number) + rows;
    return open + parts.join(", ") + close;
  });
}
