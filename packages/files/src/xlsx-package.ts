// What a workbook's package says of itself: where its main part lies, which parts it is related to, its sheets.

import { FileFault, fileDiagnostic } from "./diagnostics.ts";
import type { FileLimits } from "./limits.ts";
import { lookOf, refusalOf } from "./sniff.ts";
import type { FileSource } from "./table.ts";
import { childNamed, childrenNamed, readXmlPart, type XmlElement } from "./xml-part.ts";
import type { ZipArchive } from "./zip-archive.ts";

export interface SheetInfo {
  /** 0-based position among the workbook's sheets. */
  readonly index: number;
  readonly name: string;
  /** Hidden in any way; it is read like any other. */
  readonly hidden: boolean;
}

export interface WorkbookSheet extends SheetInfo {
  /** Path in the archive. */
  readonly part: string;
}

export interface WorkbookPackage {
  /** Path of the workbook's own part. */
  readonly main: string;
  readonly relationsPart: string;
  readonly relations: readonly Relation[];
  /** In order; chart and dialogue sheets, which hold no cells, are left out. */
  readonly sheets: readonly WorkbookSheet[];
  readonly date1904: boolean;
  /** Digitally signed as a whole: any change to it takes the signature its validity. */
  readonly signed: boolean;
}

export interface Relation {
  readonly id: string;
  /** The last word of the type's address, the same in transitional and strict workbooks. */
  readonly type: string;
  /** Path in the archive. */
  readonly target: string;
}

/** Refuses by name what is no zip, before anything of it is opened. */
export async function refuseOtherKinds(source: FileSource): Promise<void> {
  const where = { file: source.name };
  const look = await lookOf(source);
  const code = (await refusalOf(look, source)) ?? (look === "zip" ? undefined : "xlsx.not_a_workbook");
  if (code !== undefined) throw new FileFault(fileDiagnostic(code, where));
}

const contentTypes = "[Content_Types].xml";

/** Throws FileFault. */
export async function readPackage(
  archive: ZipArchive,
  source: FileSource,
  limits: FileLimits,
): Promise<WorkbookPackage> {
  const where = { file: source.name };
  const read = (part: string) => readXmlPart(archive, part, source.name, limits);
  if (archive.has("content.xml") && archive.has("mimetype")) {
    throw new FileFault(fileDiagnostic("files.opendocument", where));
  }
  // Nothing in it is needed; a declaration that no genuine workbook has is refused here as in every other part.
  if (archive.has(contentTypes)) await read(contentTypes);
  if (!archive.has("_rels/.rels")) throw new FileFault(fileDiagnostic("xlsx.not_a_workbook", where));
  const ofPackage = relationsOf(await read("_rels/.rels"), "");
  const main = ofPackage.find((relation) => relation.type === "officeDocument");
  if (main === undefined) throw new FileFault(fileDiagnostic("xlsx.not_a_workbook", where));
  if (main.target.endsWith(".bin")) throw new FileFault(fileDiagnostic("xlsx.binary_workbook", where));

  const document = await read(main.target);
  if (document.name !== "workbook") throw new FileFault(fileDiagnostic("xlsx.not_a_workbook", where));
  const relationsPart = relationsPartOf(main.target);
  const relations = relationsOf(await read(relationsPart), folderOf(main.target));
  const sheets = sheetsOf(document, relations, archive, source);
  if (sheets.length === 0) throw new FileFault(fileDiagnostic("xlsx.no_sheets", where));
  if (sheets.length > limits.maxSheets) {
    const args = { count: sheets.length, limit: limits.maxSheets };
    throw new FileFault(fileDiagnostic("xlsx.too_many_sheets", where, args));
  }
  return {
    main: main.target,
    relationsPart,
    relations,
    sheets,
    // …/package/2006/relationships/digital-signature/origin
    signed: ofPackage.some((relation) => relation.type === "origin"),
    date1904: ["1", "true"].includes(childNamed(document, "workbookPr")?.attributes["date1904"] ?? ""),
  };
}

/** `xl/workbook.xml` → `xl/_rels/workbook.xml.rels`. */
export function relationsPartOf(part: string): string {
  const folder = folderOf(part);
  return `${folder}_rels/${part.slice(folder.length)}.rels`;
}

/** With its closing `/`; empty for a part at the top. */
export function folderOf(part: string): string {
  return part.slice(0, part.lastIndexOf("/") + 1);
}

/** Relations to parts of the package; links that lead outside are left out. */
export function relationsOf(relations: XmlElement, folder: string): readonly Relation[] {
  return childrenNamed(relations, "Relationship")
    .filter((relation) => relation.attributes["TargetMode"] !== "External")
    .map((relation) => {
      const { Id = "", Type = "", Target = "" } = relation.attributes;
      return { id: Id, type: Type.slice(Type.lastIndexOf("/") + 1), target: resolvePart(folder, Target) };
    });
}

function resolvePart(folder: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const path: string[] = [];
  for (const step of (folder + target).split("/")) {
    if (step === "..") path.pop();
    else if (step !== "." && step !== "") path.push(step);
  }
  return path.join("/");
}

function sheetsOf(
  document: XmlElement,
  relations: readonly Relation[],
  archive: ZipArchive,
  source: FileSource,
): WorkbookSheet[] {
  const byId = new Map(relations.map((relation) => [relation.id, relation]));
  return childrenNamed(childNamed(document, "sheets"), "sheet")
    .flatMap((sheet) => {
      const relation = byId.get(sheet.attributes["id"] ?? "");
      // Chart and dialogue sheets hold no cells.
      if (relation !== undefined && relation.type !== "worksheet") return [];
      const part = relation?.target ?? "";
      if (!archive.has(part)) {
        const where = { file: source.name, part };
        throw new FileFault(
          fileDiagnostic("xlsx.part_missing", where, { part: part || (sheet.attributes["name"] ?? "") }),
        );
      }
      const state = sheet.attributes["state"] ?? "visible";
      return [{ name: sheet.attributes["name"] ?? "", hidden: state !== "visible", part }];
    })
    .map((sheet, index) => ({ index, ...sheet }));
}
