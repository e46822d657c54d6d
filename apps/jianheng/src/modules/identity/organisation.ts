/**
 * Setting up a real office: offices, departments, people and posts come from one workbook (`organisation-workbook.ts`),
 * are compared with what is stored (`organisation-plan.ts`, pure) and written in one transaction
 * (`organisation-store.ts`), sign-ins with their first passwords included.
 */
import type { Tx } from "../../database/pool.ts";
import { type OrganisationPlan, planOrganisation } from "./organisation-plan.ts";
import {
  holdsDemonstration,
  type IssuedPassword,
  loadOrganisation,
  lockOrganisation,
  newPersonId,
  rowsOfOrganisation,
  writeOrganisation,
} from "./organisation-store.ts";
import { type OrganisationLines, type OrganisationProblem, organisationWorkbook } from "./organisation-workbook.ts";

export type OrganisationImport =
  | { readonly outcome: "demonstration" }
  | { readonly outcome: "faulty"; readonly problems: readonly OrganisationProblem[] }
  | { readonly outcome: "imported"; readonly plan: OrganisationPlan; readonly passwords: readonly IssuedPassword[] };

/** All of the workbook or, with any problem, nothing. A dry run says what would be done and issues no passwords. */
export async function importOrganisation(
  tx: Tx,
  lines: OrganisationLines,
  options: { readonly endMissing?: string | undefined; readonly dryRun: boolean },
): Promise<OrganisationImport> {
  await lockOrganisation(tx);
  if (await holdsDemonstration(tx)) return { outcome: "demonstration" };
  const { endMissing } = options;
  const { plan, problems } = planOrganisation(lines, await loadOrganisation(tx), { endMissing, newId: newPersonId });
  if (problems.length > 0) return { outcome: "faulty", problems };
  return { outcome: "imported", plan, passwords: options.dryRun ? [] : await writeOrganisation(tx, plan) };
}

/** What is stored, as a workbook that can be changed and imported again. */
export async function exportOrganisation(tx: Tx) {
  return organisationWorkbook(rowsOfOrganisation(await loadOrganisation(tx)));
}

export { type IssuedPassword, renewPassword } from "./organisation-store.ts";
export type { OrganisationPlan } from "./organisation-plan.ts";
export {
  describeOrganisationProblem,
  type OrganisationProblem,
  organisationWorkbook,
  readOrganisationWorkbook,
} from "./organisation-workbook.ts";
export { dayOfText } from "./organisation-words.ts";
