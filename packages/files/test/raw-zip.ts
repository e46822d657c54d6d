// Zip archives and workbooks made byte by byte, so that the readers are not only tested against our own writer.
// PKWARE APPNOTE 4.3.7 (local header), 4.3.12 (central directory), 4.3.16 (end record).

import { crc32 as nodeCrc32, deflateRawSync } from "node:zlib";

export interface RawEntry {
  readonly name: string;
  readonly data: Buffer | string;
  /** Default true. */
  readonly deflate?: boolean;
  /** General purpose bits, such as 1 for encrypted. */
  readonly flags?: number;
  /** What the directory claims instead of the truth. */
  readonly claimedSize?: number;
  readonly claimedCrc?: number;
  /** Point the directory at this offset instead of the entry's own. */
  readonly claimedOffset?: number;
  readonly rawName?: Buffer;
  /** Instead of stored or deflated: 99 is AES, 12 bzip2, 9 deflate64. */
  readonly method?: number;
  /** Unix mode, as archives from Unix carry it: 0o120777 is a link. */
  readonly mode?: number;
}

const utf8Flag = 0x0800;

/** Beyond 65,535 members, or when asked, with the records of zip64 (4.3.14, 4.3.15). */
export function rawZip(entries: readonly RawEntry[], { zip64 = entries.length >= 0xffff } = {}): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const data = Buffer.from(entry.data);
    const packed = entry.deflate === false ? data : deflateRawSync(data);
    const name = entry.rawName ?? Buffer.from(entry.name);
    const fields = Buffer.alloc(22);
    fields.writeUInt16LE((entry.rawName === undefined ? utf8Flag : 0) | (entry.flags ?? 0), 0);
    fields.writeUInt16LE(entry.method ?? (entry.deflate === false ? 0 : 8), 2);
    fields.writeUInt16LE(0, 4);
    fields.writeUInt16LE(0x21, 6);
    fields.writeUInt32LE(entry.claimedCrc ?? checksum(data), 8);
    fields.writeUInt32LE(packed.length, 12);
    fields.writeUInt32LE(entry.claimedSize ?? data.length, 16);
    fields.writeUInt16LE(name.length, 20);
    const local = Buffer.concat([Buffer.from("504b03041400", "hex"), fields, Buffer.alloc(2), name, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(((entry.mode ?? 0) << 16) >>> 0, 6);
    tail.writeUInt32LE(entry.claimedOffset ?? offset, 10);
    centrals.push(Buffer.concat([Buffer.from("504b010214001400", "hex"), fields, Buffer.alloc(2), tail, name]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(zip64 ? 0xffff : entries.length, 8);
  end.writeUInt16LE(zip64 ? 0xffff : entries.length, 10);
  end.writeUInt32LE(zip64 ? 0xffffffff : directory.length, 12);
  end.writeUInt32LE(zip64 ? 0xffffffff : offset, 16);
  const records = zip64 ? [zip64Records(entries.length, directory.length, offset)] : [];
  return Buffer.concat([...locals, directory, ...records, end]);
}

/** The end record of zip64 and the locator that points at it. */
function zip64Records(count: number, directoryBytes: number, directoryOffset: number): Buffer {
  const record = Buffer.alloc(56);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeUInt16LE(45, 12);
  record.writeUInt16LE(45, 14);
  record.writeBigUInt64LE(BigInt(count), 24);
  record.writeBigUInt64LE(BigInt(count), 32);
  record.writeBigUInt64LE(BigInt(directoryBytes), 40);
  record.writeBigUInt64LE(BigInt(directoryOffset), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(directoryOffset + directoryBytes), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([record, locator]);
}

/** CRC-32 of ISO 3309, bit by bit where Node does not have it: slow and plain. */
export function checksum(data: Buffer): number {
  if (typeof nodeCrc32 === "function") return nodeCrc32(data);
  let crc = 0xffffffff;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

export interface RawWorkbook {
  readonly sheets: readonly { readonly name: string; readonly xml: string | Buffer; readonly state?: string }[];
  readonly sharedStrings?: string;
  readonly styles?: string;
  readonly date1904?: boolean;
  readonly macros?: boolean;
  readonly externalLink?: boolean;
  /** Before the root element of `xl/workbook.xml`. */
  readonly prolog?: string;
  readonly extra?: readonly RawEntry[];
}

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const relations = "http://schemas.openxmlformats.org/package/2006/relationships";

export function rawWorkbook(workbook: RawWorkbook): Buffer {
  const related = workbook.sheets.map((_, index) =>
    relation(`rId${index + 1}`, "worksheet", `worksheets/sheet${index + 1}.xml`),
  );
  if (workbook.sharedStrings !== undefined) related.push(relation("rId90", "sharedStrings", "/xl/sharedStrings.xml"));
  if (workbook.styles !== undefined) related.push(relation("rId91", "styles", "styles.xml"));
  if (workbook.macros === true) related.push(relation("rId92", "vbaProject", "vbaProject.bin"));
  if (workbook.externalLink === true) related.push(relation("rId93", "externalLink", "externalLinks/link1.xml"));
  const sheets = workbook.sheets.map(
    ({ name, state }, index) =>
      `<sheet name="${name}" sheetId="${index + 1}"${state === undefined ? "" : ` state="${state}"`} r:id="rId${index + 1}"/>`,
  );
  const parts: RawEntry[] = [
    {
      name: "_rels/.rels",
      data: `<Relationships xmlns="${relations}">${relation("rId1", "officeDocument", "xl/workbook.xml")}</Relationships>`,
    },
    {
      name: "xl/workbook.xml",
      data: `<?xml version="1.0"?>${workbook.prolog ?? ""}<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr${workbook.date1904 === true ? ' date1904="1"' : ""}/><sheets>${sheets.join("")}</sheets></workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      data: `<Relationships xmlns="${relations}">${related.join("")}</Relationships>`,
    },
    ...workbook.sheets.map(({ xml }, index) => ({ name: `xl/worksheets/sheet${index + 1}.xml`, data: xml })),
  ];
  if (workbook.sharedStrings !== undefined) parts.push({ name: "xl/sharedStrings.xml", data: workbook.sharedStrings });
  if (workbook.styles !== undefined) parts.push({ name: "xl/styles.xml", data: workbook.styles });
  return rawZip([...parts, ...(workbook.extra ?? [])]);
}

function relation(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
}

/** A whole sheet around the given `<row>` elements. */
export function sheetXml(rows: string, after = ""): string {
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${main}"><sheetData>${rows}</sheetData>${after}</worksheet>`;
}

/** A row of inline strings; `null` leaves a cell out. */
export function textRow(number: number, texts: readonly (string | null)[]): string {
  const cells = texts.map((text, index) =>
    text === null ? "" : `<c r="${letters(index)}${number}" t="inlineStr"><is><t>${text}</t></is></c>`,
  );
  return `<row r="${number}">${cells.join("")}</row>`;
}

function letters(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : letters(Math.floor(index / 26) - 1) + letters(index % 26);
}

export function stylesOf(formats: readonly (number | string)[]): string {
  const custom = formats.map((format, index) =>
    typeof format === "string" ? `<numFmt numFmtId="${200 + index}" formatCode="${format}"/>` : "",
  );
  const xfs = formats.map((format, index) => `<xf numFmtId="${typeof format === "string" ? 200 + index : format}"/>`);
  return `<styleSheet xmlns="${main}"><numFmts>${custom.join("")}</numFmts><cellXfs>${xfs.join("")}</cellXfs></styleSheet>`;
}
