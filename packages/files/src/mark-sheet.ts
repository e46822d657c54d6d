// One sheet's XML passed on chunk by chunk; only the style of marked cells changes. A marked cell that is not there, or
// whose whole row is not, is put in where it belongs.

import { cellReference } from "./table.ts";
import type { CellMark } from "./write-types.ts";
import { attributeOf, attributePattern, nameIs, type XmlHandler } from "./xml-bytes.ts";
import { withAttributes } from "./located-xml.ts";

export interface MarkedColumn {
  /** 0-based */
  readonly column: number;
  readonly mark: CellMark;
}

export interface SheetMarking {
  /** By row number; columns in order, each once. */
  readonly rows: ReadonlyMap<number, readonly MarkedColumn[]>;
  /** The style for a cell of style `base` with this mark. */
  readonly styleOf: (base: number, mark: CellMark) => number;
  /** The relation id a drawing of notes is to have, if the sheet has none of its own; undefined: no notes are added. */
  readonly drawingId: string | undefined;
}

const referenceAttribute = attributePattern("r");
const styleAttribute = attributePattern("s");
const spansAttribute = attributePattern("spans");
const customFormatAttribute = attributePattern("customFormat");
const refAttribute = attributePattern("ref");
const relationAttribute = attributePattern("(?:\\w+:)?id");
const [minAttribute, maxAttribute, columnStyleAttribute] = ["min", "max", "style"].map(attributePattern) as [
  RegExp,
  RegExp,
  RegExp,
];

/** ECMA-376 part 1, 18.3.1.99: what follows `legacyDrawing` in a sheet. Controls may stand in an `AlternateContent`. */
const afterDrawing: ReadonlySet<string> = new Set([
  "legacyDrawingHF",
  "drawingHF",
  "picture",
  "oleObjects",
  "controls",
  "webPublishItems",
  "tableParts",
  "extLst",
  "AlternateContent",
]);
const strictRelations = "http://purl.oclc.org/ooxml/officeDocument/relationships";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

export class SheetMarker implements XmlHandler {
  /** Relation id of the drawing that holds the boxes of the sheet's notes, once the sheet has ended. */
  drawingId: string | undefined;

  private readonly marking: SheetMarking;
  /** Row numbers with marks, in order; those before `nextRow` are done. */
  private readonly rowNumbers: readonly number[];
  private nextRow = 0;
  private out: Buffer[] = [];
  /** In the current bytes: what is before is passed on. */
  private copied = 0;
  private depth = 0;
  private strict = false;
  private prefix = "";
  private state: "before" | "data" | "after" = "before";
  private readonly columnStyles: { readonly from: number; readonly to: number; readonly style: number }[] = [];
  private row = 0;
  private rowStyle: number | undefined;
  private column = -1;
  private marks: readonly MarkedColumn[] = [];
  private nextMark = 0;
  private drawingPlaced = false;

  constructor(marking: SheetMarking) {
    this.marking = marking;
    this.rowNumbers = [...marking.rows.keys()].sort((a, b) => a - b);
  }

  /** Bytes to write since the last call. */
  takeOutput(): readonly Buffer[] {
    const { out } = this;
    this.out = [];
    return out;
  }

  open(bytes: Buffer, nameStart: number, nameEnd: number, tagEnd: number, selfClosing: boolean): void {
    const end = tagEnd + (selfClosing ? 2 : 1);
    if (this.state === "data") this.openInData(bytes, nameStart, nameEnd, end, selfClosing);
    else this.openOutside(bytes, nameStart, nameEnd, end, selfClosing);
    if (!selfClosing) this.depth += 1;
  }

  close(bytes: Buffer, nameStart: number, nameEnd: number): void {
    this.depth -= 1;
    if (this.state === "data") {
      if (nameIs(bytes, nameStart, nameEnd, "row")) {
        this.insert(bytes, tagStart(bytes, nameStart), this.cellsBefore(Number.POSITIVE_INFINITY));
        this.marks = [];
      } else if (nameIs(bytes, nameStart, nameEnd, "sheetData")) {
        this.insert(bytes, tagStart(bytes, nameStart), this.rowsBefore(Number.POSITIVE_INFINITY));
        this.state = "after";
      }
    } else if (this.depth === 0) this.placeDrawing(bytes, tagStart(bytes, nameStart));
  }

  text(): void {}

  taken(bytes: Buffer, end: number): void {
    if (end > this.copied) this.out.push(bytes.subarray(this.copied, end));
    this.copied = 0;
  }

  private openOutside(bytes: Buffer, nameStart: number, nameEnd: number, end: number, selfClosing: boolean): void {
    const start = tagStart(bytes, nameStart);
    if (this.depth === 0) {
      this.prefix = bytes.toString("latin1", start + 1, nameStart);
      this.strict = bytes.toString("utf8", start, end).includes("http://purl.oclc.org/ooxml/");
    } else if (this.depth === 1) {
      const name = bytes.toString("latin1", nameStart, nameEnd);
      if (name === "sheetData") this.openData(bytes, start, end, selfClosing);
      else if (name === "dimension") this.widenDimension(bytes, start, nameEnd, end);
      else if (name === "legacyDrawing") {
        this.drawingId = attributeOf(bytes, nameEnd, end, relationAttribute);
        this.drawingPlaced = true;
      } else if (this.state === "after" && afterDrawing.has(name)) this.placeDrawing(bytes, start);
    } else if (this.state === "before" && nameIs(bytes, nameStart, nameEnd, "col")) {
      const [from, to, style] = [minAttribute, maxAttribute, columnStyleAttribute].map((pattern) =>
        Number(attributeOf(bytes, nameEnd, end, pattern) ?? 0),
      ) as [number, number, number];
      if (style > 0) this.columnStyles.push({ from: from - 1, to: to - 1, style });
    }
  }

  private openData(bytes: Buffer, start: number, end: number, selfClosing: boolean): void {
    if (!selfClosing) {
      this.state = "data";
      return;
    }
    this.state = "after";
    const rows = this.rowsBefore(Number.POSITIVE_INFINITY);
    if (rows === "") return;
    this.replace(bytes, start, end, `<${this.prefix}sheetData>${rows}</${this.prefix}sheetData>`);
  }

  private openInData(bytes: Buffer, nameStart: number, nameEnd: number, end: number, selfClosing: boolean): void {
    const length = nameEnd - nameStart;
    if (length === 1 && bytes[nameStart] === 0x63) {
      // c
      if (this.marks.length > 0) this.openCell(bytes, nameStart, nameEnd, end);
    } else if (length === 3 && nameIs(bytes, nameStart, nameEnd, "row")) {
      this.openRow(bytes, nameStart, nameEnd, end, selfClosing);
    }
  }

  private openRow(bytes: Buffer, nameStart: number, nameEnd: number, end: number, selfClosing: boolean): void {
    const written = attributeOf(bytes, nameEnd, end, referenceAttribute);
    this.row = written === undefined ? this.row + 1 : Number(written);
    this.column = -1;
    const start = tagStart(bytes, nameStart);
    const before = this.rowsBefore(this.row);
    this.marks = [];
    this.nextMark = 0;
    if (this.rowNumbers[this.nextRow] === this.row) {
      this.marks = this.marking.rows.get(this.row) ?? [];
      this.nextRow += 1;
    }
    if (this.marks.length === 0) {
      this.insert(bytes, start, before);
      return;
    }
    const styled = /^(1|true)$/.test(attributeOf(bytes, nameEnd, end, customFormatAttribute) ?? "");
    this.rowStyle = styled ? Number(attributeOf(bytes, nameEnd, end, styleAttribute) ?? 0) : undefined;
    const tag = this.withinSpans(attributeOf(bytes, nameEnd, end, spansAttribute))
      ? bytes.toString("utf8", start, end)
      : withAttributes(bytes.toString("utf8", start, end), { spans: undefined });
    if (selfClosing) {
      const opening = tag.replace(/\s*\/>$/, ">");
      const cells = this.cellsBefore(Number.POSITIVE_INFINITY);
      this.marks = [];
      this.replace(bytes, start, end, `${before}${opening}${cells}</${this.prefix}row>`);
    } else this.replace(bytes, start, end, before + tag);
  }

  /** `spans` is only a hint, but it must not be wrong. */
  private withinSpans(spans: string | undefined): boolean {
    const match = /^(\d+):(\d+)$/.exec(spans ?? "");
    if (match === null) return spans === undefined;
    return this.marks.every(({ column }) => column + 1 >= Number(match[1]) && column + 1 <= Number(match[2]));
  }

  private openCell(bytes: Buffer, nameStart: number, nameEnd: number, end: number): void {
    const reference = attributeOf(bytes, nameEnd, end, referenceAttribute);
    this.column = reference === undefined ? this.column + 1 : columnOf(reference);
    const start = tagStart(bytes, nameStart);
    this.insert(bytes, start, this.cellsBefore(this.column));
    const next = this.marks[this.nextMark];
    if (next?.column !== this.column) return;
    this.nextMark += 1;
    const base = Number(attributeOf(bytes, nameEnd, end, styleAttribute) ?? 0);
    const s = String(this.marking.styleOf(base, next.mark));
    this.replace(bytes, start, end, withAttributes(bytes.toString("utf8", start, end), { s }));
  }

  /** Marked cells of this row that are not there, up to a column. */
  private cellsBefore(column: number): string {
    let xml = "";
    for (let mark = this.marks[this.nextMark]; mark !== undefined && mark.column < column;) {
      xml += this.emptyCell(this.row, mark, this.rowStyle);
      this.nextMark += 1;
      mark = this.marks[this.nextMark];
    }
    return xml;
  }

  /** Rows with marked cells that are not there, up to a row. */
  private rowsBefore(row: number): string {
    let xml = "";
    for (let number = this.rowNumbers[this.nextRow]; number !== undefined && number < row;) {
      const cells = (this.marking.rows.get(number) ?? []).map((mark) => this.emptyCell(number ?? 0, mark, undefined));
      xml += `<${this.prefix}row r="${number}">${cells.join("")}</${this.prefix}row>`;
      this.nextRow += 1;
      number = this.rowNumbers[this.nextRow];
    }
    return xml;
  }

  /** An empty cell looks as its row says, or else its column. */
  private emptyCell(row: number, { column, mark }: MarkedColumn, rowStyle: number | undefined): string {
    const inColumn = this.columnStyles.find(({ from, to }) => column >= from && column <= to)?.style;
    const style = this.marking.styleOf(rowStyle ?? inColumn ?? 0, mark);
    return `<${this.prefix}c r="${cellReference(column, row)}" s="${style}"/>`;
  }

  private widenDimension(bytes: Buffer, start: number, nameEnd: number, end: number): void {
    const match = /^([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?$/.exec(attributeOf(bytes, nameEnd, end, refAttribute) ?? "");
    if (match === null || this.rowNumbers.length === 0) return;
    const [, left = "A", top = "1", right = left, bottom = top] = match;
    let [firstColumn, lastColumn] = [columnOf(left), columnOf(right)];
    for (const marks of this.marking.rows.values()) {
      for (const { column } of marks) {
        firstColumn = Math.min(firstColumn, column);
        lastColumn = Math.max(lastColumn, column);
      }
    }
    const firstRow = Math.min(Number(top), this.rowNumbers[0] ?? 1);
    const lastRow = Math.max(Number(bottom), this.rowNumbers.at(-1) ?? 1);
    const ref = `${cellReference(firstColumn, firstRow)}:${cellReference(lastColumn, lastRow)}`;
    this.replace(bytes, start, end, withAttributes(bytes.toString("utf8", start, end), { ref }));
  }

  private placeDrawing(bytes: Buffer, at: number): void {
    const id = this.marking.drawingId;
    if (this.drawingPlaced || id === undefined) return;
    this.drawingPlaced = true;
    this.drawingId = id;
    const namespace = this.strict ? strictRelations : relations;
    // The prefix is bound here, because the sheet need not have bound it.
    this.insert(bytes, at, `<${this.prefix}legacyDrawing xmlns:r="${namespace}" r:id="${id}"/>`);
  }

  private insert(bytes: Buffer, at: number, text: string): void {
    if (text !== "") this.replace(bytes, at, at, text);
  }

  private replace(bytes: Buffer, from: number, to: number, text: string): void {
    if (from > this.copied) this.out.push(bytes.subarray(this.copied, from));
    this.out.push(Buffer.from(text));
    this.copied = to;
  }
}

function tagStart(bytes: Buffer, nameStart: number): number {
  return bytes.lastIndexOf(0x3c, nameStart);
}

/** `BC12` → 54, 0-based. */
function columnOf(reference: string): number {
  let column = 0;
  for (let index = 0; index < reference.length; index++) {
    const letter = reference.charCodeAt(index) - 0x40;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column - 1;
}
