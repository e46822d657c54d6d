// Cells of examples: written as in a workbook, read strictly, for an example is part of the specification.

import { type Dataset, type DatasetColumn, findColumn } from "@jianheng/contract";
import { dayColumnOf } from "../parquet/columns.ts";
import type { ExampleCells } from "./rule-book.ts";
import type { ExampleRow } from "./rule-file.ts";

/** What is wrong with one cell of an example. `expected` says what its column takes. */
export type CellFault =
  | { readonly kind: "unknown column"; readonly label: string }
  | { readonly kind: "bad value"; readonly label: string; readonly value: string; readonly expected: string };

/** Cells by physical column. A key column that the row leaves out is taken from `defaults`, by column id. */
export function readExampleRow(
  dataset: Dataset,
  row: ExampleRow,
  defaults: Readonly<Record<string, string>>,
): { readonly cells: ExampleCells; readonly faults: readonly CellFault[] } {
  const values: Record<string, string | readonly string[]> = {};
  const unreadable: string[] = [];
  const faults: CellFault[] = [];
  for (const column of dataset.columns) {
    const value = defaults[column.id];
    if (value !== undefined && !(column.label in row)) values[column.id] = value;
  }
  for (const [label, cell] of Object.entries(row)) {
    const column = findColumn(dataset, label);
    if (column === undefined || column.label !== label) faults.push({ kind: "unknown column", label });
    else if (typeof cell !== "string") unreadable.push(column.id);
    else if (cell !== "") {
      const read = readCell(column, cell);
      if (read === undefined)
        faults.push({ kind: "bad value", label, value: cell, expected: expectations[column.type] });
      else Object.assign(values, read);
    }
  }
  return { cells: { values, unreadable }, faults };
}

function readCell(
  column: DatasetColumn,
  text: string,
): Readonly<Record<string, string | readonly string[]>> | undefined {
  const { id, type } = column;
  switch (type) {
    case "text":
    case "case-no":
    case "doc-no":
    case "charge":
      return { [id]: text };
    case "code":
      return column.open === true || column.codes === undefined || column.codes.includes(text)
        ? { [id]: text }
        : undefined;
    case "codes":
      return { [id]: text.split("、") };
    case "bool":
      if (text === "是" || text === "true") return { [id]: "true" };
      return text === "否" || text === "false" ? { [id]: "false" } : undefined;
    case "int":
      return /^-?\d{1,15}$/u.test(text) ? { [id]: text } : undefined;
    case "decimal":
      return /^-?\d{1,15}(\.\d{1,6})?$/u.test(text) ? { [id]: text } : undefined;
    case "money":
      return /^-?\d{1,15}(\.\d{1,2})?$/u.test(text) ? { [id]: text } : undefined;
    case "date":
      return isDay(text) ? { [id]: text } : undefined;
    case "datetime":
      return readDateTime(id, text);
  }
  return type satisfies never;
}

/** `2025-01-03 14:20` has both parts; `2025-01-03` has its day alone. */
function readDateTime(id: string, text: string): Readonly<Record<string, string>> | undefined {
  const match = /^(?<day>\d{4}-\d{2}-\d{2})(?: (?<time>(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?))?$/u.exec(text);
  const { day, time } = match?.groups ?? {};
  if (day === undefined || !isDay(day)) return undefined;
  return time === undefined ? { [dayColumnOf(id)]: day } : { [id]: `${day} ${time}`, [dayColumnOf(id)]: day };
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/u.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text;
}

const expectations: Readonly<Record<DatasetColumn["type"], string>> = {
  text: "文字",
  "case-no": "文字",
  "doc-no": "文字",
  charge: "文字",
  code: "代码表中的值",
  codes: "以、分隔的代码",
  bool: "是或否",
  int: "整数",
  decimal: "最多六位小数的数",
  money: "最多两位小数的数",
  date: "YYYY-MM-DD",
  datetime: "YYYY-MM-DD 或 YYYY-MM-DD HH:MM",
};
