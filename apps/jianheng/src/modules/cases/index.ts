export { readCases, textOf, dayOf, type CaseRows } from "./case-rows.ts";
export { runningLimits } from "./running-limits.ts";
export { startRecomputing } from "./recompute.ts";
export { writeCases, type CaseToWrite } from "./store.ts";
