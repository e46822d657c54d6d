// What is to be said about a table as a whole: that it was not recognised, and which columns are missing or unknown.

import type { TableMapping } from "@jianheng/contract";
import {
  type HeadColumn,
  headerSearchRows,
  type Recognition,
  type TableHead,
  unnamedHeader,
} from "../catalogue/recognise.ts";
import type { DeliveryDiagnostic } from "./manifest.ts";
import { deliveryDiagnostic } from "./messages.ts";
import type { RowReport } from "./row-reader.ts";
import type { AsideKind } from "./row-sieve.ts";

export interface TablePlace {
  readonly fileName: string;
  readonly sheet: string | null;
  readonly title: string;
}

/** Sheets that explain or support a workbook of lists; they hold no data and need no warning. */
const sheetsWithoutData: ReadonlySet<string> = new Set(["选项", "说明", "填写说明", "填报说明"]);

export function aboutTable(
  table: TablePlace,
  recognition: Recognition,
  mapping: TableMapping | undefined,
): readonly DeliveryDiagnostic[] {
  if (recognition.kind !== "recognised") return notRecognised(table, recognition);
  return [...aboutAnswer(table, recognition.head, mapping), ...aboutColumns(table, recognition.head, mapping)];
}

export function placeOf(table: TablePlace, row?: number, column?: string): DeliveryDiagnostic["where"] {
  return {
    file: table.fileName,
    ...(table.sheet === null ? {} : { sheet: table.sheet }),
    ...(row === undefined ? {} : { row }),
    ...(column === undefined ? {} : { column }),
  };
}

function notRecognised(table: TablePlace, recognition: Recognition): DeliveryDiagnostic[] {
  const where = placeOf(table);
  if (recognition.kind === "noHeader") {
    const args = { table: table.title, dataset: recognition.dataset.label, rows: headerSearchRows };
    return [deliveryDiagnostic("delivery.header_not_found", where, args)];
  }
  if (recognition.kind === "noDataset") {
    return [deliveryDiagnostic("delivery.answer_dataset", where, { table: table.title, dataset: recognition.dataset })];
  }
  if (recognition.kind !== "unknown" || sheetsWithoutData.has(table.title.trim())) return [];
  if (table.sheet !== null && recognition.candidates.length === 0) {
    return [deliveryDiagnostic("delivery.sheet_unknown", where, { sheet: table.sheet })];
  }
  const names = recognition.candidates.map((dataset) => dataset.label).join("、");
  const args = { table: table.title, candidates: names === "" ? "" : `(${names})` };
  return [deliveryDiagnostic("delivery.dataset_unknown", where, args)];
}

/** What only the rows could tell. */
export function aboutRows(table: TablePlace, head: TableHead, report: RowReport): readonly DeliveryDiagnostic[] {
  const { dataset, block } = head;
  const labelOf = (id: string) => dataset.columns.find((column) => column.id === id)?.label ?? id;
  const aside = [...report.aside].map(([kind, { count, firstRow }]) =>
    deliveryDiagnostic(asideCodes[kind], placeOf(table, firstRow), { count, row: firstRow }),
  );
  const merged =
    report.filledRows === 0
      ? []
      : [deliveryDiagnostic("delivery.merges_filled", placeOf(table), { count: report.filledRows })];
  const days = report.ambiguousDays.map(({ column, count, raw }) => {
    const args = { header: column?.header ?? "", count, raw };
    return deliveryDiagnostic("delivery.dates_ambiguous", placeOf(table, block.lastRow, column?.letter), args);
  });
  const constants = [...report.badConstants].map(([id, value]) => {
    const args = { table: table.title, column: labelOf(id), value };
    return deliveryDiagnostic("delivery.constant_unreadable", placeOf(table), args);
  });
  return [...constants, ...days, ...merged, ...aside];
}

const asideCodes = {
  header: "delivery.header_repeated",
  total: "delivery.total_rows",
  note: "delivery.note_rows",
} as const satisfies Record<AsideKind, DeliveryDiagnostic["code"]>;

/** Columns that an answer names and the dataset does not have: a slip of the pen, or an answer for another version. */
function aboutAnswer(
  table: TablePlace,
  { dataset }: TableHead,
  mapping: TableMapping | undefined,
): DeliveryDiagnostic[] {
  if (mapping === undefined) return [];
  const { columns = {}, values = {}, dateOrders = {}, constants = {} } = mapping;
  const named = [...Object.values(columns), ...[values, dateOrders, constants].flatMap((one) => Object.keys(one))];
  const unknown = new Set(
    named.filter((id): id is string => id !== null && !dataset.columns.some((column) => column.id === id)),
  );
  return [...unknown].map((column) => {
    const args = { table: table.title, dataset: dataset.label, column };
    return deliveryDiagnostic("delivery.answer_column", placeOf(table), args);
  });
}

function aboutColumns(table: TablePlace, head: TableHead, mapping: TableMapping | undefined): DeliveryDiagnostic[] {
  const { dataset } = head;
  const headerRow = head.block.lastRow;
  const mapped = new Set([...head.columns.map((column) => column.column), ...Object.keys(mapping?.constants ?? {})]);
  const named = new Set([...head.twice, ...head.otherUnit]);
  const at = (column: HeadColumn) => placeOf(table, headerRow, column.letter);
  const missing = dataset.columns
    .filter((column) => column.required === true && !mapped.has(column.id))
    .map((column) => {
      const args = { dataset: dataset.label, column: column.label };
      return deliveryDiagnostic("delivery.column_missing", placeOf(table, headerRow), args);
    });
  const unknown = head.columns.filter((column) => column.column === null && !named.has(column));
  return [
    ...missing,
    ...head.otherUnit.map((column) => {
      const label = column.header.replace(/[((].*$/, "");
      return deliveryDiagnostic("delivery.column_unit", at(column), { header: column.header, column: label });
    }),
    ...head.twice.map((column) => deliveryDiagnostic("delivery.column_twice", at(column), { header: column.header })),
    ...unknown.map((column) =>
      isUnnamed(column)
        ? deliveryDiagnostic("delivery.column_unnamed", at(column), { column: column.letter })
        : deliveryDiagnostic("delivery.column_unknown", at(column), { header: column.header }),
    ),
  ];
}

function isUnnamed({ header, letter }: HeadColumn): boolean {
  return header === unnamedHeader(letter);
}
