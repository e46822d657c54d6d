// The fixed and small parts of a written workbook, after ECMA-376 part 1 (transitional).

import type { CellMark, WriteKind } from "./write-types.ts";

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const officeRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
const contentTypes = "http://schemas.openxmlformats.org/package/2006/content-types";

export interface SheetPart {
  readonly name: string;
  readonly hidden: boolean;
  readonly hasComments: boolean;
  /** `$A$1:$Z$1`, when the sheet has a filter. */
  readonly filterRange: string | undefined;
}

export function contentTypesXml(sheets: readonly SheetPart[]): string {
  const spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const parts = sheets.flatMap((sheet, index) => [
    `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${spreadsheet}.worksheet+xml"/>`,
    sheet.hasComments
      ? `<Override PartName="/xl/comments${index + 1}.xml" ContentType="${spreadsheet}.comments+xml"/>`
      : "",
  ]);
  return (
    `${declaration}<Types xmlns="${contentTypes}">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>' +
    `<Override PartName="/xl/workbook.xml" ContentType="${spreadsheet}.sheet.main+xml"/>` +
    `<Override PartName="/xl/styles.xml" ContentType="${spreadsheet}.styles+xml"/>` +
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>' +
    `${parts.join("")}</Types>`
  );
}

export function packageRelationsXml(): string {
  const core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
  return relationsXml([
    { id: "rId1", type: `${officeRelations}/officeDocument`, target: "xl/workbook.xml" },
    { id: "rId2", type: core, target: "docProps/core.xml" },
  ]);
}

export function corePropertiesXml(title: string): string {
  const core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
  return (
    `${declaration}<cp:coreProperties xmlns:cp="${core}" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
    `<dc:title>${escapeXml(title)}</dc:title></cp:coreProperties>`
  );
}

export function workbookXml(sheets: readonly SheetPart[]): string {
  const list = sheets.map((sheet, index) => {
    const state = sheet.hidden ? ' state="hidden"' : "";
    return `<sheet name="${escapeXml(sheet.name)}" sheetId="${index + 1}"${state} r:id="rId${index + 1}"/>`;
  });
  // Excel keeps a sheet's filter also as a hidden name, and repairs the file when it is missing.
  const filters = sheets.flatMap((sheet, index) =>
    sheet.filterRange === undefined
      ? []
      : [
          `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">` +
            `${escapeXml(quoteSheetName(sheet.name))}!${sheet.filterRange}</definedName>`,
        ],
  );
  const names = filters.length === 0 ? "" : `<definedNames>${filters.join("")}</definedNames>`;
  const firstVisible = Math.max(
    0,
    sheets.findIndex((sheet) => !sheet.hidden),
  );
  return (
    `${declaration}<workbook xmlns="${main}" xmlns:r="${officeRelations}"><workbookPr/>` +
    `<bookViews><workbookView activeTab="${firstVisible}"/></bookViews>` +
    `<sheets>${list.join("")}</sheets>${names}</workbook>`
  );
}

export function workbookRelationsXml(sheetCount: number): string {
  const sheets = Array.from({ length: sheetCount }, (_, index) => ({
    id: `rId${index + 1}`,
    type: `${officeRelations}/worksheet`,
    target: `worksheets/sheet${index + 1}.xml`,
  }));
  const styles = { id: `rId${sheetCount + 1}`, type: `${officeRelations}/styles`, target: "styles.xml" };
  return relationsXml([...sheets, styles]);
}

export function sheetRelationsXml(number: number): string {
  return relationsXml([
    { id: "rId1", type: `${officeRelations}/comments`, target: `../comments${number}.xml` },
    { id: "rId2", type: `${officeRelations}/vmlDrawing`, target: `../drawings/vmlDrawing${number}.vml` },
  ]);
}

export function sheetOpening(): string {
  return `${declaration}<worksheet xmlns="${main}" xmlns:r="${officeRelations}">`;
}

function relationsXml(relations: readonly { id: string; type: string; target: string }[]): string {
  const list = relations.map(({ id, type, target }) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`);
  return `${declaration}<Relationships xmlns="${packageRelations}">${list.join("")}</Relationships>`;
}

export interface Comment {
  /** `B7` */
  readonly cell: string;
  /** 0-based */
  readonly column: number;
  /** 0-based */
  readonly row: number;
  readonly text: string;
}

export function commentsXml(comments: readonly Comment[]): string {
  const list = comments.map(
    ({ cell, text }) =>
      `<comment ref="${cell}" authorId="0"><text><r><t xml:space="preserve">${escapeXml(text)}</t></r></text></comment>`,
  );
  return (
    `${declaration}<comments xmlns="${main}"><authors><author>检衡</author></authors>` +
    `<commentList>${list.join("")}</commentList></comments>`
  );
}

/** Excel shows a comment only when the old drawing format says where its box is. */
export function commentDrawingXml(comments: readonly Comment[]): string {
  const shapes = comments.map((comment, index) => noteShapeXml(comment, 1025 + index));
  return (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" ' +
    `xmlns:x="urn:schemas-microsoft-com:office:excel">${noteShapeType}${shapes.join("")}</xml>`
  );
}

export const noteShapeType =
  '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">' +
  '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>';

/** The box of one note; `number` is unique in its drawing. */
export function noteShapeXml({ column, row, text }: Comment, number: number): string {
  const anchor = `${column + 1}, 15, ${row}, 2, ${column + 4}, 15, ${row + 2 + noteRows(text)}, 4`;
  return (
    `<v:shape id="_x0000_s${number}" type="#_x0000_t202" ` +
    'style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>' +
    '<v:path o:connecttype="none"/><v:textbox/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>' +
    `<x:Anchor>${anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${column}</x:Column>` +
    "</x:ClientData></v:shape>"
  );
}

/** Rows of a sheet that the text of a note takes. */
export function noteRows(text: string): number {
  return Math.min(18, 1 + Math.ceil(text.length / 16));
}

// ---- styles: one cell format per kind × mark × quoted, and the two headers

const kinds: readonly WriteKind[] = ["text", "integer", "decimal", "money", "date", "datetime"];
const marks: readonly (CellMark | "none")[] = ["none", "error", "warning", "note"];
/** 49 is Excel's own “text”, 1 its `0`, 4 its `#,##0.00`; 164 and up are ours. */
const numberFormats: Record<WriteKind, number> = {
  text: 49,
  integer: 1,
  decimal: 164,
  money: 4,
  date: 165,
  datetime: 166,
};
const customFormats = { 164: "0.######", 165: "yyyy-mm-dd", 166: "yyyy-mm-dd hh:mm:ss" };
/** Pale enough to read black text on. */
const markColours: Record<CellMark, string> = { error: "FFFFC7CE", warning: "FFFFEB9C", note: "FFDDEBF7" };
const headerColours = { plain: "FFD9E1F2", required: "FFFCE4D6" };

/** quoted: the mark Excel itself sets on a text that would otherwise read as a formula; it keeps it text for good. */
export function styleIndex(kind: WriteKind, mark: CellMark | undefined, quoted: boolean): number {
  const position = (kinds.indexOf(kind) * marks.length + marks.indexOf(mark ?? "none")) * 2 + (quoted ? 1 : 0);
  return firstCellStyle + position;
}

export const headerStyle = { plain: 1, required: 2 };
const firstCellStyle = 3;

export function stylesXml(): string {
  const formats = Object.entries(customFormats).map(([id, code]) => `<numFmt numFmtId="${id}" formatCode="${code}"/>`);
  const colours = [...Object.values(markColours), headerColours.plain, headerColours.required];
  const fills = colours.map(
    (colour) =>
      `<fill><patternFill patternType="solid"><fgColor rgb="${colour}"/><bgColor indexed="64"/></patternFill></fill>`,
  );
  const fillOf = (mark: CellMark | "none") => (mark === "none" ? 0 : 2 + Object.keys(markColours).indexOf(mark));
  const cells = kinds.flatMap((kind) =>
    marks.flatMap((mark) =>
      [false, true].map(
        (quoted) =>
          `<xf numFmtId="${numberFormats[kind]}" fontId="0" fillId="${fillOf(mark)}" borderId="0" xfId="0" ` +
          `applyNumberFormat="1"${mark === "none" ? "" : ' applyFill="1"'}${quoted ? ' quotePrefix="1"' : ""}/>`,
      ),
    ),
  );
  const xfs = [
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
    headerFormat(2 + Object.keys(markColours).length),
    headerFormat(3 + Object.keys(markColours).length),
    ...cells,
  ];
  const font = '<sz val="11"/><name val="宋体"/><family val="3"/><charset val="134"/>';
  return (
    `${declaration}<styleSheet xmlns="${main}"><numFmts count="${formats.length}">${formats.join("")}</numFmts>` +
    `<fonts count="2"><font>${font}</font><font><b/>${font}</font></fonts>` +
    `<fills count="${fills.length + 2}"><fill><patternFill patternType="none"/></fill>` +
    `<fill><patternFill patternType="gray125"/></fill>${fills.join("")}</fills>` +
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    `<cellXfs count="${xfs.length}">${xfs.join("")}</cellXfs>` +
    '<cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
  );
}

function headerFormat(fill: number): string {
  return (
    `<xf numFmtId="49" fontId="1" fillId="${fill}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" ` +
    'applyFill="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>'
  );
}

// oxlint-disable-next-line eslint/no-control-regex -- these are the characters XML cannot hold
const special = /[&<>"\r\n\t]|_x[0-9a-fA-F]{4}_|[\0-\u{8}\u{b}\u{c}\u{e}-\u{1f}\u{fffe}\u{ffff}]/u;
const specialAll = new RegExp(special.source, "gu");
const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "_x000D_",
};

/** Characters that XML cannot hold become Excel's `_x000B_`; a literal `_x000B_` is kept apart from that. */
export function escapeXml(text: string): string {
  if (!special.test(text)) return text;
  return text.replace(specialAll, (found) => {
    if (found.startsWith("_x")) return `_x005F${found}`;
    return escapes[found] ?? `_x${found.charCodeAt(0).toString(16).padStart(4, "0").toUpperCase()}_`;
  });
}

export function quoteSheetName(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}

/** In characters of a column's width; a Chinese character counts two. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += (character.codePointAt(0) ?? 0) > 0xff ? 2 : 1;
  return width;
}
