// The register kernel: a mechanism is a definition (`definition/`), its records move by acts (`records/`), and what
// needs somebody stands in the inbox (`inbox/`). Modules with thought of their own build on what is exported here.
export { RegisterCatalogue, digestOfText, enterShippedRegisters, type HeldRegister } from "./catalogue.ts";
export type { ActedRecord, RegisterHook, RegisterHooks } from "./hooks.ts";
export { definitionContent } from "./definition-routes.ts";
export { dayInWords, loadShippedRegisters } from "./definition/index.ts";
export { peopleOf } from "./inbox/notices.ts";
export { remindHourly } from "./inbox/remind.ts";
export { foldRecord } from "./records/fold.ts";
export { paperMaker, type PaperMaker } from "./records/papers.ts";
export type { Writing } from "./records/write-record.ts";
export {
  actOfData,
  actOfModule,
  actWithin,
  actOnRecords,
  createRecord,
  type CreateRequest,
} from "./records/actions.ts";
export { countRecords, type ListReader } from "./records/list-records.ts";
export { fillPaper, paperOf } from "./records/papers.ts";
export { actLabel, stateLabel } from "./records/present.ts";
export { namesOf } from "./records/references.ts";
export { changing, presentRows } from "./records/routes.ts";
export { factsOf, readPlaces, standingOf, type StandingRecord } from "./records/standing.ts";
export { insertCopies, type CopyReceiver } from "./records/send-copies.ts";
export { insertLinks, isRecordId, recordIdOf } from "./records/store.ts";
