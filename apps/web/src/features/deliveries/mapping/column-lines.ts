// One table as the page shows it: each column with what it means, what is still wanting, what collides.
import { datasets, type Dataset, type DatasetColumn, type TableMapping, type TableToMap } from "@jianheng/contract";

type Column = TableToMap["columns"][number];

export interface ColumnLine {
  readonly letter: string;
  readonly header: string;
  readonly samples: readonly string[];
  /** Id of the column it means; null: none. */
  readonly column: string | null;
  /** A person said that it means none. */
  readonly kept: boolean;
  readonly proposals: Column["proposals"];
  /** Letters of columns with other headers that mean the same. */
  readonly rivals: readonly string[];
  /** A text for all rows was given for the same column. */
  readonly constantRival: boolean;
  /** Letter of an earlier column with the same header, which is answered with it. */
  readonly sameAs: string | null;
  /** Values that the codes do not hold; the count where it is known, and the code that was chosen. */
  readonly values: readonly { readonly value: string; readonly count: number | null; readonly means: string | null }[];
  /** A day that can be read in two ways, or one that was answered before. */
  readonly ambiguousDay: string | null;
}

export interface TableView {
  readonly dataset: Dataset;
  readonly lines: readonly ColumnLine[];
  /** Required columns, each with whether something stands for it. */
  readonly required: readonly { readonly column: DatasetColumn; readonly matched: boolean }[];
  /** Header → proposed column, of the lines that mean nothing yet; no column is proposed twice. */
  readonly proposed: ReadonlyMap<string, string>;
  /** Lines that collide with another. */
  readonly conflicts: readonly ColumnLine[];
}

export function findDatasetById(id: string | null | undefined): Dataset | undefined {
  return datasets.find((dataset) => dataset.id === id);
}

/** `shown` is the table as the server reads it by the answer's dataset and header. */
export function viewOf(answer: TableMapping, shown: TableToMap): TableView | undefined {
  const dataset = findDatasetById(answer.dataset);
  if (dataset === undefined) return undefined;
  const meant = new Map(shown.columns.map((column) => [column, meaningOf(column, answer, dataset)]));
  const constants = answer.constants ?? {};
  const lines = shown.columns.map((column, position): ColumnLine => {
    const id = meant.get(column) ?? null;
    const earlier = shown.columns.slice(0, position).find(({ header }) => header === column.header);
    const rivals = shown.columns.filter(
      (other) => id !== null && meant.get(other) === id && other.header !== column.header,
    );
    return {
      letter: column.letter,
      header: column.header,
      samples: column.samples,
      column: id,
      kept: id === null && answer.columns?.[column.header] === null,
      proposals: column.proposals,
      rivals: rivals.map(({ letter }) => letter),
      constantRival: id !== null && (constants[id] ?? "") !== "",
      sameAs: earlier?.letter ?? null,
      values: valuesOf(column, id, answer, dataset),
      ambiguousDay: ambiguousDayOf(column, id, dataset),
    };
  });
  const matched = new Set([...meant.values(), ...Object.keys(constants).filter((id) => constants[id] !== "")]);
  return {
    dataset,
    lines,
    required: dataset.columns
      .filter(({ required }) => required === true)
      .map((column) => ({ column, matched: matched.has(column.id) })),
    proposed: proposalsOf(lines, matched),
    conflicts: lines.filter((line) => line.rivals.length > 0 || line.constantRival),
  };
}

/** The answer in full, as it is sent: headers of the header row chosen, and each column that means something. */
export function answerInFull(answer: TableMapping, shown: TableToMap): TableMapping {
  const view = viewOf(answer, shown);
  if (view === undefined) return { title: shown.title, headers: shown.mapping.headers, dataset: null };
  const columns = view.lines.filter((line) => line.column !== null || line.kept);
  const filled = Object.entries(answer.constants ?? {}).filter(([, text]) => text.trim() !== "");
  const { headerRow = shown.mapping.headerRow, headerRows = shown.mapping.headerRows, ...others } = answer;
  return {
    ...others,
    title: shown.title,
    headers: shown.mapping.headers,
    ...(headerRow === undefined ? {} : { headerRow }),
    ...(headerRows === undefined ? {} : { headerRows }),
    columns: Object.fromEntries(columns.map((line) => [line.header, line.column])),
    ...(answer.constants === undefined ? {} : { constants: Object.fromEntries(filled) }),
  };
}

/** What a person said of the header, or else what the server made of it. */
function meaningOf(column: Column, answer: TableMapping, dataset: Dataset): string | null {
  const said = answer.columns?.[column.header];
  const id = said === undefined ? column.column : said;
  return dataset.columns.some((known) => known.id === id) ? id : null;
}

/** The best proposal of each open line that nothing else stands for; who comes first has the first choice. */
function proposalsOf(lines: readonly ColumnLine[], matched: ReadonlySet<string | null>): ReadonlyMap<string, string> {
  const taken = new Set(matched);
  const proposed = new Map<string, string>();
  for (const line of lines) {
    if (line.column !== null || line.kept || proposed.has(line.header)) continue;
    const best = line.proposals.find(({ column }) => !taken.has(column));
    if (best === undefined) continue;
    taken.add(best.column);
    proposed.set(line.header, best.column);
  }
  return proposed;
}

/** Codes that a column is held to; none when the list may grow. */
export function closedCodesOf(dataset: Dataset, id: string | null): readonly string[] {
  const column = dataset.columns.find((known) => known.id === id);
  return column === undefined || column.open === true ? [] : (column.codes ?? []);
}

function valuesOf(column: Column, id: string | null, answer: TableMapping, dataset: Dataset): ColumnLine["values"] {
  const codes = closedCodesOf(dataset, id);
  if (id === null || codes.length === 0) return [];
  const answered = answer.values?.[id] ?? {};
  // What the reading met, with counts; of a column newly matched only samples are known.
  const met =
    column.column === id
      ? column.unknownValues
      : column.samples.filter((value) => !codes.includes(value.trim())).map((value) => ({ value, count: null }));
  const others = Object.keys(answered).filter((value) => !met.some((one) => one.value === value));
  return [...met, ...others.map((value) => ({ value, count: null }))].map((one) => ({
    ...one,
    means: answered[one.value] ?? null,
  }));
}

function ambiguousDayOf(column: Column, id: string | null, dataset: Dataset): string | null {
  const type = dataset.columns.find((known) => known.id === id)?.type;
  return type === "date" || type === "datetime" ? (column.ambiguousDays[0] ?? null) : null;
}

/** Day and month of an ambiguous day as read with the day first: `3/4/2025` is the 3rd of April. */
export function dayAndMonthOf(text: string): { readonly first: number; readonly second: number } | null {
  const [, first, second] = /^\D*(\d{1,2})\D+(\d{1,2})\D/.exec(`${text} `) ?? [];
  return first === undefined || second === undefined ? null : { first: Number(first), second: Number(second) };
}
