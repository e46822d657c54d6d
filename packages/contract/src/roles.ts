// Roles of PRODUCT terms. Three administrators exclude one another and see no case content.
import type { Bilingual } from "./values.ts";

export const roles = {
  caseManagement: { zh: "案管人员", en: "case-management officer" },
  prosecutor: { zh: "检察官", en: "prosecutor" },
  prosecutorAssistant: { zh: "检察官助理", en: "prosecutor's assistant" },
  reviewer: { zh: "评查员", en: "reviewer" },
  departmentHead: { zh: "部门负责人", en: "department head" },
  supervision: { zh: "检务督察人员", en: "supervision officer" },
  finance: { zh: "计财装备人员", en: "finance and equipment officer" },
  partySecretary: { zh: "党支部书记", en: "party-branch secretary" },
  stationedDiscipline: { zh: "派驻纪检监察人员", en: "stationed discipline officer" },
  leadership: { zh: "院领导", en: "leadership" },
  systemAdministrator: { zh: "系统管理员", en: "system administrator" },
  securityAdministrator: { zh: "安全保密管理员", en: "security administrator" },
  auditAdministrator: { zh: "安全审计员", en: "audit administrator" },
} as const satisfies Record<string, Bilingual>;
export type Role = keyof typeof roles;

/** How far a role sees case content: its own cases, its department, its office and those below, or nothing. */
export const reachOfRole = {
  caseManagement: "office",
  prosecutor: "own",
  prosecutorAssistant: "own",
  reviewer: "own",
  departmentHead: "department",
  supervision: "office",
  finance: "own",
  partySecretary: "own",
  stationedDiscipline: "own",
  leadership: "office",
  systemAdministrator: "none",
  securityAdministrator: "none",
  auditAdministrator: "none",
} as const satisfies Record<Role, "none" | "own" | "department" | "office">;
export type Reach = (typeof reachOfRole)[Role];

/** Roles that read what they are shown and write nothing: invited observers. */
export const observerRoles: readonly Role[] = ["stationedDiscipline"];
