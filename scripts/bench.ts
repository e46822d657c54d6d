// `npm run bench` runs the benchmark of a delivery, from workbook to findings; `npm run bench -- feel` that of the rule
// language. What follows is its size. docs/measurements.md keeps the last results.
const [first, ...rest] = process.argv.slice(2);
const named = first === "feel";
process.argv.splice(2, Infinity, ...(named ? rest : [first, ...rest].filter((argument) => argument !== undefined)));
await import(named ? "../bench/feel/main.ts" : "../bench/screening.ts");
