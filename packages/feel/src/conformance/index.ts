// The conformance kit of DMN (dmn-tck/tck): its test files as data, and what this implementation makes of them. The kit
// is handed in as texts; nothing of it is part of the product.
export * from "./report.ts";
export * from "./run-kit.ts";
