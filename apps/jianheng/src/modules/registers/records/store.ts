import { createHash, randomBytes } from "node:crypto";
import type { Bilingual, FieldValues, RegisterDefinition, RegisterField } from "@jianheng/contract";
import { canonicalJson } from "@jianheng/tlog";
import { sql } from "kysely";
import type { Tx } from "../../../database/pool.ts";
import { pairsOf } from "./search-text.ts";
import type { RecordRowStored } from "./standing.ts";

/** Locks records in the order of their ids, so that two batches do not wait for each other; only those in reach. */
export async function lockRecords(tx: Tx, ids: readonly string[]): Promise<readonly RecordRowStored[]> {
  return tx.selectFrom("record").selectAll().where("id", "in", ids).orderBy("id").forUpdate().execute();
}

/** Requests with the same id wait for one another. */
export async function lockRequest(tx: Tx, requestId: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${requestId}, 0))`.execute(tx);
}

/** The record that a request makes: the same request makes the same one. `part` tells apart several of one request. */
export function recordIdOf(requestId: string, personId: string, part = ""): string {
  const hex = createHash("sha256").update(`${requestId} ${personId} ${part}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Whether a text from outside can be the id of a record, a finding or a file: the database takes no other. */
export function isRecordId(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}

export interface RecordNumber {
  readonly year: number;
  readonly n: number;
  readonly number: string;
}

/** The next number in the office and year; the row stays locked until the transaction ends, so that none is left out. */
export async function nextNumber(
  tx: Tx,
  { register, number }: RegisterDefinition,
  officeCode: string,
  today: string,
): Promise<RecordNumber> {
  const year = number.includes("{year}") ? Number(today.slice(0, 4)) : 0;
  const { last: n } = await tx
    .insertInto("record_number")
    .values({ register, office_code: officeCode, year, last: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(["register", "office_code", "year"])
        .doUpdateSet((row) => ({ last: sql<number>`${row.ref("record_number.last")} + 1` })),
    )
    .returning("last")
    .executeTakeFirstOrThrow();
  return { year, n, number: number.replaceAll("{year}", String(year)).replaceAll("{n}", String(n)) };
}

/** The columns that searching needs. */
export function searchColumns(searchText: string) {
  return {
    search_text: searchText,
    search: sql`array_to_tsvector(${pairsOf(searchText)}::text[])`,
  };
}

/** A value that is kept apart, and the digest by which the act commits to it. */
export async function insertConfidential(
  tx: Tx,
  row: {
    readonly recordId: string;
    readonly field: string;
    readonly seq: number;
    readonly value: unknown;
    readonly readers: readonly string[];
  },
): Promise<string> {
  const nonce = randomBytes(32);
  const value = canonicalJson(row.value);
  await tx
    .insertInto("record_confidential")
    .values({ record_id: row.recordId, field: row.field, seq: row.seq, value, nonce, readers: [...row.readers] })
    .execute();
  return createHash("sha256").update(nonce).update(value).digest("hex");
}

/** Values without the fields that are kept apart. */
export function openValues(fields: readonly RegisterField[], values: FieldValues): FieldValues {
  const open = fields.filter((field) => field.readBy === undefined && (values[field.id] ?? null) !== null);
  return Object.fromEntries(open.map(({ id }) => [id, values[id]!]));
}

/** Links that fields hold follow their values: the old one ends with this act, the new one begins. */
export async function followFieldLinks(
  tx: Tx,
  definition: RegisterDefinition,
  recordId: string,
  changes: FieldValues,
  seq: number,
): Promise<void> {
  const linking = definition.fields.filter(
    (field) => ["case", "finding", "record"].includes(field.type) && field.id in changes && field.readBy === undefined,
  );
  for (const field of linking) {
    await tx
      .updateTable("record_link")
      .set({ gone_seq: seq })
      .where("from_record", "=", recordId)
      .where("field", "=", field.id)
      .where("gone_seq", "is", null)
      .execute();
    const to = changes[field.id];
    if (typeof to === "string")
      await insertLink(tx, { recordId, kind: field.type as "record", to, relation: field.label, field: field.id, seq });
  }
}

export async function insertLink(
  tx: Tx,
  link: {
    readonly recordId: string;
    readonly kind: "record" | "finding" | "case";
    readonly to: string;
    readonly relation: Bilingual;
    readonly field: string | null;
    readonly seq: number;
  },
): Promise<void> {
  await tx
    .insertInto("record_link")
    .values({
      from_record: link.recordId,
      to_kind: link.kind,
      to_id: link.to,
      relation: JSON.stringify(link.relation),
      field: link.field,
      seq: link.seq,
    })
    .execute();
}
