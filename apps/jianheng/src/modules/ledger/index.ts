export { actContent, appendLeaves, findActsOfRequest, listActs, recordActs, type NewAct } from "./acts.ts";
export { openProofLog, type ProofLog } from "./proof-log.ts";
