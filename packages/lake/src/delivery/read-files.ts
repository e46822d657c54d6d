// The kept files, one after another, table by table.

import { basename, extname } from "node:path";
import { type FileDiagnostic, isFailure, readCsv, readXlsx } from "@jianheng/files";
import type { DeliveryMapping } from "@jianheng/contract";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { datasetByName } from "../catalogue/recognise.ts";
import { isOwnSheet } from "../checked/own-sheets.ts";
import type { KeptFile } from "./keep-files.ts";
import { readParquetRows } from "./parquet-rows.ts";
import { deliveryDiagnostic } from "./messages.ts";
import type { DeliveredFile, DeliveryDiagnostic, DeliverySource } from "./manifest.ts";
import { readTable, type Table } from "./read-table.ts";
import type { TableSink } from "./row-reader.ts";
import type { DeliveryLimits, DeliveryProgress } from "./types.ts";

export interface FilesReading {
  readonly files: readonly DeliveredFile[];
  readonly sources: readonly DeliverySource[];
  readonly diagnostics: readonly (FileDiagnostic | DeliveryDiagnostic)[];
  /** A file could not be read to its end, or no table was recognised although tables were delivered. */
  readonly refused: boolean;
  /** What refused it could be answered by a person: every fault of a file is an unknown encoding, or nothing is wrong. */
  readonly answerable: boolean;
}

export interface ReadFilesOptions {
  readonly limits: DeliveryLimits;
  readonly mapping: DeliveryMapping | undefined;
  readonly catalogue: Catalogue;
  readonly onProgress: (progress: DeliveryProgress) => void;
  /** Where an engine that reads a file may spill. */
  readonly tempDir: string;
}

/** Progress is told this often, in rows. */
const rowsPerProgress = 1000;

export async function readFiles(
  kept: readonly KeptFile[],
  arrival: readonly FileDiagnostic[],
  sink: Omit<TableSink, "onRows">,
  options: ReadFilesOptions,
): Promise<FilesReading> {
  const texts = kept
    .filter((one) => one.file.kind === "csv" || one.file.kind === "parquet")
    .map((one) => titleOf(one.file.name));
  const reader = new FilesReader(sink, options, texts);
  reader.fileDiagnostics.push(...arrival);
  for (const [position, one] of kept.entries()) {
    if (one.repeated || one.file.kind === "other") reader.files.push(one.file);
    else if (one.file.kind === "xlsx") await reader.readWorkbook(one, position);
    else if (one.file.kind === "parquet") await reader.readParquet(one, position);
    else await reader.readText(one, position);
  }
  const fileFault = isFailure(reader.fileDiagnostics);
  const tables = kept.some((one) => one.file.kind !== "other");
  const nothing = tables && !fileFault && reader.sources.every((source) => source.dataset === null);
  const faults = reader.fileDiagnostics.filter(({ severity }) => severity === "error");
  if (nothing) reader.diagnostics.push(deliveryDiagnostic("delivery.nothing_recognised", { file: "" }));
  return {
    files: reader.files,
    sources: reader.sources,
    diagnostics: [...reader.fileDiagnostics, ...reader.diagnostics],
    refused: fileFault || nothing,
    answerable: faults.every(({ code }) => code === "csv.encoding_unknown") && (fileFault || reader.sources.length > 0),
  };
}

class FilesReader {
  readonly files: DeliveredFile[] = [];
  readonly sources: DeliverySource[] = [];
  readonly fileDiagnostics: FileDiagnostic[] = [];
  readonly diagnostics: DeliveryDiagnostic[] = [];
  private readonly sink: Omit<TableSink, "onRows">;
  private readonly options: ReadFilesOptions;

  private readonly textTitles: readonly string[];

  constructor(sink: Omit<TableSink, "onRows">, options: ReadFilesOptions, textTitles: readonly string[]) {
    this.sink = sink;
    this.options = options;
    this.textTitles = textTitles;
  }

  async readWorkbook({ file, path }: KeptFile, position: number): Promise<void> {
    this.files.push(file);
    const { limits } = this.options;
    const book = await readXlsx({ name: file.name, path }, { limits });
    const taken = this.datasetsNamed([...this.textTitles, ...book.sheets.map((sheet) => sheet.name)]);
    try {
      for (const sheet of book.sheets) {
        // A workbook that we gave back, corrected and delivered again.
        if (isOwnSheet(sheet.name)) continue;
        await this.readOne({
          file: position,
          fileName: file.name,
          sheet: sheet.name,
          hidden: sheet.hidden,
          date1904: book.date1904,
          title: sheet.name,
          taken,
          batches: () => book.rows(sheet),
          merges: () => book.merges(sheet),
        });
      }
    } finally {
      book.close();
    }
    this.fileDiagnostics.push(...book.diagnostics);
  }

  async readText({ file, path }: KeptFile, position: number): Promise<void> {
    const { limits, mapping } = this.options;
    const told = mapping?.encodings[file.name];
    const text = await readCsv(
      { name: file.name, path },
      { limits, ...(told === undefined ? {} : { encoding: told }) },
    );
    const { encoding, delimiter } = text;
    this.files.push(encoding === undefined ? file : { ...file, encoding, delimiter });
    await this.readOne(this.tableOfFile(file, position, () => text.rows()));
    this.fileDiagnostics.push(...text.diagnostics);
  }

  async readParquet({ file, path }: KeptFile, position: number): Promise<void> {
    this.files.push(file);
    const { limits, tempDir } = this.options;
    const parquet = await readParquetRows({ name: file.name, path }, { limits, tempDir });
    await this.readOne(this.tableOfFile(file, position, () => parquet.rows()));
    this.fileDiagnostics.push(...parquet.diagnostics);
  }

  /** A file that is one table, named by the file. */
  private tableOfFile(file: DeliveredFile, position: number, batches: Table["batches"]): Table {
    const title = titleOf(file.name);
    return {
      file: position,
      fileName: file.name,
      sheet: null,
      hidden: false,
      date1904: false,
      title,
      taken: this.datasetsNamed(this.textTitles),
      batches,
      merges: () => [],
    };
  }

  private async readOne(table: Table): Promise<void> {
    const { onProgress } = this.options;
    const place = { file: table.fileName, ...(table.sheet === null ? {} : { sheet: table.sheet }) };
    onProgress({ phase: "read", ...place, rows: 0 });
    let told = 0;
    const onRows = (rows: number) => {
      if (rows - told < rowsPerProgress) return;
      told = rows;
      onProgress({ phase: "read", ...place, rows });
    };
    const { mapping, catalogue } = this.options;
    const context = { index: this.sources.length, mappings: mapping?.tables ?? [], catalogue };
    const result = await readTable(table, context, { ...this.sink, onRows });
    if (result === undefined) return;
    this.sources.push(result.source);
    this.diagnostics.push(...result.diagnostics);
  }

  private datasetsNamed(titles: readonly string[]): ReadonlySet<string> {
    return new Set(titles.flatMap((title) => datasetByName(title, this.options.catalogue)?.id ?? []));
  }
}

function titleOf(fileName: string): string {
  return basename(fileName, extname(fileName));
}
