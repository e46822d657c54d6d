// An engine within bounds: threads, memory, and where it may spill.

import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import type { SnapshotOptions } from "./types.ts";

const megabyte = 1024 * 1024;
const defaultMemoryBytes = 512 * megabyte;
const defaultThreads = 2;

export interface Engine {
  readonly instance: DuckDBInstance;
  readonly connection: DuckDBConnection;
  close(): void;
}

/** A database in memory. It fetches and loads nothing by itself: an office has no internet. */
export async function openEngine(options: SnapshotOptions = {}): Promise<Engine> {
  const memory = Math.round((options.memoryBytes ?? defaultMemoryBytes) / megabyte);
  const instance = await DuckDBInstance.create(":memory:", {
    threads: String(options.threads ?? defaultThreads),
    memory_limit: `${memory}MiB`,
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    ...(options.tempDir === undefined ? {} : { temp_directory: options.tempDir }),
  });
  const connection = await instance.connect();
  return {
    instance,
    connection,
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
