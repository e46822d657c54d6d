import type { CalendarTableLine, CalendarTableProblem } from "./parse-calendar-table.ts";

/** The columns of a calendar table by what they hold. */
export type CalendarColumn = "date" | "from" | "to" | "kind" | "name" | "source" | "scope";

/** Each column with the headers it may stand under; the first is the one we write. */
export const calendarColumns = {
  date: ["日期", "date", "day", "日子"],
  from: ["起", "from", "起始日期", "开始日期", "起日", "自"],
  to: ["止", "to", "截止日期", "结束日期", "止日", "至"],
  kind: ["休班", "kind", "type", "类型", "种类", "休/班", "休或班"],
  name: ["名称", "name", "节日", "节日名称", "假日"],
  source: ["依据", "source", "source_paper", "来源", "文件", "通知"],
  scope: ["范围", "scope", "适用范围"],
} as const satisfies Record<CalendarColumn, readonly string[]>;

/** Where the columns stand, and what is wrong with the line of headers. */
export interface CalendarHeader {
  readonly at: ReadonlyMap<CalendarColumn, number>;
  readonly headers: readonly string[];
  readonly problems: readonly CalendarTableProblem[];
}

/** Finds the columns by their headers; a date (or a first and last day) and the kind must be there. */
export function readCalendarHeader(line: CalendarTableLine): CalendarHeader {
  const headers = line.cells.map((cell) => cell.normalize("NFKC").trim());
  const at = new Map<CalendarColumn, number>();
  const problems: CalendarTableProblem[] = [];
  const place = (column: number | null, header: string | null, value: string) => ({
    severity: "error" as const,
    row: line.row,
    column,
    header,
    value,
  });
  for (const [index, header] of headers.entries()) {
    const column = columnOf(header);
    if (column === undefined) continue;
    if (at.has(column)) {
      problems.push({ ...place(index, header, header), problem: { code: "calendar.column_twice", args: { header } } });
    } else at.set(column, index);
  }
  if (!at.has("date") && !at.has("from")) problems.push(missing(place, calendarColumns.date[0]));
  if (!at.has("kind")) problems.push(missing(place, calendarColumns.kind[0]));
  return { at, headers, problems };
}

function missing(
  place: (column: null, header: null, value: string) => Omit<CalendarTableProblem, "problem">,
  header: string,
): CalendarTableProblem {
  const allowed = Object.values(calendarColumns)
    .map(([first]) => first)
    .join("、");
  return { ...place(null, null, ""), problem: { code: "calendar.column_missing", args: { header, allowed } } };
}

function columnOf(header: string): CalendarColumn | undefined {
  const sought = header.toLowerCase();
  const found = Object.entries(calendarColumns).find(([, names]) => (names as readonly string[]).includes(sought));
  return found?.[0] as CalendarColumn | undefined;
}
