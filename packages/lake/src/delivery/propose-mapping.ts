// From what was understood of a delivery to a mapping that a person completes: what is sure, what is likely, what is open.

import type { Bilingual, Dataset, DatasetColumn, TableMapping } from "@jianheng/contract";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { type ColumnProposal, proposeColumns } from "../catalogue/propose-columns.ts";
import type { DeliveryManifest, DeliverySource } from "./manifest.ts";

export interface ProposedTable {
  readonly source: DeliverySource;
  /** With every header; likely columns are entered. */
  readonly mapping: TableMapping;
  readonly dataset: Dataset | undefined;
  /** Whether the dataset is only the likeliest. */
  readonly datasetUnsure: boolean;
  /** Header → why its column is likely, for those that are not sure. */
  readonly likely: Readonly<Record<string, Bilingual>>;
  /** Header → columns it might be, for those left open. */
  readonly open: Readonly<Record<string, readonly ColumnProposal[]>>;
  /** Values that need a translation. */
  readonly values: readonly {
    readonly column: DatasetColumn;
    readonly unknown: readonly { readonly value: string; readonly count: number }[];
  }[];
  /** Columns whose days can be read in two ways, with one of them. */
  readonly days: readonly { readonly column: DatasetColumn; readonly raw: string }[];
}

export interface ProposedMapping {
  readonly tables: readonly ProposedTable[];
  /** Files whose encoding could not be told. */
  readonly encodings: readonly string[];
}

/** One proposal per table; tables that hold no data for anyone (说明) are among them, left out. */
export function proposeMapping(manifest: DeliveryManifest, catalogue: Catalogue): ProposedMapping {
  return {
    tables: manifest.sources.map((source) => proposedTable(source, manifest, catalogue)),
    encodings: manifest.diagnostics.flatMap(({ code, where }) => (code === "csv.encoding_unknown" ? [where.file] : [])),
  };
}

/** How a mapping names a table: its sheet, or its text file without folder and ending. */
export function titleOfSource({ sheet, fileName }: Pick<DeliverySource, "sheet" | "fileName">): string {
  return sheet ?? fileName.replace(/^.*\//, "").replace(/\.[^.]*$/, "");
}

function proposedTable(source: DeliverySource, manifest: DeliveryManifest, catalogue: Catalogue): ProposedTable {
  const leftOut = source.recognisedBy === "leftOut";
  const id = leftOut ? null : (source.dataset ?? source.candidates[0] ?? null);
  const dataset = catalogue.find((one) => one.id === id);
  const columns: Record<string, string | null> = {};
  const likely: Record<string, Bilingual> = {};
  const open: Record<string, readonly ColumnProposal[]> = {};
  if (dataset !== undefined) {
    const taken = new Set(source.columns.map(({ column }) => column));
    const proposals = proposeColumns(dataset.id, source.columns, catalogue);
    source.columns.forEach(({ header, column }, position) => {
      const free = (proposals[position] ?? []).filter((one) => !taken.has(one.column));
      const [best] = free;
      if (column !== null) columns[header] = column;
      else if (best !== undefined && (free.length === 1 || isNamed(best))) {
        columns[header] = best.column;
        likely[header] = best.why;
        taken.add(best.column);
      } else {
        columns[header] = null;
        if (free.length > 0) open[header] = free;
      }
    });
  }
  const { headerRow, headerRows } = source;
  return {
    source,
    mapping: {
      title: titleOfSource(source),
      headers: source.columns.map(({ header }) => header),
      dataset: dataset?.id ?? null,
      ...(headerRow === null ? {} : { headerRow, headerRows: Math.max(headerRows, 1) }),
      ...(dataset === undefined ? {} : { columns }),
    },
    dataset,
    datasetUnsure: dataset !== undefined && source.dataset === null,
    likely,
    open,
    values: valuesOf(source, dataset),
    days: daysOf(source, dataset, manifest),
  };
}

/** A name that says it goes before others; values alone do not. */
function isNamed({ why }: ColumnProposal): boolean {
  return !why.zh.startsWith("内容");
}

function valuesOf(source: DeliverySource, dataset: Dataset | undefined): ProposedTable["values"] {
  return source.columns.flatMap(({ column: id, unknownValues }) => {
    const column = dataset?.columns.find((one) => one.id === id);
    return column === undefined || unknownValues.length === 0 ? [] : [{ column, unknown: unknownValues }];
  });
}

function daysOf(
  source: DeliverySource,
  dataset: Dataset | undefined,
  manifest: DeliveryManifest,
): ProposedTable["days"] {
  return manifest.diagnostics.flatMap(({ code, where, args }) => {
    if (code !== "delivery.dates_ambiguous" || !("column" in where)) return [];
    if (where.file !== source.fileName || (where.sheet ?? null) !== source.sheet) return [];
    const id = source.columns.find(({ letter }) => letter === where.column)?.column;
    const column = dataset?.columns.find((one) => one.id === id);
    return column === undefined ? [] : [{ column, raw: String(args["raw"]) }];
  });
}
