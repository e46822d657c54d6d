// Somebody's workbook back, with marked cells, notes and sheets of ours, and everything else as it was.
//
// Why it is patched and not written anew: every library that reads a workbook into objects and writes it again loses
// what it does not know (charts, pictures, drop-downs of newer kinds, threads of comments, macros, themes), and keeps
// the whole of it in memory. Here each part is passed on as it is, and only these change: the sheets with marks (the
// style of marked cells, streamed), the styles (copies with a fill), notes and their boxes, and the lists that name the
// parts. Formulas, stored results and calculation order are untouched, because no cell moves.

import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { addedSheetXml, type AddedSheet, type WrittenSheet } from "./added-sheet.ts";
import { FileFault, type FileDiagnostic, fileDiagnostic } from "./diagnostics.ts";
import { DigestStream } from "./digest.ts";
import { limitsFrom, type FileLimits } from "./limits.ts";
import { utf8Part } from "./located-xml.ts";
import { holdsOurNotes, mergeNotes, mergeShapes, noteMark } from "./mark-notes.ts";
import { type MarkedColumn, SheetMarker } from "./mark-sheet.ts";
import { MarkStyles } from "./mark-styles.ts";
import {
  contentType,
  contentTypeOf,
  type Dialect,
  freshRelationId,
  inDialect,
  isStrictWorkbook,
  type NewRelation,
  type PartType,
  relativePath,
  type SheetEntry,
  withContentTypes,
  withRelations,
  withSheets,
  withSheetTitles,
} from "./package-edits.ts";
import { diagnosticOf } from "./read-xlsx.ts";
import { cellReference, columnLetter, type FileSource } from "./table.ts";
import type { CellMark, WrittenFile } from "./write-types.ts";
import { parseXml } from "./xml-part.ts";
import { XmlBytes } from "./xml-bytes.ts";
import {
  folderOf,
  readPackage,
  refuseOtherKinds,
  relationsOf,
  relationsPartOf,
  type Relation,
  type WorkbookPackage,
  type WorkbookSheet,
} from "./xlsx-package.ts";
import type { Comment } from "./xlsx-write-parts.ts";
import { openZip, type ZipArchive } from "./zip-archive.ts";
import { ZipWriter } from "./zip-writer.ts";

export interface CellToMark {
  /** Name of the sheet. */
  readonly sheet: string;
  /** 1-based, as Excel shows it. */
  readonly row: number;
  /** 0-based */
  readonly column: number;
  readonly mark: CellMark;
  /** One line; it begins and ends as `noteMark` says, so that it is known again. */
  readonly note?: string;
}

export interface Annotation {
  /** A cell may be named several times: it takes the gravest mark, and its notes are listed. */
  readonly cells: readonly CellToMark[];
  /** Put at the end, in this order. One that is there already under this name is written anew in its place. */
  readonly sheets: readonly AddedSheet[];
  /** Default `maxNotes`. */
  readonly maxNotes?: number;
}

/** Above some ten thousand notes a spreadsheet program takes minutes to open a file; beyond this cells are only filled. */
export const maxNotes = 10_000;
/** Notes of one cell that are listed; the rest are counted. */
const maxNotesOfCell = 10;
/** Excel's own bounds. */
const maxRow = 1_048_576;
const maxColumn = 16_384;

export interface AnnotatedFile extends WrittenFile {
  /** Cells that were filled. */
  readonly marked: number;
  readonly notes: number;
  /** Cells that were filled but got no note, because there were too many. */
  readonly notesLeftOut: number;
}

export type AnnotateResult =
  | { readonly outcome: "written"; readonly file: AnnotatedFile }
  | { readonly outcome: "refused"; readonly diagnostics: readonly FileDiagnostic[] };

/** Writes to `path`, replacing what is there once the new file is whole. Memory grows with the marks, not with the rows. */
export async function annotateXlsx(
  source: FileSource,
  annotation: Annotation,
  path: string,
  options: { readonly limits?: Partial<FileLimits> } = {},
): Promise<AnnotateResult> {
  const limits = limitsFrom(options.limits);
  const unfinished = `${path}.part`;
  try {
    await refuseOtherKinds(source);
    const archive = await openZip(source, limits);
    try {
      const file = await annotate(archive, source, annotation, { path: unfinished, limits });
      await rename(unfinished, path);
      return { outcome: "written", file };
    } finally {
      archive.close();
    }
  } catch (error) {
    await rm(unfinished, { force: true });
    return { outcome: "refused", diagnostics: [diagnosticOf(error, source)] };
  }
}

export interface WorkbookKind {
  /** What the workbook's name must end with to be opened: macros make it `.xlsm`. */
  readonly ending: ".xlsx" | ".xlsm" | ".xltx" | ".xltm";
  /** Digitally signed: an annotated copy is not what was signed any more. */
  readonly signed: boolean;
}

/** Undefined for what is no workbook. */
export async function workbookKind(source: FileSource): Promise<WorkbookKind | undefined> {
  const limits = limitsFrom(undefined);
  try {
    await refuseOtherKinds(source);
    const archive = await openZip(source, limits);
    try {
      const { main, signed } = await readPackage(archive, source, limits);
      const type = contentTypeOf(await wholePart(archive, "[Content_Types].xml", source, limits), main) ?? "";
      const macros = type.includes("macroEnabled");
      if (type.includes("template")) return { ending: macros ? ".xltm" : ".xltx", signed };
      return { ending: macros ? ".xlsm" : ".xlsx", signed };
    } finally {
      archive.close();
    }
  } catch (error) {
    diagnosticOf(error, source);
    return undefined;
  }
}

const gravity: Record<CellMark, number> = { note: 0, warning: 1, error: 2 };

async function annotate(
  archive: ZipArchive,
  source: FileSource,
  annotation: Annotation,
  target: { readonly path: string; readonly limits: FileLimits },
): Promise<AnnotatedFile> {
  const read = (part: string) => wholePart(archive, part, source, target.limits);
  const pack = await readPackage(archive, source, target.limits);
  const { bySheet, ...counts } = gather(annotation, pack.sheets);
  const sheets: SheetWork[] = [];
  const ours = new Set(annotation.sheets.map(({ name }) => name));
  for (const sheet of pack.sheets.filter(({ name }) => !ours.has(name))) {
    const work = await sheetWork(sheet, bySheet.get(sheet.name) ?? [], archive, read);
    if (work !== undefined) sheets.push(work);
  }
  const stylesPart = pack.relations.find(({ type }) => type === "styles")?.target;
  const hasStyles = stylesPart !== undefined && archive.has(stylesPart);
  const styles = new MarkStyles(hasStyles ? await read(stylesPart) : undefined);

  const zip = new ZipWriter();
  const digest = new DigestStream();
  const written = pipeline(zip.output, digest, createWriteStream(target.path));
  written.catch((error: unknown) => zip.abort(error));
  try {
    await writeParts(zip, { archive, read, pack, annotation, sheets, styles, stylesPart, hasStyles });
    zip.end();
  } catch (error) {
    zip.abort(error);
    await written.catch(() => undefined);
    throw error;
  }
  await written;
  return { ...digest.digest(), ...counts };
}

interface Marking {
  readonly row: number;
  readonly column: number;
  mark: CellMark;
  readonly notes: string[];
  hasNote: boolean;
}

/** The marks by sheet, each cell once; the gravest keep their notes when there are too many. */
function gather(annotation: Annotation, sheets: readonly WorkbookSheet[]) {
  const bySheet = new Map<string, Map<string, Marking>>(sheets.map(({ name }) => [name, new Map<string, Marking>()]));
  for (const { sheet, row, column, mark, note } of annotation.cells) {
    const cells = bySheet.get(sheet);
    if (cells === undefined || row < 1 || row > maxRow || column < 0 || column >= maxColumn) continue;
    const reference = cellReference(column, row);
    const known = cells.get(reference);
    const cell = known ?? { row, column, mark, notes: [], hasNote: false };
    if (known === undefined) cells.set(reference, cell);
    if (gravity[mark] > gravity[cell.mark]) cell.mark = mark;
    if (note !== undefined && !cell.notes.includes(note)) cell.notes.push(note);
  }
  const all = [...bySheet.values()].flatMap((cells) => [...cells.values()]);
  const noted = all.filter(({ notes }) => notes.length > 0).toSorted((a, b) => gravity[b.mark] - gravity[a.mark]);
  const most = annotation.maxNotes ?? maxNotes;
  for (const cell of noted.slice(0, most)) cell.hasNote = true;
  return {
    bySheet: new Map([...bySheet].map(([name, cells]) => [name, [...cells.values()]])),
    marked: all.length,
    notes: Math.min(noted.length, most),
    notesLeftOut: Math.max(0, noted.length - most),
  };
}

/** A sheet that changes, or whose notes do. */
interface SheetWork {
  readonly part: string;
  readonly rows: ReadonlyMap<number, readonly MarkedColumn[]>;
  readonly notes: readonly Comment[];
  readonly relationsPart: string;
  readonly relationsBytes: Buffer | undefined;
  readonly relations: readonly Relation[];
  readonly commentsPart: string | undefined;
  readonly commentsBytes: Buffer | undefined;
  /** For a drawing of notes, if the sheet has none. */
  readonly freshDrawingId: string;
  /** Known once the sheet was passed on. */
  drawingId: string | undefined;
}

async function sheetWork(
  sheet: WorkbookSheet,
  cells: readonly Marking[],
  archive: ZipArchive,
  read: (part: string) => Promise<Buffer>,
): Promise<SheetWork | undefined> {
  const relationsPart = relationsPartOf(sheet.part);
  const relationsBytes = archive.has(relationsPart) ? await read(relationsPart) : undefined;
  const relations =
    relationsBytes === undefined
      ? []
      : relationsOf(parseXml(utf8Part(relationsBytes).toString()), folderOf(sheet.part));
  const commentsPart = relations.find(({ type, target }) => type === "comments" && archive.has(target))?.target;
  const commentsBytes = commentsPart === undefined ? undefined : await read(commentsPart);
  const hasOldNotes = commentsBytes !== undefined && holdsOurNotes(commentsBytes);
  if (cells.length === 0 && !hasOldNotes) return undefined;
  const rows = new Map<number, MarkedColumn[]>();
  for (const { row, column, mark } of cells) {
    const marks = rows.get(row);
    if (marks === undefined) rows.set(row, [{ column, mark }]);
    else marks.push({ column, mark });
  }
  for (const marks of rows.values()) marks.sort((a, b) => a.column - b.column);
  const notes = cells
    .filter(({ hasNote }) => hasNote)
    .toSorted((a, b) => a.row - b.row || a.column - b.column)
    .map(({ row, column, notes: lines }) => ({
      cell: cellReference(column, row),
      column,
      row: row - 1,
      text: noteText(lines),
    }));
  const freshDrawingId = freshRelationId(relationsBytes);
  const part = { part: sheet.part, relationsPart, relationsBytes, relations };
  return { ...part, rows, notes, commentsPart, commentsBytes, freshDrawingId, drawingId: undefined };
}

function noteText(lines: readonly string[]): string {
  const left = lines.length - maxNotesOfCell;
  if (left <= 0) return lines.join("\n");
  const { opening, closings } = noteMark;
  return [...lines.slice(0, maxNotesOfCell), `${opening}… +${left}。${closings[0]}`].join("\n");
}

interface Writing {
  readonly archive: ZipArchive;
  readonly read: (part: string) => Promise<Buffer>;
  readonly pack: WorkbookPackage;
  readonly annotation: Annotation;
  readonly sheets: readonly SheetWork[];
  readonly styles: MarkStyles;
  readonly stylesPart: string | undefined;
  readonly hasStyles: boolean;
}

const propertiesPart = "docProps/app.xml";
const typesPart = "[Content_Types].xml";

/** Sheets first, because only they tell which styles and drawings are needed; the parts that speak of them last. */
async function writeParts(zip: ZipWriter, writing: Writing): Promise<void> {
  const { archive, read, pack, annotation, sheets, styles, stylesPart, hasStyles } = writing;
  const folder = folderOf(pack.main);
  const taken = new Set(archive.members.map(({ key }) => key));
  const added = annotation.sheets.map((sheet, index) => addedPart(sheet, index, taken, pack));
  const later = new Set([typesPart, pack.main, pack.relationsPart, propertiesPart]);
  if (hasStyles && stylesPart !== undefined) later.add(stylesPart);
  // What a sheet of an earlier round was related to, it is no more.
  const gone = added.map(({ part }) => relationsPartOf(part));
  for (const { part } of added) later.add(part);
  for (const part of gone) later.add(part);
  const workOf = new Map(sheets.map((work) => [work.part, work]));
  for (const { relationsPart, commentsPart, relations } of sheets) {
    later.add(relationsPart);
    if (commentsPart !== undefined) later.add(commentsPart);
    for (const { type, target } of relations) if (type === "vmlDrawing") later.add(target);
  }
  for (const { key } of archive.members) {
    const work = workOf.get(key);
    if (later.has(key)) continue;
    await zip.add(key, work === undefined ? archive.read(key) : markedSheet(archive, work, styles));
  }
  const types: PartType[] = [];
  const workbook = await read(pack.main);
  const dialect = isStrictWorkbook(workbook) ? "strict" : "transitional";
  for (const one of added) {
    await zip.add(one.part, inDialect(dialect, addedSheetXml(one.sheet, styles, one.written)));
    types.push({ part: one.part, type: contentType.worksheet });
  }
  let hasVml = false;
  for (const work of sheets) {
    const drawn = await writeNotes(zip, work, { archive, read, folder, dialect, taken });
    if (drawn.commentsPart !== undefined) types.push({ part: drawn.commentsPart, type: contentType.comments });
    hasVml ||= drawn.hasVml;
  }
  const relations: NewRelation[] = added.flatMap(({ relationId, part }) =>
    relationId === undefined ? [] : [{ id: relationId, type: "worksheet", target: relativePath(folder, part) }],
  );
  const relationsBytes = await read(pack.relationsPart);
  const styleTarget = hasStyles && stylesPart !== undefined ? stylesPart : `${folder}styles.xml`;
  if (!hasStyles) {
    const id = freshRelationId(
      relationsBytes,
      relations.map((relation) => relation.id),
    );
    relations.push({ id, type: "styles", target: relativePath(folder, styleTarget) });
    types.push({ part: styleTarget, type: contentType.styles });
  }
  await zip.add(styleTarget, styles.toBuffer());
  await zip.add(pack.main, withSheets(workbook, added.map(sheetEntry)));
  await zip.add(pack.relationsPart, withRelations(relationsBytes, relations, dialect));
  if (archive.has(propertiesPart)) {
    const names = added.filter(({ relationId }) => relationId !== undefined).map(({ sheet }) => sheet.name);
    await zip.add(propertiesPart, withSheetTitles(await read(propertiesPart), pack.sheets.length, names));
  }
  await zip.add(typesPart, withContentTypes(await read(typesPart), { parts: types, hasVml, gone }));
}

interface AddedPart {
  readonly sheet: AddedSheet;
  readonly part: string;
  /** Undefined where the workbook has the sheet already. */
  readonly relationId: string | undefined;
  readonly written: WrittenSheet;
}

function addedPart(sheet: AddedSheet, index: number, taken: Set<string>, pack: WorkbookPackage): AddedPart {
  const written = { headerRow: sheet.intro.length + 1, lastRow: 0 };
  const known = pack.sheets.find(({ name }) => name === sheet.name)?.part;
  if (known !== undefined) return { sheet, part: known, relationId: undefined, written };
  const part = freePart(taken, `${folderOf(pack.main)}worksheets/sheet`, ".xml");
  const ids = new Set(pack.relations.map(({ id }) => id));
  let relationId = `rIdJianheng${index + 1}`;
  while (ids.has(relationId)) relationId += "x";
  return { sheet, part, relationId, written };
}

function sheetEntry({ sheet, relationId, written: { headerRow, lastRow } }: AddedPart): SheetEntry {
  const filterRange = `$A$${headerRow}:$${columnLetter(sheet.columns.length - 1)}$${lastRow}`;
  return { name: sheet.name, relationId, filterRange, headerRow };
}

/** The next free name of the usual kind: some readers know parts by their names. */
function freePart(taken: Set<string>, stem: string, ending: string): string {
  let number = 1;
  while (taken.has(`${stem}${number}${ending}`)) number += 1;
  const part = `${stem}${number}${ending}`;
  taken.add(part);
  return part;
}

async function* markedSheet(archive: ZipArchive, work: SheetWork, styles: MarkStyles): AsyncGenerator<Buffer> {
  const marker = new SheetMarker({
    rows: work.rows,
    styleOf: (base, mark) => styles.marked(base, mark),
    drawingId: work.notes.length > 0 ? work.freshDrawingId : undefined,
  });
  const xml = new XmlBytes(marker);
  for await (const chunk of archive.read(work.part)) {
    xml.feed(chunk);
    yield* marker.takeOutput();
  }
  xml.end();
  yield* marker.takeOutput();
  work.drawingId = marker.drawingId;
}

interface NotesPlace {
  readonly archive: ZipArchive;
  readonly read: (part: string) => Promise<Buffer>;
  readonly folder: string;
  readonly dialect: Dialect;
  /** Names of parts. */
  readonly taken: Set<string>;
}

/** The notes of a sheet, their boxes, and the relations of the sheet to both. */
async function writeNotes(
  zip: ZipWriter,
  work: SheetWork,
  { archive, read, folder, dialect, taken }: NotesPlace,
): Promise<{ readonly commentsPart: string | undefined; readonly hasVml: boolean }> {
  const merged = mergeNotes(work.commentsBytes, work.notes);
  const fresh: NewRelation[] = [];
  const sheetFolder = folderOf(work.part);
  let commentsPart: string | undefined;
  if (merged.comments !== undefined) {
    commentsPart = work.commentsPart ?? freePart(taken, `${folder}comments`, ".xml");
    await zip.add(
      commentsPart,
      work.commentsPart === undefined ? inDialect(dialect, [merged.comments]) : merged.comments,
    );
    if (work.commentsPart === undefined) {
      const id = freshRelationId(work.relationsBytes, [work.freshDrawingId]);
      fresh.push({ id, type: "comments", target: relativePath(sheetFolder, commentsPart) });
    }
  }
  const drawings = work.relations.filter(({ type, target }) => type === "vmlDrawing" && archive.has(target));
  for (const { id, target } of drawings) {
    const bytes = await read(target);
    if (id !== work.drawingId) await zip.add(target, bytes);
    else {
      const shapes = mergeShapes(utf8Part(bytes).toString(), merged, (column, row) => cellReference(column, row));
      await zip.add(target, Buffer.from(shapes));
    }
  }
  const isNew = work.drawingId !== undefined && !drawings.some(({ id }) => id === work.drawingId);
  if (isNew && merged.appeared.length > 0) {
    const part = freePart(taken, `${folder}drawings/vmlDrawing`, ".vml");
    await zip.add(part, Buffer.from(mergeShapes(undefined, merged, cellReference)));
    fresh.push({ id: work.drawingId ?? "", type: "vmlDrawing", target: relativePath(sheetFolder, part) });
  }
  if (work.relationsBytes !== undefined || fresh.length > 0) {
    await zip.add(work.relationsPart, withRelations(work.relationsBytes, fresh, dialect));
  }
  return { commentsPart, hasVml: isNew };
}

async function wholePart(archive: ZipArchive, part: string, source: FileSource, limits: FileLimits): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of archive.read(part)) {
    size += chunk.length;
    if (size > limits.maxSmallPartBytes) {
      const args = { bytes: size, limit: limits.maxSmallPartBytes };
      throw new FileFault(fileDiagnostic("zip.too_large", { file: source.name, part }, args));
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
