// The tables of an upload for the mapping page: what stands there, what it was taken for, what it might be.
import { datasets, findDataset, type TableMapping, type TableToMap } from "@jianheng/contract";
import type { Row } from "@jianheng/files";
import {
  mapHeaders,
  proposeColumns,
  proposeDatasets,
  recogniseTable,
  toldBlock,
  type DeliveryManifest,
  type DeliverySource,
  type HeaderBlock,
} from "@jianheng/lake";
import { answerFollowed, titleOfTable, type ReadBy } from "./answers.ts";

/** More than these are no proposals but the catalogue. */
const maxCandidates = 6;
/** A case number or a day alone stands in every list. */
const leastMatches = 3;
/** Examples of days that can be read in two ways; one is shown. */
const maxAmbiguousDays = 3;

type Column = TableToMap["columns"][number];

/** The table as it is read now. */
export function tableToMap(manifest: DeliveryManifest, source: DeliverySource, readBy: ReadBy): TableToMap {
  const answer = answerFollowed(source, readBy)?.mapping;
  return {
    ...whatStandsThere(source),
    mapping: mappingAsRead(source, answer),
    recognisedBy: source.recognisedBy,
    columns: withProposals(
      source.dataset,
      source.columns.map(({ letter, header, column, samples, unknownValues }) => ({
        letter,
        header,
        column,
        samples: [...samples],
        unknownValues: unknownValues.map(({ value, count }) => ({ value, count })),
        ambiguousDays: ambiguousDaysOf(manifest, source, letter, samples),
      })),
    ),
  };
}

/** The same table as it would be read by another dataset or header, from the rows that the manifest shows. */
export function tableReadAs(manifest: DeliveryManifest, source: DeliverySource, mapping: TableMapping): TableToMap {
  const dataset = mapping.dataset === null ? undefined : findDataset(mapping.dataset);
  const block = blockUnder(source, mapping);
  const cells = dataset === undefined || block === undefined ? [] : mapHeaders(dataset, block, { mapping }).columns;
  const isNowRead = block?.lastRow === source.headerRow && block.rows === source.headerRows;
  const columns = cells.map(({ index, letter, header, column }): Omit<Column, "proposals"> => {
    const now = isNowRead ? source.columns.find((one) => one.letter === letter) : undefined;
    const samples = now?.samples ?? samplesBelow(source, index, block?.lastRow ?? 0);
    return {
      letter,
      header,
      column,
      samples: [...samples],
      unknownValues: now?.column === column ? now.unknownValues.map(({ value, count }) => ({ value, count })) : [],
      ambiguousDays: ambiguousDaysOf(manifest, source, letter, samples),
    };
  });
  return {
    ...whatStandsThere(source),
    mapping: {
      ...mapping,
      title: titleOfTable(source),
      headers: columns.map(({ header }) => header),
      ...(block === undefined ? {} : { headerRow: block.lastRow, headerRows: block.rows }),
    },
    recognisedBy: source.recognisedBy,
    columns: withProposals(mapping.dataset, columns),
  };
}

function whatStandsThere(source: DeliverySource): Omit<TableToMap, "mapping" | "recognisedBy" | "columns"> {
  const title = titleOfTable(source);
  return {
    file: source.fileName,
    sheet: source.sheet,
    title,
    rows: source.rows,
    candidates: candidatesOf(source, title),
    firstRows: source.firstRows.map(({ row, cells }) => ({ row, cells: [...cells] })),
  };
}

/** First those that the headers name, then those whose columns the headers and values resemble. */
function candidatesOf(source: DeliverySource, title: string): TableToMap["candidates"] {
  const known = new Map(proposeDatasets(title, rowsOf(source)).map(({ id, matches }) => [id, matches]));
  const rated = datasets.map(({ id, label, en }) => ({
    id,
    label,
    en,
    matches: Math.max(known.get(id) ?? 0, countResembling(id, source)),
  }));
  const named = source.candidates.flatMap((id) => rated.find((one) => one.id === id) ?? []);
  const others = rated
    .filter((one) => !named.includes(one) && one.matches >= leastMatches)
    .toSorted((one, other) => other.matches - one.matches);
  return [...named, ...others].slice(0, maxCandidates);
}

/** Columns of the dataset that are some header's best proposal. */
function countResembling(dataset: string, { columns }: DeliverySource): number {
  const best = proposeColumns(dataset, columns).flatMap(([first]) => first?.column ?? []);
  return new Set(best).size;
}

function mappingAsRead(source: DeliverySource, answer: TableMapping | undefined): TableMapping {
  const { headerRow, headerRows, columns } = source;
  const kept = Object.entries(answer?.columns ?? {}).filter(([, column]) => column === null);
  const meant = columns.flatMap(({ header, column }) => (column === null ? [] : [[header, column] as const]));
  return {
    title: titleOfTable(source),
    headers: columns.map(({ header }) => header),
    dataset: source.dataset,
    ...(headerRow === null ? {} : { headerRow }),
    ...(headerRows === 0 ? {} : { headerRows }),
    ...(source.dataset === null ? {} : { columns: Object.fromEntries([...kept, ...meant]) }),
    ...(answer?.values === undefined ? {} : { values: answer.values }),
    ...(answer?.dateOrders === undefined ? {} : { dateOrders: answer.dateOrders }),
    ...(Object.keys(source.constants).length === 0 ? {} : { constants: source.constants }),
  };
}

function withProposals(dataset: string | null, columns: readonly Omit<Column, "proposals">[]): Column[] {
  const proposals = dataset === null ? [] : proposeColumns(dataset, columns);
  return columns.map((column, position) => ({ ...column, proposals: [...(proposals[position] ?? [])] }));
}

/** The header that the answer places; that of the reading where it is the same; else wherever the reader finds one. */
function blockUnder(source: DeliverySource, mapping: TableMapping): HeaderBlock | undefined {
  const lastRow = mapping.headerRow ?? source.headerRow ?? undefined;
  const rows = mapping.headerRows ?? (source.headerRows === 0 ? 1 : source.headerRows);
  if (lastRow === undefined) return blockFound(source, mapping);
  if (lastRow === source.headerRow && rows === source.headerRows) return blockAsRead(source);
  return toldBlock({ headerRow: lastRow, headerRows: Math.min(rows, lastRow) }, rowsOf(source), []);
}

/** The manifest shows the first columns of a row only; the header as it was read is whole. */
function blockAsRead({ headerRow, headerRows, columns }: DeliverySource): HeaderBlock {
  const cells = columns.map(({ index, header }) => ({
    index,
    header,
    levels: headerRows > 1 ? header.split("/") : [header],
  }));
  return { lastRow: headerRow ?? 0, rows: headerRows, cells };
}

function blockFound(source: DeliverySource, mapping: TableMapping): HeaderBlock | undefined {
  const found = recogniseTable({
    title: titleOfTable(source),
    rows: rowsOf(source),
    mapping: { ...mapping, headers: [] },
  });
  return found.kind === "recognised" ? found.head.block : undefined;
}

function rowsOf({ firstRows }: Pick<DeliverySource, "firstRows">): readonly Row[] {
  return firstRows.map(({ row, cells }) => ({
    number: row,
    cells: cells.flatMap((text, column) => (text === "" ? [] : [{ column, kind: "text" as const, text }])),
  }));
}

function samplesBelow({ firstRows }: DeliverySource, index: number, headerRow: number): readonly string[] {
  const texts = firstRows.filter(({ row }) => row > headerRow).map(({ cells }) => cells[index] ?? "");
  return [...new Set(texts.filter((text) => text !== ""))];
}

/** Of the problems that were met, and of the samples: a column that is no date yet has no problems. */
function ambiguousDaysOf(
  { problems }: DeliveryManifest,
  source: DeliverySource,
  letter: string,
  samples: readonly string[],
): string[] {
  const met = problems.kinds
    .filter(({ code }) => code === "cell.date_ambiguous")
    .flatMap((kind) => kind.samples)
    .filter(({ file, sheet, column }) => file === source.fileName && sheet === source.sheet && column === letter);
  const days = [...new Set([...met.map(({ raw }) => raw), ...samples])].filter(hasYearLast);
  return days
    .toSorted((one, other) => Number(isReadInTwoWays(other)) - Number(isReadInTwoWays(one)))
    .slice(0, maxAmbiguousDays);
}

const shortDay = /^\s*(\d{1,2})[-/.](\d{1,2})[-/.](?:\d{2}|\d{4})(?!\d)/;

/** The year stands last: which of the two numbers before it is the month has to be said. */
function hasYearLast(text: string): boolean {
  return shortDay.test(text);
}

/** Either number may be the month, and it makes a difference: the better example. */
export function isReadInTwoWays(text: string): boolean {
  const [, first = "", second = ""] = shortDay.exec(text) ?? [];
  const couldBeMonth = (number: string) => Number(number) >= 1 && Number(number) <= 12;
  return couldBeMonth(first) && couldBeMonth(second) && Number(first) !== Number(second);
}
