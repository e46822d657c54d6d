import { datasets, type Dataset, type DatasetColumn } from "@jianheng/contract";
import type { ColumnToWrite, WorkbookToWrite, WriteKind } from "@jianheng/files";

const kindOfType: Partial<Record<DatasetColumn["type"], WriteKind>> = {
  int: "integer",
  decimal: "decimal",
  money: "money",
  date: "date",
  datetime: "datetime",
};

const yesNo = ["是", "否"];

/** The empty standard workbook: one sheet per dataset, with drop-downs and notes. */
export function templateWorkbook(): WorkbookToWrite {
  return {
    title: "检衡标准数据模板",
    sheets: datasets.map((dataset) => ({ name: dataset.label, columns: columnsOfTemplate(dataset), rows: [] })),
  };
}

/** The columns of a dataset's sheet: header, kind, drop-down and note. */
function columnsOfTemplate(dataset: Dataset): ColumnToWrite[] {
  return dataset.columns.map((column) => {
    const choices = column.type === "bool" ? yesNo : column.type === "code" ? column.codes : undefined;
    return {
      header: column.label,
      kind: kindOfType[column.type] ?? "text",
      ...(choices === undefined ? {} : { choices, choicesOnly: column.open !== true }),
      ...(column.note === undefined ? {} : { note: column.note }),
      ...(column.required === true ? { required: true } : {}),
    };
  });
}
