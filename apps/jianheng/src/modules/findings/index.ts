export { allowedActs, examine, foldEvents, foldState, judgeAct, lightOf, type FindingEvent } from "./domain.ts";
export type { Escalate } from "./effects.ts";
export { presentFinding } from "./present.ts";
export {
  countActedOn,
  countDecisions,
  countFindings,
  countHandedOverBy,
  listActedOn,
  listFindings,
  listHandedOverBy,
  type FindingRecord,
} from "./store.ts";
