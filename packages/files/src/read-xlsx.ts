// The door to a workbook: judge the zip, read its small parts, then stream one sheet at a time.

import { FileFault, fileDiagnostic, type FileDiagnostic } from "./diagnostics.ts";
import { limitsFrom, type FileLimits } from "./limits.ts";
import { cellReference, columnLetter, type FileSource, type MergedRange, type Row } from "./table.ts";
import { readXmlPart } from "./xml-part.ts";
import { XmlBytes, XmlDepthError, XmlDoctypeError, XmlEncodingError, XmlSyntaxError } from "./xml-bytes.ts";
import { readPackage, refuseOtherKinds, type SheetInfo, type WorkbookSheet } from "./xlsx-package.ts";
import { noSharedStrings, readSharedStrings, type SharedStrings } from "./xlsx-shared-strings.ts";
import { SheetHandler } from "./xlsx-sheet.ts";
import { styleMeanings, type StyleMeaning } from "./xlsx-styles.ts";
import { openZip, reasonOf, type ZipArchive } from "./zip-archive.ts";

export type { SheetInfo } from "./xlsx-package.ts";

export interface XlsxReading {
  /** Empty when the workbook was refused; `diagnostics` then says why. */
  readonly sheets: readonly SheetInfo[];
  /** Grows while sheets are read. An error means that what was read is not to be relied on. */
  readonly diagnostics: readonly FileDiagnostic[];
  /** Whether the workbook counts its days from 1904. */
  readonly date1904: boolean;
  /**
   * The sheet's rows in batches, in order, only those that hold something. After an error the rows end early.
   * Memory is bounded by one chunk of XML and the workbook's shared strings.
   */
  rows(sheet: SheetInfo): AsyncGenerator<readonly Row[], void>;
  /** The merged ranges of a sheet whose rows were read to the end (they stand after the rows in the file). */
  merges(sheet: SheetInfo): readonly MergedRange[];
  close(): void;
}

interface Workbook {
  readonly archive: ZipArchive;
  readonly sheets: readonly WorkbookSheet[];
  readonly date1904: boolean;
  readonly sharedStrings: SharedStrings;
  readonly styles: readonly StyleMeaning[];
  readonly hasMacros: boolean;
  readonly hasExternalLinks: boolean;
}

/** Never throws for what is wrong with the file: that is in `diagnostics`. */
export async function readXlsx(
  source: FileSource,
  options: { readonly limits?: Partial<FileLimits> } = {},
): Promise<XlsxReading> {
  const limits = limitsFrom(options.limits);
  const diagnostics: FileDiagnostic[] = [];
  const merges = new Map<number, readonly MergedRange[]>();
  const workbook = await collecting(diagnostics, source, () => openWorkbook(source, limits));
  if (workbook?.hasMacros) diagnostics.push(fileDiagnostic("xlsx.macros_ignored", { file: source.name }));
  if (workbook?.hasExternalLinks) diagnostics.push(fileDiagnostic("xlsx.external_links", { file: source.name }));
  for (const sheet of workbook?.sheets ?? []) {
    if (!sheet.hidden) continue;
    const where = { file: source.name, sheet: sheet.name };
    diagnostics.push(fileDiagnostic("xlsx.hidden_sheet", where, { sheet: sheet.name }));
  }
  return {
    sheets: workbook?.sheets ?? [],
    diagnostics,
    date1904: workbook?.date1904 ?? false,
    rows: async function* (sheet) {
      if (workbook === undefined) return;
      try {
        const handler = yield* streamSheet(workbook, sheet, source, limits);
        // Read once more, a sheet has nothing new to say about itself.
        if (!merges.has(sheet.index)) diagnostics.push(...caveats(handler, source.name, sheet.name));
        merges.set(sheet.index, handler.merges);
      } catch (error) {
        diagnostics.push(diagnosticOf(error, source, workbook.sheets[sheet.index]?.part));
      }
    },
    merges: (sheet) => merges.get(sheet.index) ?? [],
    close: () => workbook?.archive.close(),
  };
}

async function collecting<T>(
  diagnostics: FileDiagnostic[],
  source: FileSource,
  work: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    diagnostics.push(diagnosticOf(error, source));
    return undefined;
  }
}

/** What is wrong with the file becomes a diagnostic; what is wrong with us is thrown on. */
export function diagnosticOf(error: unknown, source: FileSource, part = "xl/sharedStrings.xml"): FileDiagnostic {
  if (error instanceof FileFault) return error.diagnostic;
  const where = { file: source.name, part };
  if (error instanceof XmlDoctypeError) return fileDiagnostic("xml.doctype", where, { part });
  if (error instanceof XmlEncodingError) return fileDiagnostic("xml.not_utf8", where, { part });
  if (error instanceof XmlDepthError) return fileDiagnostic("xml.too_deep", where, { part, limit: error.limit });
  if (error instanceof XmlSyntaxError) return fileDiagnostic("xml.malformed", where, { part, reason: error.message });
  if (error instanceof Error && "code" in error && "syscall" in error) {
    return fileDiagnostic("files.unreadable", { file: source.name }, { reason: reasonOf(error) });
  }
  throw error;
}

async function* streamSheet(
  workbook: Workbook,
  sheet: SheetInfo,
  source: FileSource,
  limits: FileLimits,
): AsyncGenerator<readonly Row[], SheetHandler> {
  const part = workbook.sheets[sheet.index]?.part ?? "";
  const { sharedStrings, styles, date1904 } = workbook;
  const handler = new SheetHandler({ file: source.name, sheet: sheet.name, sharedStrings, styles, date1904, limits });
  const xml = new XmlBytes(handler);
  for await (const chunk of workbook.archive.read(part)) {
    xml.feed(chunk);
    const rows = handler.takeRows();
    if (rows.length > 0) yield rows;
  }
  xml.end();
  return handler;
}

function caveats(handler: SheetHandler, file: string, sheet: string): FileDiagnostic[] {
  const found: FileDiagnostic[] = [];
  if (!handler.holdsRows) found.push(fileDiagnostic("xlsx.empty_sheet", { file, sheet }, { sheet }));
  const first = handler.merges[0];
  if (first !== undefined) {
    const from = cellReference(first.firstColumn, first.firstRow);
    const range = `${from}:${columnLetter(first.lastColumn)}${first.lastRow}`;
    const args = { count: handler.merges.length, range };
    found.push(fileDiagnostic("xlsx.merged_cells", { file, sheet }, args));
  }
  if (handler.formulasWithoutValue > 0) {
    const cell = handler.firstFormulaWithoutValue;
    const args = { count: handler.formulasWithoutValue, cell };
    found.push(fileDiagnostic("xlsx.formula_without_value", { file, sheet, cell }, args));
  }
  return found;
}

async function openWorkbook(source: FileSource, limits: FileLimits): Promise<Workbook> {
  await refuseOtherKinds(source);
  const archive = await openZip(source, limits);
  try {
    return await readWorkbook(archive, source, limits);
  } catch (error) {
    archive.close();
    throw error;
  }
}

async function readWorkbook(archive: ZipArchive, source: FileSource, limits: FileLimits): Promise<Workbook> {
  const pack = await readPackage(archive, source, limits);
  const strings = pack.relations.find((relation) => relation.type === "sharedStrings");
  const styles = pack.relations.find((relation) => relation.type === "styles");
  return {
    archive,
    sheets: pack.sheets,
    date1904: pack.date1904,
    sharedStrings:
      strings === undefined || !archive.has(strings.target)
        ? noSharedStrings
        : await readSharedStrings(archive.read(strings.target), limits, source.name),
    styles:
      styles === undefined || !archive.has(styles.target)
        ? []
        : styleMeanings(await readXmlPart(archive, styles.target, source.name, limits)),
    hasMacros: pack.relations.some((relation) => relation.type === "vbaProject"),
    hasExternalLinks: pack.relations.some((relation) => relation.type === "externalLink"),
  };
}
