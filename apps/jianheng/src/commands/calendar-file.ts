import path from "node:path";
import { type Cell, describeDiagnostic, isFailure, readCsv, readXlsx, type Row } from "@jianheng/files";
import {
  type Calendar,
  type CalendarTableLine,
  describeCalendarProblem,
  extendCalendar,
  nationalCalendar,
  parseCalendarTable,
  problemText,
} from "@jianheng/law";

/** The sheet that the template calls so; a workbook without it is read from its first sheet. */
export const calendarSheet = "节假日";

/** A calendar read from files, and what is to be said about them; with an error there is no calendar. */
export interface CalendarReading {
  readonly calendar: Calendar | undefined;
  readonly messages: readonly { readonly severity: "error" | "warning"; readonly zh: string; readonly en: string }[];
}

// More lines than any table of holidays has; the parser has a bound of its own.
const MAX_ROWS = 50_000;

/** The national calendar with the tables of these files laid over it, one after the other. */
export async function readCalendarFiles(files: readonly string[]): Promise<CalendarReading> {
  let calendar: Calendar = nationalCalendar;
  const messages: CalendarReading["messages"][number][] = [];
  for (const file of files) {
    const say = (severity: "error" | "warning", { zh, en }: { readonly zh: string; readonly en: string }) =>
      messages.push({ severity, zh: `${file}：${zh}`, en: `${file}: ${en}` });
    const { lines, failures } = await readLines(file);
    for (const failure of failures) say("error", failure);
    if (failures.length > 0) continue;
    const table = parseCalendarTable(lines, calendar);
    for (const problem of table.problems) say(problem.severity, describeCalendarProblem(problem));
    if (table.problems.some(({ severity }) => severity === "error")) continue;
    const extended = extendCalendar(calendar, table.years, table.localDays);
    if (extended.ok) calendar = extended.value;
    else say("error", problemText(extended.problem));
  }
  return { calendar: messages.some(({ severity }) => severity === "error") ? undefined : calendar, messages };
}

interface Lines {
  readonly lines: readonly CalendarTableLine[];
  readonly failures: readonly { readonly zh: string; readonly en: string }[];
}

async function readLines(file: string): Promise<Lines> {
  const source = { name: path.basename(file), path: file };
  const book = file.toLowerCase().endsWith(".xlsx") ? await readXlsx(source) : await readCsv(source);
  try {
    const rows = "sheets" in book ? sheetRows(book) : book.rows();
    const lines: CalendarTableLine[] = [];
    for await (const batch of rows) {
      lines.push(...batch.map(lineOf));
      if (lines.length > MAX_ROWS) break;
    }
    const faults = isFailure(book.diagnostics) ? book.diagnostics.filter(({ severity }) => severity === "error") : [];
    const failures = faults.map((fault) => ({
      zh: describeDiagnostic(fault, "zh"),
      en: describeDiagnostic(fault, "en"),
    }));
    return { lines, failures };
  } finally {
    if ("sheets" in book) book.close();
  }
}

function sheetRows(book: Awaited<ReturnType<typeof readXlsx>>): AsyncGenerator<readonly Row[], void> {
  const sheet = book.sheets.find(({ name }) => name.trim() === calendarSheet) ?? book.sheets[0];
  return sheet === undefined ? noRows() : book.rows(sheet);
}

// oxlint-disable-next-line require-yield -- a workbook that was refused has no rows
async function* noRows(): AsyncGenerator<readonly Row[], void> {
  await Promise.resolve();
}

function lineOf({ number, cells }: Row): CalendarTableLine {
  const texts: string[] = [];
  for (const cell of cells) texts[cell.column] = textOf(cell);
  return { row: number, cells: Array.from(texts, (text) => text ?? "") };
}

// A spreadsheet keeps some days with a time of midnight.
function textOf({ kind, text }: Cell): string {
  return kind === "datetime" ? text.replace(/T00:00(:00)?$/u, "") : text;
}
