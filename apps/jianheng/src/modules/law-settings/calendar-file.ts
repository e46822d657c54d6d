// A calendar table as a file: read into plain lines, and the empty one to fill in.
import { calendarColumns, type CalendarTableLine } from "@jianheng/law";
import {
  lookOf,
  readCsv,
  readXlsx,
  type FileDiagnostic,
  type FileSource,
  type Row,
  type WorkbookToWrite,
} from "@jianheng/files";

/** Ten years of notices, day by day, are some 500 lines. */
const mostRows = 20_000;
/** A table of that many lines is far below this; a larger file is another file. */
export const calendarFileBytesMax = 5 * 1024 ** 2;
/** Wider than the table's seven columns and what people add beside them. */
const mostColumns = 50;

/** The lines of the first sheet, or of a text table; with `problem` when it cannot be read. */
export async function readCalendarFile(
  source: FileSource,
): Promise<{ readonly lines: readonly CalendarTableLine[]; readonly problem: FileDiagnostic | null }> {
  const look = await lookOf(source);
  if (look === "zip" || look === "compound") {
    const reading = await readXlsx(source);
    try {
      const sheet = reading.sheets.find(({ hidden }) => !hidden) ?? reading.sheets[0];
      const lines = sheet === undefined ? [] : await linesOf(reading.rows(sheet));
      return { lines, problem: firstError(reading.diagnostics) };
    } finally {
      reading.close();
    }
  }
  const reading = await readCsv(source);
  return { lines: await linesOf(reading.rows()), problem: firstError(reading.diagnostics) };
}

function firstError(diagnostics: readonly FileDiagnostic[]): FileDiagnostic | null {
  return diagnostics.find(({ severity }) => severity === "error") ?? null;
}

async function linesOf(batches: AsyncGenerator<readonly Row[], void>): Promise<readonly CalendarTableLine[]> {
  const lines: CalendarTableLine[] = [];
  for await (const rows of batches)
    for (const { number, cells } of rows) {
      // One more than may be read, so that the parser says that there are too many.
      if (lines.length > mostRows) return lines;
      const width = Math.min(mostColumns, 1 + Math.max(-1, ...cells.map(({ column }) => column)));
      const texts = Array.from({ length: width }, () => "");
      for (const { column, text } of cells) if (column < width) texts[column] = text;
      lines.push({ row: number, cells: texts });
    }
  return lines;
}

const header = (column: keyof typeof calendarColumns) => calendarColumns[column][0];

/** The empty table, with one line that shows how it is meant. */
export function calendarTemplate(): WorkbookToWrite {
  return {
    title: "放假安排导入模板",
    sheets: [
      {
        name: "放假安排",
        columns: [
          { header: header("from"), kind: "date", note: "放假或者调休上班的第一日" },
          { header: header("to"), kind: "date", note: "最后一日；只有一日的可以不填" },
          { header: header("kind"), choices: ["休", "班"], choicesOnly: true, note: "休：休息日；班：周末调休上班" },
          { header: header("name"), width: 16, note: "节日名称" },
          { header: header("source"), width: 44, note: "通知的名称、文号或者网址" },
          {
            header: header("scope"),
            choices: ["全国", "本地"],
            choicesOnly: true,
            note: "全国：国务院办公厅通知，由系统管理员导入；本地：民族自治地方等本院自己的日子，由案管人员导入。不填为全国",
          },
        ],
        rows: [],
      },
    ],
  };
}
