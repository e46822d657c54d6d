// The registers of the workbench. The contract's modules carry its schemas with them, which pages have no use for:
// the types alone are imported, and hold these to the contract.
import type {
  circularRegister as contractCircular,
  ruleQuarantineRegister as contractQuarantine,
  ruleRevisionRegister as contractRevision,
} from "@jianheng/contract";

export const circularRegister: typeof contractCircular = "circularItem";
export const ruleRevisionRegister: typeof contractRevision = "ruleRevision";
export const ruleQuarantineRegister: typeof contractQuarantine = "ruleQuarantine";
