import { roles } from "@jianheng/contract";
import {
  type Cell,
  type CellToWrite,
  columnLetter,
  type ColumnToWrite,
  describeDiagnostic,
  readXlsx,
  type Row,
  type SheetInfo,
  type WorkbookToWrite,
  type XlsxReading,
} from "@jianheng/files";
import { levelLabels } from "./organisation-words.ts";

// The workbook in which an office writes down who works where: three sheets, a header row each, one line per office,
// department and post. A person with two posts has two lines.

interface Column {
  readonly header: string;
  /** May the column, and its cells, be left out? */
  readonly optional?: true;
  readonly choices?: readonly string[];
  readonly date?: true;
  readonly note?: string;
}

const dayNote = "如 2025-01-31";

/** Sheets and columns by id, in the order in which they are written. */
export const organisationSheets = {
  offices: {
    name: "单位",
    columns: {
      code: { header: "编码", note: "六位数字" },
      name: { header: "名称", note: "全称" },
      level: { header: "层级", choices: Object.values(levelLabels) },
      parentCode: { header: "上级编码", optional: true, note: "最上一级留空" },
    },
  },
  departments: {
    name: "部门",
    columns: { officeCode: { header: "单位编码" }, name: { header: "名称", note: "与案件中的承办部门写法一致" } },
  },
  posts: {
    name: "人员",
    columns: {
      personName: { header: "姓名", note: "一人任几个职务就写几行" },
      officeCode: { header: "单位编码" },
      department: { header: "部门" },
      role: { header: "角色", choices: Object.values(roles).map((role) => role.zh) },
      heldFrom: { header: "任职起", date: true, note: `任职首日，${dayNote}` },
      heldTo: { header: "任职止", optional: true, date: true, note: `任职末日，${dayNote}；在任留空` },
      userName: { header: "用户名", optional: true, note: "登录用；留空即用姓名。同名的人必须填写" },
    },
  },
} as const satisfies Record<string, { readonly name: string; readonly columns: Readonly<Record<string, Column>> }>;

export type SheetId = keyof typeof organisationSheets;
type ColumnId<Sheet extends SheetId> = keyof (typeof organisationSheets)[Sheet]["columns"] & string;

/** What stands in a cell, tidied; empty text for an empty cell. */
export interface Field {
  readonly text: string;
  readonly sheet: string;
  /** As the spreadsheet shows them; the column is null where the workbook does not have it. */
  readonly row: number;
  readonly column: string | null;
  readonly header: string;
}
export type Line<Sheet extends SheetId> = Readonly<Record<ColumnId<Sheet>, Field>>;
export interface OrganisationLines {
  readonly offices: readonly Line<"offices">[];
  readonly departments: readonly Line<"departments">[];
  readonly posts: readonly Line<"posts">[];
}

/** What is wrong, where, and what belongs there. */
export interface OrganisationProblem {
  readonly sheet: string | null;
  readonly row: number | null;
  /** Letter and header. */
  readonly column: string | null;
  readonly header: string | null;
  readonly value: string;
  readonly expected: string;
}

export function problemAt(field: Field, expected: string): OrganisationProblem {
  const { sheet, row, column, header, text } = field;
  return { sheet, row, column, header, value: text, expected };
}

/** `人员 第 5 行 D 列“角色”：写的是“检查官”，应为……` */
export function describeOrganisationProblem(problem: OrganisationProblem): string {
  const { sheet, row, column, header, value, expected } = problem;
  const place = [
    sheet === null ? [] : `“${sheet}”表`,
    row === null ? [] : `第 ${row} 行`,
    column === null ? [] : `${column} 列`,
    header === null ? [] : `“${header}”`,
  ].flat();
  const written = header === null || row === null ? "" : value === "" ? "空白；" : `写的是“${value}”；`;
  return `${place.length === 0 ? "" : `${place.join(" ")}：`}${written}${expected}`;
}

/** More lines than all offices of a province have posts. */
const linesMax = 100_000;

/** Reads the three sheets; what cannot be read is in `problems`, and then nothing is to be relied on. */
export async function readOrganisationWorkbook(file: {
  readonly name: string;
  readonly path: string;
}): Promise<{ readonly lines: OrganisationLines; readonly problems: readonly OrganisationProblem[] }> {
  const book = await readXlsx(file);
  const problems: OrganisationProblem[] = [];
  try {
    const lines = {
      offices: await readSheet(book, "offices", problems),
      departments: await readSheet(book, "departments", problems),
      posts: await readSheet(book, "posts", problems),
    };
    const faults = book.diagnostics.filter((diagnostic) => diagnostic.severity === "error");
    if (faults.length === 0) return { lines, problems };
    // Sheets that are missing from a file that cannot be opened are not the user's trouble.
    return { lines, problems: faults.map((fault) => aboutBook(describeDiagnostic(fault, "zh"))) };
  } finally {
    book.close();
  }
}

async function readSheet<Sheet extends SheetId>(
  book: XlsxReading,
  id: Sheet,
  problems: OrganisationProblem[],
): Promise<readonly Line<Sheet>[]> {
  const { name, columns } = organisationSheets[id];
  const sheet = book.sheets.find((candidate) => tidy(candidate.name) === name);
  if (sheet === undefined) {
    problems.push(aboutBook(`没有“${name}”表；应有“单位”“部门”“人员”三张表`));
    return [];
  }
  const [first, ...rest] = await allRows(book, sheet, problems);
  const places = new Map(first?.cells.map((cell) => [tidy(cell.text), cell.column]));
  for (const column of Object.values<Column>(columns)) {
    if (column.optional === true || places.has(column.header)) continue;
    problems.push({ ...aboutBook(`没有“${column.header}”列`), sheet: name, row: first?.number ?? null });
  }
  const lineOf = (row: Row): Line<Sheet> => {
    const cells = new Map(row.cells.map((cell) => [cell.column, cell]));
    const fields = Object.entries<Column>(columns).map(([columnId, { header }]) => {
      const place = places.get(header);
      const cell = place === undefined ? undefined : cells.get(place);
      const column = place === undefined ? null : columnLetter(place);
      return [columnId, { text: textOf(cell), sheet: name, row: row.number, column, header } satisfies Field];
    });
    return Object.fromEntries(fields) as Line<Sheet>;
  };
  return rest.map(lineOf).filter((line) => Object.values<Field>(line).some((field) => field.text !== ""));
}

async function allRows(book: XlsxReading, sheet: SheetInfo, problems: OrganisationProblem[]): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const batch of book.rows(sheet)) {
    rows.push(...batch);
    if (rows.length <= linesMax) continue;
    problems.push({ ...aboutBook(`超过 ${linesMax} 行`), sheet: sheet.name });
    return [];
  }
  return rows;
}

function aboutBook(expected: string): OrganisationProblem {
  return { sheet: null, row: null, column: null, header: null, value: "", expected };
}

function textOf(cell: Cell | undefined): string {
  if (cell === undefined) return "";
  const text = tidy(cell.text);
  // A day that the spreadsheet keeps with a time of midnight.
  return cell.kind === "datetime" ? text.replace(/T00:00(:00)?$/, "") : text;
}

/** Without surrounding white space, full-width digits and letters as ordinary ones. */
function tidy(text: string): string {
  return text.normalize("NFKC").replace(/^[\s\u{200b}-\u{200f}\u{feff}]+|[\s\u{200b}-\u{200f}\u{feff}]+$/gu, "");
}

/** Rows to write, by column id. */
export type RowsToWrite = {
  readonly [Sheet in SheetId]: readonly Readonly<Record<ColumnId<Sheet>, string | null>>[];
};

/** The workbook with these rows; without any it is the empty template. */
export function organisationWorkbook(rows: RowsToWrite): WorkbookToWrite {
  const sheets = Object.entries<{ readonly name: string; readonly columns: Readonly<Record<string, Column>> }>(
    organisationSheets,
  ).map(([id, { name, columns }]) => ({
    name,
    columns: Object.values(columns).map(columnToWrite),
    rows: rows[id as SheetId].map((row: Readonly<Record<string, CellToWrite>>) =>
      Object.keys(columns).map((columnId) => row[columnId] ?? null),
    ),
  }));
  return { title: "检衡单位与人员", sheets };
}

function columnToWrite({ header, optional, choices, date, note }: Column): ColumnToWrite {
  return {
    header,
    kind: date === true ? "date" : "text",
    ...(optional === true ? {} : { required: true }),
    ...(choices === undefined ? {} : { choices, choicesOnly: true }),
    ...(note === undefined ? {} : { note }),
  };
}
