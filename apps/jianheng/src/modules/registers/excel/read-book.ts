// Somebody's workbook → its sheets with known columns. Nothing in it is left out silently: a column or a sheet that means
// nothing here is a fault with its name.
import type { Bilingual } from "@jianheng/contract";
import {
  describeDiagnostic,
  type Cell,
  isFailure,
  readXlsx,
  type Row,
  type SheetInfo,
  type XlsxReading,
} from "@jianheng/files";
import { refuse, type Refusal } from "../../../http/refusal.ts";
import { checkName, explanationName, neededFields, type BookLayout } from "./layout.ts";
import { plain, tidy } from "./read-cell.ts";
import { faultWords } from "./words.ts";

/** More records than this are a delivery's matter, not one act of a person. */
export const recordsMost = 5000;
/** Lines of all tables inside them. */
const tableRowsMost = 50_000;
/** Titles and notes may stand above the header. */
const headerWithin = 20;
const mebibyte = 1024 ** 2;
export const bookBytesMost = 20 * mebibyte;
/** Unpacked; five thousand full rows are some tens of megabytes. */
const limits = { maxFileBytes: bookBytesMost, maxEntryBytes: 256 * mebibyte, maxTotalBytes: 400 * mebibyte };

/** What is wrong, where, and what belongs there. */
export interface SheetFault {
  readonly sheet: string;
  /** As the spreadsheet shows it. */
  readonly row: number;
  /** 0-based; null where the workbook has no such column, or the fault is the row's. */
  readonly column: number | null;
  readonly header: string;
  readonly value: string;
  readonly message: Bilingual;
}

export interface ReadSheet {
  readonly name: string;
  /** By the id of the field or column. */
  readonly places: ReadonlyMap<string, { readonly column: number; readonly header: string }>;
  /** Below the header, those that hold something. */
  readonly rows: readonly Row[];
}

export interface ReadBook {
  readonly main: ReadSheet;
  /** By field. */
  readonly tables: ReadonlyMap<string, ReadSheet>;
  readonly faults: readonly SheetFault[];
  readonly date1904: boolean;
}

/** The id under which the running number stands. */
export const joinId = "$join";

export async function readBook(
  file: { readonly name: string; readonly path: string },
  layout: BookLayout,
): Promise<ReadBook | Refusal> {
  const book = await readXlsx(file, { limits });
  try {
    const sheets = await allSheets(book, layout);
    if (sheets === null)
      return invalid(
        `超过 ${recordsMost} 条，请分成几份`,
        `more than ${recordsMost} records; please split the workbook`,
      );
    const failed = book.diagnostics.filter(
      ({ severity, code }) => severity === "error" || code === "xlsx.formula_without_value",
    );
    if (isFailure(book.diagnostics) || failed.length > 0) {
      const say = (language: "zh" | "en") => failed.map((one) => describeDiagnostic(one, language)).join(" ");
      return invalid(say("zh"), say("en"));
    }
    return recognise(sheets, layout, book.date1904);
  } finally {
    book.close();
  }
}

export function invalid(zh: string, en: string): Refusal {
  return refuse("workbook.invalid", { detail: zh, "detail.en": en });
}

interface RawSheet {
  readonly name: string;
  readonly rows: readonly Row[];
}

/** Null when there are more rows than are taken. */
async function allSheets(book: XlsxReading, layout: BookLayout): Promise<readonly RawSheet[] | null> {
  const sheets: RawSheet[] = [];
  for (const sheet of book.sheets) {
    if (sheet.hidden || isOurs(sheet.name)) continue;
    const isTable = layout.tables.some(({ name }) => sameName(name, sheet.name));
    const rows = await allRows(book, sheet, isTable ? tableRowsMost : recordsMost + headerWithin);
    if (rows === null) return null;
    if (rows.length > 0) sheets.push({ name: sheet.name, rows });
  }
  return sheets;
}

/** Sheets that are for people to read. */
function isOurs(name: string): boolean {
  return [explanationName, checkName].includes(tidy(name));
}

function sameName(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

async function allRows(book: XlsxReading, sheet: SheetInfo, most: number): Promise<Row[] | null> {
  const rows: Row[] = [];
  for await (const batch of book.rows(sheet)) {
    rows.push(...batch.filter(holdsSomething));
    if (rows.length > most) return null;
  }
  return rows;
}

function holdsSomething({ cells }: Row): boolean {
  return cells.some(({ text }) => tidy(text) !== "");
}

function recognise(sheets: readonly RawSheet[], layout: BookLayout, date1904: boolean): ReadBook | Refusal {
  const faults: SheetFault[] = [];
  const raw = mainSheet(sheets, layout);
  if (raw === undefined) return notThisRegister(layout);
  const main = titled(raw, mainHeaders(layout), faults);
  if (main === undefined) return notThisRegister(layout);
  const missing = neededFields(layout).filter(({ id }) => !main.places.has(id));
  if (missing.length > 0)
    return invalid(
      `“${raw.name}”表没有列：${missing.map(({ label }) => label.zh).join("、")}`,
      `sheet “${raw.name}” lacks the columns: ${missing.map(({ label }) => label.en).join(", ")}`,
    );
  if (main.rows.length > recordsMost)
    return invalid(`超过 ${recordsMost} 条，请分成几份`, `more than ${recordsMost} records; please split the workbook`);
  if (main.rows.length === 0) return invalid(`“${raw.name}”表没有内容`, `sheet “${raw.name}” holds no records`);
  const tables = new Map<string, ReadSheet>();
  for (const sheet of sheets) {
    if (sheet === raw) continue;
    const table = layout.tables.find(({ name }) => sameName(name, sheet.name));
    const read = table === undefined ? undefined : titled(sheet, tableHeaders(layout, table), faults);
    if (table === undefined || read === undefined) faults.push(unknownSheet(sheet));
    else tables.set(table.field.id, read);
  }
  return { main, tables, faults, date1904 };
}

function notThisRegister({ name, definition }: BookLayout): Refusal {
  return invalid(
    `没有找到“${name}”表。请使用“${definition.title.zh}”的模板`,
    `there is no sheet “${name}”; please use the template of “${definition.title.en}”`,
  );
}

function unknownSheet({ name, rows }: RawSheet): SheetFault {
  return {
    sheet: name,
    row: rows[0]?.number ?? 1,
    column: null,
    header: "",
    value: name,
    message: faultWords.unknownSheet,
  };
}

/** By its name; else the only sheet that has every column that a record needs. */
function mainSheet(sheets: readonly RawSheet[], layout: BookLayout): RawSheet | undefined {
  const named = sheets.find(({ name }) => sameName(name, layout.name));
  if (named !== undefined) return named;
  const needed = neededFields(layout).map(({ id }) => id);
  const fitting = sheets.filter((sheet) => {
    const read = titled(sheet, mainHeaders(layout), []);
    return read !== undefined && needed.length > 0 && needed.every((id) => read.places.has(id));
  });
  return fitting.length === 1 ? fitting[0] : undefined;
}

type Headers = ReadonlyMap<string, string>;

/** Header → id. */
function mainHeaders({ fields, join }: BookLayout): Headers {
  return headersOf(join, fields);
}

function tableHeaders({ join }: BookLayout, table: BookLayout["tables"][number]): Headers {
  return headersOf(join, table.field.columns);
}

function headersOf(
  join: string | null,
  columns: readonly { readonly id: string; readonly label: Bilingual }[],
): Headers {
  const named = columns.map(({ id, label }) => [headerName(label.zh), id] as const);
  return new Map(join === null ? named : [[headerName(join), joinId], ...named]);
}

/** As people write a header: spaces and marks of what must be filled in do not count. */
function headerName(written: string): string {
  return plain(written).replaceAll(/^[*★]+|[*★:]+$|\(?必填\)?/gu, "");
}

/** The header is the row among the first that names most columns; undefined where none names any. */
function titled(sheet: RawSheet, headers: Headers, faults: SheetFault[]): ReadSheet | undefined {
  const known = (row: Row) => row.cells.filter(({ text }) => headers.has(headerName(text))).length;
  const [header] = sheet.rows
    .filter(({ number }) => number <= headerWithin)
    .toSorted((one, other) => known(other) - known(one) || one.number - other.number);
  if (header === undefined || known(header) === 0) return undefined;
  const below = sheet.rows.filter(({ number }) => number > header.number);
  const places = new Map<string, { readonly column: number; readonly header: string }>();
  for (const cell of header.cells) {
    const text = tidy(cell.text);
    const id = headers.get(headerName(text));
    const note = (message: Bilingual) =>
      void faults.push({
        sheet: sheet.name,
        row: header.number,
        column: cell.column,
        header: text,
        value: text,
        message,
      });
    if (text === "") continue;
    if (id === undefined) note(faultWords.unknownColumn);
    else if (places.has(id)) note(faultWords.repeatedColumn);
    else places.set(id, { column: cell.column, header: text });
  }
  faults.push(...untitledColumns(sheet.name, header, below));
  const joinColumn = places.get(joinId)?.column;
  return { name: sheet.name, places, rows: below.filter((row) => holdsMore(row, joinColumn)) };
}

/** A running number alone is not yet a record. */
function holdsMore({ cells }: Row, joinColumn: number | undefined): boolean {
  return cells.some(({ column, text }) => column !== joinColumn && tidy(text) !== "");
}

function untitledColumns(sheet: string, header: Row, below: readonly Row[]): readonly SheetFault[] {
  const titledColumns = new Set(header.cells.filter(({ text }) => tidy(text) !== "").map(({ column }) => column));
  const found = new Map<number, { readonly row: number; readonly cell: Cell }>();
  for (const { number, cells } of below)
    for (const cell of cells)
      if (!titledColumns.has(cell.column) && !found.has(cell.column) && tidy(cell.text) !== "")
        found.set(cell.column, { row: number, cell });
  return [...found.values()].map(({ row, cell }) => ({
    sheet,
    row,
    column: cell.column,
    header: "",
    value: tidy(cell.text),
    message: faultWords.untitledColumn,
  }));
}
