// A record as it stands inside a transaction: its row, its definition, and all values that the reader may see.
import type { FieldValue, FieldValues, RegisterField } from "@jianheng/contract";
import { sql, type Selectable } from "kysely";
import type { Tx } from "../../../database/pool.ts";
import type { RecordTable } from "../../../database/schema.ts";
import { officesAbove, type SignedIn } from "../../identity/index.ts";
import type { HeldRegister, RegisterCatalogue } from "../catalogue.ts";
import type { RecordFacts } from "../definition/index.ts";
import type { RecordPeople } from "./people.ts";

export type RecordRowStored = Selectable<RecordTable>;

export interface StandingRecord extends RecordPeople {
  readonly row: RecordRowStored;
  readonly held: HeldRegister;
  readonly state: string;
  readonly officeName: string;
  readonly departmentName: string | null;
}

/** Offices and departments by name, as far as they were asked for. */
export interface Places {
  readonly officeName: (code: string) => string;
  readonly officeChain: (code: string) => readonly string[];
  readonly departmentName: (id: string | null) => string | null;
}

/** Where a record lies, or where somebody works. */
export type Place = Pick<RecordRowStored, "office_code" | "department_id">;

/** These places by name, with the offices above them; a nation has thousands of others, which no request needs. */
export async function readPlaces(tx: Tx, wanted: readonly Place[]): Promise<Places> {
  const codes = [...new Set(wanted.map(({ office_code }) => office_code))];
  const ids = [...new Set(wanted.flatMap(({ department_id }) => department_id ?? []))];
  const { rows } = await sql<{ kind: "office" | "department"; id: string; name: string; parentCode: string | null }>`
    WITH RECURSIVE above AS (
      SELECT code, name, parent_code FROM office WHERE code = ANY (${codes}::text[])
      UNION SELECT office.code, office.name, office.parent_code FROM office JOIN above ON office.code = above.parent_code)
    SELECT 'office' AS kind, code AS id, name, parent_code AS "parentCode" FROM above
    UNION ALL SELECT 'department', id, name, NULL FROM department WHERE id = ANY (${ids}::text[])`.execute(tx);
  const offices = rows.filter(({ kind }) => kind === "office").map((office) => ({ ...office, code: office.id }));
  const names = new Map(rows.map(({ kind, id, name }) => [`${kind} ${id}`, name]));
  return {
    officeName: (code) => names.get(`office ${code}`) ?? code,
    officeChain: (code) => officesAbove(code, offices),
    departmentName: (id) => (id === null ? null : (names.get(`department ${id}`) ?? id)),
  };
}

/** Where the person works. */
export function placeOf({ officeCode, department }: Pick<SignedIn, "officeCode" | "department">): Place {
  return { office_code: officeCode, department_id: department?.id ?? null };
}

export async function standingOf(
  tx: Tx,
  catalogue: RegisterCatalogue,
  places: Places,
  rows: readonly RecordRowStored[],
): Promise<readonly StandingRecord[]> {
  const held = await Promise.all(rows.map((row) => catalogue.get(tx, row.definition_id)));
  const withApart = rows.filter((_, index) => held[index]!.compiled.definition.fields.some(keptApart));
  const apart = await confidentialValues(
    tx,
    withApart.map(({ id }) => id),
  );
  const copies = await copyTokens(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.map((row, index) => ({
    row,
    copiedTo: copies.get(row.id) ?? [],
    held: held[index]!,
    state: row.state,
    officeCode: row.office_code,
    officeChain: places.officeChain(row.office_code),
    authorId: row.author_id,
    doers: row.doers,
    values: { ...row.fields, ...apart.get(row.id) },
    officeName: places.officeName(row.office_code),
    departmentName: places.departmentName(row.department_id),
  }));
}

function keptApart({ readBy }: RegisterField): boolean {
  return readBy !== undefined;
}

async function copyTokens(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom("record_copy")
    .select(["record_id", "to_token"])
    .where("record_id", "in", ids)
    .execute();
  const byRecord = new Map<string, string[]>();
  for (const { record_id, to_token } of rows) byRecord.set(record_id, [...(byRecord.get(record_id) ?? []), to_token]);
  return byRecord;
}

/** Newest values of the fields that are kept apart, as far as row-level security shows them. */
async function confidentialValues(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, FieldValues>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom("record_confidential")
    .distinctOn(["record_id", "field"])
    .select(["record_id", "field", "value"])
    .where("record_id", "in", ids)
    .orderBy("record_id")
    .orderBy("field")
    .orderBy("seq", "desc")
    .execute();
  const byRecord = new Map<string, Record<string, FieldValue>>();
  for (const { record_id, field, value } of rows)
    byRecord.set(record_id, { ...byRecord.get(record_id), [field]: value });
  return byRecord;
}

/** What expressions see of it. */
export function factsOf(
  record: Pick<StandingRecord, "row" | "values" | "officeName" | "departmentName">,
  names: Readonly<Record<string, string>>,
): RecordFacts {
  const { row } = record;
  return {
    values: record.values,
    names,
    number: row.number,
    state: row.state,
    author: row.author_name,
    office: record.officeName,
    department: record.departmentName ?? "",
    registeredOn: row.registered_on,
  };
}
