export * from "./delivery/manifest.ts";
export * from "./delivery/types.ts";
export * from "./duckdb/types.ts";
export * from "./parquet/columns.ts";
