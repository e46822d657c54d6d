// What a delivery says about itself once it is in the lake: plain data, stored as manifest.json beside its Parquet.

import type { Dataset } from "@jianheng/contract";
import type { FileDiagnostic } from "@jianheng/files";

/** Raised when the layout of a delivery folder or the meaning of its Parquet columns changes. */
export const deliveryFormatVersion = 2;

export interface DeliveredFile {
  /** As delivered; may contain folders, always with `/`. */
  readonly name: string;
  readonly bytes: number;
  /** Lower-case hex. The bytes lie unchanged in `originals/<sha256>`. */
  readonly sha256: string;
  /** other: kept, not read as a table (legal documents, pictures). */
  readonly kind: "xlsx" | "csv" | "parquet" | "other";
  /** csv only */
  readonly encoding?: string;
  /** csv only */
  readonly delimiter?: string;
}

/** How a table was understood. saved: by an answer a person gave. leftOut: an answer says not to read it. */
export type RecognisedBy = "name" | "headers" | "saved" | "leftOut";

export interface SourceColumn {
  /** 0-based */
  readonly index: number;
  /** A, B, … */
  readonly letter: string;
  /** As written; of several header rows, joined by `/`; `(C)` where none is written. */
  readonly header: string;
  /** Catalogue column id, or null: unknown, kept in `_extra`. */
  readonly column: string | null;
  /** A few distinct values as written, from the first rows. */
  readonly samples: readonly string[];
  /** Values that the column's closed code list does not hold, most frequent first. */
  readonly unknownValues: readonly { readonly value: string; readonly count: number }[];
}

/** The first rows of a table as a person sees them. */
export interface WrittenRow {
  /** 1-based, as Excel shows it. */
  readonly row: number;
  /** From column A; empty where nothing stands. */
  readonly cells: readonly string[];
}

/** One sheet of one file; a CSV is one sheet without a name. */
export interface DeliverySource {
  /** Index in `manifest.sources`; the value of `_source` in the Parquet rows. */
  readonly index: number;
  /** Index in `manifest.files`. */
  readonly file: number;
  readonly fileName: string;
  readonly sheet: string | null;
  readonly hidden: boolean;
  /** Catalogue dataset id, or null: not recognised, kept in the original only. */
  readonly dataset: string | null;
  readonly recognisedBy: RecognisedBy | null;
  /** 1-based, as Excel shows it: the last row of the header; a guess where the table was not recognised; null when none. */
  readonly headerRow: number | null;
  /** How many rows the header takes, 0 when there is none. */
  readonly headerRows: number;
  /** Data rows read (rows below the header that hold something). */
  readonly rows: number;
  readonly columns: readonly SourceColumn[];
  /** Column id and text of columns that an answer fills for every row. */
  readonly constants: Readonly<Record<string, string>>;
  /** Header rows included. */
  readonly firstRows: readonly WrittenRow[];
  /** Ids of datasets that the table might be, best first. */
  readonly candidates: readonly string[];
  /** Catalogue column ids that this source does not carry. */
  readonly missing: readonly string[];
  /** Those of `missing` that the standard workbook requires. */
  readonly missingRequired: readonly string[];
}

export interface DeliveredDataset {
  readonly id: string;
  readonly rows: number;
  /** Parquet file in the delivery folder; null when the delivery carries no rows of it. */
  readonly file: string | null;
  /** Catalogue column ids that at least one source carries. A rule needing another is undetermined, not clear. */
  readonly deliveredColumns: readonly string[];
  /** Columns of the Parquet file, in order, with their DuckDB types. */
  readonly lakeColumns: readonly { readonly name: string; readonly type: string }[];
}

export interface CellLocation {
  readonly file: string;
  readonly sheet: string | null;
  /** 1-based, as Excel shows it. */
  readonly row: number;
  /** A, B, …; null when the source has no such column. */
  readonly column: string | null;
  readonly header: string | null;
}

/** One cell or row that could not be taken as it stands. The row itself is always kept. */
export interface CellProblem extends CellLocation {
  readonly code: ProblemCode;
  readonly dataset: string;
  /** Catalogue column id; null for a problem of the whole row. */
  readonly columnId: string | null;
  readonly rowId: number;
  /** As written, cut to 200 characters. */
  readonly raw: string;
  readonly args: Readonly<Record<string, string | number>>;
}

export type ProblemCode =
  | "cell.not_a_date"
  | "cell.date_impossible"
  | "cell.date_ambiguous"
  | "cell.date_out_of_range"
  | "cell.not_a_datetime"
  | "cell.not_a_number"
  | "cell.not_an_integer"
  | "cell.too_many_decimals"
  | "cell.number_out_of_range"
  | "cell.not_in_yuan"
  | "cell.not_a_bool"
  | "cell.not_in_codes"
  | "cell.digits_lost"
  | "cell.excel_error"
  | "cell.missing"
  | "row.duplicate_key";

/** Problems of one kind in one column of one dataset. */
export interface ProblemKind {
  readonly code: ProblemCode;
  readonly dataset: string;
  readonly columnId: string | null;
  readonly count: number;
  /** The first few. */
  readonly samples: readonly CellProblem[];
}

export type DeliveryDiagnosticCode =
  | "delivery.sheet_unknown"
  | "delivery.dataset_unknown"
  | "delivery.header_not_found"
  | "delivery.answer_dataset"
  | "delivery.answer_column"
  | "delivery.constant_unreadable"
  | "delivery.dates_ambiguous"
  | "delivery.column_unnamed"
  | "delivery.merges_filled"
  | "delivery.header_repeated"
  | "delivery.total_rows"
  | "delivery.note_rows"
  | "delivery.column_missing"
  | "delivery.column_unknown"
  | "delivery.column_twice"
  | "delivery.column_unit"
  | "delivery.column_all_midnight"
  | "delivery.nothing_recognised"
  | "delivery.too_many_files"
  | "delivery.duplicate_file_name";

/** About a file, sheet or column as a whole. `question`: a saved mapping can answer it. */
export interface DeliveryDiagnostic {
  readonly code: DeliveryDiagnosticCode;
  readonly severity: "error" | "warning" | "info" | "question";
  readonly where: {
    readonly file: string;
    readonly sheet?: string;
    readonly row?: number;
    readonly column?: string;
  };
  readonly args: Readonly<Record<string, string | number>>;
}

export interface DeliveryManifest {
  readonly formatVersion: number;
  /** SHA-256 over the sorted SHA-256 of the files: the same bytes give the same digest, whatever their names. */
  readonly digest: string;
  readonly files: readonly DeliveredFile[];
  /** SHA-256 over the answers and further datasets it was read with; empty when there were none. */
  readonly readWith: string;
  /** Datasets beyond the standard catalogue, as they were defined when it was read. */
  readonly furtherDatasets: readonly Dataset[];
  readonly sources: readonly DeliverySource[];
  /** Every dataset of the catalogue it was read with, delivered or not, in catalogue order. */
  readonly datasets: readonly DeliveredDataset[];
  readonly problems: {
    readonly total: number;
    /** How many of them are listed in `problems.jsonl`, one CellProblem per line. */
    readonly listed: number;
    readonly kinds: readonly ProblemKind[];
  };
  readonly diagnostics: readonly (FileDiagnostic | DeliveryDiagnostic)[];
}
