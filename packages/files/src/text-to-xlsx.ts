// A text table as a workbook: every record in the row and every field in the column where the text has it, all as text,
// so that a place in one is the same place in the other.

import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { type FileDiagnostic, isFailure } from "./diagnostics.ts";
import type { FileLimits } from "./limits.ts";
import { readCsv } from "./read-csv.ts";
import { cellReference, type FileSource, type Row } from "./table.ts";
import {
  contentTypesXml,
  corePropertiesXml,
  escapeXml,
  packageRelationsXml,
  sheetOpening,
  styleIndex,
  stylesXml,
  workbookRelationsXml,
  workbookXml,
} from "./xlsx-write-parts.ts";
import { ZipWriter } from "./zip-writer.ts";

export interface TextToXlsxOptions {
  /** Name of the sheet, as `sheetNameFor` makes it. */
  readonly sheet: string;
  /** When a person has said so; otherwise found out. */
  readonly encoding?: string;
  readonly limits?: Partial<FileLimits>;
}

/** Excel's own bound on a cell's text; what is longer is cut in this copy. */
const maxTextChars = 32_767;
/** Wide enough for a case number; a person can widen it. */
const columnWidth = 16;

/** Undefined when written; otherwise why the text could not be read. Streams: memory does not grow with the rows. */
export async function textToXlsx(
  source: FileSource,
  path: string,
  options: TextToXlsxOptions,
): Promise<readonly FileDiagnostic[] | undefined> {
  const { encoding, limits } = options;
  const text = await readCsv(source, {
    ...(encoding === undefined ? {} : { encoding }),
    ...(limits === undefined ? {} : { limits }),
  });
  const zip = new ZipWriter();
  const written = pipeline(zip.output, createWriteStream(path));
  written.catch((error: unknown) => zip.abort(error));
  const sheets = [{ name: options.sheet, hidden: false, hasComments: false, filterRange: undefined }];
  await zip.add("[Content_Types].xml", Buffer.from(contentTypesXml(sheets)));
  await zip.add("_rels/.rels", Buffer.from(packageRelationsXml()));
  await zip.add("docProps/core.xml", Buffer.from(corePropertiesXml("")));
  await zip.add("xl/workbook.xml", Buffer.from(workbookXml(sheets)));
  await zip.add("xl/_rels/workbook.xml.rels", Buffer.from(workbookRelationsXml(1)));
  await zip.add("xl/styles.xml", Buffer.from(stylesXml()));
  await zip.add("xl/worksheets/sheet1.xml", sheetXml(text.rows()));
  zip.end();
  await written;
  return isFailure(text.diagnostics) ? text.diagnostics : undefined;
}

async function* sheetXml(batches: AsyncIterable<readonly Row[]>): AsyncGenerator<Buffer> {
  const style = styleIndex("text", undefined, false);
  yield Buffer.from(
    `${sheetOpening()}<sheetViews><sheetView workbookViewId="0"/></sheetViews>` +
      `<sheetFormatPr defaultColWidth="${columnWidth}" defaultRowHeight="15"/><sheetData>`,
  );
  for await (const rows of batches) {
    let xml = "";
    for (const { number, cells } of rows) {
      const list = cells.map(({ column, text }) => {
        const shown = text.length > maxTextChars ? `${text.slice(0, maxTextChars - 1)}…` : text;
        const is = `<is><t xml:space="preserve">${escapeXml(shown)}</t></is>`;
        return `<c r="${cellReference(column, number)}" s="${style}" t="inlineStr">${is}</c>`;
      });
      xml += `<row r="${number}">${list.join("")}</row>`;
    }
    yield Buffer.from(xml);
  }
  yield Buffer.from("</sheetData></worksheet>");
}
