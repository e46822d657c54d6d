import type { DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import type { Catalogue } from "../catalogue/catalogue.ts";
import type { DeliveryManifest } from "../delivery/manifest.ts";

export interface SnapshotOptions {
  /** Default 2: the smallest office PC. */
  readonly threads?: number;
  /** DuckDB's own memory; beyond it spills to disk. Default 512 MB. */
  readonly memoryBytes?: number;
  /** Where it spills; default: the system's temporary folder. */
  readonly tempDir?: string;
  /** Datasets as they are described now; those of the delivery that are missing here are as they were then. */
  readonly catalogue?: Catalogue;
}

/** A delivery opened for reading: one view per dataset of its catalogue, named by its id, empty when not delivered. */
export interface Snapshot {
  readonly directory: string;
  readonly manifest: DeliveryManifest;
  readonly catalogue: Catalogue;
  readonly instance: DuckDBInstance;
  readonly connection: DuckDBConnection;
  close(): void;
}
