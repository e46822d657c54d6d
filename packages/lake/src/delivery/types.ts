// What goes into reading a delivery and what comes out.

import type { DeliveryMapping } from "@jianheng/contract";
import type { FileDiagnostic, FileLimits } from "@jianheng/files";
import type { Catalogue } from "../catalogue/catalogue.ts";
import type { DeliveryDiagnostic, DeliveryManifest } from "./manifest.ts";

export interface FileToRead {
  /** As delivered, for messages and for joining documents by file name; folders with `/`. */
  readonly name: string;
  readonly path: string;
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
  /**
   * Folder name under `deliveries/`; default: the delivery's digest, with a part for the answers it was read with.
   * Letters, digits, `-` and `_`. A delivery is never changed: to read it again with other answers, take another id or
   * remove the folder first.
   */
  readonly id?: string;
  /** Answers, of now and remembered; `chooseMapping` says which fits a table, the earlier ones going before. */
  readonly mapping?: DeliveryMapping;
  /** The datasets that tables may be; default: those of the standard workbook. */
  readonly catalogue?: Catalogue;
  readonly limits?: Partial<DeliveryLimits>;
  /** Called between steps and about every thousand rows; what it throws aborts the delivery, leaving nothing. */
  readonly onProgress?: (progress: DeliveryProgress) => void;
}

/**
 * imported: now visible under `directory`. known: the same id and bytes, read with the same answers, were there already;
 * nothing was done. refused: a file could not be read or nothing was recognised; nothing was stored, the diagnostics say
 * why, and the manifest shows what its tables look like. `answerable`: an answer (an encoding, a dataset) may help.
 */
export type DeliveryResult =
  | { readonly outcome: "imported" | "known"; readonly directory: string; readonly manifest: DeliveryManifest }
  | {
      readonly outcome: "refused";
      readonly diagnostics: readonly (FileDiagnostic | DeliveryDiagnostic)[];
      readonly answerable: boolean;
      readonly manifest: DeliveryManifest;
    };

/** A dry run: what would be understood. `refused` when readDelivery would refuse. */
export interface DeliveryInspection {
  readonly refused: boolean;
  readonly answerable: boolean;
  readonly manifest: DeliveryManifest;
}

export type ReadDelivery = (files: readonly FileToRead[], options: ReadDeliveryOptions) => Promise<DeliveryResult>;
