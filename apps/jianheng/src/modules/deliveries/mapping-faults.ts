// What cannot be right in a person's answers, each fault with its place. Pure.
import type {
  Bilingual,
  Dataset,
  DatasetColumn,
  DeliveryMapping,
  MappingFault,
  TableMapping,
} from "@jianheng/contract";
import type { Catalogue } from "@jianheng/lake";
import type { ReadingResult } from "../../reading/index.ts";

/** A fault of one table, before it is said which. */
type FaultOfTable = Omit<MappingFault, "table" | "title">;

/** Empty for answers that can be read by. `catalogue`: the datasets they may name; `asked`: the encodings that were offered. */
export function faultsOfMapping(
  { tables, encodings }: DeliveryMapping,
  { catalogue, asked }: { readonly catalogue: Catalogue; readonly asked: ReadingResult["encodings"] },
): readonly MappingFault[] {
  return [
    ...tables.flatMap((mapping, table) =>
      faultsOfTable(mapping, catalogue).map((fault) => ({ ...fault, table, title: mapping.title })),
    ),
    ...Object.entries(encodings).flatMap(([file, encoding]) => faultsOfEncoding({ file, encoding }, asked)),
  ];
}

function faultsOfEncoding(
  { file, encoding }: { readonly file: string; readonly encoding: string },
  asked: ReadingResult["encodings"],
): readonly MappingFault[] {
  const question = asked.find((one) => one.file === file);
  if (question?.choices.some((choice) => choice.encoding === encoding) === true) return [];
  const place = { table: null, title: file, part: "encodings" as const, headers: [], column: null };
  return question === undefined
    ? [{ code: "mapping.encoding_not_asked", ...place, args: {} }]
    : [{ code: "mapping.encoding_not_offered", ...place, args: { encoding: asWritten(encoding) } }];
}

function faultsOfTable(mapping: TableMapping, catalogue: Catalogue): readonly FaultOfTable[] {
  const header = faultsOfHeader(mapping);
  if (mapping.dataset === null) return header;
  const dataset = catalogue.find(({ id }) => id === mapping.dataset);
  if (dataset === undefined) {
    const args = { dataset: asWritten(mapping.dataset) };
    return [...header, { code: "mapping.dataset_unknown", part: "dataset", headers: [], column: null, args }];
  }
  return [
    ...header,
    ...unknownColumns(mapping, dataset),
    ...unknownHeaders(mapping),
    ...doubledColumns(mapping, dataset),
    ...unknownCodes(mapping, dataset),
    ...ordersOfNoDate(mapping, dataset),
  ];
}

function faultsOfHeader({ headerRow, headerRows }: TableMapping): readonly FaultOfTable[] {
  if (headerRow === undefined || headerRows === undefined || headerRows <= headerRow) return [];
  const args = { row: asWritten(String(headerRow)), rows: asWritten(String(headerRows)) };
  return [{ code: "mapping.header_rows", part: "headerRow", headers: [], column: null, args }];
}

function unknownColumns(mapping: TableMapping, dataset: Dataset): readonly FaultOfTable[] {
  const fault = (column: string, part: FaultOfTable["part"], headers: string[] = []): FaultOfTable[] =>
    columnOf(dataset, column) === undefined
      ? [
          {
            code: "mapping.column_unknown",
            part,
            headers,
            column,
            args: { dataset: nameOf(dataset), column: asWritten(column) },
          },
        ]
      : [];
  return [
    ...Object.entries(mapping.columns ?? {}).flatMap(([header, id]) =>
      id === null ? [] : fault(id, "columns", [header]),
    ),
    ...(["values", "dateOrders", "constants"] as const).flatMap((part) =>
      Object.keys(mapping[part] ?? {}).flatMap((id) => fault(id, part)),
    ),
  ];
}

function unknownHeaders({ columns = {}, headers }: TableMapping): readonly FaultOfTable[] {
  return Object.keys(columns)
    .filter((header) => !headers.includes(header))
    .map((header) => ({
      code: "mapping.header_unknown" as const,
      part: "columns" as const,
      headers: [header],
      column: null,
      args: { header: asWritten(header) },
    }));
}

/** Two headers, or a header and a text for all rows, on one column of ours. */
function doubledColumns({ columns = {}, constants = {} }: TableMapping, dataset: Dataset): readonly FaultOfTable[] {
  const headersOf = new Map<string, string[]>();
  for (const [header, id] of Object.entries(columns))
    if (id !== null) headersOf.set(id, [...(headersOf.get(id) ?? []), header]);
  return [...headersOf].flatMap(([column, headers]): FaultOfTable[] => {
    const args = { headers: listOf(headers), column: nameIn(dataset, column) };
    return [
      ...(headers.length > 1
        ? [{ code: "mapping.column_twice" as const, part: "columns" as const, headers, column, args }]
        : []),
      ...(Object.hasOwn(constants, column)
        ? [{ code: "mapping.constant_twice" as const, part: "constants" as const, headers, column, args }]
        : []),
    ];
  });
}

function unknownCodes({ values = {}, constants = {} }: TableMapping, dataset: Dataset): readonly FaultOfTable[] {
  const fault = (id: string, text: string, part: FaultOfTable["part"]): FaultOfTable[] => {
    const column = columnOf(dataset, id);
    if (column?.type !== "code" || column.open === true || column.codes?.includes(text) !== false) return [];
    const args = { column: nameOf(column), value: asWritten(text) };
    return [{ code: "mapping.code_unknown", part, headers: [], column: id, args }];
  };
  return [
    ...Object.entries(values).flatMap(([id, given]) =>
      Object.values(given).flatMap((text) => fault(id, text, "values")),
    ),
    ...Object.entries(constants).flatMap(([id, text]) => fault(id, text, "constants")),
  ];
}

function ordersOfNoDate({ dateOrders = {} }: TableMapping, dataset: Dataset): readonly FaultOfTable[] {
  return Object.keys(dateOrders).flatMap((id): FaultOfTable[] => {
    const column = columnOf(dataset, id);
    if (column === undefined || column.type === "date" || column.type === "datetime") return [];
    return [{ code: "mapping.no_date", part: "dateOrders", headers: [], column: id, args: { column: nameOf(column) } }];
  });
}

function columnOf(dataset: Dataset, id: string): DatasetColumn | undefined {
  return dataset.columns.find((column) => column.id === id);
}

/** As each language calls it. */
function nameOf({ label, en }: Pick<DatasetColumn, "label" | "en">): Bilingual {
  return { zh: label, en };
}

function nameIn(dataset: Dataset, id: string): Bilingual {
  const column = columnOf(dataset, id);
  return column === undefined ? asWritten(id) : nameOf(column);
}

function asWritten(text: string): Bilingual {
  return { zh: text, en: text };
}

function listOf(headers: readonly string[]): Bilingual {
  const quoted = headers.map((header) => `“${header}”`);
  return { zh: quoted.join("和"), en: quoted.join(" and ") };
}
