export {
  actContent,
  appendLeaves,
  findActsOfRequest,
  listActs,
  recordActs,
  storedActContent,
  type NewAct,
} from "./acts.ts";
export { openProofLog, type ProofLog } from "./proof-log.ts";
export {
  formatPublicKeys,
  newLogName,
  newSigningKey,
  parsePublicKeys,
  readPublicKeys,
  signingKeyFile,
  writePublicKeys,
} from "./log-keys.ts";
