export * from "./diagnostics.ts";
export * from "./limits.ts";
export * from "./table.ts";
export * from "./write-types.ts";
