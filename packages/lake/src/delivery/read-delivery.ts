// A delivery from files to the lake: keep → read → convert → check → publish. Until the last step nothing can be seen,
// and whatever goes wrong before leaves nothing.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Dataset } from "@jianheng/contract";
import { defaultLimits, type FileDiagnostic, isFailure } from "@jianheng/files";
import { type Catalogue, isStandard, standardCatalogue } from "../catalogue/catalogue.ts";
import { type Engine, openEngine } from "../duckdb/engine.ts";
import { lakeColumns } from "../parquet/columns.ts";
import { CsvSpool } from "../parquet/csv-spool.ts";
import { writeParquet } from "../parquet/write-parquet.ts";
import { findAllMidnight, findDuplicateKeys } from "./check-datasets.ts";
import { deliveryDigest, readingDigest } from "./digest.ts";
import { keepFile, type KeptFile } from "./keep-files.ts";
import { deliveryDiagnostic } from "./messages.ts";
import {
  type DeliveredDataset,
  type DeliveryDiagnostic,
  type DeliveryManifest,
  deliveryFormatVersion,
} from "./manifest.ts";
import { ProblemLog } from "./problem-log.ts";
import { type FilesReading, readFiles } from "./read-files.ts";
import {
  deliveriesDir,
  dropStaging,
  manifestFile,
  openStaging,
  problemsFile,
  publishStaging,
  readManifest,
  scratchFolder,
} from "./staging.ts";
import type {
  DeliveryInspection,
  DeliveryLimits,
  DeliveryProgress,
  DeliveryResult,
  FileToRead,
  ReadDeliveryOptions,
} from "./types.ts";

export const defaultDeliveryLimits: DeliveryLimits = {
  ...defaultLimits,
  /** A year of legal documents of a county office. */
  maxFiles: 20_000,
  /** Some 60 MB of text; beyond that nobody reads them one by one. */
  maxListedProblems: 200_000,
};

/** The import's engine works beside the reader, and both must stay small. */
const engineMemoryBytes = 128 * 1024 * 1024;

/**
 * Reads files into the lake. What is wrong with the files is in the result; only defects and the machine's own failures
 * (a full disk) throw. The time grows with the cells, the memory does not.
 */
export async function readDelivery(
  files: readonly FileToRead[],
  options: ReadDeliveryOptions,
): Promise<DeliveryResult> {
  return inStaging(files, options, async (staged, staging) => {
    const { manifest, answerable } = staged;
    if (staged.refused) return { outcome: "refused", diagnostics: manifest.diagnostics, answerable, manifest };
    const id = options.id ?? deliveryId(manifest);
    const directory = join(deliveriesDir(options.lakeDir), id);
    options.onProgress?.({ phase: "publish" });
    if (staged.known || !(await publishStaging(staging, options.lakeDir, id))) {
      return { outcome: "known", directory, manifest: await sameDelivery(directory, manifest) };
    }
    return { outcome: "imported", directory, manifest };
  });
}

/** A dry run: says what `readDelivery` would understand, and leaves nothing behind. */
export async function inspectDelivery(
  files: readonly FileToRead[],
  options: ReadDeliveryOptions,
): Promise<DeliveryInspection> {
  return inStaging(files, options, async ({ refused, answerable, manifest }) => ({
    refused,
    answerable,
    manifest,
  }));
}

function deliveryId({ digest, readWith }: Pick<DeliveryManifest, "digest" | "readWith">): string {
  return readWith === "" ? digest : `${digest.slice(0, 40)}-${readWith.slice(0, 24)}`;
}

async function sameDelivery(
  directory: string,
  { digest, readWith }: Pick<DeliveryManifest, "digest" | "readWith">,
): Promise<DeliveryManifest> {
  const manifest = await readManifest(directory);
  if (manifest?.digest !== digest || manifest.readWith !== readWith) {
    throw new Error(`another delivery already lies in ${directory}`);
  }
  return manifest;
}

interface Staged {
  readonly manifest: DeliveryManifest;
  readonly refused: boolean;
  readonly answerable: boolean;
  /** A delivery with this id and digest, read with the same answers, was there before; nothing was read. */
  readonly known: boolean;
}

async function inStaging<T>(
  files: readonly FileToRead[],
  options: ReadDeliveryOptions,
  use: (staged: Staged, staging: string) => Promise<T>,
): Promise<T> {
  if (options.id !== undefined && !/^[\w-]{1,128}$/.test(options.id))
    throw new RangeError("id: letters, digits, - and _");
  const staging = await openStaging(options.lakeDir);
  try {
    return await use(await stage(files, options, staging), staging);
  } finally {
    // After publication the folder has moved and there is nothing to drop.
    await dropStaging(staging);
  }
}

async function stage(files: readonly FileToRead[], options: ReadDeliveryOptions, staging: string): Promise<Staged> {
  const limits = { ...defaultDeliveryLimits, ...options.limits };
  const onProgress = options.onProgress ?? (() => {});
  const catalogue = options.catalogue ?? standardCatalogue;
  const furtherDatasets = catalogue.filter((dataset) => !isStandard(dataset));
  const readWith = readingDigest(options.mapping, furtherDatasets);
  const faults = faultsOfList(files, limits);
  if (faults.length > 0) {
    const manifest = manifestOf({ diagnostics: faults, readWith, furtherDatasets });
    return { manifest, refused: true, answerable: false, known: false };
  }

  const kept: KeptFile[] = [];
  const arrival: FileDiagnostic[] = [];
  for (const file of files) {
    onProgress({ phase: "keep", file: file.name });
    const keeping = await keepFile(file, staging, limits);
    kept.push(...keeping.kept);
    arrival.push(...keeping.diagnostics);
  }
  const digest = deliveryDigest(kept.map((one) => one.file.sha256));
  const about = { digest, readWith, furtherDatasets };
  const existing = await readManifest(join(deliveriesDir(options.lakeDir), options.id ?? deliveryId(about)));
  // A file that could not even be kept is not in the digest.
  if (existing?.digest === digest && existing.readWith === readWith && !isFailure(arrival)) {
    return { manifest: existing, refused: false, answerable: false, known: true };
  }

  const build = new DeliveryBuild(staging, limits, onProgress);
  try {
    return await build.run(kept, arrival, { ...about, catalogue, mapping: options.mapping });
  } finally {
    build.close();
  }
}

function faultsOfList(files: readonly FileToRead[], limits: DeliveryLimits): DeliveryDiagnostic[] {
  if (files.length > limits.maxFiles) {
    const args = { count: files.length, limit: limits.maxFiles };
    return [deliveryDiagnostic("delivery.too_many_files", { file: "" }, args)];
  }
  const seen = new Set<string>();
  return files.flatMap(({ name }) => {
    const again = seen.has(name);
    seen.add(name);
    return again ? [deliveryDiagnostic("delivery.duplicate_file_name", { file: name }, { name })] : [];
  });
}

interface Reading extends Pick<DeliveryManifest, "digest" | "readWith" | "furtherDatasets"> {
  readonly catalogue: Catalogue;
  readonly mapping: ReadDeliveryOptions["mapping"];
}

class DeliveryBuild {
  private readonly staging: string;
  private readonly limits: DeliveryLimits;
  private readonly onProgress: (progress: DeliveryProgress) => void;
  private readonly spools = new Map<string, CsvSpool>();
  private readonly problems: ProblemLog;
  private problemsOpen = true;

  constructor(staging: string, limits: DeliveryLimits, onProgress: (progress: DeliveryProgress) => void) {
    this.staging = staging;
    this.limits = limits;
    this.onProgress = onProgress;
    this.problems = new ProblemLog(join(staging, problemsFile), limits.maxListedProblems);
  }

  async run(
    kept: readonly KeptFile[],
    arrival: readonly FileDiagnostic[],
    { catalogue, mapping, ...about }: Reading,
  ): Promise<Staged> {
    const { limits, onProgress } = this;
    const sink = { spool: (dataset: Dataset) => this.spool(dataset), problems: this.problems };
    const tempDir = join(this.staging, scratchFolder);
    const reading = await readFiles(kept, arrival, sink, { limits, mapping, catalogue, onProgress, tempDir });
    for (const spool of this.spools.values()) spool.close();
    const delivered: DeliveredDataset[] = [];
    const later: DeliveryDiagnostic[] = [];
    if (!reading.refused) {
      const engine = await openEngine({ memoryBytes: engineMemoryBytes, tempDir: join(this.staging, scratchFolder) });
      try {
        for (const dataset of catalogue) delivered.push(await this.convert(engine, dataset, reading, later));
      } finally {
        engine.close();
      }
    }
    this.close();
    const manifest = manifestOf({
      ...about,
      files: reading.files,
      sources: reading.sources,
      diagnostics: [...reading.diagnostics, ...later],
      datasets: delivered,
      problems: { total: this.problems.total, listed: this.problems.listed, kinds: this.problems.kinds() },
    });
    writeFileSync(join(this.staging, manifestFile), JSON.stringify(manifest, null, 1));
    return { manifest, refused: reading.refused, answerable: reading.refused && reading.answerable, known: false };
  }

  close(): void {
    if (!this.problemsOpen) return;
    this.problemsOpen = false;
    this.problems.close();
  }

  private spool(dataset: Dataset): CsvSpool {
    const existing = this.spools.get(dataset.id);
    if (existing !== undefined) return existing;
    const spool = new CsvSpool(join(this.staging, scratchFolder, `${dataset.id}.csv`));
    this.spools.set(dataset.id, spool);
    return spool;
  }

  private async convert(
    engine: Engine,
    dataset: Dataset,
    { sources }: FilesReading,
    diagnostics: DeliveryDiagnostic[],
  ): Promise<DeliveredDataset> {
    const spool = this.spools.get(dataset.id);
    const own = sources.filter((source) => source.dataset === dataset.id);
    const carried = new Set(
      own.flatMap((source) => [...source.columns.map((column) => column.column), ...Object.keys(source.constants)]),
    );
    const delivered = {
      id: dataset.id,
      deliveredColumns: dataset.columns.map((column) => column.id).filter((id) => carried.has(id)),
      lakeColumns: lakeColumns(dataset).map(({ name, type }) => ({ name, type })),
    };
    if (spool === undefined || spool.rows === 0) return { ...delivered, rows: 0, file: null };
    const file = `${dataset.id}.parquet`;
    const path = join(this.staging, file);
    this.onProgress({ phase: "convert", dataset: dataset.id });
    await writeParquet(engine.connection, dataset, spool, path);
    this.onProgress({ phase: "check", dataset: dataset.id });
    await findDuplicateKeys(engine.connection, dataset, path, sources, this.problems);
    diagnostics.push(...(await findAllMidnight(engine.connection, dataset, path)));
    return { ...delivered, rows: spool.rows, file };
  }
}

function manifestOf(known: Partial<DeliveryManifest>): DeliveryManifest {
  return {
    formatVersion: deliveryFormatVersion,
    digest: "",
    files: [],
    readWith: "",
    furtherDatasets: [],
    sources: [],
    datasets: [],
    problems: { total: 0, listed: 0, kinds: [] },
    diagnostics: [],
    ...known,
  };
}
