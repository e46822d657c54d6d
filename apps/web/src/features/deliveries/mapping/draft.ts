// A person's answers about the tables of one upload, while they are being given.
import type { TableMapping, TableToMap } from "@jianheng/contract";
import { present } from "../../../lib/search-params.ts";

export interface MappingDraft {
  /** By `tableKey`; only the tables that were touched. */
  readonly tables: Readonly<Record<string, TableMapping>>;
  /** File → encoding chosen for it. */
  readonly encodings: Readonly<Record<string, string>>;
  readonly remember: boolean;
}

export const emptyDraft: MappingDraft = { tables: {}, encodings: {}, remember: true };

/** How the address names a table of an upload: the file, and the sheet of a workbook. */
export function tableKey({ file, sheet }: Pick<TableToMap, "file" | "sheet">): string {
  return sheet === null ? file : `${file}/${sheet}`;
}

/** As the person left it, or as it is read now; undefined while nobody has said what it is. */
export function answerOf(draft: MappingDraft, table: TableToMap): TableMapping | undefined {
  return draft.tables[tableKey(table)] ?? (table.recognisedBy === null ? undefined : table.mapping);
}

export function withTable(draft: MappingDraft, table: TableToMap, answer: TableMapping): MappingDraft {
  const key = tableKey(table);
  const { [key]: _before, ...others } = draft.tables;
  return { ...draft, tables: isSameAnswer(answer, table) ? others : { ...others, [key]: answer } };
}

/** Another dataset: what was said of columns was said of the one before. */
export function withDataset(table: TableToMap, dataset: string | null): TableMapping {
  if (table.recognisedBy !== null && dataset === table.mapping.dataset) return table.mapping;
  const { title, headers, headerRow, headerRows } = table.mapping;
  return { title, headers, dataset, ...present({ headerRow, headerRows }) };
}

/** Another header: columns are named by it, so they are asked about anew. */
export function withHeader(answer: TableMapping, headerRow: number, headerRows: number): TableMapping {
  const { title, headers, dataset, dateOrders, values, constants } = answer;
  const rows = Math.min(headerRows, headerRow);
  return { title, headers, dataset, headerRow, headerRows: rows, ...present({ dateOrders, values, constants }) };
}

/** A header's column: null keeps the column as it is. */
export function withColumn(answer: TableMapping, header: string, column: string | null): TableMapping {
  return { ...answer, columns: { ...answer.columns, [header]: column } };
}

export function withValue(answer: TableMapping, column: string, value: string, means: string | null): TableMapping {
  return { ...answer, values: { ...answer.values, [column]: withEntry(answer.values?.[column], value, means) } };
}

export function withDateOrder(answer: TableMapping, column: string, order: "dmy" | "mdy" | null): TableMapping {
  return { ...answer, dateOrders: withEntry(answer.dateOrders, column, order) };
}

/** The same text in every row; null takes the column away again. */
export function withConstant(answer: TableMapping, column: string, text: string | null): TableMapping {
  return { ...answer, constants: withEntry(answer.constants, column, text) };
}

/** How many answers differ from how the table is read now. */
export function countChanges(answer: TableMapping, table: TableToMap): number {
  const before: TableMapping = table.recognisedBy === null ? { ...table.mapping, columns: {} } : table.mapping;
  const parts = [
    table.recognisedBy === null || answer.dataset !== before.dataset ? 1 : 0,
    headOf(answer) === headOf(before) ? 0 : 1,
    countDifferent(before.columns, answer.columns),
    countDifferent(before.dateOrders, answer.dateOrders),
    countDifferent(before.constants, answer.constants),
    ...[...new Set([...Object.keys(before.values ?? {}), ...Object.keys(answer.values ?? {})])].map((column) =>
      countDifferent(before.values?.[column], answer.values?.[column]),
    ),
  ];
  return parts.reduce((sum, part) => sum + part, 0);
}

function isSameAnswer(answer: TableMapping, table: TableToMap): boolean {
  return countChanges(answer, table) === 0;
}

const headOf = ({ headerRow, headerRows }: TableMapping) => `${headerRow ?? ""}/${headerRows ?? ""}`;

type Entries = Readonly<Record<string, string | null>> | undefined;

function countDifferent(before: Entries = {}, after: Entries = {}): number {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  // Not named and kept as it is are told apart nowhere: both leave the column to itself.
  return [...names].filter((name) => (before[name] ?? null) !== (after[name] ?? null)).length;
}

function withEntry<Text extends string>(
  entries: Readonly<Record<string, Text>> | undefined,
  name: string,
  text: Text | null,
): Record<string, Text> {
  const { [name]: _before, ...others } = entries ?? {};
  return text === null ? others : { ...others, [name]: text };
}
