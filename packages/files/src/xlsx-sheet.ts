// One sheet's XML → rows of cells, chunk by chunk. This is the hot path of every import: positions and integers
// instead of strings, one object per cell and row, nothing kept.

import { FileFault, fileDiagnostic, type FileDiagnosticCode } from "./diagnostics.ts";
import { momentOfSerial } from "./excel-serial.ts";
import type { FileLimits } from "./limits.ts";
import type { Cell, CellKind, MergedRange, Row } from "./table.ts";
import { cellReference } from "./table.ts";
import { attributeOf, attributePattern, decodeExcelEscapes, decodeText, nameIs, type XmlHandler } from "./xml-bytes.ts";
import type { SharedStrings } from "./xlsx-shared-strings.ts";
import { plainStyle, type StyleMeaning } from "./xlsx-styles.ts";

export interface SheetContext {
  readonly file: string;
  readonly sheet: string;
  readonly sharedStrings: SharedStrings;
  readonly styles: readonly StyleMeaning[];
  readonly date1904: boolean;
  readonly limits: FileLimits;
}

/** The `t` of a cell. */
type CellType = "number" | "shared" | "inline" | "string" | "bool" | "error" | "iso";

/** Stands for the value of a formula that no program has computed. */
const formulaWithoutValue = "#未计算";

const refAttribute = attributePattern("ref");
const rowAttribute = attributePattern("r");

export class SheetHandler implements XmlHandler {
  /** Rows finished since the last `takeRows`. */
  private rows: Row[] = [];
  readonly merges: MergedRange[] = [];
  holdsRows = false;
  formulasWithoutValue = 0;
  firstFormulaWithoutValue = "";

  private readonly context: SheetContext;
  private cells: Cell[] = [];
  private inData = false;
  private rowNumber = 0;
  private column = -1;
  private inOrder = true;
  private inCell = false;
  private type: CellType = "number";
  private style = 0;
  private collecting = false;
  private inPhonetic = false;
  private hasFormula = false;
  private hasValue = false;
  private value = "";
  private sharedIndex = 0;

  constructor(context: SheetContext) {
    this.context = context;
  }

  takeRows(): Row[] {
    const { rows } = this;
    this.rows = [];
    return rows;
  }

  open(bytes: Buffer, nameStart: number, nameEnd: number, end: number, selfClosing: boolean): void {
    if (!this.inData) {
      this.openOutside(bytes, nameStart, nameEnd, end, selfClosing);
      return;
    }
    const first = bytes[nameStart];
    const length = nameEnd - nameStart;
    if (length === 1 && first === 0x63) {
      // c
      this.startCell(bytes, nameEnd, end);
      if (selfClosing) this.inCell = false;
    } else if (length === 3 && first === 0x72 && bytes[nameStart + 1] === 0x6f) {
      // row
      this.startRow(bytes, nameEnd, end);
    } else if (this.inCell) this.openInCell(bytes, nameStart, nameEnd, selfClosing);
  }

  close(bytes: Buffer, nameStart: number, nameEnd: number): void {
    if (!this.inData) return;
    const first = bytes[nameStart];
    const length = nameEnd - nameStart;
    if (length === 1) {
      if (first === 0x63) this.finishCell();
      else if (first === 0x76 || first === 0x74) this.collecting = false;
    } else if (length === 3) {
      if (nameIs(bytes, nameStart, nameEnd, "row")) this.finishRow();
      else if (nameIs(bytes, nameStart, nameEnd, "rPh")) this.inPhonetic = false;
    } else if (nameIs(bytes, nameStart, nameEnd, "sheetData")) this.inData = false;
  }

  text(bytes: Buffer, start: number, end: number, raw: boolean): void {
    if (!this.collecting) return;
    if (this.type === "shared") {
      for (let position = start; position < end; position++) {
        const digit = (bytes[position] as number) - 0x30;
        if (digit >= 0 && digit <= 9) this.sharedIndex = this.sharedIndex * 10 + digit;
        else if ((bytes[position] as number) > 0x20) this.sharedIndex = Number.NaN;
      }
      return;
    }
    const text = decodeText(bytes, start, end, raw);
    this.value = this.value === "" ? text : this.value + text;
  }

  private openOutside(bytes: Buffer, nameStart: number, nameEnd: number, end: number, selfClosing: boolean): void {
    if (nameIs(bytes, nameStart, nameEnd, "sheetData")) this.inData = !selfClosing;
    else if (nameIs(bytes, nameStart, nameEnd, "mergeCell")) {
      const range = parseRange(attributeOf(bytes, nameEnd, end, refAttribute) ?? "");
      if (range !== undefined) this.merges.push(range);
      const { maxMerges } = this.context.limits;
      if (this.merges.length > maxMerges) throw this.fault("xlsx.too_many_merges", { limit: maxMerges });
    }
  }

  private openInCell(bytes: Buffer, nameStart: number, nameEnd: number, selfClosing: boolean): void {
    const first = bytes[nameStart];
    if (nameEnd - nameStart === 1) {
      if (first === 0x76) {
        // v
        this.hasValue = true;
        this.collecting = !selfClosing;
      } else if (first === 0x66) this.hasFormula = true;
      else if (first === 0x74) this.collecting = !selfClosing && !this.inPhonetic && this.type === "inline";
    } else if (!selfClosing && nameIs(bytes, nameStart, nameEnd, "rPh")) this.inPhonetic = true;
  }

  private startRow(bytes: Buffer, start: number, end: number): void {
    const written = attributeOf(bytes, start, end, rowAttribute);
    this.rowNumber = written === undefined ? this.rowNumber + 1 : Number(written);
    if (!(this.rowNumber <= this.context.limits.maxRows)) {
      throw this.fault("table.too_many_rows", { limit: this.context.limits.maxRows });
    }
    this.column = -1;
    this.inOrder = true;
    if (this.cells.length > 0) this.cells = [];
  }

  private finishRow(): void {
    if (this.cells.length === 0) return;
    if (!this.inOrder) this.cells.sort((a, b) => a.column - b.column);
    this.rows.push({ number: this.rowNumber, cells: this.cells });
    this.holdsRows = true;
    this.cells = [];
  }

  /** Reads `r`, `s` and `t` straight from the bytes. */
  private startCell(bytes: Buffer, start: number, end: number): void {
    this.inCell = true;
    this.type = "number";
    this.style = 0;
    this.hasFormula = false;
    this.hasValue = false;
    this.collecting = false;
    this.inPhonetic = false;
    this.value = "";
    this.sharedIndex = 0;
    const before = this.column;
    let column = before + 1;
    let position = start;
    while (position < end) {
      while (position < end && (bytes[position] as number) <= 0x20) position++;
      const nameStart = position;
      while (position < end && bytes[position] !== 0x3d && (bytes[position] as number) > 0x20) position++;
      const nameLength = position - nameStart;
      while (position < end && bytes[position] !== 0x22 && bytes[position] !== 0x27) position++;
      const quote = bytes[position];
      const valueStart = ++position;
      while (position < end && bytes[position] !== quote) position++;
      if (nameLength === 1) {
        const name = bytes[nameStart];
        if (name === 0x72) column = columnOf(bytes, valueStart, position);
        else if (name === 0x73) this.style = integerOf(bytes, valueStart, position);
        else if (name === 0x74) this.type = typeOf(bytes, valueStart, position);
      }
      position++;
    }
    if (column <= before) this.inOrder = false;
    this.column = column;
  }

  private finishCell(): void {
    this.inCell = false;
    if (this.hasFormula && !this.hasValue && this.type !== "inline") {
      if (this.formulasWithoutValue++ === 0) this.firstFormulaWithoutValue = cellReference(this.column, this.rowNumber);
      // What it would come to is unknown, and unknown is not empty.
      this.add("error", formulaWithoutValue);
      return;
    }
    switch (this.type) {
      case "shared":
        this.finishShared();
        return;
      case "number":
        if (this.value !== "") this.finishNumber(this.value.trim());
        return;
      case "inline":
      case "string":
        this.add("text", decodeExcelEscapes(this.value));
        return;
      case "bool":
        this.add(
          "bool",
          this.value === "" ? "" : this.value.trim() === "1" || this.value === "true" ? "TRUE" : "FALSE",
        );
        return;
      case "error":
        this.add("error", this.value);
        return;
      case "iso":
        this.finishIso(this.value.trim());
    }
  }

  private finishShared(): void {
    if (!this.hasValue) return;
    const text = this.context.sharedStrings.get(this.sharedIndex);
    if (text === undefined) {
      const cell = cellReference(this.column, this.rowNumber);
      throw this.fault("xlsx.bad_reference", { cell, index: String(this.sharedIndex) });
    }
    this.add("text", text);
  }

  private finishNumber(text: string): void {
    const meaning = this.context.styles[this.style] ?? plainStyle;
    if (meaning.kind === "plain") {
      this.add("number", text);
      return;
    }
    if (meaning.kind === "padded") {
      this.add(
        /^\d+$/.test(text) && text.length < meaning.width ? "text" : "number",
        text.padStart(meaning.width, "0"),
      );
      return;
    }
    const moment = momentOfSerial(Number(text), this.context.date1904);
    if (moment === undefined) this.add("number", text);
    else if (moment.day === undefined) this.add("time", moment.time);
    else if (meaning.kind === "date" && !moment.hasTime) this.add("date", moment.day);
    else this.add("datetime", `${moment.day}T${moment.time}`);
  }

  /** Strict workbooks write days as ISO 8601. */
  private finishIso(text: string): void {
    const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2})(?:\.\d+)?)?$/.exec(text);
    if (match === null) this.add("text", text);
    else if (match[2] === undefined) this.add("date", match[1] as string);
    else this.add("datetime", `${match[1]}T${match[2]}`);
  }

  private add(kind: CellKind, text: string): void {
    if (text === "") return;
    const { limits } = this.context;
    if (this.column >= limits.maxColumns) {
      throw this.fault("table.too_many_columns", { row: this.rowNumber, limit: limits.maxColumns });
    }
    if (text.length > limits.maxCellChars) {
      throw this.fault("table.cell_too_long", {
        cell: cellReference(this.column, this.rowNumber),
        limit: limits.maxCellChars,
      });
    }
    this.cells.push({ column: this.column, kind, text });
  }

  private fault(code: FileDiagnosticCode, args: Record<string, string | number>): FileFault {
    const { file, sheet } = this.context;
    return new FileFault(fileDiagnostic(code, { file, sheet, row: this.rowNumber }, args));
  }
}

/** `BC12` → 54, 0-based. */
function columnOf(bytes: Buffer, start: number, end: number): number {
  let column = 0;
  for (let position = start; position < end; position++) {
    const letter = ((bytes[position] as number) & 0xdf) - 0x40;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column - 1;
}

function integerOf(bytes: Buffer, start: number, end: number): number {
  let value = 0;
  for (let position = start; position < end; position++) value = value * 10 + (bytes[position] as number) - 0x30;
  return value;
}

/** ECMA-376 part 1, 18.18.11: b, d, e, inlineStr, n, s, str. */
function typeOf(bytes: Buffer, start: number, end: number): CellType {
  const first = bytes[start];
  if (first === 0x73) return end - start === 1 ? "shared" : "string";
  if (first === 0x69) return "inline";
  if (first === 0x62) return "bool";
  if (first === 0x65) return "error";
  return first === 0x64 ? "iso" : "number";
}

function parseRange(text: string): MergedRange | undefined {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/.exec(text);
  if (match === null) return undefined;
  const [, left = "", top = "", right = left, bottom = top] = match;
  return {
    firstRow: Number(top),
    lastRow: Number(bottom),
    firstColumn: columnOf(Buffer.from(left), 0, left.length),
    lastColumn: columnOf(Buffer.from(right), 0, right.length),
  };
}
