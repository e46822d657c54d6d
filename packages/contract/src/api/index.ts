// The whole API, one router. The server implements it, the pages call it; neither can drift from it.
import { cases } from "./cases.ts";
import { conferences } from "./conferences.ts";
import { deliveries } from "./deliveries.ts";
import { findings, home } from "./findings.ts";
import { lawSettings, limits } from "./limits.ts";
import { definitions, inbox, records, registers } from "./registers.ts";
import { proof, rules } from "./rules.ts";
import { organisation, session } from "./session.ts";
import { workbench } from "./workbench.ts";

export const api = {
  session,
  organisation,
  home,
  inbox,
  deliveries,
  findings,
  cases,
  registers,
  records,
  conferences,
  definitions,
  rules,
  workbench,
  limits,
  lawSettings,
  proof,
};
export type Api = typeof api;
export const apiPath = "/api/rpc";
