import type { App } from "../../app.ts";
import type { Tx } from "../../database/pool.ts";
import { listOffices, officesAbove } from "../identity/index.ts";
import type { OfficeRules } from "../rulebook/index.ts";

/** The rules by which an office judges, as decided by itself and those above it. */
export async function rulesOfOffice(app: App, tx: Tx, officeCode: string): Promise<OfficeRules> {
  return app.ruleBook.of(officesAbove(officeCode, await listOffices(tx)));
}
