// Small changes to the parts that hold a workbook together: content types, relations, the list of sheets. Everything
// that is not changed stays as it was written.

import { LocatedXml, type LocatedElement, withAttributes } from "./located-xml.ts";
import { escapeXml, quoteSheetName } from "./xlsx-write-parts.ts";

const contentTypesOf = "application/vnd.openxmlformats-officedocument.spreadsheetml";
export const contentType = {
  worksheet: `${contentTypesOf}.worksheet+xml`,
  comments: `${contentTypesOf}.comments+xml`,
  styles: `${contentTypesOf}.styles+xml`,
} as const;
const vmlType = "application/vnd.openxmlformats-officedocument.vmlDrawing";

export interface PartType {
  /** Path in the archive. */
  readonly part: string;
  readonly type: string;
}

export interface TypeChanges {
  /** Parts that get a type; `.vml` files get theirs by their ending. */
  readonly parts: readonly PartType[];
  readonly hasVml: boolean;
  /** Parts that are no more. */
  readonly gone: readonly string[];
}

export function withContentTypes(types: Buffer, { parts, hasVml, gone }: TypeChanges): Buffer {
  const xml = new LocatedXml(types);
  for (const child of xml.root.children) {
    if (gone.some((part) => xml.attribute(child, "PartName") === `/${part}`)) xml.replace(child, "");
  }
  const p = xml.root.prefix;
  const known = new Set(xml.root.children.map((child) => xml.attribute(child, "PartName")?.toLowerCase()));
  const fresh = parts.filter(({ part }) => !known.has(`/${part}`.toLowerCase()));
  const overrides = fresh.map(
    ({ part, type }) => `<${p}Override PartName="/${escapeXml(part)}" ContentType="${type}"/>`,
  );
  const knowsVml = xml.root.children.some((child) => /^vml$/i.test(xml.attribute(child, "Extension") ?? ""));
  // Defaults may stand anywhere, but some readers want them before the overrides.
  if (hasVml && !knowsVml) xml.insert(xml.root.innerStart, `<${p}Default Extension="vml" ContentType="${vmlType}"/>`);
  if (overrides.length > 0) xml.append(xml.root, overrides.join(""));
  return xml.toBuffer();
}

/** The content type of a part, by its name or its ending. */
export function contentTypeOf(types: Buffer, part: string): string | undefined {
  const xml = new LocatedXml(types);
  const ending = part.slice(part.lastIndexOf(".") + 1).toLowerCase();
  const named = xml.root.children.find((child) => xml.attribute(child, "PartName") === `/${part}`);
  const byEnding = xml.root.children.find((child) => xml.attribute(child, "Extension")?.toLowerCase() === ending);
  const found = named ?? byEnding;
  return found === undefined ? undefined : xml.attribute(found, "ContentType");
}

/** ISO/IEC 29500 names its strict variant by other addresses. */
export type Dialect = "transitional" | "strict";

const namespaces = {
  transitional: {
    main: "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    relations: "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
  },
  strict: {
    main: "http://purl.oclc.org/ooxml/spreadsheetml/main",
    relations: "http://purl.oclc.org/ooxml/officeDocument/relationships",
  },
} as const;

/** A part of ours in the dialect of the workbook it joins; its namespaces stand in the first piece. */
export function* inDialect(dialect: Dialect, pieces: Iterable<Buffer>): Generator<Buffer> {
  let isFirst = true;
  for (const piece of pieces) {
    if (isFirst && dialect === "strict") {
      const { main, relations } = namespaces.transitional;
      const text = piece
        .toString()
        .replace(main, namespaces.strict.main)
        .replace(relations, namespaces.strict.relations);
      yield Buffer.from(text);
    } else yield piece;
    isFirst = false;
  }
}

export interface NewRelation {
  readonly id: string;
  /** The last word of the type's address. */
  readonly type: string;
  /** As seen from the folder of the part. */
  readonly target: string;
}

const emptyRelations =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>';

/** `relations` is absent where a part had none. */
export function withRelations(relations: Buffer | undefined, fresh: readonly NewRelation[], dialect: Dialect): Buffer {
  const xml = new LocatedXml(relations ?? emptyRelations);
  const p = xml.root.prefix;
  const base = namespaces[dialect].relations;
  const list = fresh.map(
    ({ id, type, target }) => `<${p}Relationship Id="${id}" Type="${base}/${type}" Target="${escapeXml(target)}"/>`,
  );
  if (list.length > 0) xml.append(xml.root, list.join(""));
  return xml.toBuffer();
}

/** How a part is named from a folder, `xl/comments1.xml` from `xl/worksheets/` as `../comments1.xml`. */
export function relativePath(folder: string, part: string): string {
  const [from, to] = [folder.split("/").slice(0, -1), part.split("/")];
  let same = 0;
  while (same < from.length && from[same] === to[same]) same += 1;
  return [...from.slice(same).map(() => ".."), ...to.slice(same)].join("/");
}

/** An id that the relations do not have; `taken` are further ones. */
export function freshRelationId(relations: Buffer | undefined, taken: readonly string[] = []): string {
  const text = relations?.toString("utf8") ?? "";
  for (let number = 1; ; number++) {
    const id = `rIdJh${number}`;
    if (!text.includes(`"${id}"`) && !text.includes(`'${id}'`) && !taken.includes(id)) return id;
  }
}

export interface SheetEntry {
  readonly name: string;
  /** Undefined: the sheet is in the list already. */
  readonly relationId: string | undefined;
  /** `$A$5:$P$120`; the row of its header is repeated on every printed page. */
  readonly filterRange: string;
  readonly headerRow: number;
}

/** The workbook's part with sheets added at its end, so that names which count sheets stay right. */
export function withSheets(workbook: Buffer, entries: readonly SheetEntry[]): Buffer {
  const xml = new LocatedXml(workbook);
  const { root } = xml;
  const p = root.prefix;
  const sheets = xml.child(root, "sheets");
  if (sheets === undefined) return workbook;
  const names = sheets.children.map((sheet) => xml.attribute(sheet, "name") ?? "");
  const ids = sheets.children.map((sheet) => Number(xml.attribute(sheet, "sheetId") ?? 0));
  let nextId = Math.max(0, ...ids) + 1;
  let added = "";
  const ownNames: { readonly sheet: number; readonly xml: string }[] = [];
  for (const entry of entries) {
    let position = names.indexOf(entry.name);
    if (entry.relationId !== undefined) {
      position = names.push(entry.name) - 1;
      added +=
        `<${p}sheet xmlns:r="${namespaces[isStrict(xml) ? "strict" : "transitional"].relations}" name="${escapeXml(entry.name)}" sheetId="${nextId}" ` +
        `r:id="${entry.relationId}"/>`;
      nextId += 1;
    }
    const sheet = escapeXml(quoteSheetName(entry.name));
    const scope = `localSheetId="${position}"`;
    ownNames.push({
      sheet: position,
      xml:
        `<${p}definedName name="_xlnm._FilterDatabase" ${scope} hidden="1">${sheet}!${entry.filterRange}</${p}definedName>` +
        `<${p}definedName name="_xlnm.Print_Titles" ${scope}>${sheet}!$${entry.headerRow}:$${entry.headerRow}</${p}definedName>`,
    });
  }
  if (added !== "") xml.append(sheets, added);
  addNames(xml, ownNames);
  return xml.toBuffer();
}

function isStrict(xml: LocatedXml): boolean {
  return xml.openingTag(xml.root).includes("http://purl.oclc.org/ooxml/");
}

export function isStrictWorkbook(workbook: Buffer): boolean {
  return isStrict(new LocatedXml(workbook));
}

/** ECMA-376 part 1, 18.2.27: what stands before the names. */
const beforeNames: ReadonlySet<string> = new Set([
  "fileVersion",
  "fileSharing",
  "workbookPr",
  "AlternateContent",
  "revisionPtr",
  "workbookProtection",
  "bookViews",
  "sheets",
  "functionGroups",
  "externalReferences",
]);

/** Names of our sheets; those they had from an earlier round go. Names of other sheets are untouched. */
function addNames(xml: LocatedXml, ownNames: readonly { readonly sheet: number; readonly xml: string }[]): void {
  const { root } = xml;
  const fresh = ownNames.map((one) => one.xml).join("");
  const list = xml.child(root, "definedNames");
  if (list === undefined) {
    const before = root.children.filter((child) => beforeNames.has(child.name)).at(-1);
    const tag = `${root.prefix}definedNames`;
    xml.insert(before?.end ?? root.innerStart, `<${tag}>${fresh}</${tag}>`);
    return;
  }
  const own = new Set(ownNames.map(({ sheet }) => String(sheet)));
  for (const name of list.children) {
    const isOurs = own.has(xml.attribute(name, "localSheetId") ?? "");
    if (isOurs && /^_xlnm\.(_FilterDatabase|Print_Titles)$/.test(xml.attribute(name, "name") ?? ""))
      xml.replace(name, "");
  }
  xml.append(list, fresh);
}

/** The titles of parts in the document properties; left alone where they do not say what is expected. */
export function withSheetTitles(properties: Buffer, sheetCount: number, names: readonly string[]): Buffer {
  if (names.length === 0) return properties;
  const xml = new LocatedXml(properties);
  const pairs = firstVector(xml, "HeadingPairs");
  const titles = firstVector(xml, "TitlesOfParts");
  const count = pairs?.children[1]?.children[0];
  if (pairs === undefined || titles === undefined || count === undefined) return properties;
  const p = titles.prefix;
  const last = titles.children[sheetCount - 1];
  if (Number(inner(xml, count)) !== sheetCount || last === undefined) return properties;
  xml.replace(count, xml.source(count).replace(/>\s*\d+\s*</, `>${sheetCount + names.length}<`));
  const size = String(titles.children.length + names.length);
  xml.replaceOpeningTag(titles, withAttributes(xml.openingTag(titles), { size }));
  xml.insert(last.end, names.map((name) => `<${p}lpstr>${escapeXml(name)}</${p}lpstr>`).join(""));
  return xml.toBuffer();
}

function firstVector(xml: LocatedXml, name: string): LocatedElement | undefined {
  const element = xml.child(xml.root, name);
  return element === undefined ? undefined : xml.child(element, "vector");
}

function inner(xml: LocatedXml, element: LocatedElement): string {
  return xml.bytes.toString("utf8", element.innerStart, element.innerEnd);
}
