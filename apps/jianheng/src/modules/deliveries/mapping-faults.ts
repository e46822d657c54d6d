// What cannot be right in a person's answers, each fault with its place. Pure.
import {
  datasets,
  type Dataset,
  type DatasetColumn,
  type DeliveryMapping,
  type TableMapping,
} from "@jianheng/contract";
import type { ReadingResult } from "../../reading/index.ts";

/** Sentences, one per fault; empty for answers that can be read by. `asked`: the encodings that were offered. */
export function faultsOfMapping(
  { tables, encodings }: DeliveryMapping,
  asked: ReadingResult["encodings"],
): readonly string[] {
  return [
    ...tables.flatMap((table) => faultsOfTable(table).map((fault) => `“${table.title}”：${fault}`)),
    ...Object.entries(encodings).flatMap(([file, encoding]) => {
      const question = asked.find((one) => one.file === file);
      if (question === undefined) return [`“${file}”：没有询问过它的编码`];
      const offered = question.choices.some((choice) => choice.encoding === encoding);
      return offered ? [] : [`“${file}”：编码“${encoding}”不在可选之列`];
    }),
  ];
}

function faultsOfTable(mapping: TableMapping): readonly string[] {
  const { headerRow, headerRows } = mapping;
  const header =
    headerRow !== undefined && headerRows !== undefined && headerRows > headerRow
      ? [`表头到第 ${headerRow} 行为止，不能占 ${headerRows} 行`]
      : [];
  if (mapping.dataset === null) return header;
  const dataset = datasets.find(({ id }) => id === mapping.dataset);
  if (dataset === undefined) return [...header, `没有数据表“${mapping.dataset}”`];
  return [
    ...header,
    ...unknownColumns(mapping, dataset),
    ...doubledColumns(mapping, dataset),
    ...faultsOfValues(mapping, dataset),
  ];
}

function unknownColumns({ columns = {}, headers, values, dateOrders, constants }: TableMapping, dataset: Dataset) {
  const known = new Set(dataset.columns.map(({ id }) => id));
  const named = [
    ...Object.values(columns),
    ...[values, dateOrders, constants].flatMap((part) => Object.keys(part ?? {})),
  ];
  const unknown = new Set(named.filter((id): id is string => id !== null && !known.has(id)));
  const elsewhere = Object.keys(columns).filter((header) => !headers.includes(header));
  return [
    ...[...unknown].map((id) => `“${dataset.label}”没有列“${id}”`),
    ...elsewhere.map((header) => `表头中没有“${header}”`),
  ];
}

/** Two headers, or a header and a text for all rows, on one column of ours. */
function doubledColumns({ columns = {}, constants = {} }: TableMapping, dataset: Dataset): readonly string[] {
  const headersOf = new Map<string, string[]>();
  for (const [header, id] of Object.entries(columns))
    if (id !== null) headersOf.set(id, [...(headersOf.get(id) ?? []), `“${header}”`]);
  return [...headersOf].flatMap(([id, headers]) => {
    const claims = Object.hasOwn(constants, id) ? [...headers, "统一填写的值"] : headers;
    return claims.length < 2 ? [] : [`${claims.join("和")}都对应到“${labelOf(dataset, id)}”，只能留一个`];
  });
}

function faultsOfValues({ values = {}, dateOrders = {}, constants = {} }: TableMapping, dataset: Dataset) {
  const meant = Object.entries(values).flatMap(([id, given]) =>
    Object.values(given).map((text) => [id, text] as const),
  );
  const outside = [...meant, ...Object.entries(constants)].filter(([id, text]) => {
    const column = columnOf(dataset, id);
    return column?.type === "code" && column.open !== true && column.codes?.includes(text) === false;
  });
  const dayless = Object.keys(dateOrders).filter(
    (id) => !["date", "datetime"].includes(columnOf(dataset, id)?.type ?? "date"),
  );
  return [
    ...outside.map(([id, text]) => `“${labelOf(dataset, id)}”的代码中没有“${text}”`),
    ...dayless.map((id) => `“${labelOf(dataset, id)}”不是日期`),
  ];
}

function columnOf(dataset: Dataset, id: string): DatasetColumn | undefined {
  return dataset.columns.find((column) => column.id === id);
}

function labelOf(dataset: Dataset, id: string): string {
  return columnOf(dataset, id)?.label ?? id;
}
