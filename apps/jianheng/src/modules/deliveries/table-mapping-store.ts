import { randomUUID } from "node:crypto";
import type { TableMapping } from "@jianheng/contract";
import type { Tx } from "../../database/pool.ts";

/** Answers are looked through for every table; an office has some dozens of kinds of tables. */
const maxFollowed = 500;

/** The office's remembered answers, newest first: of two that fit equally well the newer one is followed. */
export async function listTableMappings(tx: Tx, officeCode: string) {
  const rows = await tx
    .selectFrom("table_mapping")
    .innerJoin("person", "person.id", "table_mapping.remembered_by")
    .select([
      "table_mapping.id",
      "table_mapping.title",
      "table_mapping.body as mapping",
      "table_mapping.remembered_at",
      "table_mapping.used_at",
      "person.name as remembered_by_name",
    ])
    .where("table_mapping.office_code", "=", officeCode)
    .orderBy("remembered_at", "desc")
    .orderBy("table_mapping.id")
    .limit(maxFollowed)
    .execute();
  return rows;
}

/** The new answer's id. */
export async function insertTableMapping(
  tx: Tx,
  answer: { readonly officeCode: string; readonly mapping: TableMapping; readonly by: string; readonly at: Date },
): Promise<string> {
  const id = randomUUID();
  await tx
    .insertInto("table_mapping")
    .values({
      id,
      office_code: answer.officeCode,
      title: answer.mapping.title,
      body: JSON.stringify(answer.mapping),
      remembered_by: answer.by,
      remembered_at: answer.at,
    })
    .execute();
  return id;
}

/** Whether there was such an answer of this office. */
export async function deleteTableMapping(tx: Tx, officeCode: string, id: string): Promise<boolean> {
  const deleted = await tx
    .deleteFrom("table_mapping")
    .where("office_code", "=", officeCode)
    .where("id", "=", id)
    .returning("id")
    .executeTakeFirst();
  return deleted !== undefined;
}

/** Those that have been forgotten meanwhile are passed over. */
export async function noteTableMappingsUsed(tx: Tx, ids: readonly string[], at: Date): Promise<void> {
  if (ids.length === 0) return;
  await tx.updateTable("table_mapping").set({ used_at: at }).where("id", "in", ids).execute();
}
