// What goes into reading a delivery and what comes out.

import type { FileDiagnostic, FileLimits } from "@jianheng/files";
import type { DeliveryDiagnostic, DeliveryManifest } from "./manifest.ts";

export interface FileToRead {
  /** As delivered, for messages and for joining documents by file name; folders with `/`. */
  readonly name: string;
  readonly path: string;
}

/** Answers a person gave, by exact sheet name (or file name, for a CSV) and exact header. */
export interface SavedMapping {
  readonly sheets?: Readonly<Record<string, SheetMapping>>;
  /** Encoding of a text file by file name, where it could not be told. */
  readonly encodings?: Readonly<Record<string, string>>;
}

export interface SheetMapping {
  /** Catalogue dataset id, or null: leave this sheet out. */
  readonly dataset: string | null;
  /** Header as written → catalogue column id, or null: keep as unknown. */
  readonly columns?: Readonly<Record<string, string | null>>;
}

export interface DeliveryLimits extends FileLimits {
  /** Files of one delivery. */
  readonly maxFiles: number;
  /** Problems listed one by one; more are counted only. */
  readonly maxListedProblems: number;
}

export type DeliveryPhase = "keep" | "read" | "convert" | "check" | "publish";

export interface DeliveryProgress {
  readonly phase: DeliveryPhase;
  readonly file?: string;
  readonly sheet?: string;
  readonly dataset?: string;
  /** Rows read of this sheet so far. */
  readonly rows?: number;
}

export interface ReadDeliveryOptions {
  /** The lake's folder: holds `deliveries/` and `staging/`. */
  readonly lakeDir: string;
  /** Folder name under `deliveries/`; default: the delivery's digest. Letters, digits, `-` and `_`. */
  readonly id?: string;
  readonly mapping?: SavedMapping;
  readonly limits?: Partial<DeliveryLimits>;
  /** Called between steps and about every thousand rows; what it throws aborts the delivery, leaving nothing. */
  readonly onProgress?: (progress: DeliveryProgress) => void;
}

/**
 * imported: now visible under `directory`. known: the same id and bytes were there already; nothing was done.
 * refused: a file could not be read or nothing was recognised; nothing was stored, and the diagnostics say why.
 */
export type DeliveryResult =
  | { readonly outcome: "imported" | "known"; readonly directory: string; readonly manifest: DeliveryManifest }
  | { readonly outcome: "refused"; readonly diagnostics: readonly (FileDiagnostic | DeliveryDiagnostic)[] };

/** A dry run: what would be understood. `refused` when readDelivery would refuse. */
export interface DeliveryInspection {
  readonly refused: boolean;
  readonly manifest: DeliveryManifest;
}

export type ReadDelivery = (files: readonly FileToRead[], options: ReadDeliveryOptions) => Promise<DeliveryResult>;
