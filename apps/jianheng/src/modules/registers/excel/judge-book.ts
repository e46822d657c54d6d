// A workbook judged: every row as `create` would judge it, and every fault with its place. Nothing is written.
import type { Bilingual, FieldFault, FieldValue, RowValue } from "@jianheng/contract";
import { errorSentence } from "@jianheng/contract";
import type { Cell, Row } from "@jianheng/files";
import type { Tx } from "../../../database/pool.ts";
import { isRefusal, type Refusal } from "../../../http/refusal.ts";
import type { SignedIn } from "../../identity/index.ts";
import { judgeMany, type Beginning } from "../records/actions.ts";
import type { PreparedAct } from "../records/prepare-act.ts";
import { readDirectory, type Directory } from "./directory.ts";
import { layoutOfNew, type BookLayout } from "./layout.ts";
import { joinId, readBook, type ReadBook, type ReadSheet, type SheetFault } from "./read-book.ts";
import { plain, readCellOf, tidy, type Reference } from "./read-cell.ts";
import type { Turn } from "./waiting.ts";
import { faultWords } from "./words.ts";

export interface JudgedBook {
  /** Sheet of the records. */
  readonly sheet: string;
  readonly rows: readonly JudgedRow[];
  /** In the order of the sheets. */
  readonly faults: readonly SheetFault[];
}

export interface JudgedRow {
  readonly row: number;
  /** Of the row and its lines in other sheets. */
  readonly faults: number;
  /** Null where something is wrong. */
  readonly prepared: PreparedAct | null;
}

export async function judgeBook(
  tx: Tx,
  signedIn: SignedIn,
  beginning: Beginning,
  file: { readonly name: string; readonly path: string },
  turn: Turn,
): Promise<JudgedBook | Refusal> {
  const layout = layoutOfNew(beginning.held.compiled.definition);
  await turn("reading", 0, 0);
  const book = await readBook(file, layout);
  if (isRefusal(book)) return book;
  const directory = await readDirectory(tx, signedIn, referencesIn(book, layout));
  const { drafts, faults } = draftsOf(book, layout, directory);
  const judged = await judgeMany(
    tx,
    signedIn,
    beginning,
    drafts.map(({ fields }) => fields),
    (done) => turn("judging", done, drafts.length),
  );
  const rows = drafts.map((draft, index): JudgedRow => {
    const answer = judged[index]!;
    const found = [...draft.faults, ...(isRefusal(answer) ? faultsOfRefusal(book, layout, draft, answer) : [])];
    faults.push(...found);
    const prepared = found.length > 0 || isRefusal(answer) ? null : answer;
    return { row: draft.row.number, faults: found.length, prepared };
  });
  return { sheet: book.main.name, rows, faults: inOrder(faults, book) };
}

/** A row as it was read, before it is judged. */
interface Draft {
  readonly row: Row;
  readonly fields: Record<string, FieldValue>;
  readonly faults: SheetFault[];
  /** Fields whose cells could not be read: what is said of them besides says nothing new. */
  readonly unread: Set<string>;
  /** By field: its lines in the other sheet. */
  readonly lines: Map<string, Row[]>;
}

function referencesIn({ main, date1904 }: ReadBook, { fields }: BookLayout): readonly Reference[] {
  return main.rows.flatMap((row) =>
    fields.flatMap((field) => {
      const read = readCellOf(field, cellOf(row, main, field.id), date1904);
      return "reference" in read ? [read.reference] : [];
    }),
  );
}

function cellOf({ cells }: Row, sheet: ReadSheet, id: string): Cell | undefined {
  const column = sheet.places.get(id)?.column;
  return column === undefined ? undefined : cells.find((cell) => cell.column === column);
}

function draftsOf(book: ReadBook, layout: BookLayout, directory: Directory) {
  const drafts = book.main.rows.map((row) => draftOf(row, book, layout, directory));
  const faults: SheetFault[] = [...book.faults];
  const byNumber = draftsByNumber(book, drafts);
  for (const { field } of layout.tables) {
    const sheet = book.tables.get(field.id);
    if (sheet === undefined) continue;
    for (const row of sheet.rows) {
      const number = numberOf(row, sheet);
      const draft = number === "" ? undefined : byNumber.get(number);
      const message = number === "" ? faultWords.joinMissing : faultWords.noSuchJoin;
      if (draft === undefined) faults.push(faultAt(sheet, row, joinId, layout.join ?? "", message));
      else draft.lines.set(field.id, [...(draft.lines.get(field.id) ?? []), row]);
    }
    for (const draft of drafts) readLines(draft, field.id, sheet, book, layout);
  }
  return { drafts, faults };
}

function draftOf(row: Row, { main, date1904 }: ReadBook, { fields }: BookLayout, directory: Directory): Draft {
  const draft: Draft = { row, fields: {}, faults: [], unread: new Set(), lines: new Map() };
  for (const field of fields) {
    const read = readCellOf(field, cellOf(row, main, field.id), date1904);
    const known = "reference" in read ? directory(read.reference) : read;
    if ("fault" in known) {
      draft.faults.push(faultAt(main, row, field.id, field.label.zh, known.fault));
      draft.unread.add(field.id);
    } else {
      const value = "id" in known ? known.id : known.value;
      if (value !== null) draft.fields[field.id] = value;
    }
  }
  return draft;
}

/** The running number as people write it. */
function numberOf(row: Row, sheet: ReadSheet): string {
  const cell = cellOf(row, sheet, joinId);
  if (cell === undefined) return "";
  return cell.kind === "number" ? String(Number(cell.text)) : plain(cell.text);
}

/** A number that stands twice leads to neither; that is a fault where lines have to be joined. */
function draftsByNumber({ main, tables }: ReadBook, drafts: readonly Draft[]): ReadonlyMap<string, Draft> {
  const byNumber = new Map<string, Draft>();
  for (const draft of drafts) {
    const number = numberOf(draft.row, main);
    if (number === "") continue;
    if (byNumber.has(number) && tables.size > 0)
      draft.faults.push(faultAt(main, draft.row, joinId, "", faultWords.repeatedJoin));
    else byNumber.set(number, draft);
  }
  return byNumber;
}

function readLines(draft: Draft, fieldId: string, sheet: ReadSheet, { date1904 }: ReadBook, layout: BookLayout): void {
  const field = layout.tables.find((table) => table.field.id === fieldId)?.field;
  const lines = draft.lines.get(fieldId);
  if (field === undefined || lines === undefined) return;
  draft.fields[fieldId] = lines.map((row): RowValue => {
    const value: Record<string, RowValue[string]> = {};
    for (const column of field.columns) {
      const read = readCellOf(column, cellOf(row, sheet, column.id), date1904);
      if ("fault" in read) {
        draft.faults.push(faultAt(sheet, row, column.id, column.label.zh, read.fault));
        draft.unread.add(lineKey(fieldId, row.number, column.id));
      } else if ("value" in read && read.value !== null) value[column.id] = read.value as RowValue[string];
    }
    return value;
  });
}

function lineKey(field: string, row: number, column: string): string {
  return `${field} ${row} ${column}`;
}

function faultAt(sheet: ReadSheet, row: Row, id: string, label: string, message: Bilingual): SheetFault {
  const place = sheet.places.get(id);
  const value = tidy(cellOf(row, sheet, id)?.text ?? "");
  return {
    sheet: sheet.name,
    row: row.number,
    column: place?.column ?? null,
    header: place?.header ?? label,
    value,
    message,
  };
}

function faultsOfRefusal(
  book: ReadBook,
  layout: BookLayout,
  draft: Draft,
  { refused }: Refusal,
): readonly SheetFault[] {
  const ofRow = (message: Bilingual): SheetFault => {
    return { sheet: book.main.name, row: draft.row.number, column: null, header: "", value: "", message };
  };
  if (refused.fields !== undefined) return refused.fields.flatMap((fault) => faultOfField(book, layout, draft, fault));
  // What a guard says of a row that could not be read whole may not be true.
  if (draft.unread.size > 0) return [];
  const { code, args } = refused;
  // In a workbook the guard's own words suffice: nothing is being done yet.
  if (code === "record.guard") return [ofRow({ zh: args["message"] ?? "", en: args["message.en"] ?? "" })];
  return [ofRow(errorSentence(code, args))];
}

function faultOfField(book: ReadBook, layout: BookLayout, draft: Draft, fault: FieldFault): readonly SheetFault[] {
  const sheet = book.tables.get(fault.field);
  const line = fault.row === undefined ? undefined : draft.lines.get(fault.field)?.[fault.row - 1];
  if (sheet !== undefined && line !== undefined && fault.column !== undefined) {
    if (draft.unread.has(lineKey(fault.field, line.number, fault.column))) return [];
    const table = layout.tables.find(({ field }) => field.id === fault.field);
    const label = table?.field.columns.find(({ id }) => id === fault.column)?.label.zh ?? fault.column;
    return [faultAt(sheet, line, fault.column, label, fault.message)];
  }
  if (draft.unread.has(fault.field)) return [];
  const label = layout.definition.fields.find(({ id }) => id === fault.field)?.label.zh ?? fault.field;
  return [faultAt(book.main, draft.row, fault.field, label, fault.message)];
}

/** As a reader goes through the workbook. */
function inOrder(faults: readonly SheetFault[], { main, tables }: ReadBook): readonly SheetFault[] {
  const sheets = [main.name, ...[...tables.values()].map(({ name }) => name)];
  const place = (sheet: string) => (sheets.includes(sheet) ? sheets.indexOf(sheet) : sheets.length);
  return faults.toSorted(
    (one, other) =>
      place(one.sheet) - place(other.sheet) ||
      one.row - other.row ||
      (one.column ?? Number.MAX_SAFE_INTEGER) - (other.column ?? Number.MAX_SAFE_INTEGER),
  );
}

/** The values of every row that can be taken, in order; null when any cannot. */
export function allPrepared({ rows, faults }: JudgedBook): readonly PreparedAct[] | null {
  if (faults.length > 0) return null;
  const prepared = rows.flatMap((row) => row.prepared ?? []);
  return prepared.length === rows.length ? prepared : null;
}
