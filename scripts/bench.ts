// `npm run bench` runs the benchmark of a delivery, from workbook to findings; `npm run bench -- feel` that of the rule
// language, `npm run bench -- registers` that of lists over a nation's records, `npm run bench -- entering` that of a
// workbook into a register. What follows is its size.
// docs/measurements.md keeps the last results.
const named: Readonly<Record<string, string>> = {
  feel: "../bench/feel/main.ts",
  registers: "../bench/registers/main.ts",
  entering: "../bench/registers/entering.ts",
};
const [first, ...rest] = process.argv.slice(2);
const chosen = first === undefined ? undefined : named[first];
const size = chosen === undefined && first !== undefined ? [first, ...rest] : rest;
process.argv.splice(2, Infinity, ...size);
await import(chosen ?? "../bench/screening.ts");
