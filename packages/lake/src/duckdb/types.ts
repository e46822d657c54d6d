import type { DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import type { DeliveryManifest } from "../delivery/manifest.ts";

export interface SnapshotOptions {
  /** Default 2: the smallest office PC. */
  readonly threads?: number;
  /** DuckDB's own memory; beyond it spills to disk. Default 512 MB. */
  readonly memoryBytes?: number;
  /** Where it spills; default: the system's temporary folder. */
  readonly tempDir?: string;
}

/** A delivery opened for reading: one view per dataset of the catalogue, named by its id, empty when not delivered. */
export interface Snapshot {
  readonly directory: string;
  readonly manifest: DeliveryManifest;
  readonly instance: DuckDBInstance;
  readonly connection: DuckDBConnection;
  close(): void;
}
