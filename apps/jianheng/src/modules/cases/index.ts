export { readCases, textOf, dayOf, type CaseRows } from "./case-rows.ts";
export { lanesOf } from "./timeline.ts";
export { writeCases, type CaseToWrite } from "./store.ts";
