import type { SavedMapping } from "@jianheng/contract";
import type { App } from "../../app.ts";
import { asReader } from "../../database/pool.ts";
import { refuse, type Refusal } from "../../http/refusal.ts";
import type { SignedIn } from "../identity/index.ts";
import { mayImport } from "./actions.ts";
import { deleteTableMapping, listTableMappings } from "./table-mapping-store.ts";

/** The answers that the reader's office remembers, newest first. */
export async function listRemembered(app: App, signedIn: SignedIn): Promise<SavedMapping[] | Refusal> {
  if (!mayImport(signedIn)) return refuse("access.denied", { who: "案管人员" });
  const rows = await asReader(app.db, signedIn.reader, (tx) => listTableMappings(tx, signedIn.officeCode));
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    dataset: row.mapping.dataset,
    mapping: row.mapping,
    rememberedBy: row.remembered_by_name,
    rememberedAt: row.remembered_at.toISOString(),
    usedAt: row.used_at?.toISOString() ?? null,
  }));
}

/** Forgets one for good; what was accepted keeps its own copy of how it was read. */
export async function forgetRemembered(
  app: App,
  signedIn: SignedIn,
  id: string,
): Promise<{ readonly forgotten: boolean } | Refusal> {
  if (!mayImport(signedIn)) return refuse("access.denied", { who: "案管人员" });
  return asReader(app.db, signedIn.reader, async (tx) => ({
    forgotten: await deleteTableMapping(tx, signedIn.officeCode, id),
  }));
}
