// Rows of any table as a workbook: every row in its row and every cell in its column, all as text, so that a place in
// one is the same place in the other.

import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { cellReference, type Row } from "./table.ts";
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

/** Excel's own bound on a cell's text; what is longer is cut in this copy. */
const maxTextChars = 32_767;
/** Wide enough for a case number; a person can widen it. */
const columnWidth = 16;

/** `sheet` is a name as `sheetNameFor` makes it. Streams: memory does not grow with the rows. */
export async function rowsToXlsx(sheet: string, batches: AsyncIterable<readonly Row[]>, path: string): Promise<void> {
  const zip = new ZipWriter();
  const written = pipeline(zip.output, createWriteStream(path));
  written.catch((error: unknown) => zip.abort(error));
  try {
    const sheets = [{ name: sheet, hidden: false, hasComments: false, filterRange: undefined }];
    await zip.add("[Content_Types].xml", Buffer.from(contentTypesXml(sheets)));
    await zip.add("_rels/.rels", Buffer.from(packageRelationsXml()));
    await zip.add("docProps/core.xml", Buffer.from(corePropertiesXml("")));
    await zip.add("xl/workbook.xml", Buffer.from(workbookXml(sheets)));
    await zip.add("xl/_rels/workbook.xml.rels", Buffer.from(workbookRelationsXml(1)));
    await zip.add("xl/styles.xml", Buffer.from(stylesXml()));
    await zip.add("xl/worksheets/sheet1.xml", sheetXml(batches));
    zip.end();
  } catch (error) {
    zip.abort(error);
    await written.catch(() => undefined);
    throw error;
  }
  await written;
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
