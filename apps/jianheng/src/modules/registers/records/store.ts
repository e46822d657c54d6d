import { createHash, randomBytes } from "node:crypto";
import type { Bilingual, FieldValues, RegisterDefinition, RegisterField } from "@jianheng/contract";
import { canonicalJson } from "@jianheng/tlog";
import { sql, type Insertable } from "kysely";
import { inParts } from "../../../database/in-parts.ts";
import type { Tx } from "../../../database/pool.ts";
import type { RecordConfidentialTable } from "../../../database/schema.ts";
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

/**
 * The next numbers in the office and year, in order; the row stays locked until the transaction ends, so that none is
 * left out.
 */
export async function nextNumbers(
  tx: Tx,
  { register, number }: RegisterDefinition,
  officeCode: string,
  today: string,
  count: number,
): Promise<readonly RecordNumber[]> {
  const year = number.includes("{year}") ? Number(today.slice(0, 4)) : 0;
  const { last } = await tx
    .insertInto("record_number")
    .values({ register, office_code: officeCode, year, last: count })
    .onConflict((conflict) =>
      conflict
        .columns(["register", "office_code", "year"])
        .doUpdateSet((row) => ({ last: sql<number>`${row.ref("record_number.last")} + ${count}` })),
    )
    .returning("last")
    .executeTakeFirstOrThrow();
  return Array.from({ length: count }, (_, index) => {
    const n = last - count + 1 + index;
    return { year, n, number: number.replaceAll("{year}", String(year)).replaceAll("{n}", String(n)) };
  });
}

/** The columns that searching needs. */
export function searchColumns(searchText: string) {
  return {
    search_text: searchText,
    search: sql`array_to_tsvector(${pairsOf(searchText)}::text[])`,
  };
}

/** A value that is kept apart, and the digest by which the act commits to it. */
export interface ConfidentialValue {
  readonly row: Insertable<RecordConfidentialTable>;
  readonly digest: string;
}

export function confidentialValue(about: {
  readonly recordId: string;
  readonly field: string;
  readonly seq: number;
  readonly value: unknown;
  readonly readers: readonly string[];
}): ConfidentialValue {
  const nonce = randomBytes(32);
  const value = canonicalJson(about.value);
  const { recordId, field, seq, readers } = about;
  return {
    row: { record_id: recordId, field, seq, value, nonce, readers: [...readers] },
    digest: createHash("sha256").update(nonce).update(value).digest("hex"),
  };
}

export async function insertConfidential(tx: Tx, values: readonly ConfidentialValue[]): Promise<void> {
  for (const some of inParts(values.map(({ row }) => row)))
    await tx.insertInto("record_confidential").values(some).execute();
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
  changed: readonly { readonly recordId: string; readonly seq: number; readonly changes: FieldValues }[],
): Promise<void> {
  const linking = definition.fields.filter(
    (field) => ["case", "finding", "record"].includes(field.type) && field.readBy === undefined,
  );
  const links: NewLink[] = [];
  for (const { recordId, seq, changes } of changed) {
    for (const field of linking.filter(({ id }) => id in changes)) {
      // A record that begins has no link of an earlier value.
      if (seq > 1) await endFieldLink(tx, recordId, field.id, seq);
      const to = changes[field.id];
      if (typeof to === "string")
        links.push({ recordId, kind: field.type as "record", to, relation: field.label, field: field.id, seq });
    }
  }
  await insertLinks(tx, links);
}

async function endFieldLink(tx: Tx, recordId: string, field: string, seq: number): Promise<void> {
  await tx
    .updateTable("record_link")
    .set({ gone_seq: seq })
    .where("from_record", "=", recordId)
    .where("field", "=", field)
    .where("gone_seq", "is", null)
    .execute();
}

export interface NewLink {
  readonly recordId: string;
  readonly kind: "record" | "finding" | "case";
  readonly to: string;
  readonly relation: Bilingual;
  readonly field: string | null;
  readonly seq: number;
}

export async function insertLink(tx: Tx, link: NewLink): Promise<void> {
  await insertLinks(tx, [link]);
}

export async function insertLinks(tx: Tx, links: readonly NewLink[]): Promise<void> {
  const rows = links.map((link) => ({
    from_record: link.recordId,
    to_kind: link.kind,
    to_id: link.to,
    relation: JSON.stringify(link.relation),
    field: link.field,
    seq: link.seq,
  }));
  for (const some of inParts(rows)) await tx.insertInto("record_link").values(some).execute();
}
