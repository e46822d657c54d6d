// The kept files, one after another, table by table.

import { basename, extname } from "node:path";
import { type FileDiagnostic, isFailure, readCsv, readXlsx } from "@jianheng/files";
import { datasetByName } from "../catalogue/recognise.ts";
import { isOwnSheet } from "../checked/own-sheets.ts";
import type { KeptFile } from "./keep-files.ts";
import { deliveryDiagnostic } from "./messages.ts";
import type { DeliveredFile, DeliveryDiagnostic, DeliverySource } from "./manifest.ts";
import { readTable, type Table, type TableSink } from "./read-table.ts";
import type { DeliveryLimits, DeliveryProgress, SavedMapping } from "./types.ts";

export interface FilesReading {
  readonly files: readonly DeliveredFile[];
  readonly sources: readonly DeliverySource[];
  readonly diagnostics: readonly (FileDiagnostic | DeliveryDiagnostic)[];
  /** A file could not be read to its end, or no table was recognised although tables were delivered. */
  readonly refused: boolean;
}

export interface ReadFilesOptions {
  readonly limits: DeliveryLimits;
  readonly mapping: SavedMapping | undefined;
  readonly onProgress: (progress: DeliveryProgress) => void;
}

/** Progress is told this often, in rows. */
const rowsPerProgress = 1000;

export async function readFiles(
  kept: readonly KeptFile[],
  arrival: readonly FileDiagnostic[],
  sink: Omit<TableSink, "onRows">,
  options: ReadFilesOptions,
): Promise<FilesReading> {
  const texts = kept.filter((one) => one.file.kind === "csv").map((one) => titleOf(one.file.name));
  const reader = new FilesReader(sink, options, texts);
  reader.fileDiagnostics.push(...arrival);
  for (const [position, one] of kept.entries()) {
    if (one.repeated || one.file.kind === "other") reader.files.push(one.file);
    else if (one.file.kind === "xlsx") await reader.readWorkbook(one, position);
    else await reader.readText(one, position);
  }
  const fileFault = isFailure(reader.fileDiagnostics);
  const tables = kept.some((one) => one.file.kind !== "other");
  const nothing = tables && !fileFault && reader.sources.every((source) => source.dataset === null);
  if (nothing) reader.diagnostics.push(deliveryDiagnostic("delivery.nothing_recognised", { file: "" }));
  return {
    files: reader.files,
    sources: reader.sources,
    diagnostics: [...reader.fileDiagnostics, ...reader.diagnostics],
    refused: fileFault || nothing,
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
    const { limits, mapping } = this.options;
    const book = await readXlsx({ name: file.name, path }, { limits });
    const taken = datasetsNamed([...this.textTitles, ...book.sheets.map((sheet) => sheet.name)]);
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
          saved: mapping?.sheets?.[sheet.name],
          taken,
          batches: book.rows(sheet),
        });
      }
    } finally {
      book.close();
    }
    this.fileDiagnostics.push(...book.diagnostics);
  }

  async readText({ file, path }: KeptFile, position: number): Promise<void> {
    const { limits, mapping } = this.options;
    const told = mapping?.encodings?.[file.name];
    const text = await readCsv(
      { name: file.name, path },
      { limits, ...(told === undefined ? {} : { encoding: told }) },
    );
    const { encoding, delimiter } = text;
    this.files.push(encoding === undefined ? file : { ...file, encoding, delimiter });
    const title = titleOf(file.name);
    await this.readOne({
      file: position,
      fileName: file.name,
      sheet: null,
      hidden: false,
      date1904: false,
      title,
      saved: mapping?.sheets?.[file.name] ?? mapping?.sheets?.[title],
      taken: datasetsNamed(this.textTitles),
      batches: text.rows(),
    });
    this.fileDiagnostics.push(...text.diagnostics);
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
    const result = await readTable(table, this.sources.length, { ...this.sink, onRows });
    if (result === undefined) return;
    this.sources.push(result.source);
    this.diagnostics.push(...result.diagnostics);
  }
}

function titleOf(fileName: string): string {
  return basename(fileName, extname(fileName));
}

function datasetsNamed(titles: readonly string[]): ReadonlySet<string> {
  return new Set(titles.map((title) => datasetByName(title)?.id).filter((id) => id !== undefined));
}
