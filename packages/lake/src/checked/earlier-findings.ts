// The findings that a workbook brings back: those listed in it when it was last given to the office, with what people
// have typed beside them.

import { type FileSource, readXlsx, type Row } from "@jianheng/files";
import { findingsSheet, hiddenColumns } from "./own-sheets.ts";
import { headers, type ListedKind, kinds } from "./words.ts";

export interface EarlierFinding {
  /** The file it came back in; undefined for one that was named for comparison only. */
  readonly file: string | undefined;
  readonly kind: ListedKind;
  readonly rule: string;
  readonly revision: string;
  readonly key: string;
  readonly title: string;
  readonly legalCaseNo: string;
  readonly person: string;
  readonly message: string;
  readonly place: string;
  /** Typed by people. */
  readonly handled: string;
}

/** The header stands below a few lines; people may have put some above. */
const headerSearchRows = 50;

/** Undefined for a workbook without a findings sheet of ours, or one whose hidden columns were removed. */
export async function readEarlierFindings(
  source: FileSource,
  file: string | undefined,
): Promise<readonly EarlierFinding[] | undefined> {
  const book = await readXlsx(source);
  try {
    const sheet = book.sheets.find(({ name }) => name === findingsSheet);
    if (sheet === undefined) return undefined;
    let columns: Columns | undefined;
    const found: EarlierFinding[] = [];
    for await (const rows of book.rows(sheet)) {
      for (const row of rows) {
        if (columns === undefined) {
          if (row.number > headerSearchRows) return undefined;
          columns = columnsOf(row);
        } else found.push(...findingOf(row, columns, file));
      }
    }
    return columns === undefined ? undefined : found;
  } finally {
    book.close();
  }
}

type Columns = Readonly<Record<"kind" | "rule" | "revision" | "key", number>> & {
  readonly shown: Readonly<Partial<Record<keyof typeof headers, number>>>;
};

function columnsOf(row: Row): Columns | undefined {
  const at = (...names: readonly string[]) => row.cells.find(({ text }) => names.includes(text.trim()))?.column;
  const key = at(hiddenColumns.key);
  const rule = at(hiddenColumns.rule);
  const kind = at(hiddenColumns.kind);
  if (key === undefined || rule === undefined || kind === undefined) return undefined;
  const shown = Object.fromEntries(
    Object.entries(headers).flatMap(([name, { zh, en }]) => {
      const column = at(zh, en);
      return column === undefined ? [] : [[name, column]];
    }),
  );
  return { key, rule, kind, revision: at(hiddenColumns.revision) ?? -1, shown };
}

function findingOf(row: Row, columns: Columns, file: string | undefined): EarlierFinding[] {
  const text = (column: number | undefined) => row.cells.find((cell) => cell.column === column)?.text ?? "";
  const key = text(columns.key);
  const kind = text(columns.kind);
  if (key === "" || !Object.hasOwn(kinds, kind)) return [];
  const { shown } = columns;
  return [
    {
      file,
      kind: kind as ListedKind,
      rule: text(columns.rule),
      revision: text(columns.revision),
      key,
      title: text(shown.rule),
      legalCaseNo: text(shown.caseNo),
      person: text(shown.person),
      message: text(shown.message),
      place: text(shown.place),
      handled: text(shown.handled),
    },
  ];
}
