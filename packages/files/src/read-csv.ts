// The door to a text table: encoding and delimiter are found out, then rows stream by as in a sheet.

import { stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { FileFault, fileDiagnostic, type FileDiagnostic } from "./diagnostics.ts";
import { limitsFrom, type FileLimits } from "./limits.ts";
import { lookOf, refusalOf } from "./sniff.ts";
import { cellReference, type Cell, type FileSource, type Row } from "./table.ts";
import { isKnownEncoding, lookAtText, textOf } from "./text-encoding.ts";
import { reasonOf } from "./zip-archive.ts";

export interface CsvReading {
  /** Undefined when the file was refused; `diagnostics` then says why. */
  readonly encoding: string | undefined;
  readonly delimiter: string;
  /** Grows while rows are read. An error means that what was read is not to be relied on. */
  readonly diagnostics: readonly FileDiagnostic[];
  /**
   * Rows in batches, only those that hold something. The row number counts records as Excel shows them, so a line
   * break inside quotes does not count. After an error the rows end early.
   */
  rows(): AsyncGenerator<readonly Row[], void>;
}

export interface CsvOptions {
  readonly limits?: Partial<FileLimits>;
  /** When a person has said so; otherwise found out. Bytes that do not follow it are replaced, counted and said. */
  readonly encoding?: string;
}

const batchRows = 512;
/** The delimiter shows in the first lines. */
const delimiterSampleChars = 64 * 1024;
const delimiters = [",", "\t", ";"] as const;

/** Never throws for what is wrong with the file: that is in `diagnostics`. */
export async function readCsv(source: FileSource, options: CsvOptions = {}): Promise<CsvReading> {
  const limits = limitsFrom(options.limits);
  const diagnostics: FileDiagnostic[] = [];
  const text = await findEncoding(source, options.encoding, limits, diagnostics);
  let wasRead = false;
  const delimiter = text === undefined ? "," : await findDelimiter(source, text.encoding);
  return {
    encoding: text?.encoding,
    delimiter,
    diagnostics,
    rows: async function* () {
      if (text === undefined) return;
      const damage = text.sound ? undefined : new DamageCount();
      const formulas = new FormulaCount();
      try {
        yield* streamRows(source, { ...text, delimiter }, limits, { damage, formulas });
      } catch (error) {
        diagnostics.push(diagnosticOf(error, source, recordChars(limits)));
      }
      // Read once more, a file has nothing new to say about itself.
      if (wasRead) return;
      wasRead = true;
      if (damage !== undefined) diagnostics.push(...damage.diagnostics(source.name, text.encoding));
      diagnostics.push(...formulas.diagnostics(source.name));
    },
  };
}

interface FoundText {
  readonly encoding: string;
  /** Whether all bytes are known to follow it. */
  readonly sound: boolean;
}

async function findEncoding(
  source: FileSource,
  told: string | undefined,
  limits: FileLimits,
  diagnostics: FileDiagnostic[],
): Promise<FoundText | undefined> {
  const where = { file: source.name };
  try {
    await refuseOtherKinds(source, limits);
    if (told !== undefined) {
      if (isKnownEncoding(told)) return { encoding: told, sound: false };
      throw new FileFault(fileDiagnostic("csv.encoding_name_unknown", where, { encoding: told }));
    }
    const look = await lookAtText(source);
    switch (look.kind) {
      case "known":
        return look;
      case "cut":
        throw new FileFault(fileDiagnostic("csv.cut_off", where, { encoding: look.encoding.toUpperCase() }));
      case "binary":
        throw new FileFault(fileDiagnostic("files.binary_text", where, { offset: look.offset }));
      case "unknown":
        throw new FileFault(fileDiagnostic("csv.encoding_unknown", where));
    }
  } catch (error) {
    diagnostics.push(diagnosticOf(error, source));
    return undefined;
  }
}

/** Places whose bytes do not follow the encoding: how many, and the first. */
class DamageCount {
  private places = 0;
  private firstRow = 0;
  private firstCell = "";

  look(cell: Cell, row: number): void {
    const places = cell.text.match(/\u{fffd}+/gu)?.length ?? 0;
    if (places === 0) return;
    if (this.places === 0) {
      this.firstRow = row;
      this.firstCell = cellReference(cell.column, row);
    }
    this.places += places;
  }

  diagnostics(file: string, encoding: string): FileDiagnostic[] {
    if (this.places === 0) return [];
    const args = { count: this.places, encoding: encoding.toUpperCase(), row: this.firstRow, cell: this.firstCell };
    return [fileDiagnostic("csv.bytes_unreadable", { file, row: this.firstRow, cell: this.firstCell }, args)];
  }
}

/**
 * Texts that a spreadsheet would take for a formula: `=1+1`, `=cmd|'/c calc'!A1`, `@SUM(…)`. Here they stay texts; that
 * someone wrote them is worth knowing.
 */
class FormulaCount {
  private count = 0;
  private firstRow = 0;
  private firstCell = "";

  look({ column, text }: Cell, row: number): void {
    const first = text.charCodeAt(0);
    // = + - @; a sign before a number is a number.
    if (first !== 0x3d && first !== 0x2b && first !== 0x2d && first !== 0x40) return;
    if (first !== 0x3d && !/^[+\-@][A-Za-z]\w*[(|!]/.test(text)) return;
    if (this.count++ > 0) return;
    this.firstRow = row;
    this.firstCell = cellReference(column, row);
  }

  diagnostics(file: string): FileDiagnostic[] {
    if (this.count === 0) return [];
    const where = { file, row: this.firstRow, cell: this.firstCell };
    return [fileDiagnostic("csv.formula_text", where, { count: this.count, cell: this.firstCell })];
  }
}

async function refuseOtherKinds(source: FileSource, limits: FileLimits): Promise<void> {
  const where = { file: source.name };
  const bytes = "path" in source ? (await stat(source.path)).size : source.bytes.byteLength;
  if (bytes > limits.maxFileBytes) {
    throw new FileFault(fileDiagnostic("files.too_large", where, { bytes, limit: limits.maxFileBytes }));
  }
  const look = await lookOf(source);
  const code = await refusalOf(look, source);
  if (code !== undefined) throw new FileFault(fileDiagnostic(code, where));
  if (look !== "other") throw new FileFault(fileDiagnostic("files.binary_text", where, { offset: 0 }));
}

/** The one that splits the first line into most cells, quotes respected; a comma when none does. */
async function findDelimiter(source: FileSource, encoding: string): Promise<string> {
  let sample = "";
  for await (const text of textOf(source, encoding)) {
    sample += text;
    if (sample.length >= delimiterSampleChars) break;
  }
  const told = /^sep=([,;\t])\r?\n/.exec(sample)?.[1];
  if (told !== undefined) return told;
  const firstLine = /^(?:[^"\r\n]|"(?:[^"]|"")*")+/.exec(sample.trimStart())?.[0] ?? "";
  const bare = firstLine.replace(/"(?:[^"]|"")*"/g, "");
  const count = (delimiter: string) => bare.split(delimiter).length;
  return delimiters.reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best));
}

async function* streamRows(
  source: FileSource,
  { encoding, delimiter }: { readonly encoding: string; readonly delimiter: string },
  limits: FileLimits,
  { damage, formulas }: { readonly damage: DamageCount | undefined; readonly formulas: FormulaCount },
): AsyncGenerator<readonly Row[], void> {
  const parser = parse({
    delimiter,
    relax_column_count: true,
    // `张"三"` in the middle of a cell is text, as Excel reads it.
    relax_quotes: true,
    record_delimiter: ["\r\n", "\n", "\r"],
    max_record_size: recordChars(limits),
  });
  const text = Readable.from(withoutSeparatorLine(textOf(source, encoding)));
  text.on("error", (error) => parser.destroy(error));
  text.pipe(parser);
  let batch: Row[] = [];
  let number = 0;
  for await (const record of parser as AsyncIterable<string[]>) {
    number += 1;
    const cells = cellsOf(record, number, source, limits);
    for (const cell of cells) {
      damage?.look(cell, number);
      formulas.look(cell, number);
    }
    if (cells.length > 0) batch.push({ number, cells });
    if (batch.length === batchRows) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

/** A line without end is no row: four of the longest cells are more than any real one holds. */
function recordChars(limits: FileLimits): number {
  return limits.maxCellChars * 4;
}

/** `sep=;` is a hint to Excel, not a row. */
async function* withoutSeparatorLine(text: AsyncIterable<string>): AsyncGenerator<string> {
  let first = true;
  for await (const piece of text) {
    yield first ? piece.replace(/^sep=[,;\t]\r?\n/, "") : piece;
    first = false;
  }
}

function cellsOf(record: readonly string[], row: number, source: FileSource, limits: FileLimits): Cell[] {
  if (row > limits.maxRows) {
    throw new FileFault(fileDiagnostic("table.too_many_rows", { file: source.name, row }, { limit: limits.maxRows }));
  }
  const cells: Cell[] = [];
  for (const [column, written] of record.entries()) {
    const text = withoutGuard(written);
    if (text === "") continue;
    if (column >= limits.maxColumns) {
      const args = { row, limit: limits.maxColumns };
      throw new FileFault(fileDiagnostic("table.too_many_columns", { file: source.name, row }, args));
    }
    if (text.length > limits.maxCellChars) {
      const args = { cell: cellReference(column, row), limit: limits.maxCellChars };
      throw new FileFault(fileDiagnostic("table.cell_too_long", { file: source.name, row }, args));
    }
    cells.push({ column, kind: "text", text });
  }
  return cells;
}

/**
 * Systems guard long numbers from being read as such by a spreadsheet: `="110105…"` and `'110105…`. The guard is no part
 * of the text.
 */
function withoutGuard(text: string): string {
  if (text.startsWith('="') && text.endsWith('"') && text.length >= 3) return text.slice(2, -1).replaceAll('""', '"');
  return /^'[\d=+\-@]/.test(text) ? text.slice(1) : text;
}

function diagnosticOf(error: unknown, source: FileSource, limit = 0): FileDiagnostic {
  const where = { file: source.name };
  if (error instanceof FileFault) return error.diagnostic;
  if (error instanceof CsvError) {
    const line = "lines" in error ? Number(error["lines"]) : 0;
    const tooLong = error.code === "CSV_MAX_RECORD_SIZE";
    return tooLong
      ? fileDiagnostic("csv.record_too_long", where, { line, limit })
      : fileDiagnostic("csv.malformed", where, { line });
  }
  if (error instanceof Error && "code" in error && "syscall" in error) {
    return fileDiagnostic("files.unreadable", where, { reason: reasonOf(error) });
  }
  throw error;
}
