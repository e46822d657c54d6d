// The world as a standard workbook: one sheet per dataset, headers in Chinese, and a first sheet that says it is invented.
import { datasets, type ColumnType, type Dataset } from "@jianheng/contract";
import { writeXlsx, type CellToWrite, type SheetToWrite, type WriteKind, type WrittenFile } from "@jianheng/files";
import type { DatasetId, DemoWorld, Row } from "./types.ts";

/** Sheet that marks a workbook of this package; no dataset has its name. */
export const noticeSheetName = "说明";
export const demonstrationMark = "演示数据";

/** Writes to `path`, replacing what is there. Streams, so memory does not grow with the file; cost grows with rows. */
export async function worldToWorkbook(world: DemoWorld, path: string): Promise<WrittenFile> {
  const sheets = datasets.map((dataset) => sheetOf(dataset, world.rows[dataset.id as DatasetId]));
  return writeXlsx({ title: `检衡${demonstrationMark}`, sheets: [noticeSheet(world), ...sheets] }, path);
}

/** Whether a workbook with these sheet names and first cells of 说明 came from here. */
export function isDemonstrationNotice(sheetName: string, firstCell: string): boolean {
  return sheetName === noticeSheetName && firstCell.includes(demonstrationMark);
}

function noticeSheet({ manifest, office }: DemoWorld): SheetToWrite {
  const lines: CellToWrite[][] = [
    ["性质", demonstrationMark],
    ["声明", manifest.notice.zh],
    ["Notice", manifest.notice.en],
    ["数据日期", manifest.dataDate],
    ["受理期间自", manifest.periodFromDate],
    ["种子", manifest.seed],
    ["单位", office.offices.map((one) => `${one.code} ${one.name}`).join("、")],
  ];
  const columns = [
    { header: demonstrationMark, width: 14 },
    { header: "内容", width: 90 },
  ];
  return { name: noticeSheetName, columns, rows: lines, filter: false };
}

function sheetOf(dataset: Dataset, rows: readonly Row[]): SheetToWrite {
  const columns = dataset.columns.map((column) => ({
    header: column.label,
    kind: kindOf(column.type),
    required: column.required === true,
  }));
  return { name: dataset.label, columns, rows: cellsOf(dataset, rows) };
}

function kindOf(type: ColumnType): WriteKind {
  if (type === "date" || type === "datetime" || type === "decimal" || type === "money") return type;
  return type === "int" ? "integer" : "text";
}

function* cellsOf(dataset: Dataset, rows: readonly Row[]): Generator<CellToWrite[]> {
  for (const row of rows) {
    yield dataset.columns.map((column) => {
      const value = row[column.id];
      return typeof value === "boolean" ? (value ? "是" : "否") : value;
    });
  }
}
